"""A newsroom of the installed package: four commands to a site, and every step of its workflows, run by hand."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from bridge_articles import BRIDGE
from workflow import run_step, steps_of

from generator import __version__
from generator.overrides.strict_yaml import SCHEMA_FILES

WORKFLOWS = ("site", "review", "collect")


def test_a_wheel_of_the_sdist_carries_all_a_newsroom_needs(wheel: Path, root: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    beside = f"briefings-{__version__}.data/data/share/briefings/"
    wanted = [p for p in (root / "theme").rglob("*") if p.is_file()]
    wanted += [root / name for name in ("mkdocs.yml", "requirements.lock", ".github/actions/newsroom/action.yml")]
    assert {beside + p.relative_to(root).as_posix() for p in wanted} - carried == set()
    inner = [p for p in (root / "generator").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {p.relative_to(root).as_posix() for p in inner} - carried == set()
    assert {"generator/py.typed", *(f"generator/schemas/{name}" for name in SCHEMA_FILES)} <= carried
    assert wheel.stat().st_size < 2_000_000


def test_four_commands_make_a_site_and_its_workflows_pass_as_pushed(desk_of, wheel: Path, tmp_path: Path) -> None:
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
    for line in day_by_day(desk_of.home):
        done = desk_of.run(*line, at=desk_of.home)
        assert done.returncode == 0, done.stderr
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


@pytest.fixture
def public(desk_of):
    assert desk_of.run("init", "news", "--public").returncode == 0
    return desk_of


def test_a_public_newsroom_keeps_articles_out_and_is_the_same_without_them(public, tmp_path: Path) -> None:
    stories = public.home / "briefings"
    (tmp_path / "post.md").write_text(BRIDGE["post.md"], encoding="utf-8")
    (tmp_path / "courier.md").write_text(BRIDGE["courier.md"], encoding="utf-8")
    public.run("add", "bridge", "post.md", "courier.md", "--dir", str(stories))
    assert public.run("generate", "--dir", str(stories)).returncode == 0
    place = tmp_path / "private"
    assert "2 articles put there" in public.run("sources", "push", "--at", str(place), "--dir", str(stories)).stderr
    public.push()
    clone = public.clone()
    assert not list(clone.rglob("sources"))
    assert "articles are not kept here" in (clone / "briefings" / "bridge" / "evidence.md").read_text("utf-8")
    assert public.run("generate", "--check", at=clone).returncode == 0
    brought = public.run("sources", "pull", "--at", str(place), at=clone)
    assert "2 articles brought back" in brought.stderr
    assert public.run("generate", "--check", at=clone).returncode == 0
    (clone / "briefings" / "bridge" / "sources" / "post.md").write_text("Another text.\n", encoding="utf-8")
    again = public.run("sources", "pull", "--at", str(place), at=clone)
    assert again.returncode == 1
    assert "post.md: differs from what is kept there" in again.stderr
    (clone / "briefings" / "newsroom.yml").write_text("repository: private\n", encoding="utf-8")
    assert "would change" in public.run("generate", "--check", at=clone).stderr


def test_the_record_tells_what_was_written(public) -> None:
    record = json.loads((public.home / ".briefings.json").read_text("utf-8"))
    assert record["version"] == __version__
    assert record["public"] is True
    assert ".github/workflows/collect.yml" not in record["files"]
    assert {path for path in record["files"] if not (public.home / path).is_file()} == set()
