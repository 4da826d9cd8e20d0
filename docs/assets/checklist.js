/* Checklists and worksheets that are filled in on the page. Answers stay in this browser: nothing is sent anywhere.
   Without this script the page is the same checklist, to be read or printed.
   A question of a worksheet is rated by the words in data-ph-choices; what stands together in data-ph-rated is ranked. */
(function () {
  "use strict";

  const FORMAT = "penholder-checklist/1";
  const SCALE = ["1", "2", "3", "4", "5"];
  const desk = document.querySelector("[data-ph-checklist]");
  if (!desk) return;

  const id = desk.dataset.phChecklist;
  const revised = desk.dataset.phRevised;
  const place = "penholder:checklist:" + id;

  /* ── Small helpers ── */

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key === "class") made.className = value;
      else if (key.includes("-") || key === "for" || key === "role") made.setAttribute(key, value);
      else made[key] = value;
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function button(words, act, quiet = true) {
    const made = element("button", { type: "button", class: "ph-button" + (quiet ? " ph-button--quiet" : "") }, words);
    made.addEventListener("click", act);
    return made;
  }

  /* What an item is called in the stored answers: its words, so that an answer never slips to another question
     when the checklist is revised (FNV-1a, 32 bits). */
  function keyOf(words) {
    let hash = 0x811c9dc5;
    for (const character of words.replace(/\s+/g, " ").trim()) {
      hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, "0");
  }

  function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /* ── The answers ── */

  function empty() {
    return { format: FORMAT, checklist: id, revised, subject: "", date: "", items: {}, gates: {} };
  }

  function strings(value, names) {
    const kept = {};
    for (const name of names) if (typeof value[name] === "string" && value[name]) kept[name] = value[name];
    return kept;
  }

  /* Answers from outside, cut down to what we know; null where they are not ours. */
  function understood(value) {
    if (!isRecord(value) || value.format !== FORMAT || value.checklist !== id) return null;
    const state = { ...empty(), ...strings(value, ["subject", "date", "revised"]) };
    for (const part of ["items", "gates"]) {
      for (const [key, entry] of Object.entries(isRecord(value[part]) ? value[part] : {})) {
        if (/^[0-9a-f]{8}(-\d+)?$/.test(key) && isRecord(entry)) {
          state[part][key] = strings(entry, ["answer", "note", "by", "on"]);
        }
      }
    }
    return state;
  }

  function recalled() {
    try {
      return understood(JSON.parse(localStorage.getItem(place))) || empty();
    } catch {
      return empty();
    }
  }

  let state = recalled();
  let replaced = null; /* what an import or a clearing took the place of */

  function keep() {
    state.revised = revised;
    try {
      localStorage.setItem(place, JSON.stringify(state));
      say("Kept in this browser.");
    } catch {
      say("This browser keeps nothing here. Export your answers before you leave the page.");
    }
  }

  /* ── What is on the page ── */

  const taken = {};
  const stages = [...document.querySelectorAll("[data-ph-stage]")].map((box) => {
    const items = [...box.querySelectorAll("[data-ph-answer]")].map((row) => {
      const words = row.querySelector(".ph-check__text");
      words.id = words.id || row.id + "-text";
      return { row, label: words.id, key: unique(keyOf(words.textContent)), kind: row.dataset.phAnswer,
               choices: box.dataset.phChoices?.split("|") ?? SCALE, required: row.hasAttribute("data-ph-required"), show: null };
    });
    const gate = box.querySelector("[data-ph-gate]");
    const closed = element("p", { class: "ph-stage__closed", hidden: true }, "This stage opens when the gates before it have been passed.");
    box.prepend(closed);
    return { box, closed, items, gate, key: gate ? unique(keyOf(gate.textContent)) : null, note: null, tick: null };
  });

  function unique(key) {
    taken[key] = (taken[key] || 0) + 1;
    return taken[key] > 1 ? key + "-" + taken[key] : key;
  }

  function entry(part, key) {
    return state[part][key] || {};
  }

  function put(part, key, name, value) {
    const changed = { ...entry(part, key), [name]: value };
    if (!value) delete changed[name];
    if (Object.keys(changed).length) state[part][key] = changed;
    else delete state[part][key];
    keep();
    refresh();
  }

  /* A required question is settled by a yes, or by any rating, text or date. */
  function settled(item) {
    const answer = entry("items", item.key).answer;
    return item.kind === "yes-no" ? answer === "yes" : Boolean(answer);
  }

  function waiting(stage) {
    return stage.items.filter((item) => item.required && !settled(item));
  }

  function passed(stage) {
    return waiting(stage).length === 0 && (!stage.gate || entry("gates", stage.key).answer === "yes");
  }

  /* ── Controls ── */

  function choices(item, options) {
    const group = element("div", { class: "ph-choices", role: "radiogroup", "aria-labelledby": item.label });
    const inputs = options.map(([value, words]) => {
      const input = element("input", { type: "radio", name: "ph-" + item.key, value });
      input.addEventListener("change", () => put("items", item.key, "answer", value));
      group.append(element("label", { class: "ph-choice" }, input, element("span", {}, words)));
      return input;
    });
    const none = button("Clear", () => put("items", item.key, "answer", ""));
    none.setAttribute("aria-label", "Clear the answer");
    none.className = "ph-clear";
    group.append(none);
    return [group, (answer) => {
      for (const input of inputs) input.checked = input.value === answer;
      none.hidden = !answer;
    }];
  }

  function field(part, key, name, tag, properties) {
    const input = element(tag, { class: "ph-input", ...properties });
    input.addEventListener(tag === "textarea" ? "input" : "change", () => put(part, key, name, input.value));
    return [input, () => { if (input !== document.activeElement) input.value = entry(part, key)[name] || ""; }];
  }

  function control(item) {
    if (item.kind === "yes-no") return choices(item, [["yes", "Yes"], ["no", "No"]]);
    if (item.kind === "scale") return choices(item, SCALE.map((value) => [value, value]));
    if (item.kind === "rating") return choices(item, item.choices.map((words, rating) => [String(rating), words]));
    const date = item.kind === "date";
    return field("items", item.key, "answer", date ? "input" : "textarea",
      { "aria-labelledby": item.label, ...(date ? { type: "date" } : { rows: 2 }) });
  }

  function annotation(part, key, label) {
    const shows = [];
    const labelled = (words, name, tag, properties) => {
      const [input, show] = field(part, key, name, tag, properties);
      shows.push(show);
      return element("label", { class: "ph-field" }, element("span", {}, words), input);
    };
    const box = element("details", { class: "ph-annotation" },
      element("summary", { "aria-describedby": label }, "Note, name and date"),
      element("div", { class: "ph-annotation__fields" },
        labelled("Note", "note", "textarea", { rows: 2 }),
        labelled("By", "by", "input", { type: "text", autocomplete: "off" }),
        labelled("On", "on", "input", { type: "date" })));
    return [box, () => {
      const kept = entry(part, key);
      if (kept.note || kept.by || kept.on) box.open = true;
      for (const show of shows) show();
    }];
  }

  /* A question in a closed box has no controls before the box is opened: a long worksheet would have thousands. */
  function equipWhenOpen(item) {
    const box = item.row.closest("details:not([open])");
    if (!box) return equip(item);
    box.addEventListener("toggle", () => { if (!item.show) { equip(item); item.show(); } }, { once: true });
  }

  function equip(item) {
    const [input, showAnswer] = control(item);
    const [notes, showNotes] = annotation("items", item.key, item.label);
    const box = element("div", { class: "ph-reply" }, input, notes);
    item.row.querySelector(".ph-check__facts").after(box);
    item.show = () => {
      showAnswer(entry("items", item.key).answer || "");
      showNotes();
      item.row.classList.toggle("ph-check--settled", settled(item));
    };
  }

  function equipGate(stage, number) {
    const label = "ph-gate-" + number;
    stage.tick = element("input", { type: "checkbox", id: label });
    stage.tick.addEventListener("change", () => put("gates", stage.key, "answer", stage.tick.checked ? "yes" : ""));
    stage.note = element("p", { class: "ph-gate__note", id: label + "-note" });
    stage.tick.setAttribute("aria-describedby", stage.note.id);
    const [notes, showNotes] = annotation("gates", stage.key, stage.note.id);
    stage.gate.append(
      element("p", { class: "ph-gate__tick" }, element("label", { for: label }, stage.tick, " The condition is met")),
      stage.note, notes);
    stage.show = showNotes;
  }

  /* ── The head of the page ── */

  const status = element("p", { class: "ph-desk__status", role: "status" });
  const progress = element("p", { class: "ph-desk__progress" });
  const undo = button("Undo", () => {
    replace(replaced, "The last change was undone.");
    replaced = null;
    subject.focus(); /* the button goes */
    refresh();
  });
  const chooser = element("input", { type: "file", accept: "application/json,.json", hidden: true, "aria-label": "File with answers" });
  const subject = element("input", { type: "text", class: "ph-input", autocomplete: "off" });
  const date = element("input", { type: "date", class: "ph-input" });

  function say(words) {
    status.textContent = words;
  }

  function replace(next, words) {
    replaced = state;
    state = next;
    keep();
    refresh();
    say(words);
  }

  function exported() {
    const words = JSON.stringify(state, null, 2) + "\n";
    /* Named after what it is filled in for, so that the next country does not take its place. */
    const name = [id, state.subject, state.date].map((part) => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60));
    const link = element("a", { download: name.filter(Boolean).join("-").replace(/-+$/, "") + ".json",
                                href: URL.createObjectURL(new Blob([words], { type: "application/json" })) });
    document.body.append(link);
    link.click();
    link.remove();
    URL.revokeObjectURL(link.href);
    say("Exported: keep the file, it holds all answers.");
  }

  async function imported() {
    const file = chooser.files[0];
    chooser.value = "";
    if (!file) return;
    let next = null;
    try {
      next = file.size < 4e6 ? understood(JSON.parse(await file.text())) : null;
    } catch {
      next = null;
    }
    if (!next) say("That file does not hold answers to this page. Nothing was changed.");
    else replace(next, "Imported from " + file.name + ". Undo brings back what was here.");
  }

  function equipDesk() {
    subject.addEventListener("change", () => { state.subject = subject.value; keep(); });
    date.addEventListener("change", () => { state.date = date.value; keep(); });
    chooser.addEventListener("change", imported);
    undo.hidden = true;
    desk.append(
      element("div", { class: "ph-desk__fields" },
        element("label", { class: "ph-field" }, element("span", {}, "What it is filled in for"), subject),
        element("label", { class: "ph-field" }, element("span", {}, "Date"), date)),
      progress,
      element("div", { class: "ph-desk__acts" },
        button("Export answers", exported), button("Import answers", () => chooser.click()), chooser,
        button("Print", () => window.print()),
        button("Clear all", () => replace(empty(), "Cleared. Undo brings the answers back.")), undo),
      status);
    desk.hidden = false;
  }

  /* ── Ranking: what was rated highest, and what eases it ── */

  const ranking = document.querySelector("[data-ph-ranking]");
  const nothing = ranking?.firstElementChild;
  const ratedBoxes = [...document.querySelectorAll("[data-ph-rated]")].map((box) => ({ box, items: [] }));
  for (const { box } of ratedBoxes) box.querySelector("summary").append(" ", element("span", { class: "ph-factor__rated" }));
  const boxOf = new Map(ratedBoxes.map((one) => [one.box, one]));
  for (const item of stages.flatMap((stage) => stage.items)) boxOf.get(item.row.closest("[data-ph-rated]"))?.items.push(item);

  function rating(item) {
    return Number(entry("items", item.key).answer || 0);
  }

  /* The highest first, then the one with more of it. */
  function byWeight(one, other) {
    return other.highest - one.highest || other.sum - one.sum || one.name.localeCompare(other.name);
  }

  function weighed(name, ratings) {
    return { name, highest: Math.max(0, ...ratings), sum: ratings.reduce((sum, one) => sum + one, 0) };
  }

  function ranked(rows, head, line) {
    return element("div", { class: "ph-across" }, element("table", { class: "ph-table" },
      element("thead", {}, element("tr", {}, ...head.map((words) => element("th", { scope: "col" }, words)))),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...line(row))))));
  }

  function rank() {
    if (!ranking) return;
    const measures = new Map();
    const groups = ratedBoxes.map(({ box, items }) => {
      const group = { ...weighed(box.dataset.phRated, items.map(rating)), box, items };
      box.dataset.phHighest = group.highest || "";
      box.querySelector(".ph-factor__rated").textContent = group.highest ? items[0].choices[group.highest] : "";
      for (const mark of group.highest ? box.querySelectorAll("[data-ph-eases]") : []) {
        const eased = measures.get(mark.textContent) || { mark, groups: [] };
        eased.groups.push(group);
        measures.set(mark.textContent, eased);
      }
      return group;
    }).filter((group) => group.highest).sort(byWeight);
    if (!groups.length) return ranking.replaceChildren(nothing);
    const eases = [...measures].map(([name, { mark, groups: eased }]) =>
      ({ ...weighed(name, eased.map((group) => group.sum)), highest: Math.max(...eased.map((group) => group.highest)), mark, eased }));
    ranking.replaceChildren(
      ranked(groups, ["Risk factor", "Rated"], ({ name, box, items }) => {
        const words = items[0].choices;
        const told = words.map((word, value) => [items.filter((item) => value && rating(item) === value).length, word])
          .filter(([count]) => count).reverse().map(([count, word]) => word + ": " + count).join(" · ");
        return [element("th", { scope: "row" }, element("a", { href: box.dataset.phUrl }, name)),
                element("td", {}, told + " of " + items.length)];
      }),
      ranked(eases.sort(byWeight), ["Measure", "Lowers"], ({ mark, eased }) => [
        element("th", { scope: "row" }, mark.firstElementChild.cloneNode(true)),
        element("td", {}, eased.sort(byWeight).map((group) => group.name).join("; "))]));
  }

  window.addEventListener("beforeprint", () => {
    for (const { box, items } of ratedBoxes) {
      if (!box.dataset.phHighest) continue;
      for (const item of items.filter((one) => !one.show)) { equip(item); item.show(); }
      box.open = true;
    }
  });

  /* ── Showing the state ── */

  function refreshStage(stage, open, number) {
    for (const item of stage.items) {
      item.show?.();
      for (const input of item.row.querySelectorAll("input, textarea")) input.disabled = !open;
    }
    stage.closed.hidden = open;
    if (!stage.gate) return;
    const left = waiting(stage).length;
    stage.tick.disabled = !open || (left > 0 && !stage.tick.checked);
    stage.tick.checked = entry("gates", stage.key).answer === "yes" && left === 0;
    stage.show();
    if (!open) stage.note.textContent = stage.closed.textContent;
    else if (left) stage.note.textContent = left + (left > 1 ? " required items are" : " required item is") + " not settled yet.";
    else if (stage.tick.checked) stage.note.textContent = number < stages.length ? "Stage " + (number + 1) + " is open." : "The checklist is done.";
    else stage.note.textContent = "All required items are settled. Confirm the condition to go on.";
  }

  function refresh() {
    let open = true;
    stages.forEach((stage, index) => {
      refreshStage(stage, open, index + 1);
      open = open && passed(stage);
    });
    const items = stages.flatMap((stage) => stage.items);
    const required = items.filter((item) => item.required);
    const answered = items.filter((item) => entry("items", item.key).answer).length;
    rank();
    progress.textContent = answered + " of " + items.length + " answered" + (required.length === 0 ? "" : " · " + required.filter(settled).length + " of "
      + required.length + " required items settled · " + stages.filter(passed).length + " of " + stages.length + " stages passed");
    if (subject !== document.activeElement) subject.value = state.subject;
    date.value = state.date;
    undo.hidden = replaced === null;
  }

  equipDesk();
  stages.forEach((stage, index) => {
    stage.items.forEach(equipWhenOpen);
    if (stage.gate) equipGate(stage, index + 1);
  });
  const known = new Set(stages.flatMap((stage) => stage.items.map((item) => item.key)));
  const strays = Object.keys(state.items).filter((key) => !known.has(key)).length;
  refresh();
  if (strays) {
    say("The checklist was revised on " + revised + ": " + strays + (strays > 1 ? " answers belong to questions that are" : " answer belongs to a question that is")
      + " no longer here. They stay in the file that you export.");
  }
  window.addEventListener("storage", (event) => {
    if (event.key === place) { state = recalled(); refresh(); }
  });
})();
