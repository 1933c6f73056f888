"""A text as the guard reads it: units of meaning, and which words of a source are evidence.

    The council paid about $4.2m on 12 March.   → council · paid · about $4.2m · 12 March

A unit is an amount with its qualifier, a time, a phrase of the word lists, or a word. Articles, forms of "be",
prepositions and the like are none; they tell how units are joined (``links``) and what holds of them (``states``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.figures.amounts import Amount, find_amounts
from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.words import initials_of, keys_of, keys_of_phrase, phrase_at
from generator.syntax.labels import PREDICATIVES, VERBAL
from generator.syntax.tree import child
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import ResolvedTime, TimeKind
from generator.values.span import Span

UNITLESS: Final = frozenset({"ADP", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE", "SYM"})
PRONOUNS: Final = frozenset({"PRP", "WP", "WDT"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What is aligned as one: an amount, a time, a phrase or a word."""

    tokens: tuple[int, ...]  # indexes in the annotation, in text order
    head: Token  # the one whose head lies outside
    keys: frozenset[str]  # what it can be known by: {"closes", "close"}
    text: str  # "about $4.2m"
    amount: Amount | None = None
    time: ResolvedTime | None = None
    initials: frozenset[str] = frozenset()  # what its first letter and those beside it spell: {"who"} of "World Health …"

    @property
    def is_pronoun(self) -> bool:
        """Whether it stands for another."""
        return self.head.tag in PRONOUNS


@dataclass(frozen=True)
class Passage:
    """A stretch of an annotated document: the editor's wording, or a piece of evidence."""

    document: Document
    annotation: Annotation
    times: tuple[ResolvedTime, ...]
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...] = field(init=False)
    units: tuple[Unit, ...] = field(init=False)
    by_token: dict[int, Unit] = field(init=False)

    def __post_init__(self) -> None:
        """Find the units."""
        inside = {t.index: t for span in self.spans for t in self.annotation.tokens_in(span)}
        object.__setattr__(self, "tokens", tuple(inside[i] for i in sorted(inside)))
        object.__setattr__(self, "units", tuple(_units_of(self)))
        object.__setattr__(self, "by_token", {t: unit for unit in self.units for t in unit.tokens})

    @property
    def text(self) -> str:
        """Its words, as patterns read them."""
        return " ".join(span.cut(self.document.normal) for span in self.spans)

    def verb_of(self, unit: Unit) -> Token | None:
        """Return the verb of a predicate: itself, or the "is" of "is safe"; None for a unit that is no predicate."""
        token = unit.head
        if token.pos in VERBAL:
            return token
        above = self.annotation.tokens[token.head]
        if token.dep == "pobj" and above.dep == "prep":  # "is in hospital"
            token, above = above, self.annotation.tokens[above.head]
        told = above.lemma == "be" and above.pos in VERBAL and token.dep in {*PREDICATIVES, "prep", "advmod"}
        return above if told else None


def _units_of(passage: Passage) -> Iterator[Unit]:
    taken: set[int] = set()
    made = []
    for unit in (*_times_in(passage), *_amounts_in(passage), *_phrases_in(passage)):
        if unit is not None and taken.isdisjoint(unit.tokens):
            taken.update(unit.tokens)
            made.append(unit)
    short = initials_of(passage.tokens)
    for token in passage.tokens:
        if token.index not in taken and is_unit(token):
            keys = keys_of(token)
            particle = child(passage.annotation, token, "prt")
            if particle is not None:
                keys = keys_of_phrase(f"{token.lemma} {particle.lemma}")
            made.append(Unit((token.index,), token, keys, token.text, initials=short.get(token.index, frozenset())))
    yield from sorted(made, key=lambda unit: unit.tokens)


def is_unit(token: Token) -> bool:
    """Say whether a word means something by itself."""
    lower, light = token.text.lower(), load_lexicon("guard")
    if token.pos in UNITLESS or token.tag == "MD" or lower in light["light"]:
        return False
    if token.dep in {"aux", "auxpass", "expl"} or token.lemma == "be":
        return False
    return any(c.isalnum() for c in token.text)


def _unit(passage: Passage, span: Span, whole: Span, amount: Amount | None, time: ResolvedTime | None) -> Unit | None:
    annotation = passage.annotation
    inner, outer = annotation.tokens_in(span), annotation.tokens_in(whole)
    if not inner:
        return None
    indexes = {t.index for t in inner}
    head = next((t for t in reversed(inner) if t.head == t.index or t.head not in indexes), inner[-1])
    return Unit(tuple(t.index for t in outer), head, frozenset(), whole.cut(passage.document.normal), amount, time)


def _times_in(passage: Passage) -> Iterator[Unit | None]:
    for time in passage.times:
        span = time.expression.span
        if time.expression.kind in {TimeKind.DATE, TimeKind.TIME} and any(s.overlaps(span) for s in passage.spans):
            yield _unit(passage, span, span, None, time)


def _amounts_in(passage: Passage) -> Iterator[Unit | None]:
    times = [t.expression.span for t in passage.times if t.expression.kind in {TimeKind.DATE, TimeKind.TIME}]
    for span in passage.spans:
        for amount in find_amounts(span.cut(passage.document.normal), span.start):
            if not any(t.overlaps(amount.span) for t in times):
                yield _unit(passage, amount.span, amount.outer, amount, None)


def _phrases_in(passage: Passage) -> Iterator[Unit]:
    for place, token in enumerate(passage.tokens):
        found = phrase_at(passage.tokens, place)
        if found is not None:
            tokens = passage.tokens[place : place + found[1]]
            indexes = {t.index for t in tokens}
            head = next((t for t in tokens if t.head == t.index or t.head not in indexes), token)
            yield Unit(tuple(sorted(indexes)), head, keys_of_phrase(found[0]), " ".join(t.text for t in tokens))
