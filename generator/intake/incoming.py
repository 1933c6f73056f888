"""What comes in at the doors: the bytes as they came, the articles in them, and what only leads to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.values.diagnostic import BriefingError


@dataclass(frozen=True, slots=True)
class Raw:
    """A file or an answer of a server, unread."""

    data: bytes
    place: str  # as errors print it: a path, an address, "-", "letters.mbox, mail 3"
    media_type: str | None = None  # what a server or a mail says it is, in small letters and without parameters
    encoding: str | None = None  # what an editor or a server says it is written in
    url: str | None = None  # where it came from, redirects followed
    retrieved: str | None = None  # when, ISO 8601 in UTC
    file: str | None = None  # what its container calls it: "fog.txt"; None where it lies in none
    depth: int = 0  # containers it lay in: 2 for a page attached to a mail of a mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article as it was read, before it is a source."""

    body: str  # plain text, one paragraph a line, a blank line between
    place: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None  # ISO 8601, as precise as it stands there
    updated: str | None = None
    url: str | None = None  # the canonical one where the article names it
    language: str | None = None
    retrieved: str | None = None
    sha256: str | None = None  # of the bytes it was read from
    grounds: tuple[tuple[str, str], ...] = ()  # where each was read: (("title", "JSON-LD"), ("published", "meta tag"))
    notes: tuple[str, ...] = ()  # what an editor should know: "behind a paywall", "lines were joined"
    is_paid: bool = False  # stands behind a paywall: its text may be no more than its beginning
    text: str | None = None  # of a text file: all of it, front matter included
    file: str | None = None  # of a text file in a container: what that calls it


@dataclass(frozen=True, slots=True)
class Link:
    """Where an article can be fetched, as a feed or a sitemap tells it."""

    url: str
    place: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    is_list: bool = False  # it leads to more links, as the sitemaps of an index do
    entry: Incoming | None = None  # what a feed holds of the article itself, for where its page cannot be had


Found = Incoming | Link | BriefingError  # a fault of one article leaves the others alone


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    name: str  # as a line on the screen calls it: "HTML", "mail"
    endings: frozenset[str]  # {".htm", ".html"}
    media_types: frozenset[str]
    is_it: Callable[[bytes], bool]  # by its first bytes; asked before ending and media type, which may be wrong
    read: Callable[[Raw], Iterator[Found]]


def completed(article: Incoming, link: Link) -> Incoming:
    """Return an article with what the link to it says of it, where it does not say so itself."""
    return replace(
        article,
        title=article.title or link.title,
        outlet=article.outlet or link.outlet,
        published=article.published or link.published,
        updated=article.updated or (link.updated if link.updated != link.published else None),
        url=article.url or link.url,
    )


def held_by_feed(entry: Incoming, fault: BriefingError) -> Incoming:
    """Return what a feed holds of an article whose page cannot be had, with a note that says why."""
    return replace(entry, notes=(*entry.notes, f"what the feed holds: its page {fault.fault}"))
