// What is in the basket, kept in this browser alone (localStorage, "penholder:basket").
"use strict";
var penholder = window.penholder ?? {};
penholder.store = (() => {
  const PLACE = "penholder:basket";
  const FORMAT = "penholder-basket/1";
  const STRENGTHS = ["preferred", "compromise", "minimum"];
  const ID = /^[a-z0-9-]{1,64}$/;
  const NAME = /^[a-z][a-z0-9_]{0,39}$/;
  // What records may not hold (reading/characters.py, reading/prose.py): control and invisible characters, spaces inside
  // a number, and signs that begin HTML, a picture, a link or a list of attributes.
  const MISLEADING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff\u202a-\u202e\u200b-\u200d\u2060-\u2069\ufeff]|(?<=[0-9])[\u00a0\u2007\u202f](?=[0-9])/g;
  const MARKUP = /<(?=[a-z/!?])|!(?=\[)|(?<=\])[(:]|\{(?=:| *[.#][\w-]| *[\w-]+ *=)/gi;
  const LONGEST = {title: 160, version: 20, marking: 60, heading: 160, value: 400};

  const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
  const said = (value, longest) =>
    (typeof value === "string" ? value.toWellFormed?.() ?? value : "").replace(MISLEADING, "").replace(MARKUP, "").slice(0, longest);

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
  }

  // `added` are paragraphs that other pages put in: the page of the basket finds their place.
  const empty = () => ({
    format: FORMAT, title: "", product: "operative-text", version: "0.1", date: today(), marking: "DRAFT / NON-PAPER",
    values: {}, preamble: [], sections: [{heading: "", entries: []}], added: [],
  });

  function valuesOf(given) {
    const found = {};
    for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
      if (NAME.test(name) && said(value, LONGEST.value)) found[name] = said(value, LONGEST.value);
    }
    return found;
  }

  // What comes from outside, cut down to what we know; null where it is no basket.
  function understood(given) {
    if (!isObject(given) || given.format !== FORMAT) return null;
    const seen = new Set();
    const entries = list => (Array.isArray(list) ? list : []).slice(0, 200).filter(isObject).flatMap(one => {
      if (!ID.test(one.clause) || !STRENGTHS.includes(one.strength) || seen.has(one.clause)) return [];
      seen.add(one.clause);
      return [{clause: one.clause, strength: one.strength, open: one.open === true, values: valuesOf(one.values)}];
    });
    const basket = {...empty(), preamble: entries(given.preamble), values: valuesOf(given.values)};
    const sections = (Array.isArray(given.sections) ? given.sections : []).slice(0, 90).filter(isObject);
    if (sections.length) {
      basket.sections = sections.map(one => ({heading: said(one.heading, LONGEST.heading), entries: entries(one.entries)}));
    }
    basket.added = entries(given.added);
    for (const name of ["title", "version", "marking"]) {
      if (typeof given[name] === "string") basket[name] = said(given[name], LONGEST[name]);
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(given.date)) basket.date = given.date;
    if (given.product === "annex") basket.product = "annex";
    return basket;
  }

  function recalled() {
    try {
      return understood(JSON.parse(localStorage.getItem(PLACE))) ?? empty();
    } catch {
      return empty();
    }
  }

  // Whether the browser keeps it.
  function keep(basket) {
    try {
      localStorage.setItem(PLACE, JSON.stringify(basket));
      return true;
    } catch {
      return false;
    }
  }

  const lists = basket => [basket.preamble, ...basket.sections.map(section => section.entries), basket.added];
  const entriesOf = basket => lists(basket).flat();
  const find = (basket, clause) => entriesOf(basket).find(entry => entry.clause === clause) ?? null;

  function remove(basket, clause) {
    for (const list of lists(basket)) {
      const index = list.findIndex(entry => entry.clause === clause);
      if (index >= 0) list.splice(index, 1);
    }
  }

  // Put a clause in; the strength of one that is there already is changed.
  function put(basket, clause, strength) {
    const there = find(basket, clause);
    if (there) there.strength = strength;
    else basket.added.push({clause, strength, open: false, values: {}});
  }

  const onChange = act => window.addEventListener("storage", event => { if (event.key === PLACE) act(); });

  return {LONGEST, STRENGTHS, empty, entriesOf, find, keep, lists, onChange, put, recalled, remove, said, understood};
})();
