"""Where a rule of relations turns: a case on each side of its threshold, near enough for a fifth to matter."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.relations.comparing.passages import share_many
from generator.relations.comparing.weights import pairs_sharing, rarity_among
from generator.relations.entities.name_keys import is_same_given, is_slip
from generator.relations.entities.name_kinds import _decide
from generator.relations.entities.organisations import _fullest
from generator.relations.origins.alignment import Alignment, Match
from generator.relations.origins.finding import Kinship, _is_copy
from generator.values.annotation import MentionKind


def words(count: int, prefix: str = "w") -> frozenset[str]:
    return frozenset(f"{prefix}{n}" for n in range(count))


@pytest.mark.parametrize(("shared", "poorer", "enough"), [(2, 2, False), (3, 3, True), (3, 7, True), (4, 12, False)])
def test_sentences_share_many_words_from_three_and_two_fifths_on(shared: int, poorer: int, *, enough: bool) -> None:
    assert share_many(words(poorer), words(shared) | words(20, "other")) is enough


@pytest.mark.parametrize(("texts", "leads"), [(60, True), (61, False)])
def test_a_word_of_a_crowd_leads_to_no_other_text(texts: int, *, leads: bool) -> None:
    assert bool(pairs_sharing([frozenset({"boat"})] * texts)) is leads


def test_a_story_of_few_texts_is_weighed_as_one_of_twelve() -> None:
    weights = {count: rarity_among([frozenset({"boat"}), *[frozenset()] * (count - 1)]) for count in (2, 12, 13)}
    one, twelve, more = (weights[count].of(frozenset({"boat"})) for count in (2, 12, 13))
    assert one == twelve < more


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Marcella", "Marcela", True), ("Katarina", "Katarzyna", True), ("Valentin", "Valerian", False)],
)
def test_given_names_are_one_up_to_a_likeness(one: str, other: str, *, same: bool) -> None:
    assert is_same_given(one, other) is same


@pytest.mark.parametrize(("one", "other", "same"), [("Marinov", "Marimov", True), ("Marino", "Marimo", False)])
def test_a_surname_of_seven_letters_may_be_misspelt(one: str, other: str, *, same: bool) -> None:
    assert is_slip(f"Jane {one}", f"Jane {other}") is same


@pytest.mark.parametrize(("mentions", "told"), [(8, MentionKind.PLACE), (9, None)])
def test_one_hint_speaks_for_four_mentions(mentions: int, told: MentionKind | None) -> None:
    seen = Counter({MentionKind.PERSON: mentions - 1, MentionKind.PLACE: 1})
    assert _decide(Counter({MentionKind.PLACE: 2}), seen) is told


@pytest.mark.parametrize(("count", "name"), [(10, "Velmar Foods"), (11, "Velmar")])
def test_a_rare_fuller_form_names_no_body(count: int, name: str) -> None:
    assert _fullest(Counter({"Velmar": count, "Velmar Foods": 2})) == name
    assert _fullest(Counter({"Velmar": 6, "Velmar Foods": 1})) == "Velmar"


def kinship(pairs: int, lines: int, similarity: float = 1.0, overlap: float = 0.0) -> Kinship:
    chain = tuple(Match(n, n, similarity) for n in range(pairs))
    return Kinship("a", "b", overlap, Alignment(chain, lines, lines))


@pytest.mark.parametrize(("overlap", "copied"), [(0.4, False), (0.44, True)])
def test_a_text_is_a_copy_from_a_share_of_its_runs_on(overlap: float, *, copied: bool) -> None:
    assert _is_copy(kinship(0, 9, overlap=overlap), {}) is copied


@pytest.mark.parametrize(("pairs", "lines", "copied"), [(4, 4, True), (3, 3, False), (5, 10, True), (5, 11, False)])
def test_a_rewrite_goes_through_half_of_its_lines_and_four_at_least(pairs: int, lines: int, *, copied: bool) -> None:
    assert _is_copy(kinship(pairs, lines), {}) is copied
