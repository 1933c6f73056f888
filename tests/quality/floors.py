"""The floors of the quality measures: read, measure, raise, lower with a reason.

floors.py show                            what is measured now beside the floors
floors.py raise [NAME…] [--margin 0.005]  set floors to what is measured now, less a margin
floors.py lower NAME VALUE --because "…"  the one way down; the reason stays in the file
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.yml"
SHARED = HERE.parents[2] / "shared"
NUMBER = r"(\d+(?:\.\d+)?)"

# task → data, and what to read from its output; a floor is called TASK.NAME
MEASURES: dict[str, tuple[str, dict[str, str]]] = {
    "quotes": (
        "eval/data/quotes-dev.json",
        {"span": rf"^all .*? F1={NUMBER}", "joint": rf"^all .*joint .* F1={NUMBER}"},
    ),
    "figures": (
        "eval/data/figures-dev.json",
        {
            "span": rf"F1={NUMBER}",
            "type": rf"type={NUMBER}",
            "value": rf"value={NUMBER}",
            "measure": rf"measure={NUMBER}",
        },
    ),
    "dates": (
        "eval/data/dates-dev.json",
        {"relaxed": rf"^dates relaxed .*F1={NUMBER}", "value": rf"^dates value .*F1={NUMBER}"},
    ),
    "copies": ("eval/data/copies-dev.json", {"f1": rf"^copies .*F1={NUMBER}"}),
    "stories": (
        "eval/stories",
        {
            "facts-200": rf" 200w \d+/\d+={NUMBER}",
            "conflict-precision": rf"^conflicts P={NUMBER}",
            "conflict-recall": rf"^conflicts .* R={NUMBER}",
        },
    ),
    "seeds": ("seeds", {"share": rf"^TOTAL .* = {NUMBER}%"}),
}
PROGRAMS = {"copies": "origins_alone.py"}  # a program of its own, where a whole briefing would take minutes
HEAD = "".join(line for line in FLOORS.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))


def digest(path: Path) -> str:
    """Return the digest of a file, or of a folder's files and their names."""
    found = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
        found.update(file.relative_to(path.parent).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def measure(task: str, shared: Path = SHARED) -> dict[str, float]:
    """Run a task's measure and return its figures by name."""
    program = [sys.executable, str(HERE / PROGRAMS.get(task, "unlimited.py"))]
    data, patterns = MEASURES[task]
    if task == "seeds":
        output = score_seeds(shared, program)
    else:
        command = [
            sys.executable,
            str(shared / "eval" / "measure.py"),
            task,
            str(shared / data),
            "--briefings",
            shlex.join(program),
        ]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {}
    for name, pattern in patterns.items():
        match = re.search(pattern, output, re.MULTILINE)
        if match is None:
            raise SystemExit(f"{task}.{name} is not in the measure's output:\n{output}")
        found[name] = float(match[1])
    return found


def score_seeds(shared: Path, program: list[str]) -> str:
    """Return what the acceptance score says of the seeds' briefing."""
    with tempfile.TemporaryDirectory() as work:
        sources = Path(work) / "seeds" / "sources"
        shutil.copytree(shared / "seeds", sources)
        subprocess.run([*program, "generate", "--dir", work], capture_output=True, check=True)
        key = next((shared / "acceptance").glob("*.key.json"))
        command = [sys.executable, shared / "acceptance" / "score.py", sources.parent / "briefing.json", key]
        return subprocess.run([*command, "--sources", sources], capture_output=True, text=True, check=False).stdout


def read() -> dict[str, Any]:
    """Return the floors by task."""
    return yaml.safe_load(FLOORS.read_text("utf-8"))["measures"] or {}


def write(measures: dict[str, Any]) -> None:
    FLOORS.write_text(
        HEAD + yaml.safe_dump({"measures": measures}, sort_keys=True, allow_unicode=True), encoding="utf-8"
    )


def told(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def raise_floors(names: list[str], margin: float) -> None:
    measures = read()
    for task in names or MEASURES:
        entry = measures.setdefault(task, {"floors": {}, "digest": ""})
        data = digest(SHARED / MEASURES[task][0])
        if entry["digest"] not in ("", data):
            sys.exit(f"{task}: the data is not what the floor was set on; lower it with a reason first")
        entry["digest"] = data
        for name, value in measure(task).items():
            floor = round(max(0.0, value - margin * (100 if value > 1 else 1)), 3)
            entry["floors"][name] = max(floor, entry["floors"].get(name, 0.0))
            told(f"{task}.{name}: measured {value}, floor {entry['floors'][name]}")
    write(measures)


def lower(name: str, value: float, because: str) -> None:
    if not because.strip():
        sys.exit("say why: --because …")
    measures = read()
    task, _, figure = name.partition(".")
    entry = measures[task]
    entry.setdefault("lowered", []).append(
        {"floor": figure, "from": entry["floors"][figure], "to": value, "because": because}
    )
    entry["floors"][figure] = value
    entry["digest"] = digest(SHARED / MEASURES[task][0])
    write(measures)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show")
    up = commands.add_parser("raise")
    up.add_argument("names", nargs="*", choices=[[], *MEASURES])
    up.add_argument("--margin", type=float, default=0.005)
    down = commands.add_parser("lower")
    down.add_argument("name")
    down.add_argument("value", type=float)
    down.add_argument("--because", required=True)
    options = parser.parse_args()
    if options.command == "raise":
        raise_floors(options.names, options.margin)
    elif options.command == "lower":
        lower(options.name, options.value, options.because)
    else:
        floors = read()
        for task in MEASURES:
            for name, value in measure(task).items():
                told(f"{task}.{name}: measured {value}, floor {floors.get(task, {}).get('floors', {}).get(name)}")


if __name__ == "__main__":
    main()
