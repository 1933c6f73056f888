"""What every value of a briefing can be asked."""

from __future__ import annotations

import re

import pytest
from builders import document_of
from newsdesk import Newsdesk

from generator.values.diagnostic import Diagnostic
from generator.values.document import Basis, Field, evidence_in, value_of
from generator.values.span import Span


def test_evidence_is_found_however_deep_it_stands(desk: Newsdesk) -> None:
    baker = desk.cut("courier", "Jonas Ekdahl, a baker")  # of a role, which is no dataclass
    spokeswoman = desk.cut("post", "A spokeswoman")  # the mention of a quote's speaker
    assert {baker, spokeswoman} <= set(evidence_in(desk.briefing))
    assert list(evidence_in(desk.briefing.title)) == []


def test_a_field_that_is_not_known_has_no_value() -> None:
    assert (value_of(None), value_of(Field("BEIJING", Basis.STATED))) == (None, "BEIJING")


@pytest.mark.parametrize(("other", "same"), [("e a b c d Bridge a b c d e", True), ("a a b c Bridge a b c a", False)])
def test_words_that_stand_twice_have_their_id_by_four_words_on_each_side(other: str, same: bool) -> None:
    document = document_of(f"f a b c d Bridge a b c d f. {other}.")
    first, second = (document.evidence(Span(m.start(), m.end())) for m in re.finditer("Bridge", document.text))
    assert (first.id == second.id) is same


@pytest.mark.parametrize(("code", "is_error"), [("B101", True), ("B210", False), ("B301", True), ("B401", False)])
def test_what_an_editor_must_mend_is_an_error(code: str, is_error: bool) -> None:
    assert Diagnostic(code, "a fault", "a place").is_error is is_error


def test_marks_of_two_characters_are_printed_whole() -> None:
    document = document_of("``It was,'' he said.")
    assert document.printed(Span(0, 11), furniture=False) == "``It was,''"
