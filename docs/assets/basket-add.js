// Beside each wording of a clause, and in the listing of clauses: buttons that put it into the basket.
// Without this script the pages are the same, to be read.
"use strict";
(() => {
  const {store, tell} = penholder;
  const site = new URL("..", document.currentScript.src);
  const shows = [];

  const toggle = (clause, title, strength) => {
    const basket = store.recalled();
    const taken = store.find(basket, clause)?.strength === strength;
    if (taken) store.remove(basket, clause);
    else store.put(basket, clause, strength);
    const kept = store.keep(basket);
    show();
    const done = taken ? `${title} was taken out of the basket.` : `${title}, ${strength}, is in the basket.`;
    if (kept) tell(done, linkThere(basket));
    else tell("This browser keeps nothing here, so nothing can be collected.");
  };

  function button(clause, title, strength, words) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ph-button ph-button--quiet ph-collect";
    made.addEventListener("click", () => toggle(clause, title, strength));
    shows.push(basket => {
      const taken = store.find(basket, clause)?.strength === strength;
      made.setAttribute("aria-pressed", String(taken));
      made.setAttribute("aria-label", `${title}, ${strength}: ${taken ? "in the basket" : "add to the basket"}`);
      made.textContent = taken ? words.taken : words.free;
    });
    return made;
  }

  function linkThere(basket) {
    const link = document.createElement("a");
    const local = location.protocol === "file:";
    const count = store.entriesOf(basket).length;
    link.href = new URL(local ? "basket/index.html" : "basket/", site);
    link.textContent = `Basket: ${count} ${count === 1 ? "paragraph" : "paragraphs"}`;
    return link;
  }

  function wayThere() {
    const line = document.createElement("p");
    line.className = "ph-collected";
    shows.push(basket => line.replaceChildren(linkThere(basket)));
    return line;
  }

  function show() {
    const basket = store.recalled();
    for (const one of shows) one(basket);
  }

  const names = {preferred: "Preferred", compromise: "Compromise", minimum: "Minimum"};
  for (const row of document.querySelectorAll("[data-ph-clause]")) {
    const {phClause: clause, phStrengths: strengths} = row.dataset;
    const title = row.querySelector("a").textContent;
    const box = document.createElement("span");
    box.className = "ph-collects";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `${title}: the basket`);
    for (const strength of strengths.trim().split(" ")) {
      box.append(button(clause, title, strength, {free: `+ ${names[strength]}`, taken: `✓ ${names[strength]}`}));
    }
    row.append(box);
  }
  for (const part of document.querySelectorAll("[data-ph-wording]")) {
    const {phWording: clause, phTitle: title, phStrength: strength} = part.dataset;
    const line = document.createElement("p");
    line.className = "ph-collects";
    line.append(button(clause, title, strength, {free: "Add to the basket", taken: "✓ In the basket"}));
    part.append(line);
  }
  if (!shows.length) return;
  const [head] = document.querySelectorAll("article .ph-head");
  head?.append(wayThere());
  show();
  store.onChange(show);
})();
