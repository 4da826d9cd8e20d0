// The page of the basket: clauses in order with their controls on one side, the text on the other.
"use strict";
(() => {
  const {advice, clauses, element, record, sheet, store, text: texts, word} = penholder;
  const desk = document.querySelector("[data-ph-basket]");
  const local = location.protocol === "file:";
  const NAMES = {preferred: "Preferred", compromise: "Compromise", minimum: "Minimum"};
  const LEVELS = {error: ["Refused by the check", "withdrawn"], warning: ["To settle", "draft"], note: ["Advice", ""]};
  const OFFERED = {idle: 3, asked: 8};
  const SHOWN = 12_000; // milliseconds
  const PLACES = 4; // of a value that are named
  const NOWHERE = 0.9; // the usual place of a clause that stands in no draft: before what ends a text

  let basket = store.recalled();
  let before = null; // what the last change took the place of
  let asked = ""; // what clauses are looked for by
  let target = ""; // the section that they are put into; empty for where they usually stand

  // ── Changing the basket ────────────────────────────────────────────────
  const titleOf = id => clauses[id]?.title ?? id;
  const isPreambular = id => clauses[id]?.kind === "preambular";
  const known = id => Object.hasOwn(clauses, id);

  let saying = 0;

  function say(words) {
    clearTimeout(saying);
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = words; });
    saying = setTimeout(() => { status.textContent = ""; }, SHOWN); // on a small screen it covers what is below
  }

  function save() {
    if (!store.keep(basket)) say("This browser keeps nothing here. Export the basket before you leave the page.");
  }

  function change(act, tell) {
    const was = JSON.stringify(basket);
    act();
    before = was;
    save();
    render();
    if (tell) say(typeof tell === "function" ? tell() : tell);
  }

  const usual = entry => clauses[entry.clause].place ?? NOWHERE;

  // Puts an entry behind the last one that usually stands before it, or at the end of a section.
  function settle(entry, section = null) {
    if (isPreambular(entry.clause)) return void insert(basket.preamble, entry);
    if (section) return void section.entries.push(entry);
    for (const one of [...basket.sections].reverse()) {
      if (insert(one.entries, entry, one !== basket.sections[0])) return;
    }
  }

  function insert(list, entry, notFirst = false) {
    let index = list.length;
    while (index > 0 && known(list[index - 1].clause) && usual(list[index - 1]) > usual(entry)) index -= 1;
    if (notFirst && index === 0) return false;
    list.splice(index, 0, entry);
    return true;
  }

  // What other pages have put in finds its place.
  function settleAdded() {
    const added = basket.added.filter(entry => known(entry.clause) && clauses[entry.clause].strengths[entry.strength]);
    if (!basket.added.length) return;
    basket.added = [];
    for (const entry of added) settle(entry);
    save();
  }

  function add(clause, strength) {
    change(() => {
      settle({clause, strength, open: false, values: {}}, basket.sections[target] ?? null);
      if (!offers().length) asked = finder.value = "";
    }, () => `${titleOf(clause)} was added as ${placeOf(clause)}.`);
    if (document.activeElement === document.body) (found.querySelector("button") ?? finder).focus(); // its own button went
  }

  function move(clause, step) {
    const lists = isPreambular(clause) ? [basket.preamble] : basket.sections.map(section => section.entries);
    const at = lists.findIndex(list => list.some(entry => entry.clause === clause));
    const from = lists[at].findIndex(entry => entry.clause === clause);
    const to = from + step;
    const next = lists[at + step];
    if ((to < 0 || to >= lists[at].length) && !next) return say(`${titleOf(clause)} is ${step < 0 ? "first" : "last"} already.`);
    change(() => {
      const [entry] = lists[at].splice(from, 1);
      if (to >= 0 && to <= lists[at].length) lists[at].splice(to, 0, entry);
      else next.splice(step < 0 ? next.length : 0, 0, entry);
    }, () => `${titleOf(clause)} is now ${placeOf(clause)}.`);
  }

  function parted(section, index) {
    change(() => {
      const at = basket.sections.indexOf(section);
      const [...rest] = section.entries.splice(index);
      basket.sections.splice(at + 1, 0, {heading: "", entries: rest});
    }, "A section begins here. Write its heading.");
  }

  function united(section) {
    const at = basket.sections.indexOf(section);
    change(() => {
      if (at === 0) section.heading = "";
      else {
        basket.sections[at - 1].entries.push(...section.entries);
        basket.sections.splice(at, 1);
      }
    }, "The heading was taken away; its paragraphs stay.");
  }

  // ── Pieces of the page ─────────────────────────────────────────────────
  function button(words, act, more = {}) {
    const made = element("button", {type: "button", class: "ph-button ph-button--quiet", ...more}, words);
    made.addEventListener("click", act);
    return made;
  }

  function field(label, input, help = "") {
    return element("label", {class: "ph-field"}, element("span", {}, label), input, help ? element("small", {}, help) : null);
  }

  function input(key, value, act, more = {}) {
    const made = element("input", {type: "text", class: "ph-input", value, autocomplete: "off", "data-ph-key": key, ...more});
    made.addEventListener("input", () => act(made.value, made));
    return made;
  }

  function strengthsOf(clause, name) {
    return element("span", {class: "ph-collects", role: "group", "aria-label": `Add ${titleOf(clause)}`},
      store.STRENGTHS.filter(one => clauses[clause].strengths[one]).map(strength =>
        button(`+ ${NAMES[strength]}`, () => add(clause, strength), {
          class: "ph-button ph-button--quiet ph-collect", "aria-label": `Add ${titleOf(clause)}, ${strength}`, "data-ph-key": `${name}-${clause}-${strength}`,
        })));
  }

  const pageOf = clause => `../clauses/${clause}/${local ? "index.html" : ""}`;

  // ── The text of the moment ─────────────────────────────────────────────
  let draft = null;
  let text = null;
  let places = new Map();
  const placeOf = clause => places.get(clause) ?? "";

  function recompose() {
    draft = record.draftOf(basket, clauses);
    text = texts.compose(draft, clauses);
    places = new Map();
    for (const [blocks, mark] of [[text.preambular, text.annex ? "para. " : "PP"], [text.operative, text.annex ? "para. " : "OP"]]) {
      blocks.filter(block => block.items).forEach((block, index) => places.set(block.name, `${mark}${index + 1}`));
    }
  }

  // ── Adding ─────────────────────────────────────────────────────────────
  const found = element("ul", {class: "ph-rows ph-offers"});
  const finder = input("find", "", value => { asked = value; showOffers(); }, {type: "search", placeholder: "Words of a clause, such as “early warning”"});
  const chooser = element("select", {class: "ph-input", "data-ph-key": "target"});
  chooser.addEventListener("change", () => { target = chooser.value; });

  // All words of a clause by its id: those of its title, and of its wordings.
  const named = (id, one) => clauses[id].title.toLowerCase().includes(one) || id.includes(one);
  const worded = (id, one) => named(id, one) || (wordings[id] ??= JSON.stringify(clauses[id].strengths).toLowerCase()).includes(one);
  const wordings = {};

  // The clauses that fit what is asked: first those that bear its words as a name and those that clauses in the basket
  // require, then in the order of a text.
  function offers() {
    const taken = new Set(store.entriesOf(basket).map(entry => entry.clause));
    const wanted = new Set([...taken].filter(known).flatMap(id => clauses[id].requires));
    const asks = asked.toLowerCase().split(/\s+/).filter(Boolean);
    const order = id => [(wanted.has(id) ? 0 : 1) + (asks.every(one => named(id, one)) ? 0 : 2), isPreambular(id) ? 0 : 1, clauses[id].place ?? 2];
    return Object.keys(clauses)
      .filter(id => !taken.has(id) && asks.every(one => worded(id, one)))
      .sort((one, other) => {
        const [a, b] = [order(one), order(other)];
        return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (one < other ? -1 : 1);
      });
  }

  function showOffers() {
    const all = offers();
    const shown = asked.trim() ? OFFERED.asked : OFFERED.idle;
    found.replaceChildren(...all.slice(0, shown).map(id => element("li", {class: "ph-row ph-offer"},
      element("span", {class: "ph-row__title"}, element("a", {href: pageOf(id)}, titleOf(id)),
        element("span", {class: "ph-row__note"}, clauses[id].kind)),
      strengthsOf(id, "offer"))));
    if (all.length > shown) {
      found.append(element("li", {class: "ph-row ph-quiet"}, `${all.length - shown} more: say what you look for, or go through `,
        element("a", {href: `../clauses/${local ? "index.html" : ""}`}, "all clauses"), "."));
    } else if (!all.length) found.append(element("li", {class: "ph-row ph-quiet"}, "No clause that is not in the basket has these words."));
  }

  function showTargets() {
    if (!basket.sections[target]) target = "";
    chooser.replaceChildren(element("option", {value: ""}, "Where it usually stands"),
      ...basket.sections.map((section, index) => element("option", {value: String(index)}, `At the end of section ${index + 1}${section.heading ? `, ${section.heading}` : ""}`)));
    chooser.value = target;
    chooser.parentElement.hidden = basket.sections.length < 2;
  }

  // ── Contents ───────────────────────────────────────────────────────────
  const contents = element("div", {class: "ph-contents"});

  function card(entry, index, section) {
    const {clause} = entry;
    const choose = element("select", {class: "ph-input ph-entry__strength", "aria-label": `Strength of ${titleOf(clause)}`, "data-ph-key": `strength-${clause}`},
      store.STRENGTHS.filter(one => clauses[clause]?.strengths[one]).map(one => element("option", {value: one}, NAMES[one])));
    choose.value = entry.strength;
    choose.addEventListener("change", () => change(() => { entry.strength = choose.value; }, `${titleOf(clause)}: ${choose.value}.`));
    const small = (sign, words, act, key) => button(sign, act, {class: "ph-button ph-button--quiet ph-entry__act", "aria-label": `${words}: ${titleOf(clause)}`, title: words, "data-ph-key": `${key}-${clause}`});
    const head = element("div", {class: "ph-entry__head"},
      element("span", {class: "ph-entry__place"}, placeOf(clause)),
      element("a", {class: "ph-entry__title", href: pageOf(clause)}, titleOf(clause)));
    const acts = element("div", {class: "ph-entry__acts"}, known(clause) ? choose : "",
      small("↑", "Move up", () => move(clause, -1), "up"), small("↓", "Move down", () => move(clause, 1), "down"),
      small("✕", "Remove", () => {
        const next = neighbour(clause);
        change(() => store.remove(basket, clause), `${titleOf(clause)} was removed. Undo brings it back.`);
        focusOn(next ? `remove-${next}` : "find");
      }, "remove"));
    return element("li", {class: `ph-entry${entry.open ? " ph-entry--open" : ""}`, id: `entry-${clause}`, "data-ph-entry": clause},
      head, acts, known(clause) ? more(entry, index, section) : element("p", {class: "ph-quiet"}, "The site has no such clause any more."));
  }

  function neighbour(clause) {
    const all = store.entriesOf(basket).map(entry => entry.clause);
    const at = all.indexOf(clause);
    return all[at + 1] ?? all[at - 1] ?? "";
  }

  const unfolded = new Set();

  function more(entry, index, section) {
    const {clause} = entry;
    const names = texts.namesIn(clauses[clause].strengths[entry.strength]).filter(name => clauses[clause].parameters[name]);
    const open = element("input", {type: "checkbox", checked: entry.open, "data-ph-key": `open-${clause}`});
    open.addEventListener("change", () => change(() => { entry.open = open.checked; }, open.checked ? "In brackets." : "Without brackets."));
    const box = element("details", {class: "ph-annotation", open: unfolded.has(clause)},
      element("summary", {"data-ph-key": `more-${clause}`, "aria-label": `More for ${titleOf(clause)}`}, "More"),
      element("div", {class: "ph-entry__more"},
        element("label", {class: "ph-tick"}, open, " Not agreed: in square brackets"),
        section ? button("Begin a section here", () => { parted(section, index); focusOn(`heading-${basket.sections.indexOf(section) + 1}`); }) : "",
        names.map(name => valueField(`own-${clause}-${name}`, `${clauses[clause].parameters[name].description} Only in this paragraph:`, entry.values, name, [clauses[clause].parameters[name]]))));
    box.addEventListener("toggle", () => unfolded[box.open ? "add" : "delete"](clause));
    return box;
  }

  function showContents() {
    const list = (entries, section, label) => element("ol", {class: "ph-entries", "aria-label": label},
      entries.map((entry, index) => card(entry, index, section)));
    const parts = [];
    if (basket.preamble.length) parts.push(element("p", {class: "ph-label"}, "Preamble"), list(basket.preamble, null, "Preamble"));
    basket.sections.forEach((section, index) => {
      if (!section.entries.length && basket.sections.length === 1) return;
      if (index === 0) parts.push(element("p", {class: "ph-label"}, "Operative part"));
      const name = section.heading || `Section ${index + 1}`;
      const heading = input(`heading-${index}`, section.heading, value => { section.heading = store.said(value, store.LONGEST.heading); save(); refresh(); },
        {"aria-label": `Heading of section ${index + 1}`, placeholder: "No heading", maxLength: store.LONGEST.heading});
      parts.push(element("div", {class: "ph-section-head"}, heading,
        index || section.heading ? button("✕", () => united(section), {class: "ph-button ph-button--quiet ph-entry__act", title: "Take the heading away", "aria-label": `Take the heading away: ${name}`, "data-ph-key": `unite-${index}`}) : ""));
      parts.push(section.entries.length ? list(section.entries, section, name) : element("p", {class: "ph-quiet"}, "No paragraph stands here yet; it is left out of the text."));
    });
    if (!parts.length) parts.push(element("p", {class: "ph-empty"}, "Nothing here yet. Find clauses above, or add them on their own pages."));
    contents.replaceChildren(...parts);
  }

  // ── Values ─────────────────────────────────────────────────────────────
  const values = element("div", {class: "ph-values"});

  function valueField(key, label, held, name, declared) {
    const default_ = declared.map(one => one.default).find(Boolean);
    const problem = element("small", {class: "ph-fault", id: `fault-${key}`});
    const show = made => {
      const said = texts.line(made.value);
      problem.textContent = said ? record.fault(said, declared) : "";
      made.setAttribute("aria-invalid", String(Boolean(problem.textContent)));
    };
    const made = input(key, held[name] ?? "", (value, from) => {
      const said = store.said(value, store.LONGEST.value);
      if (texts.line(said)) held[name] = said;
      else delete held[name];
      show(from);
      save();
      refresh();
    }, {placeholder: default_ ?? "", "aria-describedby": problem.id, maxLength: store.LONGEST.value});
    show(made);
    const example = default_ ? `Without a value: ${default_}` : `Such as: ${declared[0].example}`;
    const box = field(label, made, example);
    box.append(problem);
    return box;
  }

  function showValues() {
    const parameters = record.parametersOf(basket, clauses);
    values.replaceChildren(...parameters.map(({name, declared, clauses: where}) => {
      const box = valueField(`value-${name}`, declared[0].description, basket.values, name, declared);
      const [some, rest] = [where.slice(0, PLACES), where.length - PLACES];
      box.append(element("small", {}, `[${name}] in ${some.map(placeOf).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`));
      return box;
    }));
    if (!parameters.length) values.append(element("p", {class: "ph-quiet"}, "Nothing to fill in yet."));
  }

  // ── Advice, counts, text: these change with every letter typed ─────────
  const told = element("ul", {class: "ph-advice"});
  const counted = element("p", {class: "ph-basket__counts"});
  const paper = element("section", {class: "ph-basket__paper", id: "text", tabIndex: 0, "aria-label": "The text as it will stand on paper"});

  function showAdvice() {
    const all = advice.adviceOn(draft, text, clauses);
    const rank = ["error", "warning", "note"];
    told.replaceChildren(...all.sort((one, other) => rank.indexOf(one.level) - rank.indexOf(other.level)).map(one => {
      const [label, chip] = LEVELS[one.level];
      const place = one.place ? element("a", {href: `#entry-${one.clause}`, class: "ph-advice__place"}, one.place) : "";
      return element("li", {class: "ph-advice__one"},
        element("span", {class: `ph-chip${chip ? ` ph-chip--${chip}` : ""}`}, label), " ", place, place ? ": " : "",
        element("span", {class: "ph-advice__words"}, one.words), ". ", element("span", {class: "ph-quiet"}, `${one.hint[0].toUpperCase()}${one.hint.slice(1)}.`),
        one.needs ? strengthsOf(one.needs, "needed") : "");
    }));
    if (!all.length) told.append(element("li", {class: "ph-quiet"}, text.operative.length ? "Nothing that can be told from the clauses alone." : "Advice appears as the text grows."));
  }

  function showCounts() {
    const count = blocks => blocks.filter(block => block.items).length;
    const tasks = advice.tasksOf(draft, clauses);
    const blanks = new Set(text.unfilled.map(([, name]) => name)).size;
    const some = (number, one, many) => `${number} ${number === 1 ? one : many}`;
    const kinds = tasks.counts.map(([kind, number]) => `${kind} ${number}`).join(", ");
    counted.replaceChildren(
      element("strong", {}, text.annex ? some(count(text.preambular) + count(text.operative), "paragraph", "paragraphs") : `${count(text.preambular)} preambular, ${count(text.operative)} operative`),
      ` · ${some(tasks.all, "task", "tasks")}${kinds ? ` (${kinds})` : ""} · ${some(blanks, "value", "values")} missing`);
  }

  function showText() {
    const at = paper.scrollTop;
    paper.replaceChildren(sheet.sheet(text));
    paper.scrollTop = at;
    showMark();
  }

  let marked = "";

  function showMark(follow = false) {
    for (const old of paper.querySelectorAll(".ph-text--marked")) old.classList.remove("ph-text--marked");
    const there = marked && document.getElementById(sheet.anchor(marked));
    if (!there) return;
    there.classList.add("ph-text--marked");
    if (!follow || paper.scrollHeight <= paper.clientHeight) return;
    const [inside, around] = [there.getBoundingClientRect(), paper.getBoundingClientRect()];
    if (inside.top < around.top || inside.top > around.bottom - 120) paper.scrollTop += inside.top - around.top - 60;
  }

  contents.addEventListener("focusin", event => {
    marked = event.target.closest("[data-ph-entry]")?.dataset.phEntry ?? "";
    showMark(true);
  });

  // ── Details and files ──────────────────────────────────────────────────
  const details = element("div", {class: "ph-desk__fields"});

  function showDetails() {
    const held = (name, label, help) => field(label, input(`detail-${name}`, basket[name],
      value => { basket[name] = store.said(value, store.LONGEST[name]); save(); refresh(); }, {maxLength: store.LONGEST[name]}), help);
    const date = input("detail-date", basket.date, value => { if (value) { basket.date = value; save(); refresh(); } }, {type: "date"});
    const product = element("select", {class: "ph-input", "data-ph-key": "detail-product"},
      element("option", {value: "operative-text"}, "Text of a resolution"), element("option", {value: "annex"}, "Annex"));
    product.value = basket.product;
    product.addEventListener("change", () => change(() => { basket.product = product.value; }, ""));
    details.replaceChildren(held("title", "Title"), held("marking", "Marking, in the header"), held("version", "Version"), field("Date", date), field("What is made", product));
  }

  function give(body, name, words) {
    const link = element("a", {download: name, href: URL.createObjectURL(body)});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(words);
  }

  const yaml = () => new Blob([record.yamlOf(draft)], {type: "application/yaml"});
  const takeWord = button("Word file", async () => give(await word.file(text, penholder.blank), `${draft.id}.docx`, "The Word file was made in this browser."), {class: "ph-button"});
  const takeRecord = button("Draft record", () => give(yaml(), `${draft.id}.yaml`, `The record was made. Put it into content/drafts/ of a workspace, then: penholder draft ${draft.id}.`));
  const takeBasket = button("Export basket", () => give(new Blob([`${JSON.stringify(basket, null, 2)}\n`], {type: "application/json"}), `${draft.id}.basket.json`, "Exported: the file holds the whole basket, to go on elsewhere."));
  const file = element("input", {type: "file", accept: "application/json,.json", hidden: true, "aria-label": "Basket file"});
  const undo = button("Undo", () => {
    const was = store.understood(JSON.parse(before));
    change(() => { basket = was; }, "The last change was undone.");
  }, {"data-ph-key": "undo"});
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    file.value = "";
    let next = null;
    try {
      next = chosen.size < 2e6 ? store.understood(JSON.parse(await chosen.text())) : null;
    } catch {
      next = null;
    }
    if (!next) return say("That file holds no basket. Nothing was changed.");
    change(() => { basket = next; settleAdded(); }, `Imported from ${chosen.name}. Undo brings back what was here.`);
  });
  const readBasket = button("Import basket", () => file.click());
  const clear = button("Empty the basket", () => change(() => { basket = store.empty(); }, "The basket is empty. Undo brings it back."));
  const status = element("p", {class: "ph-basket__status", role: "status"});

  // ── The whole page ─────────────────────────────────────────────────────
  function part(id, title, ...children) {
    return element("section", {class: "ph-basket__part", id, "aria-labelledby": `${id}-title`}, element("h2", {id: `${id}-title`}, title), ...children);
  }

  function build() {
    const ways = element("nav", {class: "ph-basket__ways", "aria-label": "Parts of the basket"},
      [["add", "Add"], ["contents", "Contents"], ["values", "Values"], ["advice", "Advice"], ["text", "Text"], ["take", "Take away"]]
        .map(([id, words]) => element("a", {href: `#${id}`}, words)));
    desk.append(
      element("div", {class: "ph-basket__bar"}, counted, ways, status),
      element("div", {class: "ph-basket__panes"},
        element("div", {class: "ph-basket__work"},
          part("add", "Add clauses", field("Look for", finder), field("Put operative paragraphs", chooser), found),
          part("contents", "Contents", contents),
          part("values", "Values", element("p", {class: "ph-quiet"}, "Filled in once, they stand wherever the text has them."), values),
          part("advice", "Advice", told),
          part("take", "Take away", details,
            element("div", {class: "ph-desk__acts"}, takeWord, takeRecord, takeBasket, readBasket, file, clear, undo),
            element("p", {class: "ph-quiet"}, "All files are made here, in this browser; nothing is sent. The record holds everything but values that do not fit."))),
        paper));
    desk.hidden = false;
    for (const one of document.querySelectorAll("[data-ph-without]")) one.remove();
  }

  // What follows from the words alone; the fields that somebody types into stay.
  function refresh() {
    recompose();
    showText();
    showCounts();
    showAdvice();
  }

  function focusOn(key) {
    desk.querySelector(`[data-ph-key="${CSS.escape(key)}"]`)?.focus();
  }

  function render() {
    const key = document.activeElement?.dataset?.phKey;
    recompose();
    showContents();
    showValues();
    showTargets();
    showOffers();
    showDetails();
    refresh();
    undo.hidden = before === null;
    if (key && document.activeElement?.dataset?.phKey !== key) focusOn(key);
  }

  build();
  settleAdded();
  render();
  store.onChange(() => {
    basket = store.recalled();
    settleAdded();
    render();
  });
})();
