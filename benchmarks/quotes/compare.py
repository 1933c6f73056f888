#!/usr/bin/env python3
"""Quotes side by side with textacy and a regular expression, on the same data in the same run.

    compare.py [DATA.json] [--part tuned|held] [--only SYSTEM…]

DATA holds {"docs": [{"text", "quotes": [{"start", "end", "speakers"}]}]}; without it the project's own cases
(tests/quotes/cases) are taken, which flatter this project. A match is a pair of spans that share half or more of their
union; "joint" asks for the right speaker too: a word of the name or of the words printed in common with the key's.
Every third document was held back while the rules were written: ``--part`` measures either share alone.
Speed is words a second in one process: with the language pipeline for all that need it, and the rules alone in
brackets. Needs the extra ``bench``.
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

from generator.quotes.extractor import extract_quotes
from generator.sources.normal import normal_form
from generator.stages.annotate import DEFAULT_MODEL, annotate, load_pipeline
from generator.values.annotation import Annotation
from generator.values.document import Block, BlockLabel, Document, Metadata
from generator.values.findings import Speaker
from generator.values.span import Span

CASES = Path(__file__).resolve().parents[2] / "tests" / "quotes" / "cases"
HALF = 0.5  # share of the union a match must have in common
THIRD = 3  # every third document was held back
NO_NAMES = frozenset(
    ["the", "of", "and", "mr", "ms", "mrs", "dr", "sen", "rep", "president", "minister", "a", "an", "in", "for"]
) | {"his", "her", "said"}
LINE_RE = re.compile(r"[^\n]*\S[^\n]*")
BASELINE_RE = re.compile(
    # between marks, with "said Jane Roe" or "Jane Roe said" behind; or "Roe said that …"
    r"""["“](?P<content>[^"”\n]{8,}?)[,.?!]?["”],?\s+
        (?:(?:said|says|added|told)\s+(?P<after>[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)*)
          |(?P<before>(?:[A-Z][\w.'-]+\s?)+|he|she|they)\s+(?:said|says|added|told))
      | (?P<subject>(?:[A-Z][\w.'-]+\s?)+|[Hh]e|[Ss]he|[Tt]hey)\s+(?:said|says)\s+(?P<clause>[^.\n]{8,})
    """,
    re.VERBOSE,
)


class Found(NamedTuple):
    """One prediction."""

    start: int
    end: int
    speakers: tuple[str, ...]


def document_of(text: str) -> Document:
    blocks = tuple(Block(Span(*m.span()), BlockLabel.BODY) for m in LINE_RE.finditer(text))
    return Document("doc", "doc.txt", text, normal_form(text), 0, Metadata(), blocks)


def ours(text: str) -> tuple[list[Found], float]:
    document = document_of(text)
    annotation: Annotation = annotate(document)
    began = time.perf_counter()
    quotes = extract_quotes(document, annotation, ())
    took = time.perf_counter() - began
    return [Found(q.span.start, q.span.end, _names(q.speaker, text)) for q in quotes], took


def _names(speaker: Speaker | None, text: str) -> tuple[str, ...]:
    return (speaker.name, speaker.mention.cut(text)) if speaker else ()


def textacy(text: str) -> tuple[list[Found], float]:
    from textacy.extract import direct_quotations  # noqa: PLC0415  # each system is loaded when it is asked for

    found: list[Found] = []
    took = 0.0
    for line in LINE_RE.finditer(normal_form(text)):  # an odd number of marks loses a paragraph, not the article
        doc = load_pipeline(DEFAULT_MODEL)(line.group())
        began = time.perf_counter()
        try:
            for q in direct_quotations(doc):
                span = (line.start() + q.content.start_char, line.start() + q.content.end_char)
                found.append(Found(*span, (" ".join(t.text for t in q.speaker),)))
        except ValueError:
            pass
        took += time.perf_counter() - began
    return found, took


def baseline(text: str) -> tuple[list[Found], float]:
    began = time.perf_counter()
    found = []
    for match in BASELINE_RE.finditer(text):
        group = "content" if match["content"] else "clause"
        speaker = match["after"] or match["before"] or match["subject"] or ""
        found.append(Found(*match.span(group), (speaker.strip(),)))
    return found, time.perf_counter() - began


SYSTEMS: dict[str, Callable[[str], tuple[list[Found], float]]] = {
    "briefings": ours,
    "textacy": textacy,
    "regular expression": baseline,
}


def docs_of(path: Path | None, part: str | None) -> list[dict[str, Any]]:
    if path is None:
        docs = [
            _doc_of_case(case)
            for file in sorted(CASES.glob("*.yml"))
            for case in yaml.safe_load(file.read_text("utf-8"))
        ]
    else:
        docs = json.loads(path.read_text("utf-8"))["docs"]
    held = {"held": True, "tuned": False}.get(part or "")
    return [d for n, d in enumerate(docs) if held is None or (n % THIRD == 0) is held]


def _cases_in(file: Path) -> list[dict[str, Any]]:
    return yaml.safe_load(file.read_text("utf-8"))  # type: ignore[no-any-return]  # a list of cases


def _doc_of_case(case: dict[str, Any]) -> dict[str, Any]:
    quotes = []
    for wanted in case["expected"]:
        parts = wanted["text"].split(" … ")
        start = case["text"].find(parts[0])
        end = case["text"].find(parts[-1], start) + len(parts[-1])
        quotes.append({"start": start, "end": end, "speakers": [wanted["speaker"] or ""]})
    return {"text": case["text"], "quotes": quotes}


def pair(predicted: list[Found], gold: list[dict[str, Any]]) -> dict[int, int]:
    rows = []
    for i, p in enumerate(predicted):
        for j, g in enumerate(gold):
            inner = min(p.end, g["end"]) - max(p.start, g["start"])
            union = max(p.end, g["end"]) - min(p.start, g["start"])
            if inner > 0 and inner / union >= HALF:
                rows.append((inner / union, i, j))
    used: set[int] = set()
    found: dict[int, int] = {}
    for _, i, j in sorted(rows, reverse=True):
        if i not in used and j not in found:
            used.add(i)
            found[j] = i
    return found


def is_right(predicted: tuple[str, ...], wanted: list[str]) -> bool:
    for name in filter(None, predicted):
        for gold in filter(None, wanted):
            if words_of(name) & words_of(gold) or name.strip().lower() == gold.strip().lower():
                return True
    return not any(predicted) and not any(wanted)


def words_of(name: str) -> set[str]:
    return {re.sub(r"['’]s$", "", w.lower()) for w in re.findall(r"[A-Za-z][\w'’-]+", name)} - NO_NAMES


def f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def measure(system: Callable[[str], tuple[list[Found], float]], docs: list[dict[str, Any]]) -> str:
    counts: Counter[str] = Counter()
    began, rules = time.perf_counter(), 0.0
    for doc in docs:
        found, took = system(doc["text"].replace("\r", "\n"))
        rules += took
        matches = pair(found, doc["quotes"])
        counts.update(predicted=len(found), gold=len(doc["quotes"]), span=len(matches), words=len(doc["text"].split()))
        counts["joint"] += sum(is_right(found[i].speakers, doc["quotes"][j]["speakers"]) for j, i in matches.items())
    whole = time.perf_counter() - began
    precision, recall = counts["span"] / max(1, counts["predicted"]), counts["span"] / max(1, counts["gold"])
    return (
        f"P={precision:.3f} R={recall:.3f} span F1={f1(counts['span'], counts['predicted'], counts['gold']):.3f} "
        f"joint F1={f1(counts['joint'], counts['predicted'], counts['gold']):.3f} "
        f"{counts['words'] / whole:,.0f} words/s (rules {counts['words'] / max(rules, 1e-9):,.0f})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--part", choices=("tuned", "held"))
    parser.add_argument("--only", nargs="*", choices=tuple(SYSTEMS), default=tuple(SYSTEMS))
    options = parser.parse_args()
    docs = docs_of(options.data, options.part)
    load_pipeline(DEFAULT_MODEL)
    print(f"{len(docs)} documents, {sum(len(d['quotes']) for d in docs)} quotes")
    for name in options.only:
        try:
            print(f"{name:20}", measure(SYSTEMS[name], docs))
        except ImportError as error:
            print(f"{name:20} not installed ({error.name}): pip install -e .[bench]")


if __name__ == "__main__":
    main()
