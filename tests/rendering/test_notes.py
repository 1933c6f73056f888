"""Days told from an article's own are shown with their date."""

from __future__ import annotations

import pytest
from builders import article_of, document_of

from generator.rendering.notes import with_notes
from generator.stages.relate import relate

CASES = {
    "The mill in Osterby burned down on Tuesday.": "The mill in Osterby burned down on Tuesday [13 May 2031].",
    "The council closed the bridge last month.": "The council closed the bridge last month [April 2031].",
    "The council closed the bridge last November.": "The council closed the bridge last November [November 2030].",
    "The council closed the bridge last summer.": "The council closed the bridge last summer [2030].",
    "The bridge fell in March of last year.": "The bridge fell in March of last year [March 2030].",
    "The council closed the bridge in November.": None,
    "The council closed the bridge last March.": None,
    "The mill in Osterby burned down two days ago.": "The mill in Osterby burned down two days ago [13 May 2031].",
    "The mill in Osterby burned down two weeks ago.": None,
    "The mill in Osterby burned down on May 13.": None,
    "The mill burned down after Tuesday's storm.": "The mill burned down after Tuesday's [13 May 2031] storm.",
    "The mill in Osterby burned down at 10 p.m.": None,
    "Gunmen attacked the harbour of Osterby early on Friday.": None,
    "The mill in Osterby burned on Tuesday, and the bridge fell on Tuesday.": (
        "The mill in Osterby burned on Tuesday [13 May 2031], and the bridge fell on Tuesday."
    ),
    '"The mill in Osterby burned on Tuesday," said Mary Dunn, who owns it.': None,
}


def shown(text: str, published: str | None) -> str | None:
    story = relate("case", (article_of(document_of(f"{text}\n", "may", published)),))
    return with_notes(story.facts[0], story.facts[0].text, story).shown


@pytest.mark.parametrize("text", CASES)
def test_a_day_is_shown_with_its_date(text: str) -> None:
    assert shown(text, "2031-05-15") == CASES[text]


def test_an_article_without_a_date_dates_nothing() -> None:
    assert shown("The mill in Osterby burned down on Tuesday.", None) is None


def test_who_is_meant_is_shown_with_his_name() -> None:
    text = "Mary Dunn opened a mill in Osterby on Tuesday. She left the town on Friday, May 2."
    story = relate("case", (article_of(document_of(f"{text}\n", "may", "2031-05-15")),))
    assert any("She [Mary Dunn] left" in (with_notes(fact, fact.text, story).shown or "") for fact in story.facts)


LINES = {
    "The mill in Osterby burned down on Tuesday.": None,
    "The mill in Osterby burned down last month.": "The mill in Osterby burned down last month [April 2031].",
    "Four months ago, the mill burned down.": None,
}


@pytest.mark.parametrize("text", LINES)
def test_a_dated_line_leaves_the_weekday_of_its_own_day(text: str) -> None:
    story = relate("case", (article_of(document_of(f"{text}\n", "may", "2031-05-15")),))
    assert with_notes(story.timeline[0], story.timeline[0].text, story).shown == LINES[text]


HEAD = "Randy Milch, general counsel of Verano, wrote a letter. Barent Osk visited. Mayor Ann Sorel was there."
SURNAMES = {
    "Milch called the order lawful.": "Milch [Randy Milch, general counsel of Verano] called the order lawful.",
    "A copy of Milch's letter reached Osterby.": (
        "A copy of Milch's [Randy Milch, general counsel of Verano] letter reached Osterby."
    ),
    "Osk called the order lawful.": "Osk [Barent Osk] called the order lawful.",
    "The Milch administration called the order lawful.": "The Milch administration called the order lawful.",
    "Mayor Sorel called the order lawful.": "Mayor Sorel called the order lawful.",
    "Randy Milch called the order lawful.": "Randy Milch called the order lawful.",
    "Milch, the counsel of Verano, called the order lawful.": "Milch, the counsel of Verano, called the order lawful.",
}


def shown_behind(line: str, said: str = "") -> set[str]:
    story = relate("case", (article_of(document_of(f"{HEAD}\n\n{line}\n", "may", None)),))
    known = frozenset(said.split())
    return {with_notes(fact, fact.text, story, known).shown or fact.text for fact in story.facts}


@pytest.mark.parametrize("line", SURNAMES)
def test_a_bare_surname_is_shown_with_whose_it_is(line: str) -> None:
    assert SURNAMES[line] in shown_behind(line)


def test_whom_headline_or_lede_names_is_known() -> None:
    line = "Milch called the order lawful."
    assert line in shown_behind(line, "letter from milch")
