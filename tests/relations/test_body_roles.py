"""What a body is, said beside its name; and what says nothing."""

from __future__ import annotations

import pytest
from newsroom import story_of
from word_probes import idle_entries, modules_of


def role_of(name: str, *texts: str) -> str | None:
    return {e.name: e.role for e in story_of([{"text": text} for text in texts]).entities}[name]


@pytest.mark.parametrize(
    ("name", "texts", "role"),
    [
        ("Orrin Inc.", ["Health insurer Orrin Inc. paid a fine in June."], "health insurer"),
        ("Brandl Stone", ["The quay was sold by a Selm firm called Brandl Stone."], "Selm firm"),
        (
            "Brandl Group",
            ["Brandl Group, Norland's biggest producer of buses founded by Ivo Holm, fell on Monday."],
            "Norland's biggest producer of buses",
        ),
        (
            "Orrin Holdings",
            ["They fined the state-owned trading company, Orrin Holdings, which sells fish."],
            "state-owned trading company",
        ),
        (
            "Orrin Inc.",
            ["Health insurer Orrin Inc. paid.", "Health insurer Orrin Inc. fell.", "Sued insurer Orrin Inc. lost."],
            "health insurer",
        ),
        ("Orrin Inc.", ["The insurer Orrin Inc. paid a fine in June."], None),
        ("Orrin Holdings", ["Its parent company Orrin Holdings paid a fine in June."], None),
        ("Orrin Holdings", ["The new company, Orrin Holdings, paid a fine in June."], None),
        ("Orrin Holdings", ["Shares of their oldest bank, Orrin Holdings, fell in June."], None),
        ("Orrin Holdings", ["It was sold to the Orrin Holdings, state-run Selm newspaper reported."], None),
        ("Orrin Holdings", ["Orrin Holdings, which owns a bank in Selm, fell."], None),
    ],
)
def test_what_the_words_beside_a_name_say_it_is(name: str, texts: list[str], role: str | None) -> None:
    assert role_of(name, *texts) == role


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ("makers", "Orrin Inc., a {} of old buses, paid a fine in June."),
        ("tell_nothing", "The {} company Orrin Inc. paid a fine in June."),
    ],
)
def test_every_word_tells_or_tells_nothing(group: str, text: str) -> None:
    def result(word: str) -> str | None:
        return role_of("Orrin Inc.", text.format(word))

    assert idle_entries(modules_of("generator.relations.entities"), "name_kinds", group, result) == []
