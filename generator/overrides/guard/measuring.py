"""Whether an amount of the evidence measures, or is compared with, what one of a wording does.

grew 4 percent        "grew by 4 percent"
one bus in four       "25% of buses"
compared with 2030    "down 7% on 2030"
"""

from __future__ import annotations

from typing import Final

from generator.figures.shares import SHARE
from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.joints import DOER, IS, MOD, THING, WHOLES, Joint
from generator.overrides.guard.matching import BARE, Held
from generator.overrides.guard.readings import Reading, Term
from generator.overrides.guard.states import state_of

STEPS: Final = frozenset({MOD, THING, "by"})
MOVES: Final = ("rise", "fall", "increase", "soar", "plunge")  # groups of the list of rewordings


def is_amount_of(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether an amount is of the same, however it is hung: "grew 4 percent", "grew by 4 percent"."""
    if joint.governor.amount is not None:
        return _takes_part(held, governor, dependent) or _takes_part(held, dependent, governor)
    there = held.between(governor, dependent)
    if _is_told_to_be(held, governor, dependent):
        return True
    more = governor.head.text.lower() in BARE and MOD in held.between(dependent, governor)  # "a further six"
    if more or (joint.relation == MOD and _is_taken_by(held, governor, dependent)):
        return True
    if joint.relation == DOER and _is_of_what_does(wording, joint, held, governor, dependent):
        return True
    for other in held.over(dependent):
        if other.relation in {MOD, "at"} and held.between(governor, other.governor) & {THING, "to"}:
            return True  # "paid Roe $5m", where the parser hangs the sum on Roe
    return bool(there & {MOD, THING, "by", IS, "of", joint.relation}) or (joint.relation == DOER and DOER in there)


def _is_told_to_be(held: Held, noun: Term, amount: Term) -> bool:
    """Say whether "is" gives a noun its amount: "are paid $76,000" of "their pay is $76,000"."""
    verb = held.reading.verb_of(amount)
    plain = verb is not None and verb.tag in {"VBZ", "VBP", "VBD"} and state_of(held.reading, verb).denied == 0
    return plain and noun.head.pos == "NOUN" and bool(held.between(amount, noun) & {IS, DOER})


def _is_taken_by(held: Held, noun: Term, amount: Term) -> bool:
    """Say whether a verb measures a noun: "a seven-year renovation" of "the renovation took seven years"."""
    over = (x.governor for x in held.over(amount) if x.relation in STEPS)
    verbs = (v for v in over if v.head.lemma in load_lexicon("guard")["lasting"] and DOER in held.between(v, noun))
    states = (state_of(held.reading, verb.head) for verb in verbs)
    return any(not (s.denied or s.modal or s.bound) for s in states)


def _is_of_what_does(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, amount: Term) -> bool:
    """Say whether an amount is of what does something: "170 tonnes of oil leaked", wherever the parser hangs it."""
    of = [x.dependent for x in held.joints if x.governor is amount and x.relation == "of"]
    alone = not any(x.relation == THING for x in wording if x.governor is joint.governor)
    return alone and any(held.between(governor, noun) & {DOER, THING} for noun in of)


def _takes_part(held: Held, part: Term, whole: Term) -> bool:
    """Say whether one amount is a part of what the other counts: "two of the nine members"."""
    nouns = (held.reading.by_token.get(i) for i, parts in held.parts.items() if part.head.index in parts)
    return any(noun is not None and held.between(noun, whole) & {MOD, THING} for noun in nouns)


def is_share(term: Term) -> bool:
    """Say whether a term is a part of a whole: "one in five"."""
    return term.amount is not None and term.amount.unit == SHARE


def is_against(joint: Joint, held: Held, governor: Term, time: Term) -> bool:
    """Say whether something is compared with a time: "down 7% on last year"."""
    compared = [
        x.governor for x in held.over(time) if x.governor.head.lemma == "compare" and x.relation in {"with", "to"}
    ]
    measured = any(x.governor is governor and x.dependent.amount is not None for x in held.joints)
    return (
        time.time is not None
        and joint.relation in {"on", "from"}
        and measured
        and any(MOD in held.between(governor, x) for x in compared)
    )


def is_step(joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a counted noun tells by how much something moves: "rose by 259 points", "rose 259 points"."""
    moving = moves(joint.governor) or moves(governor)
    counted = any(x.governor is dependent and x.dependent.amount is not None for x in held.joints)
    return moving and joint.relation in STEPS and counted and bool(held.between(governor, dependent) & STEPS)


def moves(term: Term) -> bool:
    """Say whether a term tells that an amount changes: "rose", "a fall"."""
    return any(f"={name}" in term.keys for name in MOVES)


def is_part_of_them(reading: Reading, term: Term) -> bool:
    """Say whether a term is a part of what a pronoun stands for: "nine" of "nine of them"."""
    behind = reading.annotation.tokens[term.tokens[-1] + 1 : term.tokens[-1] + 3]
    before = reading.annotation.tokens[max(0, term.tokens[0] - 2) : term.tokens[0]]
    among = [t.text.lower() for t in before[:1]] == ["among"] and before[-1].text.lower() in WHOLES
    return among or ([t.text.lower() for t in behind[:1]] == ["of"] and behind[-1].text.lower() in WHOLES)
