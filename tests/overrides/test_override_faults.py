"""The wording of every fault of overrides.yml and newsroom.yml is golden: a case a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases

from generator.overrides.newsroom import parse_newsroom
from generator.overrides.reader import parse_overrides
from generator.stages.edit import edit

CASES = Path(__file__).parent / "cases"


def cases(folder: str) -> list:
    return [pytest.param(read_cases(p), id=p.stem) for p in sorted((CASES / folder).glob("*.yml"))]


@pytest.mark.parametrize("case", cases("faults"))
def test_a_fault_is_told_with_its_place_and_cure(case: dict) -> None:
    parse = parse_newsroom if case.get("file") == "newsroom.yml" else parse_overrides
    _, errors = parse(case["text"])
    assert "\n".join(map(str, errors)) == case["expected"].rstrip("\n")


@pytest.mark.parametrize("case", cases("refusals"))
def test_an_entry_that_cannot_be_followed_changes_nothing_and_says_why(case: dict, desk) -> None:
    overrides, errors = parse_overrides(case["text"].replace("{cost}", ids(desk)["cost"]))
    assert errors == ()
    edited = edit(desk.briefing, desk.story, overrides)
    told = [f"{d.place}: {d.code} {d.message}" + (f"\nhint: {d.hint}" if d.hint else "") for d in edited.diagnostics]
    assert "\n".join(told) == case["expected"].rstrip("\n").format(**ids(desk))
    unchanged = edit(desk.briefing, desk.story)
    assert edited.facts == unchanged.facts
    assert edited.quotes == unchanged.quotes
    assert edited.lede == unchanged.lede
    assert edited.corrections == ()


def ids(desk) -> dict[str, str]:
    closing, cost, ferries = desk.briefing.facts
    return {"closing": closing.id, "cost": cost.id, "ferries": ferries.id}
