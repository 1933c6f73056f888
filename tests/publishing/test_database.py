"""The store of results: whole entries or none, whatever happens to its file."""

from __future__ import annotations

import subprocess
import sys
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from generator.publishing.database import FOLDER, MEGABYTE, ROWS_AT_ONCE, Store
from generator.publishing.generate import generate_stories

WRITER = """
import sys
from pathlib import Path
from generator.publishing.database import Store
store = Store(Path(sys.argv[1]), 1 << 30)
for number in range(150):
    store.put("stage", f"{sys.argv[2]}-{number}", sys.argv[2].encode() * number)
    store.put("stage", f"both-{number}", b"both" * number)
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", MEGABYTE)


def test_a_value_comes_back_and_uses_are_counted(store: Store) -> None:
    assert store.get("story", "a") is None
    store.put("story", "a", b"\0bytes")
    store.put("page", "a", b"others")
    assert (store.get("story", "a"), store.get("page", "a")) == (b"\0bytes", b"others")
    told = {use.stage: (use.entries, use.bytes, use.hits, use.misses) for use in store.uses()}
    assert told == {"story": (1, 6, 1, 1), "page": (1, 6, 1, 0)}
    assert store.clear("story") == 1
    assert (store.get("story", "a"), store.get("page", "a")) == (None, b"others")
    assert store.clear() == 1


def test_what_was_used_least_recently_goes(store: Store) -> None:
    entries = 3 * ROWS_AT_ONCE
    for number in range(entries):
        store.put("page", str(number), bytes(2000))
    with store.connection:
        store.connection.execute("UPDATE results SET used = 1 WHERE CAST(key AS INTEGER) >= ?", (ROWS_AT_ONCE,))
    assert store.get("page", str(entries - 1)) is not None
    store.flush()
    for number in range(ROWS_AT_ONCE):
        store.put("page", f"new {number}", bytes(4000))
    assert store.path.stat().st_size < 2 * MEGABYTE
    assert store.get("page", "0") is not None
    assert store.get("page", str(entries - 1)) is not None
    assert store.get("page", str(ROWS_AT_ONCE)) is None


@pytest.mark.parametrize("fault", ["no database", "torn", "another database"])
def test_a_broken_file_is_set_aside(store: Store, fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(100):
        store.put("story", str(number), bytes(5000))
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if fault == "another database":
        store.connection.executescript("DROP TABLE results; CREATE TABLE results (name)")
    store.connection.close()
    data = store.path.read_bytes()
    if fault == "no database":
        store.path.write_bytes(b"no database at all\n" * 500)
    elif fault == "torn":
        store.path.write_bytes(data[:4096] + b"\xff" * 8192 + data[12288 : len(data) // 2])
    after = Store(store.folder, MEGABYTE)
    for number in range(100):
        assert after.get("story", str(number)) in {None, bytes(5000)}
    after.put("story", "new", b"there")
    after.put("story", "new", b"there")
    assert after.get("story", "new") == b"there"
    assert "is broken" in capsys.readouterr().err
    assert len(list(store.folder.glob(f"{FOLDER}.broken-*"))) == 1


def test_processes_write_side_by_side(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [subprocess.Popen([*command, name]) for name in ("one", "two", "three")]
    assert [process.wait() for process in running] == [0, 0, 0]
    store = Store(tmp_path, 1 << 30)
    for number in range(150):
        assert store.get("stage", f"both-{number}") == b"both" * number
        for name in ("one", "two", "three"):
            assert store.get("stage", f"{name}-{number}") == name.encode() * number


def keep_one(folder: Path, name: str, together: Barrier) -> None:
    store = Store(folder, 1 << 30)
    together.wait()
    store.put("stage", name, b"kept")


def test_those_who_make_it_together_all_keep_something(tmp_path: Path) -> None:
    names = [f"process-{number}" for number in range(6)]
    forked = get_context("fork")
    for attempt in range(25):  # in one of seven somebody's was lost
        folder, together = tmp_path / str(attempt), forked.Barrier(len(names))
        running = [forked.Process(target=keep_one, args=(folder, name, together)) for name in names]
        for process in running:
            process.start()
        for process in running:
            process.join()
        store = Store(folder, 1 << 30)
        assert [name for name in names if store.get("stage", name) is None] == []


def test_a_cache_that_cannot_be_is_done_without(bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "file"))
    assert generate_stories(bridge, jobs=1).errors == ()
    assert generate_stories(bridge, jobs=1).changed == ()
