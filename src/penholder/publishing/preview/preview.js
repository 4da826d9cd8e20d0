// The preview on an open page: loads it again after an edit, and shows what is wrong while an edit is broken.
(() => {
  "use strict";
  const PAUSE = 250; // milliseconds between two questions
  let seen = null;
  let told = "[]";

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/-/preview.css";
  document.head.append(style);

  function element(tag, name, ...content) {
    const made = document.createElement(tag);
    made.className = `penholder-${name}`;
    made.append(...content);
    return made;
  }

  function problem({ place, code, message, hint }) {
    const head = element("p", "place", place, " ", element("span", "code", code));
    const words = element("p", "message", message);
    return element("li", "problem", head, words, ...(hint ? [element("p", "hint", hint)] : []));
  }

  function panel({ generation, count, problems }) {
    const what = count === 1 ? "One mistake keeps" : `${count} mistakes keep`;
    const meanwhile = generation === 0 ? "" : " You see the last good ones.";
    const title = element("p", "title", `${what} the new pages from being shown.${meanwhile}`);
    const hide = element("button", "hide", "Hide");
    const list = element("ol", "problems", ...problems.map(problem));
    if (count > problems.length) list.append(element("li", "problem", `and ${count - problems.length} more`));
    const made = element("section", "preview", title, hide, list);
    hide.type = "button";
    hide.addEventListener("click", () => {
      list.hidden = !list.hidden;
      hide.textContent = list.hidden ? "Show" : "Hide";
    });
    made.setAttribute("role", "alert");
    return made;
  }

  async function ask() {
    if (document.hidden) return;
    const answer = await fetch("/-/state.json", { cache: "no-store" });
    const state = await answer.json();
    if (seen !== null && state.generation !== seen) {
      location.reload();
      return;
    }
    seen = state.generation;
    if (told === JSON.stringify(state.problems)) return;
    told = JSON.stringify(state.problems);
    document.querySelector(".penholder-preview")?.remove();
    if (state.count) document.body.append(panel(state));
  }

  (async () => {
    for (;;) {
      await ask().catch(() => {}); // the server is away; it may come back
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  })();
})();
