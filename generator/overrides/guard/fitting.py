"""Whether two terms of the evidence are joined as two of a wording are.

    the council closed the bridge     "the bridge was closed by the council", "the bridge closed"
    the vote in March                 "the March vote"
    before the vote they met          "the vote came after they met"
    they voted to close the bridge    "the closure of the bridge"

Refused: what only stands near, unless the parser may have hung it on the wrong word of the same clause.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.joints import COMP, DOER, IS, MOD, OF, THING, Joint, kinds_of
from generator.overrides.guard.matching import Held
from generator.overrides.guard.readings import Reading, Term
from generator.syntax.tree import ancestors, clause_head, head_of
from generator.values.annotation import Token

BESIDE: Final = frozenset({IS, OF, MOD})
MEASURING: Final = frozenset({MOD, THING, "by", IS, "at", DOER})
TURNED: Final = {"earlier": "later", "later": "earlier"}
PLACE: Final = "place"  # the group of "in", "on" and "of"
COMPARING: Final = frozenset({"than", "as", "like"})


def fits(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether two terms of the evidence are joined as ``joint``, one of the wording's, says."""
    if held.parts.get(governor.head.index) == dependent.head.index:
        return joint.relation in {MOD, "of"}
    if joint.dependent.amount is not None and (joint.governor.amount is not None or joint.relation in MEASURING):
        return _is_amount_of(joint, held, governor, dependent)
    find = FINDERS.get(joint.relation, _is_related)
    return find(wording, joint, held, governor, dependent)


def _is_amount_of(joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether an amount is of the same, however it is hung: "grew 4 percent", "grew by 4 percent"."""
    if joint.governor.amount is not None:
        return _takes_part(held, governor, dependent) or _takes_part(held, dependent, governor)
    there = held.between(governor, dependent)
    return bool(there & {MOD, THING, "by", IS, OF}) or (joint.relation == DOER and DOER in there)


def _is_done_by(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    there = held.between(governor, dependent)
    named = held.reading.verb_of(governor) is None and bool(there & {OF, "by", "of"})
    return DOER in there or named or (THING in there and _turns(wording, joint.governor))


def _is_done_to(_: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    there = held.between(governor, dependent)
    alone = not any(other.relation == THING for other in held.joints if other.governor is governor)
    named = held.reading.verb_of(governor) is None and bool(there & {OF, MOD, "of"})
    return THING in there or named or (DOER in there and alone and can_turn(joint.governor.head))


def _is_clause_below(_: tuple[Joint, ...], __: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    joined = held.between(governor, dependent) | held.between(dependent, governor)
    return COMP in joined or any(
        t.index == governor.head.index for t in ancestors(held.reading.annotation, dependent.head)
    )


def _takes_part(held: Held, part: Term, whole: Term) -> bool:
    """Say whether one amount is a part of what the other counts: "two of the nine members"."""
    noun = next((held.reading.by_token.get(i) for i, p in held.parts.items() if p == part.head.index), None)
    return noun is not None and bool(held.between(noun, whole) & {MOD, THING})


def can_turn(token: Token) -> bool:
    """Say whether a verb's subject can undergo what its object does: "the bridge closed"."""
    return token.lemma in load_lexicon("guard")["turning"]


def _turns(wording: tuple[Joint, ...], term: Term) -> bool:
    """Say whether a verb without object tells of its subject what its passive does: "the bridge closed"."""
    alone = not any(joint.relation == THING for joint in wording if joint.governor is term)
    return alone and (can_turn(term.head) or term.head.tag == "VBN")


def _is_owned(_: tuple[Joint, ...], __: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a thing is somebody's, or a deed his: "Roe's offer" of "the offer by Roe", of "Roe offered"."""
    there = held.between(governor, dependent)
    if held.same(governor) == held.same(dependent) or there & {OF, MOD, DOER, "by", "from"} or _is_at(there):
        return True
    done = any(other.relation == DOER for other in held.joints if other.governor is governor)
    near = any(other.relation in {"by", "of"} and _is_near(held, other, governor) for other in held.over(dependent))
    return near or (THING in there and not done)


def _is_beside(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a word describes another: "the March vote" of "the vote in March"."""
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    if held.same(governor) == held.same(dependent) or (there | back) & BESIDE or _is_at(there):
        return True
    if joint.relation == IS:
        named = held.reading.verb_of(governor) is None
        return THING in back or (DOER in there and named) or "as" in there
    bare = not any(joint.governor is other.governor and other.relation in {DOER, THING} for other in wording)
    return bool(there - {DOER, THING, COMP} or back & {THING, DOER}) or (THING in there and bare)


def _is_at(there: frozenset[str]) -> bool:
    return any(PLACE in kinds_of(relation) for relation in there)


def _is_related(_: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a preposition or conjunction joins two terms of the evidence as in the wording."""
    wanted = kinds_of(joint.relation)
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    if any(wanted & _kinds_or_at(relation) for relation in there) or (IS in there and PLACE in wanted):
        return True
    if any(TURNED.get(kind) in _kinds_or_at(relation) for kind in wanted for relation in back):
        return True
    if "meanwhile" in wanted and MOD in there | back:
        return True
    done = {THING, DOER} if joint.relation == "of" else {DOER} if joint.relation == "by" else set()
    if there & done:
        return True
    return any(wanted & _kinds_or_at(x.relation) and _is_near(held, x, governor) for x in held.over(dependent))


def _is_near(held: Held, joint: Joint, governor: Term) -> bool:
    """Say whether what hangs on one word of a clause may be read with another: "signed a deal in May"."""
    annotation = held.reading.annotation
    if _is_compared(held.reading, joint):
        return False
    if clause_head(annotation, joint.governor.head) == clause_head(annotation, governor.head):
        return True
    return bool(held.between(joint.governor, governor) & {DOER, THING})


def _is_compared(reading: Reading, joint: Joint) -> bool:
    token = joint.dependent.head
    while token.index not in {token.head, joint.governor.head.index}:
        token = head_of(reading.annotation, token)
        if token.text.lower() in COMPARING:
            return True
    return joint.governor.head.text.lower() in COMPARING


def _kinds_or_at(relation: str) -> frozenset[str]:
    return frozenset({PLACE}) if relation in {MOD, OF} else kinds_of(relation)


FINDERS: Final[dict[str, Callable[[tuple[Joint, ...], Joint, Held, Term, Term], bool]]] = {
    DOER: _is_done_by,
    THING: _is_done_to,
    COMP: _is_clause_below,
    OF: _is_owned,
    IS: _is_beside,
    MOD: _is_beside,
}
