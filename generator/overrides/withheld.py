"""What editors withhold, as words and places: taken out of a briefing late, and looked for in all that is left of it.

What an entry hides are the words of an item's evidence. Where they are cut from their source, in whatever item, that
evidence counts no more; what nothing else carries is gone with it. Where the same words, mended or with another
number, stand in anything that is left, nobody but an editor can say whether they may: the story is not written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, TypeVar

from generator.overrides.same_words import COVERED, FEWEST, Words, compared_words
from generator.relations.items.limits import Limit
from generator.sources.normal import normal_form
from generator.values.briefing import Briefing, Correction, Entity, Question
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence, evidence_in, normal_words, texts_in
from generator.values.fields import Ground
from generator.values.span import Span
from generator.values.story import Story

TAKEN_BACK: Final = "taken back"
SHOWN: Final = 90  # characters of words in a fault
BESIDE: Final = ("title", "lede", "tags", "corrections", "sources", "origins")  # texts of a briefing beside its items
Items = TypeVar("Items", Briefing, Story)
Closed = Mapping[str, tuple[Span, ...]]  # by source: the places whose words are hidden


class Carried(Protocol):
    """What is asked of a kind of item."""

    @property
    def key(self) -> str:
        """Its list in the briefing."""

    @property
    def noun(self) -> str:
        """What one item is called."""

    @property
    def as_of(self) -> Callable[[Any, Limit], Any]:
        """What is left of an item where only some evidence counts."""


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """Words that an entry hides, and where their source has them."""

    place: str  # of the entry: "overrides.yml:7:5"
    source: str  # "post"
    spans: tuple[Span, ...]  # everywhere they stand in their source
    text: str  # "Repairs will cost $4.2 million."
    words: Words
    unlike: tuple[Words, ...] = ()  # what reads like them and says something else
    is_statement: bool = False  # of a fact or an event, which other sentences may say as well

    def returns_in(self, text: Words) -> bool:
        """Say whether a text holds the words, mended or with another number."""
        return self.words.stands_in(text) and not self.sets_apart(text)

    def sets_apart(self, text: str | Words) -> bool:
        """Say whether the entry gives most of a text, or as much as it hides, as words that say something else."""
        words = text if isinstance(text, Words) else compared_words(text)
        least = COVERED * min(len(self.words.plain), len(words.plain))
        return any(len(other.plain) >= least and other.stands_verbatim_in(words) for other in self.unlike)


def withhold(
    briefing: Briefing, passages: Sequence[HiddenWords], kinds: Iterable[Carried], documents: Mapping[str, Document]
) -> Briefing:
    """Return the briefing without what rests on hidden words, and without their words in corrections and headlines."""
    if not passages:
        return briefing
    left, closed = leave_out(briefing, passages, kinds), _closed_by(passages)
    gone = tuple(e for e in left.entities if not _is_named_elsewhere(e, documents, closed))
    forms = {form for entity in gone for form in (entity.name, *entity.aliases)}
    return replace(
        left,
        entities=tuple(e for e in left.entities if e not in gone),
        tags=tuple(tag for tag in left.tags if tag not in forms),
        diagnostics=tuple(d for d in left.diagnostics if _may_be_noted(d, closed)),
        sources=tuple(replace(s, title=None) if _hides_any(passages, s.title or "") else s for s in left.sources),
        corrections=tuple(_untold(c) if _hides_any(passages, c.was, c.now) else c for c in left.corrections),
    )


def leave_out(carrier: Items, passages: Iterable[HiddenWords], kinds: Iterable[Carried]) -> Items:
    """Return a story or a briefing without the items, and the parts of items, that rest on hidden words."""
    closed = _closed_by(passages)
    origin_of = {source: origin.id for origin in carrier.origins for source in origin.sources}
    limit = Limit(lambda e: _may_stand(e, closed), origin_of)
    items: dict[str, Any] = {}
    for kind in kinds:
        parts = (_without_hidden(item, kind, limit) for item in getattr(carrier, kind.key))
        items[kind.key] = tuple(part for part in parts if part is not None)
    return replace(carrier, **items)


def _closed_by(passages: Iterable[HiddenWords]) -> Closed:
    closed: dict[str, tuple[Span, ...]] = {}
    for passage in passages:
        closed[passage.source] = (*closed.get(passage.source, ()), *passage.spans)
    return closed


def find_returned(
    briefing: Briefing, passages: Sequence[HiddenWords], kinds: Iterable[Carried]
) -> Iterator[Diagnostic]:
    """Yield an error at the entry's line for all that is left and holds the words it hides."""
    texts = [(where, text, compared_words(text)) for where, text in dict.fromkeys(texts_by_place(briefing, kinds))]
    seen = set()
    for passage in passages:
        for where, text, words in texts:
            key = (passage.place, where.partition(",")[0])
            if key not in seen and passage.returns_in(words):
                seen.add(key)
                fault = f"the words hidden here stand in {where}: '{text[:SHOWN]}'"
                hint = "hide them there too, reword it, or give under unlike: the whole words that say something else"
                yield Diagnostic("B306", fault, passage.place, hint)


def find_words(text: str, passages: Iterable[HiddenWords]) -> Iterator[HiddenWords]:
    """Yield the passages whose very words stand in a text, few words aside."""
    spaced = f" {' '.join(normal_words(normal_form(text)))} "
    for passage in passages:
        told_apart = any(passage.words.stands_verbatim_in(other) for other in passage.unlike)
        if len(passage.words.plain) >= FEWEST and not told_apart and f" {' '.join(passage.words.plain)} " in spaced:
            yield passage


def _without_hidden(item: Any, kind: Carried, limit: Limit) -> Any:  # noqa: ANN401  # of any kind
    """Return what is left of an item; a question whose answer is hidden is not open again, but gone."""
    left = item if limit.whole(item) else kind.as_of(item, limit)
    if isinstance(left, Question) and item.answered and not left.answered:
        return None
    noted = [note.ground for note in getattr(left, "notes", ())]
    return left if all(limit.counts(ground) for ground in noted) else replace(left, shown=None, notes=())


def _may_stand(place: Evidence | Ground, closed: Closed) -> bool:
    """Say whether a place of a source is not among those that are closed."""
    if place.source is None or place.start is None or place.end is None:
        return True
    return not any(Span(place.start, place.end).overlaps(span) for span in closed.get(place.source, ()))


def _may_be_noted(note: Diagnostic, closed: Closed) -> bool:
    """Say whether a note is about no hidden place: it names an item by an id that is made of the words there."""
    source, span = note.passage or ("", Span(0, 0))
    return not any(span.overlaps(hidden) for hidden in closed.get(source, ()))


def _is_named_elsewhere(entity: Entity, documents: Mapping[str, Document], closed: Closed) -> bool:
    """Say whether a name stands anywhere outside the hidden words."""
    forms = "|".join(re.escape(form) for form in sorted({entity.name, *entity.aliases}))
    found = [
        (document.source, Span(*match.span()))
        for document in documents.values()
        for match in re.finditer(rf"\b(?:{forms})\b", document.normal)
    ]
    inside = [any(at.overlaps(span) for span in closed.get(source, ())) for source, at in found]
    return not any(inside) or not all(inside)


def _hides_any(passages: Iterable[HiddenWords], *texts: str) -> bool:
    words = [compared_words(text) for text in texts]
    return any(passage.returns_in(text) for passage in passages for text in words)


def _untold(correction: Correction) -> Correction:
    """Return a correction that does not print what it takes back."""
    return replace(correction, was="", now=TAKEN_BACK)


def texts_by_place(briefing: Briefing, kinds: Iterable[Carried]) -> Iterator[tuple[str, str]]:
    """Yield every text of a briefing with what holds it: "fact e-3a9c1e05, source 'post'"."""
    for name in BESIDE:
        for text in texts_in(getattr(briefing, name)):
            yield f"the story's {name}", text
    for kind in kinds:
        for item in getattr(briefing, kind.key):
            for e in evidence_in(item):
                yield f"{kind.noun} {item.id}, source '{e.source}'", e.shown
            for text in texts_in(item):
                yield f"{kind.noun} {item.id}", text
