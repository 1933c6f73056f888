"""What an editor changed in a newsroom's files is joined with what a new version changes, and is never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from packed import wheel_of

from generator.cli.main import main
from generator.cli.newsroom_files import digest_of_file

ACTION = ".github/actions/newsroom/action.yml"
NEW_LINE = "name: Briefings newsroom\n"  # of ACTION, as this version has it
OLD_LINE = "name: Newsroom\n"  # and as an invented earlier one had it
OWN_LINE = "name: The Osterby Desk\n"


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A newsroom of an earlier version, whose action had another name."""
    home = tmp_path / "news"
    assert main(["init", str(home), "--private", "--from", str(wheel_of(tmp_path))]) == 0
    replace(home, NEW_LINE, OLD_LINE)
    record = json.loads((home / ".briefings.json").read_text("utf-8"))
    record["texts"][ACTION] = read(home)
    record["files"][ACTION] = digest_of_file(read(home).encode())
    (home / ".briefings.json").write_text(json.dumps(record), encoding="utf-8")
    return home


def forget_texts(home: Path) -> None:
    """Make the record one of a version that kept digests alone."""
    record = json.loads((home / ".briefings.json").read_text("utf-8"))
    del record["texts"]
    (home / ".briefings.json").write_text(json.dumps(record), encoding="utf-8")


def read(home: Path) -> str:
    return (home / ACTION).read_text("utf-8")


def replace(home: Path, old: str, new: str) -> None:
    assert old in read(home)
    (home / ACTION).write_text(read(home).replace(old, new), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], home: Path, *options: str) -> str:
    capsys.readouterr()
    assert main(["upgrade", str(home), *options]) == 0
    return capsys.readouterr().out


def test_changes_of_other_lines_are_joined(earlier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(earlier, 'default: "3.11"', 'default: "3.13"')
    shown = told(capsys, earlier)
    assert f"merge {ACTION}: your changes and the new version's" in shown.splitlines()
    assert OLD_LINE in read(earlier)
    assert told(capsys, earlier, "--apply") == shown
    assert NEW_LINE in read(earlier)
    assert 'default: "3.13"' in read(earlier)
    assert told(capsys, earlier) == ""


def test_of_one_line_the_editors_stays_until_it_is_settled(earlier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(earlier, OLD_LINE, OWN_LINE)
    mine = read(earlier)
    shown = told(capsys, earlier, "--apply")
    assert f"leave {ACTION}: you changed it; compare by hand, or --take or --keep it" in shown.splitlines()
    assert f"  -{OLD_LINE}  +{NEW_LINE}" in shown  # what the new version changed, not what the editor did
    assert read(earlier) == mine
    assert told(capsys, earlier) == shown
    replace(earlier, OWN_LINE, NEW_LINE)
    replace(earlier, 'default: "3.11"', 'default: "3.13"')  # and more of their own
    assert told(capsys, earlier, "--apply") == ""
    assert 'default: "3.13"' in read(earlier)


@pytest.mark.parametrize(("option", "line"), [("--keep", OWN_LINE), ("--take", NEW_LINE)])
def test_an_editor_settles_it(earlier: Path, option: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    replace(earlier, OLD_LINE, OWN_LINE)
    told(capsys, earlier, "--apply", option, ACTION)
    assert line in read(earlier)
    assert told(capsys, earlier) == ""


def test_a_deleted_file_is_brought_back_where_asked_for(earlier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (earlier / ACTION).unlink()
    assert told(capsys, earlier) == ""
    assert told(capsys, earlier, "--apply", "--take", ACTION) == f"add {ACTION}\n"
    assert NEW_LINE in read(earlier)
    assert main(["upgrade", str(earlier), "--take", "no-such-file"]) == 1
    assert "no-such-file: is no file of this version" in capsys.readouterr().err


def test_the_earlier_versions_wheel_goes(earlier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (wheel,) = earlier.glob("packages/*.whl")
    assert f"remove packages/{wheel.name}" not in told(capsys, earlier)  # of whom nothing says where it came from
    shown = told(capsys, earlier, "--apply", "--from", "git+https://git.example/d/b@v1")
    assert f"remove packages/{wheel.name}" in shown.splitlines()
    assert "renew requirements.txt" in shown.splitlines()
    assert not wheel.exists()


@pytest.mark.parametrize("has_texts", [True, False])
def test_what_no_version_changed_is_not_told(
    tmp_path: Path, has_texts: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "news"
    main(["init", str(home), "--private"])
    if not has_texts:
        forget_texts(home)
    settings = home / "briefings" / "newsroom.yml"
    settings.write_text(settings.read_text("utf-8") + "zone: Europe/Oslo\n", encoding="utf-8")
    assert told(capsys, home, "--apply") == ""
    assert settings.read_text("utf-8").endswith("zone: Europe/Oslo\n")


def test_a_newsroom_whose_record_has_no_texts_is_left_as_it_is(
    earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forget_texts(earlier)
    replace(earlier, 'default: "3.11"', 'default: "3.13"')
    mine = read(earlier)
    assert f"leave {ACTION}" in told(capsys, earlier, "--apply")
    assert read(earlier) == mine
    assert f"leave {ACTION}" in told(capsys, earlier)
