"""Faults of built pages that a browser mends in its own way, each time a little otherwise.

<p>one <em>two</p></em>      tags that close in another order than they opened, or not at all
<p><ul>…</ul></p>            a block inside a paragraph, a link inside a link, an entry outside a list
<a id="x"></a> <p id="x">    one id twice
<td style="…">, onclick="…"  what the site's policy forbids
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "figure", "footer", "form"),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "ul",
        ),
    }
)
LINKS: Final = frozenset({"a", "button"})  # nothing that is clicked holds another
PARENTS: Final = {
    "li": frozenset({"ul", "ol", "menu"}),
    "summary": frozenset({"details"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
    "figcaption": frozenset({"figure"}),
    "option": frozenset({"select", "optgroup", "datalist"}),
}
DATA_SCRIPTS: Final = frozenset({"application/json", "application/ld+json"})
TAG_RE: Final = re.compile(
    r"""<!--(?:[^<]|<(?!!--))*?-->
      | <(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*+)(?P<attributes>(?:"[^"]*"|'[^']*'|[^"'<>])*)>""",
    re.VERBOSE | re.DOTALL,
)
ATTRIBUTE_RE: Final = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


class _OpenTags:
    """Follows the tags of a page and notes what is wrong with them."""

    def __init__(self) -> None:
        self.line = 1
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.faults: list[str] = []

    def begin(self, tag: str, attributes: str) -> None:
        """Take a tag that opens an element."""
        self._check_place(tag)
        self._check_attributes(tag, attributes)
        if tag not in VOID and not attributes.endswith("/"):
            self.open.append(tag)

    def end(self, tag: str) -> None:
        """Take a tag that closes one."""
        if not self.open or self.open[-1] != tag:
            inside = f" inside <{self.open[-1]}>" if self.open else ""
            self._note(f"</{tag}>{inside} closes nothing")
            if tag not in self.open:
                return
            while self.open[-1] != tag:
                self.open.pop()
        self.open.pop()

    def _check_place(self, tag: str) -> None:
        if tag in BLOCKS and "p" in self.open:
            self._note(f"<{tag}> inside <p>")
        if tag in LINKS and not LINKS.isdisjoint(self.open):
            self._note(f"<{tag}> inside another link or button")
        wanted = PARENTS.get(tag)
        if wanted and (not self.open or self.open[-1] not in wanted):
            self._note(f"<{tag}> inside <{self.open[-1] if self.open else 'nothing'}>")

    def _check_attributes(self, tag: str, attributes: str) -> None:
        found = [(m[1].lower(), html.unescape(m[2] or m[3] or m[4] or "")) for m in ATTRIBUTE_RE.finditer(attributes)]
        named = dict(found)
        if len(named) < len(found):
            self._note(f"<{tag}> has an attribute twice")
        own = named.get("id")
        if own is not None and own in self.ids:
            self._note(f"id {own!r} twice")
        self.ids.add(own or "")
        if tag == "style" or (tag == "script" and "src" not in named and named.get("type") not in DATA_SCRIPTS):
            self._note(f"<{tag}> within the page, which its policy forbids")
        for name in named:
            if name == "style" or name.startswith("on"):
                self._note(f"{name}= within the page, which its policy forbids")
        if tag == "img" and "alt" not in named:
            self._note("<img> without alt")

    def _note(self, fault: str) -> None:
        self.faults.append(f"line {self.line}: {fault}")


def find_html_faults(text: str) -> tuple[str, ...]:
    """Return what is wrong with a page's HTML.

    >>> find_html_faults('<p id="x">one <em>two</p></em>')
    ('line 1: </p> inside <em> closes nothing', 'line 1: </em> closes nothing')
    >>> find_html_faults('<ul><li>one<br>two</li></ul><p>three</p>')
    ()
    """
    tags, told = _OpenTags(), 0
    for match in TAG_RE.finditer(text):
        tags.line += text.count("\n", told, match.start())
        told = match.start()
        if match["tag"] is None:
            continue
        if match["end"]:
            tags.end(match["tag"].lower())
        else:
            tags.begin(match["tag"].lower(), match["attributes"])
    return (*tags.faults, *(f"<{tag}> is never closed" for tag in tags.open))


def check_html(site: Path) -> Iterator[str]:
    """Yield the faults of the HTML of a built site."""
    for path in sorted(site.rglob("*.html")):
        for fault in find_html_faults(path.read_text("utf-8")):
            yield f"{path.relative_to(site).as_posix()}: {fault}"
