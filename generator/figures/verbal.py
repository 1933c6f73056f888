"""Measures given by verbs, prepositions and comparisons.

    timber trade hit $41.6 billion · sales rose 5 percent to $7 million          → the subject
    a plan to lift yearly output to $5bn · cut its workforce by 5 percent        → the object
    Norrland said it earned $417 million                                         → earnings of Norrland
    agreed to buy the cable company for $5m                                      → purchase of cable company
    with Marten up 9 percent · six feet tall · worth $5m                         → what is compared

Left alone: a verb whose subject the syntax had to fetch across another noun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.figures.nominal import is_amount_noun, is_counted, noun_measure, subject_measure
from generator.figures.places import Measure, Place, labelled, words_for
from generator.figures.units import UnitKind
from generator.figures.verb_nouns import about_object, about_subject
from generator.syntax.labels import FINITE_VERBS, NOMINAL, OBJECTS, SUBJECTS, VERBAL
from generator.syntax.tree import child
from generator.syntax.verbs import is_passive
from generator.values.annotation import Token

PREPOSITION_DEPS: Final = frozenset({"prep", "agent", "pcomp", "dative", "conj", "prt", "advmod"})
OBJECT_DEPS: Final = frozenset({"dobj", "npadvmod", "oprd", "attr", "dative"})
VERB_DEPS: Final = OBJECT_DEPS | {"advmod", "acomp", "nummod", "dep"}
NOUN_PREPOSITIONS: Final = frozenset(
    {"of", "to", "at", "from", "between", "for", "with", "by", "below", "above", "under", "over", "around", "than"}
)
VERB_PREPOSITIONS: Final = NOUN_PREPOSITIONS | {"near", "up", "down"}
OBJECT_PREPOSITIONS: Final = frozenset({"to", "at", "by", "from", "for", "below", "above", "past"})
HEADS: Final = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
SHARES_RE = re.compile(r"\b(?:shares?|stock)\b", re.IGNORECASE)
SHARES_IN_RE = re.compile(r"[Ss]hares (?:in|of) (?P<whose>.+)")
BROKEN_RE = re.compile(r"(?:[;:\"]|--| -) ?(?:[a-z]+ )?$")  # a dash, colon or mark cuts a figure off its verb


def under_preposition(place: Place) -> Measure | None:
    """Read "revenue of $5m", "rose to $5m", "cut its workforce by 5 percent", "bought it for $5m"."""
    prep = place.parent
    if place.token.dep not in {"pobj", "pcomp"} or prep.dep not in PREPOSITION_DEPS:
        return None
    word, above = prep.text.lower(), place.annotation.tokens[prep.head]
    if above.dep == "prep" or above.pos == "ADP":  # "from 5 percent to 7 percent"
        above = place.annotation.tokens[above.head]
    if above.pos in VERBAL:
        return _moved(place, above, word)
    if above.lemma in words_for("directions"):
        return compared(replace(place, token=above))
    if above.span.overlaps(place.amount.outer) or word not in NOUN_PREPOSITIONS:
        return None
    counted = word != "of" and is_counted(place, above)
    return noun_measure(place, above) if above.pos in NOMINAL and not counted else None


def is_broken_off(place: Place) -> bool:
    """Say whether a dash, colon or mark cuts a figure off the words before it."""
    return BROKEN_RE.search(place.text[max(0, place.amount.outer.start - 12) : place.amount.outer.start]) is not None


def _moved(place: Place, verb: Token, word: str) -> Measure | None:
    """Read what a verb brings to, by, from or at an amount: its object, else its subject."""
    if word not in VERB_PREPOSITIONS or place.amount.kind is UnitKind.TIME or verb.lemma in words_for("speech verbs"):
        return None
    target = child(place.annotation, verb, *OBJECTS)
    phrase = place.phrase(target) if target else None
    if word == "for" and not (target and is_amount_noun(target)):
        particle = child(place.annotation, verb, "prt")
        lemma = f"{verb.lemma} {particle.lemma}" if particle else verb.lemma
        return about_object(lemma, phrase.text) if phrase else None
    if target is None or is_amount_noun(target):
        return _sure_subject(place, verb)
    speed = place.amount.kind is UnitKind.MEASURE and word == "at"  # "took the corner at 40mph"
    return labelled(phrase) if word in OBJECT_PREPOSITIONS and not speed else None


def _sure_subject(place: Place, verb: Token) -> Measure | None:
    """Return the subject as measure; a finite verb without its own has the noun right before it.

    A parse that reads "…, and Norrland shares climbed" as one long object leaves "climbed" without a
    subject and fetches that of the clause before, which is another one.
    """
    index = verb.index - 1
    while index > 0 and place.annotation.tokens[index].pos in {"AUX", "ADV", "PART"}:
        index -= 1
    before = place.annotation.tokens[index]
    if child(place.annotation, verb, *SUBJECTS) or before.pos not in NOMINAL or verb.dep not in HEADS:
        return subject_measure(place, verb)
    phrase = place.phrase(before) if verb.tag in FINITE_VERBS else None
    return Measure(phrase.text.rsplit(" and ", 1)[-1], None, predicate=verb.lemma) if phrase else None


def compared(place: Place) -> Measure | None:
    """Read "up 5 percent", "10 feet tall", "worth $5m", "5 percent higher than"."""
    scales = words_for("directions") | words_for("dimensions")
    word = _comparing_word(place)
    if word.lemma not in scales:
        return None
    above = place.annotation.tokens[word.head]
    if above.pos in NOMINAL and not is_amount_noun(above):
        return labelled(place.phrase(above))
    return _sure_subject(place, above) if above.pos in VERBAL else None


def _comparing_word(place: Place) -> Token:
    """Return the word right before the figure when it compares, else the one the figure hangs on."""
    first = place.annotation.tokens_in(place.amount.outer)[0]
    before = place.annotation.tokens[first.index - 1] if first.index else first
    if before.lemma in words_for("directions"):
        return before
    return place.token if place.token.lemma in words_for("directions") else place.parent


def under_verb(place: Place) -> Measure | None:
    """Read "trade hit $5m" as its subject, "Norrland earned $5m" as subject and verb."""
    verb = place.parent
    if verb.pos not in VERBAL or place.token.dep not in VERB_DEPS or verb.lemma in words_for("speech verbs"):
        return None
    if place.amount.kind is UnitKind.TIME and verb.lemma not in words_for("lasting verbs"):
        return None
    return _by_verb(place, verb, _sure_subject(place, verb))


def _within_phrase(place: Place, measure: Measure) -> str:
    """Return a subject's words as they stand within a phrase: "five defendants"."""
    first = place.annotation.token_at(measure.span.start) if measure.span else None
    if first is None or first.tag not in {"NNS", "CD"} or first.text.isupper():
        return measure.text  # a name may be read as a noun, hardly as one in the plural
    return measure.text[:1].lower() + measure.text[1:]


def _by_verb(place: Place, verb: Token, measure: Measure | None) -> Measure | None:
    """Return the subject of a verb of level as it is, of any other with the verb's noun: "earnings of Norrland"."""
    if measure is None:
        return None
    percent = place.amount.kind is UnitKind.PERCENT and not is_passive(place.annotation, verb)
    if percent or verb.lemma in words_for("level verbs"):
        return _moving(place, verb, measure)
    return about_subject(place, verb, _within_phrase(place, measure)) if place.token.dep in OBJECT_DEPS else None


def _moving(place: Place, verb: Token, measure: Measure) -> Measure:
    """Return "fall in Norvane shares" where they fell by so many percent: up and down are two things."""
    way = next((w for w in ("rise", "fall") if verb.lemma in words_for(f"{w} verbs")), None)
    if way is None or place.amount.kind is not UnitKind.PERCENT or not SHARES_RE.search(measure.text):
        return measure
    held = SHARES_IN_RE.fullmatch(measure.text)
    what = f"{held['whose']} shares" if held else _within_phrase(place, measure)
    return replace(measure, text=f"{way} in {what}", span=None)
