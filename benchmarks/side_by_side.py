"""What the benchmarks share: the data, pairing of spans, timing, and the table.

A system reads documents in two steps, and both are timed: ``prepare`` is what a language pipeline does (nothing for
those without one), ``read`` is the system's own work. All systems read one document before the next is begun, so that
whatever else the machine does falls on all alike; of several rounds a document's quickest counts. Loading and a first
document are not timed. Every table says a system's share of what this project reaches on the same data in the same run
(0.5 is half as good, or half as fast).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.read import parse_source
from generator.values.annotation import Annotation
from generator.values.document import Document

ROOT: Final = Path(__file__).resolve().parents[1]
THIRD: Final = 3  # every third document was held back
OURS: Final = "briefings"  # what the others are compared with

Docs = list[dict[str, Any]]
Score = Callable[[Docs, list[Any]], dict[str, float | None]]  # of what was found in each document


@dataclass(frozen=True)
class Options:
    """What is measured."""

    docs: Docs
    title: str  # "dates-dev.json"
    held: int | None  # rest by which every third document is one held back while the rules were written; None: none was
    only: tuple[str, ...]  # systems by name
    rounds: int


@dataclass(frozen=True)
class System:
    """One of those compared."""

    read: Callable[[Any], Any]  # from what prepare returns
    prepare: Callable[[dict[str, Any]], Any] = lambda doc: doc


@dataclass(frozen=True)
class Run:
    """What a system found in each document, and how long it took."""

    found: list[Any]
    whole_s: float
    read_s: float  # without the language pipeline


@dataclass(frozen=True)
class Data:
    """Where a benchmark's documents come from."""

    file: str  # in the measuring data: "dates-dev.json"
    key: str  # under which it lists them: "docs"
    held: int  # rest by which every third is the one held back
    own: Callable[[], Docs]  # the project's own cases


class Spanned(Protocol):
    """Whatever stands between two offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def read_options(about: str | None, data: Data, systems: dict[str, System]) -> Options:
    """Read the command line: DATA (a file, or ``own``), ``--only``, ``--rounds``."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", help=f"{data.file}, or 'own': the project's own cases")
    parser.add_argument("--only", nargs="*", choices=tuple(systems), default=tuple(systems))
    parser.add_argument("--rounds", type=int, default=2, help="of these a document's quickest counts")
    args = parser.parse_args()
    path = _data_file(args.data, data.file)
    docs = json.loads(path.read_text("utf-8"))[data.key] if path else data.own()
    title, held = (path.name, data.held) if path else ("own cases", None)
    return Options(docs, title, held, tuple(args.only), args.rounds)


def _data_file(named: str | None, name: str) -> Path | None:
    """Return the data's file: as named, of BRIEFINGS_EVAL, of ../shared; None for the project's own cases."""
    if named:
        return None if named == "own" else Path(named)
    folder = Path(os.environ.get("BRIEFINGS_EVAL") or ROOT.parent / "shared" / "eval")
    path = folder / "data" / name
    return path if path.exists() else None


def parsed(text: str, source: str = "doc") -> tuple[Document, Annotation]:
    """Return an article as this project's extractors get it."""
    document = clean(parse_source(text.replace("\r", "\n").encode(), source, f"{source}.txt"))
    return document, annotate(document)


def run(systems: dict[str, System], options: Options) -> dict[str, Run]:
    """Let every system read every document; those not installed are named and left out."""
    there = {name: systems[name] for name in options.only if _is_there(name, systems[name], options.docs[0])}
    found: dict[str, list[Any]] = {name: [] for name in there}
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in there}
    for doc in options.docs:
        for name, system in there.items():
            rounds = [_timed(system, doc) for _ in range(options.rounds)]
            found[name].append(rounds[0][2])
            took[name].append(min((prepared + read, read) for prepared, read, _ in rounds))
    return {n: Run(found[n], sum(w for w, _ in took[n]), sum(r for _, r in took[n])) for n in there}


def _is_there(name: str, system: System, doc: dict[str, Any]) -> bool:
    try:
        system.read(system.prepare(doc))
    except ImportError as error:
        print(f"{name} is not installed ({error.name}): pip install -e '.[bench]'", file=sys.stderr)
        return False
    return True


def _timed(system: System, doc: dict[str, Any]) -> tuple[float, float, Any]:
    began = time.perf_counter()
    prepared = system.prepare(doc)
    between = time.perf_counter()
    found = system.read(prepared)
    return between - began, time.perf_counter() - between, found


def pair_spans(found: Sequence[Spanned], gold: Docs, floor: float = 0.0) -> dict[int, int]:
    """Pair spans one to one, those with the largest share of their union in common first: index in gold → in found.

    >>> from types import SimpleNamespace as Found
    >>> pair_spans([Found(start=0, end=4), Found(start=2, end=9)], [{"start": 1, "end": 9}])
    {0: 1}
    >>> pair_spans([Found(start=0, end=4)], [{"start": 3, "end": 9}], floor=0.5)
    {}
    """
    rows = []
    for i, p in enumerate(found):
        for j, g in enumerate(gold):
            inner = min(p.end, g["end"]) - max(p.start, g["start"])
            share = inner / (max(p.end, g["end"]) - min(p.start, g["start"])) if inner > 0 else 0.0
            if inner > 0 and share >= floor:
                rows.append((share, i, j))
    used: set[int] = set()
    matched: dict[int, int] = {}
    for _, i, j in sorted(rows, reverse=True):
        if i not in used and j not in matched:
            used.add(i)
            matched[j] = i
    return matched


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall.

    >>> f1(1, 2, 2), f1(0, 0, 0)
    (0.5, 0.0)
    """
    return 2 * right / (found + gold) if found + gold else 0.0


def print_report(options: Options, ran: dict[str, Run], score: Score) -> None:
    """Print what the systems reach on all documents and on those held back, and how fast they are."""
    docs, held = options.docs, options.held
    print_table({name: score(docs, r.found) | _speeds(r, docs) for name, r in ran.items()})
    if held is not None:
        print("\nThe third of the documents that was held back, alone:\n")
        print_table({name: score(docs[held::THIRD], r.found[held::THIRD]) for name, r in ran.items()})


def _speeds(ran: Run, docs: Docs) -> dict[str, float | None]:
    """Return words a second, with the language pipeline and without."""
    words = sum(len(doc["text"].split()) for doc in docs)
    return {"words/s": words / ran.whole_s, "words/s, pipeline aside": words / max(ran.read_s, 1e-9)}


def print_table(rows: dict[str, dict[str, float | None]]) -> None:
    """Print the systems' figures as a Markdown table, each with its share of ours in brackets."""
    columns = list(next(iter(rows.values())))
    print("| |", " | ".join(columns), "|\n|---|" + "---|" * len(columns))
    ours = rows.get(OURS, {})
    for name, row in rows.items():
        cells = [_cell(row[column], None if name == OURS else ours.get(column)) for column in columns]
        print(f"| {name} |", " | ".join(cells), "|")


def _cell(value: float | None, ours: float | None) -> str:
    if value is None:
        return "–"
    shown = f"{value:,.0f}" if value >= 10 else f"{value:.3f}"  # noqa: PLR2004  # shares lie below 1
    return f"{shown} (×{value / ours:.2f})" if ours else shown
