"""Faults as text, as JSON and as GitHub's annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.main import main

BAD = "titel: 'A, b: 100%'\nembargo: 2031-03-06T06:00+01:00\n"
FAULT = "unknown key 'titel'"


@pytest.fixture
def torn(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (bridge / "bridge").rename(bridge / "one, two")
    (bridge / "one, two" / "overrides.yml").write_text(BAD, encoding="utf-8")
    return bridge


def run(capsys, *arguments: object) -> tuple[int, str, str]:
    code = main([str(a) for a in arguments])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("command", ["check", "generate"])
def test_json_has_every_fault_with_its_place(torn: Path, capsys, command: str) -> None:
    code, out, err = run(capsys, command, "--dir", torn, "--format", "json")
    assert code == 1
    (error,) = json.loads(out)["errors"]
    assert (error["path"], error["line"], error["column"]) == (f"{torn}/one, two/overrides.yml", 1, 1)
    assert (error["fault"], error["hint"], error["code"]) == (FAULT, "did you mean 'title'?", None)
    assert FAULT not in err


@pytest.mark.parametrize("command", ["check", "generate"])
def test_github_has_a_command_a_fault_with_its_signs_escaped(torn: Path, capsys, command: str) -> None:
    code, out, err = run(capsys, command, "--dir", torn, "--format", "github")
    assert code == 1
    assert out == f"::error file={torn}/one%2C two/overrides.yml,line=1,col=1::{FAULT} (did you mean 'title'?)\n"
    assert FAULT not in err


def test_text_stands_on_stderr_and_is_the_default(torn: Path, capsys, monkeypatch) -> None:
    for arguments in ((), ("--format", "text")):
        code, out, err = run(capsys, "check", "--dir", torn, *arguments)
        assert (code, out) == (1, "")
        assert f"overrides.yml:1:1: {FAULT}\nhint: did you mean 'title'?\n" in err
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run(capsys, "check", "--dir", torn)[1].startswith("::error file=")


def test_notes_and_what_check_shows_are_told_too(bridge: Path, capsys) -> None:
    (bridge / "newsroom.yml").write_text("zone: Europe/Oslo\n", encoding="utf-8")
    (bridge / "bridge" / "overrides.yml").write_text("embargo: 2031-03-06T06:00\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", "--dir", bridge, "--format", "json")
    told = json.loads(out)
    assert (code, told["errors"]) == (0, [])
    assert told["stories"][0]["embargo"] == "2031-03-06T06:00+01:00"
    assert told["stories"][0]["quoted"][0].keys() == {"source", "share", "limit"}
    assert {note["code"] for note in told["notes"]} == {"B210", "B222"}
    assert "::notice file=" in run(capsys, "check", "--dir", bridge, "--format", "github")[1]
    assert f"{bridge}/bridge: not before 2031-03-06T06:00+01:00\n" in run(capsys, "check", "--dir", bridge)[2]


def test_a_fault_of_the_command_has_the_same_form(tmp_path: Path, capsys) -> None:
    code, out, _ = run(capsys, "check", "--dir", tmp_path / "nowhere", "--format", "json")
    assert code == 1
    assert json.loads(out)["errors"][0]["fault"] == "there is no such folder"
