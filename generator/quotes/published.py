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
from typing import Final

from generator.quotes.marks import pair_marks
from generator.values.document import BlockLabel, Document
from generator.values.span import Span

WORD_RE = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
LINE_RE = re.compile(r"[^\n]*\S[^\n]*")
TURNS: Final = {"“": True, "”": False}
RUN: Final = 6  # words in a row from which on they are recognised as an article's own
IN_A_ROW: Final = (1 << RUN) - 1


@dataclass(frozen=True, slots=True)
class Room:
    """How much of an article may be published; None sets no limit."""

    share: float  # of its own prose
    run: int  # words of it in a row


def rooms_for(outlets: Mapping[str, str | None], most: Room, full: frozenset[str]) -> dict[str, Room]:
    """Return the room of each source, given with its outlet, but for those of outlets that may be quoted in full."""
    return {source: most for source, outlet in outlets.items() if outlet not in full}


@dataclass(slots=True)
class _Prose:
    """The words of an article as bits, the first lowest: its own in either reading, and those that are published."""

    owns: tuple[int, ...]
    headline: int  # printed to name the article: these words go on in no passage
    out: int = 0

    @property
    def words(self) -> int:
        """How many words are its own."""
        return max(own.bit_count() for own in self.owns)

    def share(self, more: int = 0) -> float:
        """Return how much of its own words is published, with these words more."""
        told = self.out | more
        return max((own & told).bit_count() / max(1, own.bit_count()) for own in self.owns)

    def longest(self, more: int = 0) -> int:
        """Return its longest passage that is published, in words."""
        return max(len(run) for passages in self._passages(more) for run in f"{passages:b}".split("0"))

    def goes_on(self, words: int, more: int) -> bool:
        """Say whether more than so many words in a row are published, with these words more."""
        return any(_has_run(passages, words + 1) for passages in self._passages(more))

    def _passages(self, more: int) -> list[int]:
        told = (self.out | more) & ~self.headline
        return [own & told for own in self.owns]


class Published:
    """What is published so far of the articles of a story."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.prose: dict[str, _Prose] = {}
        self._places: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self._known: dict[str, dict[str, int]] = {}
        for source, document in documents.items():
            found = list(WORD_RE.finditer(document.text, document.body_start))
            places = [m.start() for m in found]
            owns = tuple(_bits(at in own for at in places) for own in (_paired(document), _plain(document)))
            titles = [b.span for b in document.blocks if b.label is BlockLabel.TITLE]  # also one that front matter has
            headline = _bits(any(span.contains(Span(at, at)) for span in titles) for at in places)
            self.prose[source] = _Prose(owns, headline)
            for place, run in enumerate(_six_words(document.text[document.body_start :])):
                self._places.setdefault(run, []).append((source, place))

    def fits(self, texts: Iterable[str], rooms: Mapping[str, Room]) -> bool:
        """Say whether texts can be published too; an article without a room may be quoted in full."""
        for source, more in self._more(texts).items():
            room, prose = rooms.get(source), self.prose[source]
            if room and (
                prose.share(more) > max(room.share, prose.share())
                or (prose.goes_on(room.run, more) and prose.longest(more) > prose.longest())
            ):
                return False
        return True

    def admit(self, texts: tuple[str, ...], rooms: Mapping[str, Room]) -> bool:
        """Publish texts if they can be, and say whether."""
        fits = self.fits(texts, rooms)
        if fits:
            self.publish(texts)
        return fits

    def publish(self, texts: Iterable[str]) -> None:
        """Take note of published texts."""
        for source, more in self._more(texts).items():
            self.prose[source].out |= more

    def _more(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the words that texts publish and no other did, by source."""
        found: dict[str, int] = {}
        for text in texts:
            for source, words in self._places_of(text).items():
                found[source] = found.get(source, 0) | words
        new = ((source, words & ~self.prose[source].out) for source, words in found.items())
        return {source: more for source, more in new if more}

    def _places_of(self, text: str) -> dict[str, int]:
        if text not in self._known:
            found: dict[str, int] = {}
            for run in _six_words(text):
                for source, place in self._places.get(run, ()):
                    found[source] = found.get(source, 0) | IN_A_ROW << place
            self._known[text] = found
        return self._known[text]


def _bits(words: Iterable[bool]) -> int:
    """Return which of an article's words are meant, the first lowest.

    >>> _bits([True, False, True, True]) == 0b1101
    True
    """
    return int("".join("01"[meant] for meant in words)[::-1] or "0", 2)


def _has_run(bits: int, number: int) -> bool:
    """Say whether so many bits in a row are set.

    >>> _has_run(0b1101110, 3), _has_run(0b1101110, 4)
    (True, False)
    """
    have = 1
    while bits and have < number:  # each bit left stands for the first of so many in a row
        step = min(have, number - have)
        bits, have = bits & bits >> step, have + step
    return bits != 0


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
