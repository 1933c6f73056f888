"""A newsroom of the installed package, and every step of its workflows, run by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bridge_articles import BRIDGE
from workflow import run_step, steps_of

from generator import __version__
from generator.overrides.strict_yaml import SCHEMA_FILES

OWN = "own_words-1.0-py3-none-any.whl"
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


def test_the_workflows_of_a_newsroom_pass_as_pushed(desk_of, wheel: Path, tmp_path: Path) -> None:
    for name in ("post.md", "courier.md"):
        (tmp_path / name).write_text(BRIDGE[name], encoding="utf-8")
    commands = (
        ("init", "news", "--name", "The Osterby Desk", "--from", str(wheel), "--private"),
        ("add", "bridge", "post.md", "courier.md", "--dir", "news/briefings"),
        ("generate", "--dir", "news/briefings"),
    )
    for command in commands:
        done = desk_of.run(*command)
        assert done.returncode == 0, done.stderr
    (desk_of.home / "requirements-own.txt").write_text(f"./packages/{OWN}\n", encoding="utf-8")
    write_own_package(desk_of.home / "packages" / OWN)
    assert [p.name for p in (desk_of.home / "theme").iterdir()] == ["README.md"]
    desk_of.push()
    check_workflows(desk_of)
    assert [*wheel_home(desk_of.command).glob("own_words.py")]


def write_own_package(path: Path) -> None:
    """Write a wheel with one module, as a newsroom may have one of its own."""
    inner = {"WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n", "RECORD": ""}
    inner["METADATA"] = "Metadata-Version: 2.1\nName: own-words\nVersion: 1.0\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("own_words.py", "")
        for name, text in inner.items():
            archive.writestr(f"own_words-1.0.dist-info/{name}", text)


def wheel_home(command: Path) -> Path:
    """Return where the environment of a command has its packages."""
    return next(command.parents[1].glob("lib/python*/site-packages"))


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
    front = (clone / "site" / "bridge" / "index.html").read_text("utf-8")
    assert "The Osterby Desk" in front
    assert "We have no choice" in front
    assert (clone / "site" / "assets" / "briefings.css").is_file()
