#!/usr/bin/env python3
"""Copies side by side with shingle containment and simhash, on the same pairs in the same run.

    compare.py [DATA.json] [--part tuned|held]

DATA holds {"pairs": [{"original", "derived", "expected", "kind"}]}, ``expected`` being "not-copy" for pairs that only
share a story or its quotations. Without it the project's own rewrites are taken (tests/relations/rewrites.yml: free
rewrites against independent reports of the same facts, invented for this project, and tuned on). Every third pair of
DATA was held back while thresholds were set: ``--part`` measures either share alone. Prints precision, recall and F1
of "same origin", and what is flagged of each kind.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import yaml

from generator.publishing.cache import annotate_cached
from generator.relations.dating import date_articles
from generator.relations.origins import find_origins
from generator.stages.annotate import DEFAULT_MODEL
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import parse_source
from generator.values.findings import Article

REWRITES = Path(__file__).resolve().parents[2] / "tests" / "relations" / "rewrites.yml"
WORD_RE = re.compile(r"\w+")
SHINGLE = 3
CONTAINED = 0.3  # share of shingles from which the baseline says copy: its best threshold on copies-dev
BITS = 64
NEAR = 12  # bits by which two simhashes may differ


def shingles(text: str) -> set[tuple[str, ...]]:
    words = WORD_RE.findall(text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def containment(one: str, other: str) -> bool:
    left, right = shingles(one), shingles(other)
    return len(left & right) >= CONTAINED * max(1, min(len(left), len(right)))


def simhash(text: str) -> int:
    votes = [0] * BITS
    for shingle in shingles(text):
        digest = int.from_bytes(hashlib.blake2b(" ".join(shingle).encode(), digest_size=8).digest())
        for bit in range(BITS):
            votes[bit] += 1 if digest >> bit & 1 else -1
    return sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)


def near(one: str, other: str) -> bool:
    return (simhash(one) ^ simhash(other)).bit_count() <= NEAR


def article(source: str, text: str) -> Article:
    document = clean(parse_source(text.encode("utf-8"), source, source))
    return extract(document, annotate_cached(document, DEFAULT_MODEL))


def briefings(one: str, other: str) -> bool:
    _, origins, _ = find_origins(date_articles((article("a", one), article("b", other))))
    return len(origins) == 1


SYSTEMS: dict[str, Callable[[str, str], bool]] = {
    "briefings": briefings,
    "containment": containment,
    "simhash": near,
}


def own_pairs() -> list[dict[str, str]]:
    pairs = []
    for story in yaml.safe_load(REWRITES.read_text("utf-8"))["stories"]:
        for kind, expected in (("rewrites", "copy"), ("independents", "not-copy")):
            pairs += [
                {"original": story["report"], "derived": text, "expected": expected, "kind": kind}
                for text in story[kind]
            ]
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--part", choices=("tuned", "held"))
    options = parser.parse_args()
    pairs = json.loads(options.data.read_text("utf-8"))["pairs"] if options.data else own_pairs()
    if options.part:
        pairs = [p for n, p in enumerate(pairs) if (n % 3 == 0) == (options.part == "held")]
    for name, judge in SYSTEMS.items():
        counts: Counter[str] = Counter()
        kinds: defaultdict[str, list[bool]] = defaultdict(list)
        for pair in pairs:
            flagged, real = judge(pair["original"], pair["derived"]), pair["expected"] != "not-copy"
            counts.update(right=flagged and real, flagged=flagged, real=real)
            kinds[pair["kind"]].append(flagged)
        precision = counts["right"] / max(1, counts["flagged"])
        recall = counts["right"] / max(1, counts["real"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        shown = " ".join(f"{kind} {sum(found)}/{len(found)}" for kind, found in sorted(kinds.items()))
        print(f"{name:12} P={precision:.3f} R={recall:.3f} F1={f1:.3f}   {shown}")


if __name__ == "__main__":
    main()
