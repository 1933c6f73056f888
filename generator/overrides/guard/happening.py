"""What events do, when it happened, and what came of it.

the fire killed six and injured two on Sunday     killed in the fire, on Sunday
it collapsed, leaving 31 missing                  missing after it collapsed
kidnapped last June, freed on Thursday            freed after they were kidnapped
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.joints import DOER
from generator.overrides.guard.matching import Held
from generator.overrides.guard.readings import Reading, Term
from generator.syntax.tree import children_of, clause_head, head_of
from generator.syntax.verbs import is_finite
from generator.values.annotation import Token

HAPPENING: Final = frozenset({"sliding", "burning", "exploding", "quaking", "crashing", "attacking"})  # event classes


def is_event(token: Token) -> bool:
    """Say whether a noun names something that happens to people: "fire", "crash"."""
    return any(token.lemma in words for name, words in load_lexicon("event_classes").items() if name in HAPPENING)


def is_of_event(held: Held, one: Term, other: Term) -> bool:
    """Say whether one event did both, and so at one time: "the fire killed six and injured two on Sunday"."""
    events = (x.dependent for x in held.joints if x.governor is one and x.relation == DOER)
    return any(is_event(event.head) and DOER in held.between(other, event) for event in events)


def _is_result(reading: Reading, verb: Token) -> bool:
    """Say whether a clause without opener tells what its sentence's did: ", killing six people"."""
    opened = any(t.dep in {"mark", "advmod"} and t.index < verb.index for t in children_of(reading.annotation, verb))
    return (
        verb.dep == "advcl"
        and verb.tag == "VBG"
        and not opened
        and head_of(reading.annotation, verb).index < verb.index
    )


def is_told_after(held: Held, later: Term, earlier: Term) -> bool:
    """Say whether one deed came of another, or is told with a later time."""
    return _is_result_of(held.reading, later, earlier) or _is_dated_after(held, later, earlier)


def _is_result_of(reading: Reading, term: Term, deed: Term) -> bool:
    """Say whether a clause tells what another's deed did: "31 missing" of "it collapsed, leaving 31 missing"."""
    token = term.head
    while token.dep in {"oprd", "conj"} or _is_result(reading, token):
        token = head_of(reading.annotation, token)
        if token.index == deed.head.index:
            return True
    return False


def _is_dated_after(held: Held, later: Term, earlier: Term) -> bool:
    """Say whether the evidence gives one deed a later time than another: "freed on Thursday", "kidnapped last June"."""
    starts, ends = (
        [x.dependent.time for x in held.joints if x.governor is t and x.dependent.time] for t in (later, earlier)
    )
    return bool(starts and ends) and all(s.start and e.end and s.start > e.end for s in starts for e in ends)


def finite_clause(reading: Reading, term: Term) -> int:
    """Return the verb with a tense that a term is told with, past "to close" and ", killing six"."""
    verb = clause_head(reading.annotation, term.head)
    while not is_finite(reading.annotation, verb) and (verb.dep in {"xcomp", "acl"} or _is_result(reading, verb)):
        verb = clause_head(reading.annotation, head_of(reading.annotation, verb))
    return verb.index
