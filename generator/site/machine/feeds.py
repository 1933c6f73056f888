"""Atom (RFC 4287) and JSON Feed (1.1): of the site, of each topic, and of the corrections.

An entry's id follows from the story's folder and stays when its address or headline changes; its dates are those of
the sources and corrections. A feed needs addresses that hold anywhere: a site without one has none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from generator.rendering.escaping import CONTROL_RE, escape_html, without_unseen
from generator.site.corrections import SiteCorrection, list_corrections, told_correction
from generator.site.lists import topic_stories
from generator.site.machine.moments import feed_id, feed_moment
from generator.site.stories import SiteStory

NEWEST_ENTRIES: Final = 30
ATOM: Final = "http://www.w3.org/2005/Atom"
JSON_FEED: Final = "https://jsonfeed.org/version/1.1"
FEED_TYPES: Final = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}
LONG_AGO: Final = "1970-01-01T00:00:00Z"  # of a feed without an entry

Address = Callable[[str], str]  # path in the docs folder → web address


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry, as both kinds of feed have it."""

    id: str
    title: str
    address: str
    summary: str
    content: str  # HTML
    published: str | None
    updated: str
    tags: tuple[str, ...] = ()
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``folder`` is where it lies: "", "topics/trade", "corrections"."""

    folder: str
    title: str
    description: str
    page: str  # path of the page that tells the same
    entries: tuple[FeedEntry, ...]

    def path(self, name: str) -> str:
        """Return the path of one of its files."""
        return f"{self.folder}/{name}".lstrip("/")


@dataclass(frozen=True, slots=True)
class FeedSite:
    """What every feed of a site needs to know of it."""

    name: str
    description: str
    address: str  # "https://example.org/news/"
    of_page: Address
    image_of: Callable[[SiteStory], str | None]


def find_feeds(stories: Iterable[SiteStory], site: FeedSite) -> Iterator[Feed]:
    """Yield the feeds of the site, of its topics and of its corrections."""
    every = list(stories)
    yield Feed("", site.name, site.description, "index.md", _story_entries(every, site))
    for slug, (name, chosen) in topic_stories(every).items():
        told = f"Briefings on {name}"
        yield Feed(f"topics/{slug}", f"{name} – {site.name}", told, f"topics/{slug}.md", _story_entries(chosen, site))
    corrected = list_corrections(every)[:NEWEST_ENTRIES]
    entries = tuple(e for e in (_correction_entry(c, site) for c in corrected) if e)
    title, told = f"Corrections – {site.name}", "What was wrong in a briefing and was mended"
    yield Feed("corrections", title, told, "corrections/index.md", entries)


def _story_entries(stories: Iterable[SiteStory], site: FeedSite) -> tuple[FeedEntry, ...]:
    """Return the newest stories by the day they changed; undated ones are in no feed."""
    dated = sorted(
        (s for s in stories if feed_moment(_changed_at(s))), key=lambda s: (_changed_at(s), s.folder), reverse=True
    )
    return tuple(_story_entry(story, site) for story in dated[:NEWEST_ENTRIES])


def _changed_at(story: SiteStory) -> str:
    """Return the moment of the newest source, or the day of a correction where that came later."""
    updated = story.briefing.updated or ""
    return updated if updated[:10] == story.modified else story.modified or ""


def _story_entry(story: SiteStory, site: FeedSite) -> FeedEntry:
    briefing = story.briefing
    return FeedEntry(
        feed_id(site.address, story.folder),
        briefing.title,
        site.of_page(story.page),
        briefing.lede,
        _entry_html(story, site.of_page(story.evidence)),
        feed_moment(story.first_day),
        feed_moment(_changed_at(story)) or LONG_AGO,
        briefing.tags,
        site.image_of(story),
    )


def _entry_html(story: SiteStory, evidence: str) -> str:
    """Return lede and key facts with their outlets, and the way to the evidence, as HTML."""
    briefing = story.briefing
    wanted = {*briefing.key_facts} - {*briefing.lede_facts}
    told = [(f.shown or f.text, story.outlets(f.sources)) for f in briefing.facts if f.id in wanted]
    rows = [f"<li>{escape_html(words)} <em>{escape_html(by)}</em></li>" for words, by in told]
    lede = f"<p>{escape_html(briefing.lede)}</p>" if briefing.lede else ""
    facts = f"<ul>{''.join(rows)}</ul>" if rows else ""
    return f'{lede}{facts}<p>{story.rests_on}. <a href="{escape_html(evidence)}">Evidence</a></p>'


def _correction_entry(found: SiteCorrection, site: FeedSite) -> FeedEntry | None:
    correction, story = found.correction, found.story
    moment = feed_moment(correction.date)
    if moment is None:
        return None
    told = told_correction(correction)
    ident = feed_id(site.address, story.folder, correction.item, correction.date, correction.now)
    title = f"Corrected: {story.briefing.title}"
    address = f"{site.of_page(story.evidence)}#corrections"
    return FeedEntry(ident, title, address, told, f"<p>{escape_html(told)}</p>", moment, moment, story.briefing.tags)


def write_feeds(feeds: Iterable[Feed], site: FeedSite) -> dict[str, str]:
    """Return the files of the feeds by path."""
    return {
        feed.path(name): writer(feed, site)
        for feed in feeds
        for name, writer in (("feed.xml", _write_atom_feed), ("feed.json", _write_json_feed))
    }


def _xml_text(text: str) -> str:
    """Return text that XML can hold."""
    return " ".join(CONTROL_RE.sub("", text).split())


def _write_atom_feed(feed: Feed, site: FeedSite) -> str:
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": "en"})

    def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
        child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        child.text = _xml_text(text) or None
        return child

    add(root, "id", feed_id(site.address, "feed", feed.folder))
    add(root, "title", feed.title)
    add(root, "subtitle", feed.description)
    add(root, "updated", max((e.updated for e in feed.entries), default=LONG_AGO))
    add(add(root, "author"), "name", site.name)
    add(root, "link", rel="self", type=FEED_TYPES["feed.xml"], href=site.address + feed.path("feed.xml"))
    add(root, "link", rel="alternate", type="text/html", href=site.of_page(feed.page))
    for entry in feed.entries:
        node = add(root, "entry")
        add(node, "id", entry.id)
        add(node, "title", entry.title)
        add(node, "link", rel="alternate", type="text/html", href=entry.address)
        if entry.published:
            add(node, "published", entry.published)
        add(node, "updated", entry.updated)
        for tag in entry.tags:
            add(node, "category", term=_xml_text(tag))
        if entry.summary:
            add(node, "summary", entry.summary)
        add(node, "content", entry.content, type="html")
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _write_json_feed(feed: Feed, site: FeedSite) -> str:
    data = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": site.of_page(feed.page),
        "feed_url": site.address + feed.path("feed.json"),
        "description": feed.description,
        "language": "en",
        "authors": [{"name": site.name, "url": site.address}],
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json.dumps(without_unseen(data), ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: FeedEntry) -> dict[str, object]:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "image": entry.image,
        "tags": list(entry.tags),
    }
    return {key: value for key, value in item.items() if value}
