"""A piece of evidence with what is joined in it, and which of its terms those of a wording can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.amounts import holds_amount, holds_time
from generator.overrides.guard.joints import IS, Joint, joints_of
from generator.overrides.guard.readings import Reading, Term
from generator.overrides.guard.referents import partitives_of, referents_of
from generator.overrides.guard.words import acronym_in, are_akin
from generator.values.document import normal_words

BARE: Final = frozenset({"more", "further", "another", "additional"})  # are no comparative of another word


@dataclass(frozen=True)
class Held:
    """One piece of evidence."""

    reading: Reading

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """How its terms are joined."""
        return joints_of(self.reading)

    @cached_property
    def referents(self) -> dict[int, frozenset[int]]:
        """The terms that stand for one thing, by the tokens that head them."""
        return referents_of(self.reading)

    @cached_property
    def parts(self) -> dict[int, frozenset[int]]:
        """The heads of what takes a part of a noun, by the noun's."""
        found: dict[int, set[int]] = {}
        for noun, part in partitives_of(self.reading):
            found.setdefault(noun, set()).add(part)
        return {noun: frozenset(parts) for noun, parts in found.items()}

    @cached_property
    def _relations(self) -> dict[tuple[int, int], frozenset[str]]:
        found: dict[tuple[int, int], set[str]] = {}
        for joint in self.joints:
            found.setdefault((joint.governor.head.index, joint.dependent.head.index), set()).add(joint.relation)
        return {pair: frozenset(all_) for pair, all_ in found.items()}

    def same(self, term: Term) -> frozenset[int]:
        """Return the heads of the terms that stand for what a term does."""
        return self.referents[term.head.index]

    def between(self, governor: Term, dependent: Term) -> frozenset[str]:
        """Return how a term, or another word for the same, stands to another."""
        if self.same(governor) == self.same(dependent):
            return frozenset({IS})
        pairs = product(self.same(governor), self.same(dependent))
        return frozenset(relation for pair in pairs for relation in self._relations.get(pair, ()))

    def over(self, term: Term) -> tuple[Joint, ...]:
        """Return the joints in which a term, or another word for the same, is the dependent."""
        return tuple(joint for joint in self.joints if joint.dependent.head.index in self.same(term))


def stands_for(wording: Term, held: Term) -> bool:
    """Say whether a term of a wording says what one of the evidence does."""
    if wording.amount or held.amount:
        return bool(wording.amount and held.amount and holds_amount(wording.amount, held.amount))
    if wording.time or held.time:
        return _same_time(wording, held) if wording.time and held.time else _is_year_of(wording, held)
    if not wording.keys.isdisjoint(held.keys):
        return _same_grade(wording, held)
    if _is_said(wording, held) or undergoes(wording, held):
        return True
    if acronym_in(wording.head) in held.initials or acronym_in(held.head) in wording.initials:
        return True
    return len(wording.tokens) == len(held.tokens) == 1 and are_akin(wording.head, held.head)


def _is_said(wording: Term, held: Term) -> bool:
    """Say whether "said" tells of a report of another kind: "said" of "warned", "confirmed", "a study found"."""
    asserted = held.head.lemma in load_lexicon("guard")["asserting"] and held.head.pos == "VERB"
    return asserted and "=say" in wording.keys and wording.head.pos in {"VERB", "ADP"}


def undergoes(wording: Term, held: Term) -> bool:
    """Say whether a verb tells of its subject what another does to its object: "died" of "killed"."""
    pair = f"{wording.head.lemma} {held.head.lemma}"
    return pair in load_lexicon("guard")["undergoing"] and wording.head.pos == held.head.pos == "VERB"


def _same_time(wording: Term, held: Term) -> bool:
    """Say whether a time is another's or holds it; one that nothing places goes by its words: "March" of "14 March"."""
    parts = load_lexicon("guard")["parts of time"]
    if any(word in parts and word not in normal_words(held.text) for word in normal_words(wording.text)):
        return False
    if wording.time is None or held.time is None or not holds_time(wording.time, held.time):
        placed = wording.time is None or wording.time.start or wording.time.end
        return not placed and set(normal_words(wording.text)) <= set(normal_words(held.text))
    return True


def _is_year_of(one: Term, other: Term) -> bool:
    """Say whether a year before a noun is that of a time: "the 2022 inspection" of "in 2022"."""
    timed, bare = (one, other) if one.time else (other, one)
    return timed.time is not None and bare.amount is None and bare.text == timed.time.value


def _same_grade(wording: Term, held: Term) -> bool:
    """Say whether both are comparatives, superlatives or neither: "bigger" is not "big"."""
    adjectives = (u.head.tag[:2] in {"JJ", "RB"} and u.head.text.lower() not in BARE for u in (wording, held))
    one, other = (u.head.tag[2:] if own else "" for u, own in zip((wording, held), adjectives, strict=True))
    return one == other
