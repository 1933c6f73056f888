// Comforts on pages that work without them: a source's name opens its words where it stands, and an address opens what
// it leads to.
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

openExcerpts();
linkStatements();
unfold();
window.addEventListener("hashchange", unfold);
