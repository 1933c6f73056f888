"""What a figure measures: the noun phrase it hangs on in the syntax, and its subject.

    timber trade hit $41.6 billion              → timber trade
    to win with 62 percent of the vote          → vote
    two miners were killed, injuring another 13 → miners killed; injured
    earned $417 million, or $3.20 per share     → the same for both

None where the syntax leaves the subject open: "it fell 5 percent", "$5 million". Nouns are read in
``nominal``, verbs and comparisons in ``verbal``, counts in ``fates``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.figures.counts import NUMBER_UNIT
from generator.figures.fates import read_alone, read_counted
from generator.figures.nominal import apposed, complement, is_amount_noun, modified
from generator.figures.places import Measure, Place, labelled
from generator.figures.verbal import compared, is_broken_off, under_preposition, under_verb
from generator.syntax.labels import NOUN_SUBJECTS
from generator.syntax.tree import child

WHOM_RE = re.compile(r" of (?:whom|which|us|them|you)\b")


def read_measure(place: Place) -> Measure | None:
    """Return what a figure measures, None when its subject is not sure."""
    amount = place.amount
    if amount.kind is None and amount.unit != NUMBER_UNIT:
        return read_counted(replace(place, token=place.annotation.token_at(amount.span.end - 1) or place.token))
    if amount.kind is None:
        alone = read_alone(place)
        if alone or WHOM_RE.match(place.text, amount.span.end):
            return alone
    readers = (read for read in READERS if read in NOMINAL or not is_broken_off(place))
    return next((m for m in (read(place) for read in readers) if m), None)


def _subject_of_figure(place: Place) -> Measure | None:
    """Read "$5m was the price" as "price", "$5m was raised" as "raised"."""
    if place.token.dep not in NOUN_SUBJECTS:
        return None
    verb = place.parent
    attribute = child(place.annotation, verb, "attr")
    if attribute and verb.lemma == "be":
        return labelled(place.phrase(attribute))
    return Measure(verb.text, verb.span, predicate=verb.lemma) if place.token.dep == "nsubjpass" else None


def _coordinated(place: Place) -> Measure | None:
    """Read "$417 million, or $3.20 per share" and "between 3 and 5 percent": the first decides for both."""
    if place.token.dep not in {"conj", "appos", "quantmod", "compound", "nummod"}:
        return None
    first = place.parent  # "from $5 million to $7 million" may be read as one number
    while first.dep in {"compound", "quantmod", "nummod", "nmod"}:
        first = place.annotation.tokens[first.head]
    if not is_amount_noun(first):
        return None
    other = replace(place, token=first)
    return next((m for m in (read(other) for read in (under_preposition, compared, under_verb)) if m), None)


# In this order: what stands closest to the figure decides.
READERS: Final = (
    complement,
    modified,
    under_preposition,
    compared,
    under_verb,
    _subject_of_figure,
    apposed,
    _coordinated,
)
NOMINAL: Final = frozenset({complement, modified, apposed})
