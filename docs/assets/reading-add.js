// On the page of a record and in listings: buttons that put records into the reading list, and the way there.
// Without this script the pages are the same, to be read.
"use strict";
(() => {
  const {reading, tell, say} = penholder;
  const script = document.currentScript;
  const place = document.querySelector("article .ph-taking");
  if (!place) return;
  const shows = [];

  // Puts names in or takes them out, and tells it.
  function change(names, taken, done) {
    const held = reading.recalled();
    const next = taken ? held.filter(name => !names.includes(name)) : [...new Set([...held, ...names])];
    const kept = reading.keep(next);
    if (!kept) tell(say("This browser keeps nothing here, so nothing can be collected."));
    else if (next.length > reading.MOST) tell(say("The reading list takes # records. The others were left out.", reading.MOST), linkThere());
    else tell(done, next.length ? linkThere() : null);
    show();
  }

  function button(className, words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `ph-button ph-button--quiet ${className}`;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  // A button that shows whether a record is in the list.
  function toggle(name, title, words) {
    const act = () => {
      const taken = reading.recalled().includes(name);
      const done = taken ? say("Taken out of the reading list: #", title) : say("In the reading list now: #", title);
      change([name], taken, done);
    };
    const made = button("ph-collect", "", act);
    shows.push(held => {
      const taken = held.has(name);
      made.setAttribute("aria-pressed", String(taken));
      made.textContent = taken ? words.taken : words.free;
    });
    return made;
  }

  function linkThere() {
    const link = document.createElement("a");
    const local = location.protocol === "file:";
    link.href = new URL(local ? "../reading-list/index.html" : "../reading-list/", script.src);
    link.textContent = say("Reading list (#)", reading.recalled().length);
    return link;
  }

  function wayThere() {
    const link = linkThere();
    link.className = "ph-reads";
    shows.push(held => {
      link.hidden = held.size === 0;
      link.textContent = say("Reading list (#)", held.size);
    });
    return link;
  }

  function show() {
    const held = new Set(reading.recalled());
    for (const one of shows) one(held);
  }

  // A listing tells of what type its records are; the last part of a row's address is the id.
  const {phType: type} = script.dataset;
  const rows = type ? [...document.querySelectorAll("article :is(.ph-row, .ph-tile)")].map(box => {
    const link = box.querySelector("a");
    const [id] = link.getAttribute("href").replace(/index\.html$/, "").split("/").slice(-2);
    return {box, name: `${type}/${id}`, title: link.textContent};
  }) : [];
  for (const {box, name, title} of rows) {
    const made = toggle(name, title, {free: "+", taken: "✓"});
    made.classList.add("ph-reads__one");
    made.setAttribute("aria-label", say("Reading list: #", title));
    made.title = say("Reading list");
    box.append(made);
  }
  const shown = () => rows.filter(({box}) => !box.closest("[hidden]")).map(({name}) => name);
  document.querySelector(".ph-sieve__told")?.append(button("", say("Add all shown to the reading list"), () => {
    const names = shown();
    change(names, false, say("In the reading list now: #", names.length));
  }));

  const record = document.querySelector("[data-ph-record]")?.dataset;
  if (record) place.append(toggle(record.phRecord, record.phTitle, {free: say("+ Reading list"), taken: say("✓ In the reading list")}));
  place.append(wayThere());
  show();
  reading.onChange(show);
})();
