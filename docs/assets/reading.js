// The page of the reading list: the records that were chosen, one after the other, with a table of contents.
// The list in the address is shown; what is kept in this browser changes only where it is the same list.
"use strict";
(() => {
  const {pages, reading} = penholder;
  const {element} = pages;
  const AT_ONCE = 4; // pages on their way
  const desk = document.querySelector("[data-ph-reading]");
  const folders = new Map([...desk.querySelectorAll("[data-ph-type]")].map(link => [link.dataset.phType, link.href.replace(/index\.html$/, "")]));
  const local = location.protocol === "file:";
  const edition = document.querySelector(".ph-edition time")?.textContent ?? "";

  const asked = reading.asked();
  const kept = reading.recalled();
  const same = (one, other) => one.join() === other.join();
  let names = asked.length ? asked : kept;
  let own = !kept.length || same(names, kept);
  let before = null; // what "Undo" brings back

  // ── The pieces of the page ─────────────────────────────────────────────
  const button = (words, act, quiet = true) => {
    const made = element("button", `ph-button${quiet ? " ph-button--quiet" : ""}`, words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const status = element("p", "ph-reading__status");
  status.setAttribute("role", "status");
  const tell = words => { status.textContent = words; };
  const print = button("Print", () => window.print(), false);
  const copy = button("Copy the link", copyLink);
  const clear = button("Empty the list", () => change([], "The list is empty. Undo brings it back.", undo));
  const undo = button("Undo", () => change(before, "The list is as it was.", undo));
  const mine = element("div", "ph-notice ph-reading__foreign");
  const list = element("ol", "ph-reading__list");
  const heading = element("h2", "", "Contents");
  const parts = element("div", "ph-reading__parts");
  const empty = desk.querySelector("[data-ph-empty]");
  heading.id = "contents";
  heading.tabIndex = -1;

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      tell("The link is copied. Who opens it sees this list.");
    } catch {
      tell("This browser does not let the page copy. The address of this page is the link.");
    }
  }

  // ── A record: its line among the contents, and its part ────────────────
  const held = new Map();

  function hold(name) {
    const line = element("li", "ph-reading__line-of");
    const part = element("section", "ph-reading__part");
    part.id = name;
    const link = element("a", "ph-reading__name", name);
    link.href = `#${name}`;
    const note = element("span", "ph-row__note", "loading");
    const act = (sign, words, does) => {
      const made = button(sign, does);
      made.classList.add("ph-entry__act");
      made.dataset.words = words;
      return made;
    };
    const up = act("↑", "Move up", () => move(name, -1));
    const down = act("↓", "Move down", () => move(name, 1));
    const out = act("✕", "Remove", () => remove(name));
    const again = button("Try again", () => { held.delete(name); show(); held.get(name).out.focus(); work(); });
    again.hidden = true;
    line.append(element("span", "ph-reading__head", link, " ", note), element("span", "ph-entry__acts", again, up, down, out));
    const item = {name, title: name, state: "waiting", line, part, link, note, up, down, out, again};
    called(item, name);
    held.set(name, item);
    return item;
  }

  function called(item, title) {
    item.title = title;
    item.link.textContent = title;
    for (const one of [item.up, item.down, item.out, item.again]) one.setAttribute("aria-label", `${one.dataset.words ?? "Try again"}: ${title}`);
  }

  function fill(item, record) {
    const source = element("p", "ph-reading__source", element("code", "", record.record),
      ` · version of ${record.when} · ${record.site}${edition ? `, content as of ${edition}` : ""}`);
    if (record.shown) {
      const link = element("a", "", record.shown);
      link.href = record.shown;
      source.append(" · ", link);
    }
    called(item, record.title);
    item.note.textContent = `${record.kind} · ${record.when}`;
    item.path = record.path;
    item.state = "there";
    item.part.replaceChildren(...record.body, source);
    item.part.setAttribute("aria-label", record.title);
  }

  function fail(item) {
    item.state = "failed";
    item.note.textContent = "could not be loaded";
    item.again.hidden = false;
    item.part.replaceChildren();
  }

  // What leads to a record of the list leads to its place on this page, as long as it is here.
  function join() {
    const here = new Map(names.map(name => held.get(name)).filter(item => item.path).map(item => [item.path, item.name]));
    for (const link of parts.querySelectorAll("a[href]")) {
      const whole = link.dataset.page ?? link.href;
      const [path, place] = whole.split("#");
      const name = here.get(path.replace(/index\.html$/, ""));
      if (!name && !link.dataset.page) continue;
      link.dataset.page = whole;
      link.setAttribute("href", name ? `#${name}${place ? `/${place}` : ""}` : whole);
    }
  }

  // ── Loading ────────────────────────────────────────────────────────────
  async function work() {
    const next = () => names.map(name => held.get(name)).find(item => item.state === "waiting");
    for (let item = next(); item; item = next()) {
      item.state = "coming";
      const [type, id] = item.name.split("/");
      try {
        if (!folders.has(type)) throw new Error(`there is no type ${type}`);
        fill(item, await pages.load(item.name, new URL(`${id}/${local ? "index.html" : ""}`, folders.get(type))));
      } catch {
        fail(item);
      }
      told();
    }
    join();
  }
  const start = () => Promise.all(Array.from({length: AT_ONCE}, work));

  // How far it is; the last word tells what is missing.
  function told() {
    const all = names.map(name => held.get(name).state);
    const failed = all.filter(state => state === "failed").length;
    const ready = all.filter(state => state === "there").length + failed;
    print.disabled = ready < all.length || failed === all.length;
    if (ready < all.length) tell(`${ready} of ${all.length} loaded`);
    else if (failed) tell(`${failed} of ${all.length} could not be loaded; ${failed === 1 ? "it is" : "they are"} marked in the list.`);
    else if (all.length) tell(`${all.length} ${all.length === 1 ? "record" : "records"}, all there`);
  }

  // ── Changing the list ──────────────────────────────────────────────────
  // What stands there and stays is not moved, so that it keeps its focus and the page its place.
  function order(box, nodes) {
    for (const node of [...box.children]) if (!nodes.includes(node)) node.remove();
    nodes.forEach((node, index) => { if (box.children[index] !== node) box.insertBefore(node, box.children[index] ?? null); });
  }

  function show() {
    const items = names.map(name => held.get(name) ?? hold(name));
    order(list, items.map(item => item.line));
    order(parts, items.map(item => item.part));
    items.forEach((item, index) => {
      item.up.disabled = index === 0;
      item.down.disabled = index === items.length - 1;
    });
    for (const one of [print, clear, heading, ...(local ? [] : [copy])]) one.hidden = !items.length;
    copy.hidden ||= local;
    empty.hidden = items.length > 0;
    undo.hidden = before === null;
    mine.hidden = own;
    history.replaceState(null, "", `${location.pathname}${reading.query(names)}${location.hash}`);
  }

  function change(next, words, focus) {
    before = names;
    names = next;
    const done = !own || reading.keep(names);
    show();
    join();
    tell(done ? words : "This browser keeps nothing here; the list stands in the address alone.");
    (focus.hidden || focus.disabled ? heading : focus).focus();
    start();
  }

  function move(name, step) {
    const next = names.filter(one => one !== name);
    const place = names.indexOf(name) + step;
    next.splice(place, 0, name);
    const item = held.get(name);
    const last = step < 0 ? place === 0 : place === next.length - 1;
    const focus = (step < 0) === last ? item.down : item.up;
    change(next, `${item.title}: now ${place + 1} of ${next.length}`, {focus: () => focus.focus()});
  }

  function remove(name) {
    const place = names.indexOf(name);
    const next = names.filter(one => one !== name);
    const {title} = held.get(name);
    change(next, `Removed: ${title}. Undo brings it back.`, next.length ? held.get(next[Math.min(place, next.length - 1)]).out : undo);
  }

  // ── A list that came with a link ───────────────────────────────────────
  mine.append(
    element("p", "", `This list came with a link. Your own list, with ${kept.length} ${kept.length === 1 ? "record" : "records"}, is kept as it is.`),
    element("p", "ph-acts",
      Object.assign(element("a", "ph-button ph-button--quiet", "Show my list"), {href: location.pathname}),
      button("Keep this one instead", () => { own = true; const these = names; names = reading.recalled(); change(these, "This is your list now. Undo brings back the other.", heading); })));

  reading.onChange(() => {
    if (!own) return;
    names = reading.recalled();
    show();
    told();
    start();
  });

  document.querySelector("[data-ph-without]").remove();
  desk.prepend(mine, element("div", "ph-reading__bar", element("p", "ph-acts", print, copy, clear, undo), status), heading, list);
  desk.append(parts);
  desk.hidden = false;
  if (own) reading.keep(names);
  show();
  told();
  addEventListener("load", start); // frames would keep this page from being complete
})();
