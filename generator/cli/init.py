"""``briefings init``: a new newsroom repository, which builds at once and works as pushed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from generator.cli.newsroom_files import (
    RECORD_FILE,
    STORIES,
    Wishes,
    newsroom_files,
    record_of,
    sample_files,
    write_files,
)
from generator.cli.provenance import FORMS, find_provenance
from generator.values.diagnostic import BriefingError

QUESTION: Final = "Can everybody read the repository? Then articles are kept out of it. [y/N] "


def run_init(options: argparse.Namespace) -> int:
    """Write the repository's files; a folder that holds something is left alone, but for an empty clone."""
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(inner.name != ".git" for inner in folder.iterdir())):
        hint = f"name a new folder; briefings upgrade {folder} brings a newsroom up to date"
        raise BriefingError(str(folder), "is there already and not empty", hint=hint)
    wishes = Wishes(options.name, site_address(options.url), is_public(told=options.public))
    provenance = find_provenance(options.origin)
    files = newsroom_files(wishes, provenance)
    write_files(folder, {**files, **sample_files(public=wishes.public), RECORD_FILE: record_of(wishes, files)})
    if wishes.public:
        _pack_sample(folder)
    print(f"wrote {folder}: a {'public' if wishes.public else 'private'} newsroom with a sample story", file=sys.stderr)
    if provenance is None:
        fault = (
            f"requirements.txt does not say where the generator comes from: briefings upgrade {folder} --apply --from"
        )
        print(f"{fault} …, which takes {FORMS}", file=sys.stderr)
    print(f"next: cd {folder} && briefings serve", file=sys.stderr)
    return 0


def site_address(url: str) -> str:
    """Return a site's address, ending in a stroke; raises BriefingError for what is none.

    >>> site_address("https://news.example/desk"), site_address("")
    ('https://news.example/desk/', '')
    """
    if not url:
        return ""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BriefingError(url, "is no address of a site", hint="--url https://news.example/")
    return url.rstrip("/") + "/"


def is_public(*, told: bool | None) -> bool:
    """Return whether everybody can read the repository: as told, else as the person at the terminal says, else not."""
    if told is not None or not sys.stdin.isatty():
        return bool(told)
    print(QUESTION, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _pack_sample(folder: Path) -> None:
    """Make the sample's files those of a story without articles."""
    from generator.publishing.generate import generate_stories  # noqa: PLC0415  # the rules: a private one needs none

    for error in generate_stories(folder / STORIES).errors:
        raise error
