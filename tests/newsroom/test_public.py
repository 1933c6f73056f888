"""A public newsroom holds no articles, and its files are the same with and without them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bridge_articles import BRIDGE
from newsroom_desk import Desk

from generator import __version__
from generator.cli.main import main

Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        found = main(list(arguments))
        told = capsys.readouterr().err
        assert found == code, told
        return told

    return run_command


def test_a_public_newsroom_keeps_articles_out(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    desk = Desk(Path("briefings"), tmp_path)
    run("init", "news", "--public")
    assert_recorded(desk.home)
    for name in ("post.md", "courier.md"):
        Path(name).write_text(BRIDGE[name], encoding="utf-8")
    stories = ("--dir", "news/briefings")
    run("add", "bridge", "post.md", "courier.md", *stories)
    run("generate", *stories)
    assert "2 articles put there" in run("sources", "push", "--at", "private", *stories)
    desk.push()
    clone = desk.clone()
    assert not list(clone.rglob("sources"))
    cloned = ("--dir", "clone/briefings")
    assert "articles are not kept here" in Path("clone/briefings/bridge/evidence.md").read_text("utf-8")
    run("generate", "--check", *cloned)
    assert "2 articles brought back" in run("sources", "pull", "--at", "private", *cloned)
    run("generate", "--check", *cloned)
    Path("clone/briefings/bridge/sources/post.md").write_text("Another text.\n", encoding="utf-8")
    told = run("sources", "pull", "--at", "private", *cloned, code=1)
    assert "post.md: differs from what is kept there" in told
    Path("news/briefings/newsroom.yml").write_text("repository: private\n", encoding="utf-8")
    assert "would change bridge/evidence.md" in run("generate", "--check", *stories, code=1)


def assert_recorded(home: Path) -> None:
    """The record has what was told, and every file that was written."""
    record = json.loads((home / ".briefings.json").read_text("utf-8"))
    assert record["version"] == __version__
    assert record["public"] is True
    assert ".github/workflows/collect.yml" not in record["files"]
    assert {path for path in record["files"] if not (home / path).is_file()} == set()
