"""``briefings generate``: write the stories' pages and data, only where something changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from generator.cli.check import notes_of
from generator.cli.faults import report_faults
from generator.publishing.generate import generate_stories
from generator.publishing.progress import progress
from generator.publishing.results import RunResult
from generator.values.diagnostic import HELD_BACK

VERIFY: Final = "B4"  # what does not stand in its source is told at every run, though it is no failure


def run_generate(options: argparse.Namespace) -> int:
    """Generate the stories of a folder; returns 1 for errors, or for a difference under ``--check``."""
    root = Path(options.dir)
    result = generate_stories(root, options.stories, check=options.check, jobs=options.jobs, report=progress("stories"))
    return report_run(result, root, check=options.check, form=options.faults)


def report_run(result: RunResult, root: Path, *, check: bool = False, form: str | None = None) -> int:
    """Tell what a run did and what is wrong, as ``form`` says; returns the exit code."""
    for name in result.changed:
        print("would change" if check else "wrote", name, file=sys.stderr)
    notes = sum(d.code != HELD_BACK for story in result.stories for d in story.diagnostics)
    told = ((story, d) for story in result.stories for d in story.diagnostics if d.code.startswith(VERIFY))
    report_faults(result.errors, notes_of(root, told), form, {"changed": result.changed})
    made = sum(story.is_made for story in result.stories)
    print(f"{made} stories, {len(result.changed)} files changed, {notes} notes", file=sys.stderr)
    return 1 if result.errors or (check and result.changed) else 0
