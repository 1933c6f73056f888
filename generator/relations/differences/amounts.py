"""Another number for the same thing.

"The blast killed six people" against "killing at least two"; "$218.2 billion" against "$281.2 billion" for the same
trade in the same months. Left alone: rounding and bounds that fit, sums, conversions, parts of a whole, other periods
and places, goals and earlier values, and figures whose thing is not sure. A toll that a later source raises is an
update.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.pairing import ALIKE, Pair
from generator.relations.comparing.publication import is_later, is_later_day
from generator.relations.comparing.quantities import BOUND_FACTOR, exclude_each_other
from generator.relations.comparing.terms import names_of, word_of
from generator.relations.differences.claims import Clash
from generator.relations.differences.counted import Counted
from generator.relations.differences.deeds import (
    deed_of,
    grows,
    is_maximum,
    is_toll,
    moves_by_the_hour,
    same_deeds,
    topic_of,
)
from generator.relations.differences.exchanges import Aligned
from generator.values.findings import Figure, Qualifier
from generator.values.story import Story

COPIED_CLAUSE: Final = 0.7  # share of the fuller clause's words that a copy keeps
LEXICON = load_lexicon("differences")
Key = tuple[str, int, str]  # a sentence by source and number, and another source
SAME_CLAUSE: Final = 0.5  # share of the fuller clause's words for two figures of a pair to be of one thing
NEAR: Final = 3  # tokens before a figure in which "including" makes it a part


def find_amount_clashes(story: Story, aligned: list[Aligned], counted: dict[str, tuple[Counted, ...]]) -> list[Clash]:
    """Return the figures that two sources give for one measure and that exclude each other."""
    mates = _mates((a.pair for a in aligned), counted)
    found = [pair for a in aligned for pair in _pairs_of_one_measure(a, counted, mates)]
    found += [(*pair, False) for pair in same_deeds(tuple(c for a in story.articles for c in counted[a.source]))]
    clashes = []
    for one, other, in_place in found:
        copied = in_place or _is_told_alike(story, one, other)
        if _conflict(one, other, counted) and (copied or not _is_growth(one, other)):
            clashes.append(_amount_clash(one, other, copied=copied))
    return clashes


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
        is_same = _same_slot(one, other) if pair.similarity >= ALIKE else _same_sum(one, other)
        in_place = _stand_alike(aligned, one, other)
        if not told and (is_same or in_place):
            yield one, other, in_place


def _stand_alike(aligned: Aligned, one: Counted, other: Counted) -> bool:
    """Say whether two figures stand in each other's place on one day; what a later day says may have grown."""
    same_unit = one.figure.quantity.unit == other.figure.quantity.unit
    later = is_later_day(one.dated, other.dated) or is_later_day(other.dated, one.dated)
    return same_unit and not later and aligned.stand_alike(one.figure.span, other.figure.span)


def _same_sum(one: Counted, other: Counted) -> bool:
    """Say whether two figures of loosely paired sentences count the same: one party's money or goods, most words alike.

    Shares in percent are left out: nothing in so loose a pair says of what.
    """
    annotations = one.dated.article.annotation, other.dated.article.annotation
    names = [names_of(a, c.claim.span) for a, c in zip(annotations, (one, other), strict=True)]
    if not names[0] & names[1] or one.figure.quantity.unit == "percent":
        return False
    return _same_slot(one, other)


def _same_slot(one: Counted, other: Counted) -> bool:
    """Say whether two figures of paired sentences count the same: unit, word they hang on, clause."""
    if one.figure.quantity.unit != other.figure.quantity.unit or one.figure.role is not other.figure.role:
        return False
    if deed_of(one) != deed_of(other):
        return False
    if not _may_be_one_party(one, other):
        return False
    share = len(one.words & other.words) / max(1, len(one.words), len(other.words))
    hangs_alike = word_of(one.governor) == word_of(other.governor)
    return share >= SAME_CLAUSE or (hangs_alike and share >= SAME_CLAUSE / 2)


def _may_be_one_party(one: Counted, other: Counted) -> bool:
    """Say whether the clauses of two figures name no two different parties."""
    here, there = (names_of(c.dated.article.annotation, c.claim.span) for c in (one, other))
    return bool(here & there) or not here or not there


def _is_volatile(counted: Counted) -> bool:
    """Say whether a figure is a price that moves by the hour."""
    return moves_by_the_hour(counted.dated.article.annotation, counted.sentence)


def _is_growth(one: Counted, other: Counted) -> bool:
    """Say whether two tolls may be of two hours of an event under way."""
    if not (grows(one) and grows(other)):
        return False
    later = is_later(one.dated, other.dated) or is_later(other.dated, one.dated)
    if later or _tells_update(one) or _tells_update(other) or _may_be_days_apart(one, other):
        return True
    low, high = sorted((one.figure.quantity.value, other.figure.quantity.value))
    return low > 0 and high / low < BOUND_FACTOR and is_toll(one)


def _may_be_days_apart(one: Counted, other: Counted) -> bool:
    """Say whether one of two tolls is of an unknown day."""
    return None in {c.dated.day for c in (one, other)}


def _is_told_alike(story: Story, one: Counted, other: Counted) -> bool:
    """Say whether one source has its clause from the other: a copy's toll is of its model's hour."""
    if story.origin_of(one.dated.source) != story.origin_of(other.dated.source):
        return False
    days = {c.dated.day for c in (one, other)}
    alike = len(one.words & other.words) / max(1, len(one.words), len(other.words)) >= COPIED_CLAUSE
    return len(days) == 1 and alike


def _conflict(one: Counted, other: Counted, counted: dict[str, tuple[Counted, ...]]) -> bool:
    left, right = one.figure, other.figure
    quantities = [left.quantity, right.quantity]
    if is_maximum(one) and is_maximum(other):  # two statements of one law's maximum are no bounds on a count
        quantities = [replace(q, qualifier=Qualifier.EXACTLY) for q in quantities]
    if not exclude_each_other(quantities[0], quantities[1]) or _is_volatile(one):
        return False
    if _is_partial(one) != _is_partial(other) or _is_whole(one) != _is_whole(other) or _other_period(one, other):
        return False
    here, there = _values_beside(one, counted), _values_beside(other, counted)
    if right.quantity.value in here or left.quantity.value in there:
        return False
    return not (_adds_up(left, there) or _adds_up(right, here))


def _values_beside(one: Counted, counted: dict[str, tuple[Counted, ...]]) -> list[object]:
    """The values of the same unit in the same sentence."""
    return [
        c.figure.quantity.value
        for c in counted[one.dated.source]
        if c.number == one.number and c.figure.quantity.unit == one.figure.quantity.unit
    ]


def _adds_up(figure: Figure, values: Iterable[object]) -> bool:
    """Say whether a value is the sum of two that the other source gives."""
    return any(a + b == figure.quantity.value for a, b in combinations(list(values), 2))  # type: ignore[operator]  # Decimals


def _is_partial(counted: Counted) -> bool:
    annotation = counted.dated.article.annotation
    first = annotation.tokens_in(counted.figure.outer)[0].index
    before = annotation.tokens[max(counted.sentence.first, first - NEAR) : first]
    return any(t.lemma in LEXICON["partial"] for t in before)


def _is_whole(counted: Counted) -> bool:
    """Say whether a figure is what another is a part of: the six of "two of the six piers"."""
    annotation = counted.dated.article.annotation
    first = annotation.tokens_in(counted.figure.outer)[0].index
    before = [t for t in annotation.tokens[max(counted.sentence.first, first - NEAR) : first] if t.pos != "DET"]
    return len(before) > 1 and before[-1].lemma == "of" and before[-2].pos == "NUM"


def _other_period(one: Counted, other: Counted) -> bool:
    """Say whether the two hold for stretches of time that differ."""
    left, right = one.figure.period, other.figure.period
    if left is None or right is None:
        return False
    stretches = []
    for counted, span in ((one, left), (other, right)):
        found = [t.value for t in counted.dated.times if t.expression.span == span]
        stretches.append(found[0] if found else span.cut(counted.dated.document.normal).lower())
    return stretches[0] != stretches[1] and None not in stretches


def _amount_clash(one: Counted, other: Counted, *, copied: bool) -> Clash:
    later = is_later(one.dated, other.dated) or is_later(other.dated, one.dated)
    return Clash(
        "figure",
        topic_of(one),
        one.claim,
        other.claim,
        can_change=(grows(one) and grows(other) and not copied)
        or (later and (_tells_update(one) or _tells_update(other))),
    )


def _tells_update(counted: Counted) -> bool:
    """Say whether a figure's clause speaks of a value that changes: "rose to", "now stands at"."""
    annotation = counted.dated.article.annotation
    return any(t.lemma in LEXICON["update"] for t in annotation.tokens_in(counted.claim.span))
