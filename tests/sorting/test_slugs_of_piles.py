"""The names of new stories."""

from __future__ import annotations

import pytest
from pile_builder import article

from generator.cli.add import SLUG_RE
from generator.sorting.naming import LONGEST, name_story
from generator.sorting.weights import weigh

FOG = "Thick fog closed the harbour of Bellmere on Monday, and ferries waited outside. The pilot station said so."


def named(*titles: str, taken: tuple[str, ...] = (), **known: str) -> str:
    articles = [article(f"a{n}", FOG, title=title, **known) for n, title in enumerate(titles)]
    return name_story(articles, weigh(articles), taken)


def test_the_headline_that_says_what_all_say_names_the_story() -> None:
    assert named("Fog closes Bellmere harbour", "Morning briefing: what to read") == "fog-closes-bellmere-harbour"


def test_the_first_words_of_a_body_name_a_story_only_where_there_is_no_headline() -> None:
    assert named("Ferries wait", "") == "ferries-wait"
    assert named("", "").startswith("thick-fog-")


def test_empty_words_and_numbers_are_no_part_of_a_name() -> None:
    assert named("The fog at Bellmere: 14 ferries wait") == "fog-bellmere-ferries-wait"


def test_letters_that_are_two_in_plain_ones_are_not_lost() -> None:
    assert named("Strauß schließt Bellmere") == "strauss-schliesst-bellmere"


def test_a_letter_with_a_stroke_is_the_letter() -> None:
    assert named("Tåge lukker Tromsø, Łódź, Đakovo, Færøerne") == "tage-lukker-lodz-dakovo-faeroerne"


def test_an_outlet_is_no_part_of_a_name() -> None:
    assert "lantern" not in named("Lantern: fog closes Bellmere harbour", outlet="The Lantern")


@pytest.mark.parametrize(
    "title",
    ["Übermäßiger Nebel in Bellmere", "Brume à l'est de Bellmere", "大雨洪水", "!!!", "", "A" * 200, "U.S. fog’s end"],
)
def test_any_headline_gives_a_name_of_letters_digits_and_hyphens(title: str) -> None:
    slug = named(title)
    assert SLUG_RE.fullmatch(slug)
    assert len(slug) <= LONGEST


def test_a_name_that_is_taken_gets_the_day_then_a_number() -> None:
    assert named("Fog in Bellmere", taken=("fog-bellmere",)) == "fog-bellmere-2"
    assert named("Fog in Bellmere", taken=("fog-bellmere",), published="2025-11-03") == "fog-bellmere-2025-11-03"
    taken = ("fog-bellmere", "fog-bellmere-2025-11-03")
    assert named("Fog in Bellmere", taken=taken, published="2025-11-03") == "fog-bellmere-2025-11-03-2"
