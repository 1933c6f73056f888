"""Whether an amount of the evidence measures, or is compared with, what one of a wording does.

grew 4 percent        "grew by 4 percent"
one bus in four       "25% of buses"
compared with 2030    "down 7% on 2030"
"""

from __future__ import annotations

from generator.figures.shares import SHARE
from generator.overrides.guard.joints import DOER, IS, MOD, THING, Joint
from generator.overrides.guard.matching import BARE, Held
from generator.overrides.guard.readings import Term


def is_amount_of(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether an amount is of the same, however it is hung: "grew 4 percent", "grew by 4 percent"."""
    if joint.governor.amount is not None:
        return _takes_part(held, governor, dependent) or _takes_part(held, dependent, governor)
    there = held.between(governor, dependent)
    if governor.head.text.lower() in BARE and MOD in held.between(dependent, governor):
        return True  # "six more" of "a further six"
    if joint.relation == DOER and _is_of_what_does(wording, joint, held, governor, dependent):
        return True
    for other in held.over(dependent):
        if other.relation in {MOD, "at"} and held.between(governor, other.governor) & {THING, "to"}:
            return True  # "paid Roe $5m", where the parser hangs the sum on Roe
    return bool(there & {MOD, THING, "by", IS, "of", joint.relation}) or (joint.relation == DOER and DOER in there)


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
