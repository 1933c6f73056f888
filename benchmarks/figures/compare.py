#!/usr/bin/env python3
"""Figures side by side with quantulum3, recognizers-text and a regular expression, on the same data in the same run.

    compare.py [DATA.json] [--part tuned|held] [--only SYSTEM…]

DATA holds {"docs": [{"text", "figures": [{"start", "end", "type", "value", "measure"}], "only": TYPE or absent}]};
without it the project's own cases (tests/figures/cases) are taken, which flatter this project. A match is a pair
of spans that share half or more of their union; ``only`` keeps the predictions of one type. Every third document
was held back while the rules were written: ``--part`` measures either share alone. Needs the extra ``bench``.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.figures.extractor import extract_figures
from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.read import parse_source
from generator.times.extractor import extract_times

CASES = Path(__file__).resolve().parents[2] / "tests" / "figures" / "cases"
HALF = 0.5  # share of the union a match must have in common
BASELINE_RE = re.compile(
    r"""(?:US|C|A|HK)?[$£€¥]\s?\d[\d,.]*\d?(?:\s?(?:million|billion|trillion|bn|mn|m|k)\b)?
    | \d[\d,.]*\d?(?:\s?(?:million|billion|trillion|bn))?\s?(?:%|per\s?cent|[a-zA-Z]+\b)?""",
    re.VERBOSE,
)


class Found(NamedTuple):
    """One prediction."""

    start: int
    end: int
    type: str
    value: float | None
    measure: str | None


def ours(text: str) -> list[Found]:
    document = clean(parse_source(text.replace("\r", "\n").encode(), "doc", "doc.txt"))
    annotation = annotate(document)
    found = extract_figures(document, annotation, extract_times(document, annotation))
    return [
        Found(f.span.start, f.span.end, type_of(f.quantity.unit), float(f.quantity.value), f.measure) for f in found
    ]


def type_of(unit: str) -> str:
    if re.fullmatch(r"[A-Z]{3}", unit):
        return "MONEY"
    return "PERCENT" if unit.startswith("percent") else "QUANTITY"


def quantulum(text: str) -> list[Found]:
    from quantulum3 import parser  # noqa: PLC0415  # each system is loaded when it is asked for

    return [
        Found(q.span[0], q.span[1], _quantulum_type(q.unit.entity.name, q.unit.name), q.value, None)
        for q in parser.parse(text)
    ]


def _quantulum_type(entity: str, unit: str) -> str:
    if entity == "currency":
        return "MONEY"
    return "PERCENT" if "percent" in unit else "QUANTITY"


def recognizers(text: str) -> list[Found]:
    from recognizers_number import recognize_number, recognize_percentage  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_currency, recognize_dimension  # noqa: PLC0415

    culture, found = "en-us", []
    for kind, read in (
        ("MONEY", recognize_currency),
        ("PERCENT", recognize_percentage),
        ("QUANTITY", recognize_dimension),
        ("QUANTITY", recognize_number),
    ):
        for result in read(text, culture):
            row = Found(result.start, result.end + 1, kind, _number((result.resolution or {}).get("value")), None)
            if not any(row.start < other.end and other.start < row.end for other in found):
                found.append(row)
    return found


def _number(value: object) -> float | None:
    try:
        return float(str(value).rstrip("%"))
    except ValueError:
        return None


def regular_expression(text: str) -> list[Found]:
    found = []
    for match in BASELINE_RE.finditer(text):
        kind = (
            "MONEY" if re.search("[$£€¥]", match.group()) else "PERCENT" if re.search("%|cent", match.group()) else ""
        )
        found.append(Found(match.start(), match.end(), kind or "QUANTITY", None, None))
    return found


SYSTEMS: dict[str, Callable[[str], list[Found]]] = {
    "briefings": ours,
    "quantulum3": quantulum,
    "recognizers-text": recognizers,
    "regular expression": regular_expression,
}


def pairs(found: list[Found], gold: list[dict[str, Any]]) -> dict[int, int]:
    rows = []
    for i, p in enumerate(found):
        for j, g in enumerate(gold):
            inner = min(p.end, g["end"]) - max(p.start, g["start"])
            if inner > 0:
                rows.append((inner / (max(p.end, g["end"]) - min(p.start, g["start"])), i, j))
    used: set[int] = set()
    matched: dict[int, int] = {}
    for share, i, j in sorted(rows, reverse=True):
        if share >= HALF and i not in used and j not in matched:
            used.add(i)
            matched[j] = i
    return matched


def words(text: str | None) -> set[str]:
    return set(re.findall(r"[a-z][\w'-]+", (text or "").lower())) - {"the", "of", "and", "an", "in", "for"}


def score(docs: list[dict[str, Any]], read: Callable[[str], list[Found]]) -> str:
    count: Counter[str] = Counter()
    began = time.perf_counter()
    for doc in docs:
        found = [f for f in read(doc["text"]) if doc.get("only") in {None, f.type}]
        gold = doc["figures"]
        matched = pairs(found, gold)
        count.update(found=len(found), gold=len(gold), right=len(matched))
        for j, i in matched.items():
            _judge(count, gold[j], found[i])
    took = time.perf_counter() - began
    precision, recall = count["right"] / max(1, count["found"]), count["right"] / max(1, count["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    shares = "  ".join(
        f"{k} {count[f'{k} right'] / count[k]:.3f} of {count[k]}" for k in ("type", "value", "measure") if count[k]
    )
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {shares}  {len(docs) / took:.0f} documents/s"


def _judge(count: Counter[str], want: dict[str, Any], got: Found) -> None:
    if want.get("type"):
        count.update({"type": 1, "type right": int(got.type == want["type"])})
    if want.get("value") is not None:
        near = got.value is not None and abs(got.value - want["value"]) <= 1e-6 * max(1, abs(want["value"]))
        count.update({"value": 1, "value right": int(near)})
    if want.get("measure"):
        count.update({"measure": 1, "measure right": int(bool(words(got.measure) & words(want["measure"])))})


def own_cases() -> list[dict[str, Any]]:
    docs = []
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            figures, at = [], 0
            for row in case["expected"]:
                start = case["text"].index(row["text"], at)
                at = start + len(row["text"])
                figures.append(
                    {"start": start, "end": at, "type": type_of(row["unit"]), "value": float(row["value"])}
                    | {"measure": row.get("measure")}
                )
            docs.append({"text": case["text"], "figures": figures})
    return docs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--part", choices=("tuned", "held"))
    parser.add_argument("--only", nargs="*", choices=list(SYSTEMS), default=list(SYSTEMS))
    args = parser.parse_args()
    docs = json.loads(args.data.read_text("utf-8"))["docs"] if args.data else own_cases()
    if args.part:
        docs = [d for n, d in enumerate(docs) if (n % 3 == 2) is (args.part == "held")]  # noqa: PLR2004  # every third
    print(f"{len(docs)} documents, {sum(len(d['figures']) for d in docs)} figures")
    for name in args.only:
        SYSTEMS[name]("It cost $5 million in 2016.")  # loading is not timed
        print(f"{name:20} {score(docs, SYSTEMS[name])}", flush=True)


if __name__ == "__main__":
    main()
