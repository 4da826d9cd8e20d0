// The text on the page as it will stand on paper.
"use strict";
penholder.element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") made.className = value;
    else if (key in made && !key.includes("-")) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== ""));
  return made;
};

penholder.sheet = (() => {
  const {element} = penholder;
  const anchor = name => `text-${name.replaceAll("/", "-")}`;

  // Words with the placeholders that nothing fills made visible.
  function marked(text, blanks) {
    return text.split(/(\[[a-z][a-z0-9_]*\])/).map(part =>
      (blanks.has(part) ? element("mark", {class: "ph-blank"}, part) : part));
  }

  function spans(all, blanks) {
    return all.map(span => {
      if (span.footnote) return element("small", {class: "ph-text__foot"}, "[", spans(span.footnote, blanks), "]");
      const words = marked(span.text, blanks);
      const shown = span.italic ? [element("em", {}, words)] : words;
      return span.target ? element("a", {href: `#${anchor(span.target)}`}, shown) : shown;
    }).flat();
  }

  function blocks(all, blanks, level = 0) {
    return all.map(block => {
      if (!block.items) return element("p", {class: "ph-text__heading"}, spans(block.spans, blanks));
      const label = block.label ? [element("span", {class: "ph-text__label"}, block.label), " "] : [];
      const box = element("div", {class: `ph-text ph-text--${level}`},
        element("p", {}, label, spans(block.spans, blanks)), blocks(block.items, blanks, level + 1));
      if (block.name) box.id = anchor(block.name);
      return box;
    });
  }

  function sheet(text) {
    const blanks = new Set(text.unfilled.map(([, name]) => `[${name}]`));
    const title = text.annex ? ["Annex", element("br"), text.title] : text.title;
    return element("div", {class: "ph-sheet"},
      element("p", {class: "ph-sheet__marking"}, element("strong", {}, text.marking), element("span", {}, text.edition)),
      element("p", {class: "ph-sheet__title"}, title),
      text.organ ? element("p", {}, element("em", {}, text.organ), ",") : null,
      blocks(text.preambular, blanks), blocks(text.operative, blanks));
  }

  return {anchor, sheet};
})();
