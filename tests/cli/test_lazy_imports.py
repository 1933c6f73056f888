"""No command loads what another needs: the language pipeline, the site, the rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.diff import WRITERS
from generator.cli.main import COMMANDS, DIFF_FORMS

HEAVY = ("spacy", "thinc", "mkdocs")
RULES = (*HEAVY, "babel", "jsonschema", "lxml", "trafilatura", "generator.pipeline", "generator.kinds")
SCRIPT = """
import sys
from generator.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print("LOADED", *sys.modules)
sys.exit(code)
"""


def loaded(*arguments: str, of: tuple[str, ...]) -> set[str]:
    """Return which modules a command loads in a process of its own."""
    done = subprocess.run([sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.split("LOADED ")[-1].split()) & set(of)


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("generate", "--help")])
def test_help_loads_no_rules(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments, of=(*RULES, "yaml", "sqlite3", "rapidfuzz")) == set()


def test_a_new_newsroom_and_a_text_need_no_parser_and_no_site(tmp_path: Path) -> None:
    assert loaded("init", str(tmp_path / "news"), of=HEAVY) == set()
    article = tmp_path / "mill.txt"
    article.write_text("The mill in Osterby burned down on 3 May 2031, the fire brigade said.\n", encoding="utf-8")
    assert loaded("add", "mill", str(article), "--dir", str(tmp_path / "news" / "briefings"), of=HEAVY) == set()


def test_a_check_of_what_nothing_changed_loads_no_rules(
    bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    generate = ("generate", "--dir", str(bridge), "--jobs", "1")
    assert {"spacy", "babel", "generator.kinds"} <= loaded(*generate, of=RULES)
    assert loaded("check", "--dir", str(bridge), of=RULES) == set()
    assert loaded(*generate, of=RULES) == set()


def test_every_command_is_where_the_table_says() -> None:
    for place, _, _ in COMMANDS.values():
        module, _, function = place.partition(":")
        assert hasattr(__import__(f"generator.cli.{module}", fromlist=[function]), function)
    assert sorted(WRITERS) == list(DIFF_FORMS)
