"""Noun phrases for what somebody does with an amount, as a person would head a column with them.

    Norrland earned $417 million         → earnings of Norrland
    the merger will save $5m a year      → savings from merger
    agreed to buy the haulier for £2bn   → purchase of haulier
    holders get 420p a share             → amount for holders
    the party raised $5.4 million        → amount raised by party

Left alone: verbs of level ("trade hit $5bn" measures trade), participles ("two painters fined").
"""

from __future__ import annotations

from functools import cache

from generator.figures.places import Measure, Place, words_for
from generator.lexicons.loader import load_lexicon
from generator.syntax.forms import participle
from generator.syntax.verbs import is_passive
from generator.values.annotation import Token


@cache
def _phrases(slot: str) -> dict[str, str]:
    """Return the noun phrase with a slot by the verb's lemma."""
    groups = load_lexicon("verb_nouns").items()
    return {lemma: group for group, lemmas in groups if f"{{{slot}}}" in group for lemma in lemmas}


def about_object(lemma: str, words: str) -> Measure | None:
    """Return "purchase of haulier" for a verb, its particle included, and its object."""
    phrase = _phrases("object").get(lemma)
    return Measure(phrase.format(object=words), None, predicate=lemma) if phrase else None


def about_subject(place: Place, verb: Token, words: str) -> Measure:
    """Return "savings from merger" for a verb whose object is the amount."""
    passive = is_passive(place.annotation, verb)
    group = _phrases("patient" if passive else "subject").get(verb.lemma)
    if group:
        return Measure(group.format(patient=words, subject=words), None, words, verb.lemma)
    if passive:
        return Measure(f"{words} {verb.text}", None, words, verb.lemma)
    what = "distance" if place.amount.unit in words_for("lengths") else "amount"
    done = verb.text.lower() if verb.tag == "VBN" else participle(verb.lemma.lower())
    return Measure(f"{what} {done} by {words}", None, words, verb.lemma)
