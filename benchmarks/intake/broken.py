"""A thousand broken files in one ``briefings add``: what is told, and the memory it takes beside the good ones alone.

    python -m benchmarks.intake.broken [--files N] [--seed N]

The files are made by tests/intake/broken_files.py: fifteen kinds, thirteen damages, bombs among them that would unpack
to 70 MB and more. Each run is one process, start included; time is the processor's, memory the process's highest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "intake"))

from broken_files import fill, good_files, names  # noqa: E402  # the tests' files, found by the path above

GOOD = 30  # files that can be read among the broken ones
PROGRAM = """
import json, resource, sys
from generator.cli.main import main
code = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"code": code, "memory": used.ru_maxrss / 1024, "time": used.ru_utime + used.ru_stime}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for inner in ("all", "good"):
            (folder / inner).mkdir()
        paths = fill(folder / "all", options.files, GOOD, options.seed)
        for file, data in good_files(GOOD):
            (folder / "good" / file).write_bytes(data)
        alone, _ = add(sorted((folder / "good").iterdir()), folder / "alone")
        both, lines = add(paths, folder / "news")
        told = tell(paths, lines)
    print("| | files | seconds of processor time | peak memory, MB |\n|---|---|---|---|")
    print(row("the good alone", GOOD, alone))
    print(row("with the broken ones", len(paths), both), f"(×{both['memory'] / alone['memory']:.2f})")
    print(told)


def row(name: str, files: int, used: dict[str, float]) -> str:
    return f"| {name} | {files} | {used['time']:.0f} | {used['memory']:.0f} |"


def add(paths: list[Path], news: Path) -> tuple[dict[str, float], list[str]]:
    command = [sys.executable, "-c", PROGRAM, "add", "works", "--dir", str(news), *map(str, paths)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    lines = [line for line in done.stderr.split("\n") if line and not line.startswith("hint: ")]
    return json.loads(done.stdout.split("\n")[-2]), lines


def tell(paths: list[Path], lines: list[str]) -> str:
    """Say how many files have a line, and whether the good ones were all added."""
    told = [path for path in paths if any(names(line, path) for line in lines)]
    good = [path for path in paths if path.name.startswith("good")]
    added = [path for path in good if any(line.startswith("added") and names(line, path) for line in lines)]
    odd = [line for line in lines if "Traceback" in line or "Error" in line]
    counts = f"{len(told)} of {len(paths)} have a line, {len(added)} of {len(good)} good ones were added"
    return f"{counts}, {len(odd)} lines name an error of Python's; {lines[-1]}"


if __name__ == "__main__":
    main()
