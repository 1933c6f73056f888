"""What a briefing opens on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from newsroom import story_of

from generator.stages.condense import condense

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "ledes.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_the_lede_tells_what_is_newest_with_its_figure(name: str) -> None:
    case = CASES[name]
    assert condense(story_of(case["sources"])).lede == case["lede"], case["why"]
