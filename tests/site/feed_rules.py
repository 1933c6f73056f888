"""What a feed must have: RFC 4287 for Atom, version 1.1 for JSON Feed. A document's faults, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

NAMES = {"a": "http://www.w3.org/2005/Atom"}
MOMENT_RE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339
ONCE = "count(a:id)!=1 or count(a:title)!=1 or count(a:updated)!=1"
WAY = "a:link[@rel='alternate']"
TEXT = "*[self::a:title or self::a:summary or self::a:content]"
# What no feed may have, by the section of RFC 4287 that says so.
FORBIDDEN = {
    "4.1.1 each entry or the feed has an author": "/a:feed[not(a:author/a:name)]/a:entry[not(a:author/a:name)]",
    "4.1.1 a feed has one id, title and updated": f"/a:feed[{ONCE}]",
    "4.1.1 a feed has a link to itself": "/a:feed[not(a:link[@rel='self'])]",
    "4.1.1 two alternates of one type": f"//{WAY}[@type=preceding-sibling::{WAY}/@type]",
    "4.1.2 an entry has one id, title and updated": f"//a:entry[{ONCE}]",
    "4.1.2 an entry has content or an alternate": f"//a:entry[not(a:content) and not({WAY})]",
    "3.1.1 a text is text, html or xhtml": f"//{TEXT}[@type][not(contains('text html xhtml', @type))]",
    "4.2.2 a category has a term": "//a:category[not(@term) or @term='']",
    "4.2.6 an id stands once": "//a:entry[a:id=preceding-sibling::a:entry/a:id]",
    "4.2.7 a link has an address": "//a:link[not(@href)]",
}


def is_iri(value: str) -> bool:
    """Say whether an id or a link is absolute."""
    return bool(urlsplit(value).scheme) and not re.search(r"\s", value)


def moment_faults(values: Iterable[str]) -> Iterator[str]:
    """Yield what is no moment by RFC 3339."""
    return (f"{value} is no moment" for value in values if not MOMENT_RE.fullmatch(value))


def atom_faults(text: str) -> Iterator[str]:
    """Yield what RFC 4287 forbids."""
    feed = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for rule, path in FORBIDDEN.items():
        yield from [rule] * len(feed.xpath(path, namespaces=NAMES))
    addresses = feed.xpath("//a:id/text() | //a:link/@href", namespaces=NAMES)
    yield from (f"{value} is no address" for value in addresses if not is_iri(value))
    yield from moment_faults(feed.xpath("//a:updated/text() | //a:published/text()", namespaces=NAMES))


TYPES = {
    **dict.fromkeys(("title", "home_page_url", "feed_url", "description", "language", "id", "url", "image"), str),
    **dict.fromkeys(("content_html", "summary"), str),
    **dict.fromkeys(("items", "authors", "tags"), list),
}


def json_feed_faults(text: str) -> Iterator[str]:
    """Yield what JSON Feed 1.1 forbids."""
    feed: dict[str, Any] = json.loads(text)
    items: list[dict[str, Any]] = feed.get("items", [])
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "no version"
    yield from (f"no {name}" for name in ("title", "items") if name not in feed)
    yield from (f"item without {name}" for item in items for name in ("id", "content_html") if not item.get(name))
    for part in (feed, *items):
        yield from (f"{n} is no {TYPES[n].__name__}" for n in part if n in TYPES and not isinstance(part[n], TYPES[n]))
        yield from (
            f"{part[n]} is no address" for n in ("url", "image", "feed_url") if n in part and not is_iri(part[n])
        )
        yield from moment_faults(part[n] for n in ("date_published", "date_modified") if n in part)
    if len({item.get("id") for item in items}) != len(items):
        yield "an id stands twice"
