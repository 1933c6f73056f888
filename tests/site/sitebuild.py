"""Build the site of a newsroom as ``init`` writes it, in a folder of its own."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli
from sample_story import hostile_briefing, sample_briefing, write_story

from generator.cli.newsroom_files import Wishes, newsroom_files, write_files

REPOSITORY = Path(__file__).resolve().parents[2]
PLUGIN = "\n  - briefings\n"
NOT_GENERATED = (PLUGIN, f"{PLUGIN[:-1]}:\n      generate: false\n")
BUILD = ["build", "--strict"]


def build_site(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` in a folder, within this process: a new one loads all that it needs for seconds."""
    told = CliRunner(env={"NO_MKDOCS_2_WARNING": "1", **environment})
    with chdir(folder):
        done = told.invoke(cli, BUILD, catch_exceptions=False)
    logging.getLogger("mkdocs.commands.build").filters.clear()  # which lets no warning through twice
    return subprocess.CompletedProcess(BUILD, done.exit_code, done.stdout, done.stderr)


def build_apart(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the same in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", *BUILD]
    told = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)


def lay_newsroom(folder: Path, *, generate: bool = False) -> Path:
    """Lay a newsroom as ``init`` does, whose theme is the package's; stories are given, unless they are generated."""
    write_files(folder, newsroom_files(Wishes(), None))
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    assert PLUGIN in settings
    if not generate:
        (folder / "mkdocs.yml").write_text(settings.replace(*NOT_GENERATED))
    docs = folder / "briefings"
    (docs / "newsroom.yml").write_text(yaml.safe_dump({"outlets": {}, "note": "for editors alone"}), encoding="utf-8")
    return docs


def build_samples(folder: Path) -> Path:
    """Build a site of two stories, one of them hostile; returns the folder that holds site/."""
    docs = lay_newsroom(folder)
    write_story(docs, sample_briefing())
    write_story(docs, hostile_briefing())
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    return folder


def pages_of_each_kind(site: Path) -> list[str]:
    """Return the addresses of some pages of a site: of each kind, by its body's class and its depth, the last."""
    kinds = {}
    for path in sorted(site.rglob("index.html")):
        page = path.relative_to(site).parent
        named = re.search(r'<body class="([^"]+)', path.read_text("utf-8"))
        kinds[named[1] if named else page.parts[0], len(page.parts)] = f"{page.as_posix()}/" if page.parts else ""
    return sorted(kinds.values())
