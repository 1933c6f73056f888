"""Hold an editor's wording against the evidence of its item, proposition by proposition.

A wording is a few trees of terms, each a predicate with what it is said of. It is held where each tree has its like
in one piece of evidence: each term stands for one there (``matching``), each is joined to the next as it is there
(``fitting``), and the same holds of each predicate (``predicates``). What cannot be decided counts as not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from generator.figures.amounts import Amount
from generator.overrides.guard.excess import PLAIN, Beyond, Excess, Faults, Manner
from generator.overrides.guard.fitting import fits
from generator.overrides.guard.joints import Joint, joints_of
from generator.overrides.guard.matching import Held, stands_for
from generator.overrides.guard.predicates import predicate_faults, restrictions_left
from generator.overrides.guard.readings import Reading, Term
from generator.values.findings import Qualifier

QUOTATION_RE = re.compile(r'"([^"]+)"')
PLAIN_BOUNDS: Final = frozenset({Qualifier.EXACTLY, Qualifier.ABOUT})


@dataclass(frozen=True)
class Case:
    """A wording before its evidence."""

    wording: Reading
    evidence: tuple[Held, ...]
    manner: Manner = PLAIN
    _known: dict[tuple[int, int, int], Faults] = field(default_factory=dict)

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """How the terms of the wording are joined."""
        return joints_of(self.wording)

    @cached_property
    def below(self) -> dict[int, tuple[Joint, ...]]:
        """The joints of each term to what hangs on it, by the token that heads it."""
        return {u.head.index: tuple(x for x in self.joints if x.governor is u) for u in self.wording.terms}

    def terms_in(self, held: Held, term: Term) -> tuple[Term, ...]:
        """Return what a term can stand for in a piece of evidence."""
        ends = self._ends(term)
        return tuple(o for o in held.reading.terms if stands_for(term, o) or any(o.amount is end for end in ends))

    def _ends(self, term: Term) -> tuple[Amount, ...]:
        """Return the two amounts of the evidence that a range of the wording lies between."""
        before = self.wording.annotation.tokens[max(0, term.tokens[0] - 1)].text.lower()
        if term.amount is None or term.amount.high is None or before != "between":
            return ()
        known = [o.amount for held in self.evidence for o in held.reading.terms if o.amount is not None]
        known = [a for a in known if a.unit == term.amount.unit and a.qualifier in PLAIN_BOUNDS]
        found = [next((a for a in known if a.value == end), None) for end in (term.amount.value, term.amount.high)]
        return tuple(a for a in found if a is not None) if None not in found else ()

    def faults(self, term: Term, held: Held, other: Term, above: tuple[int, ...] = ()) -> Faults:
        """Return in what a term, with all that hangs on it, says more than one of the evidence."""
        key = (term.head.index, id(held), other.head.index)
        if key not in self._known:
            own = [*predicate_faults(self.wording, term, held, other, self.manner)]
            own += restrictions_left(self.wording, self.joints, term, held, other)
            for joint in self.below[term.head.index]:
                if joint.dependent.head.index not in above:
                    own += self._least(joint, held, other, (*above, term.head.index))
            self._known[key] = tuple(dict.fromkeys(own))
        return self._known[key]

    def _least(self, joint: Joint, held: Held, other: Term, above: tuple[int, ...]) -> Faults:
        """Return what is wrong with a joint where the evidence is read as kindly as it can be."""
        if joint.dependent.is_pronoun:
            return ()
        tried: list[Faults] = []
        for candidate in self.terms_in(held, joint.dependent):
            loose = () if self._is_joined(joint, held, other, candidate) else (_untied(joint),)
            tried.append((*loose, *self.faults(joint.dependent, held, candidate, above)))
        return min(tried, key=_count) if tried else (_untied(joint),)

    def _is_joined(self, joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
        if governor is dependent or fits(self.joints, joint, held, governor, dependent):
            return True
        part = held.reading.by_token.get(held.parts.get(dependent.head.index, -1))
        if part is None or not fits(self.joints, joint, held, governor, part):
            return False
        return any(stands_for(term, part) for term in self._all_below(joint.dependent))

    def _all_below(self, term: Term, depth: int = 3) -> Iterator[Term]:
        for joint in self.below[term.head.index] if depth else ():
            yield joint.dependent
            yield from self._all_below(joint.dependent, depth - 1)


def find_excess(case: Case) -> Faults:
    """Return in what a wording goes beyond its evidence."""
    found = [*_quotations(case), *_unheld_words(case)]
    if found:
        return tuple(dict.fromkeys(found))
    hanging = {joint.dependent.head.index for joint in case.joints}
    for term in case.wording.terms:
        if term.head.index not in hanging and not term.is_pronoun:
            places = ((held, other) for held in case.evidence for other in case.terms_in(held, term))
            tried = [case.faults(term, held, other) for held, other in places]
            least: Faults = min(tried, key=_count) if tried else ()
            found += least
    return tuple(dict.fromkeys(found))


def _quotations(case: Case) -> Iterator[Excess]:
    held = [q for h in case.evidence for q in QUOTATION_RE.findall(h.reading.text)]
    for quotation in QUOTATION_RE.findall(case.wording.text):
        if not any(quotation.strip(" .,;") in other for other in held):
            yield Excess(Beyond.BRINGS, f"“{quotation}”")


def _unheld_words(case: Case) -> Iterator[Excess]:
    for term in case.wording.terms:
        if not term.is_pronoun and not any(case.terms_in(held, term) for held in case.evidence):
            yield Excess(Beyond.BRINGS, term.text)


def _untied(joint: Joint) -> Excess:
    first, second = sorted((joint.governor, joint.dependent), key=lambda u: u.tokens)
    return Excess(Beyond.JOINS, f"{first.text} … {second.text}")


def _count(found: Faults) -> int:
    return len(found)
