// What can be said of the text while it is put together: tasks counted, and the advice that needs nothing but the text
// and its clauses. `penholder check` and `penholder advise` say the same, and more, in the same words.
"use strict";
penholder.advice = (() => {
  const MODALITIES = ["monitor", "assist", "secure", "report", "coordinate"];
  const MANY_TASKS = 40;
  const LONGEST = 120; // words; 96 in 100 adopted passages are shorter

  const SETTLES = /\b(?:extend|renew|establish)\w*\b[^.;]{0,200}\bmandate\b|\bmandate\b[^.;]{0,120}\b(?:extended|renewed|shall|includes?)\b|\bestablish\b[^.;]{0,80}\b(?:mission|operation|force)\b/i;
  const REPORTS = /\b(?:report|inform(?!ation)|brief|update|apprise)\w*\b|\bprovide\b[^.;]{0,40}\binformation/i;
  const ENDS = /\b(?:until|through|to|by|for|of|within|and)\b[^.;]{0,80}(?:\b\d{1,2} [A-Z]\w+ \d{4}\b|\b(?:months?|days?|years?|weeks?)\b)|\[[^\]]*date[^\]]*\]|\[[^\]]*end[^\]]*\]/;
  const BASIS = /\bChapters? (?:VI|VII|VIII)\b|\bArticles? (?:2[45]|33|34|36|39|4[0-9]|5[0-4]|94)\b/;
  const OF_STATES = /\b(?:States|parties|Governments?|authorities|groups)\b[^.;]{0,120}\bshall\b/;
  const CHAPTER_VII = /\bacting\b[^.;]{0,60}?\bunder[^.;]{0,60}?(?:chapters? (?:VI,? and )?VII\b|articles? (?:39|4[0-2])\b)/i;
  const DETERMINES = /\b(?:determin|constitut|continu|remain|pos|represent)\w*\b[^.;]{0,250}(?:\b(?:threats?|danger)\b[^.;]{0,60}\b(?:peace|security)\b|\bact of aggression\b|\bbreach of the peace\b)/i;
  const MEANS = /\bauthori[sz]\w+ ([^.;]{0,200}?)\b(?:use|take|using|taking) all (?:the )?(?:necessary (?:means|measures|action)|means necessary)/i;
  const OTHERS = /\b(?:States|multinational|coalition|organizations?)\b/;
  const LIMITS = [
    ["capability", /\b(?:capabilit|capacit|means available|its means|their means)\w*/i],
    ["area", /\bareas? of (?:deployment|operations?|responsibility)\b|\bdeployment areas?\b/i],
  ];

  // The paragraphs and items of a part: where each stands as it is cited, and its words.
  function* passages(blocks, mark, depth = 0, top = "") {
    let count = 0;
    for (const block of blocks.filter(one => one.items)) {
      count += 1;
      const place = depth ? `${mark} ${block.label}` : `${mark}${count}`;
      const name = depth ? top : block.name;
      yield {place, depth, clause: name, text: penholder.text.words(block.spans)};
      yield* passages(block.items, place, depth + 1, name);
    }
  }

  function tasksOf(draft, clauses) {
    const entries = draft.sections.flatMap(section => section.clauses);
    const counts = MODALITIES.map(modality =>
      [modality, entries.reduce((sum, entry) => sum + (clauses[entry.clause].tasks[modality] ?? 0), 0)]);
    return {all: counts.reduce((sum, [, count]) => sum + count, 0), counts: counts.filter(([, count]) => count)};
  }

  // Advice as {level, clause, place, words, hint, needs}: an error would be refused by `penholder check`; `needs` is a
  // clause that would settle it.
  function* adviceOn(draft, text, clauses) {
    const [para, operates] = text.annex ? ["para. ", "para. "] : ["PP", "OP"];
    const preamble = [...passages(text.preambular, para)];
    const operative = [...passages(text.operative, operates)];
    const all = [...preamble, ...operative];
    const places = new Map(all.filter(one => !one.depth).map(one => [one.clause, one.place]));
    const entries = draft.sections.flatMap(section => section.clauses);
    const present = new Set(entries.map(entry => entry.clause));
    const strengthOf = new Map(entries.map(entry => [entry.clause, entry.strength]));
    const title = id => clauses[id]?.title ?? id;
    const at = (level, clause, words, hint, needs = "") => ({level, clause, place: places.get(clause) ?? "", words, hint, needs});

    const earlier = [];
    for (const {clause} of entries) {
      for (const before of earlier) {
        if (clauses[clause].conflicts.includes(before) || clauses[before].conflicts.includes(clause)) {
          yield at("error", clause, `“${title(clause)}” conflicts with “${title(before)}” in ${places.get(before)}`, "keep one of the two");
        }
      }
      earlier.push(clause);
    }
    for (const {clause} of entries) {
      for (const other of clauses[clause].requires) {
        if (!present.has(other) && clauses[other]) {
          yield at("warning", clause, `“${title(clause)}” requires “${title(other)}”, which the draft does not have`, "add it, or say in a note why it is not needed", other);
        }
      }
    }
    for (const name of new Set(text.unfilled.map(([, one]) => one))) {
      const where = text.unfilled.filter(([, one]) => one === name).map(([clause]) => clause);
      const more = where.length > 1 ? `, nor in ${where.slice(1).map(clause => places.get(clause)).join(", ")}` : "";
      yield at("warning", where[0], `[${name}] has no value${more}`, "fill it in under “Values”");
    }
    for (const {clause, open} of entries) {
      if (open) yield at("warning", clause, "square brackets around the paragraph", "take them away when it is agreed");
    }
    for (const id of text.lost) yield at("warning", id, `there is no clause “${id}” of that strength any more`, "remove it");

    if (!text.annex) {
      const tasks = tasksOf(draft, clauses);
      if (tasks.all > MANY_TASKS) {
        yield at("note", "", `${tasks.all} tasks: more than nine in ten adopted mandates have`, "keep those that the strategic objective needs, and say which come first");
      }
      const chapter = all.find(one => CHAPTER_VII.test(one.text));
      const binds = operative.filter(one => {
        const does = one.depth ? "" : clauses[one.clause].strengths[strengthOf.get(one.clause)].does;
        return does === "demand" || (does === "bind" && OF_STATES.test(one.text));
      });
      const force = operative.filter(one => (MEANS.exec(one.text)?.[1] ?? "States").search(OTHERS) < 0);
      if (!chapter && force.length) {
        yield at("note", force[0].clause, "“all necessary means” is authorized, and the Council does not act under Chapter VII", "put “Acting under Chapter VII” before it, or leave the basis open knowingly");
      } else if (binds.length && !all.some(one => BASIS.test(one.text))) {
        const more = binds.length > 1 ? ` (and ${binds.length - 1} more)` : "";
        yield at("note", binds[0].clause, `it binds or demands${more}, and no chapter or article of the Charter is named`, "name the basis in the preamble, or leave it open knowingly");
      }
      if (chapter && !all.slice(0, all.indexOf(chapter) + 1).some(one => DETERMINES.test(one.text))) {
        yield at("note", chapter.clause, "the Council acts under Chapter VII, and no threat to the peace is determined before it", "put a determination before it, as Article 39 of the Charter has it");
      }
      for (const one of force) {
        const whole = operative.filter(other => other.clause === one.clause).map(other => other.text).join(" ");
        const missing = LIMITS.filter(([, limit]) => !limit.test(whole)).map(([name]) => name);
        if (missing.length) {
          yield at("note", one.clause, `“all necessary means” without a limit of ${missing.join(" and of ")}`, "say “within its capabilities and areas of deployment”");
        }
      }
      const mandate = operative.find(one => !one.depth && SETTLES.test(one.text));
      if (mandate && !operative.some(one => REPORTS.test(one.text))) {
        yield at("note", mandate.clause, "a mandate is set and nobody is asked to report on it", "ask for a report with an interval or a date, and say what it has to cover");
      }
      if (mandate && !operative.some(one => ENDS.test(one.text))) {
        yield at("note", mandate.clause, "a mandate is set without a date or a period", "say “until” and the day");
      }
    }
    for (const one of all) {
      const count = one.text.split(/\s+/).filter(Boolean).length;
      if (count > LONGEST) yield {...at("note", one.clause, `${count} words in one paragraph`, "one verb a paragraph, or items (a), (b) …"), place: one.place};
    }
  }

  return {adviceOn: (...all) => [...adviceOn(...all)], tasksOf};
})();
