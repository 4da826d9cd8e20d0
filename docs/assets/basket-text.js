// From a draft record to a resolution text, by the rules of docs/reference/composition.md. What the basket cannot write
// is left out: own wording, alternatives, changes to another draft. Pure functions; a test compares every clause with
// what `penholder draft` makes of it.
"use strict";
penholder.text = (() => {
  const MONTHS = ["January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"];
  const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const PIECES = /(\{\{|\}\}|[^{}[]+)|\{([^{}]*)\}|\[\^([1-9][0-9]?)\]|\[([^[\]{}|]{1,60})\| *|(\[)|([{}])/gu;
  const NAME = /^[a-z][a-z0-9_]{0,39}$/;
  const REFERENCE = /^paragraph:([a-z0-9-]{1,64}(?:\/[a-z0-9-]{1,40})?)$/;
  const TAKES = {
    text: "words without references",
    mission: "a name",
    state: "a name",
    actor: "a name",
    date: "a day, such as “31 March 2027” or “2027-03-31”",
    number: "a whole number, such as “12,000”",
    symbol: "a symbol or a resolution with its number, such as “S/2026/9901”",
    paragraphs: "references, such as “paragraphs {paragraph:first-clause} to {paragraph:last-clause}”",
  };

  // ── Words ──────────────────────────────────────────────────────────────
  const line = text => text.replace(/[ \t\r\n]+/g, " ").replace(/^ +| +$/g, "");
  const words = spans => spans.map(span => span.text).join("");
  const plain = span => !(span.target || span.aside || span.footnote);

  function joined(spans) {
    const found = [];
    for (const span of spans) {
      const before = found.at(-1);
      if (before && plain(before) && plain(span) && !before.italic === !span.italic) {
        found[found.length - 1] = {text: before.text + span.text, italic: span.italic};
      } else if (span.text || span.footnote) found.push(span);
    }
    return found;
  }

  // Words as the site tells them: roman ones, or roman and italic ones in turns.
  const spansOf = text => joined([text].flat().map((part, index) => ({text: part, italic: index % 2 === 1})));

  function pieces(text) {
    return [...text.matchAll(PIECES)].map(([written, , inside, footnote, label]) => {
      if (footnote) return {text: written, sort: "footnote", means: Number(footnote)};
      if (label) return {text: written, sort: "label", means: label.trim()};
      if (inside === undefined) return {text: written, sort: /^[{}]$/.test(written) ? "slip" : "words"};
      if (NAME.test(inside)) return {text: written, sort: "value", means: inside};
      const reference = REFERENCE.exec(inside);
      return reference ? {text: written, sort: "reference", means: reference[1]} : {text: written, sort: "slip"};
    });
  }

  function filled(piece, span, values, footnotes) {
    if (piece.sort === "value") {
      const value = values[piece.means] ?? [{text: `[${piece.means}]`}];
      return value.map(part => ({...part, italic: span.italic}));
    }
    if (piece.sort === "reference") return [{...span, text: piece.text, target: piece.means}];
    if (piece.sort === "footnote" && piece.means <= footnotes.length) {
      return [{text: "", footnote: footnotes[piece.means - 1]}];
    }
    if (piece.sort === "label") return [{...span, text: "["}, {text: `${piece.means}: `, aside: true}];
    return [{...span, text: piece.text}];
  }

  const fill = (spans, values, footnotes = []) =>
    joined(spans.flatMap(span => pieces(span.text).flatMap(piece => filled(piece, span, values, footnotes))));

  // ── Values ─────────────────────────────────────────────────────────────
  function number(value) {
    if (NUMBERS.includes(value)) return value;
    if (!/^(?:[0-9]{1,3}(?:[ ,\u00a0][0-9]{3})+|[0-9]{1,15})$/.test(value)) return null;
    const digits = value.replace(/[^0-9]/g, "").replace(/^0+(?=.)/, "");
    return digits.length === 1 ? NUMBERS[digits] : digits.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ",");
  }

  function date(value) {
    const written = /^([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})$/.exec(value);
    const month = written ? MONTHS.indexOf(written[2]) + 1 : 0;
    if (written && !month) return null;
    const iso = written ? `${written[3]}-${String(month).padStart(2, "0")}-${written[1].padStart(2, "0")}` : value;
    const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(iso);
    const time = found && new Date(`${iso}T00:00:00Z`);
    if (!found || found[1] === "0000" || Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== iso) return null;
    return `${Number(found[3])} ${MONTHS[found[2] - 1]} ${found[1]}`;
  }

  function paragraphs(value) {
    const sorts = pieces(value).map(piece => piece.sort);
    return sorts.includes("reference") && sorts.every(sort => sort === "reference" || sort === "words") ? value : null;
  }

  // A value as it is printed; null where it is none of its type.
  function printed(type, value) {
    const said = line(value);
    if (type !== "paragraphs" && pieces(said).some(piece => piece.sort === "reference")) return null;
    if (type === "number") return number(said);
    if (type === "date") return date(said);
    if (type === "paragraphs") return paragraphs(said);
    if (type === "symbol") return /\p{Nd}/u.test(said) ? said : null;
    return type === "text" || /\p{L}/u.test(said) ? said : null;
  }

  function valuesOf(draft, entry, clause) {
    const found = {};
    const given = {...draft.parameters, ...entry.with};
    for (const [name, declared] of Object.entries(clause.parameters)) {
      const value = given[name] ?? declared.default;
      if (value === undefined) continue;
      const spans = [{text: printed(declared.type, value) ?? line(value)}];
      found[name] = declared.type === "paragraphs" ? fill(spans, {}) : spans;
    }
    return found;
  }

  // ── Paragraphs ─────────────────────────────────────────────────────────
  function paragraph(wording, values, name) {
    const footnotes = (wording.footnotes ?? []).map(text => fill(spansOf(text), values));
    const items = list => (list ?? []).map(item => {
      const whole = typeof item === "string" || Array.isArray(item) ? {text: item} : item;
      const own = whole.name ? `${name}/${whole.name}` : "";
      return {spans: fill(spansOf(whole.text), values, footnotes), items: items(whole.items), name: own, label: ""};
    });
    const text = fill(spansOf(wording.text), values, footnotes);
    const gap = /^[,;:]/.test(text[0]?.text ?? "") ? "" : " ";
    const spans = joined([{text: wording.verb, italic: true}, {text: gap}, ...text]);
    return {spans, items: items(wording.items), name, label: ""};
  }

  // ── Marks at the end ───────────────────────────────────────────────────
  function ended(spans, mark) {
    const text = words(spans);
    if (/[,;] (?:and|or|and\/or)$/.test(text)) return spans;
    let kept = text.replace(/ +$/, "").length;
    if (/[,;:.]$/.test(text.slice(0, kept))) kept -= 1;
    const found = spans.map(span => {
      const whole = span.footnote ? span : {...span, text: span.text.slice(0, kept)};
      kept -= whole.text.length;
      return whole;
    });
    const last = found.findLastIndex(span => span.text) + 1;
    return joined([...found.slice(0, last), {text: mark}, ...found.slice(last)]);
  }

  function closed(block, mark) {
    if (!block.items.length) return {...block, spans: ended(block.spans, mark)};
    const spans = /[,;:–—-]$/.test(words(block.spans)) ? block.spans : ended(block.spans, ":");
    return {...block, spans, items: marked(block.items, ";", mark)};
  }

  function marked(blocks, mark, last) {
    const final = blocks.findLastIndex(block => block.items);
    return blocks.map((block, index) => (block.items ? closed(block, index >= final ? last : mark) : block));
  }

  // ── Numbers, brackets, references ──────────────────────────────────────
  function roman(rest) {
    let found = "";
    for (const [value, numeral] of [[100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]]) {
      for (; rest >= value; rest -= value) found += numeral;
    }
    return found;
  }

  const letters = count => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);

  function label(level, count) {
    if (!level) return `${count}.`;
    return [`(${letters(count)})`, `(${roman(count)})`, `${letters(count)}.`, `${roman(count)}.`][(level - 1) % 4];
  }

  function numbered(blocks, level = 0) {
    let count = 0;
    return blocks.map(block => {
      if (!block.items) return block;
      count += 1;
      return {...block, label: label(level, count), items: numbered(block.items, level + 1)};
    });
  }

  function shut(block) {
    const last = block.items.at(-1);
    if (last) return {...block, items: [...block.items.slice(0, -1), shut(last)]};
    return {...block, spans: joined([...block.spans, {text: "]"}])};
  }

  const bracketed = (blocks, open) => blocks.map(block =>
    (open.has(block.name) ? shut({...block, spans: joined([{text: "["}, ...block.spans])}) : block));

  function numbersOf(blocks, above = "", found = {}) {
    for (const block of blocks.filter(one => one.items)) {
      const cited = `${above} ${above ? block.label : block.label.replace(/\.$/, "")}`.trim();
      if (block.name) found[block.name] = cited;
      numbersOf(block.items, cited, found);
    }
    return found;
  }

  // The clean edition: references are numbers, and what is for negotiators alone is left out.
  function clean(blocks, numbers) {
    const resolve = spans => joined(spans.filter(span => !span.aside).map(span => {
      if (span.footnote) return {...span, footnote: resolve(span.footnote)};
      if (!span.target) return span;
      const known = Object.hasOwn(numbers, span.target);
      return known ? {...span, text: numbers[span.target]} : {text: `[${span.target}]`, italic: span.italic};
    }));
    return blocks.map(block => (
      block.items ? {...block, spans: resolve(block.spans), items: clean(block.items, numbers)} : block
    ));
  }

  // ── The whole ──────────────────────────────────────────────────────────
  // The text that a draft orders, as {preambular, operative} blocks: a paragraph has spans, items, label and name, a
  // heading has spans alone. `unfilled` are [paragraph, parameter]; `lost` are the clauses that are not there.
  function compose(draft, clauses) {
    const parts = {preambular: [], operative: []};
    const open = new Set();
    const unfilled = [];
    const lost = [];
    for (const section of draft.sections) {
      let heading = section.heading ?? "";
      for (const entry of section.clauses) {
        const clause = Object.hasOwn(clauses, entry.clause) ? clauses[entry.clause] : null;
        const wording = clause?.strengths[entry.strength];
        if (!wording) {
          lost.push(entry.clause);
          continue;
        }
        const values = valuesOf(draft, entry, clause);
        const part = parts[clause.kind];
        if (heading) part.push({spans: [{text: line(heading)}]});
        heading = "";
        if (entry.open) open.add(entry.clause);
        part.push(paragraph(wording, values, entry.clause));
        for (const name of namesIn(wording)) if (!values[name]) unfilled.push([entry.clause, name]);
      }
    }
    const letteredItems = blocks => blocks.map(block => (block.items ? {...block, items: numbered(block.items, 1)} : block));
    const preambular = bracketed(letteredItems(marked(parts.preambular, ",", ",")), open);
    const operative = bracketed(numbered(marked(parts.operative, ";", ".")), open);
    const numbers = numbersOf(operative);
    return {
      title: line(draft.title),
      annex: draft.product === "annex",
      organ: draft.product === "annex" ? "" : "The Security Council",
      marking: line(draft.marking),
      edition: `Version ${line(draft.version)} · ${date(draft.date)}`,
      date: draft.date,
      preambular: clean(preambular, numbers),
      operative: clean(operative, numbers),
      unfilled,
      lost,
    };
  }

  // The texts of a wording, of its items and of its footnotes.
  function* textsOf(wording) {
    yield [wording.text].flat().join("");
    for (const item of wording.items ?? []) {
      yield* textsOf(typeof item === "string" || Array.isArray(item) ? {text: item} : item);
    }
    for (const footnote of wording.footnotes ?? []) yield [footnote].flat().join("");
  }

  // The parameters that a wording names, each once, in order.
  const namesIn = wording => [...new Set([...textsOf(wording)].flatMap(text =>
    pieces(text).filter(piece => piece.sort === "value").map(piece => piece.means)))];

  return {TAKES, compose, date, line, namesIn, printed, words};
})();
