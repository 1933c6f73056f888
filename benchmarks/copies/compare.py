"""Copies side by side with shingle containment and simhash, on the same pairs in the same run.

    python -m benchmarks.copies.compare [DATA.json | own] [--only SYSTEM…]

DATA holds {"pairs": [{"original", "derived", "expected", "kind"}]}, ``expected`` being "not-copy" for pairs that only
share a story or its quotations; ``own`` takes the project's own rewrites (tests/relations/rewrites.yml: free rewrites
against independent reports of the same facts, invented for this project, and tuned on). F1 is of "same origin"; below
the table stands what is flagged of each kind.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.side_by_side import Data, System, f1, parsed, print_report, read_options, run
from generator.relations.dating.articles import date_articles
from generator.relations.origins.finding import find_origins
from generator.stages.extract import extract
from generator.values.annotation import Annotation
from generator.values.document import Document

REWRITES = Path(__file__).resolve().parents[2] / "tests" / "relations" / "rewrites.yml"
WORD_RE = re.compile(r"\w+")
SHINGLE = 3
CONTAINED = 0.3  # share of shingles from which the baseline says copy: its best threshold on copies-dev
BITS = 64
NEAR = 12  # bits by which two simhashes may differ


def shingles(text: str) -> set[tuple[str, ...]]:
    words = WORD_RE.findall(text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def containment(pair: dict[str, Any]) -> bool:
    left, right = shingles(pair["original"]), shingles(pair["derived"])
    return len(left & right) >= CONTAINED * max(1, min(len(left), len(right)))


def simhash(text: str) -> int:
    votes = [0] * BITS
    for shingle in shingles(text):
        digest = int.from_bytes(hashlib.blake2b(" ".join(shingle).encode(), digest_size=8).digest())
        for bit in range(BITS):
            votes[bit] += 1 if digest >> bit & 1 else -1
    return sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)


def near(pair: dict[str, Any]) -> bool:
    return (simhash(pair["original"]) ^ simhash(pair["derived"])).bit_count() <= NEAR


def prepare(pair: dict[str, Any]) -> list[tuple[Document, Annotation]]:
    return [parsed(pair["original"], "a"), parsed(pair["derived"], "b")]


def ours(prepared: list[tuple[Document, Annotation]]) -> bool:
    articles = tuple(extract(document, annotation) for document, annotation in prepared)
    _, origins, _ = find_origins(date_articles(articles))
    return len(origins) == 1


SYSTEMS = {
    "briefings": System(ours, prepare),
    "containment": System(containment),
    "simhash": System(near),
}


def own_pairs() -> list[dict[str, Any]]:
    pairs = []
    for story in yaml.safe_load(REWRITES.read_text("utf-8"))["stories"]:
        for kind, expected in (("rewrites", "copy"), ("independents", "not-copy")):
            pairs += [
                {"original": story["report"], "derived": text, "expected": expected, "kind": kind}
                for text in story[kind]
            ]
    return pairs


def score(pairs: list[dict[str, Any]], flags: list[bool]) -> dict[str, float | None]:
    real = [p["expected"] != "not-copy" for p in pairs]
    right, flagged = sum(a and b for a, b in zip(flags, real, strict=True)), sum(flags)
    return {
        "precision": right / max(1, flagged),
        "recall": right / max(1, sum(real)),
        "F1": f1(right, flagged, sum(real)),
    }


def by_kind(pairs: list[dict[str, Any]], flags: list[bool]) -> str:
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for pair, flagged in zip(pairs, flags, strict=True):
        kinds[pair["kind"]].append(flagged)
    return ", ".join(f"{kind} {sum(found)}/{len(found)}" for kind, found in sorted(kinds.items()))


def main() -> None:
    options = read_options(__doc__, Data("copies-dev.json", "pairs", held=0, own=own_pairs), SYSTEMS)
    pairs = [p | {"text": f"{p['original']} {p['derived']}"} for p in options.docs]
    print(f"{options.title}: {len(pairs)} pairs\n")
    ran = run(SYSTEMS, options)
    print_report(replace(options, docs=pairs), ran, score)
    print("\nFlagged, by kind:\n")
    for name, r in ran.items():
        print(f"- {name}: {by_kind(pairs, r.found)}")


if __name__ == "__main__":
    main()
