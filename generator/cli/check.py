"""``briefings check``: every fault of stories and settings with its place, nothing written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.faults import print_faults
from generator.cli.progress import progress
from generator.publishing.generate import generate_stories
from generator.values.diagnostic import HELD_BACK


def run_check(options: argparse.Namespace) -> int:
    """Check the stories of a folder; notes alone are no failure."""
    root = Path(options.dir)
    result = generate_stories(root, options.stories, check=True, jobs=options.jobs, report=progress("stories"))
    print_faults(result.errors)
    notes = held = 0
    for story in result.stories:
        for note in story.diagnostics:
            if note.code == HELD_BACK and not options.held:
                held += 1
                continue
            hint = f"\nhint: {note.hint}" if note.hint else ""
            print(f"{root / story.slug / note.place}: note: {note.message} [{note.code}]{hint}", file=sys.stderr)
            notes += 1
        if story.briefing and story.briefing.embargo:
            print(f"{root / story.slug}: not before {story.briefing.embargo}", file=sys.stderr)
        if story.briefing:
            shares = (
                f"{q.source} {q.share:.0%}" + f" of {q.limit:.0%}" * (q.limit is not None)
                for q in story.briefing.quoting
            )
            print(f"{root / story.slug}: quoted of each article: {', '.join(shares)}", file=sys.stderr)
    print(f"{len(result.stories)} stories, {len(result.errors)} errors, {notes} notes", file=sys.stderr)
    if held:
        print(f"{held} findings held back as not sure enough; --held lists them", file=sys.stderr)
    return 1 if result.errors else 0
