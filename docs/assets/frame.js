// What Material writes into each page as inline scripts: here, so that pages need none.
// Its bundle uses the four names; the palette is applied before anything is shown. Besides, the two signs in the header
// that open the menu and the search on a small screen are made buttons, which Material's labels are not.
"use strict";
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
