"""The pages of ``tests/intake/pages``, their bodies, and their text as a reader's programs would copy it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from case_files import read_cases
from lxml import html
from pages.designs import DESIGNS, Article, Design
from pages.held import HELD

FOLDER = Path(__file__).parent / "pages"
EACH = 2  # articles that each design shows
BLOCKS = {"p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "h1"}
BLOCKS |= {"h2", "h3", "h4", "h5", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "blockquote", "pre", "form", "hr"}
UNSEEN = {"script", "style", "head", "noscript", "template"}


@dataclass(frozen=True)
class Page:
    """A page, the body that is right, and what no briefing may hold of it."""

    name: str
    html: str
    body: tuple[str, ...]
    article: Article

    @property
    def shown(self) -> tuple[str, ...]:
        """The part of the body that a reader sees on the page, without what stands in its data alone."""
        seen = " ".join(browser_text(self).split())
        return tuple(line for line in self.body if " ".join(line.split()) in seen)


def pages() -> tuple[Page, ...]:
    """Every design with two articles, turn by turn."""
    return _in_designs(tuple(DESIGNS.items()))


def held_pages() -> tuple[Page, ...]:
    """The designs that were written after the rules, in the same way."""
    return _in_designs(tuple(HELD.items()))


@cache
def _in_designs(designs: tuple[tuple[str, Design], ...]) -> tuple[Page, ...]:
    data = read_cases(FOLDER / "stories.yml")
    articles = [Article(name, around=data["furniture"], **fields) for name, fields in data["articles"].items()]
    found = []
    for turn, (name, make) in enumerate(designs):
        for step in range(EACH):
            article = articles[(turn * 3 + step * 5) % len(articles)]
            page, body = make(article)
            found.append(Page(f"{name}-{article.name}", page, tuple(body), article))
    return tuple(found)


def browser_text(page: Page) -> str:
    """Return a page as a browser copies it: what is seen, a block a line, a blank line between paragraphs."""
    pieces: list[str] = []
    _copy(html.document_fromstring(page.html), pieces, "")
    text = re.sub(r"[ \t]+", " ", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip() + "\n"


def terminal_text(page: Page) -> str:
    """Return a page as a browser in a terminal prints it: lines of 78 columns, bullets, pictures in brackets."""
    pieces: list[str] = []
    _copy(html.document_fromstring(page.html), pieces, "* ")
    lines = re.sub(r"[ \t]+", " ", "".join(pieces)).split("\n")
    wrapped = "\n".join(textwrap.fill(line.strip(), 78) if line.strip() else "" for line in lines)
    return re.sub(r"\n{3,}", "\n\n", wrapped).strip() + "\n"


def _copy(element: html.HtmlElement, pieces: list[str], bullet: str) -> None:
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag in UNSEEN or element.get("hidden") is not None or "display:none" in (element.get("style") or ""):
        return
    gap = "\n\n" if tag in {"p", "h1", "h2", "h3", "h4", "table", "ul", "blockquote", "pre"} else "\n"
    around = gap if tag in BLOCKS or tag.startswith("x-") else ""
    kept = tag == "pre"
    pieces.append(around + (bullet if tag == "li" else ""))
    if bullet and tag == "img":
        pieces.append(f"[{element.get('alt') or 'image'}]")
    if tag == "br":
        pieces.append("\n")
    words = element.text or ""
    pieces.append(words if kept else re.sub(r"\s+", " ", words))
    for child in element:
        _copy(child, pieces, bullet)
        if child.tag == "td":
            pieces.append("\t" if not bullet else "  ")
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    pieces.append(around)


def shingles(lines: tuple[str, ...] | list[str], size: int = 4) -> set[tuple[str, ...]]:
    """Return the runs of so many words; a text shorter than that is one."""
    words = re.findall(r"\w+", " ".join(lines).lower())
    return {tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))}


def f1(found: tuple[str, ...] | list[str], gold: tuple[str, ...] | list[str]) -> float:
    """Return the harmonic mean of precision and recall over runs of four words."""
    one, other = shingles(found), shingles(gold)
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


def long_lines(text: str) -> Iterator[str]:
    """Yield what the simplest of baselines takes for the body: lines of twelve words and more."""
    for paragraph in re.split(r"\n\s*\n", text):
        joined = " ".join(paragraph.split())
        lines = [joined] if all(len(line) <= 80 for line in paragraph.split("\n")) else paragraph.split("\n")
        yield from (line for line in lines if len(line.split()) >= 12)
