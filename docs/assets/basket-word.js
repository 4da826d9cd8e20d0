// A resolution text as a Word file, the same as rendering/word.py writes: the words are put into a file without words,
// which the site made of its reference document (basket/word.js). A test compares the parts byte by byte.
"use strict";
penholder.word = (() => {
  const encoder = new TextEncoder();
  const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  // ── Bookmarks ──────────────────────────────────────────────────────────
  // SHA-256 (FIPS 180-4). The browser's own answers later, and not at all on a page without https.
  function sha256(text) {
    const primes = [];
    for (let number = 2; primes.length < 64; number += 1) if (primes.every(prime => number % prime)) primes.push(number);
    const fraction = root => Math.floor((root % 1) * 2 ** 32);
    const constants = primes.map(prime => fraction(Math.cbrt(prime)));
    const state = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));
    const bytes = encoder.encode(text);
    const padded = new DataView(new ArrayBuffer(((bytes.length + 8 >> 6) + 1) << 6));
    bytes.forEach((byte, index) => padded.setUint8(index, byte));
    padded.setUint8(bytes.length, 0x80);
    padded.setUint32(padded.byteLength - 4, bytes.length * 8);
    const turned = (word, by) => (word >>> by) | (word << (32 - by));
    for (let block = 0; block < padded.byteLength; block += 64) {
      const word = Array.from({length: 16}, (_, index) => padded.getUint32(block + index * 4));
      for (let index = 16; index < 64; index += 1) {
        const [old, late] = [word[index - 15], word[index - 2]];
        const one = turned(old, 7) ^ turned(old, 18) ^ (old >>> 3);
        const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
        word[index] = (word[index - 16] + one + word[index - 7] + two) >>> 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let index = 0; index < 64; index += 1) {
        const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[index] + word[index];
        const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, index) => { state[index] = (state[index] + value) >>> 0; });
    }
    return state.map(value => value.toString(16).padStart(8, "0")).join("");
  }

  function bookmark(name) {
    const found = `clause_${name.replaceAll("-", "_")}`;
    if (found.length <= 40 && !name.includes("/")) return found;
    return `${found.replaceAll("/", "_").slice(0, 31)}_${sha256(name).slice(0, 8)}`;
  }

  // ── Rows ───────────────────────────────────────────────────────────────
  function styleOf(part, level) {
    if (level) return `${part} ${Math.min(level, 4) + 1}`;
    return part === "Preambular" ? part : `${part} 1`;
  }

  const nameOf = (block, above, index) => block.name || `${above.at(-1) ?? ""}/${index}`;

  // For each named paragraph and item, the names on the way down to it.
  function chainsOf(blocks, above = [], found = new Map()) {
    blocks.filter(block => block.items).forEach((block, index) => {
      const chain = [...above, nameOf(block, above, index + 1)];
      if (block.name) found.set(block.name, chain);
      chainsOf(block.items, chain, found);
    });
    return found;
  }

  // The printed lines of a text in order: {style, spans, label, name, keep}.
  function rowsOf(text) {
    const row = (style, spans) => ({style, spans, label: "", name: "", keep: false});
    const rows = text.annex
      ? [row("Annex Label", [{text: "Annex"}]), row("Annex Title", [{text: text.title}])]
      : [row("Draft Title", [{text: text.title}])];
    if (text.organ) rows.push(row("Organ", [{text: text.organ, italic: true}, {text: ","}]));
    const write = (blocks, part, above = []) => {
      let index = 0;
      for (const block of blocks) {
        if (!block.items) {
          rows.push(row("Section Heading", block.spans));
          continue;
        }
        index += 1;
        const name = nameOf(block, above, index);
        rows.push({style: styleOf(part, above.length), spans: block.spans, label: block.label, name, keep: block.items.length > 0});
        write(block.items, part, [...above, name]);
      }
    };
    write(text.preambular, "Preambular");
    write(text.operative, "Operative");
    return rows;
  }

  // ── The document ───────────────────────────────────────────────────────
  function run(content, {italic = false, style = ""} = {}) {
    const properties = (style ? `<w:rStyle w:val="${style}"/>` : "") + (italic ? "<w:i/><w:iCs/>" : "");
    return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}${content}</w:r>`;
  }

  const said = text => (text ? `<w:t xml:space="preserve">${escaped(text)}</w:t>` : "");

  function field(name, shown, italic) {
    const mark = kind => run(`<w:fldChar w:fldCharType="${kind}"/>`, {italic});
    const instruction = `<w:instrText xml:space="preserve"> REF ${bookmark(name)} \\n \\h </w:instrText>`;
    return mark("begin") + run(instruction, {italic}) + mark("separate") + run(said(shown), {italic}) + mark("end");
  }

  // A number as fields, one for each level: `16`, `(c)`.
  function reference(span, chains) {
    let chain = chains.get(span.target);
    let numbers = span.text.split(" (").map((part, index) => (index ? `(${part}` : part));
    if (numbers.length !== chain.length) [chain, numbers] = [chain.slice(-1), [span.text]];
    return chain.map((name, index) =>
      (index ? run(said(" "), {italic: span.italic}) : "") + field(name, numbers[index], span.italic)).join("");
  }

  function partsOf(text, blank) {
    const chains = chainsOf([...text.preambular, ...text.operative]);
    const marked = new Set([...chains.values()].flat());
    const {styles} = blank;
    const sign = styles["footnote reference"];
    let footnotes = "";
    let lastNote = Math.max(...[...blank.texts["word/footnotes.xml"].matchAll(/<w:footnote [^>]*w:id="(-?\d+)"/g)].map(found => Number(found[1])), 0);
    let bookmarks = 0;

    const footnote = spans => {
      lastNote += 1;
      const number = lastNote;
      const inside = run("<w:footnoteRef/>", {style: sign}) + run(said(" ")) + runs(spans);
      footnotes += `<w:footnote w:id="${number}"><w:p><w:pPr><w:pStyle w:val="${styles["footnote text"]}"/></w:pPr>${inside}</w:p></w:footnote>`;
      return run(`<w:footnoteReference w:id="${number}"/>`, {style: sign});
    };
    const runs = spans => spans.map(span => {
      if (span.footnote) return footnote(span.footnote);
      return chains.has(span.target) ? reference(span, chains) : run(said(span.text), {italic: span.italic});
    }).join("");
    const paragraph = row => {
      const properties = `<w:pStyle w:val="${styles[row.style]}"/>${row.keep ? "<w:keepNext/>" : ""}`;
      let content = runs(row.spans);
      if (marked.has(row.name)) {
        content = `<w:bookmarkStart w:id="${bookmarks}" w:name="${bookmark(row.name)}"/>${content}<w:bookmarkEnd w:id="${bookmarks}"/>`;
        bookmarks += 1;
      }
      return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
    };

    const document = rowsOf(text).map(paragraph).join("");
    const heads = {TITLE: text.title, MARKING: text.marking, EDITION: text.edition};
    const filled = part => part.replace(/>(TITLE|MARKING|EDITION)</g, (_, name) => `>${escaped(heads[name])}<`);
    const made = {...blank.texts};
    for (const name of Object.keys(made)) {
      if (/^word\/(?:header|footer)|^docProps\/core/.test(name)) made[name] = filled(made[name]);
    }
    made["docProps/core.xml"] = made["docProps/core.xml"].replaceAll("1970-01-01T", `${text.date}T`);
    made["word/document.xml"] = made["word/document.xml"].replace("<w:body>", () => `<w:body>${document}`);
    if (footnotes) made["word/footnotes.xml"] = made["word/footnotes.xml"].replace("</w:footnotes>", () => `${footnotes}</w:footnotes>`);
    return made;
  }

  // The Word file of a text, as a Blob.
  function file(text, blank) {
    const parts = Object.entries(partsOf(text, blank)).map(([name, part]) => [name, encoder.encode(part)]);
    for (const [name, part] of Object.entries(blank.others)) {
      parts.push([name, Uint8Array.from(atob(part), sign => sign.charCodeAt(0))]);
    }
    return penholder.zipped(parts, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  }

  return {bookmark, file, partsOf, rowsOf};
})();
