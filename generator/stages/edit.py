"""Apply the editor's decisions to a condensed briefing."""

from __future__ import annotations

from generator.values.briefing import Briefing


def edit(briefing: Briefing) -> Briefing:
    """Return the briefing as the editor wants it."""
    return briefing
