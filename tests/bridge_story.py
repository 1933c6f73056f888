"""The story of the Osterby bridge as an editor sees it: its overrides are written, its files are read."""

from __future__ import annotations

import json
from pathlib import Path

from generator.publishing.generate import generate_stories
from generator.publishing.results import RunResult


def settle(bridge: Path, overrides: str) -> RunResult:
    """Write the story's overrides and generate it."""
    (bridge / "bridge" / "overrides.yml").write_text(overrides, encoding="utf-8")
    return generate_stories(bridge, jobs=1)


def quote_in_full(bridge: Path) -> None:
    """Set no limit to what is quoted."""
    (bridge / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")


def read(bridge: Path, name: str) -> str:
    """Return a file of the story."""
    return (bridge / "bridge" / name).read_text("utf-8")


def data(bridge: Path) -> dict:
    """Return the story's data."""
    return json.loads(read(bridge, "briefing.json"))


def files(bridge: Path) -> str:
    """Return all that is generated of the story."""
    return "\n".join(read(bridge, name) for name in ("index.md", "evidence.md", "briefing.json"))
