"""Items an editor adds: what is read out of the words that carry them, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.overrides.reader import parse_overrides
from generator.rendering.json_form import parse_briefing, render_json
from generator.stages.edit import edit
from generator.stages.verify import verify
from generator.values.briefing import Briefing


def edited(desk, text: str) -> Briefing:
    overrides, errors = parse_overrides(text)
    assert errors == ()
    done = edit(desk.briefing, desk.story, overrides)
    kept = verify(done, desk.documents)
    assert [d for d in kept.diagnostics if d.code.startswith("B4")] == []
    return parse_briefing(render_json(kept))


def test_words_between_marks_are_a_quote_and_others_are_reported(desk) -> None:
    found = edited(
        desk,
        """
quotes:
  - {source: post, exact: The authority did not say when, add: true, speaker: null, because: asked}
  - {source: post, exact: '"We have no', add: true, speaker: {name: a spokeswoman, kind: anonymous}, because: asked}
""",
    )
    assert [(q.text, q.direct, q.edited) for q in found.quotes[1:]] == [
        ("The authority did not say when", False, True),
        ("We have no", False, True),
    ]
    assert found.quotes[2].speaker is not None
    assert found.quotes[2].speaker.name == "a spokeswoman"


def test_an_amount_is_read_out_of_its_words_unless_it_is_given(desk) -> None:
    text = "figures:\n  - {source: post, exact: Two ferries, add: ferries hired, unit: ferries, because: asked}\n"
    figure = edited(desk, text).figures[-1]
    assert (figure.text, figure.measure, figure.quantity.value) == ("Two ferries", "ferries hired", Decimal(2))
    text = "figures:\n  - {source: post, exact: Two ferries, add: ferries, unit: ferries, value: 3, because: a}\n"
    assert edited(desk, text).figures[-1].quantity.value == 3


def test_an_event_has_its_day_and_the_status_that_follows(desk) -> None:
    text = """
timeline:
  - {source: post, exact: Two ferries will carry passengers., add: Two ferries will carry passengers.,
     start: 2031-03, because: a}
  - {source: courier, exact: met him, add: They met., start: 2031-03-20, end: 2031-03-21, unsupported: true, because: a}
"""
    days = [(e.when.start, e.when.end, e.when.precision, e.when.status) for e in edited(desk, text).timeline]
    assert days == [
        ("2031-03", "2031-03", "month", "happened"),
        ("2031-03-12", "2031-03-12", "day", "planned"),
        ("2031-03-20", "2031-03-21", "day", "planned"),
    ]


def test_a_difference_has_the_words_of_its_sides(desk) -> None:
    text = """
disagreements:
  - add: The cost
    kind: figure
    positions: [{source: post, exact: $4.2 million}, {source: courier, exact: $4.6 million}]
    note: Both papers name the port authority.
    because: asked
"""
    found = edited(desk, text).disagreements[-1]
    assert (found.topic, found.kind, found.note) == ("The cost", "figure", "Both papers name the port authority.")
    assert [(p.text, p.sources) for p in found.positions] == [
        ("$4.2 million", ("post",)),
        ("$4.6 million", ("courier",)),
    ]


REFUSED = [
    ("quotes:\n  - {source: post, exact: We have no choice, add: true, because: a}", "carry the quote"),
    ("figures:\n  - {source: post, exact: for repairs, add: repairs, because: a}", "the words hold no amount"),
    ("figures:\n  - {source: post, exact: cost $4.2 million. Two, add: x, because: a}", "more than one amount"),
    ("timeline:\n  - {source: courier, exact: met him, add: They met., because: a}", "the event has no day"),
    ("timeline:\n  - {source: courier, exact: met him, add: Seven met., start: 2031, because: a}", "'Seven'"),
    ("disagreements:\n  - {add: x, positions: [{source: post, exact: Two}, {source: post, exact: Two}], because: a}",
     "a difference has two sources"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault"), REFUSED)
def test_what_cannot_be_added_says_why(desk, text: str, fault: str) -> None:
    overrides, errors = parse_overrides(text)
    assert errors == ()
    done = edit(desk.briefing, desk.story, overrides)
    assert [fault in d.message for d in done.diagnostics if d.is_error] == [True], done.diagnostics
