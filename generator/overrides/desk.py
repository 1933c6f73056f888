"""What an editor's entry is about: the item it names, and the evidence it gives.

An entry that names nothing is refused with the nearest words, one that names several items says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from rapidfuzz import fuzz

from generator.overrides.decisions import Entry
from generator.overrides.guard.excess import PLAIN, Faults, Manner, told_excess
from generator.overrides.guard.guarding import Guard
from generator.overrides.guard.parties import find_speaker_excess
from generator.overrides.memory import NOTHING, Memory
from generator.overrides.same_words import FEWEST, compared_words
from generator.overrides.withheld import HiddenWords
from generator.sources.marks import without_marks
from generator.sources.normal import normal_form
from generator.values.briefing import Briefing, BriefingQuote, BriefingSpeaker
from generator.values.document import GLUE, Document, Evidence, normal_words
from generator.values.span import Span
from generator.values.spelling import hint_for, nearest

NEAR_WORDS: Final = 55.0  # rapidfuzz partial ratio from which other words are worth showing
OWN_WORDS: Final = "unsupported: true to show it as your own words"
CLOSER: Final = f"word it closer, or {OWN_WORDS}"
FURTHER: Final = f"word it closer, add evidence: that holds it, or {OWN_WORDS}"  # of a fact, which takes evidence
SPEAKER: Final = (
    "name one who stands near the quote, in a role the article gives, or unsupported: true to show it as yours"
)
DAY: Final = "give a day that it prints, or unsupported: true to show it as yours"
TOLD: Final = 2  # pieces of evidence in a hint
LONG: Final = 240  # characters of each
SHOWN: Final = 90  # characters of an item's words in a hint


class Refusal(Exception):  # noqa: N818  # an editor's entry is refused; nothing went wrong
    """An entry that cannot be followed: a code of docs/diagnostics.md, the fault and the cure."""

    def __init__(self, code: str, fault: str, hint: str | None = None) -> None:
        """Keep code, fault and cure."""
        super().__init__(fault)
        self.code = code
        self.fault = fault
        self.hint = hint


class Item(Protocol):
    """What an entry can name."""

    @property
    def id(self) -> str:
        """The item's id."""


Named = TypeVar("Named", bound=Item)


@dataclass(frozen=True, slots=True)
class Edited:
    """A briefing after one entry: which item it was about, and what it said before and says now."""

    briefing: Briefing
    item: str
    was: str = ""
    now: str = ""
    hidden: tuple[HiddenWords, ...] = ()  # the words it withholds


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editor has at hand: the sources' texts."""

    documents: Mapping[str, Document]
    guard: Guard
    memory: Memory = NOTHING

    def find(self, entry: Entry, items: Sequence[Named], noun: str) -> Named:
        """Return the one item an entry names; raises Refusal for none or several.

        Where its id or its source is no longer there, its words find it.
        """
        if entry.id is None:
            return self._find_words(entry, items, noun)
        try:
            return self.find_id(entry.id, items, noun)
        except Refusal:
            if entry.exact is None:
                raise
            return self._find_words(entry, items, noun)

    def find_id(self, wanted: str, items: Sequence[Named], noun: str) -> Named:
        """Return the item that has, or once had, an id; that rests on the words it stood for when last published."""
        for ids in (lambda i: (i.id,), lambda i: getattr(i, "also", ()), evidence_ids, self._former_ids):
            hits = [item for item in items if wanted in ids(item)]
            if hits:
                return hits[0]
        words = self.memory.words_of(wanted)
        hits = [i for i in items if any(w.is_mended_in(e.shown) for e in evidence_of(i) for w in words)]
        if len(hits) == 1:
            return hits[0]
        hint = _nearest_item(" ".join(w for one in words[:1] for w in one.plain), items)
        cure = "name it by source and exact words, or see 'briefings edit'"
        raise Refusal("B301", f"no {noun} has the id '{wanted}'", hint or cure)

    def _former_ids(self, item: Named) -> tuple[str, ...]:
        known = ((e, self.documents[e.source]) for e in evidence_of(item) if e.source in self.memory.formerly)
        return tuple(i for e, document in known for i in self.memory.former_ids(e, document))

    def excerpt(self, source: str, exact: str) -> Evidence:
        """Return words of a source as evidence; raises Refusal when they do not stand there."""
        return self._document(source).evidence(self._places(source, exact)[0])

    def places_of(self, evidence: Evidence) -> tuple[Span, ...]:
        """Return everywhere the words of an excerpt stand in its source; of a few words, where they were cut."""
        if len(compared_words(evidence.text).plain) < FEWEST:
            return (evidence.span,)
        words = _spaced_pattern(evidence.text)
        found = (Span(m.start(), m.end()) for m in re.finditer(words, self.documents[evidence.source].normal))
        return tuple(sorted({evidence.span, *found}))

    def sentences_of(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return the sentences that excerpts are cut from."""
        found = (
            self.documents[e.source].evidence(sentence.span)
            for e in evidence
            for sentence in self.guard.articles[e.source].article.annotation.sentences
            if sentence.span.overlaps(e.span)
        )
        return tuple(dict.fromkeys(found))

    def places_named(self, entry: Entry, source: str) -> tuple[Span, ...]:
        """Return where the words by which an entry names its item stand in a source."""
        return tuple(span for name, span in self._places_now(source, entry.exact or "") if name == source)

    def is_outdated(self, entry: Entry, items: Iterable[Item]) -> bool:
        """Say whether an entry that was followed names an id, a source or words that are not there any more."""
        if entry.id is not None:
            return not any(entry.id in (i.id, *getattr(i, "also", ()), *evidence_ids(i)) for i in items)
        gone = entry.source is not None and entry.source not in self.documents
        return gone or (entry.exact is not None and not self._places_now(entry.source or "", entry.exact))

    def check_support(
        self,
        text: str,
        evidence: Sequence[Evidence],
        *,
        unsupported: bool,
        manner: Manner = PLAIN,
        cure: str = CLOSER,
    ) -> bool:
        """Say whether a text goes beyond its evidence; raises Refusal when the editor does not admit it."""
        return self._admit(self.guard.find_excess(text, evidence, manner), evidence, "text", cure, admitted=unsupported)

    def _admit(self, beyond: Faults, evidence: Sequence[Evidence], what: str, cure: str, *, admitted: bool) -> bool:
        """Say whether there is any excess; raises Refusal, with the evidence, when the editor does not admit it."""
        if beyond and not admitted:
            raise Refusal("B303", told_excess(beyond, what), f"{self._told(evidence)}; {cure}")
        return bool(beyond)

    def check_days(self, days: Sequence[str], evidence: Sequence[Evidence], *, unsupported: bool) -> bool:
        """Say whether the evidence prints other days; raises Refusal as ``check_support``."""
        beyond = self.guard.find_day_excess(evidence, days)
        return self._admit(beyond, evidence, "day", DAY, admitted=unsupported)

    def check_speaker(self, quote: BriefingQuote, speaker: BriefingSpeaker | None, *, unsupported: bool) -> bool:
        """Say whether a speaker goes beyond the articles that have a quote; raises Refusal as ``check_support``."""
        if speaker is None:
            return False
        articles = [self.guard.articles[source] for source in quote.sources if source in self.guard.articles]
        beyond = find_speaker_excess(quote, speaker.name, speaker.role, articles)
        return self._admit(beyond, quote.evidence, "speaker", SPEAKER, admitted=unsupported)

    def check_name(self, name: str) -> None:
        """Raise Refusal for a name with a word that no article prints; a letter may stand for a middle name."""
        printed = {word for document in self.documents.values() for word in normal_words(document.normal)}
        if own := [word for word in normal_words(name) if len(word) > 1 and word not in printed]:
            raise Refusal("B303", f"no article prints '{own[0]}' of the name '{name}'", "give a name that one prints")

    def check_shared(self, text: str, known: Sequence[Evidence], words: Evidence, what: str, *, admitted: bool) -> None:
        """Raise Refusal for words that share no term with a text or what carries it, unless admitted."""
        if not (admitted or self.guard.shares_term(text, known, words)):
            fault = f"the words '{words.shown}' have nothing of what {what}"
            raise Refusal("B303", fault, f"{self._told(known)}; give other words, or unsupported: true")

    def _told(self, evidence: Sequence[Evidence]) -> str:
        """Return evidence in a line: "its evidence: '…'"."""
        words = [" ".join(e.shown.split()) for e in evidence[:TOLD]]
        return "its evidence: " + ", ".join(f"'{w if len(w) <= LONG else w[:LONG] + '…'}'" for w in words)

    def _document(self, source: str) -> Document:
        now = source if source in self.documents else self.memory.now_called(source)
        if now is None:
            raise Refusal("B304", f"there is no source '{source}'", hint_for(source, self.documents))
        return self.documents[now]

    def _places(self, source: str, exact: str) -> tuple[Span, ...]:
        document = self._document(source)
        places = tuple(Span(m.start(), m.end()) for m in re.finditer(_spaced_pattern(exact), document.normal))
        if places:
            return places
        near = _near_words(exact, document)
        hint = f"the nearest there: '{near[1]}'" if near else None
        raise Refusal("B301", f"the words '{exact}' do not stand in source '{source}'", hint)

    def hint_near(self, exact: str) -> str | None:
        """Return a hint with the words of all sources that are nearest to some, None where none are near."""
        found = ((near, s) for s, document in sorted(self.documents.items()) if (near := _near_words(exact, document)))
        best = max(found, key=lambda pair: pair[0][0], default=None)
        return f"the nearest, in source '{best[1]}': '{best[0][1]}'" if best else None

    def _find_words(self, entry: Entry, items: Sequence[Named], noun: str) -> Named:
        source, exact = entry.source or "", entry.exact or ""
        places = self._places_now(source, exact)
        spans = {item.id: [(e.source, e.span) for e in evidence_of(item)] for item in items}
        pairs = {i.id: [(s, p) for n, s in spans[i.id] for m, p in places if n == m and s.overlaps(p)] for i in items}
        touching = [i for i in items if pairs[i.id]]
        equal = [i for i in touching if any(s == p for s, p in pairs[i.id])]
        around = [i for i in touching if any(s.contains(p) for s, p in pairs[i.id])]
        hits = equal or around or touching or self._mended(self._document(source).source, exact, items)
        if len(hits) == 1:
            return hits[0]
        if hits:
            ids = ", ".join(item.id for item in hits)
            raise Refusal("B302", f"these words name more than one {noun}: {ids}", "give the id of the one you mean")
        if not places:
            self._places(source, exact)  # says what is there
        raise Refusal("B301", f"no {noun} is made of the words '{exact}'", _nearest_item(exact, items))

    def _places_now(self, source: str, exact: str) -> tuple[tuple[str, Span], ...]:
        """Return where words stand in their source, by its present name; raises Refusal for one that is not there."""
        document = self._document(source)
        found = re.finditer(_spaced_pattern(exact), document.normal)
        return tuple((document.source, Span(m.start(), m.end())) for m in found)

    def _mended(self, source: str, exact: str, items: Sequence[Named]) -> list[Named]:
        """Return the items of a source whose words differ by a typo or a small change, and in no number."""
        words = compared_words(exact)
        return [i for i in items if any(e.source == source and words.is_mended_in(e.shown) for e in evidence_of(i))]


def evidence_of(item: object) -> tuple[Evidence, ...]:
    """Return the evidence that carries an item, a question's and a disagreement's included."""
    own: tuple[Evidence, ...] = getattr(item, "evidence", ()) or getattr(item, "raised", ())
    return own or tuple(e for position in getattr(item, "positions", ()) for e in position.evidence)


def all_ids(items: Iterable[object]) -> Iterator[str]:
    """Yield the ids of items, those they had before included."""
    return (i for item in items for i in (getattr(item, "id", ""), *getattr(item, "also", ())))


def evidence_ids(item: object) -> tuple[str, ...]:
    """Return the ids of an item's evidence."""
    return tuple(e.id for e in evidence_of(item))


def replaced(items: Sequence[Named], old: Named, new: Named | None) -> tuple[Named, ...]:
    """Return the items with one exchanged, or left out for None."""
    return tuple(kept for item in items for kept in ((new,) if item is old else (item,)) if kept is not None)


def _nearest_item(words: str, items: Sequence[Item]) -> str | None:
    """Return a hint with the item whose words are nearest to some, None where none is near."""
    texts = {str(getattr(i, "text", getattr(i, "name", ""))): i.id for i in items}
    close = nearest(words, texts) if words else None
    return f"the nearest: {texts[close]}, '{close[:SHOWN]}'" if close else None


def _spaced_pattern(exact: str) -> str:
    """Return the pattern of words in a normal form, however they are spaced."""
    return rf"[\s{GLUE}]+".join(f"{GLUE}*".join(map(re.escape, word)) for word in _unmarked_words(exact).split())


def _unmarked_words(exact: str) -> str:
    """Return words as patterns read them, without the marks that an editor copied from the file."""
    return without_marks(normal_form(exact)).replace(GLUE, "")


def _near_words(exact: str, document: Document) -> tuple[float, str] | None:
    """Return the words of a document that are nearest to some, with how near they are; None where none are near."""
    close = fuzz.partial_ratio_alignment(_unmarked_words(exact), document.normal)
    if not close or close.score < NEAR_WORDS:
        return None
    return close.score, _whole_words(document, Span(close.dest_start, close.dest_end))


def _whole_words(document: Document, span: Span) -> str:
    start = document.normal.rfind(" ", 0, span.start) + 1 if span.start else 0
    end = document.normal.find(" ", span.end)
    return " ".join(document.text[start : end if end >= 0 else len(document.text)].split())[:SHOWN]
