"""What two sources say that cannot both hold, and what only looks so."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article, story_of

from generator.relations.comparing.quantities import exclude_each_other
from generator.stages.relate import relate
from generator.values.findings import Qualifier, Quantity

CASES = read_cases(Path(__file__).parent / "cases" / "disagreements.yml")
UPDATES = read_cases(Path(__file__).parent / "cases" / "updates.yml")
AMOUNTS = st.integers(min_value=1, max_value=10**12).map(Decimal)
QUANTITIES = st.builds(Quantity, AMOUNTS, st.just("people"), st.sampled_from(Qualifier))


@pytest.mark.parametrize("name", CASES)
def test_finds_what_cannot_both_hold(name: str) -> None:
    case = CASES[name]
    story = story_of(case["sources"])
    assert [d.kind for d in story.disagreements] == case["expected"], case["why"]


def test_a_later_source_settles_an_order() -> None:
    sources = CASES["before in one, after in the other"]["sources"]
    later = {"published": "2031-05-02", "text": "Vale's visit, her second, follows Orrin's trip to Selm."}
    (found,) = story_of([*sources, later]).disagreements
    assert found.settled_by is not None
    assert found.settled_by.source == "c"
    assert [p.sources for p in found.positions] == [("a",), ("b",)]


def test_a_position_unites_the_sources_of_one_value() -> None:
    sources: list[dict[str, Any]] = CASES["two tolls of one evening"]["sources"]
    (found,) = story_of(
        [*sources, {"published": "2031-03-06", "text": "Six people died in the Kessel mill."}]
    ).disagreements
    assert sorted(p.sources for p in found.positions) == [("a", "c"), ("b",)]


def test_a_risen_toll_supersedes_the_fact_that_held_the_old_one() -> None:
    story = story_of(CASES["a toll that rises is an update"]["sources"])
    ((fact, newer),) = story.superseded
    (old,) = (f for f in story.facts if f.id == fact)
    assert (old.evidence[0].source, old.standing, newer.source) == ("a", "superseded", "b")


TOPICS = {
    "two dates for one sinking": "When: Marlin sank off Selm",
    "approved against rejected": "Whether the Selm council approved",
    "another name in the same place": "Maria Holt or Anna Berg",
    "two tolls of one evening": "Number of people killed",
    "one part of two wholes": "Number of schools altogether",
    "nobody and somebody hurt": "Number of people injured",
    "a name spelled in two ways": "Spelling of a name: Sandelholm or Sandlelholm",
    "two ages of one man": "Age of Anton Hauser",
    "told of one who denies it": "Denied by Norvia: it influenced the presidential election",
    "before in one, after in the other": "Which came first, Vale's visit or Orrin's trip to Selm",
}


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_reads_as_a_heading(name: str) -> None:
    (found,) = story_of(CASES[name]["sources"]).disagreements
    assert found.topic.startswith(TOPICS[name])


@pytest.mark.parametrize("name", UPDATES)
def test_finds_what_later_sources_overtook(name: str) -> None:
    case = UPDATES[name]
    story = story_of(case["sources"])
    overtaken = {fact for fact, _ in story.superseded}
    assert [f.text for f in story.facts if f.id in overtaken] == case["expected"], case["why"]
    assert story.disagreements == ()


def test_ids_do_not_depend_on_sources_added_later() -> None:
    sources = CASES["two tolls of one evening"]["sources"]
    more = {"published": "2031-03-09", "text": "The harbour museum opened on Sunday."}
    before, after = story_of(sources), story_of([*sources, more])
    assert [d.id for d in before.disagreements] == [d.id for d in after.disagreements] != []


SIRENS = [
    {"published": "2031-03-05", "text": "Sirens went off 20 minutes ahead of the slide. The mill declined to comment."},
    {
        "published": "2031-03-05",
        "text": "The alarm went off a few minutes after the slide. Six people died at the mill.",
    },
    {
        "published": "2031-03-05",
        "text": "Twelve people died at the mill. Orla Vane will resign, two people close to her said.",
    },
    {
        "published": "2031-03-09",
        "text": "The sirens sounded after the slide, prosecutors said. Orla Vane said she would resign.",
    },
]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_the_order_of_arrival_leaves_no_trace(order: tuple[int, ...]) -> None:
    articles = [article("abcd"[i], SIRENS[i]["text"], SIRENS[i]["published"]) for i in range(4)]
    named: set[str] = set()
    for count in range(1, 5):
        story = relate("story", tuple(articles[i] for i in order[:count]))
        named |= {item.id for item in (*story.disagreements, *story.questions)}
    whole = relate("story", tuple(articles))
    assert (story.disagreements, story.questions) == (whole.disagreements, whole.questions)
    assert named <= {i for item in (*whole.disagreements, *whole.questions) for i in (item.id, *item.also)}


@given(QUANTITIES, QUANTITIES)
def test_exclusion_is_mutual(one: Quantity, other: Quantity) -> None:
    assert exclude_each_other(one, other) == exclude_each_other(other, one)


@given(QUANTITIES)
def test_a_quantity_agrees_with_itself(quantity: Quantity) -> None:
    assert not exclude_each_other(quantity, quantity)
