"""``briefings sources``: keep the articles of a public newsroom in a place of its own, and bring them back.

The place is a folder or any address that fsspec knows (``s3://``, ``sftp://``, with the package fsspec asks for); it
has ``STORY/sources/FILE`` as the stories' folder does. Nothing is deleted on either side.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.cli.faults import print_faults
from generator.publishing.store import SOURCES_FOLDER, StoryFolder, find_stories, list_sources
from generator.values.diagnostic import BriefingError
from generator.values.slugs import slug_fault

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

DEPTH = 3  # parts of STORY/sources/FILE


def run_sources(options: argparse.Namespace) -> int:
    """Copy what the other side lacks; returns 1 where a file differs here, which ``pull`` leaves alone."""
    system, base = _open(options.at)
    root = Path(options.dir)
    if options.way == "push":
        return _push(root, system, base)
    return _pull(root, system, base)


def _open(address: str) -> tuple[AbstractFileSystem, str]:
    """Return the file system of an address, and the folder in it; raises BriefingError where there is none such."""
    from fsspec.core import url_to_fs  # noqa: PLC0415  # no other command needs it

    place = address if "://" in address else str(Path(address).absolute())
    try:
        system, base = url_to_fs(place)
    except (ImportError, ValueError) as error:
        raise BriefingError(address, f"cannot be opened: {error}", hint="a folder, or an address of fsspec") from error
    return system, str(base).rstrip("/")


def _push(root: Path, system: AbstractFileSystem, base: str) -> int:
    stories, errors = find_stories(root)
    print_faults(errors)
    count = 0
    for story in stories:
        for path in list_sources(story)[0] if story.sources.is_dir() else ():
            data, there = path.read_bytes(), f"{base}/{story.slug}/{SOURCES_FOLDER}/{path.name}"
            if not (system.exists(there) and system.cat_file(there) == data):
                system.makedirs(there.rpartition("/")[0], exist_ok=True)
                system.pipe_file(there, data)
                count += 1
    print(f"{count} articles put there", file=sys.stderr)
    return 1 if errors else 0


def _pull(root: Path, system: AbstractFileSystem, base: str) -> int:
    if not system.isdir(base):
        raise BriefingError(base, "there is no such folder", hint="briefings sources push makes it")
    count, faults = 0, []
    for there, slug, name in _articles_of(system, base):
        path = StoryFolder(root / slug).sources / name
        data: Any = system.cat_file(there)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            count += 1
        elif path.read_bytes() != data:
            faults.append(BriefingError(str(path), "differs from what is kept there", hint="delete one of the two"))
    print_faults(faults)
    print(f"{count} articles brought back", file=sys.stderr)
    return 1 if faults else 0


def _articles_of(system: AbstractFileSystem, base: str) -> Iterator[tuple[str, str, str]]:
    """Yield the articles of a place, with the names of their story and file; other files are passed over."""
    for there in sorted(system.find(base)):
        parts = PurePosixPath(there).parts[-DEPTH:]
        is_article = len(parts) == DEPTH and parts[1] == SOURCES_FOLDER and not parts[2].startswith(".")
        if is_article and there.endswith("/".join(parts)) and slug_fault(parts[0], set()) is None:
            yield there, parts[0], parts[2]
