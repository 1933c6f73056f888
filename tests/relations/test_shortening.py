"""Lines are cut so that what stays is a sentence that says what it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases
from newsroom import story_of

from generator.overrides.newsroom import parse_newsroom
from generator.relations.choosing.shortening import shorten_line
from generator.stages.condense import condense

CASES = read_cases(Path(__file__).parent / "cases" / "shortening.yml")
OPENERS = {
    "But the bridge in Osterby fell.": "The bridge in Osterby fell.",
    "And it is not known who built the bridge.": "It is not known who built the bridge.",
    "However, the bridge in Osterby fell.": "The bridge in Osterby fell.",
    "But 40 towns sent boats to Osterby.": "40 towns sent boats to Osterby.",
    "Nor did the mayor of Osterby close the bridge.": None,
    "So far the mayor of Osterby has closed the bridge.": None,
    "But eBay has opened a yard in Osterby.": None,
    "Still waters closed the bridge in Osterby.": None,
}


def shown(text: str) -> str | None:
    story = story_of([{"text": text, "published": "2031-03-05"}])
    line = shorten_line(story.facts[0], story)
    return line if line != story.facts[0].text else None


@pytest.mark.parametrize("name", CASES)
def test_a_long_line_is_cut_where_its_sense_is_kept(name: str) -> None:
    assert shown(CASES[name]["text"]) == CASES[name]["shown"]


@pytest.mark.parametrize("text", OPENERS)
def test_what_ties_a_line_to_the_one_before_is_cut(text: str) -> None:
    assert shown(text) == OPENERS[text]


def test_who_says_it_stays_where_no_line_below_tells() -> None:
    story = story_of([{"text": CASES["who says it, where the line below tells"]["text"], "published": "2031-03-05"}])
    assert shorten_line(story.facts[0], story, told_below=False) == story.facts[0].text


def test_the_newsroom_switches_it_off() -> None:
    story = story_of([{"text": "But the bridge in Osterby fell.", "published": "2031-03-05"}])
    newsroom, errors = parse_newsroom("shorten: false\n")
    assert errors == ()
    assert condense(story).facts[0].shown == "The bridge in Osterby fell."
    assert condense(story, newsroom).facts[0].shown is None
