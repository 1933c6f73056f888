"""Figures of different sources that count the same deed, whatever the sentences around them.

"killing at least six civilians" and "two people have died" count the dead of the story's event; "closed 300 stores"
and "the closing of 600 stores" one retailer's closings; "up to ten years in prison" and "could be jailed for up to 14
years" one law's maximum. Left alone: a second toll in one article (it is of another event), parts of a whole, and
deeds of parties that do not share a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from generator.figures.places import words_for
from generator.lexicons.casualties import words_of_toll
from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.counts import measured_units
from generator.relations.comparing.terms import is_content, is_name, word_of
from generator.relations.differences.counted import Counted
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.findings import FigureRole, Qualifier

LEXICON = load_lexicon("differences")
TOLLS: Final = ("killed", "injured", "missing", "trapped", "hospitalised", "arrested", "evacuated", "rescued")
DONE: Final = {"hospitalised": "taken to hospital"}
LONG_MEASURE: Final = 60  # characters from which a measure is a clause of its own
LEAD: Final = 6  # sentences in which a toll is the story's own
BESIDE: Final = frozenset({"compound", "amod", "advmod", "oprd", "acomp", "attr", "prt", "nsubj", "nsubjpass"})


def same_deeds(counted: tuple[Counted, ...]) -> Iterator[tuple[Counted, Counted]]:
    """Yield the figures of two sources that count the same deed."""
    for (key, one), (other_key, other) in combinations(main_deeds(counted).items(), 2):
        if key[0] == other_key[0] and key[1] != other_key[1] and share_scope(key[0], one, other):
            yield one, other


def main_deeds(counted: tuple[Counted, ...]) -> dict[tuple[str, str], Counted]:
    """Return the first figure of each deed in each source that counts all whom it befell."""
    main: dict[tuple[str, str], Counted] = {}
    for one in counted:
        deed = deed_of(one) if one.figure.role is FigureRole.VALUE or is_maximum(one) else None
        if deed is not None and not _is_part(one, deed):
            main.setdefault((deed, one.dated.source), one)
    return main


def deed_of(one: Counted) -> str | None:
    """Return what was done to what a figure counts: "killed", "closed"; None for no deed known."""
    lemmas = {t.lemma for t in _around(one)}
    is_people = _counts_people(one)
    for deed in TOLLS:
        if is_people and lemmas & words_of_toll(deed, of_people=True) and (one.number < LEAD or _is_standing(one)):
            return deed
    unit = one.figure.quantity.unit.lower()
    counted = {unit} | {t.text.lower() for t in _around(one) if t.pos == "NOUN"}
    for deed in ("closed", "destroyed"):
        kind = next((k for k in ("premises", "homes") if counted & set(LEXICON[k])), None)
        if lemmas & set(LEXICON[deed]) and kind:
            return f"{deed} {unit if kind == 'premises' else kind}"
    if lemmas & set(LEXICON["dismissed"]) and unit in LEXICON["staff"]:
        return "dismissed"
    if one.governor.pos == "NUM" and one.governor.text.isdigit():
        return f"altogether {unit} for {one.governor.text}"
    return "penalty" if is_maximum(one) else None


def is_maximum(one: Counted) -> bool:
    """Say whether a figure is the most that a law or court allows: "up to ten years in prison"."""
    quantity = one.figure.quantity
    if quantity.qualifier is not Qualifier.AT_MOST or quantity.unit not in {"years", "year", "months"}:
        return False
    annotation = one.dated.article.annotation
    sentence = annotation.tokens[
        max(one.sentence.first, one.anchor.index - 6) : min(one.sentence.last, one.anchor.index + 6)
    ]
    return any(t.lemma in LEXICON["penalty"] for t in sentence)


def _is_standing(one: Counted) -> bool:
    """Say whether a clause without a date tells a count as it stands: "24 are missing"; it is of the story's event."""
    tokens = one.dated.article.annotation.tokens_in(one.claim.span)
    return any(t.text in {"is", "are"} for t in tokens) and not any(t.entity == "DATE" for t in tokens)


def is_toll(one: Counted) -> bool:
    """Say whether a figure counts people whom the story's event befell."""
    return deed_of(one) in TOLLS


def grows(one: Counted) -> bool:
    """Say whether a later count takes the place of an earlier one: the tolls of an event under way."""
    deed = deed_of(one)
    return deed is not None and (deed in TOLLS or deed.startswith("destroyed"))


def _around(one: Counted) -> list[Token]:
    """The words that say what befell: the governor, the counted noun, and what stands beside them."""
    annotation = one.dated.article.annotation
    near = [one.governor, one.anchor, *(annotation.tokens[c] for c in annotation.children[one.anchor.index])]
    for index in annotation.children[one.governor.index]:
        token = annotation.tokens[index]
        if token.dep in BESIDE:
            near.append(token)
            near += [annotation.tokens[c] for c in annotation.children[index] if annotation.tokens[c].dep == "compound"]
    measured = one.figure.measure_span
    return near + (list(annotation.tokens_in(measured)) if measured and measured.length < LONG_MEASURE else [])


def _counts_people(one: Counted) -> bool:
    annotation = one.dated.article.annotation
    lemmas = {t.lemma for t in annotation.tokens_in(one.figure.span)} | {one.anchor.lemma}
    subjects = {t.lemma for t in _around(one)} & {"toll", "number"}
    return bool(lemmas & set(LEXICON["people"])) or one.figure.quantity.unit in {"people", "number"} or bool(subjects)


def severity_of(one: Counted) -> frozenset[str]:
    """Return how badly those counted were hurt: "seriously"; of all the hurt they are a part."""
    return frozenset(t.text.lower() for t in _around(one)) & words_for("severity")


def _is_part(one: Counted, deed: str) -> bool:
    """Say whether a figure counts only some of those whom a deed befell."""
    annotation = one.dated.article.annotation
    lemmas = {t.lemma for t in annotation.tokens_in(one.figure.span)}
    first = annotation.tokens_in(one.figure.outer)[0].index
    before = annotation.tokens[max(one.sentence.first, first - 3) : first]
    around = {t.lemma for t in _around(one)} | {t.lemma for t in before}
    return (deed in TOLLS and bool(severity_of(one) or lemmas & set(LEXICON["part"]))) or bool(
        around & set(LEXICON["partial"])
    )


def share_scope(deed: str, one: Counted, other: Counted) -> bool:
    """Say whether two figures may be of one party: a common name, or no name on one side."""
    if deed in {"dismissed", "penalty"}:
        return True
    here, there = (_parties(c) if deed in TOLLS else c.names for c in (one, other))
    return bool(here & there) or not here or not there


def _parties(one: Counted) -> frozenset[str]:
    """The names in a toll's sentence, but for those who tell it."""
    annotation = one.dated.article.annotation
    speakers = [q.speaker.mention for q in one.dated.article.quotes if q.speaker is not None]
    inside = annotation.tokens[one.sentence.first : one.sentence.last]
    named = (t for t in inside if is_content(t) and is_name(t) and t.entity != "PERSON")
    return frozenset(word_of(t) for t in named if not any(s.overlaps(t.span) for s in speakers))


def moves_by_the_hour(annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a sentence tells of a market: prices that rise and fall within a day."""
    lemmas = {t.lemma for t in annotation.tokens[sentence.first : sentence.last]}
    return bool(lemmas & set(LEXICON["volatile"])) and bool(lemmas & set(LEXICON["moves"]))


def topic_of(one: Counted) -> str:
    """Return what two figures differ about: "civilians killed", "stores closed"."""
    deed, unit = deed_of(one), one.figure.quantity.unit
    if deed == "penalty":
        return "longest possible sentence"
    if deed is not None and deed not in TOLLS:
        return f"number of {unit} {deed.split()[0]}"
    if deed is not None:
        return f"number of people {DONE.get(deed, deed)}"
    measure = one.figure.measure or unit
    is_count = unit not in measured_units() and not unit.isupper() and one.anchor.tag == "NNS"
    return f"number of {measure}" if is_count else measure
