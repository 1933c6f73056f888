"""Every entry of the lists that measures are compared by makes a difference to the comparison."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.lexicons.casualties import words_of_toll
from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.counts import TOLLS, of_people, same_measure, toll_of, words_of
from generator.values.findings import Figure, Qualifier, Quantity
from generator.values.span import Span

FIGURE = Figure(Span(0, 3), Span(0, 3), Quantity(Decimal(60), "percent", Qualifier.EXACTLY), "votes", None)
OTHER_WORD = "zorb"


def measuring(words: str, unit: str = "percent") -> Figure:
    return replace(FIGURE, measure=words, quantity=replace(FIGURE.quantity, unit=unit))


def entries(name: str, *groups: str) -> list[tuple[str, str]]:
    return [(g, w) for g, words in load_lexicon(name).items() if not groups or g in groups for w in words]


@pytest.mark.parametrize(("toll", "word"), [(t, w) for t in sorted(TOLLS) for w in sorted(words_of_toll(t))])
def test_a_word_tells_what_became_of_people(toll: str, word: str) -> None:
    assert toll_of(measuring(f"sheep {word}", "sheep")) == toll
    assert toll_of(measuring(f"sheep {OTHER_WORD}", "sheep")) is None


@pytest.mark.parametrize(("group", "word"), entries("counts", "people"))
def test_a_unit_counts_people_at_large(group: str, word: str) -> None:
    assert of_people(measuring(word, word)), group
    assert not of_people(measuring(OTHER_WORD, OTHER_WORD))


@pytest.mark.parametrize(("group", "word"), entries("counts", "partial"))
def test_a_word_makes_a_count_one_of_a_part(group: str, word: str) -> None:
    assert not same_measure(measuring("old sheep fed"), measuring(f"{word} old sheep fed")), group
    assert same_measure(measuring("old sheep fed"), measuring(f"{OTHER_WORD} old sheep fed"))


@pytest.mark.parametrize(("group", "word"), entries("counts", "function"))
def test_a_function_word_is_no_word_of_a_measure(group: str, word: str) -> None:
    assert words_of(f"{word} turnout") == ("turnout",), group


@pytest.mark.parametrize(("stands_for", "word"), [e for e in entries("measured_words") if e[0] != e[1]])
def test_a_word_of_a_measure_stands_for_another(stands_for: str, word: str) -> None:
    assert same_measure(measuring(f"{word} abroad"), measuring(f"{stands_for} abroad"))
    assert not same_measure(measuring(f"{OTHER_WORD} abroad"), measuring(f"{stands_for} abroad"))
