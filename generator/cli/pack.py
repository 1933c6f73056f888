"""``briefings pack``: take a story's articles away; its page and data stay as last verified."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from generator.cli.generate import report_run
from generator.cli.stories import find_story, make_story
from generator.publishing.generate import generate_stories
from generator.publishing.store import is_current
from generator.stages.render import render
from generator.values.diagnostic import BriefingError


def run_pack(options: argparse.Namespace) -> int:
    """Remove the articles of a story whose files are what its articles give now."""
    story = find_story(options.dir, options.story)
    if not story.sources.is_dir():
        raise BriefingError(str(story.path), "its articles are not here", hint="there is nothing to do")
    _, made = make_story(options.dir, options.story)
    files = render(made.briefing) if made.briefing and not made.errors else {}
    if not files or not all(is_current(story.path / name, text) for name, text in files.items()):
        fault = "its files are not what its articles give now"
        raise BriefingError(str(story.path), fault, hint=f"run: briefings generate {story.slug}")
    removed = sorted(path.relative_to(story.path) for path in story.sources.rglob("*") if path.is_file())
    shutil.rmtree(story.sources)
    for path in removed:
        print(f"removed {story.path / path}", file=sys.stderr)
    return report_run(generate_stories(Path(options.dir), [story.slug]), Path(options.dir))
