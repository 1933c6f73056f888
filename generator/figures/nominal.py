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

from generator.figures.phrases import Label
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
NAMED_RE = re.compile(r"(?P<name>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}) \($")
LONGEST_OWNER: Final = 5  # words of a name or of "new company"


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
        return Measure(f"{phrase.text} {'for' if noun.lemma == 'vote' else 'of'} {owner}", None, owner)
    return labelled(phrase)


def owner_of(place: Place, noun: Token) -> str | None:
    """Return who has what a noun names: "Norrland has sales of …", "Marten, with sales of …"."""
    above = place.annotation.tokens[noun.head]
    subject: Token | None
    if noun.dep == "pobj" and above.text.lower() == "with":
        subject = place.annotation.tokens[above.head]
    elif noun.dep == "dobj" and above.lemma in words_for(
        "holding verbs" if place.amount.kind is None else "owner verbs"
    ):
        subject = named_subject(place.annotation, above)
    else:
        return None
    if (
        subject is None
        or subject.pos not in NOMINAL
        or is_amount_noun(subject)
        or child(place.annotation, subject, "nummod")
    ):
        return None  # "in 54 games he hit 13 home runs": what is counted itself has nothing
    phrase = place.phrase(subject)
    return phrase.text if phrase and len(phrase.text.split()) <= LONGEST_OWNER else None


def complement(place: Place) -> Measure | None:
    """Read "87 percent of the vote", "$55 billion in annual revenues", "$5m a year in savings"."""
    match = RATE_RE.match(place.text, place.amount.span.end)
    prep = place.annotation.token_at(match.start("prep")) if match else _own_of(place)
    if prep is None:
        return None
    noun = child(place.annotation, prep, "pobj")
    if noun is None or (prep.text.lower() == "in" and not _is_stuff(place, noun)):
        return None
    verb = child(place.annotation, noun, "acl")
    if verb and verb.tag == "VBN" and noun.text.lower() == "those":
        return Measure(f"those {verb.text}", None)
    return _stake(place, prep, noun) or owned(place, noun)


def _stake(place: Place, prep: Token, noun: Token) -> Measure | None:
    """Read "owns 9.4% of Calder & Wick" as "stake in Calder & Wick"."""
    company = noun.entity == "ORG" or (noun.pos == "PROPN" and not noun.entity) or noun.lemma in words_for("companies")
    verb = place.parent
    part = place.amount.kind in {UnitKind.PERCENT, UnitKind.SHARE} and place.token.dep == "dobj" and prep.text == "of"
    phrase = place.phrase(noun)
    if not (company and part and phrase) or verb.lemma not in words_for("stake verbs"):
        return None
    holder = named_subject(place.annotation, verb)
    held = place.phrase(holder) if holder and holder.pos in NOMINAL else None
    of = f" of {held.text}" if held and len(held.text.split()) <= LONGEST_OWNER else ""
    return Measure(f"stake{of} in {phrase.text}", None, held.text if held else None, verb.lemma)


def _own_of(place: Place) -> Token | None:
    """Return an "of" that stands further off: "17 miles (27km) of track"."""
    below = (place.annotation.tokens[c] for c in place.annotation.children[place.token.index])
    return next((t for t in below if t.dep == "prep" and t.text == "of" and t.start > place.amount.span.end), None)


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
    return _ranged(place, noun) or owned(place, noun)


def _ranged(place: Place, noun: Token) -> Measure | None:
    """Read "offers were in the $140 million range", "is in the range of $5m" as the subject."""
    prep = place.annotation.tokens[noun.head]
    verb = place.annotation.tokens[prep.head]
    if noun.lemma != "range" or noun.dep != "pobj" or verb.lemma not in words_for("showing verbs"):
        return None
    return subject_measure(place, verb)


def noun_measure(place: Place, noun: Token) -> Measure | None:
    """Read a noun; "rise", "total" and the like say little without what they are of."""
    if is_amount_noun(noun):
        return None
    return _told_by_empty_noun(place, noun) if noun.lemma in words_for("empty nouns") else owned(place, noun)


def _told_by_empty_noun(place: Place, noun: Token) -> Measure | None:
    """Read what a noun that says little is of, or who has it."""
    if ranged := _ranged(place, noun):
        return ranged
    for prep in children_of(place.annotation, noun):
        if prep.dep == "prep" and prep.text.lower() in {"in", "of", "for"}:
            inner = child(place.annotation, prep, "pobj")
            if inner and _names_a_thing(place, inner):
                return labelled(place.phrase(inner))
    phrase = place.phrase(noun)
    if phrase and len(phrase.text.split()) > 1:
        return owned(place, noun)
    verb = place.annotation.tokens[noun.head]
    if verb.lemma in words_for("showing verbs") and noun.dep in {"attr", "dobj"}:
        return subject_measure(place, verb) or labelled(phrase)
    return labelled(phrase)


def is_counted(place: Place, noun: Token) -> bool:
    """Say whether a noun is counted itself: "28 passes for 329 yards" measures no passes."""
    below = (place.annotation.tokens[c] for c in place.annotation.children[noun.index])
    return any(t.dep == "nummod" and not t.span.overlaps(place.amount.outer) for t in below)


def _names_a_thing(place: Place, noun: Token) -> bool:
    timed = noun.entity in {"DATE", "TIME"}
    return not (timed or noun.span.overlaps(place.amount.outer) or is_amount_noun(noun))


def subject_measure(place: Place, verb: Token) -> Measure | None:
    """Return the phrase of a verb's subject, None when it is open or the figure itself."""
    subject = named_subject(place.annotation, verb)
    if subject is None or subject.span.overlaps(place.amount.outer) or is_amount_noun(subject):
        return None
    if subject.start > place.amount.span.end and "," not in place.text[place.amount.span.end : subject.start]:
        return None  # "watches worth $2 million the thieves took": another clause
    behind = place.annotation.tokens[min(subject.index + 1, len(place.annotation.tokens) - 1)]
    if subject.entity in {"DATE", "TIME"} or (behind.text == "that" and subject.lemma in words_for("speech verbs")):
        return None  # "the bank forecast that …": a verb read as a noun
    phrase = _shared_out(place, subject) or place.phrase(subject)
    return Measure(phrase.text, phrase.span, predicate=verb.lemma) if phrase and phrase.text else None


def _shared_out(place: Place, subject: Token) -> Label | None:
    """Read "holders of 88.6% of the shares said yes" as "shares": the other figure's own noun."""
    prep = child(place.annotation, subject, "prep")
    part = child(place.annotation, prep, "pobj") if prep else None
    if part is None or not is_amount_noun(part):
        return None
    below = child(place.annotation, part, "prep")
    noun = child(place.annotation, below, "pobj") if below else None
    return place.phrase(noun) if noun else None


def applied(place: Place) -> Measure | None:
    """Read "15.5 percent for earnings held abroad": a rate is of what it is for."""
    prep = place.annotation.token_at(place.amount.span.end + 1)
    if place.amount.kind is not UnitKind.PERCENT or prep is None or prep.text.lower() != "for":
        return None
    noun = child(place.annotation, prep, "pobj")
    return labelled(place.phrase(noun)) if noun and noun.pos == "NOUN" else None


def _named_before(place: Place) -> Measure | None:
    """Read "followed by Romney (17 percent)": in a poll the bracket is of the name before it."""
    named = NAMED_RE.search(place.text[max(0, place.amount.outer.start - 40) : place.amount.outer.start])
    last = place.annotation.token_at(place.amount.outer.start - 3)
    closed = place.text[place.amount.span.end :].startswith(")")
    proper = last is not None and last.pos == "PROPN"
    share = place.amount.kind is UnitKind.PERCENT
    return Measure(named["name"], None) if named and proper and closed and share else None


def apposed(place: Place) -> Measure | None:
    """Read "its revenue ($41bn)"; names are not measured by what stands beside them."""
    noun = place.parent
    named = _named_before(place)
    if named:
        return named
    beside = place.token.dep == "appos" and noun.pos == "NOUN" and not is_amount_noun(noun)
    if not beside or noun.span.overlaps(place.amount.outer) or noun.text.lower() in load_lexicon("units")["pounds"]:
        return None
    measure = noun_measure(place, noun)
    return None if measure and re.search(r"\d", measure.text) else measure  # "about 1100 hrs, 150 miles west"
