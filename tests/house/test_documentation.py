"""The documentation names every command, option, setting and diagnostic code, and nothing that is not there."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from generator.cli.main import build_parser
from generator.overrides.newsroom import parse_newsroom
from generator.overrides.reader import parse_overrides
from generator.overrides.strict_yaml import load_schema

ROOT = Path(__file__).resolve().parents[2]
CODE_RE = re.compile(r"\bB\d{3}\b")
EXAMPLE_RE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
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
    readme = (ROOT / "README.md").read_text("utf-8")
    for example in EXAMPLE_RE.findall(readme):
        assert parse_overrides(example)[1] == ()


@pytest.mark.parametrize(
    "path", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.stem
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
