"""Apply the editors' decisions to a condensed briefing."""

from __future__ import annotations

from generator.overrides.decisions import NO_OVERRIDES, Overrides
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom
from generator.values.briefing import Briefing
from generator.values.story import Story


def edit(
    briefing: Briefing, story: Story, overrides: Overrides = NO_OVERRIDES, newsroom: Newsroom = NO_NEWSROOM
) -> Briefing:
    """Return the briefing as the editor wants it."""
    return briefing
