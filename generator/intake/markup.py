"""The text of marked-up words: one paragraph a line, a blank line between, entities and tags gone.

``<p>Fog &amp; ice<br>closed</p><p>the port.</p>`` → three lines. Read alike are the elements of HTML and those that
trafilatura makes of a page. Rows of a table are lines, their cells parted by `` | ``. Scripts, styles, forms and what
is hidden have no text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPHS: Final = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "details", "summary"}
    | {"blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "hr", "center", "form", "fieldset", "figure"}
    | {"figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"head", "list", "item", "quote", "row", "code"}  # trafilatura's
)
SILENT: Final = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button"})
BREAKS: Final = frozenset({"br", "lb"})
CELLS: Final = frozenset({"td", "th", "cell"})
CELL, BREAK, PARAGRAPH = "\x01", "\x02", "\x03"  # stand for the marks until the blanks are put in order
MARKUP_RE = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,31});")
TAG_RE = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
BLANKS_RE = re.compile(r"[\s\u200b\u200c\u200d\u2060\u00ad]+")
MAX_DEPTH: Final = 300  # elements in one another


def text_of_markup(markup: str) -> str:
    """Return the text of a piece of HTML; text without tags stays as it is but for its entities.

    >>> text_of_markup("<p>Fog &amp; ice<br>closed</p><p>the  port.</p>")
    'Fog & ice\\nclosed\\n\\nthe port.'
    >>> text_of_markup("Costs &lt; 5 &euro;\\nor so")
    'Costs < 5 €\\nor so'
    """
    if not MARKUP_RE.search(markup):
        return markup.strip()
    if not TAG_RE.search(markup):
        return html.unescape(markup).strip()
    from lxml.html import fragment_fromstring  # noqa: PLC0415  # most bodies have no markup

    return text_of_element(fragment_fromstring(markup, create_parent="div"))


def text_of_element(element: _Element) -> str:
    """Return the text below an element, one paragraph a line, a blank line between."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    text = BLANKS_RE.sub(" ", "".join(pieces))
    paragraphs = (_lines_of(part) for part in text.split(PARAGRAPH))
    return "\n\n".join(part for paragraph in paragraphs for part in paragraph)


def _gather(element: _Element, pieces: list[str], depth: int) -> None:
    """Add an element's words to ``pieces``, with a sign wherever a cell, a line or a paragraph ends."""
    tag = element.tag if isinstance(element.tag, str) else None  # a comment has a function there
    if tag is None or tag in SILENT or depth > MAX_DEPTH:
        return
    around = PARAGRAPH if tag in PARAGRAPHS else CELL if tag in CELLS else BREAK if tag in BREAKS else ""
    pieces += [around, element.text or ""]
    for child in element:
        _gather(child, pieces, depth + 1)
        pieces.append(child.tail or "")
    pieces.append("" if tag in BREAKS else around)


def _lines_of(paragraph: str) -> list[str]:
    """Return a paragraph's parts: two breaks in a row part as a paragraph does, one ends a line."""
    parts = re.split(rf"{BREAK}\s*{BREAK}[\s{BREAK}]*", paragraph)
    lines = ("\n".join(filter(None, (_with_cells(line) for line in part.split(BREAK)))) for part in parts)
    return [line for line in lines if line]


def _with_cells(line: str) -> str:
    return " | ".join(filter(None, (cell.strip() for cell in line.split(CELL))))
