// Two comforts on pages that work without them: a citation opens its excerpt where it stands, and
// the search, whose index is not touched before a reader asks for it.
"use strict";

// A citation is a footnote link. With a script it opens a copy of its excerpt behind the block it
// stands in; the link to the list of excerpts stays for everyone else.
function openExcerpts() {
  document.querySelectorAll("a.footnote-ref").forEach((link) => {
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!note) return;
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-label", `Excerpt ${link.textContent}`);
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      toggleExcerpt(link, note);
    });
  });
}

function toggleExcerpt(link, note) {
  const open = link.excerpt;
  if (open) {
    open.remove();
    link.excerpt = null;
    link.setAttribute("aria-expanded", "false");
    return;
  }
  const box = document.createElement("aside");
  box.className = "excerpt";
  box.setAttribute("role", "note");
  box.setAttribute("aria-label", `Excerpt ${link.textContent}`);
  note.childNodes.forEach((node) => box.append(node.cloneNode(true)));
  box.querySelectorAll(".footnote-backref").forEach((back) => back.remove());
  box.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  const close = document.createElement("button");
  close.type = "button";
  close.className = "excerpt__close";
  close.setAttribute("aria-label", "Close excerpt");
  close.textContent = "×";
  close.addEventListener("click", () => {
    toggleExcerpt(link, note);
    link.focus();
  });
  box.append(close);
  place(link, box);
  link.excerpt = box;
  link.setAttribute("aria-expanded", "true");
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
setUpSearch();
