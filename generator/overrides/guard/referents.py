"""Which units of a passage stand for one thing.

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
from generator.overrides.guard.passages import Passage, Unit
from generator.syntax.labels import NOMINAL, PLURAL_TAGS, SUBJECTS
from generator.syntax.subjects import antecedent, speaker_meant
from generator.syntax.tree import children_of, head_of
from generator.values.annotation import Token

PEOPLE: Final = frozenset({"he", "she", "him", "her"})
THINGS: Final = frozenset({"it"})
MANY: Final = frozenset({"they", "them"})
NO_PERSON: Final = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP", "DATE", "TIME", "MONEY", "PRODUCT", "EVENT"})
NO_THING: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"})


def referents_of(passage: Passage) -> dict[int, frozenset[int]]:
    """Return, by the token that heads a unit, the heads of all units that stand for the same, its own included."""
    groups = {unit.head.index: {unit.head.index} for unit in passage.units}
    for one, other in _pairs(passage):
        if one in groups and other in groups and groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for index in groups[one]:
                groups[index] = groups[one]
    for unit in (u for u in passage.units if u.is_pronoun):
        meant = _meant(passage, unit, groups)
        if meant is not None:
            groups[meant].add(unit.head.index)
            groups[unit.head.index] = groups[meant]
    return {index: frozenset(group) for index, group in groups.items()}


def _pairs(passage: Passage) -> Iterator[tuple[int, int]]:
    annotation = passage.annotation
    for unit in passage.units:
        token, above = unit.head, head_of(annotation, unit.head)
        if unit.amount or unit.time or token.index == above.index:
            continue
        if token.dep == "appos" and _is_same(passage, token, above):
            yield token.index, above.index
        elif token.dep == "conj" and any(t.text == "&" for t in children_of(annotation, above)):
            yield token.index, above.index
        elif token.dep == "compound" and above.pos == "PROPN" and _is_of_name(passage, token, above):
            yield token.index, above.index
        elif token.dep == "pobj" and above.text.lower() == "of" and token.pos == "PROPN":
            named = head_of(annotation, above)
            if named.lemma in load_lexicon("name_kinds")["places"] and named.pos == "NOUN":
                yield token.index, named.index


def _is_same(passage: Passage, token: Token, above: Token) -> bool:
    """Say whether a noun set beside another names it: "Berg, the mayor"; not "Berg, not the mayor"."""
    return token.pos in NOMINAL and token.index not in denied_nouns(passage) and (above.pos in NOMINAL or above.dep in SUBJECTS)


def denied_nouns(passage: Passage) -> frozenset[int]:
    """Return the nouns that a "not" of no verb denies: "dam" of "rain, not the dam, caused it"."""
    nots = (t for t in passage.tokens if t.dep == "neg" and head_of(passage.annotation, t).pos in NOMINAL)
    behind = (next((u for u in passage.tokens if u.index > t.index and u.pos in NOMINAL), None) for t in nots)
    return frozenset(noun.index for noun in behind if noun is not None)


def _is_of_name(passage: Passage, token: Token, name: Token) -> bool:
    """Say whether a word before a name is a part of it or tells what it is; not "Norland" of "Norland minister Roth"."""
    between = passage.annotation.tokens[token.index + 1 : name.index]
    return token.pos == "NOUN" or all(t.pos == "PROPN" for t in between)


def _meant(passage: Passage, unit: Unit, groups: dict[int, set[int]]) -> int | None:
    token = unit.head
    stands = antecedent(passage.annotation, token)
    if stands.index != token.index:
        return stands.index if stands.index in groups else None
    speaker = speaker_meant(passage.annotation, token)
    if speaker is not None and speaker.index in groups:
        return speaker.index
    before = [u for u in passage.units if u.head.index < token.index and _agrees(u, token.text.lower())]
    meant = {id(groups[u.head.index]): u.head.index for u in before}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _agrees(unit: Unit, pronoun: str) -> bool:
    token = unit.head
    if token.pos not in NOMINAL or unit.amount or unit.time or token.dep in {"compound", "amod"}:
        return False
    plural, entity = token.tag in PLURAL_TAGS, token.entity
    if pronoun in PEOPLE:
        return not plural and entity not in NO_PERSON and (token.pos == "PROPN" or _is_person(token))
    if pronoun in THINGS:
        return not plural and entity != "PERSON" and entity not in NO_THING and not _is_person(token)
    return pronoun in MANY and (plural or entity == "ORG" or token.lemma in load_lexicon("speakers")["organisation"])


def _is_person(token: Token) -> bool:
    roles, speakers = load_lexicon("roles"), load_lexicon("speakers")
    named = any(token.lemma in group for group in (roles["head"], roles["title"], roles["of"], speakers["people"]))
    return named or token.lemma.endswith(("er", "or", "ist", "man", "woman"))


def partitives_of(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield a noun with the amount or word that takes a part of it: "members" and "two" of "two of the members"."""
    for unit in passage.units:
        above = head_of(passage.annotation, unit.head)
        if unit.head.dep == "pobj" and above.text.lower() == "of":
            part = passage.by_token.get(above.head)
            if part is not None and (part.amount is not None or part.head.pos in {"NUM", "PRON", "DET", "ADJ"}):
                yield unit.head.index, part.head.index


def is_relative(token: Token, passage: Passage) -> bool:
    """Say whether a verb's clause is told beside a noun, behind a comma: "the firm, which employs 50 people, …"."""
    first = passage.annotation.subtree(token.index)[0]
    return token.dep == "relcl" and first > 0 and passage.annotation.tokens[first - 1].text == ","

