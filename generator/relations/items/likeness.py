"""How alike two statements are: names, numbers, dates, predicates and wording together.

People are known by the last word of their name, dates by their day as well as their words. Sentences that stand in
the same place of a copy and its model need less likeness: their order already speaks for them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from generator.relations.comparing.terms import terms_in
from generator.relations.comparing.weights import pairs_sharing, rarity_among
from generator.values.findings import Quantity
from generator.values.span import Span
from generator.values.story import CopiedSentence, DatedArticle, Member

PLACE_BONUS = 0.25  # what the same place in a copy and its model adds to likeness
ONE_SOURCE = 0.3  # what likeness loses between two statements of one article
FEWEST_KEYS = 3  # keys a statement needs to be compared
SHORT = 0.5  # share of the median statement's weight below which a statement's brevity counts against it


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """A statement as it is compared."""

    member: Member  # by its place in Article.statements
    place: Member  # by its place in Annotation.sentences
    keys: frozenset[str]  # {"putin", "visit", "harbin", "@2024-05-16"}


def said_by(dated: DatedArticle) -> tuple[ComparedStatement, ...]:
    """Return what an article's statements are compared by."""
    return tuple(
        ComparedStatement(
            Member(dated.source, n),
            Member(dated.source, s.sentence),
            terms_in(dated, s.parts) | _figures_in(dated, s.parts),
        )
        for n, s in enumerate(dated.article.statements)
    )


def _figures_in(dated: DatedArticle, parts: tuple[Span, ...]) -> frozenset[str]:
    """Return the figures of some stretches, however printed: "£85m" and "£85 million", "forty-two" and "42"."""
    here = (f for f in dated.article.figures if any(f.span.overlaps(part) for part in parts))
    return frozenset(_figure_key(f.quantity) for f in here if f.quantity.value != 1)


def _figure_key(quantity: Quantity) -> str:
    value = format(quantity.value.normalize(), "f")
    return f"#{value} {quantity.unit}" if quantity.unit == "percent" or quantity.unit.isupper() else value


def likenesses(statements: tuple[ComparedStatement, ...]) -> dict[tuple[int, int], float]:
    """Return the likeness of pairs of statements, by their places, 0..1; pairs that share nothing are absent.

    It is the mean of the cosine and of the share of the poorer statement's weight that the other holds.
    """
    rarity = rarity_among([said.keys for said in statements])
    total = [rarity.of(said.keys) for said in statements]
    floor = SHORT * median(total) if total else 0.0
    found = {}
    for a, b in pairs_sharing(s.keys if len(s.keys) >= FEWEST_KEYS else frozenset() for s in statements):
        shared = rarity.of(statements[a].keys & statements[b].keys)
        low, high = sorted((max(floor, total[a]), max(floor, total[b])))
        found[a, b] = round((shared / math.sqrt(low * high) + shared / low) / 2, 6) if low else 0.0
    return found


def likeness_in_place(
    statements: tuple[ComparedStatement, ...],
    likeness: Mapping[tuple[int, int], float],
    copied: tuple[CopiedSentence, ...],
) -> dict[tuple[int, int], float]:
    """Return the likeness of statements with what their places in copies tell; those of one article need more."""
    in_place = {frozenset({c.left, c.right}) for c in copied}
    paired = {(c.left, c.right.source) for c in copied} | {(c.right, c.left.source) for c in copied}
    scores = {}
    for (a, b), score in likeness.items():
        left, right = statements[a], statements[b]
        if left.member.source == right.member.source:
            scores[a, b] = max(0.0, score - ONE_SOURCE)
        elif frozenset({left.place, right.place}) in in_place:
            scores[a, b] = min(1.0, score + PLACE_BONUS)
        elif _stands_beside(left, right, in_place, paired) or _stands_beside(right, left, in_place, paired):
            scores[a, b] = min(1.0, score + PLACE_BONUS / 2)
        else:
            scores[a, b] = score
    return scores


def _stands_beside(
    one: ComparedStatement, other: ComparedStatement, in_place: set[frozenset[Member]], paired: set[tuple[Member, str]]
) -> bool:
    """Say whether a sentence without a partner stands next to the partner of ``other``: one half of a split one."""
    if (one.place, other.place.source) in paired:
        return False
    beside = (Member(one.place.source, one.place.index + step) for step in (-1, 1))
    return any(frozenset({place, other.place}) in in_place for place in beside)
