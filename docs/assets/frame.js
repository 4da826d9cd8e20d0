// What Material writes into each page as inline scripts: here, so that pages need none.
// Its bundle uses the four names; the palette is applied before anything is shown. Besides, the two signs in the header
// that open the menu and the search on a small screen are made buttons, which Material's labels are not, and scripts say
// their words in the language of the page.
"use strict";
var penholder = window.penholder ?? {};
// A word in the language of the page, or as it stands where there is no other; # is what it is said of.
penholder.say = (() => {
  let said;
  return (words, what = "") => {
    said ??= JSON.parse(document.getElementById("ph-words")?.textContent ?? "{}");
    return (said[words] ?? words).replace("#", () => what);
  };
})();

// In a frame of a page from a folder, this page hands out its article as it was written, before a script has changed it:
// such a page can be shown in a frame, and not be read (reading-pages.js). A page that a server sends tells nobody.
if (window.parent !== window && location.protocol === "file:") {
  document.addEventListener("readystatechange", () => {
    const article = document.querySelector("article")?.outerHTML ?? "";
    window.parent.postMessage({penholderArticle: article, address: location.href}, "*"); // it has no origin to name
  }, {once: true});
}

// A line at the foot of the screen that tells what has been done, with the way on where there is one, for a while.
penholder.tell = (() => {
  const status = document.createElement("p");
  status.className = "ph-told";
  status.setAttribute("role", "status");
  addEventListener("DOMContentLoaded", () => document.querySelector("article")?.append(status));
  let quiet;
  function hush() {
    if (status.matches(":hover, :focus-within")) quiet = setTimeout(hush, 1000);
    else status.replaceChildren();
  }
  return (words, way = null) => {
    status.replaceChildren(words, ...(way ? [" ", way] : []));
    clearTimeout(quiet);
    quiet = setTimeout(hush, way ? 8000 : 4000);
  };
})();

var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = text => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
var __md_get = (key, storage = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(storage.getItem(scope.pathname + "." + key));
  } catch {
    return null; // a browser that keeps nothing for this page
  }
};
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // the same
  }
};

(() => {
  const chosen = __md_get("__palette")?.color;
  if (!chosen) return;
  if (chosen.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const option = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${light ? "light" : "dark"})']`);
    for (const key of ["media", "scheme", "primary", "accent"]) chosen[key] = option.getAttribute(`data-md-color-${key}`);
  }
  for (const [key, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${key}`, value);
})();

addEventListener("DOMContentLoaded", () => {
  for (const [name, named] of [["__drawer", ".md-nav--primary"], ["__search", ".md-search"]]) {
    const label = document.querySelector(`.md-header__button[for=${name}]`);
    const toggle = document.getElementById(name);
    if (!label || !toggle) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("for", name); // by this the theme's styles know it
    button.setAttribute("aria-label", document.querySelector(named)?.getAttribute("aria-label") ?? "");
    button.append(...label.childNodes);
    const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  }
});
