"""Feeds: whole articles are articles, teasers are links, and one bad entry leaves the rest alone."""

from __future__ import annotations

import json
from html import escape

import pytest
from stories import BODY, HTML, PARAGRAPHS, TITLE, articles, faults, links

from generator.intake.formats.feeds import FEED, JSON_FEED
from generator.intake.incoming import Raw
from generator.lexicons.loader import load_lexicon
from generator.values.diagnostic import BriefingError

SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
WHOLE = f"""<item><title>{TITLE}</title><link>https://courier.test/pier</link><dc:creator>Mara Lindqvist</dc:creator>
<pubDate>Tue, 04 Jun 2024 08:15:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[{HTML}<p>The post <a href="/pier">{TITLE}</a> appeared first on <a href="/">it</a>.</p>]]>
</content:encoded></item>"""


def rss(items: str, head: str = "<language>en-GB</language>") -> bytes:
    top = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {SPACES}><channel><title>Tarnwick Courier</title>'
    return f"{top}{head}{items}</channel></rss>".encode()


def read(data: bytes, url: str | None = None) -> list:
    return list(FEED.read(Raw(data, "feed.xml", url=url)))


def test_an_entry_with_its_whole_article_is_one() -> None:
    (article,) = articles(read(rss(WHOLE)))
    assert article.body == BODY
    assert (article.title, article.outlet, article.byline) == (TITLE, "Tarnwick Courier", "Mara Lindqvist")
    assert (article.published, article.updated) == ("2024-06-04T08:15+01:00", None)
    assert (article.url, article.language) == ("https://courier.test/pier", "en-GB")
    assert article.place == "feed.xml, entry 1"
    assert ("published", "entry of a feed") in article.grounds
    assert ("outlet", "title of a feed") in article.grounds


def test_an_entry_with_a_teaser_is_a_link_and_its_address_is_completed() -> None:
    found = read(rss("<item><title>Fog &amp;amp; ice</title><link>/fog</link><description>Fog.</description></item>"))
    assert links(found) == []
    assert faults(found) == ["feed.xml, entry 1: has neither an article nor its address"]
    (link,) = links(
        read(rss("<item><title>Fog &amp;amp; ice</title><link>/fog</link></item>"), "https://courier.test/f")
    )
    assert (link.url, link.title, link.outlet) == ("https://courier.test/fog", "Fog & ice", "Tarnwick Courier")
    (saved,) = links(
        read(rss("<item><title>Fog</title><link>/fog</link></item>", "<link>https://courier.test/</link>"))
    )
    assert saved.url == "https://courier.test/fog"


@pytest.mark.parametrize("end", [*load_lexicon("feeds")["teaser"], "and so on…", "and so on [...]"])
def test_content_that_goes_on_elsewhere_is_a_link(end: str) -> None:
    item = f"<item><link>https://courier.test/a</link><description>{{}}{escape(f'<p>{end}</p>')}</description></item>"
    long = escape(HTML * 3)
    assert links(read(rss(item.format(long))))
    assert articles(read(rss(item.format(long).replace(escape(f"<p>{end}</p>"), ""))))


@pytest.mark.parametrize("footer", load_lexicon("feeds")["footer"])
def test_what_the_maker_of_a_feed_appends_is_left_out(footer: str) -> None:
    content = f"<content:encoded>{escape(HTML)}{escape(f'<p>{footer.capitalize()} here.</p>')}</content:encoded>"
    (article,) = articles(read(rss(f"<item><link>https://courier.test/a</link>{content}</item>")))
    assert article.body == BODY


def test_a_word_like_a_teaser_inside_a_sentence_ends_an_article() -> None:
    body = HTML + "<p>The owners asked the board for more.</p>"
    content = f"<content:encoded>{escape(body)}</content:encoded>"
    assert articles(read(rss(f"<item><link>https://courier.test/a</link>{content}</item>")))


def test_a_short_description_is_no_article_and_a_long_one_of_several_paragraphs_is() -> None:
    item = "<item><link>https://courier.test/a</link><description>{}</description></item>"
    assert links(read(rss(item.format(escape(HTML)))))
    assert links(read(rss(item.format(escape(HTML.replace("</p><p>", " ") * 2)))))
    assert articles(read(rss(item.format(escape(HTML * 2)))))


def test_atom_with_markup_several_authors_and_an_update() -> None:
    data = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Sound Post</title><entry>
    <title type="html">Pier &lt;b&gt;shut&lt;/b&gt;</title><link href="https://post.test/pier"/>
    <published>2024-06-04</published><updated>2024-06-05T10:00:00Z</updated>
    <author><name>Ann Bell</name></author><author><name>Carl Dow</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry></feed>"""
    (article,) = articles(read(data.encode()))
    assert (article.title, article.byline, article.body) == ("Pier shut", "Ann Bell, Carl Dow", BODY)
    assert (article.published, article.updated) == ("2024-06-04", "2024-06-05T10:00+00:00")


def test_rss_of_three_older_kinds() -> None:
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><title>Post</title></channel><item><title>Pier</title><link>https://post.test/1</link></item></rdf:RDF>"""
    old = (
        b'<rss version="0.92"><channel><title>Post</title><item><title>Caf\xe9</title><link>https://post.test/1</link>'
    )
    dated = b"<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//x//DTD RSS 0.91//EN' 'http://x.test/rss.dtd'>" + old
    for data, title in ((rdf, "Pier"), (dated + b"</item></channel></rss>", "Café")):
        assert FEED.is_it(data)
        assert [(link.url, link.title) for link in links(read(data))] == [("https://post.test/1", title)]


def json_feed(**item: object) -> bytes:
    items = [item, 3, {"id": "urn:x"}]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": items}).encode()


def test_a_json_feed() -> None:
    data = json_feed(
        url="https://post.test/1", title="Fog & ice", content_html=HTML, authors=[{"name": "Ann Bell"}],
        date_published="2024-06-04T08:00:00+02:00", language="en",
    )  # fmt: skip
    found = list(JSON_FEED.read(Raw(data, "feed.json")))
    (article,) = articles(found)
    assert JSON_FEED.is_it(data)
    assert (article.title, article.body, article.byline, article.outlet) == ("Fog & ice", BODY, "Ann Bell", "Post")
    assert article.published == "2024-06-04T08:00+02:00"
    assert len(faults(found)) == 2
    (link,) = links(list(JSON_FEED.read(Raw(json_feed(url="https://post.test/1", summary="Fog."), "feed.json"))))
    assert link.url == "https://post.test/1"


def test_plain_text_of_a_json_feed_keeps_its_paragraphs_and_signs() -> None:
    text = "\n\n".join([*PARAGRAPHS, "Costs are < 5 & rising."])
    (article,) = articles(list(JSON_FEED.read(Raw(json_feed(content_text=text), "feed.json"))))
    assert article.body == text


def test_the_last_entry_of_a_feed_that_was_cut_off_is_left_out() -> None:
    second = f"<item><link>https://courier.test/second</link><content:encoded>{escape(HTML)}</content:encoded></item>"
    whole = rss(WHOLE + second)
    assert len(articles(read(whole))) == 2
    found = read(whole[: whole.rindex(b"it had not been told")])
    assert [article.url for article in articles(found)] == ["https://courier.test/pier"]
    assert links(found) == []
    assert faults(found) == ["feed.xml: is cut off; its last entry was left out"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', "entities"),
        ("<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///x'>]><rss/>".encode("utf-16"), "entities"),
        (b"<rss>" + b" " * (9 << 20) + b"</rss>", "MB"),
        (b"<rss></rss>", "no entries"),
        (b"<rss>" + b"<" * 5000 + b"</rss>", "no entries"),
    ],
    ids=["entities", "a file as entity, UTF-16", "too large", "empty", "garbage"],
)
def test_what_is_no_feed_is_told(data: bytes, fault: str) -> None:
    with pytest.raises(BriefingError) as error:
        read(data)
    assert fault in error.value.fault


@pytest.mark.parametrize("data", [b"{", b"[" * 100_000, b"\xff\xfe", b"{}", b'{"items": []}', b'{"items": {"a": 1}}'])
def test_what_is_no_json_feed_is_told(data: bytes) -> None:
    with pytest.raises(BriefingError):
        list(JSON_FEED.read(Raw(data, "feed.json")))
