"""What a reader is shown: titles, quotes, figures, entities, tags."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsdesk import Newsdesk
from newsroom import story_of, with_titles

from generator.relations.choosing.headline import choose_title, cut_news
from generator.relations.choosing.selection import (
    choose_tags,
    select_entities,
    select_facts,
    select_figures,
    select_quotes,
)
from generator.stages.condense import condense
from generator.values.briefing import BriefingQuote, Entity
from generator.values.story import Story

FERRY = "Ferry sinks off Selm in the night"
LONG = "Divers find the old ferry on a reef off Selm two days after it sank in a storm"  # 18 words
TEXT = "The ferry Marlin sank off Selm in the night. Divers found the Marlin on a reef off Selm."


def titled(*titles: str, outlet: str | None = None) -> Story:
    return with_titles(
        story_of([{"text": TEXT, "published": f"2031-03-0{n + 1}"} for n in range(len(titles))]), titles, outlet
    )


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        ((FERRY, "Divers find sunken ferry on reef"), "Divers find sunken ferry on reef"),
        ((FERRY, "Divers find sunken..."), FERRY),
        (
            (FERRY, "WATCH: Divers at the wreck off Selm"),
            FERRY,
        ),
        (
            (FERRY, "What you need to know about ferries"),
            FERRY,
        ),
        ((FERRY, "Who sank the ferry off Selm?"), FERRY),
        (
            (FERRY, "Reuters sources: ferry had holes"),
            FERRY,
        ),
        ((FERRY, "SELM FERRY SINKS"), FERRY),
        ((FERRY, LONG), LONG),
        ((FERRY, f"{LONG} today"), FERRY),
    ],
)
def test_the_newest_clean_headline_is_the_title(titles: tuple[str, ...], chosen: str) -> None:
    assert choose_title(titled(*titles)) == chosen


def test_a_headline_with_its_outlets_name_gives_way() -> None:
    story = titled(FERRY, "Selm Post: ferry sinks in the night", outlet="Selm")
    assert choose_title(story) is not None
    assert choose_title(story_of([{"text": TEXT}])) is None


BANK = (
    {
        "published": "2031-03-04",
        "text": "The harbour bank of Selm lost the savings of 900 customers to thieves on Monday.",
    },
    {"published": "2031-03-05", "text": "The harbour bank of Selm will repay the savings that thieves took, it said."},
)


@pytest.mark.parametrize(
    ("last", "chosen"),
    [
        ("The keeper of the lighthouse has bought a second boat from a yard in Karsk.", "Thieves empty bank of Selm"),
        ("Thieves of savings from the bank of Selm were arrested on Sunday in Karsk.", "Keeper buys dumb boat"),
    ],
)
def test_a_headline_of_something_else_gives_way(last: str, chosen: str) -> None:
    titles = ("Thieves empty bank of Selm", "What you can do", "Keeper buys dumb boat")
    assert choose_title(with_titles(story_of([*BANK, {"published": "2031-03-10", "text": last}]), titles)) == chosen


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The ferry Marlin sank off Selm in a storm on Tuesday night.",
            "The ferry Marlin sank off Selm in a storm on Tuesday night",
        ),
        (
            "The council of Selm closed the old bridge across the sound on Tuesday after a crack was found in an arch.",
            "The council of Selm closed the old bridge across the sound on Tuesday",
        ),
        (
            "The harbour bank of Selm, which was founded by two brothers in 1911, lost the savings of 900 customers.",
            "The harbour bank of Selm … lost the savings of 900 customers",
        ),
        (
            "A ferry with forty lorries and ninety people from the islands on board sank off Selm on Tuesday night.",
            "A ferry with forty lorries and ninety people from the islands on board sank off Selm",
        ),
        (
            "The port of Selm will be closed to all ships until the end of May if the storm moves the wreck again.",
            "The port of Selm will be closed to all ships …",
        ),
        (
            "A fire in a warehouse of Selm killed two dockers on Monday after an explosion nearby, the police said.",
            "A fire in a warehouse of Selm killed two dockers on Monday …",
        ),
    ],
)
def test_the_news_is_the_title_of_a_story_without_headlines(text: str, title: str) -> None:
    story = story_of([{"text": f"{text} Nobody had seen it coming, and the mayor asked for calm.", "published": None}])
    briefing = condense(story)
    assert (briefing.lede.split(" Nobody")[0], briefing.title) == (text, title)


def test_a_figure_is_never_cut() -> None:
    assert cut_news("one two three four five six seven eight nine ten eleven twelve costs $9 million more") == (
        "one two three four five six seven eight nine ten eleven twelve costs …"
    )


def test_a_story_without_a_lede_is_named_by_its_folder() -> None:
    assert condense(story_of([{"text": "Fog in Selm.", "published": None}])).title == "Story"


def many(quote: BriefingQuote, count: int, direct: bool) -> list[BriefingQuote]:
    return [replace(quote, id=f"{quote.id}{direct}{n}", direct=direct) for n in range(count)]


def test_every_speaker_keeps_a_quote(desk: Newsdesk) -> None:
    (first, *_) = desk.briefing.quotes
    assert first.speaker
    loud = many(first, 60, direct=True)
    quiet = replace(first, id="quiet", direct=True, speaker=replace(first.speaker, name="Ola Berg", role=None))
    shown = select_quotes((*loud, quiet), articles=2)
    assert quiet in shown
    assert 10 <= len(shown) <= 26


def test_indirect_quotes_do_not_crowd_out_direct_ones(desk: Newsdesk) -> None:
    (first, *_) = desk.briefing.quotes
    shown = select_quotes((*many(first, 60, direct=False), *many(first, 5, direct=True)), articles=1)
    assert sum(q.direct for q in shown) == 5


def test_a_figure_keeps_the_one_it_relates_to(desk: Newsdesk) -> None:
    (figure, *_) = desk.briefing.figures
    strong = [replace(figure, id=f"f{n}", measure="price", period=None, relates_to="weak") for n in range(40)]
    weak = replace(figure, id="weak", measure=None, attributed_to=None, period=None, relates_to=None)
    shown = select_figures((*strong, weak), articles=1)
    assert weak in shown
    assert len(shown) < 25


def entity(name: str, mentions: int, sources: tuple[str, ...]) -> Entity:
    return Entity(f"loc-{name.lower()}", name, "place", None, (), (), mentions, sources)


def test_entities_come_by_mentions_and_tags_are_what_most_sources_name() -> None:
    entities = tuple(entity(f"Place{n}", n, ("a",)) for n in range(60))
    shown = select_entities((*entities, entity("Selm", 30, ("a", "b"))), 2)
    assert [e.mentions for e in shown] == sorted((e.mentions for e in shown), reverse=True)
    assert choose_tags(shown, sources=3) == ("Selm",)


@pytest.mark.parametrize(("articles", "shown"), [(1, 45), (2, 47), (14, 71), (15, 72), (40, 72)])
def test_more_articles_show_more_facts_up_to_a_bound(desk: Newsdesk, articles: int, shown: int) -> None:
    facts = tuple(replace(desk.briefing.facts[0], id=f"e-{n}") for n in range(99))
    assert select_facts(facts, articles) == facts[:shown]
