// The reading list: records that a reader put together, by their full names, in order. It is kept in this browser alone
// (localStorage, "penholder:reading-list"), and stands in the address of its page: ?r=clause/early-warning-cell&r=…
"use strict";
var penholder = window.penholder ?? {};
penholder.reading = (() => {
  const PLACE = "penholder:reading-list";
  const MOST = 150; // servers take addresses of 8,000 characters, and a record takes fifty of them
  const NAME = /^[a-z][a-z0-9-]*\/[a-z0-9-]{1,64}$/;

  // What comes from outside, cut down to names of records.
  const understood = given => [...new Set(Array.isArray(given) ? given : [])].filter(name => NAME.test(name)).slice(0, MOST);

  function recalled() {
    try {
      return understood(JSON.parse(localStorage.getItem(PLACE)));
    } catch {
      return [];
    }
  }

  // Whether the browser keeps it.
  function keep(names) {
    try {
      localStorage.setItem(PLACE, JSON.stringify(understood(names)));
      return true;
    } catch {
      return false;
    }
  }

  const query = names => (names.length ? `?${names.map(name => `r=${name}`).join("&")}` : "");
  const asked = () => understood(new URLSearchParams(location.search).getAll("r"));
  const onChange = act => addEventListener("storage", event => { if (event.key === PLACE) act(); });

  return {MOST, asked, keep, onChange, query, recalled};
})();
