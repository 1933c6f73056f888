"""How the units of a passage are joined: who does what to whom, what is said of what, when and where.

    The council paid the firm in May.      paid –doer→ council · paid –thing→ firm · paid –in→ May
    The firm was paid by the council.      the same, without May
    Berg, the mayor · Berg is the mayor    Berg –is– mayor
    Berg said it closed · according to Berg   said –doer→ Berg, said –comp→ closed
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.passages import Passage, Unit
from generator.syntax.labels import AUXILIARIES, COMPLEMENTS, NOMINAL, OBJECTS, PREDICATIVES, SUBJECTS, VERBAL
from generator.syntax.subjects import antecedent, subject_of
from generator.syntax.tree import child, children_of, head_of
from generator.syntax.verbs import is_finite, is_passive
from generator.values.annotation import Token

DOER, THING, IS, OF, MOD, COMP = "doer", "thing", "is", "of", "mod", "comp"
UNTOLD: Final = frozenset({*SUBJECTS, *OBJECTS, "relcl", "acl", "agent", "ROOT", "punct", "parataxis"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two units and how the second stands to the first."""

    governor: Unit
    relation: str  # "doer", "thing", "is", "of", "mod", "comp" or a preposition or conjunction: "before"
    dependent: Unit


def links_of(passage: Passage) -> tuple[Link, ...]:
    """Return how the units of a passage are joined, each pair once for each relation."""
    found = [link for token in passage.tokens for link in _of_verb(passage, token)]
    loose = {_first_of(passage, noun).index for t in passage.tokens if (noun := _before(passage, t)) is not None}
    found += [link for unit in passage.units if unit.head.index not in loose for link in _of_unit(passage, unit)]
    found += [Link(link.governor, link.relation, other) for link in found for other in _joined(passage, link.dependent)]
    return tuple(dict.fromkeys(link for link in found if link.governor is not link.dependent))


def _joined(passage: Passage, unit: Unit) -> Iterator[Unit]:
    """Yield the nouns joined to one by "and"."""
    if unit.head.pos in VERBAL:
        return
    for token in children_of(passage.annotation, unit.head):
        other = passage.by_token.get(token.index)
        if token.dep == "conj" and other is not None and other is not unit and token.pos not in VERBAL:
            yield other
            yield from _joined(passage, other)


def predicate_at(passage: Passage, verb: Token) -> Unit | None:
    """Return the unit of what a verb says: its own, or what "is" says of its subject."""
    unit = passage.by_token.get(verb.index)
    if unit is not None or verb.lemma != "be":
        return unit
    told = (t for t in children_of(passage.annotation, verb) if t.dep in {*PREDICATIVES, "prep", "advmod"})
    for token in told:
        place = child(passage.annotation, token, "pobj") if token.dep == "prep" else token
        if place is not None and place.index in passage.by_token:
            return passage.by_token[place.index]
    return None


def _of_verb(passage: Passage, verb: Token) -> Iterator[Link]:
    annotation = passage.annotation
    if verb.text.lower() == "according":
        yield from _according(passage, verb)
    predicate = predicate_at(passage, verb) if verb.pos in VERBAL and verb.dep not in {"aux", "auxpass"} else None
    if predicate is None:
        return
    passive = is_passive(annotation, verb)
    subject = subject_of(annotation, verb)
    kind = IS if verb.lemma == "be" else THING if passive else DOER
    ends = [(kind, subject if subject is not None else _before(passage, verb)), (DOER, _agent(passage, verb))]
    ends += [(THING, antecedent(annotation, t)) for t in children_of(annotation, verb) if t.dep in OBJECTS]
    ends += [("to", t) for t in children_of(annotation, verb) if t.dep == "dative" and t.pos != "ADP"]
    for relation, token in ends:
        unit = _unit_at(passage, token)
        if unit is not None:
            yield Link(predicate, relation, unit)
    for token in children_of(annotation, verb):
        if token.dep == "parataxis" and token.index in passage.by_token:
            yield Link(passage.by_token[token.index], COMP, predicate)


def _unit_at(passage: Passage, token: Token | None) -> Unit | None:
    """Return the unit of a noun, that of its amount where the noun is none: "$5m", "some"."""
    return passage.by_token.get(token.index) if token is not None else None


def _according(passage: Passage, token: Token) -> Iterator[Link]:
    to = child(passage.annotation, token, "prep")
    who = child(passage.annotation, to, "pobj") if to is not None else None
    unit, named, above = passage.by_token.get(token.index), _unit_at(passage, who), climb(passage, token)
    if unit is not None and named is not None:
        yield Link(unit, DOER, named)
    if unit is not None and above is not None:
        yield Link(unit, COMP, above)


def _of_unit(passage: Passage, unit: Unit) -> Iterator[Link]:
    token, above = unit.head, climb(passage, unit.head)
    if above is None or token.dep in UNTOLD or token.dep == "conj":
        return
    by = head_of(passage.annotation, token)
    if token.dep == "pobj" and _agent(passage, head_of(passage.annotation, by)) is token:
        return
    if unit.time is not None and token.dep == "compound":  # "On Thursday parliament voted"
        above = climb(passage, above.head) or above
    if token.text.lower() == "according" or above.head.text.lower() == "according":
        return  # told by ``_according``
    yield Link(above, relation_of(passage, token), unit)
    verb = head_of(passage.annotation, token)
    if token.dep in PREDICATIVES and verb.lemma != "be":  # "called the offer an insult"
        told = child(passage.annotation, verb, *OBJECTS) or subject_of(passage.annotation, verb)
        named = _unit_at(passage, told)
        if named is not None:
            yield Link(unit, IS, named)
    if token.tag == "VBN" and token.dep == "amod":  # "the closed bridge"
        yield Link(unit, THING, above)
    elif token.tag == "VBG" and token.dep == "amod":
        yield Link(unit, DOER, above)


def _agent(passage: Passage, verb: Token) -> Token | None:
    """Return who does what a passive says; not the "312 votes" of "was beaten by 312 votes"."""
    for by in children_of(passage.annotation, verb) if is_passive(passage.annotation, verb) else ():
        noun = child(passage.annotation, by, "pobj") if by.text.lower() == "by" else None
        unit = _unit_at(passage, noun)
        if noun is not None and unit is not None and unit.amount is None and child(passage.annotation, noun, "nummod") is None:
            return noun
    return None


def _before(passage: Passage, verb: Token) -> Token | None:
    """Return the noun right before a verb for which the parser found no subject."""
    annotation = passage.annotation
    if verb.pos not in VERBAL or not is_finite(annotation, verb) or verb.dep in AUXILIARIES:
        return None
    if subject_of(annotation, verb) is not None or child(annotation, verb, "expl"):
        return None
    place = verb.index - 1
    while place >= 0 and (passage.annotation.tokens[place].dep in AUXILIARIES or passage.annotation.tokens[place].text == ","):
        place -= 1
    before = passage.annotation.tokens[place] if place >= 0 else None
    return before if before is not None and before.pos in NOMINAL and verb.dep != "conj" else None


def _first_of(passage: Passage, token: Token) -> Token:
    """Return the first of nouns set beside each other: "director" of "the mine's director, Otto Kranz"."""
    above = head_of(passage.annotation, token)
    while token.dep == "appos" and above.dep == "appos":
        token, above = above, head_of(passage.annotation, above)
    return token


def climb(passage: Passage, token: Token) -> Unit | None:
    """Return the unit a token hangs on, past prepositions and forms of "be"."""
    own = passage.by_token.get(token.index)
    while token.head != token.index:
        token = head_of(passage.annotation, token)
        found = passage.by_token.get(token.index)
        if found is not None and found.amount is not None and not found.amount.span.overlaps(token.span):
            continue  # "at most", read as a preposition
        if found is None and token.lemma == "be":
            found = predicate_at(passage, token)
        if found is not None and found is not own:
            return found
    return None


def relation_of(passage: Passage, token: Token) -> str:
    """Return how a token stands to the unit it hangs on."""
    above = head_of(passage.annotation, token)
    if token.dep in {"pobj", "pcomp"}:
        if above.index in passage.by_token:
            return THING  # a part of a unit: "cut at most 300 jobs", "voted against the cut"
        return above.text.lower()
    if token.dep in {"attr", "acomp"} and above.lemma == "be" and above.dep != "ROOT":
        return relation_of(passage, above)
    if token.dep in COMPLEMENTS:
        return COMP
    if token.dep == "advcl":
        opener = child(passage.annotation, token, "mark") or child(passage.annotation, token, "advmod")
        to = next((t for t in children_of(passage.annotation, token) if t.tag == "TO"), None)
        opener = opener if opener is not None and opener.index < token.index else to
        return opener.text.lower() if opener is not None else MOD
    if token.dep == "dative":
        return "to"
    if token.dep in PREDICATIVES:
        return IS
    return OF if token.dep == "poss" else MOD


@cache
def kinds_of(relation: str) -> frozenset[str]:
    """Return the groups a preposition or a conjunction is of; one of no group stands for itself."""
    groups = load_lexicon("relating")
    return frozenset(name for name, words in groups.items() if relation in words) or frozenset({relation})

