"""How near other words must be to be proposed, and how much of them is shown."""

from __future__ import annotations

import pytest
from builders import document_of
from newsdesk import POST

from generator.overrides.desk import Desk, Refusal
from generator.overrides.guard.guarding import Guard
from generator.stages.annotate import annotate
from generator.values.spelling import nearest

LONG = "The harbour master of Osterby told the council that the ferry would go on sailing until the bridge is mended"


@pytest.mark.parametrize(("word", "valid", "proposed"), [("fotos", "facts", "facts"), ("pubdate", "published", None)])
def test_a_spelling_is_proposed_that_shares_most_letters(word: str, valid: str, proposed: str | None) -> None:
    assert nearest(word, (valid,)) == proposed


@pytest.mark.parametrize(
    ("words", "text", "hint"),
    [
        ("the mayor of the port has said", POST, "the nearest there: 'repairs, the port authority said.'"),
        ("Three boats carry people", POST, None),
        (LONG.replace("ferry", "boats"), f"{LONG}.", f"the nearest there: '{LONG[:90]}'"),
    ],
)
def test_words_that_stand_nowhere_are_told_with_near_ones(words: str, text: str, hint: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        Desk({"post": document_of(text, "post")}, Guard({}, annotate)).excerpt("post", words)
    assert refused.value.hint == hint
