// Before the page is painted: light or dark, where the reader has chosen one; else the system's.
"use strict";

try {
  const chosen = localStorage.getItem("briefings.scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
} catch {
  // A store that is shut has no choice.
}
