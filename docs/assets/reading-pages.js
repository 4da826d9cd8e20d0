// The whole records of the reading list: each is taken from its own page on this site, without what only a page needs.
// A server gives the page. From a folder a browser gives none, but shows it in a frame; there frame.js hands it out.
"use strict";
penholder.pages = (() => {
  const local = location.protocol === "file:";
  const PATIENCE = 20_000; // milliseconds for a page in a frame
  const AFTERWARDS = 2_000; // for a page that leads on to another

  async function fetched(address, moves = 1) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const moved = page.querySelector("meta[http-equiv=refresh]")?.content.split("url=")[1]; // a record that was renamed
    if (moved && moves) return fetched(new URL(moved, address), moves - 1);
    return {article: page.querySelector("article"), address};
  }

  function framed(address) {
    return new Promise((done, failed) => {
      const frame = document.createElement("iframe");
      let late;
      const end = (act, outcome) => {
        clearTimeout(late);
        removeEventListener("message", heard);
        frame.remove();
        act(outcome);
      };
      const wait = time => {
        clearTimeout(late);
        late = setTimeout(() => end(failed, new Error(`${address} did not come`)), time);
      };
      // Pages from a folder have no origin that could be compared: what counts is that it is the frame that we opened.
      const heard = ({source, data}) => {
        if (source !== frame.contentWindow || typeof data?.penholderArticle !== "string") return;
        const page = new DOMParser().parseFromString(data.penholderArticle, "text/html");
        end(done, {article: page.querySelector("article"), address: new URL(data.address, address)});
      };
      addEventListener("message", heard);
      frame.addEventListener("load", () => wait(AFTERWARDS));
      frame.className = "ph-frame";
      frame.tabIndex = -1;
      frame.setAttribute("aria-hidden", "true");
      frame.src = address;
      wait(PATIENCE);
      document.body.append(frame);
    });
  }

  // ── What a record is without its page ──────────────────────────────────
  const LEFT_OUT = [
    "script, style, link, meta, base, template, noscript, iframe, frame, object, embed, form, input, select, textarea, button",
    ".ph-eyebrow, .ph-tools, .ph-desk, .ph-colophon, .ph-fold, .headerlink, .ph-more, [role=status]",
  ].join(", ");
  const SAFE = new Set(["http:", "https:", "mailto:", ...(local ? ["file:"] : [])]);
  const NAMING = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"];
  const BOXES = {"yes-no": ["Yes", "No"], scale: ["1", "2", "3", "4", "5"]};

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...children);
    return made;
  };

  // What is asked can be answered on paper.
  function answerable(question) {
    const kinds = BOXES[question.getAttribute("data-ph-answer")];
    const answer = element("p", "ph-reading__answer", ...(kinds ?? [""]).map(words => element("span", kinds ? "ph-reading__box" : "ph-reading__line", words)));
    question.querySelector(".ph-check__facts")?.after(answer);
  }

  // Names and links in a record, once it stands among others: names begin with that of the record.
  function settled(one, name, address) {
    for (const {name: attribute, value} of [...one.attributes]) {
      if (attribute === "id") one.id = `${name}/${value}`;
      else if (NAMING.includes(attribute)) one.setAttribute(attribute, value.split(/\s+/).map(id => `${name}/${id}`).join(" "));
      else if (attribute === "href" && value.startsWith("#")) one.setAttribute(attribute, `#${name}/${value.slice(1)}`);
      else if (attribute === "href" || attribute === "src") {
        const target = URL.canParse(value, address) ? new URL(value, address) : null;
        if (target && SAFE.has(target.protocol)) one.setAttribute(attribute, target.href);
        else one.removeAttribute(attribute);
      } else if (/^(on|style$|srcdoc$|srcset$|xlink:|action$|formaction$|data-)/.test(attribute)) one.removeAttribute(attribute);
    }
  }

  // A heading one step lower.
  function lower(heading) {
    const made = document.createElement(`h${Math.min(Number(heading.localName[1]) + 1, 6)}`);
    for (const {name, value} of heading.attributes) made.setAttribute(name, value);
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  }

  function taken(name, {article, address}) {
    const about = article?.querySelector("[data-ph-record]");
    if (!about) throw new Error(`${address} is no record`);
    const {phKind: kind, phSite: site, phTitle: title, phRecord: record} = about.dataset;
    const when = about.querySelector("time").textContent;
    const canonical = about.querySelector(".ph-cite span")?.textContent;
    article.querySelectorAll(LEFT_OUT).forEach(one => one.remove());
    article.querySelectorAll("[data-ph-answer]").forEach(answerable);
    article.querySelectorAll("*").forEach(one => settled(one, name, address));
    [...article.querySelectorAll("h1, h2, h3, h4, h5")].forEach(lower);
    article.querySelectorAll(".ph-outward").forEach(one => one.replaceChildren(one.href)); // paper has no links
    const path = String(address).split(/[?#]/)[0].replace(/index\.html$/, "");
    return {body: document.importNode(article, true).childNodes, kind, record, site, title, when, path, shown: canonical ?? (local ? "" : path)};
  }

  // The record at an address of this site. Rejects where there is none.
  const load = async (name, address) => taken(name, await (local ? framed : fetched)(address));

  return {element, load};
})();
