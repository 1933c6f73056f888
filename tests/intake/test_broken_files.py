"""Broken files of every kind in one ``add``: each is told, the good ones are added, nothing stops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_files import DAMAGES, KINDS, broken_files, fill, names

from generator.cli.main import main
from generator.intake.incoming import Raw
from generator.intake.reading import read_raw

PAIRS = len(KINDS) * len(DAMAGES)


def test_every_broken_file_is_told_in_a_line_and_the_good_ones_are_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    paths = fill(folder, PAIRS, 28)
    assert main(["add", "works", "--dir", str(tmp_path / "news"), *map(str, paths)]) == 1
    lines = [line for line in capsys.readouterr().err.split("\n") if line and not line.startswith("hint: ")]
    for path in paths:
        told = [line for line in lines if names(line, path)]
        assert told, path.name
        if path.name.startswith("good"):
            assert [line for line in told if not line.startswith("added")] == []
    assert not any("Error" in line or "Traceback" in line for line in lines)


@pytest.mark.parametrize("seed", [2, 3])
def test_a_reader_ends_with_articles_links_and_faults_alone_whatever_it_is_given(seed: int) -> None:
    for name, data in broken_files(PAIRS, seed):
        if "bomb" not in name and "long" not in name:
            found = list(read_raw(Raw(data, name)))
            assert found, name
            assert all("\n" not in getattr(item, "fault", "") for item in found), name
