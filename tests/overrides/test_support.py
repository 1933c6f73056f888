"""What a wording may and may not bring in."""

from __future__ import annotations

import pytest
from word_probes import idle_entries

from generator.overrides import support
from generator.overrides.support import find_unsupported
from generator.relations.items.limits import is_made_of
from generator.values.document import Evidence

HELD = ["On 12 March the council of Osterby-Nord paid five ferries $4.2 million, “a fair sum”, Ida Berg's office said."]


@pytest.mark.parametrize(
    "text",
    [
        "The council paid $4.2m.",
        "The council paid 5 ferries 4.2 million dollars on 12 March.",
        'It called that "a fair sum".',
        "Berg said so in March.",
        "Nord's council paid.",
        "Ferries of Osterby were paid.",
    ],
)
def test_other_words_for_the_same_pass(text: str) -> None:
    assert find_unsupported(text, HELD) == ()


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("The council paid $4.3m.", ("4.3",)),
        ("The council paid €4.2m.", ("€",)),
        ("The council paid six ferries.", ("six",)),
        ("The council paid on 13 April.", ("13", "April")),
        ("It was “a very fair sum”.", ("“a very fair sum”",)),
        ("Ola Berg said so.", ("Ola",)),
        ("The G20 paid.", ("20", "G20")),
    ],
)
def test_what_the_evidence_does_not_hold_is_named(text: str, beyond: tuple[str, ...]) -> None:
    assert find_unsupported(text, HELD) == beyond


def test_a_first_word_that_the_sources_know_in_small_letters_is_no_name() -> None:
    assert find_unsupported("Shopkeepers paid.", HELD) == ("Shopkeepers",)
    assert find_unsupported("Shopkeepers paid.", HELD, "Some shopkeepers near the bridge") == ()


def test_every_opener_opens_a_sentence() -> None:
    def beyond(word: str) -> tuple[str, ...]:
        return find_unsupported(f"{word.capitalize()} ferries.", ["ferries"])

    assert idle_entries((support,), "sentence_openers", "words", beyond) == []
    assert beyond("meanwhile") == ()


@pytest.mark.parametrize(
    ("text", "evidence", "made"),
    [
        ("The bridge is shut.", ["Then the bridge is shut, he said."], True),
        ("The bridge … is shut.", ["The bridge", "is shut"], True),
        ("the bridge is shut", ["The bridge,", "is shut"], False),  # from two places
        ("The bridge is open.", ["The bridge is shut."], False),
        ("The bridge.", ["The bridges."], False),
        ("…", ["The bridge."], False),
        ("", ["The bridge."], False),
    ],
)
def test_made_of_its_evidence(text: str, evidence: list[str], made: bool) -> None:
    assert is_made_of(text, tuple(Evidence("e-00000000", "post", 0, 1, words) for words in evidence)) is made
