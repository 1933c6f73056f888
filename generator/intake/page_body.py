"""The article's words in a page: trafilatura's, put in order, or those of JSON-LD where the page has fewer."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from generator.intake.markup import text_of_element
from generator.intake.page_head import PageHead

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FULLER: Final = 1.3  # times as many words: so much longer is JSON-LD's body where the page shows a stub


def body_of(tree: HtmlElement, head: PageHead) -> tuple[str, str]:
    """Return a page's article without its headline, and where it was read."""
    body = _extracted(tree)
    if head.body and len(head.body.split()) > FULLER * len(body.split()):
        body, ground = _in_paragraphs(head.body), "JSON-LD"
    else:
        ground = "page"
    return _without_title(body, head.fields.get("title")), ground


def _without_title(body: str, title: str | None) -> str:
    first, _, rest = body.partition("\n\n")
    return rest if title and first.strip().casefold() == title.casefold() else body


def _extracted(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415  # a second that only pages need pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it warns of is told by whoever asked
    document = bare_extraction(tree, include_comments=False, include_tables=True)
    return "" if document is None else text_of_element(document.body)  # type: ignore[union-attr]  # a dict only where one asks for it


def _in_paragraphs(text: str) -> str:
    """Return a text with a blank line between its lines, unless it has such lines already."""
    return text if "\n\n" in text else re.sub(r"\n+", "\n\n", text)
