// The basket as a draft record: what the text is composed from, and the YAML file that `penholder draft` takes.
// Only values that are of their type go in, so that `penholder check` accepts the record.
"use strict";
penholder.record = (() => {
  const {line, namesIn, printed} = penholder.text;

  const idOf = title =>
    title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 64).replace(/^-+|-+$/g, "") || "draft";

  // The entries whose clause and strength the site has.
  const known = (entries, clauses) =>
    entries.filter(entry => Object.hasOwn(clauses, entry.clause) && clauses[entry.clause].strengths[entry.strength]);

  // The parameters of the draft in the order of the text: [name, its declarations, the clauses that name it].
  function parametersOf(basket, clauses) {
    const found = new Map();
    for (const entry of known([...basket.preamble, ...basket.sections.flatMap(section => section.entries)], clauses)) {
      const clause = clauses[entry.clause];
      for (const name of namesIn(clause.strengths[entry.strength])) {
        if (!clause.parameters[name]) continue;
        const one = found.get(name) ?? {name, declared: [], clauses: []};
        one.declared.push(clause.parameters[name]);
        one.clauses.push(entry.clause);
        found.set(name, one);
      }
    }
    return [...found.values()];
  }

  // What is wrong with a value; nothing where it is of all the types.
  function fault(value, declared) {
    const wrong = declared.find(({type}) => printed(type, value) === null);
    return wrong ? `This takes ${penholder.text.TAKES[wrong.type]}.` : "";
  }

  const fits = (value, declared) => value !== undefined && line(value) !== "" && !fault(value, declared);

  function draftOf(basket, clauses) {
    const title = line(basket.title) || "Draft from the basket";
    const parameters = {};
    for (const {name, declared} of parametersOf(basket, clauses)) {
      if (fits(basket.values[name], declared)) parameters[name] = line(basket.values[name]);
    }
    const ordered = entries => known(entries, clauses).map(entry => {
      const clause = clauses[entry.clause];
      const own = namesIn(clause.strengths[entry.strength])
        .filter(name => clause.parameters[name] && fits(entry.values[name], [clause.parameters[name]]))
        .map(name => [name, line(entry.values[name])]);
      const made = {clause: entry.clause, strength: entry.strength};
      if (entry.open) made.open = true;
      if (own.length) made.with = Object.fromEntries(own);
      return made;
    });
    const sections = [{heading: "", clauses: ordered(basket.preamble)}];
    for (const {heading, entries} of basket.sections) sections.push({heading: line(heading), clauses: ordered(entries)});
    return {
      id: idOf(title), title, product: basket.product, parameters,
      version: line(basket.version) || "0.1", date: basket.date, marking: line(basket.marking) || "DRAFT / NON-PAPER",
      sections: sections.filter(section => section.clauses.length),
    };
  }

  // YAML 1.2 takes strings as JSON writes them.
  const quoted = text => JSON.stringify(text);

  function yamlOf(draft) {
    const count = draft.sections.reduce((sum, section) => sum + section.clauses.length, 0);
    const rows = [
      `id: ${quoted(draft.id)}`, `title: ${quoted(draft.title)}`,
      `summary: ${quoted(`${count} ${count === 1 ? "paragraph" : "paragraphs"}, put together in the basket.`)}`,
      "status: draft", "clearance: internal", `revised: ${draft.date}`, `product: ${draft.product}`,
      `version: ${quoted(draft.version)}`, `date: ${draft.date}`, `marking: ${quoted(draft.marking)}`,
    ];
    const mapping = (name, values, indent) => {
      if (!Object.keys(values).length) return;
      rows.push(`${indent}${name}:`);
      for (const [key, value] of Object.entries(values)) rows.push(`${indent}  ${key}: ${quoted(value)}`);
    };
    mapping("parameters", draft.parameters, "");
    rows.push("sections:");
    for (const section of draft.sections) {
      rows.push(section.heading ? `  - heading: ${quoted(section.heading)}\n    clauses:` : "  - clauses:");
      for (const entry of section.clauses) {
        rows.push(`      - clause: ${quoted(entry.clause)}`, `        strength: ${entry.strength}`);
        if (entry.open) rows.push("        open: true");
        mapping("with", entry.with ?? {}, "        ");
      }
    }
    return `${rows.join("\n")}\n`;
  }

  return {draftOf, fault, parametersOf, yamlOf};
})();
