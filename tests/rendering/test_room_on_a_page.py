"""How much of anything a page has room for: as much as fits, and one more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_story import sample_briefing

from generator.stages.render import render_evidence


@pytest.mark.parametrize(("positions", "columns"), [(3, 3), (4, 2)])
def test_three_positions_stand_beside_one_another_and_four_below(positions: int, columns: int) -> None:
    story = sample_briefing()
    item = story.disagreements[0]
    sides = (*item.positions, *item.positions)[:positions]
    text = render_evidence(replace(story, disagreements=(replace(item, positions=sides),)))
    assert f"\n{'| --- ' * columns}|\n" in text.split("## Where sources differ")[1].split("\n## ")[0]
