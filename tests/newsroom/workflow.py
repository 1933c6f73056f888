"""Run the steps of a workflow by hand: what its ``run:`` lines say, in their order, those of its local action too."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

TASK_RE = re.compile(r"inputs\.task (?P<sign>[!=]=) '(?P<task>\w+)'")
EXPRESSION_RE = re.compile(r"\$\{\{.*?\}\}")


def steps_of(home: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the steps of a newsroom's workflow that run something."""
    workflow = yaml.safe_load((home / ".github" / "workflows" / f"{name}.yml").read_text("utf-8"))
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("./"):
                action = yaml.safe_load((home / step["uses"] / "action.yml").read_text("utf-8"))
                inner = action["runs"]["steps"]
                yield from (s for s in inner if "run" in s and is_for(s.get("if", ""), step["with"]["task"]))
            elif "run" in step:
                yield step


def is_for(condition: str, task: str) -> bool:
    """Say whether a step's condition holds for a task."""
    return all((m["task"] == task) == (m["sign"] == "==") for m in TASK_RE.finditer(condition))


def run_step(
    step: Mapping[str, Any], home: Path, environment: Mapping[str, str], given: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run one step as a runner does; ``given`` has what its expressions would."""
    assert not EXPRESSION_RE.search(step["run"]), "expressions belong into env"
    own = {name: given[name] if EXPRESSION_RE.search(value) else value for name, value in step.get("env", {}).items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=home,
        env={**environment, "GITHUB_ACTIONS": "true", **given, **own},
        capture_output=True,
        text=True,
        check=False,
    )
