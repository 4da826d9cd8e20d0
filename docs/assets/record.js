// What the page of a record can do: explain words, give its wording to the clipboard, be cited and printed.
// Without this script words are links to their terms, and the citation stands there as text.
"use strict";
(() => {
  const {tell, say} = penholder;
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (words, act) => {
    const made = make("button", {type: "button", className: "ph-button ph-button--quiet"}, words);
    made.addEventListener("click", act);
    return made;
  };

  // ── The clipboard ──────────────────────────────────────────────────────
  async function copy(text, html, words) {
    try {
      const parts = {"text/plain": new Blob([text], {type: "text/plain"})};
      if (html) parts["text/html"] = new Blob([html], {type: "text/html"});
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    } catch {
      const field = make("textarea", {value: text, className: "ph-aside"});
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy"); // where a page opened from a folder may not write by itself
      field.remove();
      if (!done) return tell(say("This browser does not let the page copy. Select the words instead."));
    }
    tell(words);
  }

  // ── The wording of clauses ─────────────────────────────────────────────
  const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];
  const letter = number => String.fromCharCode(97 + (number % 26)).repeat(1 + Math.floor(number / 26));
  const LABELS = [number => `(${letter(number)})`, number => `(${ROMAN[number] ?? number + 1})`, number => `${letter(number)}.`];

  // The paragraphs of a wording as they are read, with the labels of their items and [brackets] for what is to be filled in.
  function paragraphs(box, level = 0) {
    const found = [];
    for (const part of box.children) {
      if (part.matches("p, span")) {
        const words = part.cloneNode(true);
        for (const slot of words.querySelectorAll(".ph-slot")) slot.replaceWith(`[${slot.textContent}]`);
        for (const link of words.querySelectorAll("a")) link.replaceWith(...link.childNodes);
        found.push(words);
      } else if (part.matches("ol")) {
        [...part.children].forEach((item, number) => {
          const [first, ...more] = paragraphs(item, level + 1);
          first.prepend(`${LABELS[Math.min(level, 2)](number)} `);
          found.push(first, ...more);
        });
      }
    }
    return found;
  }

  for (const box of document.querySelectorAll("[data-ph-copy]")) {
    const act = button(say("Copy"), () => {
      const all = paragraphs(box);
      const text = all.map(one => one.textContent.trim()).join("\n");
      copy(text, all.map(one => `<p>${one.innerHTML.trim()}</p>`).join(""), say("Copied: #.", box.dataset.phCopy));
    });
    act.setAttribute("aria-label", say("Copy the wording: #", box.dataset.phCopy));
    box.after(make("p", {className: "ph-copy"}, act));
  }

  // ── Citing and printing ────────────────────────────────────────────────
  function equip(tools) {
    const {phRecord: record, phRevised: revised, phKind: kind, phTitle: title, phSite: site} = tools.dataset;
    const own = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    const address = own.startsWith("http") ? own.split(/[?#]/)[0].replace(/index\.html$/, "") : "";
    const cite = tools.querySelector(".ph-cite");
    if (address && !cite.textContent.includes(address)) cite.append(` ${address}`);
    const day = revised.split("-");
    const ris = [["TY", "ELEC"], ["TI", title], ["T2", site], ["M3", kind], ["ET", revised], ["PY", day[0]], ["DA", `${day.join("/")}/`],
                 ["AN", record], ["UR", address], ["ER", ""]]
      .filter(([tag, value]) => value || tag === "ER").map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
    const csl = [{id: record, type: "webpage", title, "container-title": site, genre: kind, version: revised, number: record,
                  issued: {"date-parts": [day.map(Number)]}, ...(address && {URL: address})}];
    const take = (words, body, ending, type) => button(words, () => {
      const link = make("a", {href: URL.createObjectURL(new Blob([body], {type})), download: `${record.replace("/", "-")}.${ending}`});
      link.click();
      URL.revokeObjectURL(link.href);
      tell(say("#: downloaded.", words));
    });
    tools.querySelector("details").append(make("p", {className: "ph-acts"},
      button(say("Copy citation"), () => copy(cite.textContent.replace(/\s+/g, " ").trim(), "", say("Citation copied."))),
      take("RIS", ris, "ris", "application/x-research-info-systems"),
      take("CSL-JSON", `${JSON.stringify(csl, null, 2)}\n`, "json", "application/vnd.citationstyles.csl+json")));
    const acts = [button(say("Print this page"), () => print())];
    if (address) acts.unshift(button(say("Copy link"), () => copy(address, "", say("Link copied."))));
    tools.append(make("p", {className: "ph-acts"}, ...acts));
  }
  const tools = document.querySelector("[data-ph-record]");
  if (tools) equip(tools);

  // ── Words that are explained (WCAG 1.4.13: the pointer may go to the tip, Escape closes it) ──
  const tip = make("span", {className: "ph-tip", id: "ph-tip", hidden: true});
  tip.setAttribute("role", "tooltip");
  let word = null;
  let leaving;

  function show(at) {
    clearTimeout(leaving);
    if (word === at) return;
    hide();
    word = at;
    tip.textContent = at.dataset.phTip;
    tip.hidden = false;
    at.closest("article").append(tip);
    at.setAttribute("aria-describedby", tip.id);
    const {left, top, bottom} = at.getBoundingClientRect();
    const {width, height} = tip.getBoundingClientRect();
    const y = bottom + height + 12 < innerHeight ? bottom + 4 : Math.max(4, top - height - 4);
    const ground = (tip.offsetParent ?? document.documentElement).getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) - ground.left}px`;
    tip.style.top = `${y - ground.top}px`;
  }
  function hide() {
    clearTimeout(leaving);
    word?.removeAttribute("aria-describedby");
    word = null;
    tip.hidden = true;
  }
  const leave = () => { leaving = setTimeout(hide, 250); };
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  for (const at of document.querySelectorAll("[data-ph-tip]")) {
    at.addEventListener("pointerenter", event => { if (event.pointerType === "mouse") show(at); });
    at.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") leave(); });
    at.addEventListener("focus", () => { if (at.matches(":focus-visible")) show(at); });
    at.addEventListener("blur", hide);
    at.addEventListener("click", event => { // a finger reads first, and follows the link with a second touch
      if (event.pointerType !== "touch" || word === at) return;
      event.preventDefault();
      show(at);
    });
  }
  addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  addEventListener("pointerdown", event => {
    if (word && !tip.contains(event.target) && !word.contains(event.target)) hide();
  });
})();
