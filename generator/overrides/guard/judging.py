"""Hold an editor's wording against the evidence of its item, proposition by proposition.

A wording is a few trees of units, each a predicate with what it is said of. It is held where each tree has its like
in one piece of evidence: each unit stands for one there, each is joined to the next as it is there (``fitting``), and
the same holds of each predicate (``states``). What cannot be decided counts as not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.fitting import fits
from generator.overrides.guard.links import IS, Link, links_of
from generator.overrides.guard.matching import Held, stands_for
from generator.overrides.guard.passages import Passage, Unit
from generator.overrides.guard.referents import denied_nouns
from generator.overrides.guard.states import State, state_of
from generator.syntax.labels import VERBAL
from generator.syntax.tree import ancestors
from generator.values.annotation import Tense, Token

QUOTATION_RE = re.compile(r'"([^"]+)"')


class Beyond(StrEnum):
    """How a wording goes beyond its evidence."""

    BRINGS = "brings in"  # a word, number, name or date
    JOINS = "joins"  # two words that the evidence does not join, or not so
    LEAVES = "leaves out"  # what its evidence does not hold without: "may", "not", "said"


@dataclass(frozen=True, slots=True)
class Excess:
    """One thing in which a wording goes beyond its evidence."""

    kind: Beyond
    words: str


Faults = tuple[Excess, ...]


@dataclass(frozen=True)
class Case:
    """A wording before its evidence."""

    wording: Passage
    evidence: tuple[Held, ...]
    attributed: bool = False  # the page itself says beside it whose words these are
    headline: bool = False
    question: bool = False
    _known: dict[tuple[int, int, int], Faults] = field(default_factory=dict)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """How the units of the wording are joined."""
        return links_of(self.wording)

    @cached_property
    def below(self) -> dict[int, tuple[Link, ...]]:
        """The links of each unit to what hangs on it, by the token that heads it."""
        return {u.head.index: tuple(x for x in self.links if x.governor is u) for u in self.wording.units}

    def units_in(self, held: Held, unit: Unit) -> tuple[Unit, ...]:
        """Return what a unit can stand for in a piece of evidence."""
        return tuple(other for other in held.passage.units if stands_for(unit, other))

    def faults(self, unit: Unit, held: Held, other: Unit, above: tuple[int, ...] = ()) -> Faults:
        """Return in what a unit, with all that hangs on it, says more than one of the evidence."""
        key = (unit.head.index, id(held), other.head.index)
        if key not in self._known:
            own = [*_state_faults(self, unit, held, other), *_restricted(self, unit, held, other)]
            for link in self.below[unit.head.index]:
                if link.dependent.head.index not in above:
                    own += self._least(link, held, other, (*above, unit.head.index))
            self._known[key] = tuple(dict.fromkeys(own))
        return self._known[key]

    def _least(self, link: Link, held: Held, other: Unit, above: tuple[int, ...]) -> Faults:
        """Return what is wrong with a link where the evidence is read as kindly as it can be."""
        if link.dependent.is_pronoun:
            return ()
        tried = []
        for candidate in self.units_in(held, link.dependent):
            tie = () if self._is_joined(link, held, other, candidate) else (_tie(link),)
            tried.append((*tie, *self.faults(link.dependent, held, candidate, above)))
        return min(tried, key=len, default=(_tie(link),))

    def _is_joined(self, link: Link, held: Held, governor: Unit, dependent: Unit) -> bool:
        if governor is dependent or fits(self.links, link, held, governor, dependent):
            return True
        part = held.passage.by_token.get(held.parts.get(dependent.head.index, -1))
        if part is None or not fits(self.links, link, held, governor, part):
            return False
        return any(stands_for(unit, part) for unit in self._all_below(link.dependent))

    def _all_below(self, unit: Unit, depth: int = 3) -> Iterator[Unit]:
        for link in self.below[unit.head.index] if depth else ():
            yield link.dependent
            yield from self._all_below(link.dependent, depth - 1)


def find_excess(case: Case) -> Faults:
    """Return in what a wording goes beyond its evidence."""
    found = [*_quotations(case), *_words(case)]
    if found:
        return tuple(dict.fromkeys(found))
    hanging = {link.dependent.head.index for link in case.links}
    for unit in case.wording.units:
        if unit.head.index not in hanging and not unit.is_pronoun:
            places = ((held, other) for held in case.evidence for other in case.units_in(held, unit))
            found += min((case.faults(unit, held, other) for held, other in places), key=len, default=())
    return tuple(dict.fromkeys(found))


def _quotations(case: Case) -> Iterator[Excess]:
    held = [q for h in case.evidence for q in QUOTATION_RE.findall(h.passage.text)]
    for quotation in QUOTATION_RE.findall(case.wording.text):
        if not any(quotation.strip(" .,;") in other for other in held):
            yield Excess(Beyond.BRINGS, f"“{quotation}”")


def _words(case: Case) -> Iterator[Excess]:
    for unit in case.wording.units:
        if not unit.is_pronoun and not any(case.units_in(held, unit) for held in case.evidence):
            yield Excess(Beyond.BRINGS, unit.text)


def _tie(link: Link) -> Excess:
    first, second = sorted((link.governor, link.dependent), key=lambda u: u.tokens)
    return Excess(Beyond.JOINS, f"{first.text} … {second.text}")


def _state_faults(case: Case, unit: Unit, held: Held, place: Unit) -> Iterator[Excess]:
    verb, other = case.wording.verb_of(unit), held.passage.verb_of(place)
    if case.question:
        return
    if other is None:
        if verb is not None:
            yield from _unsaid(case, unit, verb, held, place)
        return
    there = state_of(held.passage, other)
    here = state_of(case.wording, verb, headline=case.headline) if verb is not None else None
    if here is not None:
        over = tuple(ancestors(case.wording.annotation, unit.head))
        yield from _compared(case, here, there, held, over)
    elif there.denied or there.bound or there.modal not in {"", "will"}:
        yield Excess(Beyond.LEAVES, "not" if there.denied else there.modal or there.bound[0].text)


def _unsaid(case: Case, unit: Unit, verb: Token, held: Held, place: Unit) -> Iterator[Excess]:
    """Yield that the evidence only names what the wording says happened, unless it tells it by the way."""
    said = next((x for x in case.below[unit.head.index] if x.relation == IS), None)
    if verb.lemma == "be" and said is not None and not said.dependent.is_pronoun:
        return  # the link itself is looked for
    above = held.passage.annotation.tokens[place.head.head]
    told = place.head.dep in {"nsubj"} or (place.head.dep == "pobj" and above.text.lower() in {"after", "since", "in", "during"})
    if verb.pos not in VERBAL or verb.lemma == "be" or not told:
        yield Excess(Beyond.BRINGS, unit.text)


def _compared(case: Case, here: State, there: State, held: Held, over: tuple[Token, ...]) -> Iterator[Excess]:
    if here.denied != there.denied:
        yield Excess(Beyond.BRINGS if here.denied else Beyond.LEAVES, "not")
    if not _same_modal(here, there):
        yield Excess(Beyond.LEAVES, there.modal) if there.modal else Excess(Beyond.BRINGS, here.modal)
    elif not _same_tense(case, here, there):
        yield Excess(Beyond.BRINGS, f"{here.tense} tense")
    ours, theirs = case.wording, held.passage
    yield from (
        Excess(Beyond.LEAVES, t.text) for t in there.bound if not _among(t, theirs, (*here.bound, *here.told, *over), ours)
    )
    yield from (Excess(Beyond.BRINGS, t.text) for t in here.bound if not _among(t, ours, (*there.bound, *there.told), theirs))
    if not case.attributed:
        yield from (Excess(Beyond.LEAVES, t.text) for t in there.told if not _among(t, theirs, here.told, ours))
    yield from (Excess(Beyond.BRINGS, t.text) for t in here.told if not _among(t, ours, there.told, theirs))


def _among(token: Token, own: Passage, others: tuple[Token, ...], there: Passage) -> bool:
    """Say whether a word that governs a predicate is among those that govern the other."""
    unit = own.by_token.get(token.index)
    for other in others:
        second = there.by_token.get(other.index)
        if unit is None or second is None:
            if token.lemma == other.lemma:
                return True
        elif stands_for(unit, second) or stands_for(second, unit):
            return True
    return False


def _same_modal(here: State, there: State) -> bool:
    return here.modal == there.modal or ({here.modal, there.modal} == {"will", "would"} and bool(there.told))


def _same_tense(case: Case, here: State, there: State) -> bool:
    one, other = here.tense, there.tense
    if one is None or other is None or one is other or here.modal != there.modal:
        return True
    if Tense.FUTURE in {one, other}:
        return False
    return (case.headline and one is Tense.PRESENT) or bool(there.told)


def _restricted(case: Case, unit: Unit, held: Held, place: Unit) -> Iterator[Excess]:
    """Yield what restricts a word of the evidence and is gone in the wording: "some", "former", "nearly"."""
    words = load_lexicon("guard")["restricting"]
    told = [x.dependent for x in case.links if x.governor is unit] + [x.governor for x in case.links if x.dependent is unit]
    if place.head.index in denied_nouns(held.passage) and unit.head.index not in denied_nouns(case.wording):
        yield Excess(Beyond.LEAVES, "not")
    for link in held.links:
        if link.governor is place and link.dependent.head.lemma in words:
            if not any(stands_for(other, link.dependent) for other in told):
                yield Excess(Beyond.LEAVES, link.dependent.text)
