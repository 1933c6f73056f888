"""A newsroom of the installed package: four commands to a site, and every step of its workflows, run by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from bridge_articles import BRIDGE
from workflow import run_step, steps_of

from generator import __version__
from generator.cli.main import main
from generator.overrides.strict_yaml import SCHEMA_FILES

WORKFLOWS = ("site", "review", "collect")


def test_a_wheel_of_the_sdist_carries_all_a_newsroom_needs(wheel: Path, root: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    beside = f"briefings-{__version__}.data/data/share/briefings/"
    wanted = [p for p in (root / "theme").rglob("*") if p.is_file()]
    wanted += [*(root / "docs").glob("*.md"), *(root / "docs" / "decisions").glob("*.md")]
    wanted += [
        root / name
        for name in ("CHANGELOG.md", "mkdocs.yml", "requirements.lock", ".github/actions/newsroom/action.yml")
    ]
    assert {beside + p.relative_to(root).as_posix() for p in wanted} - carried == set()
    inner = [p for p in (root / "generator").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {p.relative_to(root).as_posix() for p in inner} - carried == set()
    assert {"generator/py.typed", *(f"generator/schemas/{name}" for name in SCHEMA_FILES)} <= carried
    assert wheel.stat().st_size < 2_000_000


def test_four_commands_make_a_site_and_its_workflows_pass_as_pushed(
    desk_of, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("post.md", "courier.md"):
        (tmp_path / name).write_text(BRIDGE[name], encoding="utf-8")
    commands = (
        ("init", "news", "--name", "The Osterby Desk", "--from", str(wheel), "--private"),
        ("add", "bridge", "post.md", "courier.md", "--dir", "news/briefings"),
        ("build", "--config", "news/mkdocs.yml", "--site", "news/site"),
    )
    for command in commands:  # the first of the four installs the wheel
        done = desk_of.run(*command)
        assert done.returncode == 0, done.stderr
    front = (desk_of.home / "site" / "bridge" / "index.html").read_text("utf-8")
    assert "The Osterby Desk" in front
    assert "We have no choice" in front
    assert (desk_of.home / "site" / "assets" / "briefings.css").is_file()
    assert [p.name for p in (desk_of.home / "theme").iterdir()] == ["README.md"]
    monkeypatch.chdir(desk_of.home)
    for line in day_by_day(desk_of.home):
        assert main(line) == 0
    desk_of.push()
    check_workflows(desk_of)


def day_by_day(home: Path) -> list[list[str]]:
    """Return the commands that the newsroom's README tells its editors, for the story and articles of this test."""
    block = (home / "README.md").read_text("utf-8").split("## Day by day")[1].split("```")[1]
    lines = [line.partition("#")[0].split() for line in block.splitlines()]
    words = {"my-story": ["bridge"], "ARTICLE…": ["../post.md", "../courier.md"]}
    return [
        [part for word in line[1:] for part in words.get(word, [word])] for line in lines if line[:1] == ["briefings"]
    ]


def check_workflows(desk) -> None:
    clone = desk.clone()
    assert not list(clone.glob("site"))
    summary = clone.parent / "summary.md"
    given = {
        "BASE": "origin/main",
        "SITE_URL": "https://osterby.example/news/",
        "GITHUB_REF_NAME": "main",
        "GITHUB_STEP_SUMMARY": str(summary),
        "REMOTE": str(desk.remote),
        "GH_TOKEN": "",
        "PIP_NO_INDEX": "1",  # what the lock asks for is here in these versions, or the step fails
    }
    done = set()  # what two workflows have in common is run once
    for name in WORKFLOWS:
        for step in steps_of(clone, name):
            if step["run"] not in done:
                done.add(step["run"])
                ran = run_step(step, clone, desk.environment, given)
                assert ran.returncode == 0, f"{name}: {step.get('name')}\n{ran.stdout}{ran.stderr}"
                assert "::error" not in ran.stdout
    assert "https://osterby.example/news/bridge/" in (clone / "site" / "sitemap.xml").read_text("utf-8")
    assert summary.is_file()
