"""A run that is killed at any moment leaves whole files and a whole store; the next run ends with the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from generator.publishing.database import FILE, FOLDER
from generator.publishing.generate import generate_stories

KILLS = int(os.environ.get("KILLS", "10"))  # 200 before a release: benchmarks/hostile/README.md
NAMES = ("briefing.json", "evidence.md", "index.md")


def files(root: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name in NAMES if (path := root / "bridge" / name).exists()}


def test_a_killed_run_leaves_nothing_half_done(bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    generate_stories(bridge, jobs=1)  # loads all that the next run, which is timed, needs no more
    shutil.rmtree(tmp_path / "cache")
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "first"))
    start = time.monotonic()
    generate_stories(bridge, jobs=1)
    whole_s = time.monotonic() - start
    expected = files(bridge)
    assert len(expected) == len(NAMES)
    cache = tmp_path / "killed"
    monkeypatch.setenv("BRIEFINGS_CACHE", str(cache))
    moments, killed = random.Random(15), 0  # noqa: S311  # the same moments in every run
    for _ in range(KILLS):
        shutil.rmtree(cache, ignore_errors=True)
        for name in NAMES:
            (bridge / "bridge" / name).unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            generate_stories(bridge, jobs=1)
            os._exit(0)
        time.sleep(whole_s * moments.uniform(0.1, 1.1))
        os.kill(child, signal.SIGKILL)
        killed += os.waitpid(child, 0)[1] == signal.SIGKILL
        assert files(bridge).items() <= expected.items()
        if (cache / FOLDER / FILE).exists():
            assert sqlite3.connect(cache / FOLDER / FILE).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        generate_stories(bridge, jobs=1)
        assert files(bridge) == expected
    assert killed
