"""What programs read of a built site: feeds, data, schema.org, previews, embeds."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import feedparser
import pytest
from feed_rules import atom_faults, json_feed_faults
from jsonschema import Draft202012Validator
from many_stories import many_briefings, many_stories
from npm_programs import NPM, find_npm
from PIL import Image
from sample_story import hostile_briefing, sample_briefing, write_story
from sitebuild import REPOSITORY, build_site, lay_newsroom, pages_of_each_kind

from generator.site.machine.cards import Card, draw_cached, draw_card, find_fonts, key_figure
from generator.site.machine.embeds import MOST_FIGURES, find_embeds
from generator.site.machine.feeds import NEWEST_ENTRIES
from generator.site.stories import SiteStory

ADDRESS = "https://news.example/project/"
MANY = 60
ODD = "it's a & !x $c; é"  # signs that a folder may have and that mean something in Markdown, HTML or an address


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of many stories, one of them hostile and one a draft, that has an address."""
    folder = tmp_path_factory.mktemp("many")
    docs = lay_newsroom(folder)
    for briefing in many_briefings(MANY):
        write_story(docs, briefing)
    write_story(docs, hostile_briefing())
    write_story(docs, replace(sample_briefing(ODD), title="An odd folder"))
    write_story(docs, replace(sample_briefing("secret"), status="draft", title="Unspeakable", tags=("Hush",)))
    done = build_site(folder, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    return folder / "site"


class PageHead(HTMLParser):
    """What the head of a page says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.data: list[dict[str, Any]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := known.get("name") or known.get("property")):
            self.meta.setdefault(name, []).append(known.get("content", ""))
        if tag == "link":
            self.links.append(known)
        self.inside = tag == "script" and known.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.data.append(json.loads(data))
        self.inside = False

    def href(self, rel: str, kind: str = "") -> list[str]:
        return [k["href"] for k in self.links if k.get("rel") == rel and kind in k.get("type", "")]


@pytest.fixture(scope="session")
def heads(site: Path) -> dict[str, PageHead]:
    pages = (p for p in sorted(site.rglob("index.html")) if "embed" not in p.relative_to(site).parts)
    return {p.relative_to(site).as_posix(): PageHead(p.read_text("utf-8")) for p in pages}


@pytest.fixture(scope="session")
def feeds(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in sorted(site.rglob("feed.*"))}


def test_feeds_hold_to_their_rules(feeds: dict[str, str]) -> None:
    faults = {
        name: list((atom_faults if name.endswith(".xml") else json_feed_faults)(text)) for name, text in feeds.items()
    }
    assert {name: found for name, found in faults.items() if found} == {}
    assert {"feed.xml", "feed.json", "corrections/feed.xml", "topics/everything/feed.json"} <= set(feeds)


def test_the_rules_find_what_is_wrong() -> None:
    broken = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><updated>2031-01-01</updated><entry/></feed>'
    found = [fault.partition(" ")[0] for fault in atom_faults(broken)]
    assert found == ["4.1.1", "4.1.1", "4.1.1", "4.1.2", "4.1.2", "2031-01-01"]
    assert list(json_feed_faults('{"items": [{"id": "1"}]}'))[:2] == ["no version", "no title"]


def test_feeds_are_read_by_others_with_their_dates(feeds: dict[str, str]) -> None:
    read = feedparser.parse(feeds["feed.xml"])
    assert not read.bozo
    assert len(read.entries) == NEWEST_ENTRIES
    newest = read.entries[0]
    assert (newest.title, newest.link) == ("Ferry talks, round 59", f"{ADDRESS}story-059/")
    assert (newest.published, newest.updated) == ("2031-08-22T00:00:00Z", "2031-08-30T00:00:00Z")
    assert read.entries == sorted(read.entries, key=lambda e: e.updated, reverse=True)
    corrected = feedparser.parse(feeds["corrections/feed.xml"]).entries
    assert len(corrected) == MANY // 10 + 2  # those of the sixty, of the hostile one and that of the odd folder
    assert corrected[0].title.startswith("Corrected: ")


def test_an_id_outlives_a_new_headline_and_address(feeds: dict[str, str], tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    (first,) = many_briefings(1)
    folder = write_story(docs, replace(first, slug="ferry-again", title="Another headline"))
    folder.rename(docs / "story-000")
    assert build_site(tmp_path, SITE_URL=ADDRESS).returncode == 0
    (entry,) = json.loads((tmp_path / "site" / "feed.json").read_text("utf-8"))["items"]
    before = json.loads(feeds["topics/trade/feed.json"])["items"]
    assert entry["url"] == f"{ADDRESS}ferry-again/"
    assert entry["id"] in {item["id"] for item in before if item["title"] == "Ferry talks, round 0"}


def test_a_folder_of_odd_signs_is_led_to(site: Path, heads: dict[str, PageHead], feeds: dict[str, str]) -> None:
    """That every link leads somewhere was checked when the site was built; here, that feeds and heads do."""
    address = f"{ADDRESS}{quote(ODD)}/"
    assert heads[f"{ODD}/index.html"].href("canonical") == [address]
    assert address in {item["url"] for item in json.loads(feeds["topics/trade/feed.json"])["items"]}
    assert (site / unquote(heads[f"{ODD}/index.html"].meta["og:image"][0].removeprefix(ADDRESS))).is_file()
    assert f'href="../../{quote(ODD)}/"' in (site / "topics" / "lorne-vaskia" / "index.html").read_text("utf-8")


def test_nothing_of_a_draft_is_in_any_file(site: Path) -> None:
    for path in site.rglob("*"):
        assert "secret" not in path.name
        if path.suffix in {".xml", ".json", ".txt", ".html"}:
            text = path.read_text("utf-8")
            assert "Unspeakable" not in text, path
            assert "Hush" not in text, path


# What schema.org's and search engines' documentation ask of each type; further ones may stand beside.
REQUIRED = {
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "publisher", "image", "citation", "about"},
    "ProfilePage": {"mainEntity", "name", "description"},
    "CollectionPage": {"name", "description", "url", "isPartOf"},
    "WebPage": {"name", "description", "isPartOf"},
    "WebSite": {"name", "url"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "Thing": {"name"},
    "CreativeWork": {"name"},
    "CorrectionComment": {"text", "datePublished"},
}


def nodes_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_of(inner)


def test_schema_org_data_have_what_their_types_ask_for(heads: dict[str, PageHead]) -> None:
    for name, head in heads.items():
        assert len(head.data) == 1, name
        assert head.data[0]["@context"] == "https://schema.org"
        for node in nodes_of(head.data[0]):
            assert REQUIRED[node["@type"]] <= set(node), (name, node)
            assert all(value not in ("", None, []) for value in node.values()), (name, node)
    story = heads["story-050/index.html"].data[0]
    assert (story["@type"], story["dateModified"], story["url"]) == (
        "NewsArticle",
        "2031-07-25",
        f"{ADDRESS}story-050/",
    )
    assert [c["publisher"]["name"] for c in story["citation"]] == ["Northgate Wire", "Quay News", "Vaskia Post"]
    assert story["correction"][0]["@type"] == "CorrectionComment"
    assert heads["people/ilse-marrow/index.html"].data[0]["mainEntity"] == {"@type": "Person", "name": "Ilse Marrow"}


def test_each_page_says_what_it_is(heads: dict[str, PageHead]) -> None:
    listed = {name: head for name, head in heads.items() if "robots" not in head.meta}
    descriptions = [head.meta["description"] for head in listed.values()]
    assert all(len(d) == 1 and 12 < len(d[0]) <= 302 for d in descriptions)
    alike = [d[0] for d in descriptions if descriptions.count(d) > 1]
    assert [d for d in alike if not d.startswith(("Trade between Lorne", "Officials"))] == [], (
        "stories share the sample's lede"
    )
    for name, head in listed.items():
        address = f"{ADDRESS}{quote(name.removesuffix('index.html'))}"
        assert head.href("canonical") == head.meta["og:url"] == [address]
        assert {len(head.meta[p]) for p in ("og:title", "og:description", "og:type", "og:site_name")} == {1}
    for name, head in heads.items():
        assert head.href("alternate", "atom"), name
        assert ("/as-of-" in name) == ("robots" in head.meta)
    topic = heads["topics/trade/index.html"]
    assert topic.href("alternate", "atom") == ["../../feed.xml", "feed.xml"]
    assert heads["story-001/index.html"].href("alternate", "application/json") == ["briefing.json"]


def test_each_story_has_a_picture(site: Path, heads: dict[str, PageHead]) -> None:
    (address,) = heads["story-001/index.html"].meta["og:image"]
    with Image.open(site / address.removeprefix(ADDRESS)) as picture:
        assert (picture.size, picture.format) == ((1200, 630), "PNG")
    assert len(list((site / "cards").iterdir())) == MANY + 2
    assert max(p.stat().st_size for p in (site / "cards").iterdir()) < 60_000


def test_a_picture_has_the_words_of_its_story_and_the_same_bytes_each_time() -> None:
    fonts = find_fonts([str(REPOSITORY / "theme")])
    card = Card("Ferry talks resume", "$41.5 billion", "Briefings", "30 May 2031")
    drawn = draw_card(card, fonts)
    assert draw_card(card, fonts) == drawn
    for other in (replace(card, title="Ferry talks end"), replace(card, number=""), replace(card, foot="")):
        assert draw_card(other, fonts) != drawn
    long = replace(card, title="word " * 400)
    assert draw_card(long, fonts) != draw_card(replace(card, title=""), fonts)
    unknown = replace(card, title="北京会谈")
    assert draw_card(unknown, fonts) == draw_card(replace(card, title=""), fonts), "no boxes for letters no font has"
    assert key_figure(SiteStory("ferry", sample_briefing())).text == "$41.5 billion"


def test_a_picture_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path))
    card = Card("Ferry talks resume", "", "Briefings", "")
    first = draw_cached(card, ())
    assert first == draw_card(card, ())
    monkeypatch.setattr("generator.site.machine.cards.draw_card", lambda *_: pytest.fail("drawn again"))
    assert draw_cached(card, ()) == first


def test_the_index_of_data_names_every_briefing(site: Path) -> None:
    index = json.loads((site / "data" / "index.json").read_text("utf-8"))
    schema = json.loads((site / index["schema"].removeprefix(ADDRESS)).read_text("utf-8"))
    assert len(index["briefings"]) == MANY + 2
    newest = index["briefings"][0]
    assert (newest["title"], newest["updated"]) == ("Ferry talks, round 59", "2031-08-30")
    for row in index["briefings"]:
        data = json.loads((site / unquote(row["data"].removeprefix(ADDRESS))).read_text("utf-8"))
        assert data["slug"] == row["slug"]
    assert not list(Draft202012Validator(schema).iter_errors(data))


def test_llms_and_robots_lead_on(site: Path) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    told = (site / "llms.txt").read_text("utf-8")
    assert told.startswith("# Briefings\n\n> ")
    addresses = re.findall(r"\]\((.*?)\)", told)
    assert len(addresses) > 50
    for address in addresses:
        path = site / unquote(address.removeprefix(ADDRESS))
        assert (path / "index.html" if path.is_dir() else path).is_file(), address


def test_a_statement_can_be_shown_elsewhere(site: Path) -> None:
    for story in many_stories(3):
        shown = list(find_embeds(story))
        assert len(shown) <= len(story.briefing.key_facts) + len(story.briefing.lede_facts) + MOST_FIGURES
        for embed in shown:
            text = (site / embed.path(story.briefing.slug)).read_text("utf-8")
            assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'" in text
            assert "<script" not in text
            assert f'<a href="{ADDRESS}{story.briefing.slug}/#{embed.id}" target="_top">' in text
            assert (site / "assets" / "embed.css").is_file()
    everything = "".join(p.read_text("utf-8") for p in (site / "embed" / "hostile").rglob("*.html"))
    assert "<script>" not in everything
    assert "&lt;script&gt;" in everything


def test_without_an_address_links_lead_from_the_file(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, sample_briefing())
    done = build_site(tmp_path)
    assert done.returncode == 0, done.stderr
    built = tmp_path / "site"
    assert not [*built.rglob("feed.*"), *built.glob("cards")], "both need addresses that hold anywhere"
    (row,) = json.loads((built / "data" / "index.json").read_text("utf-8"))["briefings"]
    assert (built / "data" / row["data"]).resolve().is_file()
    assert (built / "data" / row["url"] / "index.html").resolve().is_file()
    embed = next((built / "embed").rglob("index.html"))
    way = re.search(r'<a href="([^"#]*)', embed.read_text("utf-8"))
    assert (embed.parent / way[1] / "index.html").resolve() == built / "ferry-talks" / "index.html"
    head = PageHead((built / "ferry-talks" / "index.html").read_text("utf-8"))
    assert (head.href("canonical"), head.meta.get("og:url"), head.meta.get("og:image")) == ([], None, None)
    assert "Sitemap" not in (built / "robots.txt").read_text("utf-8")


def test_pages_hold_to_the_rules_of_html(site: Path) -> None:
    """A title is as long as its headline, a scrolling box says that it is a region, a day's anchor opens on a digit."""
    command = ["node", find_npm("html-validate/bin/html-validate.mjs"), "--config", NPM / ".htmlvalidate.json"]
    pages = [site / "404.html", *(site / page / "index.html" for page in pages_of_each_kind(site))]
    done = subprocess.run([*command, *pages], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout[:2000] + done.stderr
