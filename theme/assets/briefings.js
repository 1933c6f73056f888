// Comforts on pages that work without them: a source's name opens its words where it stands, an address opens what
// it leads to, and light or dark is the reader's choice.
"use strict";

// The mark behind a statement leads to its words among the evidence. With a script it opens a panel that has them all:
// a look while the pointer or the keyboard is on it, for good by a click, a tap or Enter. One panel is open at a time.
const marks = { found: null, panel: null, open: null, kept: false, timer: 0 };
const LOOK_MS = 250;

function setUpMarks() {
  const all = document.querySelectorAll("a.evidence-mark");
  all.forEach((mark) => {
    mark.setAttribute("aria-expanded", "false");
    mark.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      if (marks.open === mark && marks.kept) closePanel();
      else openPanel(mark, true);
    });
    mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && look(mark));
    mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && lookAway());
    mark.addEventListener("focus", () => mark.matches(":focus-visible") && look(mark));
    mark.addEventListener("blur", lookAway);
  });
  if (!all.length) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !marks.open || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    closePanel();
  });
  document.addEventListener("click", (event) => {
    if (marks.open && !event.target.closest(".evidence-panel, .evidence-mark")) closePanel({ focus: false });
  });
}

function loadMarks() {
  marks.found ??= fetch("marks.json").then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))));
  return marks.found;
}

function look(mark) {
  clearTimeout(marks.timer);
  loadMarks().catch(() => {});
  if (!marks.kept && marks.open !== mark) marks.timer = setTimeout(() => openPanel(mark, false), LOOK_MS);
}

function lookAway() {
  clearTimeout(marks.timer);
  if (marks.open && !marks.kept) marks.timer = setTimeout(() => closePanel({ focus: false }), LOOK_MS);
}

async function openPanel(mark, kept) {
  clearTimeout(marks.timer);
  const found = await loadMarks().catch(() => null);
  const told = found?.[Number(mark.dataset.mark)];
  if (!told) {
    if (kept) location.href = mark.href;
    return;
  }
  if (marks.open !== mark) {
    closePanel({ focus: false });
    marks.panel = drawPanel(mark, told);
    marks.open = mark;
    mark.setAttribute("aria-expanded", "true");
    blockOf(mark).classList.add("is-shown");
    place(mark, marks.panel);
  }
  marks.kept = kept;
  marks.panel.classList.toggle("is-kept", kept);
  if (!kept) return;
  marks.panel.focus({ preventScroll: true });
  keepInSight(blockOf(mark), marks.panel);
}

// A panel over the foot of the screen does not hide the statement it belongs to.
function keepInSight(block, panel) {
  const hidden = block.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 12;
  if (getComputedStyle(panel).position === "fixed" && hidden > 0) scrollBy({ top: hidden });
}

function closePanel({ focus = true } = {}) {
  clearTimeout(marks.timer);
  const { panel, open, kept } = marks;
  if (!panel) return;
  if (focus && (kept || panel.contains(document.activeElement))) open.focus({ preventScroll: true });
  panel.remove();
  open.setAttribute("aria-expanded", "false");
  blockOf(open).classList.remove("is-shown");
  Object.assign(marks, { panel: null, open: null, kept: false });
}

function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside.filter((part) => part !== null));
  return element;
}

function link(address, words, name) {
  const element = make("a", name, words);
  element.href = address;
  return element;
}

function drawPanel(mark, told) {
  const panel = make("section", "evidence-panel");
  panel.tabIndex = -1;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", `Evidence: ${told.head}`);
  const close = make("button", "evidence-panel__close", "×");
  close.type = "button";
  close.setAttribute("aria-label", "Close evidence");
  close.addEventListener("click", () => closePanel());
  panel.append(make("p", "evidence-panel__head", told.head), close);
  told.notes.forEach((note) => panel.append(make("p", "evidence-panel__note", note)));
  told.reports.forEach((report) => panel.append(drawReport(report)));
  const anchor = blockOf(mark).querySelector("a[id]");
  const ways = make("p", "evidence-panel__ways", link(mark.href, "All evidence"));
  if (anchor) ways.append(" · ", link(`#${anchor.id}`, "Link to this statement"));
  panel.append(ways);
  panel.addEventListener("pointerenter", () => clearTimeout(marks.timer));
  panel.addEventListener("pointerleave", lookAway);
  panel.addEventListener("focusin", () => {
    clearTimeout(marks.timer);
    marks.kept = true;
  });
  return panel;
}

function drawReport(report) {
  const label = report.label ? make("p", "evidence-panel__label", report.label) : null;
  return make("div", label ? "evidence-panel__report" : "", label, ...report.passages.map(drawPassage));
}

function drawPassage({ words, articles }) {
  const entries = make("ul", "", ...articles.map((article) => drawArticle(article, !words)));
  if (!words) return make("div", "evidence-panel__passage", entries);
  const [before, cited, behind] = words;
  const said = make("q", "evidence-panel__words", before, before || behind ? make("mark", "", cited) : cited, behind);
  return make("div", "evidence-panel__passage", make("p", "", said), entries);
}

function drawArticle(article, unquoted) {
  const entry = make("li", "", link(article.address, article.outlet, "evidence-panel__outlet"), ` · ${article.date}`);
  if (unquoted) entry.append(" · not quoted here");
  if (article.original) entry.append(" · ", link(article.original, "In the article"));
  return entry;
}

const blockOf = (mark) => mark.closest("li, p, h2, h3, summary") ?? mark.parentElement;

// Beside the statement where there is a margin, over the foot of a narrow screen; never inside a table or a paragraph.
function place(mark, panel) {
  const block = mark.closest("table") ?? blockOf(mark);
  if (block.matches("li")) block.append(panel);
  else block.after(panel);
  if (getComputedStyle(panel).position !== "absolute") return;
  const frame = panel.offsetParent.getBoundingClientRect();
  const beside = blockOf(mark).getBoundingClientRect().top;
  const lowest = Math.max(12, innerHeight - panel.offsetHeight - 12);
  panel.style.top = `${Math.max(0, Math.min(beside, lowest) - frame.top)}px`;
}

// Every statement's anchor becomes a link to itself that a reader can copy.
function linkStatements() {
  document.querySelectorAll(".briefing li > a[id], .briefing p > a[id]").forEach((anchor) => {
    if (anchor.previousElementSibling?.matches("a[id]") || !/^[eudq]-/.test(anchor.id)) return;
    anchor.href = `#${anchor.id}`;
    anchor.className = "permalink";
    anchor.setAttribute("aria-label", "Link to this statement");
    anchor.textContent = "#";
  });
}

// What an address leads to is unfolded where the browser does not do it.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

// Light, dark, or as the system says: theme.js reads the choice before the next page is painted.
function offerSchemes() {
  const label = document.querySelector(".scheme");
  const choice = label?.querySelector("select");
  if (!choice) return;
  choice.value = document.documentElement.dataset.scheme ?? "";
  label.hidden = false;
  choice.addEventListener("change", () => {
    try {
      if (choice.value) localStorage.setItem("briefings.scheme", choice.value);
      else localStorage.removeItem("briefings.scheme");
    } catch {
      // A store that is shut keeps no choice: it holds for this page.
    }
    if (choice.value) document.documentElement.dataset.scheme = choice.value;
    else delete document.documentElement.dataset.scheme;
  });
}

// The part of the page that is being read is marked in its contents.
function followContents() {
  const links = [...document.querySelectorAll(".contents a")];
  const parts = new Map(links.map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
  parts.delete(null);
  const mark = () => {
    const passed = [...parts.keys()].filter((part) => part.getBoundingClientRect().top < innerHeight / 3);
    const current = parts.get(passed.at(-1));
    links.forEach((link) => (link === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    const bar = current?.closest("ul");
    if (bar && bar.scrollWidth > bar.clientWidth) bar.scrollTo({ left: current.offsetLeft - bar.offsetLeft - 16 });
  };
  if (!parts.size) return;
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  parts.forEach((_, part) => watch.observe(part));
}

setUpMarks();
offerSchemes();
followContents();
linkStatements();
unfold();
window.addEventListener("hashchange", unfold);
