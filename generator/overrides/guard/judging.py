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
from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.excess import PLAIN, Beyond, Excess, Faults, Manner
from generator.overrides.guard.fitting import fits
from generator.overrides.guard.joints import COMP, DOER, IS, MOD, THING, Joint, joints_of
from generator.overrides.guard.matching import Held, stands_for
from generator.overrides.guard.orders import orders_apart
from generator.overrides.guard.predicates import predicate_faults, restrictions_left
from generator.overrides.guard.readings import Reading, Term
from generator.overrides.guard.referents import agrees, can_be_person, referents_of
from generator.syntax.labels import NOMINAL, VERBAL, WH_TAGS
from generator.syntax.tree import children_of
from generator.values.findings import Qualifier

FIRM: Final = "=firm"  # the group of "company" in the list of rewordings
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
        if term.is_pronoun:
            meant = [u for u in self.wording.terms if u.head.index in self.named[term.head.index] and not u.is_pronoun]
            word = term.head.text.lower()
            return tuple(
                o
                for o in held.reading.terms
                if any(stands_for(u, o) for u in meant)
                or (not meant and agrees(o, word))
                or (o.is_pronoun and o.head.text.lower() == word and (not meant or len(held.same(o)) == 1))
            )
        ends = self._ends(term)
        own = tuple(o for o in held.reading.terms if stands_for(term, o) or any(o.amount is end for end in ends))
        own = own or tuple(self._people_counted(term, held))
        name = None if own else self._name_meant(term)
        return own if name is None else self.terms_in(held, name)

    def _people_counted(self, term: Term, held: Held) -> Iterator[Term]:
        """Yield the noun of persons that a bare number is of: "two people" of "spectators fled, two fell"."""
        if term.head.lemma not in {"people", "person"}:
            return
        numbers = [x.dependent for x in self.below[term.head.index] if x.dependent.amount is not None]
        for noun in held.reading.terms:
            parts = (held.reading.by_token.get(index) for index in held.parts.get(noun.head.index, ()))
            counted = any(part is not None and stands_for(n, part) for part in parts for n in numbers)
            if counted and can_be_person(noun.head):
                yield noun

    def _name_meant(self, term: Term) -> Term | None:
        """Return the one firm that a wording names before "the company"."""
        beside = [t.text.lower() for t in children_of(self.wording.annotation, term.head)]
        if FIRM not in term.keys or term.head.tag != "NN" or beside != ["the"]:
            return None
        organisations = {*load_lexicon("speakers")["organisation"]}
        named = [u for u in self.wording.terms if u.head.entity == "ORG" and u.head.pos == "PROPN"]
        named = [u for u in named if u.head.dep != "compound" and u.head.index < term.head.index]
        words = {
            self.wording.annotation.tokens[i].text.lower()
            for u in named
            for i in self.wording.annotation.subtree(u.head.index)
        }
        return named[0] if len(named) == 1 and words.isdisjoint(organisations) else None

    def is_held(self, term: Term) -> bool:
        """Say whether a term stands for anything in the evidence."""
        return any(self.terms_in(held, term) for held in self.evidence)

    def is_free(self, term: Term) -> bool:
        """Say whether a question asks for what a term says, and its evidence need not hold it: "Who pays?"."""
        if not self.manner.question or self.is_held(term):
            return False
        annotation = self.wording.annotation
        asked = any(t.tag in WH_TAGS for t in (annotation.tokens[i] for i in annotation.subtree(term.head.index)))
        verb = self.wording.verb_of(term)
        return (verb is not None and verb.dep == "ROOT") or (asked and verb is None and term.head.pos != "PROPN")

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
        tried: list[Faults] = []
        if joint.dependent.head.tag in WH_TAGS:
            return ()
        for candidate in self.terms_in(held, joint.dependent):
            loose = () if self._is_joined(joint, held, other, candidate) else (_untied(joint),)
            tried.append((*loose, *self.faults(joint.dependent, held, candidate, above)))
        return min(tried, key=_count) if tried else (_untied(joint),)

    def _is_joined(self, joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
        if self._is_one(joint) and not (governor is dependent or _are_one(held, governor, dependent)):
            return False
        parts = self._part_counted(held, joint.dependent, dependent)
        if parts:  # "31 people" of "killing six people and leaving 31 missing"
            return any(fits(self.joints, joint, held, governor, part) for part in parts)
        if governor is dependent or self._is_printed_so(joint, held, governor, dependent):
            return True
        if fits(self.joints, joint, held, governor, dependent):
            return True
        pairs = [(governor, part) for part in self._parts_told(held, joint.dependent, dependent)]
        pairs += [(part, dependent) for part in self._parts_told(held, joint.governor, governor)]
        if joint.dependent.head.tag in {"JJ", "JJS"}:  # "its oldest" of "its oldest depot"
            pairs += [(governor, x.governor) for x in held.over(dependent) if x.relation == MOD]
        beside = [x.dependent for x in self.below[joint.dependent.head.index] if x.dependent.head.pos == "ADJ"]
        over = [x.governor for x in held.over(dependent) if x.relation == "of"]  # "western Harn", "the west of Harn"
        pairs += [(governor, o) for o in over if any(stands_for(u, o) for u in beside)]
        return any(fits(self.joints, joint, held, *pair) for pair in pairs)

    def _part_counted(self, held: Held, term: Term, noun: Term) -> tuple[Term, ...]:
        """Return the bare numbers that a wording counts a noun by, where the evidence counts it otherwise."""
        counts = [x.dependent for x in self.below[term.head.index] if x.dependent.amount is not None]
        own = [x.dependent for x in held.joints if x.governor is noun and x.dependent.amount is not None]
        others = [n for n in counts if own and not any(stands_for(n, o) for o in own)]
        parts = (held.reading.by_token.get(i) for i in sorted(held.parts.get(noun.head.index, ())))
        return tuple(p for p in parts if p is not None and any(stands_for(n, p) for n in others))

    def _parts_told(self, held: Held, term: Term, noun: Term) -> Iterator[Term]:
        """Yield the parts of a noun of the evidence that a wording tells with it: "neither" of "neither tram"."""
        same = (u for u in self.wording.terms if u.head.index in self.named[term.head.index])
        below = [t for u in same for t in self._all_below(u)]
        for part in map(held.reading.by_token.get, sorted(held.parts.get(noun.head.index, ()))):
            if part is not None and (part.head.text.lower() == "those" or any(stands_for(t, part) for t in below)):
                yield part

    def _is_one(self, joint: Joint) -> bool:
        """Say whether two names are of one thing: "Minister" and "Roth"."""
        pair = {joint.governor.head.index, joint.dependent.head.index}
        return (
            joint.dependent.head.dep in {"compound", "appos"}
            and joint.dependent.head.pos in NOMINAL
            and pair <= self.named[joint.governor.head.index]
        )

    @cached_property
    def named(self) -> dict[int, frozenset[int]]:
        """The terms of the wording that stand for one thing, by the tokens that head them."""
        return referents_of(self.wording)

    def _is_printed_so(self, joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
        """Say whether a term stands behind the same words in both: "a fire north", wherever it hangs."""
        ours, theirs = self.wording.before(joint.dependent), held.reading.before(dependent)
        verbal = {joint.dependent.head.pos, dependent.head.pos} & VERBAL
        if ours[0] is None or theirs[0] is None or joint.relation in {DOER, THING, COMP} or verbal:
            return False
        if ours[0] is joint.governor and theirs[0] is not governor:
            return False
        return ours[1] == theirs[1] and stands_for(ours[0], theirs[0])

    def _all_below(self, term: Term, depth: int = 3) -> Iterator[Term]:
        for joint in self.below[term.head.index] if depth else ():
            yield joint.dependent
            yield from self._all_below(joint.dependent, depth - 1)


def find_excess(case: Case) -> Faults:
    """Return in what a wording goes beyond its evidence."""
    found = [*_quotations(case), *_unheld_words(case), *additions(case)]
    if found:
        return tuple(dict.fromkeys(found))
    hanging = {joint.dependent.head.index for joint in case.joints if not case.is_free(joint.governor)}
    for term in case.wording.terms:
        if term.head.index not in hanging and not term.is_pronoun:
            places = ((held, other) for held in case.evidence for other in case.terms_in(held, term))
            tried = [case.faults(term, held, other) for held, other in places]
            least: Faults = min(tried, key=_count) if tried else ()
            found += least
    return tuple(dict.fromkeys([*found, *orders_apart(case.wording, case.joints, case.evidence)]))


def _quotations(case: Case) -> Iterator[Excess]:
    held = [q for h in case.evidence for q in QUOTATION_RE.findall(h.reading.text)]
    held += [q[:1].lower() + q[1:] for q in held]  # "the tunnel was never safe", behind "that"
    for quotation in QUOTATION_RE.findall(case.wording.text):
        if not any(quotation.strip(" .,;") in other for other in held):
            yield Excess(Beyond.BRINGS, f"“{quotation}”")


def additions(case: Case) -> Iterator[Excess]:
    """Yield what adds to something that the evidence says is all: "also" of "only"."""
    words = load_lexicon("guard")
    ours, theirs = case.wording.tokens, [t for held in case.evidence for t in held.reading.tokens]
    adding, limiting = ([t for t in ours if t.lemma in words[name]] for name in ("adding", "limiting"))
    known = {t.lemma for t in theirs}
    if any(t.lemma in words["limiting"] for t in theirs) and not limiting:
        yield from (Excess(Beyond.BRINGS, t.text) for t in adding if t.lemma not in known)


def _unheld_words(case: Case) -> Iterator[Excess]:
    for term in case.wording.terms:
        if not (term.is_pronoun or case.is_free(term) or case.is_held(term)):
            yield Excess(Beyond.BRINGS, term.text)


def _untied(joint: Joint) -> Excess:
    first, second = sorted((joint.governor, joint.dependent), key=lambda u: u.tokens)
    return Excess(Beyond.JOINS, f"{first.text} … {second.text}")


def _count(found: Faults) -> int:
    return len(found)


def _are_one(held: Held, one: Term, other: Term) -> bool:
    """Say whether the evidence sets two words for one thing: a name, its parts, its role."""
    beside = held.between(one, other) | held.between(other, one)
    return held.same(one) == held.same(other) or bool(beside & {IS, MOD})
