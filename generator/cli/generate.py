"""``briefings generate``: write the stories' pages and data, only where something changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from generator.cli.faults import print_faults
from generator.cli.progress import progress
from generator.publishing.generate import RunResult, generate_stories
from generator.values.diagnostic import HELD_BACK

VERIFY: Final = "B4"  # what does not stand in its source is told at every run, though it is no failure


def run_generate(options: argparse.Namespace) -> int:
    """Generate the stories of a folder; returns 1 for errors, or for a difference under ``--check``."""
    result = generate_stories(
        Path(options.dir), options.stories, check=options.check, jobs=options.jobs, report=progress("stories")
    )
    return report_run(result, check=options.check)


def report_run(result: RunResult, *, check: bool = False) -> int:
    """Tell on stderr what a run did and what is wrong; returns the exit code."""
    for name in result.changed:
        print("would change" if check else "wrote", name, file=sys.stderr)
    notes = sum(d.code != HELD_BACK for story in result.stories for d in story.diagnostics)
    print_faults(result.errors)
    for story in result.stories:
        for note in (d for d in story.diagnostics if d.code.startswith(VERIFY)):
            print(f"{story.slug}: {note.place}: {note.message} [{note.code}]", file=sys.stderr)
    made = sum(story.briefing is not None for story in result.stories)
    print(f"{made} stories, {len(result.changed)} files changed, {notes} notes", file=sys.stderr)
    return 1 if result.errors or (check and result.changed) else 0
