"""A piece of evidence with what is joined in it, and which of its units those of a wording can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product

from generator.overrides.guard.amounts import holds_amount, holds_time
from generator.overrides.guard.links import IS, Link, links_of
from generator.overrides.guard.passages import Passage, Unit
from generator.overrides.guard.referents import partitives_of, referents_of
from generator.overrides.guard.words import acronym_in, are_akin


@dataclass(frozen=True)
class Held:
    """One piece of evidence."""

    passage: Passage

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """How its units are joined."""
        return links_of(self.passage)

    @cached_property
    def referents(self) -> dict[int, frozenset[int]]:
        """The units that stand for one thing, by the tokens that head them."""
        return referents_of(self.passage)

    @cached_property
    def parts(self) -> dict[int, int]:
        """The head of what takes a part of a noun, by the noun's."""
        return dict(partitives_of(self.passage))

    @cached_property
    def _relations(self) -> dict[tuple[int, int], frozenset[str]]:
        found: dict[tuple[int, int], set[str]] = {}
        for link in self.links:
            found.setdefault((link.governor.head.index, link.dependent.head.index), set()).add(link.relation)
        return {pair: frozenset(all_) for pair, all_ in found.items()}

    def same(self, unit: Unit) -> frozenset[int]:
        """Return the heads of the units that stand for what a unit does."""
        return self.referents[unit.head.index]

    def between(self, governor: Unit, dependent: Unit) -> frozenset[str]:
        """Return how a unit, or another word for the same, stands to another."""
        if self.same(governor) == self.same(dependent):
            return frozenset({IS})
        pairs = product(self.same(governor), self.same(dependent))
        return frozenset(relation for pair in pairs for relation in self._relations.get(pair, ()))

    def over(self, unit: Unit) -> tuple[Link, ...]:
        """Return the links in which a unit, or another word for the same, is the dependent."""
        return tuple(link for link in self.links if link.dependent.head.index in self.same(unit))


def stands_for(wording: Unit, held: Unit) -> bool:
    """Say whether a unit of a wording says what one of the evidence does."""
    if wording.amount or held.amount:
        return bool(wording.amount and held.amount and holds_amount(wording.amount, held.amount))
    if wording.time or held.time:
        return bool(wording.time and held.time and holds_time(wording.time, held.time))
    if not wording.keys.isdisjoint(held.keys):
        return _same_grade(wording, held)
    if acronym_in(wording.head) in held.initials or acronym_in(held.head) in wording.initials:
        return True
    return len(wording.tokens) == len(held.tokens) == 1 and are_akin(wording.head, held.head)


def _same_grade(wording: Unit, held: Unit) -> bool:
    """Say whether both are comparatives, superlatives or neither: "bigger" is not "big"."""
    one, other = (u.head.tag if u.head.tag in {"JJR", "JJS", "RBR", "RBS"} else "" for u in (wording, held))
    return one[2:] == other[2:]
