"""Which names of organisations are shown: where the name, a list or what it does tells that it is a body."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import story_of
from word_probes import idle_entries, modules_of

from generator.relations.choosing.gates import doubt_entity
from generator.values.briefing import Entity
from generator.values.enums import EntityKind

SOLD = "The port was sold by Osterholt Logistics on Tuesday."


def bodies_shown(*texts: str) -> list[str]:
    story = story_of([{"text": text} for text in texts])
    return [e.name for e in story.entities if e.kind == "organisation" and doubt_entity(e, story) is None]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["The Selm Rowing Club asked for help."], ["Selm Rowing Club"]),
        (["The quay was sold to Reuters on Monday.", "The port asked Reuters for the price of the quay."], ["Reuters"]),
        (["The FBI asked for help on Monday."], ["FBI"]),
        ([SOLD, "The quay was sold by Osterholt Logistics on Monday."], ["Osterholt Logistics"]),
        ([SOLD], []),
        (["Divers asked Jane Roe, an analyst at Osterholt, for help."], ["Osterholt"]),
        (["Jane Roe, the mayor, likes Osterholt."], []),
        (["The quay was closed under the Selm Harbour Agreement."], []),
        (["They asked the guard. MORE said on Monday that two more came."], []),
        (["The quay was opened for the Selm Harbour Festival."], []),
        (["He tore his ACL on Monday.", "The old ACL was torn."], []),
    ],
)
def test_a_body_is_shown_where_something_tells_that_it_is_one(texts: list[str], shown: list[str]) -> None:
    assert bodies_shown(*texts) == shown


def body(name: str, *sources: str) -> Entity:
    return Entity("org-x", name, EntityKind.ORGANISATION, None, (), (), 1, sources or ("a",))


def test_a_name_that_ends_as_a_treaty_or_a_contest_is_no_body() -> None:
    story = story_of([{"text": "It rained."}])

    def result(word: str) -> bool:
        return doubt_entity(body(f"Selm Council {word.title()}"), story) is None

    assert idle_entries(modules_of("generator.relations.entities"), "name_kinds", "no_body", result) == []


def test_a_room_a_speech_and_a_programme_are_no_bodies() -> None:
    story = story_of([{"text": "It rained."}])

    def result(name: str) -> bool:
        return doubt_entity(replace(body(name.title()), aliases=("Selm Council",)), story) is None

    assert idle_entries(modules_of("generator.relations.entities"), "name_kinds", "no_bodies", result) == []


def test_three_sources_tell_of_a_body_by_its_initials() -> None:
    story = story_of([{"text": "It rained."}])
    assert [doubt_entity(body("KGB", *"abc"[:count]), story) is None for count in (2, 3)] == [False, True]


def test_a_place_before_a_plural_makes_a_team() -> None:
    story = story_of([{"text": "It rained in Selm, and again in Selm."}])
    told = ("Selm Larks", "Selm Lark", "Old Larks", "London Larks")
    assert [doubt_entity(body(name), story) is None for name in told] == [True, False, False, True]
