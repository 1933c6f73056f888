"""Figures that may be drawn together, counts of one event and one measure over time; amounts of a difference."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from newsroom import story_of

from generator.relations.choosing.gates import doubt_figure
from generator.values.story import Story


def told(*texts: str, day: int = 10) -> Story:
    sources: list[dict[str, Any]] = [{"text": t, "published": f"2031-02-{day + n}"} for n, t in enumerate(texts)]
    return story_of(sources)


def in_series(story: Story) -> list[tuple[str, str]]:
    return [(f.text, f.series) for f in story.figures if f.series]


FIRST = "At least four people were killed when a silo exploded in Tellin on Tuesday."


def test_counts_of_the_storys_event_are_a_series() -> None:
    later = ("Seven people were killed in the explosion of a silo in Tellin.", "The death toll in Tellin rose to 11.")
    story = told(FIRST, *later)
    assert in_series(story) == [(text, "people killed") for text in ("At least four people", "Seven people", "11")]


def test_the_dead_of_another_place_are_none_of_it() -> None:
    other = "Sixty people were killed in a fire in Port Hale."
    assert ("Sixty people", "people killed") not in in_series(told(FIRST, "Seven people were killed in Tellin.", other))


def test_a_second_toll_of_an_article_is_none_of_it() -> None:
    first, *rest = in_series(told(f"{FIRST} In 1997, 30 people were killed by a fire there."))
    assert (first, rest) == (("At least four people", "people killed"), [])


EXPORTS = (
    "Grain exports of Varnland reached $1.9 billion in 2023, $2.4 billion in 2024{} according to the customs office."
)


def test_what_three_figures_measure_in_the_same_words_has_a_name() -> None:
    story = told(EXPORTS.format(" and $2.1 billion in 2025,"))
    assert [f.subject for f in story.figures] == ["Grain exports of Varnland"] * 3
    readable = [doubt_figure(f, story) is None for f in story.figures]
    assert len(set(readable)) == 1, "what measures the same is as readable"


def test_two_figures_are_no_series() -> None:
    assert {f.subject for f in told(EXPORTS.format(",")).figures} == {None}


def test_a_side_of_a_difference_keeps_its_amount() -> None:
    story = told("The silo held 9,000 tonnes of wheat.", "The silo held 14,000 tonnes of wheat.")
    (found,) = story.disagreements
    amounts = [p.quantity for p in found.positions]
    assert [(q.value, q.unit) for q in amounts if q] == [(Decimal(9000), "tonnes"), (Decimal(14000), "tonnes")]
