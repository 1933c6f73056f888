"""``briefings sort``: a pile of articles into stories, each of one event; it proposes, and moves on request."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from generator.cli.faults import print_faults
from generator.intake.same_article import Recognised, Sameness, Shelf, find_known, known_article, shelve
from generator.overrides.newsroom import Newsroom
from generator.pipeline import prepare
from generator.publishing.moves import apply_moves, finish_moves, plan_moves, undo_moves
from generator.publishing.progress import progress
from generator.publishing.store import SOURCES_FOLDER, StoryFolder, find_stories, list_sources, read_newsroom
from generator.publishing.workers import work
from generator.sorting.digests import Digest, digest
from generator.sorting.pile import Group, sort_pile
from generator.stages.read import read
from generator.values.diagnostic import BriefingError
from generator.values.slugs import RESERVED

MANY_FILES: Final = 200  # from here on starting processes costs less than it saves
Task = tuple[str, str | None, bool]  # a path, the story or earlier group it belongs to, whether it stands there


def run_sort(options: argparse.Namespace) -> int:
    """Print the groups of a pile; with ``--apply`` move them into stories, with ``--undo`` take that back."""
    pile, root = Path(options.pile), Path(options.dir)
    if not pile.is_dir():
        raise BriefingError(options.pile, "there is no such folder", hint="give the folder that holds the articles")
    if options.undo:
        return _undo(pile)
    errors = finish_moves(pile) if options.apply else []
    newsroom, faults = read_newsroom(root)
    tasks = (*_pile_tasks(pile, root, options.groups), *_story_tasks(root))
    digests, unread = _read_all([(task, newsroom) for task in tasks], options.jobs)
    taken = {*RESERVED, *(p.name for p in root.iterdir())} if root.is_dir() else RESERVED
    groups = sort_pile(digests, taken, progress("articles compared"))
    if options.json:
        print(json.dumps(_as_json(groups, unread), ensure_ascii=False, indent=1))
    else:
        _print_groups(groups)
    if options.apply:
        errors += _apply(groups, pile, root, quiet=options.json)
    print_faults((*faults, *unread, *errors))
    return 1 if faults or unread or errors else 0


def _pile_tasks(pile: Path, root: Path, groups: str | None) -> list[Task]:
    """Return the files of a pile and the earlier group of each; hidden ones, backups and stories inside it are none."""
    known = _earlier_groups(groups) if groups else {}
    stories = root.resolve()
    paths = (p for p in pile.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(pile)))
    paths = (p for p in paths if not p.resolve().is_relative_to(stories) or pile.resolve().is_relative_to(stories))
    return [(str(p), known.get(str(p)), False) for p in sorted(paths)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts) or path.name.endswith("~")


def _earlier_groups(name: str) -> dict[str, str]:
    """Return the group of each article of an earlier sort, those that stood alone aside."""
    try:
        clusters = json.loads(Path(name).read_text("utf-8"))["clusters"]
        return {path: c["slug"] for c in clusters if c.get("exists") or len(c["sources"]) > 1 for path in c["sources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BriefingError(name, "holds no groups", hint="it takes what sort PILE --json printed") from error


def _story_tasks(root: Path) -> list[Task]:
    """Return the articles of the stories that exist; a packed story has none, and takes none."""
    stories = find_stories(root)[0] if root.is_dir() else ()
    return [(str(p), s.slug, True) for s in stories if s.sources.is_dir() for p in list_sources(s)[0]]


def _read_all(tasks: Sequence[tuple[Task, Newsroom]], jobs: int | None) -> tuple[list[Digest], list[BriefingError]]:
    """Return what can be read, and what is wrong with the rest of the pile; ``check`` tells of the stories' files."""
    report = progress("articles read")
    digests, errors = [], []
    found_all = work(_read_task, tasks, jobs, least=MANY_FILES, preload=())
    for done, (((_, _, placed), _), found) in enumerate(zip(tasks, found_all, strict=True), 1):
        if isinstance(found, Digest):
            digests.append(found)
        elif not placed:
            errors.append(found)
        report(done, len(tasks))
    return digests, errors


def _read_task(task: tuple[Task, Newsroom]) -> Digest | BriefingError:
    (path, story, placed), newsroom = task
    try:
        return digest(prepare(read(Path(path), path), newsroom), path, story, placed=placed)
    except BriefingError as error:
        return error
    except Exception as error:  # noqa: BLE001  # one file's fault must not take the others with it
        return BriefingError(path, f"could not be read: {type(error).__name__}: {error}")


def _as_json(groups: Sequence[Group], unread: Sequence[BriefingError]) -> dict[str, Any]:
    clusters = [
        {
            "slug": g.slug,
            "sources": list(g.sources),
            "exists": g.exists,
            "confidence": g.confidence,
            "why": g.why,
            "unsure": {"near": g.candidate.slug, "confidence": g.candidate.confidence} if g.candidate else None,
        }
        for g in groups
    ]
    return {"clusters": clusters, "unread": [{"path": e.path, "error": e.fault} for e in unread]}


def _print_groups(groups: Sequence[Group]) -> None:
    """Print what belongs together, then what is unsure, then what stands alone."""
    for group in sorted(groups, key=_rank):
        sure = f" ({group.confidence:.2f})" if group.confidence is not None else ""
        mark = "+" if group.exists else "*" if group.confidence is not None else "?" if group.candidate else "-"
        print(f"{mark} {group.slug}{sure}: {group.why}", *group.sources, sep="\n    ")
    kinds = [_rank(group)[0] for group in groups]
    files = sum(len(group.sources) for group in groups)
    told = zip(
        ("existing stories (+)", "new groups (*)", "unsure (?)", "alone (-)"), map(kinds.count, range(4)), strict=True
    )
    print(f"{files} articles:", ", ".join(f"{n} {words}" for words, n in told))


def _rank(group: Group) -> tuple[int, str]:
    kind = 0 if group.exists else 1 if group.confidence is not None else 2 if group.candidate else 3
    return kind, group.slug


def _apply(groups: Sequence[Group], pile: Path, root: Path, *, quiet: bool) -> list[BriefingError]:
    """Move the groups into their stories; what is alone, unsure or there already stays in the pile."""
    wanted, replaced, told = [], {}, []
    for group in (g for g in groups if g.exists or g.confidence is not None):
        folder = root / group.slug / SOURCES_FOLDER
        matches = _versions(group, StoryFolder(folder.parent)) if group.exists else {}
        for path in map(Path, group.sources):
            match = matches.get(path)
            if match and match.sameness is Sameness.NEWER:
                replaced[path] = folder / match.known.name
                told.append(f"{path} is a later version of {replaced[path]} and takes its place")
            elif match:
                told.append(f"{path} is there already as {folder / match.known.name}, told by {match.ground}; it stays")
                continue
            wanted.append((path, folder))
    errors = apply_moves(pile, plan_moves(wanted, replaced))
    if not quiet:
        back = f"take it back with: briefings sort {pile} --undo"
        print(*told, f"moved {len(wanted) - len(errors)} articles into {root}; {back}", sep="\n")
    return errors


def _versions(group: Group, story: StoryFolder) -> dict[Path, Recognised]:
    """Return the additions to a story that are there already, or a version of what is; one for each that is there."""
    shelf: Shelf = {}
    for path in list_sources(story)[0]:
        with suppress(BriefingError):  # check tells what is wrong with a story's own
            shelve(shelf, known_article(prepare(read(path)), path.name))
    found: dict[str, tuple[Path, Recognised]] = {}
    known: dict[Path, Recognised] = {}
    for path in map(Path, group.sources):
        match = find_known(shelf, known_article(prepare(read(path)), ""))
        if match and match.sameness is not Sameness.NEWER:
            known[path] = match
        elif match:
            found.setdefault(match.known.name, (path, match))
    return known | dict(found.values())


def _undo(pile: Path) -> int:
    back, errors = undo_moves(pile)
    print(f"moved {len(back)} articles back into {pile}")
    print_faults(errors)
    return 1 if errors else 0
