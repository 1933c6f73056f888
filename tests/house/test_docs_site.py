"""The documentation as a site, and its commands: each is one the program takes."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from generator.cli.examples import EXAMPLES
from generator.cli.main import COMMANDS, build_parser

ROOT = Path(__file__).resolve().parents[2]
BLOCK_RE = re.compile(r"^```(?:sh|bash|)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *(ROOT / "generator/cli/starter").glob("*.md"))


def commands_of(path: Path) -> list[str]:
    """Return the commands a page shows, without their comments; ``$`` may stand before them, settings too."""
    lines = [line for block in BLOCK_RE.findall(path.read_text("utf-8")) for line in block.splitlines()]
    found = (re.match(r"(?:\$ )?(?:\w+=\S+ )?((?:briefings|make) [^#>]*)", line.strip()) for line in lines)
    return [match[1].strip() for match in found if match]


@pytest.mark.parametrize("page", [path for path in PAGES if commands_of(path)], ids=lambda p: p.name)
def test_what_a_page_tells_to_type_is_understood(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for command in commands_of(page):
        name, *arguments = shlex.split(command)
        if name == "make":
            assert set(arguments) <= targets
        elif arguments[0] != "COMMAND":
            build_parser().parse_args(arguments)


def test_every_command_has_an_example_that_is_understood() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for name, example in EXAMPLES.items():
        arguments = shlex.split(example.removeprefix('eval "$(').removesuffix(')"'))[1:]
        assert build_parser().parse_args(arguments).command == name


def test_the_version_is_the_packages() -> None:
    for path in (ROOT / "README.md", ROOT / "docs/newsroom.md"):
        assert set(re.findall(r"briefings-(\d[\d.]*\d)", path.read_text("utf-8"))) == {__version__}


def test_the_documentation_builds_strictly(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    lay = [sys.executable, str(ROOT / "docs/making/pages.py"), str(tmp_path)]
    subprocess.run(lay, env=environment, check=True)
    build = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(build, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reference = (tmp_path / "site/reference/newsroom/index.html").read_text("utf-8")
    assert "edit_url" in reference
    assert "share of its three-word shingles" in (tmp_path / "site/reference/briefing/index.html").read_text("utf-8")
    data = (tmp_path / "pages/reference/briefing.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w.\[\]]+)` \| .* \| (.*) \|$", data, re.MULTILINE)
    assert len(rows) > 180
    assert [key for key, meaning in rows if re.match(r"`[^`]|$|\"[^\"]*\"(?: ·|$)|\d+(?: ·|$)", meaning)] == []
    assert "briefings upgrade" in (tmp_path / "site/reference/commands/index.html").read_text("utf-8")
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    named = set(re.findall(r": ([\w/]+\.md)$", settings, re.MULTILINE))
    shown = {path.relative_to(tmp_path / "pages").as_posix() for path in (tmp_path / "pages").rglob("*.md")}
    assert {name for name in shown - named if not name.startswith(("decisions/", "benchmarks/"))} == set()
