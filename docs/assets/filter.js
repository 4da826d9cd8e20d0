// Listings that filter: by the vocabularies of their records and by words, with the filter in the address.
// A row tells what it is filtered by in data-ph-facets, in the form of a query; the form's fields have the same names.
"use strict";
(() => {
  const form = document.querySelector("[data-ph-filter]");
  if (!form) return;
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...document.querySelectorAll("[data-ph-facets]")].map(box => ({
    box,
    words: folded(box.textContent),
    facets: new URLSearchParams(box.dataset.phFacets),
  }));
  const fields = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const all = form.querySelector("[type=reset]");
  const none = document.querySelector("[data-ph-none]");
  const words = form.elements.namedItem("q");
  const options = new Map(fields.map(field => [field, [...field.options].map(one => ({one, label: one.text}))]));

  // A group of a listing: its heading, the line below it, the records, and its entry in the table of contents.
  const groups = [...document.querySelectorAll("section:has(> * > [data-ph-facets])")].map(box => {
    const line = box.previousElementSibling?.matches(".ph-group") ? box.previousElementSibling : null;
    const heading = line?.previousElementSibling?.matches("h2") ? line.previousElementSibling : null;
    const entry = heading && document.querySelector(`.md-nav--secondary a[href="#${CSS.escape(heading.id)}"]`);
    const head = [line, heading, entry?.closest("li")].filter(Boolean);
    return {box, head, by: box.dataset.phBy, count: line?.querySelector(".ph-count")};
  });

  // Shows what fits. A row that one field alone keeps out counts for the other values of that field.
  function sift() {
    const wanted = fields.filter(field => field.value);
    const typed = folded(words.value).split(/\s+/).filter(Boolean);
    const counts = new Map(fields.map(field => [field.name, new Map()]));
    let shown = 0;
    for (const {box, words: text, facets} of rows) {
      const against = wanted.filter(field => !facets.has(field.name, field.value));
      const fits = typed.every(word => text.includes(word));
      box.hidden = against.length > 0 || !fits;
      shown += !box.hidden;
      if (!fits || against.length > 1) continue;
      for (const [name, value] of facets) {
        const count = counts.get(name);
        if (count && (!against.length || against[0].name === name)) count.set(value, (count.get(value) ?? 0) + 1);
      }
    }
    for (const [field, kept] of options) {
      for (const {one, label} of kept) {
        if (one.value) one.text = `${label} (${counts.get(field.name).get(one.value) ?? 0})`;
      }
    }
    // A record stands in the group of its first value; filtered by another of them, it would stand below a wrong heading.
    for (const {box, head, by, count} of groups) {
      const left = box.querySelectorAll("[data-ph-facets]:not([hidden])").length;
      box.hidden = left === 0;
      for (const part of head) part.hidden = left === 0 || wanted.some(field => field.name === by);
      if (count) count.textContent = left;
    }
    const filtered = wanted.length > 0 || typed.length > 0;
    status.textContent = filtered ? `${shown} of ${rows.length} shown` : `${rows.length} shown`;
    all.hidden = !filtered;
    none.hidden = shown > 0;
  }

  function remember() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const field of [words, ...fields]) field.value = query.get(field.name) ?? "";
    for (const field of fields) if (field.selectedIndex < 0) field.value = ""; // an address of before a change
    if ([words, ...fields].some(field => field.value)) form.querySelector("details").open = true;
    sift();
  }

  // A cell that a spreadsheet would take for a formula begins with an apostrophe, as in the table of everything.
  const cell = text => `"${(/^\s*[=+\-@]/.test(text) ? "'" : "") + text.replaceAll('"', '""')}"`;
  const labels = facets => field => options.get(field).filter(({one}) => one.value && facets.has(field.name, one.value))
    .map(({label}) => label).join("\n");

  function table() {
    const head = ["Title", "Summary", "Address", ...fields.map(field => field.closest("label").firstChild.textContent)];
    const lines = rows.filter(({box}) => !box.hidden).map(({box, facets}) => [
      box.querySelector("a").textContent,
      box.querySelector(".ph-row__text, .ph-tile__text").textContent,
      box.querySelector("a").href,
      ...fields.map(labels(facets)),
    ]);
    return "\ufeff" + [head, ...lines].map(line => line.map(cell).join(",") + "\r\n").join("");
  }

  form.querySelector("[data-ph-csv]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([table()], {type: "text/csv"}));
    link.download = `${form.dataset.phFilter}-shown.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  form.addEventListener("input", () => { sift(); remember(); });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sift(); remember(); words.focus(); }));
  addEventListener("popstate", recall);
  form.hidden = false;
  recall();
})();
