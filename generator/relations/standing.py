"""How a fact stands: corroborated, single-origin, disputed, superseded."""

from __future__ import annotations

from generator.values.story import Story


def judge_standing(story: Story) -> Story:
    """Return the story with one more kind of item."""
    return story
