// Comforts on pages that work without them: a source's name opens its words where it stands, an address opens what
// it leads to, and the search, whose index is not touched before a reader asks for it.
"use strict";

// A source's name behind a statement is a link to its words among the evidence. With a script it opens a copy of them
// behind the block it stands in; where they cannot be had, the link is followed as it is without one.
const evidence = new Map();

function openExcerpts() {
  document.querySelectorAll('.briefing a[href*="#x-"]').forEach((link) => {
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || link.pathname === location.pathname) return;
      event.preventDefault();
      toggleExcerpt(link);
    });
  });
}

function loadEvidence(address) {
  if (!evidence.has(address)) {
    const read = (answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText)));
    const parse = (text) => new DOMParser().parseFromString(text, "text/html");
    evidence.set(address, fetch(address).then(read).then(parse));
  }
  return evidence.get(address);
}

async function toggleExcerpt(link) {
  if (link.excerpt) {
    link.excerpt.remove();
    link.excerpt = null;
    link.setAttribute("aria-expanded", "false");
    return;
  }
  const address = link.href.split("#")[0];
  const page = await loadEvidence(address).catch(() => null);
  const words = page && wordsBehind(page.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!words) {
    location.href = link.href;
    return;
  }
  const box = document.createElement("aside");
  box.className = "excerpt";
  box.setAttribute("role", "note");
  box.setAttribute("aria-label", `Words of ${link.textContent}`);
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = "all evidence";
  box.append(`${words} `, more);
  box.append(closeButton(link));
  place(link, box);
  link.excerpt = box;
  link.setAttribute("aria-expanded", "true");
}

// A fact's own words stand before the line that names who has them; other words stand in an entry of their own.
function wordsBehind(anchor) {
  const entry = anchor?.closest("li");
  if (!entry) return null;
  const own = [];
  for (const node of entry.childNodes) {
    if (/^(BR|UL)$/.test(node.nodeName)) break;
    own.push(node.textContent.replace("\n", " "));
  }
  const words = own.join("").trim();
  return anchor.closest("em") ? `“${words}”` : words;
}

function closeButton(link) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "excerpt__close";
  close.setAttribute("aria-label", "Close excerpt");
  close.textContent = "×";
  close.addEventListener("click", () => {
    toggleExcerpt(link);
    link.focus();
  });
  return close;
}

// Behind a paragraph, inside a list item or a table cell: never where the markup forbids a block.
function place(link, box) {
  const block = link.closest("p, li, td, th, dd, h2, h3");
  if (!block) link.parentElement.append(box);
  else if (/^(P|H2|H3)$/.test(block.tagName)) block.after(box);
  else block.append(box);
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

function setUpSearch() {
  const button = document.querySelector(".search-open");
  const dialog = document.querySelector("dialog.search");
  if (!button || !dialog?.showModal) return;
  const input = dialog.querySelector(".search__input");
  const status = dialog.querySelector(".search__status");
  const list = dialog.querySelector(".search__results");
  const base = new URL(`${button.dataset.base}/`, location.href);
  let index = null;
  let asked = 0;

  const load = () => {
    index ??= import(new URL("pagefind/pagefind.js", base).href).catch(() => {
      index = null;
      status.textContent = "The search index could not be loaded.";
    });
    return index;
  };
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    load();
  };
  const search = async () => {
    const query = input.value.trim();
    const turn = ++asked;
    if (!query) {
      list.replaceChildren();
      status.textContent = "Type to search statements, quotes and excerpts.";
      return;
    }
    const pagefind = await load();
    const found = pagefind && (await pagefind.debouncedSearch(query, {}, 150));
    if (!found || turn !== asked) return;
    const pages = await Promise.all(found.results.slice(0, 12).map((result) => result.data()));
    if (turn !== asked) return;
    status.textContent = found.results.length === 1 ? "1 briefing" : `${found.results.length} briefings`;
    list.replaceChildren(...pages.map(showResult));
  };

  button.hidden = false;
  button.addEventListener("click", open);
  input.addEventListener("input", search);
  dialog.querySelector("form").addEventListener("submit", (event) => {
    const first = list.querySelector("a");
    if (event.submitter?.classList.contains("search__close") || !first) return;
    event.preventDefault();
    first.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest(".search__results a")) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !command) return;
    event.preventDefault();
    open();
  });
}

// Pagefind escapes excerpts and marks the words found; titles are plain text and stay so.
function showResult(page) {
  const item = document.createElement("li");
  item.append(resultLink(page.url, page.meta.title, "search__title"));
  const found = (section) => section.excerpt.split("<mark>").length;
  const sections = page.sub_results
    .filter((section) => section.url !== page.url && section.title !== page.meta.title)
    .sort((one, other) => found(other) - found(one))
    .slice(0, 3);
  (sections.length ? sections : [page]).forEach((section) => {
    const part = document.createElement("div");
    if (section !== page) part.append(resultLink(section.url, section.title, "search__section"));
    const words = document.createElement("p");
    words.innerHTML = section.excerpt;
    part.append(words);
    item.append(part);
  });
  return item;
}

function resultLink(url, title, name) {
  const link = document.createElement("a");
  link.href = url;
  link.className = name;
  link.textContent = title;
  return link;
}

openExcerpts();
linkStatements();
unfold();
window.addEventListener("hashchange", unfold);
setUpSearch();
