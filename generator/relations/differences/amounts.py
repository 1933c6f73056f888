"""Another number for the same thing.

"The blast killed six people" against "killing at least two"; "$218.2 billion" against "$281.2 billion" for the same
trade in the same months. Left alone: rounding and bounds that fit, prices that move by the hour, what the other source
has as well, goals and earlier values, and figures whose thing is not sure. A toll that a later source raises is an
update.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.pairing import ALIKE, Pair
from generator.relations.comparing.publication import is_later, is_later_day
from generator.relations.comparing.quantities import BOUND_FACTOR, exclude_each_other
from generator.relations.comparing.terms import word_of
from generator.relations.differences.claims import Clash
from generator.relations.differences.counted import Counted
from generator.relations.differences.deeds import (
    deed_of,
    grows,
    is_maximum,
    is_toll,
    moves_by_the_hour,
    same_deeds,
    severity_of,
    topic_of,
)
from generator.relations.differences.exchanges import Aligned
from generator.syntax.tree import clause_head
from generator.values.findings import Qualifier
from generator.values.story import Story

LEXICON = load_lexicon("differences")
Key = tuple[str, int, str]  # a sentence by source and number, and another source
SAME_CLAUSE: Final = 0.5  # share of the fuller clause's words for two figures of a pair to be of one thing


def find_amount_clashes(story: Story, aligned: list[Aligned], counted: dict[str, tuple[Counted, ...]]) -> list[Clash]:
    """Return the figures that two sources give for one measure and that exclude each other."""
    mates = _mates((a.pair for a in aligned), counted)
    alike = (a for a in aligned if a.pair.similarity >= ALIKE)
    found = [pair for a in alike for pair in _pairs_of_one_measure(a, counted, mates)]
    found += [(*pair, False) for pair in same_deeds(tuple(c for a in story.articles for c in counted[a.source]))]
    return [
        _amount_clash(one, other, in_place=in_place)
        for one, other, in_place in found
        if _conflict(one, other) and (in_place or not _is_growth(one, other))
    ]


def _mates(pairs: Iterable[Pair], counted: dict[str, tuple[Counted, ...]]) -> dict[Key, set[tuple[str, str]]]:
    """The values and units in the counterparts of each sentence, by the counterpart's source."""
    found: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    for pair in pairs:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            source = other.dated.source
            values = {c.value_and_unit for c in counted[source] if c.number == other.index}
            found[one.dated.source, one.index, source] |= values
    return found


def _pairs_of_one_measure(
    aligned: Aligned, counted: dict[str, tuple[Counted, ...]], mates: dict[Key, set[tuple[str, str]]]
) -> Iterator[tuple[Counted, Counted, bool]]:
    """Yield the figures of two sentences that count the same, and whether they stand in each other's place."""
    pair = aligned.pair
    left = [c for c in counted[pair.left.dated.source] if c.number == pair.left.index]
    right = [c for c in counted[pair.right.dated.source] if c.number == pair.right.index]
    for one, other in product(left, right):
        told = one.value_and_unit in mates[one.dated.source, one.number, other.dated.source]
        told = told or other.value_and_unit in mates[other.dated.source, other.number, one.dated.source]
        in_place = _stand_alike(aligned, one, other)
        if not told and (in_place or _same_slot(one, other)):
            yield one, other, in_place


def _stand_alike(aligned: Aligned, one: Counted, other: Counted) -> bool:
    """Say whether two figures stand in each other's place on one day; what a later day says may have grown."""
    same_unit = one.figure.quantity.unit == other.figure.quantity.unit
    later = is_later_day(one.dated, other.dated) or is_later_day(other.dated, one.dated)
    return same_unit and not later and aligned.stand_alike(one.figure.span, other.figure.span)


def _same_slot(one: Counted, other: Counted) -> bool:
    """Say whether two figures of paired sentences count the same: unit, word they hang on, clause."""
    if one.figure.quantity.unit != other.figure.quantity.unit or one.figure.role is not other.figure.role:
        return False
    if deed_of(one) != deed_of(other):
        return False
    if _told_otherwise(one, other):
        return False
    share = len(one.words & other.words) / max(1, len(one.words), len(other.words))
    hangs_alike = word_of(one.governor) == word_of(other.governor)
    return share >= SAME_CLAUSE or (hangs_alike and share >= SAME_CLAUSE / 2)


def _told_otherwise(one: Counted, other: Counted) -> bool:
    """Say whether the clauses of two figures tell of two deeds: what is wanted is not what was agreed."""
    verbs = [clause_head(c.dated.article.annotation, c.anchor) for c in (one, other)]
    other_deed = all(v.pos == "VERB" for v in verbs) and word_of(verbs[0]) != word_of(verbs[1])
    return other_deed or severity_of(one) != severity_of(other)


def _is_volatile(counted: Counted) -> bool:
    """Say whether a figure is a price that moves by the hour."""
    return moves_by_the_hour(counted.dated.article.annotation, counted.sentence)


def _is_growth(one: Counted, other: Counted) -> bool:
    """Say whether two tolls may be of two hours of an event under way."""
    if not (grows(one) and grows(other)):
        return False
    later = is_later(one.dated, other.dated) or is_later(other.dated, one.dated)
    if later or _tells_update(one) or _tells_update(other) or None in {c.dated.day for c in (one, other)}:
        return True
    low, high = sorted((one.figure.quantity.value, other.figure.quantity.value))
    return low > 0 and high / low < BOUND_FACTOR and is_toll(one)


def _conflict(one: Counted, other: Counted) -> bool:
    quantities = [one.figure.quantity, other.figure.quantity]
    if is_maximum(one) and is_maximum(other):  # two statements of one law's maximum are no bounds on a count
        quantities = [replace(q, qualifier=Qualifier.EXACTLY) for q in quantities]
    return exclude_each_other(quantities[0], quantities[1]) and not _is_volatile(one)


def _amount_clash(one: Counted, other: Counted, *, in_place: bool) -> Clash:
    later = is_later(one.dated, other.dated) or is_later(other.dated, one.dated)
    return Clash(
        "figure",
        topic_of(one),
        one.claim,
        other.claim,
        can_change=(grows(one) and grows(other) and not in_place)
        or (later and (_tells_update(one) or _tells_update(other))),
    )


def _tells_update(counted: Counted) -> bool:
    """Say whether a figure's clause speaks of a value that changes: "rose to", "now stands at"."""
    annotation = counted.dated.article.annotation
    return any(t.lemma in LEXICON["update"] for t in annotation.tokens_in(counted.claim.span))
