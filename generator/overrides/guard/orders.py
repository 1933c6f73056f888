"""What stands in another order than in the evidence, or lost a word right before it, whatever the syntax makes of it.

2,300 lorries and 41 depots in Norland and Sund     not "2,300 lorries in Norland and 41 depots in Sund"
210 people in the town and 48 in nearby Sorin       not "210 people in Sorin"
the first broke on Monday, the second on Friday     not "the second broke on Monday"
walkers are taller than drivers                     not "drivers are taller than walkers"
pleaded not guilty, only residents may park         not "pleaded guilty", "residents may park"
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.excess import Beyond, Excess
from generator.overrides.guard.joints import Joint, kinds_of, preposition_before
from generator.overrides.guard.matching import Held, stands_for
from generator.overrides.guard.readings import Reading, Term
from generator.syntax.labels import VERBAL
from generator.syntax.tree import clause_head, head_of
from generator.values.annotation import Token

NEAR: Final = 3  # tokens behind an amount within which a time or a place is told of it
BOUNDS: Final = frozenset({"bound", "deadline", "earlier"})  # groups of the list of relating words
NOTS: Final = frozenset({"not", "n't", "never", "no"})
LIMITING: Final = frozenset({"only", "solely", "merely", "exclusively"})


def orders_apart(wording: Reading, joints: tuple[Joint, ...], evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield what a wording tells of another thing than the evidence does, or without its "not" or "only"."""
    for held in evidence:
        yield from _shared_out(wording, joints, held)
    yield from _displaced(wording, evidence)
    yield from _said_then(joints, evidence)
    yield from _otherwise_bounded(wording, evidence)
    yield from _turned(wording, evidence)
    yield from _bared(wording, evidence)
    yield from _newly_denied(wording, evidence)


def _first_joined(reading: Reading, token: Token) -> int:
    """Return the first of the words joined by "and" to one."""
    while token.dep == "conj":
        token = head_of(reading.annotation, token)
    return token.index


def _shared_out(wording: Reading, joints: tuple[Joint, ...], held: Held) -> Iterator[Excess]:
    """Yield what is told of one each, of two things of which the evidence tells two together."""
    for one, other in combinations([x for x in joints if x.governor.head.pos not in VERBAL], 2):
        if one.relation != other.relation or _first_joined(wording, one.dependent.head) == _first_joined(
            wording, other.dependent.head
        ):
            continue
        if _are_joined(held, one.governor, other.governor) and _are_joined(held, one.dependent, other.dependent):
            yield Excess(Beyond.JOINS, f"{one.governor.text} … {one.dependent.text}")


def _are_joined(held: Held, one: Term, other: Term) -> bool:
    """Say whether "and" joins in the evidence what two terms stand for."""
    pairs = ((a.head, b.head) for a in held.reading.terms for b in held.reading.terms if stands_for(one, a))
    pairs = (
        (a, b) for a, b in pairs if a is not b and _first_joined(held.reading, a) == _first_joined(held.reading, b)
    )
    return any(stands_for(other, held.reading.by_token[b.index]) for _, b in pairs)


def _displaced(wording: Reading, evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield an amount or "second" told with another time or place than the evidence prints right behind it."""
    told = [term for term in wording.terms if _is_told_of(term)]
    for amount in (term for term in wording.terms if _is_counted(term)):
        clause = clause_head(wording.annotation, amount.head)
        own = [t for t in told if clause_head(wording.annotation, t.head) == clause]
        there = [(held, o) for held in evidence for o in held.reading.terms if stands_for(amount, o)]
        behind = [_told_behind(held.reading, o) for held, o in there]
        if own and behind and all(b is not None for b in behind):
            kinds = {b.time is not None for b in behind if b is not None}
            alike = [t for t in own if (t.time is not None) in kinds]
            if alike and not any(stands_for(t, b) for t in alike for b in behind if b is not None):
                yield Excess(Beyond.JOINS, f"{amount.text} … {alike[0].text}")
    for place in told:
        before = [
            _counted_before(held.reading, o) for held in evidence for o in held.reading.terms if stands_for(place, o)
        ]
        clause = clause_head(wording.annotation, place.head)
        own = [t for t in wording.terms if t.amount and clause_head(wording.annotation, t.head) == clause]
        if own and before and not any(b is None or any(stands_for(t, b) for t in own) for b in before):
            yield Excess(Beyond.JOINS, f"{own[0].text} … {place.text}")


def _is_told_of(term: Term) -> bool:
    return term.time is not None or (term.head.pos == "PROPN" and term.head.dep == "pobj")


def _is_counted(term: Term) -> bool:
    return term.amount is not None


def _told_behind(reading: Reading, amount: Term) -> Term | None:
    """Return the time or place printed right behind an amount: "210 in 2022", "640 last year"."""
    last = amount.tokens[-1]
    behind = (reading.by_token.get(index) for index in range(last + 1, last + NEAR))
    found = next((term for term in behind if term is not None), None)
    return found if found is not None and _is_told_of(found) else None


def _counted_before(reading: Reading, place: Term) -> Term | None:
    """Return the amount without a noun right behind which a place is printed: "48 in nearby Sorin"."""
    for index in range(place.tokens[0] - 1, max(-1, place.tokens[0] - 1 - NEAR), -1):
        token, term = reading.annotation.tokens[index], reading.by_token.get(index)
        if term is not None and term.head.pos not in {"ADJ", "ADV"}:
            return term if term.amount is not None and place.time is None else None
        if token.pos not in {"ADP", "DET", "ADJ", "ADV"}:
            return None
    return None


def _said_then(joints: tuple[Joint, ...], evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield a time that is told of something else than of saying, behind which alone the evidence prints it."""
    for joint in joints:
        there = [(h, o) for h in evidence for o in h.reading.terms if o.time and stands_for(joint.dependent, o)]
        said = bool(there) and all(_is_behind_saying(held.reading, time) for held, time in there)
        if joint.dependent.time is not None and said and not _is_of_saying(joint.governor.head):
            yield Excess(Beyond.JOINS, f"{joint.governor.text} … {joint.dependent.text}")


def _otherwise_bounded(wording: Reading, evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield a time behind another bound than in the evidence, wherever the parser hangs it: "by 11 am" for "at"."""
    for time in (term for term in wording.terms if term.time is not None):
        there = [(h.reading, o) for h in evidence for o in h.reading.terms if o.time and stands_for(time, o)]
        own = _bound_of(wording, time)
        if there and all(own != _bound_of(*place) for place in there):
            yield Excess(Beyond.JOINS, f"{preposition_before(wording, time)} {time.text}".strip())


def _bound_of(reading: Reading, time: Term) -> frozenset[str]:
    """Return how the word before a time bounds it: "deadline" for "by"; nothing for "at"."""
    before = [t.text.lower() for t in reading.annotation.tokens[max(0, time.tokens[0] - 3) : time.tokens[0]]]
    printed = before[0] if before[1:] in (["at", "least"], ["at", "most"]) else preposition_before(reading, time)
    return kinds_of(printed) & BOUNDS


def _is_behind_saying(reading: Reading, time: Term) -> bool:
    """Say whether a time is printed right behind a verb of saying: "said on Monday the mill was sold"."""
    before = [t for t in reading.annotation.tokens[max(0, time.tokens[0] - 2) : time.tokens[0]] if t.pos != "ADP"]
    return bool(before) and _is_of_saying(before[-1])


def _is_of_saying(token: Token) -> bool:
    return token.lemma in load_lexicon("cues")["speech"] and token.pos == "VERB"


def _turned(wording: Reading, evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield what stands on the other side of "than", or of "instead"."""
    sides = _sides_of_than(wording)
    if sides is None:
        return
    for held in evidence:
        theirs = _sides_of_than(held.reading)
        if theirs is None:
            continue
        crossed = [
            next((t for t in own if _is_only_in(t, other, same)), None)
            for own, same, other in ((sides[0], *theirs), (sides[1], *reversed(theirs)))
        ]
        if all(crossed):
            yield Excess(Beyond.JOINS, "than … " + " … ".join(t.text for t in crossed if t is not None))


def _sides_of_than(reading: Reading) -> tuple[list[Term], list[Term]] | None:
    words = ((t.index, t.text.lower()) for t in reading.tokens)
    than = next((i for i, w in words if w == "instead" or (w == "than" and i not in reading.by_token)), None)
    if than is None:
        return None
    sentence = reading.annotation.sentence_at(reading.annotation.tokens[than].start)
    inside = [t for t in reading.terms if sentence and sentence.first <= t.head.index < sentence.last]
    return [t for t in inside if t.head.index < than], [t for t in inside if t.head.index > than]


def _is_only_in(term: Term, one: list[Term], other: list[Term]) -> bool:
    return any(stands_for(term, o) for o in one) and not any(stands_for(term, o) for o in other)


def _bared(wording: Reading, evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield a "not" before a word that is no verb, and an "only", that the evidence never goes without."""
    for words, kept in ((NOTS, NOTS), (LIMITING, frozenset(load_lexicon("guard")["limiting"]))):
        if any(t.text.lower() in kept for t in wording.tokens):
            continue
        bound = [term for held in evidence for term in _bound_by(held.reading, words)]
        for term in wording.terms:
            there = [o for held in evidence for o in held.reading.terms if stands_for(term, o)]
            if there and all(o in bound for o in there):
                yield Excess(Beyond.LEAVES, "not" if words is NOTS else "only")


def _newly_denied(wording: Reading, evidence: tuple[Held, ...]) -> Iterator[Excess]:
    """Yield a "not" where the evidence denies nothing at all: "has not 74 employees"."""
    embedding, nobody = load_lexicon("embedding"), load_lexicon("syntax")["nobody"]
    denying = {*NOTS, "none", "nor", "neither", "without", "fail", *nobody, *embedding["refused"], *embedding["denied"]}
    theirs = {word for held in evidence for t in held.reading.tokens for word in (t.text.lower(), t.lemma)}
    if theirs.isdisjoint(denying):
        yield from (Excess(Beyond.BRINGS, "not") for t in wording.tokens if t.text.lower() in NOTS)


def _bound_by(reading: Reading, words: frozenset[str]) -> Iterator[Term]:
    """Yield the term right behind each of some words; behind "not", none that is a verb."""
    for token in reading.tokens:
        if token.text.lower() in words:
            term = next(
                (reading.by_token[i] for i in range(token.index + 1, token.index + NEAR) if i in reading.by_token), None
            )
            if (
                term is not None
                and term.tokens[0] > token.index
                and (words is not NOTS or term.head.pos in {"ADJ", "NOUN"})
            ):
                yield term
