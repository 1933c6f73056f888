"""Files that are not what YAML or its schema want: every one is told with line, column, cause and cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases

from generator.overrides.newsroom import parse_newsroom
from generator.overrides.reader import parse_overrides

CASES = read_cases(Path(__file__).parent / "cases" / "broken.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_broken_file_is_told_with_its_place_cause_and_cure(case: dict) -> None:
    parse = parse_newsroom if case.get("file") else parse_overrides
    read, errors = parse(case["text"])
    assert "\n".join(map(str, errors)) == case["expected"].rstrip("\n")
    assert all(error.line and error.column and error.fault and error.hint for error in errors)
    assert read == parse("")[0]


def test_every_sort_of_slip_has_its_file() -> None:
    assert len({case["text"] for case in CASES}) == len(CASES) > 120
