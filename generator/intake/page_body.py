"""The article's words in a page: trafilatura's, put in order, or those of JSON-LD where the page has fewer."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from generator.intake.markup import text_of_element
from generator.intake.page_boxes import take_out_boxes
from generator.intake.page_head import PageHead
from generator.intake.printed_stamps import is_prose
from generator.sources.boilerplate import is_boilerplate
from generator.sources.bylines import parse_byline
from generator.sources.lines import PageLine
from generator.sources.normal import normal_form
from generator.sources.page_dates import MAX_BESIDE, is_date_line
from generator.sources.titles import same_words
from generator.values.span import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT: Final = 80  # words below which trafilatura may have fallen back on all that the page says
FULLER: Final = 1.3  # times as many words: so much longer is JSON-LD's body where the page shows a stub


def body_of(tree: HtmlElement, head: PageHead) -> tuple[str, str, tuple[str, ...]]:
    """Return a page's article without its headline, where it was read, and the headlines of other articles there.

    The tree loses its boxes.
    """
    title = head.fields.get("title")
    others = take_out_boxes(tree, title)
    printed = text_of_element(tree.find("body")).split("\n\n")
    found = _with_standfirst(_extracted(tree).split("\n\n"), printed, title)
    body = "\n\n".join(_without_furniture(_below_title(found, title), head))
    if head.body and len(head.body.split()) > FULLER * len(body.split()):
        return "\n\n".join(_below_title(_in_paragraphs(head.body).split("\n\n"), title)), "JSON-LD", others
    return body, "page", others


def _with_standfirst(found: list[str], printed: list[str], title: str | None) -> list[str]:
    """Return the paragraphs found, with the standfirst that the page prints above them.

    Of a short article what trafilatura gives may be one line with headline and byline in it; then the sentences that
    the page prints below its headline are taken as they stand.
    """
    heads = [i for i, line in enumerate(printed) if title and same_words(line) == same_words(title)]
    below = printed[heads[0] + 1 :] if heads else printed
    if sum(len(line.split()) for line in found) < SHORT or set(found).isdisjoint(below):
        prose = [i for i, line in enumerate(below) if is_prose(line)]
        found = below[prose[0] : prose[-1] + 1] if prose else found
    first = next((i for i, line in enumerate(below) if line in found), 0)
    standfirst = [line for line in below[:first] if is_prose(line) and not parse_byline(line)]
    return [*(standfirst if heads else ()), *found]


def _below_title(lines: list[str], title: str | None) -> list[str]:
    """Return the lines below the headline, where no prose stands above it."""
    above = next((i for i, line in enumerate(lines) if is_prose(line)), len(lines))
    heads = [i for i, line in enumerate(lines[: above + 1]) if title and same_words(line) == same_words(title)]
    return lines[heads[0] + 1 :] if heads else lines


def _without_furniture(lines: list[str], head: PageHead) -> list[str]:
    """Return the lines that are none of the page's own; what names outlet, writer or day goes where that is known."""
    places = enumerate(lines)
    pages = [PageLine(i, Span(0, len(text)), normal_form(text), gap_before=True) for i, text in places]
    return [line for line, page in zip(lines, pages, strict=True) if _names_field(page) not in head.fields]


def _names_field(line: PageLine) -> str | None:
    """Return the field that a line of the page may name: a byline, a date line, a line with the outlet's rights."""
    if parse_byline(line.text):
        return "byline"
    if is_date_line(line.text, 2 if line.is_prose else MAX_BESIDE):
        return "published"
    return "outlet" if is_boilerplate(line) else None


def _extracted(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415  # a second that only pages need pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it warns of is told by whoever asked
    document = bare_extraction(tree, include_comments=False, include_tables=True)
    return "" if document is None else text_of_element(document.body)  # type: ignore[union-attr]  # a dict only where one asks for it


def _in_paragraphs(text: str) -> str:
    """Return a text with a blank line between its lines, unless it has such lines already."""
    return text if "\n\n" in text else re.sub(r"\n+", "\n\n", text)
