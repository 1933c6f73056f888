// The way to the search: on every page, and small. What searches is loaded when a reader asks for it.
"use strict";

(() => {
  const own = document.currentScript.src;
  const part = (name) => import(new URL(name, own).href);
  const trigger = document.querySelector(".search-open");
  if (trigger && "showModal" in HTMLDialogElement.prototype) {
    const here = document.querySelector(".search-here");
    const base = new URL("..", trigger.href);
    const open = async () => {
      const panel = await part("search-panel.js");
      if (here) panel.focusPage();
      else panel.openDialog(base, trigger);
    };
    if (here) part("search-panel.js").then((panel) => panel.fillPage(here, base));
    trigger.setAttribute("role", "button");
    trigger.setAttribute("aria-haspopup", "dialog");
    trigger.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    trigger.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!slash && !command) return;
      event.preventDefault();
      open();
    });
  }
  // Whoever comes from the search finds what was asked for marked where it stands.
  if (new URLSearchParams(location.search).has("find")) part("search-marks.js").then((marks) => marks.markFound());
})();
