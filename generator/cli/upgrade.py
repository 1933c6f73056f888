"""``briefings upgrade``: bring a newsroom made by an earlier version up to this one, and show first what changes.

A file that is as some ``init`` or ``upgrade`` wrote it is replaced; one that an editor changed is shown and left. The
newsroom's record tells the two apart; where there is none, the digests of all that versions without a record wrote.
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
from typing import Final

import yaml

from generator.cli.init import site_address
from generator.cli.newsroom_files import (
    RECORD_FILE,
    STORIES,
    Files,
    Wishes,
    digest_of_file,
    mkdocs_settings,
    newsroom_files,
    record_of,
    write_files,
)
from generator.cli.provenance import PACKAGES, find_provenance
from generator.site.package_files import MKDOCS_FILE, THEME, package_home
from generator.values.diagnostic import BriefingError

SITE_NAME_RE: Final = re.compile(r"^site_name:[ ]*(?P<name>\S(?:.*\S)?)[ ]*$", re.MULTILINE)
SITE_URL_RE: Final = re.compile(r"^site_url:[ ]*(?P<url>https?://\S+)", re.MULTILINE)
DIGITS: Final = 16  # of a digest, that are kept of versions without a record
LONG: Final = 400  # lines of a file whose changes are counted, not shown


@dataclass(frozen=True, slots=True)
class FileChange:
    """What is to be done to one file."""

    path: str
    verb: str  # "add", "renew", "remove"; "leave": an editor changed it
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """What a newsroom was told, and the digests of what was written."""

    wishes: Wishes  # with the name and the address that stand in mkdocs.yml today
    first: Wishes  # with those it was written with
    digests: Mapping[str, Collection[str]]  # of what may have been written, by path, cut to DIGITS


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
    changes = [*plan_changes(folder, record, files)]
    for change in changes:
        _show(change)
    if options.apply:
        _carry_out(folder, changes)
        write_files(folder, {RECORD_FILE: record_of(wishes, files)})
    _tell_counts(changes, applied=options.apply)
    return 0


def read_record(folder: Path) -> Record:
    """Return the newsroom's record; of one without it, what versions that kept none wrote."""
    path = folder / RECORD_FILE
    first, written = Wishes(), json.loads(_earlier_text())
    if path.is_file():
        told = json.loads(path.read_text("utf-8"))
        first = Wishes(told["name"], told["url"], told["public"])
        written = {name: (digest[:DIGITS],) for name, digest in told["files"].items()}
    settings = (folder / MKDOCS_FILE).read_text("utf-8")
    named, addressed = SITE_NAME_RE.search(settings), SITE_URL_RE.search(settings)
    name = str(yaml.safe_load(named["name"])) if named else first.name
    url = site_address(addressed["url"]) if addressed else first.url
    return Record(replace(first, name=name, url=url), first, written)


def _earlier_text() -> str:
    return resources.files("generator.cli.starter").joinpath("earlier-versions.json").read_text("utf-8")


def plan_changes(folder: Path, record: Record, files: Files) -> Iterator[FileChange]:
    """Yield what is to be done, file by file."""
    for path in sorted({*record.digests, *files}):
        before = (folder / path).read_bytes() if (folder / path).is_file() else None
        after = files.get(path)
        if before is None:
            if after is not None and path not in record.digests:  # what an editor deleted stays away
                yield FileChange(path, "add", None, after)
        elif after is None and not _is_still_wanted(path):
            yield FileChange(path, "remove" if _is_ours(path, before, record) else "leave", before, None)
        elif after is not None and digest_of_file(before) != digest_of_file(after):
            yield FileChange(path, "renew" if _is_ours(path, before, record) else "leave", before, after)


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


def _is_still_wanted(path: str) -> bool:
    """Say whether a file that this run does not write stays: what it could not make anew."""
    return path == "requirements.txt" or path.startswith(f"{PACKAGES}/")


def _show(change: FileChange) -> None:
    print(f"{change.verb} {change.path}" + (": you changed it; compare by hand" if change.verb == "leave" else ""))
    before, after = (_lines(content) for content in (change.before, change.after))
    if change.verb not in {"renew", "leave"} or after is None or before is None:
        return
    if max(len(before), len(after)) > LONG:
        print(f"  {len(before)} lines before, {len(after)} after")
        return
    for line in difflib.unified_diff(before, after, "yours", "new", n=1, lineterm=""):
        print(f"  {line}")


def _lines(content: bytes | None) -> list[str] | None:
    return None if content is None or b"\0" in content else content.decode("utf-8", "replace").splitlines()


def _carry_out(folder: Path, changes: list[FileChange]) -> None:
    written = {
        change.path: change.after for change in changes if change.verb in {"add", "renew"} and change.after is not None
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
    counts = {verb: sum(change.verb == verb for change in changes) for verb in ("add", "renew", "remove", "leave")}
    told = ", ".join(f"{counts[verb]} to {verb}" for verb in counts if counts[verb]) or "nothing to do"
    done = "done" if applied else "nothing was written; --apply does it"
    print(f"{told}: {done}" if changes else told, file=sys.stderr)
