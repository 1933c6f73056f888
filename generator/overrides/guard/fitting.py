"""Whether two units of the evidence are joined as two of a wording are.

    the council closed the bridge     "the bridge was closed by the council", "the bridge closed"
    the vote in March                 "the March vote"
    before the vote they met          "the vote came after they met"
    they voted to close the bridge    "the closure of the bridge"
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.links import COMP, DOER, IS, MOD, OF, THING, Link, kinds_of
from generator.overrides.guard.matching import Held
from generator.overrides.guard.passages import Passage, Unit
from generator.syntax.tree import clause_head, head_of

TIES: Final = frozenset({IS, OF, MOD})
TURNED: Final = {"before": "after", "after": "before"}
COMPARING: Final = frozenset({"than", "as", "like"})


def fits(wording: tuple[Link, ...], link: Link, held: Held, governor: Unit, dependent: Unit) -> bool:
    """Say whether two units of the evidence are joined as ``link``, one of the wording's, says."""
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    verbal = held.passage.verb_of(governor) is not None
    if held.parts.get(governor.head.index) == dependent.head.index:
        return link.relation in {MOD, "of"}
    if link.dependent.amount is not None and link.governor.amount is not None:
        return _is_part(held, governor, dependent) or _is_part(held, dependent, governor)
    if link.dependent.amount is not None and link.relation in {MOD, THING, "by", IS, "at", DOER}:
        return bool(there & {MOD, THING, "by", IS, OF}) or (link.relation == DOER and DOER in there)
    if link.relation == DOER:
        turned = THING in there and _turns(wording, link.governor)
        return DOER in there or turned or (not verbal and bool(there & {OF, "by", "of"}))
    if link.relation == THING:
        alone = not any(x.relation == THING for x in held.links if x.governor is governor)
        turned = DOER in there and alone and _can_turn(link.governor)
        return THING in there or turned or (not verbal and bool(there & {OF, MOD, "of"}))
    if link.relation == COMP:
        return COMP in there | back or _is_below(held.passage, dependent, governor)
    if link.relation in TIES:
        return _is_tied(wording, link, held, governor, dependent)
    return _is_related(wording, link, held, governor, dependent)


def _is_part(held: Held, part: Unit, whole: Unit) -> bool:
    """Say whether one amount is a part of what the other counts: "two of the nine members"."""
    noun = next((held.passage.by_token.get(i) for i, p in held.parts.items() if p == part.head.index), None)
    return noun is not None and bool(held.between(noun, whole) & {MOD, THING})


def _can_turn(unit: Unit) -> bool:
    return unit.head.lemma in load_lexicon("guard")["turning"]


def _turns(wording: tuple[Link, ...], unit: Unit) -> bool:
    """Say whether a verb without object tells of its subject what its passive does: "the bridge closed"."""
    alone = not any(link.relation == THING for link in wording if link.governor is unit)
    return alone and (_can_turn(unit) or unit.head.tag == "VBN")


def _is_tied(wording: tuple[Link, ...], link: Link, held: Held, governor: Unit, dependent: Unit) -> bool:
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    at = "at" in {kind for relation in there for kind in kinds_of(relation)}
    if held.same(governor) == held.same(dependent):
        return True
    if link.relation == OF:
        done = any(x.relation == DOER for x in held.links if x.governor is governor)
        near = any(x.relation in {"by", "of"} and _is_near(held, x, governor) for x in held.over(dependent))
        return bool(there & {OF, MOD, DOER, "by", "from"}) or at or near or (THING in there and not done)
    if there & TIES or back & TIES or at:
        return True
    nominal = held.passage.verb_of(governor) is None
    if link.relation == IS:
        return THING in back or (DOER in there and nominal) or "as" in there
    named = not any(link.governor is x.governor and x.relation in {DOER, THING} for x in wording)
    return bool(there - {DOER, THING, COMP}) or bool(back & {THING, DOER}) or (THING in there and named)


def _is_related(wording: tuple[Link, ...], link: Link, held: Held, governor: Unit, dependent: Unit) -> bool:
    """Say whether a preposition or conjunction joins two units of the evidence as in the wording."""
    wanted = kinds_of(link.relation)
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    if any(wanted & _kinds(relation) for relation in there) or (IS in there and "at" in wanted):
        return True
    if any(TURNED.get(kind) in _kinds(relation) for kind in wanted for relation in back):
        return True
    if "when" in wanted and MOD in there | back:
        return True
    done = {THING, DOER} if link.relation == "of" else {DOER} if link.relation == "by" else set()
    if there & done:
        return True
    return any(wanted & _kinds(x.relation) and _is_near(held, x, governor) for x in held.over(dependent))


def _is_near(held: Held, link: Link, governor: Unit) -> bool:
    """Say whether what hangs on one word of a clause may be read with another: "signed a deal in May"."""
    annotation = held.passage.annotation
    if _is_compared(held.passage, link):
        return False
    if clause_head(annotation, link.governor.head) == clause_head(annotation, governor.head):
        return True
    return bool(held.between(link.governor, governor) & {DOER, THING})


def _is_compared(passage: Passage, link: Link) -> bool:
    token = link.dependent.head
    while token.head != token.index and token.index != link.governor.head.index:
        token = head_of(passage.annotation, token)
        if token.text.lower() in COMPARING:
            return True
    return link.governor.head.text.lower() in COMPARING


def _kinds(relation: str) -> frozenset[str]:
    return frozenset({"at"}) if relation in {MOD, OF} else kinds_of(relation)


def _is_below(passage: Passage, low: Unit, high: Unit) -> bool:
    token = low.head
    while token.head != token.index:
        token = head_of(passage.annotation, token)
        if token.index == high.head.index:
            return True
    return False
