"""One story for programs: its briefing, or the first thing that stands in its way."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from generator.publishing.making import make_briefing
from generator.publishing.store import find_stories, read_newsroom
from generator.values.briefing import Briefing

StoryPath = str | PathLike[str]


def make_or_raise(story_dir: StoryPath) -> Briefing:
    """Return the briefing of a story's folder; raises BriefingError where no page would be written."""
    folder = Path(story_dir).absolute()
    newsroom, errors = read_newsroom(folder.parent)
    stories, missing = find_stories(folder.parent, [folder.name])
    for error in (*errors, *missing):
        raise error
    made = make_briefing(stories[0], newsroom)
    if made.briefing is None or made.refused:
        raise made.errors[0]
    return made.briefing
