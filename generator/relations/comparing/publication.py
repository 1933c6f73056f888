"""Which of two articles came out later, as far as both are known to a day or a time of day."""

from __future__ import annotations

from generator.values.story import DatedArticle


def is_later(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article is known to have come out after another, by day or by time of day."""
    if one.published is None or other.published is None:
        return False
    left, right = one.published.value, other.published.value
    shortest = min(len(left), len(right))
    return left[:shortest] > right[:shortest]


def is_later_day(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article is known to have come out on a later day than another."""
    return one.day is not None and other.day is not None and one.day > other.day


def may_answer(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article may answer what another leaves open: it is another and not known to be earlier."""
    return one.source != other.source and not is_later(other, one)
