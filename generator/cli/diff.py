"""``briefings diff``: what a reader would see otherwise, before and after; nothing is written.

After is what ``generate`` would write. Before is what is published: the story's files as they are, or as they were in a
revision of git.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.cli.faults import print_faults, report_faults
from generator.overrides.decisions import OVERRIDES_FILE
from generator.publishing.making import make_briefing
from generator.publishing.store import DATA_FILE, StoryFolder, as_error, find_stories, read_newsroom
from generator.rendering.escaping import escape
from generator.rendering.page import EVIDENCE, FRONT
from generator.rendering.page_changes import PageChange, compare_pages, told_once
from generator.rendering.wording import count
from generator.stages.render import render
from generator.values.diagnostic import BriefingError

PAGES: Final = (FRONT, EVIDENCE)
STATE: Final = (
    "status",
    "notice",
    "embargo",
    "slug",
    "moved_from",
    "merged_into",
    "tags",
)  # what of a story its pages do not say
NO_CHANGE: Final = "nothing changes for a reader"

Told = dict[str, tuple[PageChange, ...]]  # by story


def run_diff(options: argparse.Namespace) -> int:
    """Print what changes of each story, and what becomes of the entries; a difference is no failure, an error is."""
    root = Path(options.dir)
    newsroom, faults = read_newsroom(root)
    stories, missing = find_stories(root, options.stories)
    errors = [*faults, *missing]
    notes: list[BriefingError] = []
    told: Told = {}
    for story in stories:
        made = make_briefing(story, newsroom)
        errors += made.errors
        found = made.briefing.diagnostics if made.briefing else ()
        notes += (as_error(story, d) for d in found if d.place.startswith(OVERRIDES_FILE) and not d.is_error)
        kept = _published_files(story, None)  # what stays where the overrides cannot be followed
        after = render(made.briefing) if made.briefing and not made.refused else kept
        told[story.slug] = changes_of(_published_files(story, options.against), after)
    print(WRITERS[options.format](told), end="")
    print_faults(errors)
    report_faults((), notes)
    return 1 if errors else 0


def changes_of(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[PageChange, ...]:
    """Return what changes from one state of a story's files to another; of a new story, its front alone."""
    pages = (
        change
        for name in (PAGES if before else (FRONT,))
        for change in compare_pages(name, before.get(name, ""), after.get(name, ""))
    )
    return (*_state_changes(before.get(DATA_FILE), after.get(DATA_FILE)), *told_once(pages))


def _state_changes(before: str | None, after: str | None) -> Iterator[PageChange]:
    was, now = _read_data(before), _read_data(after)
    for key in STATE:
        if before is not None and was.get(key) != now.get(key):
            yield PageChange(DATA_FILE, key, _state_words(was.get(key)), _state_words(now.get(key)))


def _read_data(text: str | None) -> dict[str, Any]:
    try:
        data = json.loads(text or "{}")
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _state_words(value: object) -> tuple[str, ...]:
    return (", ".join(map(str, value)) if isinstance(value, list) else str(value),) if value else ()


def _published_files(story: StoryFolder, revision: str | None) -> dict[str, str]:
    """Return the story's files as they are published; one that is not there is left out."""
    files = {name: story.path / name for name in (*PAGES, DATA_FILE)}
    if revision is None:
        return {name: path.read_text("utf-8", errors="replace") for name, path in files.items() if path.is_file()}
    found = {name: _in_revision(path, revision) for name, path in files.items()}
    return {name: text for name, text in found.items() if text is not None}


def _in_revision(path: Path, revision: str) -> str | None:
    """Return a file as it was in a revision; None where it was not there. Raises BriefingError for no revision."""
    known = _git(path.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known is None:
        raise BriefingError(str(path.parent), f"git knows no revision '{revision}' here", hint="try --against HEAD")
    return _git(path.parent, "show", f"{known.strip()}:./{path.name}")


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what git answers, None when it fails; raises BriefingError where there is none."""
    command = ("git", "-C", str(folder), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # no shell; the revision is behind --end-of-options
    except OSError as error:
        raise BriefingError("git", "cannot be run", hint="--against needs git installed") from error
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None


def _changes_as_text(told: Told) -> str:
    """Write what changes for a terminal."""
    lines = []
    for slug, changes in told.items():
        lines.append(f"{slug}: {_how_many(changes)}")
        for change in changes:
            lines.append(f"  {change.page} · {change.section}")
            lines += [f"    - {line}" for line in change.before]
            lines += [f"    + {line}" for line in change.after]
    return "".join(f"{line}\n" for line in lines)


def _changes_as_markdown(told: Told) -> str:
    """Write what changes as a table a story, for the summary of a job or a pull request."""
    lines = []
    for slug, changes in told.items():
        lines += [f"### {slug}", "", f"{_how_many(changes).capitalize()}.", ""]
        if changes:
            lines += ["| where | before | after |", "| --- | --- | --- |"]
            lines += [
                f"| {' | '.join((_joined_cell((c.section,)), _joined_cell(c.before), _joined_cell(c.after)))} |"
                for c in changes
            ]
            lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _joined_cell(lines: tuple[str, ...]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _changes_as_json(told: Told) -> str:
    data = [
        {"story": slug, "page": c.page, "section": c.section, "before": list(c.before), "after": list(c.after)}
        for slug, changes in told.items()
        for c in changes
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _how_many(changes: tuple[PageChange, ...]) -> str:
    return count(len(changes), "change") if changes else NO_CHANGE


WRITERS: Final[Mapping[str, Callable[[Told], str]]] = {
    "text": _changes_as_text,
    "markdown": _changes_as_markdown,
    "json": _changes_as_json,
}
