"""Dates side by side with recognizers-text, dateparser and small rules, on the same data in the same run.

    python -m benchmarks.dates.compare [DATA.json | own] [--only SYSTEM…]

DATA holds {"docs": [{"text", "published", "dates": [{"start", "end", "value"}], "skip": [{"start", "end"}]}]} with
TIMEX3 values; ``own`` takes the project's own cases (tests/times/cases), which flatter this project. Spans match when
they overlap, best overlap first, each once. A value is right when it equals the key's, at the key's precision for days,
months and years. Of the readings recognizers-text offers for "Friday" the latest that is not to come is taken, and
dateparser is asked for past dates: news tells mostly of what has happened.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.side_by_side import Data, System, f1, pair_spans, parsed, print_report, read_options, run
from generator.times.extractor import extract_times
from generator.times.resolver import resolve_times
from generator.values.annotation import Annotation
from generator.values.document import Document

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


def published(doc: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(doc["published"])


def prepare(doc: dict[str, Any]) -> tuple[Document, Annotation, datetime]:
    return (*parsed(doc["text"]), published(doc))


def ours(prepared: tuple[Document, Annotation, datetime]) -> list[Found]:
    document, annotation, day = prepared
    times = resolve_times(extract_times(document, annotation), day.date())
    return [Found(t.expression.span.start, t.expression.span.end, t.value or "") for t in times]


def recognizers(doc: dict[str, Any]) -> list[Found]:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415  # each system is loaded when it is asked for

    found, day = [], published(doc)
    for result in recognize_datetime(doc["text"], "en-us", reference=day):
        values = (result.resolution or {}).get("values") or [{}]
        over = [v for v in values if (v.get("value") or v.get("start") or "9999")[:10] <= day.date().isoformat()]
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


def date_parser(doc: dict[str, Any]) -> list[Found]:
    from dateparser.search import search_dates  # noqa: PLC0415

    settings = {"RELATIVE_BASE": published(doc), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in search_dates(doc["text"], languages=["en"], settings=settings) or []:
        start = doc["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Found(start, at, moment.date().isoformat()))
    return found


def small_rules(doc: dict[str, Any]) -> list[Found]:
    return [Found(m.start(), m.end(), _by_rule(m, published(doc))) for m in BASELINE_RE.finditer(doc["text"])]


def _by_rule(match: re.Match[str], day: datetime) -> str:
    if match["alone"]:
        return match["alone"]
    if match["today"]:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["today"]]
        return (day + timedelta(shift)).date().isoformat()
    if match["weekday"]:
        back = (day.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return (day - timedelta(back)).date().isoformat()
    return f"{match['year'] or day.year}-{MONTHS.index(match['month'].lower()) + 1:02d}-{int(match['day']):02d}"


SYSTEMS = {
    "briefings": System(ours, prepare),
    "recognizers-text": System(recognizers),
    "dateparser": System(date_parser),
    "small rules": System(small_rules),
}


def is_right(want: str, got: str) -> bool:
    if re.match(r"\d{4}-\d\d-\d\dT", want):
        return got[:10] == want[:10]
    return got[: len(want)] == want if re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", want) else got == want


def score(docs: list[dict[str, Any]], results: list[list[Found]]) -> dict[str, float | None]:
    count: Counter[str] = Counter()
    for doc, everything in zip(docs, results, strict=True):
        skip, gold = doc.get("skip") or [], doc["dates"]
        found = [f for f in everything if not any(s["start"] < f.end and s["end"] > f.start for s in skip)]
        matched = pair_spans(found, gold)
        strict = sum((gold[j]["start"], gold[j]["end"]) == found[i][:2] for j, i in matched.items())
        value = sum(is_right(gold[j]["value"] or "", found[i].value) for j, i in matched.items())
        count.update(found=len(found), gold=len(gold), relaxed=len(matched), strict=strict, value=value)
    return {f"{k} F1": f1(count[k], count["found"], count["gold"]) for k in ("relaxed", "strict", "value")}


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
    options = read_options(__doc__, Data("dates-dev.json", "docs", held=2, own=own_cases), SYSTEMS)
    docs = options.docs
    print(f"{options.title}: {len(docs)} documents, {sum(len(d['dates']) for d in docs)} dates\n")
    print_report(options, run(SYSTEMS, options), score)


if __name__ == "__main__":
    main()
