"""Figures of several sources: what is one figure, what may be compared, what disagrees."""

from __future__ import annotations

import pytest
from builders import article_of, cleaned

from generator.relations.choosing.gates import doubt_figure
from generator.relations.comparing.counts import DatedFigure, dated_figures, same_measure, same_period
from generator.relations.comparing.quantities import exclude_each_other
from generator.relations.items.figures import match_figures
from generator.stages.relate import relate
from generator.times.resolver import resolve_times
from generator.values.briefing import BriefingFigure
from generator.values.enums import Doubt
from generator.values.findings import Article
from generator.values.story import DatedArticle


def article(name: str, text: str) -> Article:
    return article_of(cleaned(text, name))


def first_figure(text: str) -> DatedFigure:
    """Return the first figure of a sentence."""
    found = article("a", text)
    return dated_figures(DatedArticle(found, None, resolve_times(found.times, None)))[0]


def are_of_one_measure(first: str, second: str) -> bool:
    a, b = first_figure(first), first_figure(second)
    found = {same_measure(x.figure, y.figure) and same_period(x, y) for x, y in ((a, b), (b, a))}
    assert len(found) == 1
    return found.pop()


def can_both_hold(first: str, second: str) -> bool:
    a, b = (first_figure(text).figure.quantity for text in (first, second))
    return not exclude_each_other(a, b)


def figures(*texts: str) -> tuple[BriefingFigure, ...]:
    story = relate("story", tuple(article(f"s{n}", text) for n, text in enumerate(texts)))
    return match_figures(story).figures


DISAGREE = [
    ("two tolls of one blast", "At least two people were killed.", "At least six people were killed."),
    ("two exact tolls", "Seven people were killed.", "Nine people died."),
    ("a toll and a count", "The death toll rose to 27.", "Twelve people were killed."),
    ("shops closed", "Velmar closed more than 300 stores.", "The closing of about 600 stores hurt Velmar."),
    ("two prices of a deal", "The merger is worth $11 billion.", "The merger is worth $15 billion."),
    ("two shares of a vote", "She won 61 percent of the vote.", "She won 67 percent of the vote."),
]
AGREE = [
    ("a bound below the other", "At least six people were killed.", "Seven people died."),
    ("two bounds close by", "At least 40 people were injured.", "More than 50 people were injured."),
    ("rounding", "The merger is worth $11 billion.", "The merger is worth $11.2 billion."),
    ("rounding of a count", "About 50 people were injured.", "51 people were injured."),
    ("an approximation", "About 30 goats were stolen.", "32 goats were stolen."),
    ("a value in a range", "The merger is worth $2-3 billion.", "The merger is worth $2.6 billion."),
]
APART = [
    ("dead and injured", "Six people were killed.", "Nine people were injured."),
    ("other people", "Six people were killed.", "Nine other people were killed."),
    ("gravely and slightly injured", "Four people were seriously injured.", "Nine people were slightly injured."),
    ("two firms", "Norrland Foods has annual sales of $23bn.", "Tarnow Mills has annual sales of $41bn."),
    ("two units", "The merger is worth $11 billion.", "The merger is worth €15 billion."),
    ("two periods", "Exports reached $3 billion in 2015.", "Exports reached $5 billion in 2016."),
    ("shops had and shops closed", "Velmar operates 3,500 stores.", "Velmar closed 300 stores."),
    ("an open subject", "It fell 5 percent.", "It fell 9 percent."),
    ("whose sentence", "He served a six-year sentence.", "She served a nine-year sentence."),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in DISAGREE])
def test_two_figures_of_one_measure_cannot_both_hold(first: str, second: str) -> None:
    assert are_of_one_measure(first, second)
    assert not can_both_hold(first, second)


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in AGREE])
def test_two_figures_of_one_measure_can_both_hold(first: str, second: str) -> None:
    assert are_of_one_measure(first, second)
    assert can_both_hold(first, second)


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in APART])
def test_what_is_not_the_same_is_not_of_one_measure(first: str, second: str) -> None:
    assert not are_of_one_measure(first, second)


def test_one_figure_of_two_sources_has_the_evidence_of_both() -> None:
    found = figures("Grain exports hit $218.2 million in 2015.", "In 2015 grain exports reached $218.2 million.")
    assert [(f.text, f.sources, len(f.also)) for f in found] == [("$218.2 million", ("s0", "s1"), 1)]
    assert found[0].period is not None
    assert (found[0].period.start, found[0].period.end) == ("2015", "2015")


def test_a_goal_follows_what_it_is_the_goal_of() -> None:
    value, goal = figures("Trade hit $218 million, exceeding a goal to increase trade to over $200 million.")
    assert (value.role, goal.role, goal.relates_to) == ("value", "goal", value.id)
    assert goal.text == "over $200 million"


def test_a_conversion_adds_evidence_and_no_row() -> None:
    (row,) = figures("The bend has a 12mph (20km/h) speed limit.")
    assert [e.text for e in row.evidence] == ["12mph", "20km/h"]


@pytest.mark.parametrize(
    "text",
    [
        "It fell 5 percent.",
        "The two countries agreed.",
        "Two of the sources left early.",
    ],
)
def test_what_says_nothing_to_a_reader_gets_no_row(text: str) -> None:
    assert figures(text) == ()


def test_the_order_of_sources_changes_nothing() -> None:
    texts = ["Six people were killed in Osterby.", "The repair will cost $5 million.", "Norrland rose 8%."]
    first = figures(*texts)
    assert {f.text for f in first} == {f.text for f in figures(*reversed(texts))}
    assert first[0].text == "Six people"


def test_tolls_are_headed_by_what_their_clauses_say() -> None:
    rows = figures(
        "---\npublished: 2024-03-04\n---\nAt least six people were killed by the slide.",
        "---\npublished: 2024-03-05\n---\nThe toll of the slide rose. Seven people died, the mayor said.",
        "---\npublished: 2024-03-09\n---\nThe slide left 14 people dead. In 1997 two people were killed in the valley.",
    )
    assert {f.text: f.measure for f in rows} == {
        "At least six people": "people killed by the slide",
        "Seven people": "Seven people died",
        "14 people": "The slide left 14 people dead",
        "two people": "people killed in the valley",
    }


def test_the_injured_and_the_killed_are_two_measures() -> None:
    rows = figures("Six people were killed.", "Nine people were injured.")
    assert {f.measure for f in rows} == {"Six people were killed", "Nine people were injured"}


def test_an_exact_sum_is_one_figure_in_two_wordings() -> None:
    (row,) = figures("Trade reached $218.2 billion.", "Commerce came to $218.2 billion.")
    assert len(row.sources) == 2


def test_a_round_sum_of_two_things_stays_two_figures() -> None:
    assert len(figures("Trade reached $200 billion.", "The tunnel cost $200 billion.")) == 2


def doubts(*texts: str) -> list[Doubt | None]:
    story = match_figures(relate("story", tuple(article(f"s{n}", text) for n, text in enumerate(texts))))
    return [doubt_figure(f, story) for f in story.figures]


@pytest.mark.parametrize(
    "text", ["Two offices of Orrin Bank were searched in Selm.", "Three shops will close in Selm."]
)
def test_a_small_count_of_one_source_is_shown_to_nobody(text: str) -> None:
    assert doubts(text) in ([], [Doubt.SAYS_LITTLE])


@pytest.mark.parametrize(
    "text",
    [
        "They killed two people.",
        "The farm lies in a village of 600 people.",
        "It rained in Selm. Shops sold 5,000 cars.",
        "It rained in Selm. Revenue reached $5 million.",
        "It rained in Selm. The plan would cost $5 million.",
    ],
)
def test_a_row_that_does_not_say_of_whom_is_shown_to_nobody(text: str) -> None:
    assert doubts(text) == [Doubt.MEASURE_OPEN]


def test_a_version_is_in_no_row() -> None:
    assert doubts("Norvane showed the 5.50 features of its watch.") == []


def test_what_the_story_is_of_needs_no_more_than_its_noun() -> None:
    assert doubts("The plan was told in Selm. It would take time, and the plan would cost $5 million.") == [None]
    beside = "It rained in Selm. Ann Roe saw the plan. The plan will cost $5 million."
    assert doubts(beside, "It rained in Tarn. Nobody liked the plan.") == [None]
    assert doubts(beside, "It rained in Tarn. Nobody came.") == [Doubt.MEASURE_OPEN]


def test_the_same_amount_of_the_same_thing_has_one_row() -> None:
    assert doubts("The trip to the cave takes 40 minutes.", "A rescue in the cave would take 40 minutes.") == [
        None,
        Doubt.REPEATED,
    ]
    assert doubts("Norvane's trade reached $200 billion.", "The tunnel to Tarn cost $200 billion.") == [None, None]


def test_an_amount_gives_way_to_the_finer_one_it_rounds() -> None:
    told = "Norvane listed {} miners of Tarn in its report."
    assert doubts(told.format("more than 200"), told.format(209)) == [Doubt.REPEATED, None]
    assert Doubt.REPEATED not in doubts(told.format("more than 200"), told.format(212))


@pytest.mark.parametrize(
    "text",
    [
        "Five sources in the talks spoke to Norvane.",
        "Two people were killed in Selm.",
        "The trip to the cave takes 40 minutes.",
    ],
)
def test_a_small_count_that_tells_something_is_shown(text: str) -> None:
    assert doubts(text) == [None]
