"""Which terms of a reading stand for one thing.

    Economy Minister Jana Novak · Novak, the minister     Minister, Jana and Novak
    the island of Kalvo                                   island and Kalvo
    The firm sold it. It …                                firm and It, where nothing else can be meant
    Police said they …                                    Police and they

Left apart: a pronoun that two things before it agree with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.readings import Reading, Term
from generator.syntax.labels import FINITE, NOMINAL, PLURAL_TAGS, SUBJECTS, VERBAL
from generator.syntax.subjects import antecedent, speaker_meant, subject_of
from generator.syntax.tree import children_of, head_of
from generator.values.annotation import Token

PEOPLE: Final = frozenset({"he", "she", "him", "her", "his"})
FEMALE: Final = frozenset({"she", "her"})
THINGS: Final = frozenset({"it", "its"})
MANY: Final = frozenset({"they", "them", "their"})
NO_PERSON: Final = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP", "DATE", "TIME", "MONEY", "PRODUCT", "EVENT"})
NEAR: Final = 3  # tokens: an article, its noun, a comma
COMMAS: Final = frozenset({",", "-", "--", "–", "—"})  # what sets a clause off
NO_THING: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"})


def referents_of(reading: Reading) -> dict[int, frozenset[int]]:
    """Return, by the token that heads a term, the heads of all terms that stand for the same, its own included."""
    groups = {term.head.index: {term.head.index} for term in reading.terms}
    for one, other in (*_same_pairs(reading), *_firm_named(reading), *_settled(reading)):
        if one in groups and other in groups and groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for index in groups[one]:
                groups[index] = groups[one]
    for term in (u for u in reading.terms if u.is_pronoun):
        meant = _meant(reading, term, groups) if len(groups[term.head.index]) == 1 else None
        if meant is not None:
            groups[meant].add(term.head.index)
            groups[term.head.index] = groups[meant]
    return {index: frozenset(group) for index, group in groups.items()}


def _same_pairs(reading: Reading) -> Iterator[tuple[int, int]]:
    annotation = reading.annotation
    for term in reading.terms:
        token, above = term.head, head_of(annotation, term.head)
        if term.amount or term.time or token.index == above.index:
            continue
        role = _role_over(reading, token)
        if role is None and token.pos == "PROPN" and token.dep != "appos":
            role = _role_printed_before(reading, term)
        if role is not None:
            yield token.index, role.index
        elif (
            (token.dep == "appos" and _is_same(reading, token, above))
            or (token.dep == "conj" and any(t.text == "&" for t in children_of(annotation, above)))
            or (token.dep == "compound" and above.pos == "PROPN" and _is_of_name(reading, token, above))
        ):
            yield token.index, above.index
        elif token.dep == "pobj" and _is_set_off(reading, token, above):
            yield token.index, head_of(annotation, above).index
        elif token.dep == "pobj" and above.text.lower() == "of" and token.pos == "PROPN":
            named = head_of(annotation, above)
            if named.lemma in load_lexicon("name_kinds")["places"] and named.pos == "NOUN":
                yield token.index, named.index


def _firm_named(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield "the company" with the one body that is named before it."""
    for term in reading.terms:
        beside = [t.text.lower() for t in children_of(reading.annotation, term.head)]
        if "=firm" in term.keys and term.head.tag == "NN" and beside == ["the"]:
            named = [u for u in reading.terms if u.head.entity == "ORG" and u.head.pos == "PROPN"]
            heads = [u.head.index for u in named if u.head.dep != "compound" and u.head.index < term.head.index]
            yield from ((term.head.index, heads[0]) for _ in heads[:1] if len(heads) == 1)


def _settled(reading: Reading) -> Iterator[tuple[int, int]]:
    for words, ground in reading.named:
        meant = [[u.head.index for u in reading.terms if u.head.span.overlaps(span)] for span in (words, ground)]
        if all(meant):
            yield meant[0][-1], meant[1][-1]


def _role_over(reading: Reading, token: Token) -> Token | None:
    """Return the office whose holder a name behind its place is: "the mayor of Selm, Nora Lund", hung on Selm."""
    place = head_of(reading.annotation, token)
    role = head_of(reading.annotation, head_of(reading.annotation, place))
    hung = token.dep == "appos" and token.pos == "PROPN" and place.dep == "pobj" and place.pos == "PROPN"
    return role if hung and can_be_person(role) and not can_be_person(place) else None


def _role_printed_before(reading: Reading, term: Term) -> Token | None:
    """Return "the incumbent" of "ahead of the incumbent, Jan Velde, who", wherever the parser hangs the name."""
    tokens, first = reading.annotation.tokens, reading.annotation.subtree(term.head.index)[0]
    if first < NEAR or tokens[first - 1].text != "," or tokens[first - 2].pos != "NOUN" or term.head.entity != "PERSON":
        return None
    apart = tokens[min(term.head.index + 1, len(tokens) - 1)].text in {",", "."}
    return tokens[first - 2] if apart and tokens[first - NEAR].pos in {"DET", "PRON", "PART"} else None


def _is_same(reading: Reading, token: Token, above: Token) -> bool:
    """Say whether a noun set beside another names it: "Berg, the mayor"; not "Berg, not the mayor"."""
    return (
        token.pos in NOMINAL
        and token.index not in denied_nouns(reading)
        and (above.pos in NOMINAL or above.dep in SUBJECTS)
    )


def _is_set_off(reading: Reading, token: Token, of: Token) -> bool:
    """Say whether a name behind "of" and a comma is that of who holds an office: "the mayor of Selm, Nora Lund"."""
    between = reading.annotation.tokens[of.index : token.index]
    role = head_of(reading.annotation, of)
    return token.pos == "PROPN" and any(t.text == "," for t in between) and can_be_person(role)


def denied_nouns(reading: Reading) -> frozenset[int]:
    """Return the nouns that a "not" of no verb denies: "dam" of "rain, not the dam, caused it"."""
    nots = (t for t in reading.tokens if t.dep == "neg" and head_of(reading.annotation, t).pos in NOMINAL)
    behind = (next((u for u in reading.tokens if u.index > t.index and u.pos in NOMINAL), None) for t in nots)
    return frozenset(noun.index for noun in behind if noun is not None)


def _is_of_name(reading: Reading, token: Token, name: Token) -> bool:
    """Say whether a word before a name is a part of it or tells what it is; not "Sund" of "Sund minister Roth"."""
    between = reading.annotation.tokens[token.index + 1 : name.index]
    return token.pos == "NOUN" or all(t.pos == "PROPN" for t in between)


def _meant(reading: Reading, term: Term, groups: dict[int, set[int]]) -> int | None:
    token = term.head
    stands = antecedent(reading.annotation, token)
    if stands.index != token.index:
        return stands.index if stands.index in groups else None
    owner = _owner_meant(reading, token)
    if owner is not None and owner.index in groups and agrees(reading.by_token[owner.index], token.text.lower()):
        return owner.index
    speaker = speaker_meant(reading.annotation, token)
    if speaker is not None and speaker.index in groups and _is_body(token, speaker):
        return speaker.index
    counted = _counted_speaker(reading, token)
    if counted is not None and counted.index in groups:
        return counted.index
    before = [u for u in reading.terms if u.head.index < token.index and agrees(u, token.text.lower())]
    before = [u for u in before if token.text.lower() not in PEOPLE or not is_placed(reading, u.head)]
    before = _counted_wholes(reading, token, before) or before
    before = [u for u in before if token.text.lower() not in THINGS or not _is_place_of_one(reading, u, before)]
    apart, sentence = _doer_beside(reading, token, groups), reading.annotation.sentence_at(token.start)
    before = [u for u in before if u.head.index not in apart and not _is_other(reading, token, groups[u.head.index])]
    before = [u for u in before if sentence is not None and u.head.index >= sentence.first] or before
    meant = {id(groups[u.head.index]): u.head.index for u in before}
    if len(meant) == 1:
        return next(iter(meant.values()))
    return next((u.head.index for u in before if u.head is _subject_before(reading, token)), None)


def _is_place_of_one(reading: Reading, term: Term, others: list[Term]) -> bool:
    """Say whether a place is told of another of some nouns: "Orla" of "a garage in Orla"."""
    at = head_of(reading.annotation, term.head)
    return is_placed(reading, term.head) and any(u.head is head_of(reading.annotation, at) for u in others)


def _owner_meant(reading: Reading, token: Token) -> Token | None:
    """Return the subject whose "its" or "their" is of its verb's object, or of the subject that "and" joins to it."""
    if token.tag != "PRP$" or token.text.lower() in PEOPLE:
        return None
    noun = head_of(reading.annotation, token)
    verb = head_of(reading.annotation, noun)
    if noun.dep in SUBJECTS and verb.dep == "conj":
        return subject_of(reading.annotation, head_of(reading.annotation, verb))
    return subject_of(reading.annotation, verb) if noun.dep == "dobj" and verb.tag in FINITE else None


def _counted_wholes(reading: Reading, token: Token, before: list[Term]) -> list[Term]:
    """Return what is counted higher than a part of it: "52 passengers" before "nine of them"."""
    part = reading.by_token.get(head_of(reading.annotation, head_of(reading.annotation, token)).index)
    if token.dep != "pobj" or part is None or part.amount is None or part.amount.unit is not None:
        return []
    counts = ((u, reading.by_token.get(t.index)) for u in before for t in children_of(reading.annotation, u.head))
    return [u for u, n in counts if n is not None and n.amount is not None and n.amount.value > part.amount.value]


def _counted_speaker(reading: Reading, token: Token) -> Token | None:
    """Return the "three" of "three of the banks said they would"."""
    saying = head_of(reading.annotation, head_of(reading.annotation, token))
    if token.text.lower() not in MANY or saying.lemma not in load_lexicon("cues")["speech"]:
        return None
    speaker = subject_of(reading.annotation, saying)
    return speaker if speaker is not None and speaker.pos == "NUM" else None


def _is_body(token: Token, speaker: Token) -> bool:
    """Say whether a speaker can be meant by a pronoun: "it" is not the spokesman who says so, "she" not the court."""
    if token.text.lower() in PEOPLE and speaker.pos == "NOUN" and not can_be_person(speaker):
        return speaker.lemma not in load_lexicon("speakers")["organisation"]
    return token.text.lower() not in THINGS or not can_be_person(speaker)


def _is_other(reading: Reading, token: Token, group: set[int]) -> bool:
    """Say whether another pronoun stands for a person already: who is "she" is not "he"."""
    words = {reading.annotation.tokens[i].text.lower() for i in group}
    return token.text.lower() in PEOPLE and any(
        word in PEOPLE and (word in FEMALE) is not (token.text.lower() in FEMALE) for word in words
    )


def _subject_before(reading: Reading, token: Token) -> Token | None:
    """Return the subject of the clause a pronoun's own is joined to: "the drug helped, but it did not cure".

    Of a clause that hangs on another, where that has the only name before: "Corvan set the mark when it paid".
    """
    verb = head_of(reading.annotation, token)
    if verb.dep not in {"conj", "advcl"} or token.dep not in SUBJECTS or token.text.lower() in PEOPLE:
        return None
    subject = subject_of(reading.annotation, head_of(reading.annotation, verb))
    names = [u for u in reading.terms if u.head.pos == "PROPN" and u.time is None and u.head.index < token.index]
    own = reading.annotation.subtree(subject.index) if subject is not None else ()
    alone = all(u.head.index in own for u in names)
    return subject if verb.dep == "conj" or (subject is not None and subject.pos == "PROPN" and alone) else None


def _doer_beside(reading: Reading, token: Token, groups: dict[int, set[int]]) -> set[int]:
    """Return what the subject of a pronoun's verb stands for: "Roe met him" is of two people."""
    verb = head_of(reading.annotation, token)
    doer = subject_of(reading.annotation, verb) if verb.pos in VERBAL and token.dep not in SUBJECTS else None
    return groups.get(doer.index, set()) if doer is not None else set()


def is_placed(reading: Reading, noun: Token) -> bool:
    """Say whether a name stands behind "in" or "at", and is that of a place."""
    at = head_of(reading.annotation, noun)
    return noun.dep == "pobj" and noun.pos == "PROPN" and at.text.lower() in {"in", "at"}


def agrees(term: Term, pronoun: str) -> bool:
    """Say whether a pronoun can stand for a noun: "she" for a mayor, "it" for a firm, "they" for ships."""
    token = term.head
    if token.pos not in NOMINAL or term.amount or term.time or token.dep in {"compound", "amod"}:
        return False
    plural, entity = token.tag in PLURAL_TAGS, token.entity
    if pronoun in PEOPLE:
        return not plural and entity not in NO_PERSON and (token.pos == "PROPN" or can_be_person(token))
    if pronoun in THINGS:
        return not plural and entity != "PERSON" and entity not in NO_THING and not can_be_person(token)
    return pronoun in MANY and (plural or entity == "ORG" or token.lemma in load_lexicon("speakers")["organisation"])


def can_be_person(token: Token) -> bool:
    """Say whether a noun may name a person by what he does: "mayor", "gardener"."""
    roles, speakers = load_lexicon("roles"), load_lexicon("speakers")
    named = any(token.lemma in group for group in (roles["head"], roles["title"], roles["of"], speakers["people"]))
    return named or token.lemma.endswith(("er", "or", "ist", "man", "woman"))


def partitives_of(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield a noun with the amount or word that takes a part of it: "members" and "two" of "two of the members".

    A part whose noun is left out is of any noun before it in its sentence: "about 4,000" behind "90,000 households".
    """
    for term in reading.terms:
        above = head_of(reading.annotation, term.head)
        if term.head.dep == "pobj" and above.text.lower() == "of":
            part = reading.by_token.get(above.head)
            if part is not None and (part.amount is not None or part.head.pos in {"NUM", "PRON", "DET", "ADJ"}):
                yield term.head.index, part.head.index
        if _is_bare_part(reading, term):
            sentence = reading.annotation.sentence_at(term.head.start)
            nouns = (u for u in reading.terms if sentence and sentence.first <= u.head.index < term.tokens[0])
            yield from ((u.head.index, term.head.index) for u in nouns if u.head.pos == "NOUN" and not u.amount)


def _is_bare_part(reading: Reading, term: Term) -> bool:
    """Say whether a number, "neither" or "the first" stands without its noun: "the first is to be delivered"."""
    token = term.head
    counts = term.amount is not None and term.amount.unit is None
    part = counts or token.tag in {"DT", "JJ"} or token.text.lower() in {"neither", "both", "those", "one", "others"}
    own = any(t.dep in {"prep", "relcl"} and t.text.lower() == "of" for t in children_of(reading.annotation, token))
    return part and not own and token.dep in {*SUBJECTS, "dobj", "pobj", "conj", "attr"}


def is_relative(token: Token, reading: Reading) -> bool:
    """Say whether a verb's clause is told beside a noun, behind a comma: "the firm, which employs 50"."""
    while token.dep == "conj":  # "which begins in May and ends in June"
        token = head_of(reading.annotation, token)
    first = reading.annotation.subtree(token.index)[0]
    return token.dep in {"relcl", "acl"} and first > 0 and reading.annotation.tokens[first - 1].text in COMMAS
