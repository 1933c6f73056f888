"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed.

An entry that holds its whole article (``content:encoded``, Atom's ``content``, ``content_html``) is one; any other is
a link to one. A description that ends in "…" or "Read more" is no whole article, however long it is.
Left alone: recordings, pictures, comments, scores. Read by feedparser, which mends what feeds get wrong; it is given
bytes and never an address.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from generator.intake.addresses import web_address
from generator.intake.blocks import HtmlBlock, body_text, read_blocks
from generator.intake.incoming import Format, Found, Incoming, Link, Raw
from generator.intake.limits import at_most, narrow
from generator.intake.stamps import read_stamp
from generator.intake.xml_safety import head_text, is_closed, refuse_unsafe, root_name
from generator.lexicons.loader import alternatives, load_lexicon
from generator.values.diagnostic import BriefingError

ROOTS: Final = ("rss", "feed", "rdf")
JSON_FEED_RE: Final = re.compile(r'^\s*\{.*"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL)
WHOLE_WORDS: Final = 60  # words of content that can be an article; less is a teaser
SOME_WORDS: Final = 20  # of content that are taken where the article's page cannot be had
WHOLE_DESCRIPTION: Final = (150, 3)  # words and paragraphs of a mere description that must be the article
STATED: Final = ("title", "byline", "published", "updated", "url", "language")  # what an entry says of its article
WORDS: Final = load_lexicon("feeds")
# "… […]", "The pier is shut. Read more »"; not "They asked for more."
TEASER_END_RE: Final = re.compile(
    rf"(?:\[?(?:…|\.\.\.)\]?|(?:^|[.!?…\"'’”)\]»]\s)\W{{,9}}(?:{alternatives(WORDS['teaser'])})\W*+)$", re.IGNORECASE
)
FOOTER_RE: Final = re.compile(
    rf"^(?:{alternatives(WORDS['footer'])})\b|^the post .{{1,300}} appeared first on\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry says of its article, whichever kind the feed is."""

    number: int
    title: str | None
    url: str | None
    byline: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    language: str | None
    content: str  # HTML, "" where there is none
    description: str  # HTML


def is_feed(data: bytes) -> bool:
    """Say whether a file opens as RSS, RDF or Atom."""
    return root_name(data) in ROOTS


def is_json_feed(data: bytes) -> bool:
    """Say whether a file opens as a JSON Feed, which names its version first or nearly so."""
    return JSON_FEED_RE.match(head_text(data)) is not None


def read_feed(raw: Raw) -> Iterator[Found]:
    """Yield the articles and links of an RSS or Atom feed; what is wrong with one entry leaves the others alone.

    Raises BriefingError for what is unsafe to parse or no feed.
    """
    refuse_unsafe(raw)
    yield from at_most((_found(entry, raw) for entry in _xml_entries(raw)), raw)
    if not is_closed(raw.data, *ROOTS):
        yield BriefingError(raw.place, "is cut off; its last entry was left out", hint="fetch the feed again")


def _xml_entries(raw: Raw) -> Iterator[_Entry]:
    import feedparser

    told = {"content-location": raw.url} if raw.url else {}
    parsed = feedparser.parse(BytesIO(narrow(raw.data)), response_headers=told, sanitize_html=False)
    if not parsed.version and not parsed.entries:
        raise BriefingError(raw.place, "is no feed that can be read", hint="fetch it again")
    if not parsed.entries:
        raise BriefingError(raw.place, "has no entries")
    entries = parsed.entries if is_closed(raw.data, *ROOTS) else parsed.entries[:-1]
    for number, entry in enumerate(entries, 1):
        yield _xml_entry(entry, parsed.feed, number, raw)


def _xml_entry(entry: Any, feed: Any, number: int, raw: Raw) -> _Entry:  # noqa: ANN401  # feedparser's dictionaries
    contents = [c.get("value") or "" for c in entry.get("content", ()) if "html" in c.get("type", "html")]
    contents = contents or [_escaped(c.get("value") or "") for c in entry.get("content", ())]
    published, updated = read_stamp(dict.get(entry, "published")), read_stamp(dict.get(entry, "updated"))
    return _Entry(
        number=number,
        title=_without_markup(entry.get("title")),
        url=web_address(entry.get("feedburner_origlink") or entry.get("link"), raw.url or feed.get("link")),
        byline=_without_markup(
            ", ".join(a["name"] for a in entry.get("authors", ()) if a.get("name")) or entry.get("author")
        ),
        published=published or updated,
        updated=updated if published else None,
        outlet=_without_markup((entry.get("source") or {}).get("title") or feed.get("publisher") or feed.get("title")),
        language=feed.get("language") or None,
        content=max(contents, key=len, default=""),
        description=entry.get("summary") or "",
    )


def read_json_feed(raw: Raw) -> Iterator[Found]:
    """Yield the articles and links of a JSON Feed.

    Raises BriefingError for what is no JSON or has no items.
    """
    try:
        feed = json.loads(raw.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BriefingError(raw.place, "is no JSON that can be read", hint="fetch the feed again") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise BriefingError(raw.place, "has no items")
    yield from at_most((_json_found(item, feed, n, raw) for n, item in enumerate(items, 1)), raw)


def _json_found(item: object, feed: dict[str, Any], number: int, raw: Raw) -> Found:
    if not isinstance(item, dict):
        return BriefingError(f"{raw.place}, entry {number}", "is no entry of a feed")
    told = {key: value for key, value in item.items() if isinstance(value, str)}
    published, updated = read_stamp(told.get("date_published")), read_stamp(told.get("date_modified"))
    entry = _Entry(
        number=number,
        title=_without_markup(_escaped(told.get("title") or "")),
        url=web_address(told.get("url") or told.get("external_url") or told.get("id"), raw.url or _home_of(feed)),
        byline=_authors(item) or _authors(feed),
        published=published or updated,
        updated=updated if published else None,
        outlet=_without_markup(_escaped(str(feed.get("title") or ""))),
        language=told.get("language") or (str(feed["language"]) if feed.get("language") else None),
        content=told.get("content_html") or _escaped(told.get("content_text") or ""),
        description=_escaped(told.get("summary") or ""),
    )
    return _found(entry, raw)


def _home_of(feed: dict[str, Any]) -> str | None:
    return web_address(feed["home_page_url"]) if isinstance(feed.get("home_page_url"), str) else None


def _authors(item: dict[str, Any]) -> str | None:
    stated = item.get("authors") or [item.get("author")]
    people = [a for a in stated if isinstance(a, dict)] if isinstance(stated, list) else []
    return _without_markup(_escaped(", ".join(str(a["name"]) for a in people if a.get("name"))))


def _escaped(words: str) -> str:
    """Return plain words as HTML, its blank lines as paragraphs."""
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", safe))


def _without_markup(markup: str | None) -> str | None:
    """Return a title or name without its tags and entities."""
    return " ".join(block.text for block in read_blocks(markup)) or None if markup and markup.strip() else None


def _found(entry: _Entry, raw: Raw) -> Found:
    """Return the article where the entry holds it whole, else the link to it, else what it lacks."""
    place = f"{raw.place}, entry {entry.number}"
    if blocks := _whole(entry, WHOLE_WORDS):
        return _article_of(entry, blocks, raw, place)
    if entry.url is None:
        return BriefingError(place, "has neither an article nor its address", hint="add the article itself")
    blocks = _whole(entry, SOME_WORDS) if entry.content else []
    known = _article_of(entry, blocks, raw, place) if blocks else None
    return Link(entry.url, place, entry.title, entry.outlet, entry.published, entry.updated, entry=known)


def _article_of(entry: _Entry, blocks: list[HtmlBlock], raw: Raw, place: str) -> Incoming:
    html = entry.content or entry.description
    grounds = [(name, "entry of a feed") for name in STATED if getattr(entry, name)]
    return Incoming(
        body=body_text(blocks),
        place=place,
        title=entry.title,
        outlet=entry.outlet,
        byline=entry.byline,
        published=entry.published,
        updated=entry.updated,
        url=entry.url,
        language=entry.language,
        retrieved=raw.retrieved,
        sha256=hashlib.sha256(html.encode("utf-8", "replace")).hexdigest(),
        grounds=(*grounds, *([("outlet", "title of a feed")] if entry.outlet else [])),
    )


def _whole(entry: _Entry, words_of_content: int) -> list[HtmlBlock]:
    """Return the blocks of the article where the entry holds so many words of it and no teaser, else none."""
    blocks = [b for b in read_blocks(entry.content or entry.description) if not FOOTER_RE.match(b.text)]
    while blocks and blocks[-1].kind == "rule":
        blocks.pop()
    if not blocks or TEASER_END_RE.search(blocks[-1].text):
        return []
    words, paragraphs = sum(len(b.text.split()) for b in blocks), sum(b.kind != "rule" for b in blocks)
    least, parts = (words_of_content, 1) if entry.content else WHOLE_DESCRIPTION
    return blocks if words >= least and paragraphs >= parts else []


FEED: Final = Format(
    "feed",
    frozenset({".rss", ".atom", ".rdf"}),
    frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"}),
    is_feed,
    read_feed,
)
JSON_FEED: Final = Format("JSON Feed", frozenset(), frozenset({"application/feed+json"}), is_json_feed, read_json_feed)
