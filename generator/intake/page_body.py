"""The article's words in a page: trafilatura's, put in order, or those of JSON-LD where the page has fewer."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from generator.intake.markup import text_of_element

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FULLER: Final = 1.3  # times as many words: so much longer is JSON-LD's body where the page shows a stub


def body_of(tree: HtmlElement, stated: str | None) -> tuple[str, str]:
    """Return a page's article and where it was read; ``stated`` is the body that JSON-LD gives."""
    body = _extracted(tree)
    if stated and len(stated.split()) > FULLER * len(body.split()):
        return _in_paragraphs(stated), "JSON-LD"
    return body, "page"


def _extracted(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415  # a second that only pages need pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it warns of is told by whoever asked
    document = bare_extraction(tree, include_comments=False, include_tables=True)
    return "" if document is None else text_of_element(document.body)  # type: ignore[union-attr]  # a dict only where one asks for it


def _in_paragraphs(text: str) -> str:
    """Return a text with a blank line between its lines, unless it has such lines already."""
    return text if "\n\n" in text else re.sub(r"\n+", "\n\n", text)
