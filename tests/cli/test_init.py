"""A new newsroom builds at once."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.cli.init import new_newsroom
from generator.cli.main import main
from generator.overrides.strict_yaml import SCHEMA_FILES, SCHEMAS_FOLDER


def test_a_new_newsroom_builds_at_once_and_takes_a_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "newsroom"
    assert main(["init", str(home)]) == 0
    assert main(["init", str(home)]) == 1
    assert "is there already and not empty" in capsys.readouterr().err
    build(home)
    assert (home / "site" / "index.html").exists()
    article = tmp_path / "mill.txt"
    article.write_text("The mill in Osterby burned down on 3 May 2031, the fire brigade said.\n", encoding="utf-8")
    assert main(["add", "mill-fire", str(article), "--dir", str(home / "briefings")]) == 0
    build(home)
    page = (home / "site" / "mill-fire" / "index.html").read_text("utf-8")
    assert "burned down" in page
    assert not list((home / "site").rglob("mill.txt"))


def test_a_slug_is_the_storys_address_and_links_follow(tmp_path: Path) -> None:
    home = tmp_path / "newsroom"
    assert main(["init", str(home)]) == 0
    sources = home / "briefings" / "raw-name" / "sources"
    sources.mkdir(parents=True)
    words = "---\npublished: 2031-05-04\n---\nThe mill in Osterby burned down on 3 May 2031, the fire brigade said.\n"
    (sources / "mill.md").write_text(words, encoding="utf-8")
    overrides = sources.parent / "overrides.yml"
    overrides.write_text("slug: mill-fire\n", encoding="utf-8")
    build(home)
    assert "burned down" in (home / "site" / "mill-fire" / "index.html").read_text("utf-8")
    assert (home / "site" / "mill-fire" / "briefing.json").exists()
    assert not (home / "site" / "raw-name").exists()
    assert 'href="mill-fire/"' in (home / "site" / "index.html").read_text("utf-8")
    overrides.write_text("slug: people\n", encoding="utf-8")
    assert "slug: 'people' is the address of a page of the site" in run_build(home).stderr


def build(home: Path) -> None:
    done = run_build(home)
    assert done.returncode == 0, done.stderr


def run_build(home: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("briefings")), "build"]
    return subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)


def test_a_wheel_carries_all_of_it(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["data-files"]
    carried = {
        f"{folder.removeprefix('share/briefings').strip('/')}/{path.name}".strip("/")
        for folder, patterns in settings.items()
        for pattern in patterns
        for path in root.glob(pattern)
    }
    written = {"briefings/newsroom.yml", "README.md", "requirements.txt", ".gitignore", ".github/workflows/site.yml"}
    schemas = {f"briefings/{SCHEMAS_FOLDER}/{name}" for name in SCHEMA_FILES}
    assert set(new_newsroom()) - written - schemas == carried
