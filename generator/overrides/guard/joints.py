"""How the terms of a reading are joined: who does what to whom, what is said of what, when and where.

    The council paid the firm in May.      paid –doer→ council · paid –thing→ firm · paid –in→ May
    The firm was paid by the council.      the same, without May
    Berg, the mayor · Berg is the mayor    Berg –is– mayor
    Berg said it closed · according to Berg   said –doer→ Berg, said –comp→ closed

Left out: what "and" joins two verbs of, which are told each for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.readings import Reading, Term, supported_noun
from generator.syntax.labels import (
    AUXILIARIES,
    COMPLEMENTS,
    NOMINAL,
    NOUN_SUBJECTS,
    OBJECTS,
    PREDICATIVES,
    SUBJECTS,
    VERBAL,
    WH_TAGS,
)
from generator.syntax.subjects import antecedent, subject_of
from generator.syntax.tree import child, children_of, head_of
from generator.syntax.verbs import is_finite, is_passive
from generator.values.annotation import Token

DOER, THING, IS, OF, MOD, COMP = "doer", "thing", "is", "'s", "mod", "comp"
RELATIONS: Final = {
    **dict.fromkeys(COMPLEMENTS, COMP),
    **dict.fromkeys(PREDICATIVES, IS),
    "dative": "to",
    "poss": OF,
    "appos": IS,
}  # by the parser's label
COUNTING: Final = frozenset({"nummod", "compound", "amod"})  # an amount before what it counts
WHOLES: Final = frozenset({"them", "whom", "which", "these", "those"})  # of which a part is told
UNTOLD: Final = frozenset({*SUBJECTS, *OBJECTS, "relcl", "acl", "agent", "ROOT", "punct", "parataxis"})


@dataclass(frozen=True, slots=True)
class Joint:
    """Two terms and how the second stands to the first."""

    governor: Term
    relation: str  # "doer", "thing", "is", "of", "mod", "comp" or a preposition or conjunction: "before"
    dependent: Term


def joints_of(reading: Reading) -> tuple[Joint, ...]:
    """Return how the terms of a reading are joined, each pair once for each relation."""
    found = [joint for token in reading.tokens for joint in _of_verb(reading, token)]
    loose = {_first_of(reading, noun).index for t in reading.tokens if (noun := _noun_before(reading, t)) is not None}
    found += [joint for term in reading.terms if term.head.index not in loose for joint in _of_term(reading, term)]
    found += [
        Joint(joint.governor, joint.relation, other)
        for joint in found
        for other in _joined_nouns(reading, joint.dependent)
    ]
    return tuple(dict.fromkeys(joint for joint in found if joint.governor is not joint.dependent))


def _joined_nouns(reading: Reading, term: Term) -> Iterator[Term]:
    """Yield the nouns joined to one by "and"."""
    if term.head.pos in VERBAL:
        return
    for token in children_of(reading.annotation, term.head):
        other = reading.by_token.get(token.index)
        if token.dep == "conj" and other is not None and other is not term and token.pos not in VERBAL:
            yield other
            yield from _joined_nouns(reading, other)


def predicate_at(reading: Reading, verb: Token) -> Term | None:
    """Return the term of what a verb says: its own, or what "is" says of its subject."""
    term = reading.by_token.get(verb.index)
    if term is not None or verb.lemma != "be":
        return term
    told = [t for t in children_of(reading.annotation, verb) if t.dep in {*PREDICATIVES, "prep", "advmod"}]
    for token in sorted(told, key=lambda t: t.dep == "advmod"):  # "in hospital" of "is still in hospital"
        place = child(reading.annotation, token, "pobj") if token.dep == "prep" else token
        if place is not None and place.index in reading.by_token:
            return reading.by_token[place.index]
    return None


def _of_verb(reading: Reading, verb: Token) -> Iterator[Joint]:
    annotation = reading.annotation
    if verb.text.lower() == "according":
        yield from _according_to(reading, verb)
    predicate = predicate_at(reading, verb) if verb.pos in VERBAL and verb.dep not in {"aux", "auxpass"} else None
    if predicate is None:
        return
    passive = is_passive(annotation, verb)
    subject = subject_of(annotation, verb)
    kind = IS if verb.lemma == "be" and len(predicate.tokens) == 1 else THING if passive else DOER
    kind = "to" if passive and _is_given(reading, verb) else kind
    ends = [(kind, subject if subject is not None else _noun_before(reading, verb)), (DOER, _agent(reading, verb))]
    ends += [(kind, t) for t in children_of(annotation, verb) if t.dep in NOUN_SUBJECTS]  # the parser may find two
    ends += [(THING, antecedent(annotation, t)) for t in children_of(annotation, verb) if t.dep in OBJECTS]
    gap = _object_before(reading, verb)
    ends += [(THING, gap)] if gap is not None else []
    ends += [("to", t) for t in children_of(annotation, verb) if t.dep == "dative" and t.pos != "ADP"]
    for relation, token in ends:
        term = _term_at(reading, token)
        if term is not None and term.time is None:
            yield Joint(predicate, relation, term)
    where = next((t for t in children_of(annotation, verb) if t.text.lower() in {"where", "when"}), None)
    place = _term_at(reading, head_of(annotation, verb)) if verb.dep == "relcl" and where is not None else None
    if place is not None:
        yield Joint(predicate, "in", place)  # "Orvik, where prices rose"
    yield from _of_deed(reading, verb, subject)
    whose = child(annotation, subject, "poss") if subject is not None and verb.dep == "relcl" else None
    owned, owner = _term_at(reading, subject), _term_at(reading, head_of(annotation, verb))
    if whose is not None and whose.tag == "WP$" and owned is not None and owner is not None:
        yield Joint(owned, OF, owner)
    for token in children_of(annotation, verb):
        if token.dep == "parataxis" and token.index in reading.by_token:
            yield Joint(reading.by_token[token.index], COMP, predicate)


def _of_deed(reading: Reading, verb: Token, subject: Token | None) -> Iterator[Joint]:
    """Yield who does what a noun names, and to what: "opened an investigation into the fire"."""
    noun = supported_noun(reading, verb)
    deed, doer = (reading.by_token.get(t.index) if t is not None else None for t in (noun, subject))
    if noun is None or deed is None:
        return
    if doer is not None and not is_passive(reading.annotation, verb):
        yield Joint(deed, DOER, doer)
    for to in (*children_of(reading.annotation, verb), *children_of(reading.annotation, noun)):
        end = child(reading.annotation, to, "pobj") if to.text.lower() in {"into", "of", "on"} else None
        term = reading.by_token.get(end.index) if end is not None else None
        if to.index > noun.index and term is not None and term.time is None and term.amount is None:
            yield Joint(deed, THING, term)


def _is_given(reading: Reading, verb: Token) -> bool:
    """Say whether the subject of a passive is who gets something: "the council was sent a letter"."""
    found = child(reading.annotation, verb, *OBJECTS) if verb.lemma in load_lexicon("guard")["giving"] else None
    term = reading.by_token.get(found.index) if found is not None else None
    return term is not None and term.amount is None


def _object_before(reading: Reading, verb: Token) -> Token | None:
    """Return the noun that a clause without "that" tells of: "payments he received"."""
    own = children_of(reading.annotation, verb)
    subject = next((t for t in own if t.dep in NOUN_SUBJECTS), None)
    told = verb.dep == "relcl" and subject is not None and subject.tag not in WH_TAGS
    own += tuple(
        u for t in own if t is subject for u in children_of(reading.annotation, t)
    )  # "whose captain is missing"
    full = any(t.dep in OBJECTS or t.tag in WH_TAGS or t.dep in PREDICATIVES for t in own)
    return head_of(reading.annotation, verb) if told and not full and verb.lemma != "be" else None


def _term_at(reading: Reading, token: Token | None) -> Term | None:
    """Return the term of a noun; of "the number of accidents", "a total of 12 accidents" the accidents."""
    if token is not None and token.lemma in {"number", "total"}:
        of = child(reading.annotation, token, "prep")
        token = child(reading.annotation, of, "pobj") if of is not None else token
    return reading.by_token.get(token.index) if token is not None else None


def _according_to(reading: Reading, token: Token) -> Iterator[Joint]:
    to = child(reading.annotation, token, "prep")
    who = child(reading.annotation, to, "pobj") if to is not None else None
    term, named, above = reading.by_token.get(token.index), _term_at(reading, who), climb(reading, token)
    if term is not None and named is not None:
        yield Joint(term, DOER, named)
    if term is not None and above is not None:
        yield Joint(term, COMP, above)


def _of_term(reading: Reading, term: Term) -> Iterator[Joint]:
    token, above = term.head, climb(reading, term.head)
    if above is None or not _is_told_here(reading, term, above):
        return
    before = preposition_before(reading, term)
    placed = any(before in words for words in load_lexicon("relating").values())
    counted = term.amount is not None and above.amount is not None and placed  # "from 65 to 67"
    noun = term.time is not None and token.dep == "compound"  # "On Thursday parliament voted"
    above = (climb(reading, above.head) or above) if counted or noun else (_part_before(reading, token) or above)
    placed = placed and (term.time is not None or (term.amount is not None and token.dep not in COUNTING))
    yield Joint(above, before if placed else relation_of(reading, token), term)
    yield from _described(reading, term, above)


def _part_before(reading: Reading, token: Token) -> Term | None:
    """Return the part behind whose "of them" a preposition stands: "nine" of "52, nine of them with burns"."""
    before = reading.annotation.tokens[max(0, token.head - 3) : token.head] if token.dep == "pobj" else ()
    words = [t.text.lower() for t in before]
    if words[1:2] == ["of"] and words[-1] in WHOLES:
        return reading.by_token.get(before[0].index)
    among = words[:1] == ["among"] and words[1] in WHOLES and before[-1].pos == "NUM"
    return reading.by_token.get(before[-1].index) if among else None


def _is_told_here(reading: Reading, term: Term, above: Term) -> bool:
    """Say whether a term's own place tells how it is joined; of what does and undergoes something its verb tells."""
    token, head = term.head, head_of(reading.annotation, term.head)
    of_verb = token.dep in UNTOLD and not (token.dep in OBJECTS and head.pos not in VERBAL)
    if (of_verb and term.time is None) or token.dep in {"conj", "ROOT"}:
        return False
    if token.dep == "pobj" and child(reading.annotation, head, *NOUN_SUBJECTS) is not None:
        return False  # of a part of them: "most of them to foreign buyers"
    if token.dep == "pobj" and _tells_of_part(reading, head):
        return False
    if "according" in {token.text.lower(), above.head.text.lower()}:
        return False  # told by ``_according_to``
    return not (token.dep == "pobj" and _agent(reading, head_of(reading.annotation, head)) is token)


def _tells_of_part(reading: Reading, preposition: Token) -> bool:
    """Say whether a place is told of a part of what stands before: "12 ships, three of which are in Orvik"."""
    verb = head_of(reading.annotation, preposition)
    doer = child(reading.annotation, verb, *NOUN_SUBJECTS) if verb.lemma == "be" and verb.dep == "relcl" else None
    return doer is not None and doer.tag not in WH_TAGS


def _described(reading: Reading, term: Term, above: Term) -> Iterator[Joint]:
    """Yield what a word that describes another says of it."""
    token, verb = term.head, head_of(reading.annotation, term.head)
    if token.dep in PREDICATIVES and verb.lemma != "be":  # "called the offer an insult"
        named = _term_at(reading, child(reading.annotation, verb, *OBJECTS) or subject_of(reading.annotation, verb))
        if named is not None:
            yield Joint(term, IS, named)
    if token.dep == "amod" and token.tag in {"VBN", "VBG"}:  # "the closed bridge", "falling demand"
        yield Joint(term, THING if token.tag == "VBN" else DOER, above)


def preposition_before(reading: Reading, term: Term) -> str:
    """Return the preposition before an amount or time, past "about"; empty for a verb's particle."""
    place = term.tokens[0] - 1
    if place > 0 and reading.annotation.tokens[place].text.lower() in load_lexicon("qualifiers")["about"]:
        place -= 1
    last = reading.annotation.tokens[max(0, place)]
    return last.text.lower() if last.dep != "prt" else ""


def _agent(reading: Reading, verb: Token) -> Token | None:
    """Return who does what a passive says; not the "312 votes" of "was beaten by 312 votes"."""
    for by in children_of(reading.annotation, verb) if is_passive(reading.annotation, verb) else ():
        noun = child(reading.annotation, by, "pobj") if by.text.lower() == "by" else None
        term = _term_at(reading, noun)
        if (
            noun is not None
            and term is not None
            and term.amount is None
            and term.time is None
            and child(reading.annotation, noun, "nummod") is None
        ):
            return noun
    return None


def _noun_before(reading: Reading, verb: Token) -> Token | None:
    """Return the noun right before a verb for which the parser found no subject."""
    annotation = reading.annotation
    if verb.pos not in VERBAL or not is_finite(annotation, verb) or verb.dep in AUXILIARIES:
        return None
    if subject_of(annotation, verb) is not None or child(annotation, verb, "expl"):
        return None
    place = verb.index - 1
    while place >= 0 and (
        reading.annotation.tokens[place].dep in AUXILIARIES or reading.annotation.tokens[place].text == ","
    ):
        place -= 1
    before = reading.annotation.tokens[place] if place >= 0 else None
    return before if before is not None and before.pos in NOMINAL and verb.dep != "conj" else None


def _first_of(reading: Reading, token: Token) -> Token:
    """Return the first of nouns set beside each other: "director" of "the mine's director, Otto Kranz"."""
    above = head_of(reading.annotation, token)
    while token.dep == "appos" and above.dep == "appos":
        token, above = above, head_of(reading.annotation, above)
    return token


def climb(reading: Reading, token: Token) -> Term | None:
    """Return the term a token hangs on, past prepositions and forms of "be"."""
    own = reading.by_token.get(token.index)
    while token.head != token.index:
        token = head_of(reading.annotation, token)
        found = reading.by_token.get(token.index)
        if found is not None and found.amount is not None and not found.amount.span.overlaps(token.span):
            continue  # "at most", read as a preposition
        if found is None and token.lemma == "be":
            found = predicate_at(reading, token)
        if found is not None and found is not own:
            return found
    return None


def relation_of(reading: Reading, token: Token) -> str:
    """Return how a token stands to the term it hangs on."""
    above = head_of(reading.annotation, token)
    verb = head_of(reading.annotation, above)
    if token.dep == "pobj" and verb.lemma == "be" and predicate_at(reading, verb) is reading.by_token[token.index]:
        return RELATIONS.get(verb.dep, MOD)  # "said they were in hospital"
    if token.dep in {"pobj", "pcomp"}:  # a part of a term is no preposition: "cut at most 300 jobs", "voted against it"
        return THING if above.index in reading.by_token else above.text.lower()
    if token.dep in {"attr", "acomp", "xcomp"} and above.lemma == "be" and above.dep != "ROOT":
        return relation_of(reading, above)
    if token.dep == "advcl":
        return _opener_of(reading, token)
    return RELATIONS.get(token.dep, MOD)


def _opener_of(reading: Reading, verb: Token) -> str:
    """Return what opens a clause: "because", "before", the "to" of "to avoid it"; else it is only beside the other."""
    found = child(reading.annotation, verb, "mark", "advmod")
    to = next((t for t in children_of(reading.annotation, verb) if t.tag == "TO"), None)
    opener = found if found is not None and found.index < verb.index else to
    return opener.text.lower() if opener is not None else MOD


@cache
def kinds_of(relation: str) -> frozenset[str]:
    """Return the groups a preposition or a conjunction is of; one of no group stands for itself."""
    groups = load_lexicon("relating")
    return frozenset(name for name, words in groups.items() if relation in words) or frozenset({relation})
