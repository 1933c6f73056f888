"""People, organisations and places over all their name forms."""

from __future__ import annotations

from generator.values.story import Story


def merge_entities(story: Story) -> Story:
    """Return the story with its entities."""
    return story
