"""One story for the commands that look into it: found by name, made anew, nothing written."""

from __future__ import annotations

from pathlib import Path

from generator.cli.faults import print_faults
from generator.publishing.making import MadeBriefing, make_briefing
from generator.publishing.store import StoryFolder, find_stories, read_newsroom


def find_story(root: str, name: str) -> StoryFolder:
    """Return a story's folder; raises BriefingError when there is none of that name."""
    stories, errors = find_stories(Path(root), [name])
    if errors:
        raise errors[0]
    return stories[0]


def make_story(root: str, name: str) -> tuple[StoryFolder, MadeBriefing]:
    """Return a story's folder and its briefing; its errors are printed, and do not stop the command."""
    newsroom, errors = read_newsroom(Path(root))
    story = find_story(root, name)
    made = make_briefing(story, newsroom)
    print_faults((*errors, *made.errors))
    return story, made
