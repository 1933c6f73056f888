"""Quality does not fall: every measure against its floor, where the measuring data is."""

from __future__ import annotations

from pathlib import Path

import floors
import pytest


@pytest.mark.shared
@pytest.mark.parametrize("task", list(floors.MEASURES))
def test_quality_does_not_fall(task: str, shared: Path) -> None:
    entry = floors.read()[task]
    data = floors.digest(shared / floors.MEASURES[task][0])
    assert data == entry["digest"], "the data is not what the floors were set on: set them anew, with a reason"
    found = floors.measure(task, shared)
    assert set(found) == set(entry["floors"])
    short = {name: (value, entry["floors"][name]) for name, value in found.items() if value < entry["floors"][name]}
    assert short == {}, "measured, floor"


def test_every_measure_has_floors() -> None:
    assert set(floors.read()) == set(floors.MEASURES)


def test_a_lowered_floor_has_its_reason() -> None:
    for entry in floors.read().values():
        assert all(fall["because"].strip() for fall in entry.get("lowered", []))


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.yml"
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.setattr(floors, "SHARED", tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("one\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("own_file")
def test_raising_never_lowers_and_lowering_takes_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "measure", lambda _task: {"share": 0.9})
    floors.write({})
    floors.raise_floors(["seeds"], 0.0)
    monkeypatch.setattr(floors, "measure", lambda _task: {"share": 0.5})
    floors.raise_floors(["seeds"], 0.0)
    assert floors.read()["seeds"]["floors"] == {"share": 0.9}
    with pytest.raises(SystemExit):
        floors.lower("seeds.share", 0.5, " ")
    floors.lower("seeds.share", 0.5, "the key was mended")
    entry = floors.read()["seeds"]
    assert entry["floors"] == {"share": 0.5}
    assert entry["lowered"] == [{"floor": "share", "from": 0.9, "to": 0.5, "because": "the key was mended"}]


def test_a_floor_belongs_to_its_data(own_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "measure", lambda _task: {"share": 0.9})
    floors.write({})
    floors.raise_floors(["seeds"], 0.0)
    (own_file.parent / "seeds" / "a.txt").write_text("two\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="not what the floor was set on"):
        floors.raise_floors(["seeds"], 0.0)
