"""How many faithful wordings the guard refuses, of sets written without looking at what it can tell.

What is refused and faithful stands under ``undecided``: `MOST_REFUSED` goes down with them. No false one passes.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases
from test_guard import judged

SETS = {p.stem: read_cases(p) for p in sorted((Path(__file__).parent / "cases" / "desk").glob("*.yml"))}
CASES = [case for cases in SETS.values() for case in cases]
FAITHFUL = [(case, text) for case in CASES for text in case.get("faithful", ())]
UNDECIDED = [(case, text) for case in CASES for text in case.get("undecided", ())]
BEYOND = [(case, one["text"], one["kind"]) for case in CASES for one in case["beyond"]]
MOST_REFUSED = {"first": 21, "second": 16, "third": 12}  # of 64, 30 and 20


@pytest.mark.parametrize(("case", "text"), FAITHFUL, ids=[text for _, text in FAITHFUL])
def test_a_faithful_wording_of_an_editor_passes(case, text: str) -> None:
    assert judged(case, text) == ()


@pytest.mark.parametrize(("case", "text"), UNDECIDED, ids=[text for _, text in UNDECIDED])
@pytest.mark.xfail(strict=True, reason="faithful, and beyond what the guard can tell")
def test_a_faithful_wording_of_an_editor_that_is_refused(case, text: str) -> None:
    assert judged(case, text) == ()


@pytest.mark.parametrize(("case", "text", "kind"), BEYOND, ids=[f"{kind}: {text}" for _, text, kind in BEYOND])
def test_a_false_wording_of_an_editor_is_refused(case, text: str, kind: str) -> None:
    assert judged(case, text) != (), kind


@pytest.mark.parametrize("name", MOST_REFUSED)
def test_no_more_are_refused_than_before(name: str) -> None:
    assert sum(len(case.get("undecided", ())) for case in SETS[name]) <= MOST_REFUSED[name]
