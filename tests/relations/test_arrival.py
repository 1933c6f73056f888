"""Sources that come one at a time, in any order, end in the same briefing, and no id that named an item is lost."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from builders import article_of
from newsroom import story_of

from generator.stages.clean import clean
from generator.stages.condense import condense
from generator.stages.read import read
from generator.stages.relate import relate
from generator.values.briefing import Briefing
from generator.values.findings import Article
from generator.values.story import Story

STORIES = Path(__file__).parents[2] / "briefings"
SLUG = "tarrow-valley-landslide"
SECTIONS = ("facts", "quotes", "figures", "timeline", "questions", "disagreements")
ORDERS = 20
CLAIM = "Orla Vane will resign in June"


@cache
def _articles() -> tuple[Article, ...]:
    documents = [clean(read(path)) for path in sorted((STORIES / SLUG / "sources").iterdir())]
    return tuple(map(article_of, documents))


@cache
def _related(places: tuple[int, ...]) -> Story:
    return relate(SLUG, tuple(_articles()[i] for i in places))


def _orders() -> list[tuple[int, ...]]:
    chance = random.Random(20310306)  # noqa: S311  # the same orders in every run
    places = range(len(_articles()))
    return [tuple(chance.sample(places, len(places))) for _ in range(ORDERS)]


def _named(briefing: Briefing) -> set[tuple[str, str]]:
    return {(section, item.id) for section in SECTIONS for item in getattr(briefing, section)}


@pytest.fixture(scope="module")
def whole() -> Story:
    return _related(tuple(range(len(_articles()))))


def test_every_order_of_arrival_ends_in_the_same_briefing(whole: Story) -> None:
    expected = condense(whole)
    for order in _orders():
        assert condense(relate(SLUG, tuple(_articles()[i] for i in order))) == expected, order


def test_every_id_that_ever_named_an_item_finds_it_in_the_end(whole: Story) -> None:
    known = {(s, i) for s in SECTIONS for item in getattr(whole, s) for i in (item.id, *item.also)}
    heirs = {i for fact in whole.facts for i in fact.also}
    met = {tuple(sorted(order[:count])) for order in _orders() for count in range(1, len(order) + 1)}
    assert len(met) > ORDERS
    named = {pair for places in met for pair in _named(condense(_related(places)))}
    assert sorted(pair for pair in named - known if pair[1] not in heirs) == []


def test_a_claim_that_is_asked_no_more_leaves_its_id_to_a_fact() -> None:
    plain = {"published": "2031-03-02", "text": f"{CLAIM} as mayor of Selm."}
    text = "Two people familiar with the matter said that Orla Vane would resign in June."
    whispered = {"published": "2031-03-05", "text": text}
    (asked,) = (q for q in story_of([whispered]).questions if q.reason == "anonymous-only")
    story = story_of([whispered, plain])
    assert "anonymous-only" not in {q.reason for q in story.questions}
    assert [asked.id in f.also for f in story.facts].count(True) == 1
