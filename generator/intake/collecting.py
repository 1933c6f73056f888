"""``collect``: bring what feeds name, and the pile does not know, into the pile.

Feeds are read first, one after another, then their articles, host by host in turn, the newest of each feed first. A
feed that cannot be read leaves the others alone, and so does an article. An entry that holds its whole article is taken
as it is; of any other the page is fetched, and where that cannot be had, an entry that holds a short article is taken.
What a feed dates after it was asked for is asked for again, and takes the place of the version before.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from generator.intake.addresses import web_address
from generator.intake.answers import FetchError
from generator.intake.fetching import Fetcher, Validators
from generator.intake.incoming import Incoming, Link, Raw, completed, held_by_feed
from generator.intake.ledger import Failed, FeedRead, LeftOut, Rest, SeenLink, Taken, known_by, words_key
from generator.intake.network_addresses import parse_address
from generator.intake.pile import Pile
from generator.intake.reading import format_of, read_raw
from generator.intake.same_article import is_shorter, known_article
from generator.intake.source_text import source_ending, source_stem, source_text
from generator.intake.versions import later_version
from generator.overrides.newsroom import FeedSetting
from generator.pipeline import prepare
from generator.stages.read import parse_source, read
from generator.values.diagnostic import BriefingError
from generator.values.document import Document

FEEDS: Final = frozenset({"feed", "JSON Feed", "sitemap", "gzip"})  # names of formats
FEED_LINK_RE = re.compile(rb"""<link\b[^>]*application/(?:rss|atom|feed)\+(?:xml|json)[^>]*>""", re.IGNORECASE)
HREF_RE = re.compile(rb"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
MOST_LISTS: Final = 20  # sitemaps of one index


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one run takes."""

    articles: int = 50  # of one feed, the newest first; the others wait
    days: int = 30  # what a feed dates longer back is left alone


@dataclass(slots=True)
class FeedResult:
    """What became of a feed in one run."""

    feed: FeedSetting
    new: int = 0  # articles that came into the pile
    updated: int = 0  # later versions that did
    known: int = 0  # links and articles that were there already
    failed: int = 0  # articles that could not be fetched or read
    waiting: int = 0  # for a later run
    faults: list[BriefingError] = field(default_factory=list)  # of the feed itself


@dataclass(frozen=True, slots=True)
class Added:
    """An article that came into the pile."""

    path: Path
    article: Incoming
    is_update: bool = False  # it is a later version of one that was collected


@dataclass(slots=True)
class Collecting:
    """A run: what it works on, and whom it tells."""

    pile: Pile
    fetcher: Fetcher
    limits: Limits
    tell: Callable[[BriefingError | Added], None]
    report: Callable[[int, int], None]  # how many articles of how many are done
    results: dict[str, FeedResult] = field(default_factory=dict)  # by the feed's address

    def read_feeds(self, feeds: Sequence[FeedSetting]) -> None:
        """Read the feeds: articles they hold whole are taken, links wait."""
        for feed in feeds:
            result = self.results.setdefault(feed.url, FeedResult(feed))
            try:
                self._read_lists(feed.url, result)
            except BriefingError as error:
                result.faults.append(error)
            self._note_rests()

    def chosen(self) -> list[tuple[FeedResult, SeenLink]]:
        """Return what waits of the feeds that were read, the newest of each first, as much as one run takes."""
        waiting: dict[str, list[SeenLink]] = {}
        for feed, link in self.pile.ledger.waiting.values():
            waiting.setdefault(feed, []).append(link)
        found: list[tuple[FeedResult, SeenLink]] = []
        for feed, result in self.results.items():
            links = sorted(waiting.get(feed, ()), key=lambda link: link.stamp, reverse=True)
            found += [(result, link) for link in links[: self.limits.articles]]
            result.waiting = max(0, len(links) - self.limits.articles)
        return found

    def fetch(self, chosen: Sequence[tuple[FeedResult, SeenLink]]) -> None:
        """Fetch articles, always of the host that may be asked soonest."""
        queues: dict[str, deque[tuple[FeedResult, SeenLink]]] = {}
        for result, link in chosen:
            queues.setdefault(host_of(link.url), deque()).append((result, link))
        while queues:
            host = min(queues, key=self.fetcher.ready_s)
            if self.fetcher.is_left(host):
                for result, _ in queues.pop(host):
                    result.waiting += 1
                continue
            result, link = queues[host].popleft()
            if not queues[host]:
                del queues[host]
            self._fetch_link(link, result)
            self._note_rests()
            self.report(len(chosen) - sum(map(len, queues.values())), len(chosen))

    def _read_lists(self, start: str, result: FeedResult) -> None:
        """Read a feed, or the sitemaps of an index one after another; raises BriefingError for the feed itself."""
        lists = [start]
        for number in range(MOST_LISTS):
            if number == len(lists):
                return
            try:
                lists += [url for url in self._read_one(lists[number], result) if url not in lists]
            except BriefingError as error:
                if number == 0:
                    raise
                result.faults.append(error)

    def _read_one(self, url: str, result: FeedResult) -> list[str]:
        """Read one feed or sitemap and note what it names; returns the lists it leads to, the newest first."""
        answer = self.fetcher.fetch(url, self.pile.ledger.validators.get(url, Validators()))
        if answer.raw is None:
            return []
        links, articles, faults = _found_in(answer.raw)
        fresh = [link for link in links if not link.is_list and not self._is_old(link.updated or link.published)]
        new = self.pile.ledger.new_links(fresh, result.feed, self.fetcher.network.now())
        known = self.pile.ledger.settled.keys() - {link.address for link in new}
        result.known += sum(known_by(link.url) in known for link in fresh)
        for article in articles:
            if not self._is_old(article.updated or article.published):
                named = replace(article, outlet=result.feed.outlet or article.outlet)
                self._take(named, article.url or f"{url} {article.sha256}", result)
        result.faults += faults
        kept = Validators() if faults else answer.validators  # what was cut off is read whole the next time
        self.pile.note(FeedRead(result.feed.url, url, self._now(), kept.etag, kept.last_modified, new))
        lists = sorted((link for link in links if link.is_list), key=lambda link: link.updated or "", reverse=True)
        return [link.url for link in lists]

    def _fetch_link(self, link: SeenLink, result: FeedResult) -> None:
        try:
            raw = self.fetcher.fetch(link.url).raw
            articles = [_completed_by(found, link) for found in _articles_in(raw)] if raw else []
            for article in articles:
                self._take(article, link.url, result, link.section)
        except BriefingError as error:
            again = isinstance(error, FetchError) and error.again
            if link.entry and not (again and not self.pile.ledger.is_last_try(link.address)):
                held = _completed_by(held_by_feed(link.entry, error), link)
                self._take(held, link.url, result, link.section)
                return
            result.failed += 1
            self.tell(error)
            if again:
                self.pile.note(Failed(link.address, error.fault, self._now()))
            else:
                self.pile.note(LeftOut((link.address,), error.fault, self._now()))

    def _take(self, article: Incoming, asked: str, result: FeedResult, section: str | None = None) -> None:
        """Put an article into the pile, unless it is known by its address or its words and has not changed."""
        addresses = tuple(dict.fromkeys(filter(None, (known_by(asked), known_by(article.url or asked)))))
        ledger = self.pile.ledger
        changed = self._has_changed(addresses[0], article.updated or article.published)
        before = self._version_before(addresses) if changed else None
        article = later_version(article, before) if before else article
        text = with_section(source_text(article), section or result.feed.section)
        document = prepare(parse_source(text.encode("utf-8"), source_stem(article), article.place))
        words = words_key(article.url or asked, known_article(document, "").words)
        cut = before is not None and article.is_paid and is_shorter(document, known_article(before, ""))
        if words in ledger.words or cut or (ledger.settled.keys() & set(addresses) and not changed):
            result.known += 1
            if changed or not ledger.settled.keys() >= set(addresses):
                self.pile.note(LeftOut(addresses, "is there already", self._now()))
            return
        earlier = next((ledger.names[address] for address in addresses if address in ledger.names), None)
        name = earlier or self.pile.free_name(source_stem(article), source_ending(article))
        self.pile.put(text, Taken(addresses, name, words, self._now()))
        result.updated += earlier is not None
        result.new += earlier is None
        self.tell(Added(self.pile.folder / name, article, earlier is not None))

    def _has_changed(self, address: str, stamp: str | None) -> bool:
        """Say whether an article that was taken or left out waits again, or is dated after that by its feed."""
        ledger = self.pile.ledger
        waits = address in ledger.settled and address in ledger.waiting
        return waits or ledger.has_changed(address, stamp, self.fetcher.network.now())

    def _version_before(self, addresses: tuple[str, ...]) -> Document | None:
        """Return the version of an article that lies in the pile, None where it was sorted away."""
        names = (self.pile.ledger.names.get(address) for address in addresses)
        paths = (self.pile.folder / name for name in names if name)
        return next((prepare(read(path)) for path in paths if path.exists()), None)

    def _note_rests(self) -> None:
        """Keep which hosts want to be left alone for longer than a run waits."""
        soon = self.fetcher.network.now() + timedelta(seconds=self.fetcher.policy.longest_wait_s)
        for host, until in sorted(self.fetcher.rests.items()):
            if until > soon and self.pile.ledger.rests.get(host) != until:
                self.pile.note(Rest(host, until.isoformat()))

    def _is_old(self, stamp: str | None) -> bool:
        """Say whether a feed dates something back so far that it is left alone."""
        day = (self.fetcher.network.now() - timedelta(days=self.limits.days)).date().isoformat()
        return stamp is not None and stamp[:10] < day

    def _now(self) -> str:
        return self.fetcher.network.now().isoformat(timespec="seconds").replace("+00:00", "Z")


def host_of(url: str) -> str:
    """Return the host of an address, "" where it names none that may be asked."""
    try:
        return parse_address(url).host
    except BriefingError:
        return ""


def with_section(text: str, section: str | None) -> str:
    r"""Return a source with its section in the front matter.

    >>> with_section("---\ntitle: Fog\n---\n\nThe port is shut.\n", "Harbour: news")
    '---\ntitle: Fog\nsection: "Harbour: news"\n---\n\nThe port is shut.\n'
    """
    if section is None or not text.startswith("---\n"):
        return text
    head, _, rest = text.partition("\n---\n")
    return f"{head}\nsection: {json.dumps(section, ensure_ascii=False)}\n---\n{rest}"


def _found_in(raw: Raw) -> tuple[list[Link], list[Incoming], list[BriefingError]]:
    """Return what a feed names and holds, and what is wrong with single entries.

    Raises BriefingError where it is no feed, or nothing in it can be read.
    """
    kind = format_of(raw).name
    if kind not in FEEDS:
        named = feed_of_page(raw)
        hint = f"the page names {named}" if named else "look for the feed's own address: many end in rss or feed"
        raise BriefingError(raw.place, f"is no feed or sitemap, but {kind}", hint=hint)
    links: list[Link] = []
    articles: list[Incoming] = []
    faults: list[BriefingError] = []
    for found in read_raw(raw):
        match found:
            case Link():
                links.append(found)
            case Incoming():
                articles.append(found)
            case BriefingError():
                faults.append(found)
    if faults and not links and not articles:
        raise faults[0]
    return links, articles, faults


def feed_of_page(raw: Raw) -> str | None:
    """Return the feed a page names in its head.

    >>> feed_of_page(Raw(b'<link rel="alternate" type="application/rss+xml" href="/rss">', "", url="https://post.example/"))
    'https://post.example/rss'
    """
    link = FEED_LINK_RE.search(raw.data)
    href = HREF_RE.search(link[0]) if link else None
    return web_address(href[1].decode("utf-8", "replace"), raw.url) if href else None


def _articles_in(raw: Raw) -> list[Incoming]:
    """Return the articles of a page; raises BriefingError where there is none."""
    found = list(read_raw(raw))
    articles = [article for article in found if isinstance(article, Incoming)]
    if not articles:
        fault = next((f for f in found if isinstance(f, BriefingError)), None)
        raise fault or BriefingError(raw.place, "holds no article, only links to some")
    return articles


def _completed_by(article: Incoming, link: SeenLink) -> Incoming:
    """Return an article with what its feed says of it; the outlet is the editor's, where one is given."""
    told = Link(link.url, link.url, link.title, link.named, link.published, link.updated)
    return completed(replace(article, outlet=link.outlet or article.outlet), told)
