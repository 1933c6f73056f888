// What Material's bundle expects a script within the page to have set.
"use strict";

// It is read by name from the bundle: these are global on purpose.
window.__md_scope = new URL(document.currentScript.dataset.base, location);
window.__md_hash = (words) => [...words].reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);
window.__md_get = (key, store = localStorage, scope = window.__md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`));
window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A store that is shut keeps nothing.
  }
};
