"""Whole briefings compared with the files kept: thirty invented stories, and the samples the site publishes.

``make golden`` generates them anew and shows what changed; a change is committed with the reason for it.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from generator.publishing.making import make_briefing
from generator.publishing.store import find_stories, read_newsroom
from generator.stages.render import render

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE / "stories", HERE.parents[1] / "briefings")
STORIES = [(folder, story) for folder in FOLDERS for story in find_stories(folder)[0]]
SHOWN = 40  # lines of a difference printed


@pytest.mark.parametrize(("folder", "story"), STORIES, ids=[story.slug for _, story in STORIES])
def test_a_story_gives_the_briefing_that_is_kept(folder: Path, story) -> None:
    newsroom, _ = read_newsroom(folder)
    made = make_briefing(story, newsroom)
    assert made.briefing is not None, made.errors
    for name, text in render(made.briefing).items():
        kept = (story.path / name).read_text("utf-8").splitlines()
        changed = list(unified_diff(kept, text.splitlines(), "kept", "generated", lineterm="", n=0))
        assert not changed, "\n".join([f"{story.slug}/{name}: make golden", *changed[:SHOWN]])


def test_there_are_thirty_stories_of_several_articles() -> None:
    stories = find_stories(FOLDERS[0])[0]
    assert len(stories) >= 30
    assert all(2 <= len(list(story.sources.iterdir())) <= 4 for story in stories)
