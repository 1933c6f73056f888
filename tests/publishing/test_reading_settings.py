"""What stands where an editor's file ought to stand is read, or told: nothing goes unread in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.overrides.newsroom import NO_NEWSROOM, Newsroom
from generator.publishing.store import MOST_BYTES, StoryFolder, read_newsroom, read_overrides


def faults(folder: Path, newsroom: Newsroom = NO_NEWSROOM) -> list[str]:
    return [str(error).replace(str(folder), "STORY") for error in read_overrides(StoryFolder(folder), newsroom)[1]]


@pytest.mark.parametrize("name", ["overrides.yaml", "Overrides.yml", "override.yml", "overides.yml"])
def test_a_file_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("status: draft\n", encoding="utf-8")
    assert faults(tmp_path) == [f"STORY/{name}: is not read under this name\nhint: call it overrides.yml"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.yml").write_text("status: draft\n", encoding="utf-8")
    assert faults(tmp_path) == []
    (tmp_path / "newsroom.yaml").write_text("shorten: false\n", encoding="utf-8")
    assert "call it newsroom.yml" in str(read_newsroom(tmp_path)[1][0])


def test_bytes_that_are_no_text_have_their_line(tmp_path: Path) -> None:
    (tmp_path / "overrides.yml").write_bytes("title: Ærø\nlede: caf".encode() + b"\xe9\n")
    assert faults(tmp_path) == ["overrides.yml:2:10: is not UTF-8\nhint: save the file again as UTF-8"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "overrides.yml").mkdir()
    assert faults(tmp_path) == ["overrides.yml: is no file\nhint: put the file itself in its place, or take it away"]


def test_a_large_file_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "overrides.yml").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert faults(tmp_path) == [
        "overrides.yml: is too large: 2,000,001 bytes, 2,000,000 at most\nhint: take out what is no longer needed"
    ]


def test_the_newsrooms_zone_is_that_of_embargoes(tmp_path: Path) -> None:
    (tmp_path / "overrides.yml").write_text("embargo: 2031-03-06T06:00\n", encoding="utf-8")
    assert "names no time zone" in faults(tmp_path)[0]
    assert faults(tmp_path, Newsroom(zone="Europe/Oslo")) == []
