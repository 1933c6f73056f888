"""Writing only what differs, whole or not at all."""

from __future__ import annotations

import pickle
import stat
from pathlib import Path

import pytest

from generator.publishing.store import StoryFolder, find_stories, list_sources, write_changed
from generator.publishing.workers import work
from generator.values.diagnostic import BriefingError


def test_the_same_text_is_not_written_again(tmp_path: Path) -> None:
    page = tmp_path / "index.md"
    assert write_changed(page, "één\n")
    before = page.stat().st_mtime_ns
    assert not write_changed(page, "één\n")
    assert page.stat().st_mtime_ns == before
    assert write_changed(page, "two\n")
    assert page.read_bytes() == b"two\n"
    assert [p.name for p in tmp_path.iterdir()] == ["index.md"]


def test_a_page_keeps_its_mode_and_a_new_one_can_be_read(tmp_path: Path) -> None:
    page = tmp_path / "index.md"
    write_changed(page, "one\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o644
    page.chmod(0o600)
    write_changed(page, "two\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_what_cannot_be_written_is_an_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()
    with pytest.raises(BriefingError, match="cannot be written"):
        write_changed(tmp_path / "index.md" / "no" / "index.md", "text\n")


def test_a_story_is_a_folder_that_holds_sources(tmp_path: Path) -> None:
    for folder in ("b/sources", "a/sources", "assets"):
        (tmp_path / folder).mkdir(parents=True)
    stories, errors = find_stories(tmp_path)
    assert [s.slug for s in stories] == ["a", "b"]
    assert errors == ()
    stories, errors = find_stories(tmp_path, ["b", "assts"])
    assert [s.slug for s in stories] == ["b"]
    assert [e.fault for e in errors] == ["there is no such story"]


def test_hidden_files_and_backups_are_no_sources(tmp_path: Path) -> None:
    folder = tmp_path / "s" / "sources"
    (folder / "deep").mkdir(parents=True)
    for name in (".DS_Store", "a.txt~", "a.txt", "a.md", "b.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    paths, faults = list_sources(StoryFolder(tmp_path / "s"))
    assert [p.name for p in paths] == ["a.md", "b.txt"]
    assert [(f.code, f.place) for f in faults] == [("B102", "sources/a.txt"), ("B103", "sources/deep")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_tasks_order(jobs: int) -> None:
    assert list(work(str, list(range(40)), jobs)) == [str(n) for n in range(40)]


def test_an_error_travels_whole() -> None:
    error = BriefingError("a.yml", "is odd", hint="mend it", line=3, column=1)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301  # our own bytes
