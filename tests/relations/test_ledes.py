"""What a briefing opens on."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases
from newsroom import story_of

from generator.stages.condense import condense

CASES = read_cases(Path(__file__).parent / "cases" / "ledes.yml")


@pytest.mark.parametrize("name", CASES)
def test_the_lede_tells_what_is_newest_with_its_figure(name: str) -> None:
    case = CASES[name]
    assert condense(story_of(case["sources"])).lede == case["lede"], case["why"]
