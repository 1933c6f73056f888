"""What an editor's file claims beyond the sources is refused, not counted, or marked as the editor's."""

from __future__ import annotations

import pytest

from generator.overrides.reader import parse_overrides
from generator.stages.edit import edit
from generator.stages.render import render


def followed(desk, text: str):
    overrides, errors = parse_overrides(text)
    assert errors == ()
    return edit(desk.briefing, desk.story, overrides)


@pytest.mark.parametrize(
    ("exact", "refused"),
    [
        ("The work will cost about $4.6 million.", []),  # it says another amount
        ("the", ["the words 'the' have nothing of what the fact says"]),
    ],
)
def test_evidence_that_does_not_hold_a_fact_is_no_report_of_it(desk, exact: str, refused: list[str]) -> None:
    entry = "source: post, exact: Repairs will cost $4.2 million., because: both"
    found = followed(desk, f"facts:\n  - {{{entry}, evidence: [{{source: courier, exact: '{exact}'}}]}}\n")
    fact = found.facts[1]
    told = [d.message for d in found.diagnostics if d.code == "B303"]
    assert told == refused
    assert (fact.standing, fact.origins) == ("single-origin", desk.briefing.facts[1].origins)


def test_facts_that_say_other_things_are_no_two_reports_when_merged(desk) -> None:
    closing, cost, ferries = (desk.briefing.facts)[:3]
    merged = followed(desk, f"facts:\n  - {{id: {cost.id}, merge: [{ferries.id}, {closing.id}], because: same}}\n")
    fact = next(f for f in merged.facts if f.id == cost.id)
    assert fact.origins == cost.origins


def test_a_role_that_no_article_gives_is_the_editors(desk) -> None:
    page = render(followed(desk, "entities:\n  - {name: Mara Lindqvist, role: convicted fraudster, because: x}\n"))
    assert "convicted fraudster (role set by the editor)" in page["index.md"]


def test_a_name_of_words_that_no_article_prints_is_refused(desk) -> None:
    found = followed(desk, "entities:\n  - {id: p-mara-lindqvist, name: Fraud Lindqvist, because: x}\n")
    told = next(d for d in found.diagnostics if d.code == "B303")
    assert (told.code, told.message) == ("B303", "no article prints 'fraud' of the name 'Fraud Lindqvist'")
