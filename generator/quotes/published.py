"""How much of each article stands in what is published.

A word is published where it stands in a run of six words that some published text holds too, in whatever article it
comes from. Words between quotation marks are those of others, and count for nothing. An article is read twice, since
furniture and marks that do not pair leave both open: as its body with its quotations paired, and as its whole file
with every mark opening or closing in turn. What is published is the larger share of the two. A headline and the
sentence below it are two passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.quotes.marks import pair_marks
from generator.values.document import Document
from generator.values.span import Span

WORD_RE = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
LINE_RE = re.compile(r"[^\n]*\S[^\n]*")
TURNS: Final = {"“": True, "”": False}
RUN: Final = 6  # words in a row from which on they are recognised as an article's own


@dataclass(frozen=True, slots=True)
class Room:
    """How much of an article may be published; None sets no limit."""

    share: float  # of its own prose
    run: int  # words of it in a row


@dataclass(frozen=True, slots=True)
class _Prose:
    """The words of an article: which are its own in either reading, and which are published."""

    owns: tuple[list[bool], ...]
    out: list[bool]
    headline: frozenset[int] = frozenset()  # its words, printed to name the article: they go on in no passage

    def share(self, more: frozenset[int] = frozenset()) -> float:
        """Return how much of its own words is published, with these words more."""
        return max(sum(self._own(own, more)) / max(1, sum(own)) for own in self.owns)

    def longest(self, more: frozenset[int] = frozenset()) -> int:
        """Return its longest passage that is published, in words."""
        told = ([o and at not in self.headline for at, o in enumerate(self._own(own, more))] for own in self.owns)
        return max((sum(run) for own in told for _, run in groupby(own)), default=0)

    def _own(self, own: list[bool], more: frozenset[int]) -> Iterator[bool]:
        return (mine and (known or at in more) for at, (mine, known) in enumerate(zip(own, self.out, strict=True)))


class Published:
    """What is published so far of the articles of a story."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.prose: dict[str, _Prose] = {}
        self._places: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self._known: dict[str, frozenset[tuple[str, int]]] = {}
        for source, document in documents.items():
            found = list(WORD_RE.finditer(document.text, document.body_start))
            places = [m.start() for m in found]
            owns = tuple([at in own for at in places] for own in (_paired(document), _plain(document)))
            title = document.metadata.title
            headline = {n for n, at in enumerate(places) if title and title.span and title.span.contains(Span(at, at))}
            self.prose[source] = _Prose(owns, [False] * len(places), frozenset(headline))
            for place, run in enumerate(_six_words(document.text[document.body_start :])):
                self._places.setdefault(run, []).append((source, place))

    def fits(self, texts: Iterable[str], rooms: Mapping[str, Room]) -> bool:
        """Say whether texts can be published too; an article without a room may be quoted in full."""
        for source, more in self._more(texts).items():
            room, prose = rooms.get(source), self.prose[source]
            if room and (
                prose.share(more) > max(room.share, prose.share())
                or prose.longest(more) > max(room.run, prose.longest())
            ):
                return False
        return True

    def publish(self, texts: Iterable[str]) -> None:
        """Take note of published texts."""
        for source, more in self._more(texts).items():
            for place in more:
                self.prose[source].out[place] = True

    def _more(self, texts: Iterable[str]) -> dict[str, frozenset[int]]:
        """Return the words that texts publish and no other did, by source."""
        found: dict[str, set[int]] = {}
        for source, place in {at for text in texts for at in self._places_of(text)}:
            if not self.prose[source].out[place]:
                found.setdefault(source, set()).add(place)
        return {source: frozenset(more) for source, more in found.items()}

    def _places_of(self, text: str) -> frozenset[tuple[str, int]]:
        if text not in self._known:
            starts = (at for run in _six_words(text) for at in self._places.get(run, ()))
            self._known[text] = frozenset((source, place + n) for source, place in starts for n in range(RUN))
        return self._known[text]


def _six_words(text: str) -> Iterator[tuple[str, ...]]:
    """Yield all runs of six words of a text."""
    words = [word.lower().replace("’", "'") for word in WORD_RE.findall(text)]
    return zip(*(words[n:] for n in range(RUN)), strict=False)


def _paired(document: Document) -> set[int]:
    """Return the places of the body outside its quotations."""
    body = {at for span in document.body for at in range(span.start, span.end)}
    lines = tuple(Span(m.start(), m.end()) for m in LINE_RE.finditer(document.normal, document.body_start))
    return body - {at for found in pair_marks(document, lines) for at in range(found.inner.start, found.inner.end)}


def _plain(document: Document) -> set[int]:
    """Return the places of a file outside marks that open and close in turn."""
    inside, found = False, set()
    for at, sign in enumerate(document.text[document.body_start :], document.body_start):
        inside = TURNS.get(sign, inside) if sign != '"' else not inside
        if not inside:
            found.add(at)
    return found
