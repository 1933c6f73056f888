"""Fuzz one target, guided by what code each try reaches; ends at the first finding, whose bytes are kept.

    pip install atheris
    python benchmarks/fuzzing/fuzz.py TARGET [--minutes 10]

Keep what it finds as tests/house/fuzzed/TARGET/NAME: the tests try those bytes again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import atheris

ROOT: Final = Path(__file__).resolve().parents[2]
READING: Final = frozenset({"intake", "rendering", "sources", "values"})  # what a target runs; the rest only costs time
EDITING: Final = frozenset({"reader", "newsroom", "schema_faults", "strict_yaml", "yaml_faults", "yaml_values"})
OTHERS: Final = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "generator").rglob("*.py")
    if path.parent.name not in READING | {"formats"} and path.stem not in EDITING
}

with atheris.instrument_imports(include=["generator", "yaml", "markdown"], exclude=sorted(OTHERS)):
    from targets import TARGETS


def main() -> None:
    """Run libFuzzer; it exits by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzzing"))
    options = parser.parse_args()
    target, seeds = TARGETS[options.target]
    corpus = options.folder / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = ("-timeout=60", "-rss_limit_mb=1500", "-max_len=20000", f"-max_total_time={options.minutes * 60:.0f}")
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={options.folder}/{options.target}-", str(corpus)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
