"""What every value of a briefing can be asked."""

from __future__ import annotations

from newsdesk import Newsdesk

from generator.values.document import Basis, Field, evidence_in, value_of


def test_evidence_is_found_however_deep_it_stands(desk: Newsdesk) -> None:
    baker = desk.cut("courier", "Jonas Ekdahl, a baker")  # of a role, which is no dataclass
    spokeswoman = desk.cut("post", "A spokeswoman")  # the mention of a quote's speaker
    assert {baker, spokeswoman} <= set(evidence_in(desk.briefing))
    assert list(evidence_in(desk.briefing.title)) == []


def test_a_field_that_is_not_known_has_no_value() -> None:
    assert (value_of(None), value_of(Field("BEIJING", Basis.STATED))) == (None, "BEIJING")
