#!/usr/bin/env python3
"""Dates side by side with recognizers-text, dateparser and small rules, on the same data in the same run.

    compare.py [DATA.json] [--part tuned|held] [--only SYSTEM…]

DATA holds {"docs": [{"text", "published", "dates": [{"start", "end", "value"}]}]} with TIMEX3 values; without it the
project's own cases (tests/times/cases) are taken, which flatter this project. Spans match when they overlap, best
overlap first, each once. A value is right when it equals the key's, at the key's precision for days, months and years.
Of the readings recognizers-text offers for "Friday" the latest that is not to come is taken, and dateparser is asked
for past dates: news tells mostly of what has happened. Every third document was held back while the rules were
written: ``--part`` measures either share alone. Needs the extra ``bench``.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.read import parse_source
from generator.times.extractor import extract_times
from generator.times.resolver import resolve_times

CASES = Path(__file__).resolve().parents[2] / "tests" / "times" / "cases"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BASELINE_RE = re.compile(
    r"""\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b
    | \b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?P<day>\d\d?)(?:,\s(?P<year>\d{4}))?\b
    | \b(?P<today>today|yesterday|tomorrow)\b | \b(?P<alone>(?:19|20)\d\d)\b""",
    re.VERBOSE,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Found(NamedTuple):
    """One prediction."""

    start: int
    end: int
    value: str


def ours(text: str, published: datetime) -> list[Found]:
    document = clean(parse_source(text.replace("\r", "\n").encode(), "doc", "doc.txt"))
    times = resolve_times(extract_times(document, annotate(document)), published.date())
    return [Found(t.expression.span.start, t.expression.span.end, t.value or "") for t in times]


def recognizers(text: str, published: datetime) -> list[Found]:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415  # each system is loaded when it is asked for

    found = []
    for result in recognize_datetime(text, "en-us", reference=published):
        values = (result.resolution or {}).get("values") or [{}]
        over = [v for v in values if (v.get("value") or v.get("start") or "9999")[:10] <= published.date().isoformat()]
        found.append(Found(result.start, result.end + 1, _recognized(over[-1] if over else values[0])))
    return found


def _recognized(value: dict[str, str]) -> str:
    """Return a reading as TIMEX3 writes it."""
    timex = value.get("timex") or ""
    if value.get("type") in {"date", "datetime"} and value.get("value"):
        return value["value"].replace(" ", "T")[:16]
    if value.get("type") == "daterange" and ("X" in timex or timex.startswith("(")):
        return (value.get("start") or "")[:7]
    return timex


def date_parser(text: str, published: datetime) -> list[Found]:
    from dateparser.search import search_dates  # noqa: PLC0415

    settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Found(start, at, moment.date().isoformat()))
    return found


def small_rules(text: str, published: datetime) -> list[Found]:
    return [Found(m.start(), m.end(), _by_rule(m, published)) for m in BASELINE_RE.finditer(text)]


def _by_rule(match: re.Match[str], published: datetime) -> str:
    if match["alone"]:
        return match["alone"]
    if match["today"]:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["today"]]
        return (published + timedelta(shift)).date().isoformat()
    if match["weekday"]:
        back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return (published - timedelta(back)).date().isoformat()
    year = match["year"] or published.year
    return f"{year}-{MONTHS.index(match['month'].lower()) + 1:02d}-{int(match['day']):02d}"


SYSTEMS: dict[str, Callable[[str, datetime], list[Found]]] = {
    "briefings": ours,
    "recognizers-text": recognizers,
    "dateparser": date_parser,
    "small rules": small_rules,
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
    for _, i, j in sorted(rows, reverse=True):
        if i not in used and j not in matched:
            used.add(i)
            matched[j] = i
    return matched


def is_right(want: str, got: str) -> bool:
    if re.match(r"\d{4}-\d\d-\d\dT", want):
        return got[:10] == want[:10]
    return got[: len(want)] == want if re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", want) else got == want


def score(docs: list[dict[str, Any]], read: Callable[[str, datetime], list[Found]]) -> str:
    count: Counter[str] = Counter()
    began = time.perf_counter()
    for doc in docs:
        found = read(doc["text"], datetime.fromisoformat(doc["published"]))
        matched = pairs(found, doc["dates"])
        right = sum(is_right(doc["dates"][j]["value"] or "", found[i].value) for j, i in matched.items())
        strict = sum((doc["dates"][j]["start"], doc["dates"][j]["end"]) == found[i][:2] for j, i in matched.items())
        count.update(found=len(found), gold=len(doc["dates"]), relaxed=len(matched), strict=strict, value=right)
    took = time.perf_counter() - began
    shares = "  ".join(
        f"{k} {2 * count[k] / max(1, count['found'] + count['gold']):.3f}" for k in ("relaxed", "strict", "value")
    )
    return f"F1: {shares}   {len(docs) / took:.0f} documents/s"


def own_cases() -> list[dict[str, Any]]:
    docs = []
    for path in sorted(CASES.glob("*/*.yml")):
        case = yaml.safe_load(path.read_text("utf-8"))
        if not case.get("published"):
            continue
        dates, at = [], 0
        for row in case["expected"]:
            words, value = row.split(" | ")[:2]
            start = case["text"].index(words, at)
            at = start + len(words)
            dates.append({"start": start, "end": at, "value": value.split(" ", 1)[1]})
        docs.append({"text": case["text"], "published": case["published"], "dates": dates})
    return docs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--part", choices=("tuned", "held"))
    parser.add_argument("--only", nargs="*", choices=list(SYSTEMS), default=list(SYSTEMS))
    args = parser.parse_args()
    docs = json.loads(args.data.read_text("utf-8"))["docs"] if args.data else own_cases()
    docs = [d for d in docs if d.get("published")]
    if args.part:
        docs = [d for n, d in enumerate(docs) if (n % 3 == 2) is (args.part == "held")]  # noqa: PLR2004  # every third
    print(f"{len(docs)} documents, {sum(len(d['dates']) for d in docs)} dates")
    for name in args.only:
        SYSTEMS[name]("It opened on Friday, May 7, 2019.", datetime(2024, 5, 14))  # noqa: DTZ001  # loading is not timed
        print(f"{name:18} {score(docs, SYSTEMS[name])}", flush=True)


if __name__ == "__main__":
    main()
