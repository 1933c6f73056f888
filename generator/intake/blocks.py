"""The blocks of a piece of HTML that is all article or mail, no page: headings, paragraphs, list items, table rows.

Nothing is judged; left out is what nobody sees (scripts, forms, hidden elements), pictures with
captions, and signatures that mail programs mark.

>>> [block.text for block in read_blocks("<h2>Pier shut</h2>It is <b>closed</b>.<br><br>Ferries wait.<ul><li>two")]
['Pier shut', 'It is closed.', 'Ferries wait.', 'two']
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Kind = Literal["heading", "paragraph", "item", "row", "rule"]
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
UNSEEN: Final = frozenset(
    (
        *("script", "style", "template", "head", "title", "form", "button", "select", "textarea", "svg"),
        *("math", "iframe", "object", "audio", "video", "figure", "nav"),
    )
)
UNSEEN_BLOCKS: Final = frozenset({"figure", "form", "nav"})  # words before and behind them are two paragraphs
BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "blockquote", "pre"),
        *("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "ul", "ol", "li", "dl", "dt"),
        *("dd", "address", "center", "body", "html"),
    )
)
STRONG: Final = frozenset({"b", "strong"})
SHORT_LINE: Final = 50  # characters; whoever breaks lines by hand to a width has longer ones
SIGNATURES: Final = frozenset({"gmail_signature", "moz-signature"})  # classes that mail programs give them
HIDDEN_RE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
CONTROLS_RE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200d\u2060\ufeff\u00ad\u034f]")
SENTENCE_END_RE: Final = re.compile(r"[.!?:;]['\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A heading, a paragraph or the like."""

    kind: Kind
    text: str  # white space made one blank; a row's cells have " | " between
    level: int = 0  # of a heading: 1 for h1; 0 where it is none
    links: tuple[str, ...] = ()  # the addresses its words lead to
    linked: int = 0  # how many of its characters are links
    strong: int = 0  # how many are set in bold
    lead: int = 0  # how many of the first are bold, blanks included, where others follow: "Pier shut." before a story

    @property
    def is_link(self) -> bool:
        """Say whether all of it is one link, or several: a button, a menu, a linked headline."""
        return bool(self.links) and self.linked >= 0.8 * len(self.text.replace(" | ", ""))  # "Read more ›" has an arrow


@dataclass(slots=True)
class _Reading:
    """What is gathered while a tree is walked."""

    done: list[HtmlBlock] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kind: Kind = "paragraph"
    level: int = 0
    address: str | None = None  # of the link that is open
    links: dict[str, None] = field(default_factory=dict)
    linked: int = 0
    bold: int = 0  # elements that are open and set their words in bold
    strong: int = 0
    line: int = 0  # characters since the last line break
    lead: int = 0  # characters of the bold words it began with, once others follow
    leads: bool = True  # all words so far are bold, or were when the first others came

    def add(self, words: str | None) -> None:
        if not words:
            return
        if self.strong and not self.bold and not self.lead and words.strip():
            self.lead = len(_one_line("".join(self.words))) if self.leads else -1
        self.leads = self.leads and (bool(self.bold) or bool(self.lead) or not words.strip())
        self.words.append(words)
        self.line += len(words)
        self.strong += len(_one_line(words)) if self.bold else 0
        if self.address is not None and words.strip():
            self.linked += len(_one_line(words))
            self.links[self.address] = None

    def end(self) -> None:
        text = _one_line("".join(self.words))
        if text:
            self.done.append(
                HtmlBlock(self.kind, text, self.level, tuple(self.links), self.linked, self.strong, max(self.lead, 0))
            )
            self.kind = "paragraph"
        self.words, self.links, self.linked, self.strong, self.level, self.line = [], {}, 0, 0, 0, 0
        self.lead, self.leads = 0, True


def _one_line(words: str) -> str:
    return " ".join(CONTROLS_RE.sub("", words).split())


def read_blocks(html: str) -> list[HtmlBlock]:
    """Return the blocks of a piece of HTML in their order."""
    root = _parsed(html)
    if root is None:
        return []
    from lxml import etree  # noqa: PLC0415  # loaded only where a file needs it

    reading = _Reading()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            _leave(reading, element)
        elif not isinstance(element.tag, str) or _is_unseen(element):
            if element.tag in BLOCKS or element.tag in UNSEEN_BLOCKS:
                reading.end()
            walk.skip_subtree()
        elif element.tag == "tr" and (row := _row(element)) is not None:
            reading.end()
            reading.done.extend(row)
            walk.skip_subtree()
        else:
            _enter(reading, element)
    reading.end()
    return reading.done


def _parsed(html: str) -> HtmlElement | None:
    from lxml import etree  # noqa: PLC0415  # loaded only where a file needs it
    from lxml import html as html_parser  # noqa: PLC0415

    parser = html_parser.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        found: HtmlElement = html_parser.document_fromstring(
            html.replace("\x00", "").encode("utf-8", "replace"), parser
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # it holds no element at all
    return found


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    return bool(HIDDEN_RE.search(element.get("style") or "")) or not SIGNATURES.isdisjoint(element.classes)


def _enter(reading: _Reading, element: HtmlElement) -> None:
    tag = element.tag
    if tag == "br":
        _break_line(reading)
    elif tag == "hr":
        reading.end()
        reading.done.append(HtmlBlock("rule", ""))
    elif tag in BLOCKS or tag in HEADINGS:
        reading.end()
        if tag in HEADINGS:
            reading.kind, reading.level = "heading", HEADINGS[tag]
        elif tag == "li":
            reading.kind = "item"
    elif tag == "a" and element.get("href"):
        reading.address = element.get("href").strip()
    elif tag in STRONG:
        reading.bold += 1
    reading.add(element.text)


def _break_line(reading: _Reading) -> None:
    """End a line: a short one, one that ends a sentence and a second break in a row end the paragraph too.

    Elsewhere somebody broke lines by hand to a width, and a break is a blank.
    """
    last = reading.words[-1] if reading.words else "\n"
    if last == "\n" or reading.line < SHORT_LINE or SENTENCE_END_RE.search(last.rstrip()):
        level, kind = reading.level, reading.kind
        reading.end()
        reading.level, reading.kind = level, kind
    else:
        reading.words.append("\n")
        reading.line = 0


def _leave(reading: _Reading, element: HtmlElement) -> None:
    if not isinstance(element.tag, str) or _is_unseen(element):
        reading.add(element.tail)
        return
    if element.tag in BLOCKS or element.tag in HEADINGS:
        reading.end()
        if element.tag in HEADINGS or element.tag == "li":
            reading.kind = "paragraph"
    elif element.tag == "a":
        reading.address = None
    elif element.tag in STRONG:
        reading.bold -= 1
    reading.add(element.tail)


def _row(row: HtmlElement) -> list[HtmlBlock] | None:
    """Return the row of a table that holds words only; None where its cells are laid out as blocks."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    inner = [sum(1 for e in cell.iter() if e is not cell and (e.tag in BLOCKS or e.tag in HEADINGS)) for cell in cells]
    texts = [text for cell in cells if (text := _one_line(_seen_text(cell)))]
    if len(texts) < 2 or max(inner) > 1 or any(True for cell in cells for _ in cell.iter("table", "ul", "ol", "br")):  # noqa: PLR2004
        return None
    links = [(a.get("href"), _one_line(a.text_content())) for a in row.iter("a") if a.get("href")]
    linked = sum(len(words) for _, words in links)
    return [HtmlBlock("row", " | ".join(texts), 0, tuple(address for address, _ in links), linked)]


def _seen_text(cell: HtmlElement) -> str:
    return "" if any(_is_unseen(e) for e in cell.iter() if isinstance(e.tag, str)) else str(cell.text_content())


def body_text(blocks: Iterable[HtmlBlock]) -> str:
    """Return blocks as an article's body: one a line, a blank line between, list items with a hyphen."""
    lines = (f"- {block.text}" if block.kind == "item" else block.text for block in blocks if block.kind != "rule")
    return "\n\n".join(line for line in lines if line)
