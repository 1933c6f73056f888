"""The documentation names every command, option, setting and diagnostic code, and nothing that is not there."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from case_files import read_cases

from generator.cli.main import build_parser
from generator.overrides.newsroom import parse_newsroom
from generator.overrides.reader import parse_overrides
from generator.overrides.strict_yaml import load_schema

ROOT = Path(__file__).resolve().parents[2]
CODE_RE = re.compile(r"\bB\d{3}\b")
EXAMPLE_RE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
# a measure's floor → the row of docs/quality.md that tells of it
MEASURED = {
    "quotes": r"\| quotes",
    "figures": r"\| figures",
    "dates": r"\| dates",
    "copies": r"\| articles of one origin",
    "stories": r"\| disagreements",
    "seeds": r"\| a story whose every section",
}
LINK_RE = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    return next(a.choices for a in actions if isinstance(a, argparse._SubParsersAction))


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_documented(name: str) -> None:
    sections = {part.split()[1]: part for part in page("cli.md").split("\n## ") if part.startswith("briefings ")}
    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in sections[name]


def test_no_command_is_documented_that_is_not_there() -> None:
    documented = set(re.findall(r"^## briefings (\w+)", page("cli.md"), re.MULTILINE))
    assert documented == set(commands())


def test_every_diagnostic_code_is_documented_and_used() -> None:
    used = {c for p in (ROOT / "generator").rglob("*.py") for c in CODE_RE.findall(p.read_text("utf-8"))}
    assert used == set(CODE_RE.findall(page("diagnostics.md")))


def keys(schema: object) -> set[str]:
    found = set()
    if isinstance(schema, dict):
        properties = schema.get("properties")
        found = set(properties) if isinstance(properties, dict) else set()
        for value in schema.values():
            found |= keys(value)
    return found


@pytest.mark.parametrize("name", ["overrides", "newsroom"])
def test_every_setting_is_documented(name: str) -> None:
    words = set(re.findall(r"\w+", page("overrides.md")))
    assert keys(load_schema(name)) - words == set()


def test_the_examples_are_sound() -> None:
    bridge, newsroom = (e for e in EXAMPLE_RE.findall(page("overrides.md")) if not e.startswith("#"))
    assert parse_overrides(bridge)[1] == ()
    assert parse_newsroom(newsroom)[1] == ()
    story, settings = EXAMPLE_RE.findall((ROOT / "README.md").read_text("utf-8"))
    assert parse_overrides(story)[1] == ()
    assert parse_newsroom(settings)[1] == ()


def test_the_readme_names_every_setting_of_a_newsroom() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    settings = load_schema("newsroom")["properties"]
    assert {name for name in settings if f"`{name}`" not in readme} == set()


@pytest.mark.parametrize("page", sorted(ROOT.glob("briefings/*/*.md")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_readme_tells_of_every_section_of_a_page(page: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8").split("\n## What a page shows\n")[1].split("\n## ")[0].lower()
    found = re.findall(r"^(?:## |<summary>)([^\d(<\n]+)", page.read_text("utf-8"), re.MULTILINE)
    assert found
    assert {h for h in found for word in h.lower().split() if word not in readme} == set()


def test_the_quality_page_tells_of_every_measure() -> None:
    assert set(MEASURED) == set(read_cases(ROOT / "tests/quality/floors.yml")["measures"])
    assert {task for task, row in MEASURED.items() if not re.search(row, page("quality.md"))} == set()


def test_every_benchmark_tells_its_command_and_its_last_run() -> None:
    readmes = {path.parent: path.read_text("utf-8") for path in (ROOT / "benchmarks").glob("*/README.md")}
    programs = set((ROOT / "benchmarks").glob("*/compare.py"))
    assert programs
    for program in programs:
        assert f"python -m benchmarks.{program.parent.name}.compare" in readmes[program.parent]
        assert re.search(r"^## Last run\n(?:.*\n)+?\| briefings \|", readmes[program.parent], re.MULTILINE)


def test_the_architecture_names_every_room() -> None:
    rooms = {p.parent.name for p in (ROOT / "generator").glob("*/__init__.py")}
    words = set(re.findall(r"\w+", (ROOT / "ARCHITECTURE.md").read_text("utf-8")))
    assert rooms - words == set()


@pytest.mark.parametrize(
    "path",
    [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "benchmarks").rglob("*.md"))],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK_RE.findall(path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_the_makefile_has_what_the_readme_says() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("site", "serve", "test", "check", "setup", "lock"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_lock_names_no_index_and_has_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|https?://|file://", lock)
    blocks = re.split(r"\n(?=[a-z0-9])", lock)
    pins = [b for b in blocks if re.match(r"[a-z0-9.-]+==", b)]
    assert len(pins) > 40
    assert [p.split()[0] for p in pins if "--hash=sha256:" not in p] == []


def test_workflow_actions_are_pinned_by_commit() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        uses = re.findall(r"uses: (\S+)", path.read_text("utf-8"))
        assert uses
        assert [u for u in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", u)] == []
