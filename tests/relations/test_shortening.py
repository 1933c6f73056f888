"""Lines are cut so that what stays is a sentence that says what it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases
from newsroom import story_of

from generator.lexicons.loader import load_lexicon
from generator.overrides.newsroom import parse_newsroom
from generator.relations.choosing import cutting
from generator.relations.choosing.shortening import shorten_line, trim_fact
from generator.relations.items.limits import is_made_of
from generator.stages.condense import condense
from generator.values.briefing import Fact

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


REST = "The mayor of Osterby signed a new version of the law on the harbour on Thursday"
BEHIND = "the noise of the protests and the wish of the men of the yard and of the mills that the law be dropped again"


@pytest.mark.parametrize("word", load_lexicon("limits")["limiting"])
def test_what_limits_a_line_stays(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{REST}, {word} {BEHIND}."
    assert shown(text) is None
    monkeypatch.setattr(cutting, "LIMITING", cutting.LIMITING - {word})
    assert shown(text) == f"{REST}."


def trimmed(text: str, run: int = 40) -> Fact:
    story = story_of([{"text": text, "published": "2031-03-05"}])
    return trim_fact(story.facts[0], story, run)


def test_a_sentence_too_long_to_be_quoted_is_told_and_carried_by_what_is_left_of_it() -> None:
    long = CASES["what follows the last comma, where nothing less will do"]
    fact = trimmed(long["text"])
    assert fact.text == long["shown"]
    assert [e.text for e in fact.evidence] == [long["shown"].removesuffix(".")]
    broken = trimmed(CASES["a relative clause between commas"]["text"], 35)
    assert " … " in broken.text
    assert len(broken.evidence) == 2
    assert is_made_of(broken.text, broken.evidence)


def test_a_sentence_that_may_be_quoted_stays_whole() -> None:
    long = CASES["what follows the last comma, where nothing less will do"]["text"]
    words = len(long.split())
    assert trimmed(long, words).text == long
    assert trimmed(long, words - 1).text != long


def test_a_page_opens_on_what_is_left_of_a_long_lead() -> None:
    long = CASES["what follows the last comma, where nothing less will do"]
    story = story_of([{"text": f"{long['text']} The yard is old.", "published": "2031-03-07"}])
    assert condense(story).lede == long["shown"]
    newsroom, _ = parse_newsroom("shorten: false\n")
    assert condense(story, newsroom).lede != long["shown"]
