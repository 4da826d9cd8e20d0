// The search box. The index is a set of script files (publishing/search_index.py writes and explains them), because
// a page opened from a folder may load nothing else; a query loads the few that it needs.
"use strict";
(() => {
  const box = document.querySelector("[data-ph-search]");
  if (!box) return;
  const {say} = penholder;
  const site = new URL("..", document.currentScript.src);
  const input = box.querySelector("input");
  const status = box.querySelector(".ph-find__status");
  const filters = box.querySelector(".ph-find__filters");
  const list = box.querySelector(".ph-find__list");
  const more = box.querySelector(".ph-find__more");
  const toggle = document.getElementById("__search");

  // ── The files of the index ─────────────────────────────────────────────
  const parts = new Map();
  const arrived = new Map();
  window.penholderSearch = (name, data) => {
    if (arrived.has(name)) arrived.get(name)(data);
    else parts.set(name, Promise.resolve(data)); // the preview sends all parts in one file
  };

  function part(name) {
    if (!parts.has(name)) {
      parts.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        arrived.set(name, done);
        script.src = new URL(`search/${name}.js`, site);
        script.onerror = () => {
          parts.delete(name);
          failed(new Error(say("# cannot be loaded. Load the page again.", `search/${name}.js`)));
        };
        document.head.append(script);
      }));
    }
    return parts.get(name);
  }

  const state = async name => part(`${(await part("index")).state}/${name}`);

  // Numbers are kept as the steps from one to the next; `low` is how many of their lowest bits are no part of that.
  function numbers(steps, low = 0) {
    let high = 0;
    return steps.map(step => ((high += step >> low) << low) | (step & ((1 << low) - 1)));
  }

  // ── What fits a query ──────────────────────────────────────────────────
  const PREFIX = 3; // the letters that words of a shard have in common
  const VALUE = [1, 1.5, 3, 6, 9]; // of a word in a text, often in it, in a summary, in a long name, in a name
  const WHOLE_NAME = 1000;
  const NEARLY_A_NAME = 300;
  const NAME_BEGINS = 40;
  const BEGINS = 0.5; // what a word counts that only begins like the one that was typed
  const OF_THE_TOOL = 0.5; // what the handbook counts beside the guidance
  const ENOUGH = 0.55; // the part of a query, by how much its words tell, that an entry must have

  // The same as words() in publishing/search_index.py.
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = text =>
    (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => word.length > 1 || !/^[a-z]$/.test(word));

  // How many letters may be wrong: none in a short word, and never a digit.
  const slips = word => (word.length < 5 || /\p{N}/u.test(word) ? 0 : word.length < 8 ? 1 : 2);

  // Whether two words differ by at most so many letters that are missing, too many, wrong or changed about.
  function near(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return false;
    let before = [];
    let last = Array.from({length: other.length + 1}, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return false;
      [before, last] = [last, row];
    }
    return last[other.length] <= most;
  }

  async function shardsOf(word) {
    const {shards} = await part("index");
    const start = word.slice(0, PREFIX);
    let first = shards.findLastIndex(shard => shard <= start);
    if (first < 0) first = 0;
    let last = first;
    // Two letters may begin words of several shards; three of them are enough to show something.
    while (word.length < PREFIX && last < first + 2 && shards[last + 1]?.startsWith(word)) last += 1;
    return Promise.all(Array.from({length: last - first + 1}, (_, step) => state(`words-${first + step}`)));
  }

  // The places of a word by entry with how well they fit, and how much it tells; null where no word is like it.
  async function placesOf(word, unfinished) {
    const shards = await shardsOf(word);
    const like = fits => shards.flatMap(({words, places}) =>
      [...new Set(Object.keys(words).filter(fits).map(one => words[one]))].map(family => places[family]));
    let exact = like(one => one === word);
    let begun = unfinished ? like(one => one.startsWith(word)).filter(one => !exact.includes(one)) : [];
    for (let most = 1; most <= slips(word) && !exact.length && !begun.length; most += 1) exact = like(one => near(one, word, most));
    // "protectors" is in no text, "protection" is
    for (let stem = word.slice(0, -1); stem.length > Math.max(PREFIX, word.length / 2) && !exact.length && !begun.length; stem = stem.slice(0, -1)) {
      begun = like(one => one.startsWith(stem));
    }
    if (!exact.length && !begun.length) return null;
    const {entries} = await part("index");
    const found = new Map();
    let tells = Infinity;
    for (const [all, share] of [[exact, 1], [begun, BEGINS]]) {
      for (const steps of all) {
        const rarity = Math.log(1 + entries / steps.length);
        if (all === exact || !exact.length) tells = Math.min(tells, rarity);
        for (const place of numbers(steps, PREFIX)) {
          const entry = place >> PREFIX;
          const value = VALUE[place & 7] * rarity * share;
          if (value > (found.get(entry) ?? 0)) found.set(entry, value);
        }
      }
    }
    return {found, tells};
  }

  async function namesLike(query) {
    const found = new Map();
    const shards = await shardsOf(query);
    const most = shards.some(({names}) => Object.hasOwn(names, query)) ? 0 : slips(query);
    for (const {names} of shards) {
      for (const name of Object.keys(names)) {
        const value = name === query ? WHOLE_NAME
          : most && near(name, query, most) ? NEARLY_A_NAME
            : name.startsWith(query) ? NAME_BEGINS * query.length / name.length : 0;
        if (value) for (const entry of numbers(names[name])) found.set(entry, Math.max(value, found.get(entry) ?? 0));
      }
    }
    return found;
  }

  // Entries from the best on: those with the words that tell most of what is looked for. A word that stands nearly
  // everywhere, as those of a whole sentence, need not stand in them; whatever is missing makes them count for less.
  async function entriesFor(text) {
    const words = wordsOf(text);
    if (!words.length) return null;
    const unfinished = !/\s$/.test(text);
    const [{guidance}, names, ...places] = await Promise.all([
      part("index"),
      namesLike(words.join(" ")),
      ...words.map((word, index) => placesOf(word, unfinished && index === words.length - 1)),
    ]);
    const asked = places.filter(place => place);
    const scores = new Map();
    for (const {found, tells} of asked) {
      for (const [entry, value] of found) {
        const score = scores.get(entry) ?? {entry, told: 0, value: 0};
        score.told += tells;
        score.value += value;
        scores.set(entry, score);
      }
    }
    for (const entry of names.keys()) if (!scores.has(entry)) scores.set(entry, {entry, told: 0, value: 0});
    const most = Math.max(0, ...[...scores.values()].map(score => score.told));
    const found = [...scores.values()].filter(({entry, told}) => names.has(entry) || told >= ENOUGH * most);
    for (const score of found) {
      score.value = (score.value * score.told / (most || 1) + (names.get(score.entry) ?? 0)) * (score.entry < guidance ? 1 : OF_THE_TOOL);
    }
    return found.sort((one, other) => other.value - one.value || one.entry - other.entry).map(score => score.entry);
  }

  // ── Filters ────────────────────────────────────────────────────────────
  const WORTH_IT = 0.1; // the part of what was found that has a value, or there is nothing to choose
  const chosen = new Map(); // the value that was chosen, by the name of the filter
  let values = null; // the entries that have a value, by the name of the filter and the value, once they are loaded

  async function loadFilters() {
    const loaded = await state("filters");
    if (values) return;
    values = new Map(loaded.map(([name, all]) => [name, new Map(all.map(([value, steps]) => [value, numbers(steps)]))]));
    for (const name of values.keys()) {
      const label = element("label", "ph-find__filter");
      const select = element("select");
      select.name = name;
      select.addEventListener("change", () => {
        if (select.value) chosen.set(name, select.value);
        else chosen.delete(name);
        show();
      });
      label.append(element("span", "", name), select);
      filters.querySelector("div").append(label);
    }
  }

  // What passes all filters that were chosen, but for one.
  function passing(entries, except) {
    for (const [name, value] of chosen) {
      if (name === except) continue;
      const kept = new Set(values.get(name).get(value));
      entries = entries.filter(entry => kept.has(entry));
    }
    return entries;
  }

  // Each filter offers the values that lead to something, with how much that is.
  function offer(found) {
    const passed = new Set(passing(found));
    for (const select of filters.querySelectorAll("select")) {
      const left = chosen.size ? new Set(passing(found, select.name)) : passed;
      const offered = [];
      const valued = new Set();
      for (const [value, all] of values.get(select.name)) {
        const count = all.filter(entry => left.has(entry)).length;
        if (count || chosen.get(select.name) === value) offered.push(new Option(`${value} (${count})`, value));
        for (const entry of all) if (passed.has(entry)) valued.add(entry);
      }
      select.replaceChildren(new Option(say("Any"), ""), ...offered);
      select.value = chosen.get(select.name) ?? "";
      const idle = offered.length < 2 || valued.size < WORTH_IT * passed.size;
      select.parentElement.hidden = idle && !chosen.has(select.name);
    }
  }

  // ── What is shown ──────────────────────────────────────────────────────
  const AT_ONCE = 10;
  let latest = 0;
  let results = [];
  let shown = 0;

  function element(tag, name = "", text = "") {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    return made;
  }

  // The text with what was typed marked; never as HTML.
  function marked(tag, name, text) {
    const made = element(tag, name);
    const asked = wordsOf(input.value);
    for (const piece of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
      const hit = asked.some(word => folded(piece).startsWith(word));
      made.append(hit ? element("mark", "", piece) : piece);
    }
    return made;
  }

  function item([title, kind, summary, address, names]) {
    const link = element("a", "ph-find__link");
    const [path, place] = address.split("#");
    // From a folder, a browser shows no index by itself.
    link.href = new URL(path + (location.protocol === "file:" ? "index.html" : "") + (place ? `#${place}` : ""), site);
    const head = marked("span", "ph-find__title", title);
    for (const name of names) head.append(" ", marked("span", "ph-find__name", name));
    link.append(element("span", "ph-find__kind", kind), head, marked("span", "ph-find__text", summary));
    const made = element("li");
    made.append(link);
    return made;
  }

  async function showMore() {
    const run = latest;
    const {shown: each} = await part("index");
    const next = results.slice(shown, shown + AT_ONCE);
    const rows = await Promise.all(next.map(async entry => (await state(`shown-${Math.floor(entry / each)}`))[entry % each]));
    if (run !== latest) return;
    if (!shown) list.replaceChildren();
    list.append(...rows.map(item));
    shown += next.length;
    more.hidden = shown >= results.length;
  }

  async function show() {
    const run = ++latest;
    try {
      if (chosen.size) await loadFilters();
      const {entries} = await part("index");
      let found = await entriesFor(input.value);
      if (run !== latest) return;
      const asked = found !== null || chosen.size > 0;
      found ??= chosen.size ? Array.from({length: entries}, (_, entry) => entry) : [];
      results = passing(found);
      shown = 0;
      const {start, none, one, other} = status.dataset;
      status.textContent = !asked ? start : [none, one][results.length] ?? other.replace("#", results.length);
      if (results.length) await showMore();
      else list.replaceChildren();
      more.hidden = shown >= results.length;
      filters.hidden = !asked;
      filters.querySelector("summary").textContent = chosen.size ? say("Filters (#)", chosen.size) : say("Filters");
      if (asked && filters.open) {
        await loadFilters();
        if (run === latest) offer(found);
      }
    } catch (error) {
      parts.delete("index"); // the site may be newer than this page
      status.textContent = error.message;
    }
  }

  // ── Keyboard, and opening and closing ──────────────────────────────────
  const focusable = () => [input, ...list.querySelectorAll("a"), more].filter(one => !one.hidden);

  function open() {
    if (!toggle.checked) toggle.click();
    part("index").catch(() => {});
  }

  function close() {
    if (toggle.checked) toggle.click();
    if (box.contains(document.activeElement)) document.activeElement.blur();
  }

  let before = null; // where the keyboard was, and where Escape brings it back to
  input.addEventListener("focus", open);
  input.addEventListener("input", show);
  filters.addEventListener("toggle", () => filters.open && show());
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await showMore();
    list.children[before]?.querySelector("a").focus();
  });
  box.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  box.querySelector("form").addEventListener("reset", () => {
    chosen.clear();
    input.focus();
    setTimeout(show);
  });
  list.addEventListener("click", event => event.target.closest("a") && close());
  toggle.addEventListener("change", () => {
    if (toggle.checked) input.focus();
  });
  document.addEventListener("focusin", event => {
    if (toggle.checked && event.target !== toggle && !box.contains(event.target)) close();
  });
  document.addEventListener("keydown", event => {
    const inside = box.contains(event.target);
    if (event.key === "Escape" && toggle.checked) {
      close();
      before?.focus();
    } else if (inside && ["ArrowDown", "ArrowUp"].includes(event.key) && event.target.tagName !== "SELECT") {
      const all = focusable();
      const at = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      all[Math.min(Math.max(at, 0), all.length - 1)].focus();
      event.preventDefault();
    } else if (event.key === "/" && !inside && !event.target.closest("input, select, textarea") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    }
  });
  document.addEventListener("focusout", event => {
    if (!box.contains(event.target) && event.target !== toggle) before = event.target;
  });
})();
