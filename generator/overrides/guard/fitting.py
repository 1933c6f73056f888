"""Whether two terms of the evidence are joined as two of a wording are.

    the council closed the bridge     "the bridge was closed by the council", "the bridge closed"
    the vote in March                 "the March vote"
    before the vote they met          "the vote came after they met"
    they voted to close the bridge    "the closure of the bridge"

Refused: what only stands near, unless the parser may have hung it on the wrong word of the same clause.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.attaching import has_other_time, is_of_whole, is_when
from generator.overrides.guard.happening import finite_clause, is_event, is_of_event, is_told_after
from generator.overrides.guard.joints import COMP, DOER, IS, MOD, OF, THING, Joint, kinds_of
from generator.overrides.guard.matching import Held, undergoes
from generator.overrides.guard.measuring import is_against, is_amount_of, is_part_of_them, is_share, is_step, moves
from generator.overrides.guard.readings import Reading, Term
from generator.overrides.guard.referents import can_be_person
from generator.syntax.labels import VERBAL
from generator.syntax.tree import ancestors, children_of, clause_head, head_of
from generator.values.annotation import Token

BESIDE: Final = frozenset({IS, OF, MOD})
MEASURING: Final = frozenset({MOD, THING, "by", IS, "at", DOER})
TURNED: Final = {"earlier": "later", "later": "earlier"}
FREE: Final = frozenset({"advcl", "npadvmod", "appos", "dep", "acl", "amod"})
PLACE: Final = "place"  # the group of "in", "on" and "of"
CONCEDING: Final = frozenset({"but", "yet", "though", "although"})
COMPARING: Final = frozenset({"than", "as", "like"})
AT_HOME: Final = frozenset({"at", "from", "of", "in", "with"})  # "researchers at", "from" and "of" a university


def fits(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether two terms of the evidence are joined as ``joint``, one of the wording's, says."""
    if dependent.head.index in held.parts.get(governor.head.index, ()):
        return joint.relation in {MOD, "of"}
    part = governor.head.index in held.parts.get(dependent.head.index, ())
    if joint.relation == "of" and (part or (is_share(governor) and MOD in held.between(dependent, governor))):
        return True  # "the first of the jets"; "25% of buses" of "one bus in four"
    if joint.relation == IS and any(dependent.head.index in held.parts.get(i, ()) for i in held.same(governor)):
        return True  # "survivors, 14 of them"
    if joint.dependent.amount is not None and (joint.governor.amount is not None or joint.relation in MEASURING):
        part = joint.relation == MOD and is_part_of_them(held.reading, dependent)  # "12 officers, five of them women"
        return not part and is_amount_of(wording, joint, held, governor, dependent)
    timed = dependent.time is not None and joint.relation in {OF, MOD}
    conceded = joint.relation in CONCEDING and _is_conceded(held.reading, governor, dependent)
    if conceded or is_step(joint, held, governor, dependent):
        return True
    find = _is_related if timed else FINDERS.get(joint.relation, _is_related)
    return find(wording, joint, held, governor, dependent)


def _is_conceded(reading: Reading, one: Term, other: Term) -> bool:
    """Say whether a word such as "but" stands between two terms: "said it was calm, but criticised the police"."""
    first, last = sorted((one.head.index, other.head.index))
    return any(t.text.lower() in CONCEDING for t in reading.annotation.tokens[first:last])


def _is_done_by(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    there = held.between(governor, dependent)
    if undergoes(joint.governor, governor):
        return THING in there
    named = held.reading.verb_of(governor) is None and bool(there & {OF, "by", "of"})
    holds = IS in there and governor.head.lemma in load_lexicon("roles")["head"]  # "heads" of "the head, Roe"
    wished = _is_wished_by(held, governor, dependent)
    return DOER in there or named or holds or wished or (THING in there and _turns(wording, joint.governor))


def _is_wished_by(held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether somebody expects, plans or wants a deed and is named with no other: "Roe expects savings"."""
    if held.reading.verb_of(governor) is not None:
        return False
    over = [x.governor for x in held.over(governor) if x.relation == THING]
    other = any(
        x.relation in {OF, "by", "of", DOER, "for"} and x.dependent.amount is None
        for x in held.joints
        if x.governor is governor
    )
    return not other and any(DOER in held.between(verb, dependent) for verb in over)


def _can_act(token: Token) -> bool:
    """Say whether a noun is a name or may name a person."""
    return can_be_person(token) or token.pos == "PROPN"


def _is_done_to(_: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    there = held.between(governor, dependent)
    alone = not any(other.relation == THING for other in held.joints if other.governor is governor)
    named = held.reading.verb_of(governor) is None and bool(there & {OF, MOD, "of"})
    told = (
        COMP in there and governor.head.lemma in load_lexicon("cues")["speech"] and joint.dependent.head.pos == "NOUN"
    )
    paid = "to" in there and any(x.dependent.amount is not None for x in held.joints if x.governor is governor)
    return THING in there or told or named or paid or (DOER in there and alone and can_turn(joint.governor.head))


def _is_clause_below(_: tuple[Joint, ...], __: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    joined = held.between(governor, dependent) | held.between(dependent, governor)
    return (
        COMP in joined
        or is_of_whole(held.reading, governor)
        or any(t.index == governor.head.index for t in ancestors(held.reading.annotation, dependent.head))
    )


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
    if there & {OF, MOD, DOER, "by", "from"} or _is_at(there):
        return True
    done = any(other.relation == DOER for other in held.joints if other.governor is governor)
    printed = any(
        PLACE in kinds_of(other.relation) and _is_printed_so(held, governor, dependent, other.relation)
        for other in held.over(dependent)
    )
    near = printed or any(
        other.relation in {"by", "of"} and _is_near(held, other, governor) for other in held.over(dependent)
    )
    return near or (THING in there and not done) or _is_of_only_name(held, governor, dependent)


def _is_of_only_name(held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a thing that is nobody's is told beside what the only name does: "Kornet lost as sales fell"."""
    alone = not any(x.governor is governor and x.relation in {OF, "of", MOD, "in"} for x in held.joints)
    names = {held.same(u) for u in held.reading.terms if u.head.pos == "PROPN" and u.time is None}
    bare = not any(t.pos == "DET" for t in children_of(held.reading.annotation, governor.head))
    acts = any(x.relation == DOER for x in held.over(dependent))
    return alone and bare and acts and names == {held.same(dependent)} and not _can_act(governor.head)


def _is_beside(wording: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a word describes another: "the March vote" of "the vote in March"."""
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    if held.same(governor) == held.same(dependent) or (there | back) & BESIDE or _is_at(there):
        return True
    if joint.relation == MOD and (_is_limit_of(held, governor, dependent)):
        return True
    if joint.relation == IS:
        named = held.reading.verb_of(governor) is None
        being = DOER in there and governor.head.tag == "VBG" and joint.governor.head.text == governor.head.text
        return THING in back or (DOER in there and named) or being or "as" in there  # "is missing", read as a verb
    if _is_printed_so(held, dependent, governor, MOD) or _is_free(joint, held, governor, dependent):
        return True
    place = joint.relation == MOD and joint.dependent.head.pos == "PROPN" and joint.governor.head.pos == "NOUN"
    related = place and _is_related(
        wording, replace(joint, relation="in"), held, governor, dependent
    )  # "Selm bakeries"
    if related or is_told_by_verb(joint, held, governor, dependent):
        return True
    bare = not any(joint.governor is other.governor and other.relation in {DOER, THING} for other in wording)
    return bool(there - {DOER, THING, COMP} or back & {THING, DOER}) or (THING in there and bare)


def _is_limit_of(held: Held, one: Term, limit: Term) -> bool:
    """Say whether "only" stands at a verb or at what undergoes it: "covered the roof only", "covered only the roof"."""
    if limit.head.lemma not in load_lexicon("guard")["limiting"]:
        return False
    at = [x.governor for x in held.over(limit) if x.relation == MOD]
    return any(THING in held.between(one, x) | held.between(x, one) for x in at)


def _is_free(joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a word set off by a comma tells of a whole clause: ", the highest ever", ", subject to approval"."""
    behind = held.reading.annotation.tokens[max(0, dependent.tokens[0] - 1)]
    loose = dependent.head.dep in FREE and joint.dependent.head.dep in FREE
    apart = (dependent.head.tag in {"JJ", "JJS"} and loose) or (dependent.head.tag == "JJR" and behind.text == ",")
    return apart and finite_clause(held.reading, governor) == finite_clause(held.reading, dependent)


def is_told_by_verb(joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a verb joins two nouns: "the fire at the mill" of "the fire destroyed the mill"."""
    having = load_lexicon("guard")["having"]
    doing = [x.governor for x in held.joints if x.relation == DOER and x.dependent.head.index in held.same(governor)]
    ends = (dependent, *(x.governor for x in held.over(dependent) if x.relation == MOD))  # "the Palace cinema"
    verbs = [verb for verb in doing if any(THING in held.between(verb, end) for end in ends)]
    if joint.relation in {"with", "of", OF}:
        return any(verb.head.lemma in having for verb in verbs)
    at = joint.relation == MOD or PLACE in kinds_of(joint.relation)
    return (
        at
        and bool(verbs)
        and not any(can_be_person(t.head) or t.head.entity == "PERSON" for t in (governor, dependent))
    )


def _is_at(there: frozenset[str]) -> bool:
    return any(PLACE in kinds_of(relation) for relation in there)


def _is_related(_: tuple[Joint, ...], joint: Joint, held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a preposition or conjunction joins two terms of the evidence as in the wording."""
    wanted = _kinds_or_at(joint.relation)
    if _is_direct(joint, wanted, held, governor, dependent) or is_against(joint, held, governor, dependent):
        return True
    if "later" in wanted and is_told_after(held, governor, dependent):
        return True
    alike = [x for x in held.joints if wanted & _kinds_or_at(x.relation)]
    rivals = (x.dependent for x in alike if x.governor is governor and x.relation not in {OF, "of", MOD})
    if any(_is_rival(held, rival, dependent) for rival in rivals):
        return False  # "unemployment in the valley fell, while that in the capital rose"
    over = [x for x in alike if x.dependent.head.index in held.same(dependent)]
    return (
        is_told_by_verb(joint, held, governor, dependent)
        or any(_is_near(held, x, governor) for x in over)
        or any(_is_alone(held, x, governor, alike) for x in over)
        or _is_printed_so(held, governor, dependent, joint.relation)
    )


def _is_rival(held: Held, one: Term, other: Term) -> bool:
    """Say whether a place or a time stands where another would have to."""
    named = all(t.head.dep == "pobj" and t.amount is None for t in (one, other))
    return named and (one.time is None) is (other.time is None) and held.same(one) != held.same(other)


def _is_direct(joint: Joint, wanted: frozenset[str], held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether two terms are joined by a word of a kind, or by what says the same."""
    there, back = held.between(governor, dependent), held.between(dependent, governor)
    kinds, turned = (frozenset(k for r in found for k in _kinds_or_at(r)) for found in (there, back))
    done = {THING, DOER} if joint.relation == "of" else {DOER} if joint.relation == "by" else set()
    beside = (x for x in held.joints if x.governor is governor and x.dependent.time is None)
    placed = any(x.relation not in BESIDE and PLACE in kinds_of(x.relation) for x in beside)
    if PLACE in wanted and there <= {MOD} and placed:
        return False  # "the Vessin bridge in Orla" is not "the bridge in Vessin"
    return bool(
        wanted & kinds
        or there & done
        or (IS in there and PLACE in wanted)
        or (DOER in there and joint.relation == "in" and is_event(dependent.head))  # "killed in a fire"
        or (DOER in there and joint.relation == "in" and joint.governor.head.pos == "NOUN" and moves(governor))
        or ("contrast" in wanted and "contrast" in turned)
        or {TURNED.get(kind) for kind in wanted} & turned
        or ("meanwhile" in wanted and MOD in there | back)
        or (joint.relation == "to" and THING in there and dependent.amount is None)
        or (joint.relation == "as" and _is_of_party(held, governor, dependent))
        or (can_be_person(governor.head) and joint.relation in AT_HOME and there & AT_HOME)
    )


def _is_of_party(held: Held, governor: Term, dependent: Term) -> bool:
    """Say whether a role is that of who does something: "step down as chief" of "the chief, Roe, will step down"."""
    parties = (x.dependent for x in held.joints if x.governor is governor and x.relation in {DOER, THING})
    return any(held.same(party) == held.same(dependent) for party in parties)


def _is_alone(held: Held, joint: Joint, governor: Term, alike: list[Joint]) -> bool:
    """Say whether nothing else in a sentence's clause is joined like this, so that it can be read with all of it."""
    clause, verbs = finite_clause(held.reading, governor), (governor, joint.governor)
    nominal = all(held.reading.verb_of(term) is None for term in verbs)
    if nominal or _is_compared(held.reading, joint):
        return False
    if joint.dependent.time is not None:
        alike = [x for x in held.joints if x.dependent.time is not None]
    inside = {x.dependent.head.index for x in alike if finite_clause(held.reading, x.governor) == clause}
    return inside == {joint.dependent.head.index}


def _is_printed_so(held: Held, governor: Term, dependent: Term, relation: str) -> bool:
    """Say whether a word stands right behind another with its preposition: "theft of a painting"."""
    between = held.reading.annotation.tokens[governor.tokens[-1] + 1 : dependent.tokens[0]]
    words = [t.text.lower() for t in between if t.pos not in {"DET", "ADJ"} and t.tag != "POS"]
    return dependent.tokens[0] > governor.tokens[-1] and words == ([] if relation == MOD else [relation])


def _is_near(held: Held, joint: Joint, governor: Term) -> bool:
    """Say whether what hangs on one word of a clause may be read with another: "signed a deal in May"."""
    annotation, hangs_on, dependent = held.reading.annotation, joint.governor, joint.dependent
    if (dependent.time is not None and has_other_time(held, governor, dependent)) or _is_compared(held.reading, joint):
        return False
    if held.reading.verb_of(governor) is None and held.reading.verb_of(hangs_on) is None:
        return joint.relation != "of" and _in_one_phrase(held.reading, governor, hangs_on)
    if clause_head(annotation, hangs_on.head) == clause_head(annotation, governor.head):
        return True
    if (
        hangs_on.head.dep == "conj"
        and hangs_on.head.head == governor.head.index
        and is_of_event(held, governor, hangs_on)
    ):
        return True
    clause = held.reading.verb_of(dependent) is not None
    told = clause and _is_clause_below((), joint, held, hangs_on, governor)
    told = told or (dependent.time is not None and is_when(held, hangs_on, dependent, governor))
    return told or bool(held.between(hangs_on, governor) & {DOER, THING})


def _in_one_phrase(reading: Reading, one: Term, other: Term) -> bool:
    """Say whether one noun is told of another: "the theft of data"."""
    over = (ancestors(reading.annotation, term.head) for term in (one, other))
    if not any(t.index in {one.head.index, other.head.index} for found in over for t in found):
        return False
    first, last = sorted((one.head.index, other.head.index))
    return all(t.pos not in VERBAL for t in reading.annotation.tokens[first:last])


def _is_compared(reading: Reading, joint: Joint) -> bool:
    """Say whether a word is told of a part or in a comparison, and so of nothing else: "most of them to buyers"."""
    if joint.governor.head.lemma in load_lexicon("guard")["restricting"] or is_part_of_them(reading, joint.governor):
        return True
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
