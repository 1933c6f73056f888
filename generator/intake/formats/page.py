"""Saved pages and answers of servers in HTML: the article of the page, or what stands in the way of it.

A page of links, a page whose text only a script would bring and a site's message in the place of an article (consent, a
login, "not found") are refused; a page behind a paywall is taken as far as it can be read, and told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from generator.intake.encodings import decode
from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.page_body import body_of
from generator.intake.page_boxes import has_paywall
from generator.intake.page_head import PageHead, read_head
from generator.intake.printed_stamps import is_prose
from generator.intake.site_messages import site_message
from generator.values.diagnostic import BriefingError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES: Final = 20_000_000
MOST_ELEMENTS: Final = 60_000
CHARSET_RE = re.compile(rb"""<meta[^>]{0,200}?charset\s{,9}=\s{,9}["']?\s{,9}([\w.:-]{2,30})""", re.IGNORECASE)
DECLARATION_RE = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
PAGE_RE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title>|<article[\s>]|<h1[\s>]|<p[\s>]|<div[\s>]",
    re.IGNORECASE,
)
OPENING_RE = re.compile(rb"\s*<")
HEAD: Final = 4096  # bytes in which a page says in which encoding it is
FIELDS: Final = ("title", "outlet", "byline", "published", "updated", "url", "language")
LINKED: Final = "//h2[.//a or parent::a] | //h3[.//a or parent::a] | //h4[.//a or parent::a]"
LINKED_HEADLINES: Final = 3  # that are left when the boxes are gone: a page of links
STUB: Final = 250  # words; where the page has a box for payers, a shorter text may be its beginning
LEAST: Final = 15  # words of prose that an article has where nothing says that it is one


def read_page(raw: Raw) -> Iterator[Found]:
    """Yield the article of a page; raises BriefingError for one without."""
    tree, notes = _tree_of(raw)
    head = read_head(tree, raw.url)
    gated = head.is_paid or has_paywall(tree)
    body, ground, others = body_of(tree, head)
    _refuse_what_is_no_article(body, head, len(tree.xpath(LINKED)), raw.place)
    stated: dict[str, Any] = {name: head.fields[name] for name in FIELDS if name in head.fields}
    yield Incoming(
        body=body,
        place=raw.place,
        **stated,
        retrieved=raw.retrieved,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        grounds=(*head.grounds.items(), ("body", ground)),
        notes=(*notes, *_notes(head, body, (*head.others, *others), gated=gated)),
        is_paid=gated,
    )


def _tree_of(raw: Raw) -> tuple[HtmlElement, tuple[str, ...]]:
    """Return a page's tree, and what is to be told of its encoding; raises BriefingError for one that is too large."""
    if len(raw.data) > MAX_BYTES:
        fault = f"is longer than any page of an article: {len(raw.data) // 1_000_000} MB"
        raise BriefingError(raw.place, fault, hint="save the article's page alone")
    from lxml import html  # only pages need it

    charset = CHARSET_RE.search(raw.data[:HEAD])
    decoded = decode(raw.data, raw.place, raw.encoding or (charset[1].decode("ascii") if charset else None))
    tree = html.document_fromstring(DECLARATION_RE.sub("", decoded.text), ensure_head_body=True)
    if tree.xpath(f"(//*)[{MOST_ELEMENTS}]"):
        fault = f"has more than {MOST_ELEMENTS:,} elements, as no page of an article has"
        raise BriefingError(raw.place, fault, hint="save the article's page alone")
    return tree, decoded.notes


def _refuse_what_is_no_article(body: str, head: PageHead, linked: int, place: str) -> None:
    """Raise BriefingError for a page of so many ``linked`` headlines with a sentence each, and one without text."""
    lines = [line for line in body.split("\n") if is_prose(line)]
    prose = sum(len(line.split()) for line in lines)
    is_list = head.is_list or (linked >= LINKED_HEADLINES and len(lines) <= 2 * linked)
    says_so = head.article is not None or head.kind == "article"
    if says_so and prose == 0:
        hint = "open it in a browser and paste the article's text into a .txt file"
        raise BriefingError(place, "has an article's head and none of its text", hint=hint)
    is_stated = says_so and (head.article is not None or "published" in head.fields)
    if message := site_message(body, place, stated=is_stated):
        raise message
    if not says_so and (is_list or prose < LEAST):
        raise BriefingError(place, "holds no article", hint="give the page of the article itself")


def _notes(head: PageHead, body: str, others: tuple[str, ...], *, gated: bool) -> Iterator[str]:
    words = len(body.split())
    if head.is_paid or (gated and words < STUB):
        yield f"{'' if head.is_paid else 'perhaps '}behind a paywall: {words} words can be read"
    if others:
        yield f"holds another article too, left out: '{others[0]}'"


def _is_page(head: bytes) -> bool:
    return bool(OPENING_RE.match(head) and PAGE_RE.search(head))


PAGE: Final = Format(
    "HTML",
    frozenset({".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp"}),
    frozenset({"text/html", "application/xhtml+xml"}),
    _is_page,
    read_page,
)
