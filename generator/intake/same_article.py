"""Whether an article is there already: by its address, by its words, by nearly the same words.

Two addresses are one without what tracks readers, ``www.`` or ``amp.`` before the host, and ``/amp`` behind the path.
The same words under another outlet's name are a reprint, and stay: origins are found by them. Of two versions of one
article the later is the one that says so; where neither does, the one that comes later.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.hosts import host_of_url
from generator.values.document import BlockLabel, Document, value_of

TRACKING: Final = load_lexicon("tracking")
PARAMETER_RE = re.compile("|".join(re.escape(p).replace(r"\*", ".*") for p in TRACKING["parameter"]), re.IGNORECASE)
HOST_RE = re.compile(rf"^(?:{alternatives(TRACKING['host'])})\.(?=[^.]+\.)")
PATH_RE = re.compile(rf"(?:/(?:{alternatives(TRACKING['path'])})|(?<!/))/*$", re.IGNORECASE)
SHINGLE: Final = 4  # words
SKETCH: Final = 16  # least shingles by which likeness is looked for: copies share some
COPY: Final = 0.9  # of the shingles of both: one article, saved twice
SAVED_AGAIN: Final = 0.98  # of them: one address, read twice
VERSION: Final = 0.4  # of them: one article, rewritten by its own outlet under its headline
SHORTER: Final = 0.8  # as many: so short is a beginning or an excerpt
PART: Final = 0.95  # of an excerpt's own
UNLIKE: Final = 0.05  # of them: an address that several articles name


class Sameness(StrEnum):
    """What an article is to one that is there."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Known:
    """What an article is recognised by."""

    name: str  # "osterby-post-fog-shuts-port.txt"
    address: str | None  # "post.example/fog"
    title: str | None  # in small letters, its words alone
    outlet: str | None
    stamp: str | None  # when this version came out: its update, else its publication
    words: str  # digest of the body's words
    shingles: frozenset[int]

    @property
    def host(self) -> str | None:
        """The host of its address, without www."""
        return self.address.split("/")[0] if self.address else None


# Those that are there by each of their keys, so that one is found without going through them all.
Shelf = dict[str, dict[str, Known]]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The article that is there already, what the new one is to it, and by what it was recognised."""

    known: Known
    sameness: Sameness
    ground: str  # "its address"


def known_article(document: Document, name: str) -> Known:
    """Return what a cleaned document is recognised by."""
    spans = (block.span for block in document.blocks if block.label is BlockLabel.BODY)
    words = re.findall(r"\w+", " ".join(document.normal[span.start : span.end] for span in spans).lower())
    grams = (" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    facts = document.metadata
    return Known(
        name=name,
        address=article_address(value_of(facts.url)),
        title=_plain_words(value_of(facts.title)),
        outlet=_plain_words(value_of(facts.outlet)),
        stamp=value_of(facts.updated) or value_of(facts.published),
        words=hashlib.sha256(" ".join(words).encode()).hexdigest(),
        shingles=frozenset(zlib.crc32(gram.encode()) for gram in grams),
    )


def is_shorter(document: Document, known: Known) -> bool:
    """Say whether a document has less text than an article that is there."""
    return len(known_article(document, "").shingles) < len(known.shingles)


def article_address(url: str | None) -> str | None:
    """Return an address without what is not the article's; None for a site's front, which names no article.

    >>> article_address("https://www.post.example/fog/amp/?utm_source=x&page=2#top")
    'post.example/fog?page=2'
    >>> article_address("https://post.example/") is None
    True
    """
    host = host_of_url(url)
    if not host:
        return None
    text = (url or "").strip()
    parts = urlsplit(text if "//" in text else f"//{text}")
    pairs = _own_parameters(parts.query)
    path = PATH_RE.sub("", parts.path)
    query = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return f"{HOST_RE.sub('', host)}{path}{query}" if path or query else None


def without_tracking(url: str) -> str:
    """Return an address without the parameters that track readers, and without its place in the page.

    >>> without_tracking("https://post.example/fog?page=2&utm_source=rss#top"), without_tracking("http://[fog?utm_id=1")
    ('https://post.example/fog?page=2', 'http://[fog?utm_id=1')
    """
    if not host_of_url(url) or "//" not in url:
        return url
    parts = urlsplit(url.strip())
    own = _own_parameters(parts.query)
    query = parts.query if len(own) == len(parse_qsl(parts.query)) else urlencode(own)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _own_parameters(query: str) -> list[tuple[str, str]]:
    return [(key, value) for key, value in parse_qsl(query) if not PARAMETER_RE.fullmatch(key)]


def shelve(shelf: Shelf, article: Known) -> None:
    """Put an article among those that are there, or a newer version in place of the one of its name."""
    named = f"name {article.name}"
    for before in shelf.pop(named, {}).values():
        for key in _shelf_keys(before):
            del shelf[key][article.name]
    for key in {named, *_shelf_keys(article)}:
        shelf.setdefault(key, {})[article.name] = article


def find_known(shelf: Shelf, article: Known) -> Recognised | None:
    """Return the article that this one is, or is a version of, the likest first; None when it is new."""
    found = {known.name: known for key in _shelf_keys(article) for known in shelf.get(key, {}).values()}
    matches = filter(None, (_match(article, known) for _, known in sorted(found.items())))
    return min(matches, key=lambda match: -_shared_share(article, match.known), default=None)


def _shelf_keys(article: Known) -> Iterator[str]:
    if article.address:
        yield article.address
    yield article.words
    yield from (f"s{shingle}" for shingle in sorted(article.shingles)[:SKETCH])


def _match(new: Known, old: Known) -> Recognised | None:
    alike = _shared_share(new, old)
    if new.address and new.address == old.address and (alike >= UNLIKE or new.title == old.title):
        return Recognised(old, _order(new, old, alike, SAVED_AGAIN), "its address")
    if _differ(new.outlet, old.outlet) or _differ(new.host, old.host):
        return None
    if new.words == old.words:
        return Recognised(old, Sameness.SAME, "its words")
    of_one_house = (new.outlet and new.outlet == old.outlet) or (new.host and new.host == old.host)
    same_title = new.title is not None and new.title == old.title
    one_is_bare = _is_bare(new) != _is_bare(old) and not _differ(new.title, old.title)
    if alike >= COPY and (of_one_house or same_title or one_is_bare):
        return Recognised(old, _order(new, old, alike, COPY), "nearly the same words")
    if alike >= VERSION and of_one_house and same_title:
        return Recognised(old, _order(new, old, alike, COPY), "its headline and words")
    return None


def _is_bare(article: Known) -> bool:
    """Say whether nothing tells who published an article, as of a text that was pasted."""
    return article.outlet is None and article.host is None


def _order(new: Known, old: Known, alike: float, copy: float) -> Sameness:
    """Return which of two versions is the later; a ``copy`` that states no other moment is the same."""
    if new.words == old.words:
        return Sameness.SAME
    now, then = moment_of(new.stamp), moment_of(old.stamp)
    if now is not None and then is not None and now != then:
        return Sameness.NEWER if now > then else Sameness.OLDER
    return Sameness.SAME if alike >= copy or _is_excerpt(new, old) else Sameness.NEWER


def _is_excerpt(new: Known, old: Known) -> bool:
    """Say whether an article is a beginning or an excerpt of another, as what stands before a paywall is."""
    return len(new.shingles) <= SHORTER * len(old.shingles) and len(new.shingles & old.shingles) >= PART * len(
        new.shingles
    )


def moment_of(stamp: str | None) -> datetime | None:
    """Return the moment of a stamp, of a day its beginning; one without a zone is taken as UTC, None is none."""
    try:
        moment = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _shared_share(one: Known, other: Known) -> float:
    """Return the share of the shingles of both that both have."""
    return len(one.shingles & other.shingles) / max(1, len(one.shingles | other.shingles))


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _plain_words(text: str | None) -> str | None:
    return " ".join(re.findall(r"\w+", text.lower())) or None if text else None
