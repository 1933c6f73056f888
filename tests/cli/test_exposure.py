"""What a check tells of a public repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.cli.main import main

OVERRIDES = """\
status: draft
redact:
  - {words: Jonas Ekdahl, because: he is a minor}
"""


def test_a_check_tells_what_a_public_repository_shows(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bridge / "bridge" / "overrides.yml").write_text(OVERRIDES, encoding="utf-8")
    (bridge / "newsroom.yml").write_text("repository: public\n", encoding="utf-8")
    assert main(["generate", "--dir", str(bridge)]) == 0
    subprocess.run(["git", "init", "--quiet"], cwd=bridge.parent, check=True)
    assert codes_of(bridge, capsys) == ["B710", "B711", "B712"]
    (bridge.parent / ".gitignore").write_text("news/*/sources/\n", encoding="utf-8")
    (bridge / "bridge" / "overrides.yml").write_text("status: published\n", encoding="utf-8")
    assert main(["generate", "--dir", str(bridge)]) == 0
    assert codes_of(bridge, capsys) == []
    (bridge.parent / ".gitignore").unlink()
    (bridge / "newsroom.yml").write_text("repository: private\n", encoding="utf-8")
    assert codes_of(bridge, capsys) == []


def codes_of(stories: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["check", "--dir", str(stories)]) == 0
    notes = capsys.readouterr().err.splitlines()
    return [line[-5:-1] for line in notes if line.endswith("]") and line[-5:-3] == "B7"]
