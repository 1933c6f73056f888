"""Build the site of a newsroom as ``init`` writes it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml
from sample_story import hostile_briefing, sample_briefing, write_story

from generator.cli.newsroom_files import Wishes, newsroom_files, write_files

REPOSITORY = Path(__file__).resolve().parents[2]
PLUGIN = "\n  - briefings\n"


def build_site(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def lay_newsroom(folder: Path) -> Path:
    """Lay a newsroom as ``init`` does, whose theme is the package's; stories are given, not generated."""
    write_files(folder, newsroom_files(Wishes(), None))
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    assert PLUGIN in settings
    (folder / "mkdocs.yml").write_text(settings.replace(PLUGIN, f"{PLUGIN[:-1]}:\n      generate: false\n"))
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
