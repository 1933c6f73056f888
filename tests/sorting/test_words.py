"""The words a pile is compared by."""

from __future__ import annotations

import pytest
from pile_builder import article

from generator.lexicons.loader import load_lexicon
from generator.sorting.weights import weigh
from generator.sorting.words import read_words, stem_of

COMMON = load_lexicon("common_words")


@pytest.mark.parametrize("word", COMMON["most"])
def test_the_emptiest_common_words_are_left_out(word: str) -> None:
    assert read_words(word) == []


@pytest.mark.parametrize("group", ["half", "quarter", "tenth"])
def test_common_words_weigh_less_than_others(group: str) -> None:
    weights = weigh([article("one", f"{' '.join(COMMON[group])} zyrqel")])
    heavy = [w for w in COMMON[group] if weights.squares[stem_of(w)] >= weights.squares["zyrqel"]]
    assert heavy == []


def test_no_common_word_is_said_by_another_of_its_stem() -> None:
    stems = [stem_of(w) for group in ("half", "quarter", "tenth") for w in COMMON[group]]
    assert sorted(set(stems)) == sorted(stems)
    assert set(stems).isdisjoint(COMMON["most"])


def test_a_name_is_capitalised_inside_a_sentence() -> None:
    told = {w.term: w.is_name for w in read_words("Rain hit Osterby. Heavy rain fell. Osterby flooded. March on.")}
    assert told["osterby"]
    assert not told["rain"]
    assert not told["heavy"]


def test_a_script_without_spaces_gives_pairs_of_characters() -> None:
    assert [w.term for w in read_words("大雨洪水")] == ["大雨", "雨洪", "洪水"]


def test_numbers_lose_the_comma_of_thousands() -> None:
    assert [w.term for w in read_words("1,200 and 5.6")] == ["1200", "5.6"]


def test_a_weekday_is_no_day() -> None:
    told = article("one", "The ferry sank on 16 March. On Monday divers found it.", published="2024-03-21")
    assert told.days == {"03-16"}
    assert told.weekdays == {"monday"}
