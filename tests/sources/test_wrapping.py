"""Lines broken at a width become paragraphs again; what only looks broken stays."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.wrapping import unwrapped

ONE = (
    "The council of Osterby closed the old bridge on Tuesday, after a diver had found a crack in the northern arch "
    'that runs from the water to the roadway. "It is not safe, and we will not wait for Corvan to tell us so," said '
    "the mayor, Ann Bell, who had crossed it on Monday with her daughter."
)
TWO = (
    "Repairs will cost 4.2 million crowns and last until the end of May. The engineers of Norland Power, who built the "
    "arch in 1911, offered their help. Two ferries replace the bridge from 5 a.m. until midnight."
)
HEAD = "Council of Osterby closes old bridge\nOsterby Post\nBy Mara Lind\n3 May 2031"


def read(text: str) -> list[str]:
    """Return the lines of a text as it is read, without empty ones."""
    found = unwrapped(text)
    assert len(found.text) == len(text)
    return [line.strip() for line in found.text.replace("\u00ad", "").split("\n") if line.strip()]


def fill(text: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest)


@pytest.mark.parametrize("width", [32, 44, 55, 60, 65, 66, 70, 72, 76, 78, 80, 90, 100, 120, 132])
def test_paragraphs_broken_at_any_width_are_whole_again(width: int) -> None:
    text = f"{HEAD}\n\n{fill(ONE, width)}\n\n{fill(TWO, width)}\n"
    assert read(text) == [*HEAD.split("\n"), ONE, TWO]
    assert unwrapped(text).sure


@pytest.mark.parametrize("width", [55, 66, 72, 80])
def test_a_line_with_room_left_ends_a_paragraph_without_an_empty_one(width: int) -> None:
    text = f"{HEAD}\n{fill(ONE, width)}\n{fill(TWO, width)}\n"
    assert read(text) == [*HEAD.split("\n"), ONE, TWO]


@pytest.mark.parametrize("width", [60, 72])
def test_an_indent_opens_a_paragraph(width: int) -> None:
    assert read(f"{fill(ONE, width, '   ')}\n{fill(TWO, width, '   ')}\n") == [ONE, TWO]


def test_a_mail_that_quotes_another_keeps_the_two_apart() -> None:
    answer = (
        "We can confirm this. The ferry will sail, and the repairs will last until the last week of May, or until June."
    )
    text = f"Ann Bell wrote:\n{fill(ONE, 72, '> ', '> ')}\n>\n{fill(TWO, 72, '> > ', '> > ')}\n\n{fill(answer, 72)}\n"
    assert [line.replace("> ", "") for line in read(text)] == ["Ann Bell wrote:", ONE, ">", TWO, answer]


def test_an_item_goes_on_under_its_first_word_and_the_next_is_another() -> None:
    text = f"{fill(ONE, 60, '- ', '  ')}\n{fill(TWO, 60, '- ', '  ')}\n"
    assert read(text) == [f"- {ONE}", f"- {TWO}"]


def test_a_word_parted_by_a_hyphen_is_whole_where_the_text_has_it() -> None:
    text = "The government said so, and the long-\nplanned talks of the govern-\nment will begin at the harbour.\n"
    assert read(text) == [
        "The government said so, and the long-planned talks of the government will begin at the harbour."
    ]


def test_a_long_line_elsewhere_changes_nothing() -> None:
    link = "See https://osterby.example/" + "a" * 150
    assert read(f"{fill(ONE, 72)}\n\n{link}\n\n{fill(TWO, 72)}\n") == [ONE, link, TWO]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{ONE}\n{TWO}\n",
        f"{HEAD}\n\n{ONE}\n\n{TWO}\n",
        "Ferries run hourly to Corvan\nBridge of Osterby to stay shut\nCouncil to meet again on Friday\n",
        "The bridge of Osterby was closed on Tuesday\nTwo ferries will replace it until the end of May.\n",
        "| Bridge | built in the year |\n| --- | --- |\n| Osterby | nineteen hundred |\n",
        "Bell crosses the bridge of Osterby\n==================================\nTwo ferries sail from the harbour.\n",
        f"{ONE}\nTwo ferries lie below the bridge of Osterby\ndpa Ferries replace the bridge until the end of May.\n",
        "photo\nadvertisement\ncontinue reading\nshare\n",
    ],
)
def test_what_is_not_broken_stays(text: str) -> None:
    assert unwrapped(text).text == text


def test_lines_of_no_one_width_are_joined_and_told() -> None:
    words, lines, at = f"{ONE} {TWO}".split(), [], 0
    for number in range(100):
        step = 7 + number % 5 * 2
        lines.append(" ".join(words[at : at + step]))
        at += step
    text = "\n".join(filter(None, lines))
    found = unwrapped(f"{text}\n")
    assert found.text.split() == text.split()
    assert found.text.count("\n") <= 2
    assert not found.sure


def test_a_single_break_before_a_small_letter_is_mended() -> None:
    broken = "The second crack runs along the arch and may be\nas old as the bridge itself, engineers say."
    assert read(f"{ONE}\n{broken}\n{TWO}\n") == [ONE, broken.replace("\n", " "), TWO]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=90), max_size=9))
def test_only_ends_of_lines_hyphens_and_marks_change(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = unwrapped(text).text
    assert len(found) == len(text)
    assert all(a == b or (a in "\n- >" and b in " \u00ad") or b == "\u00ad" for a, b in zip(text, found, strict=True))
