"""Random entries over changed sources: a small sample of ``benchmarks/replay``."""

from __future__ import annotations

import pytest

from benchmarks.replay.changes import CHANGES
from benchmarks.replay.run import FINE, read_stories, replay


@pytest.mark.parametrize("seed", range(2))
def test_every_entry_is_followed_on_its_item_or_reported_and_nothing_comes_out(root, seed: int) -> None:
    stories = list(read_stories(root / "tests" / "golden" / "stories"))
    done = list(replay(stories, 6, 3, seed))
    assert {change for change, _, _ in done} == {"at first", *CHANGES}
    assert [(change, outcome, told) for change, outcome, told in done if outcome not in FINE] == []
