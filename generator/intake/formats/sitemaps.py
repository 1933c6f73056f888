"""Sitemaps: the addresses of articles, with what the news extension says of them, and indexes of sitemaps.

    <url><loc>https://courier.test/pier</loc><news:news>
      <news:publication><news:name>Tarnwick Courier</news:name></news:publication>
      <news:publication_date>2024-06-04</news:publication_date><news:title>Pier shut</news:title></news:news></url>

Left alone: pictures, videos and translations an entry names; how often a page changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from generator.intake.addresses import web_address
from generator.intake.incoming import Format, Found, Link, Raw
from generator.intake.limits import at_most
from generator.intake.stamps import read_stamp
from generator.intake.xml_safety import is_closed, refuse_unsafe, root_name
from generator.values.diagnostic import BriefingError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ADDRESSES: Final = 50_000  # of one sitemap, by the protocol (sitemaps.org)
ROOTS: Final = frozenset({"urlset", "sitemapindex"})


def is_sitemap(data: bytes) -> bool:
    """Say whether XML opens as a sitemap or an index of sitemaps."""
    return root_name(data) in ROOTS


def read_sitemap(raw: Raw) -> Iterator[Found]:
    """Yield the links of a sitemap; those of an index lead to lists.

    Raises BriefingError for what is unsafe to parse or no sitemap.
    """
    refuse_unsafe(raw)
    yield from at_most(_sitemap_links(raw), raw, MOST_ADDRESSES)


def _sitemap_links(raw: Raw) -> Iterator[Found]:
    """Yield the links; the last one of a file that was cut off is left out, for it may be half a link."""
    last: Found | None = None
    for found in _parsed_links(raw):
        if last is not None:
            yield last
        last = found
    if is_closed(raw.data, *ROOTS) and last is not None:
        yield last
    else:
        fault = "names no address" if last is None else "is cut off; there may be more addresses"
        yield BriefingError(raw.place, fault, hint="fetch the file again")


def _parsed_links(raw: Raw) -> Iterator[Found]:
    from lxml import etree

    number = 0
    walk = etree.iterparse(
        BytesIO(raw.data), events=("end",), recover=True, resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, element in walk:
            if _name(element) in {"url", "sitemap"}:
                number += 1
                yield _sitemap_link(element, raw, number, is_list=_name(element) == "sitemap")
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise BriefingError(raw.place, "is no XML that can be read", hint="fetch the file again") from error


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _sitemap_link(element: _Element, raw: Raw, number: int, *, is_list: bool) -> Found:
    told: dict[str, str] = {}
    for inner in element.iter():
        above = inner.getparent()
        if inner is not element and above is not None and _name(above) in {"url", "sitemap", "news", "publication"}:
            told.setdefault(_name(inner), " ".join((inner.text or "").split()))
    place = f"{raw.place}, entry {number}"
    url = web_address(told.get("loc"), raw.url)
    if url is None:
        return BriefingError(place, "has no web address", hint="an entry needs <loc>https://…</loc>")
    published = read_stamp(told.get("publication_date"))
    return Link(
        url,
        place,
        told.get("title") or None,
        told.get("name") or None,
        published,
        read_stamp(told.get("lastmod")),
        is_list,
    )


SITEMAP: Final = Format("sitemap", frozenset(), frozenset(), is_sitemap, read_sitemap)
