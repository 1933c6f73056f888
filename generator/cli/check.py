"""``briefings check``: every fault of stories and settings with its place, nothing written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.cli.faults import report_faults
from generator.publishing.generate import generate_stories
from generator.publishing.progress import progress
from generator.publishing.results import RunResult, StoryResult
from generator.publishing.store import StoryFolder, as_error, read_newsroom
from generator.site.checking import check_links
from generator.site.validity import check_html
from generator.values.diagnostic import HELD_BACK, BriefingError, Diagnostic
from generator.values.quoting import QuotedShare

NOT_HERE: Final = "B230"  # articles are not kept: of a public newsroom that holds for every story


def run_check(options: argparse.Namespace) -> int:
    """Check the stories of a folder, or a built site; notes alone are no failure."""
    if options.site is not None:
        return _check_site(Path(options.site))
    root = Path(options.dir)
    result = generate_stories(root, options.stories, check=True, jobs=options.jobs, report=progress("stories"))
    newsroom = read_newsroom(root)[0]
    untold = {HELD_BACK: not options.held, NOT_HERE: newsroom.is_public}
    told = [(story, d) for story in result.stories for d in story.diagnostics if not untold.get(d.code)]
    about = {"stories": [_about(story) for story in result.stories]}
    notes = notes_of(root, told)
    if newsroom.is_public:
        from generator.cli.exposure import find_exposed  # noqa: PLC0415  # what a private newsroom need not load

        notes += tuple(find_exposed(root, result.stories))
    report_faults(result.errors, notes, options.faults, about)
    if options.faults in (None, "text"):
        _print_stories(root, result)
    print(f"{len(result.stories)} stories, {len(result.errors)} errors, {len(notes)} notes", file=sys.stderr)
    if held := sum(d.code == HELD_BACK for story in result.stories for d in story.diagnostics if not options.held):
        print(f"{held} findings held back as not sure enough; --held lists them", file=sys.stderr)
    return 1 if result.errors else 0


def _check_site(site: Path) -> int:
    """Print the faults of a built site: dead links and anchors, and HTML that browsers have to mend."""
    if not (site / "index.html").is_file():
        raise BriefingError(str(site), "is no built site", hint="run: briefings build")
    faults = [*check_links(site), *check_html(site)]
    for fault in faults:
        print(f"{site}/{fault}", file=sys.stderr)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages, {len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


def notes_of(root: Path, told: Iterable[tuple[StoryResult, Diagnostic]]) -> tuple[BriefingError, ...]:
    """Return diagnostics of stories with their places seen from where the command runs."""
    return tuple(as_error(StoryFolder(root / story.slug), diagnostic) for story, diagnostic in told)


def _about(story: StoryResult) -> dict[str, object]:
    return {
        "story": story.slug,
        "embargo": story.embargo,
        "quoted": [{"source": q.source, "share": q.share, "limit": q.limit} for q in story.quoting],
    }


def _print_stories(root: Path, result: RunResult) -> None:
    """Print until when a story is under embargo, and how much of each article it quotes."""
    for story in result.stories:
        if not story.is_made:
            continue
        if story.embargo:
            print(f"{root / story.slug}: not before {story.embargo}", file=sys.stderr)
        shares = ", ".join(map(_share_of_source, story.quoting))
        print(f"{root / story.slug}: quoted of each article: {shares}", file=sys.stderr)


def _share_of_source(quoted: QuotedShare) -> str:
    """Return how much of an article is quoted.

    >>> _share_of_source(QuotedShare("post", 0.2, 14, 0.25)), _share_of_source(QuotedShare("courier", 0.32, 17, 0.25))
    ('post 20% of 25%', 'courier 32% of 25% (too short for less than its first sentence)')
    """
    if quoted.limit is None:
        return f"{quoted.source} {quoted.share:.0%}"
    beyond = " (too short for less than its first sentence)" if quoted.share > quoted.limit else ""
    return f"{quoted.source} {quoted.share:.0%} of {quoted.limit:.0%}{beyond}"
