"""What a pile has collected, as the lines of its ledger.

Each line is a record of what happened, and stands for good: a feed was read and named these links, an article was
taken, left out or not fetched. What waits is what a feed named and no later line settles, so a run that was cut off
goes on where it ended. An article is known by its address and by its words; the same words of another host are another
article. One that its feed dates after it was asked for waits again: it may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

from generator.intake.fetching import Validators
from generator.intake.incoming import Incoming, Link
from generator.intake.same_article import article_address, moment_of
from generator.overrides.newsroom import FeedSetting
from generator.sources.hosts import host_of_url
from generator.values.diagnostic import BriefingError

MOST_TRIES: Final = 5  # runs in which an article may fail before it is given up


class SeenLink(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article a feed named."""

    url: str
    outlet: str | None = None  # as the newsroom names it
    named: str | None = None  # as the feed does
    section: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    entry: Incoming | None = None  # what the feed holds of it

    @property
    def address(self) -> str:
        """Return what the article is known by."""
        return known_by(self.url)

    @property
    def stamp(self) -> str:
        """Return when it came out or changed, "" where the feed does not say."""
        return self.updated or self.published or ""


class FeedRead(msgspec.Struct, frozen=True, omit_defaults=True, tag="feed"):
    """A feed was read, and named links that were not known."""

    feed: str  # as newsroom.yml has it
    url: str  # its own, or that of a sitemap it leads to
    at: str  # ISO 8601
    etag: str | None = None
    last_modified: str | None = None
    links: tuple[SeenLink, ...] = ()


class Taken(msgspec.Struct, frozen=True, omit_defaults=True, tag="article"):
    """An article came into the pile."""

    addresses: tuple[str, ...]  # ("post.example/fog", "post.example/news/fog"): asked for, and its own
    file: str  # "osterby-post-fog-shuts-port.txt"
    words: str  # "post.example 53a0d930…": host and digest of its words
    at: str


class LeftOut(msgspec.Struct, frozen=True, omit_defaults=True, tag="left out"):
    """An article that is not asked for again."""

    addresses: tuple[str, ...]
    why: str
    at: str


class Failed(msgspec.Struct, frozen=True, omit_defaults=True, tag="failed"):
    """An article that was not fetched, and is tried again."""

    address: str
    why: str
    at: str


class Rest(msgspec.Struct, frozen=True, omit_defaults=True, tag="rest"):
    """A host wants to be left alone."""

    host: str
    until: str


Record = FeedRead | Taken | LeftOut | Failed | Rest
ENCODER: Final = msgspec.json.Encoder()
DECODER: Final = msgspec.json.Decoder(Record)


@dataclass(slots=True)
class Ledger:
    """What the records so far come to."""

    validators: dict[str, Validators] = field(default_factory=dict)  # by a feed's address
    waiting: dict[str, tuple[str, SeenLink]] = field(default_factory=dict)  # by address: the feed's, and the link
    settled: dict[str, str] = field(default_factory=dict)  # by address: when it was taken or left out
    names: dict[str, str] = field(default_factory=dict)  # by address: the file of an article that was taken
    words: set[str] = field(default_factory=set)  # of those taken
    files: set[str] = field(default_factory=set)  # of those taken, wherever they are now
    tries: dict[str, int] = field(default_factory=dict)
    rests: dict[str, datetime] = field(default_factory=dict)  # by host

    def apply(self, record: Record) -> None:
        """Take in one more record."""
        match record:
            case FeedRead():
                self.validators[record.url] = Validators(record.etag, record.last_modified)
                self.waiting.update({link.address: (record.feed, link) for link in record.links})
            case Taken():
                self._settle(record.addresses, record.at)
                self.names.update(dict.fromkeys(record.addresses, record.file))
                self.words.add(record.words)
                self.files.add(record.file)
            case LeftOut():
                self._settle(record.addresses, record.at)
            case Failed():
                self.tries[record.address] = self.tries.get(record.address, 0) + 1
                if self.tries[record.address] >= MOST_TRIES:
                    self._settle((record.address,), record.at)
            case Rest():
                self.rests[record.host] = datetime.fromisoformat(record.until)

    def new_links(self, links: Iterable[Link], feed: FeedSetting, now: datetime) -> tuple[SeenLink, ...]:
        """Return the links of a feed that are not known yet, or changed since, each once, in their order."""
        found: dict[str, SeenLink] = {}
        for link in links:
            stated = (link.title, link.published, link.updated, link.entry)
            seen = SeenLink(link.url, feed.outlet, link.outlet, feed.section, *stated)
            known = seen.address in self.settled and not self.has_changed(seen.address, seen.stamp, now)
            if not known and seen.address not in self.waiting:
                found.setdefault(seen.address, seen)
        return tuple(found.values())

    def has_changed(self, address: str, stamp: str | None, now: datetime) -> bool:
        """Say whether a feed dates an article after it was taken or left out; a moment to come tells nothing."""
        then, stated = moment_of(self.settled.get(address)), moment_of(stamp)
        return then is not None and stated is not None and then < stated <= now

    def is_last_try(self, address: str) -> bool:
        """Say whether an article that fails once more is given up."""
        return self.tries.get(address, 0) + 1 >= MOST_TRIES

    def _settle(self, addresses: Iterable[str], at: str) -> None:
        self.settled.update(dict.fromkeys(addresses, at))
        for address in addresses:
            self.waiting.pop(address, None)


def known_by(url: str) -> str:
    """Return what an article is known by: its address without what tracks readers."""
    return article_address(url) or url


def words_key(url: str | None, words: str) -> str:
    """Return what an article is known by beside its address: its host and the digest of its words."""
    return f"{host_of_url(url).removeprefix('www.')} {words}"


def render_record(record: Record) -> bytes:
    r"""Return a record as a line.

    >>> render_record(Failed("post.example/fog", "answered 500", "2031-03-04T06:00:00Z"))
    b'{"type":"failed","address":"post.example/fog","why":"answered 500","at":"2031-03-04T06:00:00Z"}\n'
    """
    return ENCODER.encode(record) + b"\n"


def parse_records(data: bytes, place: str) -> tuple[Record, ...]:
    """Read whole lines; raises BriefingError, with the line, for one that is no record."""
    found: list[Record] = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            found.append(DECODER.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            fault = f"is no line of a ledger: {error}"
            raise BriefingError(place, fault, hint="delete the line", line=number) from error
    return tuple(found)
