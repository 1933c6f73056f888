"""What holds of a predicate of a wording against what holds of the one it stands for.

    evidence                              refused
    the bridge may close                  the bridge will close
    the bridge did not close              the bridge closed
    Roe said the bridge closed            the bridge closed
    they plan to close the bridge         they will close the bridge
    some bridges closed                   the bridges closed

Let pass: "would" for "will" in what somebody said, a headline's present tense.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.excess import Beyond, Excess, Manner
from generator.overrides.guard.joints import IS, MOD, OF, Joint, climb, kinds_of
from generator.overrides.guard.matching import Held, stands_for
from generator.overrides.guard.measuring import is_part_of_them
from generator.overrides.guard.readings import Reading, Term, supported_noun
from generator.overrides.guard.referents import denied_nouns
from generator.overrides.guard.states import SURE, State, state_of
from generator.syntax.labels import NOUN_SUBJECTS, OBJECTS, VERBAL
from generator.syntax.tree import ancestors, head_of
from generator.values.annotation import Tense, Token

BEGINNING: Final = frozenset({"open", "launch", "begin", "start"})
TELLING: Final = frozenset({"after", "since", "in", "during"})  # what they open happened: "after the closure"


def predicate_faults(wording: Reading, term: Term, held: Held, place: Term, manner: Manner) -> Iterator[Excess]:
    """Yield in what a predicate of a wording says more than the one of the evidence that it stands for."""
    verb, other = wording.verb_of(term), held.reading.verb_of(place)
    asked = manner.question and verb is not None and verb.dep == "ROOT"
    if asked or (verb is None and other is None):
        return
    if verb is None and other is not None:
        there = state_of(held.reading, other)
        yield from _unnoted(there if other.dep != "amod" else replace(there, bound=()))
    elif verb is not None and other is None and (over := _support_of(held.reading, place)) is not None:
        here, there = state_of(wording, verb), state_of(held.reading, over)
        yield from _polarity(here, there)
        if not (
            here.running and over.lemma in BEGINNING and not there.modal
        ):  # "is investigating" of "has opened an inquiry"
            yield from _time(here, there, manner, saying=False)
        yield from _governors(wording, held, term, (here, there), manner)
    elif verb is not None and other is None:
        told = (
            _stands_beside(held, place) if verb.lemma == "be" else _is_told_as_noun(wording, verb, held.reading, place)
        )
        yield from () if told else (Excess(Beyond.BRINGS, term.text),)
    elif verb is not None and other is not None:
        here, there = state_of(wording, verb), state_of(held.reading, other)
        there = _as_voted(_as_denied(there, here), here, place.head)
        yield from _polarity(here, there)
        yield from _placed_otherwise(wording, term, held.reading, place)
        yield from _time(here, there, manner, saying=term.head.lemma in load_lexicon("cues")["speech"])
        if {term.head.dep, place.head.dep} != {"amod"}:  # "striking workers" are so whatever is planned
            yield from _governors(wording, held, term, (here, there), manner)


def _as_denied(there: State, here: State) -> State:
    """Return "declined to comment" as "did not comment", where the wording has that."""
    left = tuple(t for t in there.bound if t.lemma not in load_lexicon("embedding")["refused"])
    if here.denied != there.denied + 1 or len(left) == len(there.bound):
        return there
    return replace(there, bound=left, denied=here.denied, tense=here.tense)


def _placed_otherwise(wording: Reading, term: Term, reading: Reading, place: Term) -> Iterator[Excess]:
    """Yield a noun behind "is" and another preposition than in the evidence: "is against sale" for "is for sale"."""
    here, there = (
        head_of(own.annotation, t.head).text.lower()
        if t.head.dep == "pobj" and head_of(own.annotation, head_of(own.annotation, t.head)).lemma == "be"
        else ""
        for own, t in ((wording, term), (reading, place))
    )
    if here and there and kinds_of(here).isdisjoint(kinds_of(there)):
        yield Excess(Beyond.JOINS, f"{here} {term.text}")


def _support_of(reading: Reading, place: Term) -> Token | None:
    """Return the verb with which a noun says what its own verb says: "opened" of "opened an investigation"."""
    verb = head_of(reading.annotation, place.head)
    return verb if verb.pos in VERBAL and supported_noun(reading, verb) is place.head else None


def _as_voted(there: State, here: State, verb: Token) -> State:
    """Return "voted to approve" as "approved", where the wording has that."""
    left = tuple(t for t in there.bound if t.lemma != "vote" or verb.lemma not in load_lexicon("guard")["voted"])
    changed = len(left) < len(there.bound) and not here.bound
    return replace(there, bound=left, tense=Tense.PAST) if changed else there


def _unnoted(there: State) -> Iterator[Excess]:
    """Yield what a noun leaves out of a predicate: "the closure" of "may close"."""
    if there.denied:
        yield Excess(Beyond.LEAVES, "not")
    elif there.force not in {"", SURE}:
        yield Excess(Beyond.LEAVES, there.modal)
    yield from (Excess(Beyond.LEAVES, token.text) for token in there.bound[:1])


def _stands_beside(held: Held, place: Term) -> bool:
    """Say whether the evidence sets beside a word what "is" may say of it: "Berg, the mayor"."""
    return any(place in {joint.governor, joint.dependent} and joint.relation in {IS, MOD, OF} for joint in held.joints)


def _is_told_as_noun(wording: Reading, verb: Token, reading: Reading, place: Term) -> bool:
    """Say whether a noun of the evidence tells of what a verb does: "after the closure", "expects savings"."""
    here, over = state_of(wording, verb), climb(reading, place.head)
    if _is_announced(wording, verb, here) and over is not None and place.head.dep in OBJECTS:
        return any(stands_for(wording.by_token[t.index], over) for t in here.told if t.index in wording.by_token)
    if here.denied or here.modal:
        return False
    wanted = [wording.by_token[t.index] for t in here.bound if t.index in wording.by_token]
    if wanted and verb.tag == "VB":
        return len(wanted) == 1 and over is not None and place.head.dep in OBJECTS and stands_for(wanted[0], over)
    return _happened(reading, place.head)


def _is_announced(wording: Reading, verb: Token, here: State) -> bool:
    """Say whether a verb tells what somebody says is to come: "announced that he was retiring", "would retire"."""
    comes = here.force == SURE or here.modal == "would" or (verb.tag == "VBG" and not here.modal)
    return comes and not (here.denied or here.bound) and bool(here.told) and verb.index in wording.by_token


def _happened(reading: Reading, noun: Token) -> bool:
    """Say whether a sentence takes what a noun names for something that happened: "after the closure"."""
    above = head_of(reading.annotation, noun)
    return noun.dep in NOUN_SUBJECTS or (noun.dep == "pobj" and above.text.lower() in TELLING)


def _polarity(here: State, there: State) -> Iterator[Excess]:
    if here.denied != there.denied:
        yield Excess(Beyond.BRINGS if here.denied > there.denied else Beyond.LEAVES, "not")


def _time(here: State, there: State, manner: Manner, *, saying: bool) -> Iterator[Excess]:
    """Yield a modal or a tense that is not the evidence's."""
    shifted = {here.modal, there.modal} == {"will", "would"} and bool(there.told)
    if here.force != there.force and not shifted:
        yield Excess(Beyond.LEAVES, there.modal) if there.modal else Excess(Beyond.BRINGS, here.modal)
    elif there.running and not here.running and here.tense is Tense.PAST:
        yield Excess(Beyond.BRINGS, "past tense")
    elif not (saying or shifted or _same_tense(here, there, manner)):
        yield Excess(Beyond.BRINGS, f"{here.tense} tense")


def _same_tense(here: State, there: State, manner: Manner) -> bool:
    one, other = here.tense, there.tense
    if one is None or other is None or one is other:
        return True
    headed = manner.headline and one is Tense.PRESENT
    return Tense.FUTURE not in {one, other} and (headed or bool(there.told))


def _governors(
    wording: Reading, held: Held, term: Term, states: tuple[State, State], manner: Manner
) -> Iterator[Excess]:
    """Yield what governs one of two predicates and not the other: "plans", "if", "said"."""
    here, there = states
    over = tuple(ancestors(wording.annotation, term.head))
    left = there.bound if manner.attributed else (*there.bound, *there.told)
    ours = {
        *here.bound,
        *here.told,
        *over,
        *(t for t in wording.tokens if t.lemma in load_lexicon("embedding")["condition"]),
    }
    yield from (Excess(Beyond.LEAVES, t.text) for t in left if not _among(held.reading, t, wording, ours))
    theirs = {*there.bound, *there.told, *held.reading.tokens}
    brought = (t for t in (*here.bound, *here.told) if not _among(wording, t, held.reading, theirs))
    yield from (Excess(Beyond.BRINGS, t.text) for t in brought)


def _among(own: Reading, token: Token, there: Reading, others: set[Token]) -> bool:
    """Say whether a word that governs a predicate is among those that govern the other."""
    term = own.by_token.get(token.index)
    for other in others:
        second = there.by_token.get(other.index)
        if term is None or second is None:
            if token.lemma == other.lemma:
                return True
        elif stands_for(term, second) or stands_for(second, term):
            return True
    return False


def restrictions_left(
    wording: Reading, joints: tuple[Joint, ...], term: Term, held: Held, place: Term
) -> Iterator[Excess]:
    """Yield what restricts a word of the evidence and is gone in the wording: "some", "former", "nearly"."""
    if place.head.index in denied_nouns(held.reading) and term.head.index not in denied_nouns(wording):
        yield Excess(Beyond.LEAVES, "not")
    if place.amount is not None and compared_by(held.reading, place) != compared_by(wording, term):
        yield Excess(Beyond.LEAVES, compared_by(held.reading, place) or "than")
    finer = (
        place.time is not None and term.time is not None and term.time.value == place.time.value
    )  # not "on Saturday"
    if finer and _is_about(held.reading, place) and not _is_about(wording, term):
        yield Excess(Beyond.LEAVES, "about")
    told = [t.dependent for t in joints if t.governor is term] + [t.governor for t in joints if t.dependent is term]
    for joint in held.joints:
        beside = joint.dependent.head.dep == "appos" or is_part_of_them(held.reading, joint.dependent)
        before = not beside and place.time is None
        restricts = before and joint.governor is place and is_restricting(joint.dependent.head)
        if restricts and not any(stands_for(other, joint.dependent) for other in told):
            yield Excess(Beyond.LEAVES, joint.dependent.text)


def compared_by(reading: Reading, term: Term) -> str:
    """Return the word behind an amount that makes it a difference: "above" of "3 degrees above the record"."""
    behind = reading.annotation.tokens[term.tokens[-1] + 1 : term.tokens[-1] + 3]
    words = [t.text.lower() for t in behind]
    if words[:1] == ["more"] and words[-1] != "than":  # "six more"
        return ""
    return next((t.lemma for t in behind[:1] if t.text.lower() in load_lexicon("guard")["comparing"]), "")


def _is_about(reading: Reading, term: Term) -> bool:
    before = reading.annotation.tokens[max(0, term.tokens[0] - 1)].text.lower()
    return before in {*load_lexicon("qualifiers")["about"], "least", "most"}


def is_restricting(token: Token) -> bool:
    """Say whether a word of the evidence does not hold without another: "some", "former", "nearly"."""
    return token.lemma in load_lexicon("guard")["restricting"]
