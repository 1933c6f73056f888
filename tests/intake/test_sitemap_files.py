"""Sitemaps: addresses, what the news extension says of them, and indexes."""

from __future__ import annotations

import pytest
from stories import faults, links

from generator.intake.formats.sitemaps import MOST_ADDRESSES, SITEMAP
from generator.intake.incoming import Raw
from generator.values.diagnostic import BriefingError

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/x"'
ENTRY = """<url><loc> https://courier.test/pier </loc><lastmod>2024-06-05</lastmod><news:news><news:publication>
<news:name>Tarnwick Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-06-04T08:00:00+01:00</news:publication_date><news:title>Pier &amp; port</news:title>
</news:news><image:image><image:loc>https://courier.test/p.jpg</image:loc><image:title>A</image:title></image:image>
</url>"""


def urlset(entries: str, encoding: str = "utf-8") -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?><urlset {SPACE} {NEWS}>{entries}</urlset>\n'.encode(encoding)


def read(data: bytes) -> list:
    return list(SITEMAP.read(Raw(data, "map.xml", url="https://courier.test/map.xml")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entry_with_the_news_extension(encoding: str) -> None:
    data = urlset(ENTRY, encoding)
    (link,) = links(read(data))
    assert SITEMAP.is_it(data)
    assert SITEMAP.is_it(data.replace(b"\0", b""))
    assert (link.url, link.title, link.outlet) == ("https://courier.test/pier", "Pier & port", "Tarnwick Courier")
    assert (link.published, link.updated) == ("2024-06-04T08:00+01:00", "2024-06-05")
    assert not link.is_list


def test_an_index_leads_to_lists() -> None:
    data = f"<sitemapindex {SPACE}><sitemap><loc>/a.xml.gz</loc></sitemap></sitemapindex>".encode()
    assert [(link.url, link.is_list) for link in links(read(data))] == [("https://courier.test/a.xml.gz", True)]


def test_an_entry_that_leads_nowhere_leaves_the_others_alone() -> None:
    found = read(urlset(f"<url><loc>mailto:ann@courier.test</loc></url>{ENTRY}<url/>"))
    assert len(links(found)) == 1
    assert faults(found) == [f"map.xml, entry {n}: has no web address" for n in (1, 3)]


def test_the_last_address_of_a_file_that_was_cut_off_is_left_out() -> None:
    found = read(urlset(ENTRY + ENTRY.replace("/pier", "/port"))[:-300])
    assert [link.url for link in links(found)] == ["https://courier.test/pier"]
    assert faults(found) == ["map.xml: is cut off; there may be more addresses"]


def test_more_addresses_than_a_sitemap_may_have_are_told() -> None:
    found = read(urlset("<url><loc>https://courier.test/a</loc></url>" * (MOST_ADDRESSES + 2)))
    assert len(links(found)) == MOST_ADDRESSES
    assert faults(found) == [f"map.xml: holds more than {MOST_ADDRESSES} parts; the rest was not read"]


def test_entities_are_refused_and_garbage_is_told() -> None:
    with pytest.raises(BriefingError, match="entities"):
        read(b"<!DOCTYPE x [<!ENTITY a 'b'>]><urlset><url><loc>https://a.test/&a;</loc></url></urlset>")
    assert faults(read(b"<urlset>" + b"\xff\0" * 1000)) == ["map.xml: names no address"]
    assert faults(read(b"<urlset>" + b"<url>" * 100_000)) == ["map.xml: names no address"]
