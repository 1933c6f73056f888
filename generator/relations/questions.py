"""What is open, and what answered it."""

from __future__ import annotations

from generator.values.story import Story


def raise_questions(story: Story) -> Story:
    """Return the story with one more kind of item."""
    return story
