"""Briefings: condense source articles into structured briefings whose every statement has evidence.

As a library::

    from generator import generate

    briefing = generate("briefings/trade-talks")
    print(briefing.title, [fact.text for fact in briefing.facts])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.publishing.one_story import StoryPath
    from generator.values.briefing import Briefing

__all__ = ["__version__", "generate"]
__version__ = "0.1.0"


def generate(story_dir: StoryPath) -> Briefing:
    """Return the briefing of a story's folder, as ``briefing.json`` has it; nothing is written.

    ``overrides.yml`` in the folder and ``newsroom.yml`` beside it hold. What is told and is no failure stands in the
    briefing's ``diagnostics``. Raises BriefingError where there is no such story, where settings are wrong, or where
    an editor's decision cannot be followed.
    """
    from generator.publishing.one_story import make_or_raise  # noqa: PLC0415  # ``import generator`` alone costs nothing

    return make_or_raise(story_dir)
