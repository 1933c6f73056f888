"""Build a site from the project's own settings and theme in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from sample_story import hostile_briefing, sample_briefing, write_story

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
    """Lay mkdocs.yml, theme and hand-written pages; stories are given, not generated."""
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    assert PLUGIN in settings
    (folder / "mkdocs.yml").write_text(settings.replace(PLUGIN, f"{PLUGIN[:-1]}:\n      generate: false\n"))
    docs = folder / "briefings"
    docs.mkdir()
    for name in ("index.md", "about.md"):
        shutil.copy(REPOSITORY / "briefings" / name, docs)
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
