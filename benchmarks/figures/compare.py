"""Figures side by side with quantulum3, recognizers-text and a regular expression, on the same data in the same run.

    python -m benchmarks.figures.compare [DATA.json | own] [--only SYSTEM…]

DATA holds {"docs": [{"text", "figures": [{"start", "end", "type", "value", "measure"}], "only": TYPE or absent}]};
``own`` takes the project's own cases (tests/figures/cases), which flatter this project. A match is a pair of spans
that share half or more of their union; ``only`` keeps the predictions of one type. Type, value and measure are shares
of the figures found, where the key has them.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.side_by_side import Data, System, f1, pair_spans, parsed, print_report, read_options, run
from generator.figures.extractor import extract_figures
from generator.times.extractor import extract_times
from generator.values.annotation import Annotation
from generator.values.document import Document

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


def prepare(doc: dict[str, Any]) -> tuple[Document, Annotation]:
    return parsed(doc["text"])


def ours(prepared: tuple[Document, Annotation]) -> list[Found]:
    document, annotation = prepared
    found = extract_figures(document, annotation, extract_times(document, annotation))
    return [
        Found(f.marked.start, f.marked.end, type_of(f.quantity.unit), float(f.quantity.value), f.measure) for f in found
    ]


def type_of(unit: str) -> str:
    if re.fullmatch(r"[A-Z]{3}", unit):
        return "MONEY"
    return "PERCENT" if unit.startswith("percent") else "QUANTITY"


def quantulum(doc: dict[str, Any]) -> list[Found]:
    from quantulum3 import classifier, parser  # noqa: PLC0415  # each system is loaded when it is asked for

    classifier.USE_CLF = False  # the stored one loads with a single version of scikit-learn; its rules need none
    return [
        Found(q.span[0], q.span[1], _quantulum_type(q.unit.entity.name, q.unit.name), q.value, None)
        for q in parser.parse(doc["text"])
    ]


def _quantulum_type(entity: str, unit: str) -> str:
    if entity == "currency":
        return "MONEY"
    return "PERCENT" if "percent" in unit else "QUANTITY"


def recognizers(doc: dict[str, Any]) -> list[Found]:
    from recognizers_number import recognize_number, recognize_percentage  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_currency, recognize_dimension  # noqa: PLC0415

    culture, found = "en-us", []
    for kind, read in (
        ("MONEY", recognize_currency),
        ("PERCENT", recognize_percentage),
        ("QUANTITY", recognize_dimension),
        ("QUANTITY", recognize_number),
    ):
        for result in read(doc["text"], culture):
            row = Found(result.start, result.end + 1, kind, _number((result.resolution or {}).get("value")), None)
            if not any(row.start < other.end and other.start < row.end for other in found):
                found.append(row)
    return found


def _number(value: object) -> float | None:
    try:
        return float(str(value).rstrip("%"))
    except ValueError:
        return None


def regular_expression(doc: dict[str, Any]) -> list[Found]:
    found = []
    for match in BASELINE_RE.finditer(doc["text"]):
        kind = (
            "MONEY" if re.search("[$£€¥]", match.group()) else "PERCENT" if re.search("%|cent", match.group()) else ""
        )
        found.append(Found(match.start(), match.end(), kind or "QUANTITY", None, None))
    return found


SYSTEMS = {
    "briefings": System(ours, prepare),
    "quantulum3": System(quantulum),
    "recognizers-text": System(recognizers),
    "regular expression": System(regular_expression),
}


def words(text: str | None) -> set[str]:
    return set(re.findall(r"[a-z][\w'-]+", (text or "").lower())) - {"the", "of", "and", "an", "in", "for"}


def score(docs: list[dict[str, Any]], results: list[list[Found]]) -> dict[str, float | None]:
    count: Counter[str] = Counter()
    for doc, everything in zip(docs, results, strict=True):
        found = [f for f in everything if doc.get("only") in {None, f.type}]
        matched = pair_spans(found, doc["figures"], HALF)
        count.update(found=len(found), gold=len(doc["figures"]), right=len(matched))
        for j, i in matched.items():
            _judge(count, doc["figures"][j], found[i])
    shares = {k: count[f"{k} right"] / max(1, count[k]) or None for k in ("type", "value", "measure")}
    return {"span F1": f1(count["right"], count["found"], count["gold"])} | shares


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
    options = read_options(__doc__, Data("figures-dev.json", "docs", held=2, own=own_cases), SYSTEMS)
    docs = options.docs
    print(f"{options.title}: {len(docs)} documents, {sum(len(d['figures']) for d in docs)} figures\n")
    print_report(options, run(SYSTEMS, options), score)


if __name__ == "__main__":
    main()
