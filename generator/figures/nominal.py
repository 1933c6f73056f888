"""Measures given by nouns.

    62 percent of the vote · $40 billion in annual revenues     → vote · annual revenues
    a $180 million army contract · 20mph speed limit            → army contract · speed limit
    Norrland has annual sales of some $19bn                     → annual sales of Norrland
    a rise in exports of 5 percent                              → exports
    its revenue ($41bn)                                         → revenue

Left alone: where and when ("$5 million in the third quarter"), fractions ("two-thirds of the $5bn").
"""

from __future__ import annotations

import re
from typing import Final

from generator.figures.places import Measure, Place, labelled, words_for
from generator.figures.units import UnitKind
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import NOMINAL
from generator.syntax.subjects import named_subject
from generator.syntax.tree import child, children_of
from generator.values.annotation import Token

MODIFIER_DEPS: Final = frozenset(
    {"compound", "nummod", "nmod", "amod", "quantmod", "poss", "npadvmod", "dep", "det", "appos"}
)
AMOUNT_WORDS: Final = frozenset({"percent", "%", "million", "billion", "trillion", "point", "cent", "dollar", "euro"})
RATE_RE = re.compile(r"(?:[ ]?(?:an?|per|each|every)[ ][a-z]+)?[ ](?P<prep>of|in)[ ]")


def is_amount_noun(token: Token) -> bool:
    """Say whether a token is itself part of an amount or a fraction: "billion", "two-thirds"."""
    fractions = {word for words in load_lexicon("fractions").values() for word in words} - {"quarter", "quarters"}
    last = token.text.lower().rsplit("-", 1)[-1]
    return token.pos == "NUM" or token.lemma in AMOUNT_WORDS or last in fractions


def owned(place: Place, noun: Token) -> Measure | None:
    """Return a noun's phrase, with its owner where the verb or "with" names one."""
    phrase = place.phrase(noun)
    if phrase is None or noun.entity in {"DATE", "TIME"}:
        return None
    if place.amount.kind is UnitKind.TIME:
        return labelled(phrase)
    owner = owner_of(place, noun)
    if owner is None and place.token.head != noun.index:
        owner = owner_of(place, place.token)
    if owner and owner.lower() not in phrase.text.lower():
        return Measure(f"{phrase.text} of {owner}", None, owner)
    return labelled(phrase)


def owner_of(place: Place, noun: Token) -> str | None:
    """Return who has what a noun names: "Norrland has sales of …", "Marten, with sales of …"."""
    above = place.annotation.tokens[noun.head]
    verbs = words_for("holding verbs" if place.amount.kind is None else "owner verbs")
    subject: Token | None = None
    if noun.dep == "pobj" and above.text.lower() == "with":
        subject = place.annotation.tokens[above.head]
    elif noun.dep == "dobj" and above.lemma in verbs:
        subject = named_subject(place.annotation, above)
    if subject is None or subject.pos not in NOMINAL or child(place.annotation, subject, "nummod"):
        return None  # "in 54 games he hit 13 home runs": what is counted itself has nothing
    phrase = place.phrase(subject)
    return phrase.text if phrase else None


def complement(place: Place) -> Measure | None:
    """Read "87 percent of the vote", "$55 billion in annual revenues", "$5m a year in savings"."""
    match = RATE_RE.match(place.text, place.amount.span.end)
    prep = place.annotation.token_at(match.start("prep")) if match else None
    noun = child(place.annotation, prep, "pobj") if prep else None
    if prep is None or noun is None or (prep.text.lower() == "in" and not _is_stuff(place, noun)):
        return None
    return owned(place, noun)


def _is_stuff(place: Place, noun: Token) -> bool:
    """Say whether a noun behind "in" is what the sum consists of, not where or when."""
    if noun.pos != "NOUN" or noun.entity in {"DATE", "TIME", "GPE", "LOC"} or noun.lemma in words_for("settings"):
        return False
    if place.amount.kind is UnitKind.TIME:
        return noun.lemma in words_for("confinements")
    determined = child(place.annotation, noun, "det")
    return place.amount.kind is UnitKind.MONEY and determined is None


def modified(place: Place) -> Measure | None:
    """Read "a $300 million army contract", "12mph speed limit", "a six-year sentence"."""
    noun = place.parent
    if noun.start < place.amount.span.end or noun.pos not in NOMINAL or place.token.dep not in MODIFIER_DEPS:
        return None
    between = re.sub(r"^ ?\([^()]{1,25}\) ", " ", place.text[place.amount.span.end : noun.start])
    between = re.sub(r"^, (?=[$£€\d])", "", between)  # "a seven-year, $161-million deal"
    if re.search(r"[,;:]| - ", between):
        return None
    return owned(place, noun)


def noun_measure(place: Place, noun: Token) -> Measure | None:
    """Read a noun; "rise", "total" and the like say little without what they are of."""
    if is_amount_noun(noun):
        return None
    for prep in children_of(place.annotation, noun) if noun.lemma in words_for("empty nouns") else ():
        inner = child(place.annotation, prep, "pobj") if prep.text.lower() in {"in", "of", "for"} else None
        if inner and inner.entity not in {"DATE", "TIME"} and not inner.span.overlaps(place.amount.outer):
            return labelled(place.phrase(inner))
    return owned(place, noun)


def is_counted(place: Place, noun: Token) -> bool:
    """Say whether a noun is counted itself: "28 passes for 329 yards" measures no passes."""
    below = (place.annotation.tokens[c] for c in place.annotation.children[noun.index])
    return any(t.dep == "nummod" and not t.span.overlaps(place.amount.outer) for t in below)


def subject_measure(place: Place, verb: Token) -> Measure | None:
    """Return the phrase of a verb's subject, None when it is open or the figure itself."""
    subject = named_subject(place.annotation, verb)
    if subject is None or subject.span.overlaps(place.amount.outer) or is_amount_noun(subject):
        return None
    phrase = place.phrase(subject)
    return Measure(phrase.text, phrase.span, predicate=verb.lemma) if phrase and phrase.text else None


def apposed(place: Place) -> Measure | None:
    """Read "its revenue ($41bn)"; names are not measured by what stands beside them."""
    noun = place.parent
    return noun_measure(place, noun) if place.token.dep == "appos" and noun.pos == "NOUN" else None
