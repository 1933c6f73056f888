"""``briefings upgrade``: bring a newsroom made by an earlier version up to this one, and show first what changes.

A file that is as some ``init`` or ``upgrade`` wrote it is replaced. Into one that an editor changed the new version's
changes are merged; where both changed the same lines it is left, and shown until it has them. The newsroom's record has
what was written; where there is none, the digests of all that versions without a record wrote tell.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any, Final

import yaml

from generator.cli.init import site_address
from generator.cli.merging import merge_texts
from generator.cli.newsroom_files import (
    RECORD_FILE,
    STORIES,
    Files,
    Wishes,
    digest_of_file,
    mkdocs_settings,
    newsroom_files,
    record_of,
    record_text,
    write_files,
)
from generator.cli.provenance import PACKAGES, find_provenance
from generator.site.package_files import MKDOCS_FILE, THEME, package_home
from generator.values.diagnostic import BriefingError

SITE_NAME_RE: Final = re.compile(r"^site_name:[ ]*(?P<name>\S(?:.*\S)?)[ ]*$", re.MULTILINE)
SITE_URL_RE: Final = re.compile(r"^site_url:[ ]*(?P<url>https?://\S+)", re.MULTILINE)
DIGITS: Final = 16  # of a digest, that are kept of versions without a record
LONG: Final = 400  # lines of a file whose changes are counted, not shown
NEXT: Final = "next: briefings diff shows what this version tells readers otherwise, briefings generate makes the pages"
MERGED: Final = ": your changes and the new version's"
LEFT: Final = ": you changed it; compare by hand, or --take or --keep it"
YOURS: Final = ": you changed it, and it stays"


@dataclass(frozen=True, slots=True)
class FileChange:
    """What is to be done to one file."""

    path: str
    verb: str  # "add", "renew", "merge", "remove"; "leave": an editor changed it, and the two cannot be joined
    before: bytes | None  # as it is in the newsroom
    after: bytes | None  # as it will be; of what is left: as the new version has it
    base: bytes | None = None  # of what is left: as it was written last, where that is known


@dataclass(frozen=True, slots=True)
class Record:
    """What a newsroom was told, and what was written."""

    wishes: Wishes  # with the name and the address that stand in mkdocs.yml today
    first: Wishes  # with those it was written with
    digests: Mapping[str, Collection[str]]  # of what may have been written, by path, cut to DIGITS
    files: Mapping[str, str]  # the recorded digests, whole
    texts: Mapping[str, str]  # of what editors may change, as it was written


@dataclass(frozen=True, slots=True)
class Plan:
    """What an upgrade is told of files, and where it gets them from."""

    files: Files  # of the new version
    has_provenance: bool  # whether it is known where the generator comes from
    take: Collection[str] = ()  # files to be had as the new version has them, changed or deleted
    keep: Collection[str] = ()  # files that stay as they are, with the new version's changes seen


def run_upgrade(options: argparse.Namespace) -> int:
    """Show what would change, or change it with ``--apply``."""
    folder = Path(options.folder)
    if not (folder / MKDOCS_FILE).is_file() or not (folder / STORIES).is_dir():
        raise BriefingError(str(folder), "holds no newsroom", hint="name the folder that holds mkdocs.yml")
    record = read_record(folder)
    told = record.wishes
    wishes = Wishes(
        options.name or told.name,
        site_address(options.url) if options.url else told.url,
        told.public if options.public is None else options.public,
    )
    provenance = find_provenance(options.origin)
    files = newsroom_files(wishes, provenance)
    if provenance is None:
        del files["requirements.txt"]
    for path in (*options.take, *options.keep):
        if path not in files:
            raise BriefingError(path, "is no file of this version", hint="name it as briefings upgrade prints it")
    changes = [*plan_changes(folder, record, Plan(files, provenance is not None, options.take, options.keep), wishes)]
    for change in changes:
        _show(change)
    if options.apply:
        _carry_out(folder, changes)
        write_files(folder, {RECORD_FILE: _new_record(wishes, files, record, changes)})
    _tell_counts(changes, applied=options.apply)
    return 0


def read_record(folder: Path) -> Record:
    """Return the newsroom's record; of one without it, what versions that kept none wrote."""
    path = folder / RECORD_FILE
    told: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    first = Wishes(told["name"], told["url"], told["public"]) if told else Wishes()
    files = told.get("files", {})
    written = {name: (digest[:DIGITS],) for name, digest in files.items()} if told else json.loads(_earlier_text())
    settings = (folder / MKDOCS_FILE).read_text("utf-8")
    named, addressed = SITE_NAME_RE.search(settings), SITE_URL_RE.search(settings)
    name = str(yaml.safe_load(named["name"])) if named else first.name
    url = site_address(addressed["url"]) if addressed else first.url
    return Record(replace(first, name=name, url=url), first, written, files, told.get("texts", {}))


def _earlier_text() -> str:
    return resources.files("generator.cli.starter").joinpath("earlier-versions.json").read_text("utf-8")


def plan_changes(folder: Path, record: Record, plan: Plan, wishes: Wishes) -> Iterator[FileChange]:
    """Yield what is to be done, file by file."""
    for path in sorted({*record.digests, *plan.files}):
        before = (folder / path).read_bytes() if (folder / path).is_file() else None
        after = plan.files.get(path)
        if before is None:
            if after is not None and (path not in record.digests or path in plan.take):  # what an editor deleted
                yield FileChange(path, "add", None, after)
        elif after is None and (plan.has_provenance or not _says_provenance(path)):
            yield FileChange(path, "remove" if _is_ours(path, before, record) else "leave", before, None)
        elif after is not None and path not in plan.keep and digest_of_file(before) != digest_of_file(after):
            change = FileChange(path, "renew", before, after)
            if path in plan.take or _is_ours(path, before, record):
                yield change
            elif record.files.get(path) != digest_of_file(after):
                yield from _merge_change(change, _base_of(path, record, wishes))


def _merge_change(change: FileChange, base: bytes | None) -> Iterator[FileChange]:
    """Yield an editor's file with the new version's changes in it; nothing where it has them, or there are none."""
    before, after = change.before or b"", change.after or b""
    if base is not None and digest_of_file(base) == digest_of_file(after):
        return
    merged = None if base is None else merge_texts(before, base, after)
    if merged is None:
        yield replace(change, verb="leave", base=base)
    elif digest_of_file(merged) != digest_of_file(before):
        yield replace(change, verb="merge", after=merged)


def _base_of(path: str, record: Record, wishes: Wishes) -> bytes | None:
    """Return a file as it was written last, with the name and the address of today; None where that is not known."""
    text = record.texts.get(path)
    return None if text is None else (mkdocs_settings(text, wishes) if path == MKDOCS_FILE else text).encode()


def _new_record(wishes: Wishes, files: Files, record: Record, changes: list[FileChange]) -> bytes:
    """Return the record after an upgrade: a file that was left keeps what was recorded of it."""
    left = {change.path for change in changes if change.verb == "leave" and change.after is not None}
    told = json.loads(record_of(wishes, {path: content for path, content in files.items() if path not in left}))
    for kept, known in ((told["files"], record.files), (told["texts"], record.texts)):
        kept.update((path, known[path]) for path in left & known.keys())
    return record_text(told)


def _is_ours(path: str, content: bytes, record: Record) -> bool:
    """Say whether nobody but the program wrote a file: it is as recorded, or a copy of the theme."""
    digest = digest_of_file(content)
    copied = package_home() / path
    is_copy = path.startswith(f"{THEME}/") and copied.is_file() and digest_of_file(copied.read_bytes()) == digest
    named = {digest, digest_of_file(_as_named_at_first(content, record.first))} if path == MKDOCS_FILE else {digest}
    return not {name[:DIGITS] for name in named}.isdisjoint(record.digests.get(path, ())) or is_copy


def _as_named_at_first(settings: bytes, first: Wishes) -> bytes:
    """Return a site's settings with the name and the address they were written with."""
    text = SITE_URL_RE.sub('site_url: !ENV [SITE_URL, ""]', settings.decode("utf-8", "replace"))
    return mkdocs_settings(text, first).encode()


def _says_provenance(path: str) -> bool:
    """Say whether a file tells where the generator comes from: it stays where this run does not know."""
    return path == "requirements.txt" or path.startswith(f"{PACKAGES}/")


def _show(change: FileChange) -> None:
    """Print a change with its lines; of what is left, what the new version has otherwise than the one before."""
    notes = {"merge": MERGED, "leave": YOURS if change.after is None else LEFT}
    print(f"{change.verb} {change.path}" + notes.get(change.verb, ""))
    old = change.base if change.base is not None else change.before
    before, after = (_lines(content) for content in (old, change.after))
    if change.verb not in {"renew", "merge", "leave"} or after is None or before is None:
        return
    if max(len(before), len(after)) > LONG:
        print(f"  {len(before)} lines before, {len(after)} after")
        return
    for line in difflib.unified_diff(
        before, after, "yours" if change.base is None else "before", "new", n=1, lineterm=""
    ):
        print(f"  {line}")


def _lines(content: bytes | None) -> list[str] | None:
    return None if content is None or b"\0" in content else content.decode("utf-8", "replace").splitlines()


def _carry_out(folder: Path, changes: list[FileChange]) -> None:
    written = {
        change.path: change.after
        for change in changes
        if change.verb in {"add", "renew", "merge"} and change.after is not None
    }
    write_files(folder, written)
    for change in changes:
        if change.verb == "remove":
            (folder / change.path).unlink()
            _drop_empty(folder, (folder / change.path).parent)


def _drop_empty(folder: Path, inner: Path) -> None:
    while inner != folder and not any(inner.iterdir()):
        inner.rmdir()
        inner = inner.parent


def _tell_counts(changes: list[FileChange], *, applied: bool) -> None:
    counts = {
        verb: sum(change.verb == verb for change in changes) for verb in ("add", "renew", "merge", "remove", "leave")
    }
    told = ", ".join(f"{counts[verb]} to {verb}" for verb in counts if counts[verb]) or "nothing to do"
    done = "done" if applied else "nothing was written; --apply does it"
    print(f"{told}: {done}" if changes else told, file=sys.stderr)
    if applied:
        print(NEXT, file=sys.stderr)
