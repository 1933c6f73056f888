"""What stands at the end of an article and tells of another story."""

from __future__ import annotations

import pytest
from newsroom import story_of

from generator.relations.choosing.foreign import find_foreign, is_foreign
from generator.stages.condense import condense
from generator.values.enums import Doubt

BRIDGE = """The council of Osterby closed the old bridge on Tuesday after a crack was found in the northern arch.
"We could not wait for the spring," Mayor Ann Bell said.
Engineer Carl Dow said the repairs of the bridge would take until the autumn."""
AGAIN = """Mayor Ann Bell said the old bridge of Osterby would stay closed until the autumn.
Engineer Carl Dow found a crack in the northern arch, the council said on Tuesday."""
SINGER = """In Marlow, singer Lena Moor cancelled a tour that Corvan Records had sold out for months.
Moor, 34, had lost her voice at a concert in Dunholt, her manager Ida Holm said.
Fans queued outside theatres to return their tickets.
Holm asked for patience and promised that every ticket would be paid back.
Guitarist Ola Berg will play the festival of Dunholt alone."""


def end_of(last: str, other: str = AGAIN) -> str:
    story = story_of([{"text": f"{BRIDGE}\n{last}"}, {"text": other}])
    document = story.articles[0].document
    return "".join(span.cut(document.text) for source, span in find_foreign(story).items() if source == document.source)


def test_a_singer_below_a_bridge_is_another_story() -> None:
    assert end_of(SINGER) == SINGER


def test_it_begins_with_the_first_paragraph_that_brings_in_names() -> None:
    assert end_of(f'"It will be a long winter," she said.\n{SINGER}') == SINGER


MIXED = """Singer Lena Moor lost her voice. A crack was found in the northern arch.
Moor is ill. The repairs of the arch take until the autumn.
Moor was in Marlow. An engineer could not wait for the spring.
Moor went to Dunholt. The council closed the old bridge on Tuesday.
Guitarist Ola Berg plays."""


def test_some_words_of_the_story_may_come_back() -> None:
    assert end_of(MIXED) == MIXED


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(SINGER.rpartition("\n")[0], id="four paragraphs are an aside"),
        pytest.param(f"{SINGER}\nBell said that she was sorry for the singer.", id="it comes back to the mayor"),
        pytest.param(MIXED.replace("Guitarist ", ""), id="it has three in ten of its words from the story"),
    ],
)
def test_left_alone(last: str) -> None:
    assert end_of(last) == ""


def test_what_another_article_tells_too_is_no_other_story() -> None:
    assert end_of(SINGER, f"{AGAIN}\n{SINGER}") == ""


def test_a_story_without_people_of_its_own_has_no_other() -> None:
    assert end_of(SINGER, "The council of Osterby closed the old bridge on Tuesday.") == ""


COLUMN = """The theatre of Dunholt should ask less for its tickets.
Perhaps its manager has never paid for a seat. We all know such managers.
Nobody goes to a play that costs as much as a coat."""


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        pytest.param(COLUMN, True, id="a column about a theatre"),
        pytest.param(f"{COLUMN}\n{BRIDGE.splitlines()[0]}", False, id="a column that tells of the bridge too"),
        pytest.param(SINGER, False, id="a report about a singer"),
    ],
)
def test_a_column_that_shares_no_fact_is_of_another_story(text: str, *, foreign: bool) -> None:
    story = story_of([{"text": BRIDGE}, {"text": f"{BRIDGE}\n{AGAIN}"}, {"text": text}])
    source = story.articles[-1].source
    found = find_foreign(story).get(source)
    assert (found is not None) is foreign
    assert not foreign or found.cut(story.article_of(source).document.text) == text


def test_what_both_stories_name_belongs_to_the_story() -> None:
    story = story_of([{"text": f"{BRIDGE}\n{SINGER}\nOsterby is sold out."}, {"text": AGAIN}])
    foreign = find_foreign(story)
    named = {entity.name: is_foreign(entity, foreign, story) for entity in story.entities}
    assert [name for name in ("Ann Bell", "Osterby", "Lena Moor", "Marlow") if named[name]] == ["Lena Moor", "Marlow"]


def test_it_is_held_back_with_the_reason() -> None:
    story = story_of([{"text": f"{BRIDGE}\n{SINGER}"}, {"text": AGAIN}])
    briefing = condense(story)
    assert not any("Moor" in item.text for item in (*briefing.facts, *briefing.quotes))
    assert any(Doubt.OTHER_STORY in note.message for note in briefing.diagnostics)
