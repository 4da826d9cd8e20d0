// Listings that filter: by the vocabularies of their records and by words, with the filter in the address; and what is
// shown, as a table to take along. What records are filtered by, and the summaries that a long listing leaves out, stand
// in files beside the page (publishing/asides.py), which are loaded when somebody asks for what they hold.
"use strict";
(() => {
  const form = document.querySelector("[data-ph-filter]");
  if (!form) return;
  const site = new URL("..", document.currentScript.src);
  const box = form.querySelector("details");
  const status = form.querySelector("[role=status]");
  const all = form.querySelector("[type=reset]");
  const telling = form.querySelector("[data-ph-summaries]");
  const none = document.querySelector("[data-ph-none]");
  const words = form.elements.namedItem("q");
  const rows = [...document.querySelectorAll("[data-ph-by] > ul > li")].map(row => ({row, link: row.querySelector("a"), values: []}));
  let fields = []; // {key, label, select, options: [{option, label, number}]}; each value of each field has a number
  let fieldOf = []; // by the number of a value

  // ── The files beside the page ──────────────────────────────────────────
  const loaded = new Map();
  const given = {};
  window.penholderListing = (name, data) => { given[name] = data; };

  function load(address) {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = () => {
          loaded.delete(address);
          failed(new Error(`${address} cannot be loaded`));
        };
        document.head.append(script);
      }));
    }
    return loaded.get(address);
  }
  const beside = name => load(new URL(`${name}.js`, location).href);
  const idOf = link => link.pathname.replace(/index\.html$/, "").split("/").at(-2);

  async function equip() {
    await beside("filters");
    if (fields.length || !given.filters) return;
    let number = 0;
    fields = given.filters.fields.map(([key, label, values]) => {
      const select = document.createElement("select");
      select.className = "ph-input";
      select.name = key;
      select.add(new Option("All", ""));
      const options = values.map(([value, name]) => {
        const option = new Option(name, value);
        select.add(option);
        fieldOf[number] = key;
        return {option, label: name, number: number++};
      });
      const head = document.createElement("span");
      head.textContent = label;
      const line = document.createElement("label");
      line.className = "ph-field";
      line.append(head, select);
      form.querySelector(".ph-sieve__fields").append(line);
      return {key, label, select, options};
    });
    for (const one of rows) one.values = given.filters.records[idOf(one.link)] ?? [];
  }

  // ── Summaries ──────────────────────────────────────────────────────────
  async function summarize() {
    if (telling) await beside("summaries");
    for (const one of rows) {
      one.told ??= one.row.querySelector(".ph-row__text, .ph-tile__text");
      one.summary ??= one.told ? one.told.textContent : given.summaries[idOf(one.link)] ?? "";
    }
  }

  async function tell(wanted) {
    if (wanted) await summarize();
    for (const one of rows) {
      if (wanted && !one.told) {
        const title = one.link.closest("span");
        one.told = document.createElement("span");
        one.told.className = title.className.replace("title", "text");
        one.told.textContent = one.summary;
        title.after(one.told);
      }
      if (one.told) one.told.hidden = !wanted;
    }
    telling.setAttribute("aria-pressed", String(wanted));
  }

  // ── Sifting ────────────────────────────────────────────────────────────
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const typedWords = () => folded(words.value).split(/\s+/).filter(Boolean);
  const chosen = () => fields.map(({key, select, options}) => ({key, ...options[select.selectedIndex - 1]})).filter(({option}) => option);

  // A group of a listing: its heading, the line below it, the records, and its entry in the table of contents.
  const groups = [...document.querySelectorAll("[data-ph-by]")].map(part => {
    const line = part.previousElementSibling?.matches(".ph-group") ? part.previousElementSibling : null;
    const heading = line?.previousElementSibling?.matches("h2") ? line.previousElementSibling : null;
    const entry = heading && document.querySelector(`.md-nav--secondary a[href="#${CSS.escape(heading.id)}"]`);
    const head = [line, heading, entry?.closest("li")].filter(Boolean);
    return {part, head, by: part.dataset.phBy, count: line?.querySelector(".ph-count"), own: rows.filter(({row}) => part.contains(row))};
  });

  // Shows what fits. A row that one field alone keeps out counts for the other values of that field.
  function sift() {
    const wanted = chosen();
    const typed = typedWords();
    const counts = fieldOf.map(() => 0);
    let shown = 0;
    for (const one of rows) {
      if (typed.length) one.words ??= folded([one.row.textContent, one.told ? "" : one.summary].join(" "));
      const against = wanted.filter(({number}) => !one.values.includes(number));
      const fits = typed.every(word => one.words.includes(word));
      one.row.hidden = against.length > 0 || !fits;
      shown += !one.row.hidden;
      if (!fits || against.length > 1) continue;
      for (const number of one.values) if (!against.length || against[0].key === fieldOf[number]) counts[number] += 1;
    }
    for (const {options} of fields) for (const {option, label, number} of options) option.text = `${label} (${counts[number]})`;
    // A record stands in the group of its first value; filtered by another of them, it would stand below a wrong heading.
    for (const {part, head, by, count, own} of groups) {
      const left = own.filter(({row}) => !row.hidden).length;
      part.hidden = left === 0;
      for (const one of head) one.hidden = left === 0 || wanted.some(({key}) => key === by);
      if (count) count.textContent = left;
    }
    const filtered = wanted.length > 0 || typed.length > 0;
    status.textContent = filtered ? `${shown} of ${rows.length} shown` : `${rows.length} shown`;
    all.hidden = !filtered;
    none.hidden = shown > 0;
  }

  async function sieve() {
    if (typedWords().length) await summarize();
    sift();
  }

  function remember() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
  }

  async function recall() {
    const query = new URLSearchParams(location.search);
    if (query.size) await equip();
    words.value = query.get("q") ?? "";
    for (const {key, select} of fields) {
      select.value = query.get(key) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // an address of before a change
    }
    if (words.value || chosen().length) box.open = true;
    await sieve();
  }

  // ── Taking along ───────────────────────────────────────────────────────
  async function table() {
    await equip();
    await summarize();
    const fitting = ({label, options}) => Math.min(34, 4 + Math.max(label.length, ...options.map(one => one.label.length)));
    const columns = [{title: "Title", width: 36}, {title: "Summary", width: 56}, ...fields.map(field => ({title: field.label, width: fitting(field)})),
                     {title: "Address", width: 34, links: true}];
    const lines = rows.filter(({row}) => !row.hidden).map(({link, summary, values}) => [
      link.textContent,
      summary,
      ...fields.map(({options}) => options.filter(({number}) => values.includes(number)).map(({label}) => label).join("\n")),
      link.href,
    ]);
    const name = document.querySelector("h1").firstChild.textContent.trim();
    const by = [...chosen().map(({key, label}) => `${fields.find(one => one.key === key).label}: ${label}`), words.value.trim()].filter(Boolean);
    return {name, columns, rows: lines, note: [name, ...by, status.textContent].join(" · ")};
  }

  // A cell that a spreadsheet would take for a formula begins with an apostrophe, as in the table of everything.
  const cell = text => `"${(/^\s*[=+\-@]/.test(text) ? "'" : "") + text.replaceAll('"', '""')}"`;
  const MAKERS = {
    csv: async made => new Blob(["\ufeff", ...[made.columns.map(({title}) => title), ...made.rows].map(line => line.map(cell).join(",") + "\r\n")], {type: "text/csv"}),
    xlsx: async made => {
      await load(new URL("assets/zip.js", site).href);
      await load(new URL("assets/workbook.js", site).href);
      return penholder.workbook(made);
    },
  };

  async function take(ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await MAKERS[ending](await table()));
    link.download = `${form.dataset.phFilter}-shown.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // a browser may ask first where to put it
  }

  const missing = () => { status.textContent = "A part of this page cannot be loaded. Try again."; };
  for (const button of form.querySelectorAll("[data-ph-take]")) {
    button.addEventListener("click", () => take(button.dataset.phTake).catch(missing));
  }
  telling?.addEventListener("click", () => {
    const wanted = telling.getAttribute("aria-pressed") === "false";
    __md_set("__summaries", wanted);
    tell(wanted).catch(missing);
  });
  box.addEventListener("toggle", () => { if (box.open) equip().then(sieve).catch(missing); });
  form.addEventListener("input", () => { remember(); sieve().catch(missing); });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sift(); remember(); words.focus(); }));
  addEventListener("popstate", () => recall().catch(missing));
  form.hidden = false;
  sift();
  recall().catch(missing);
  if (telling && __md_get("__summaries")) tell(true).catch(missing);
})();
