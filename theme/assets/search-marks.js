// On arrival from the search: the words asked for are marked in the statement the address leads to.
import { findMarks, readQuery } from "./search-engine.js";

export function markFound() {
  const address = new URL(location.href);
  const query = readQuery(address.searchParams.get("find"));
  address.searchParams.delete("find");
  history.replaceState(history.state, "", address); // what is copied from here is the statement's own address
  const anchor = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const block = anchor && (anchor.closest("li, blockquote, p, tr, dd, figure") ?? anchor);
  if (block) markIn(block, query);
}

// Words of one text node each: what is marked is read as the search reads it.
function markIn(block, query) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    if (node.parentElement.closest("script, style, svg, mark")) continue;
    for (const [start, end] of findMarks(node.data, query).reverse()) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      const mark = document.createElement("mark");
      mark.className = "search-mark";
      range.surroundContents(mark);
    }
  }
}
