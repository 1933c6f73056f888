"""Among hostile and broken files the good stories are made, and each bad file is told in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "hostile"))
from tree import lay

from generator.values.diagnostic import one_line

FILES = 66  # each kind three times
MOST_MEMORY = 1 << 20  # kB


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, tuple[list[str], list[str], list[str]], list[str], int, int]:
    root = tmp_path_factory.mktemp("hostile") / "briefings"
    laid = lay(root, FILES)
    command = [sys.executable, "-m", "generator", "generate", "--dir", str(root), "--jobs", "1"]
    told = root.with_name("told")
    with told.open("wb") as file, subprocess.Popen(command, stderr=file) as process:
        _, status, used = os.wait4(process.pid, 0)  # this run's memory, and no other's of the tests
        process.returncode = os.waitstatus_to_exitcode(status)
    return root, laid, told.read_text("utf-8").splitlines(), process.returncode, used.ru_maxrss


def test_good_stories_are_made(run) -> None:  # type: ignore[no-untyped-def]
    root, (good, _, left_out), lines, code, _ = run
    assert code == 1
    assert [story for story in good if not (root / story / "index.md").is_file()] == [], lines[-30:]
    assert [name for name in left_out if (root / name / "index.md").exists()] == []
    assert not any("Traceback" in line for line in lines)


def test_each_bad_file_is_told_in_one_line(run) -> None:  # type: ignore[no-untyped-def]
    root, (_, files, stories), lines, *_ = run
    faults = [line for line in lines if not line.startswith("hint: ")]
    for place in (*files, *stories):
        about = [line for line in faults if line.startswith(one_line(f"{root}/{place}"))]
        assert len(about) == 1 or (about and place in stories), (
            place,
            about,
        )  # a file of an editor tells all its faults
    assert not any(" [B104]" in line for line in lines), [line for line in lines if "B104" in line]


def test_memory_is_bounded(run) -> None:  # type: ignore[no-untyped-def]
    assert run[-1] < MOST_MEMORY
