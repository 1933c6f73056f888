"""Which amounts of a briefing make a chart, and of which kind: only amounts of one thing, in one unit.

trade of 2028, 2029 and 2030, the same words, the same unit                 → bars
oil in March, April and May; the dead as reported on three days             → steps
"600 jobs" in one source, "900 jobs" in another, which cannot both hold     → accounts, with who says which
two values; January to November beside a whole year; a clause for a measure → none
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from generator.figures.counts import NUMBER_UNIT
from generator.figures.writing import write_amount
from generator.relations.comparing.counts import measured_units, words_of
from generator.rendering.page import Page
from generator.rendering.wording import DAY, ROLE_WORDS, date_words, period_words
from generator.values.briefing import BriefingFigure, BriefingQuantity, Disagreement, Period
from generator.values.findings import FigureRole

FEWEST = 3  # values over time that make a chart worth its room
APART = Decimal("1.1")  # by which the largest side of a difference exceeds the least; nearer ones look like one
Item = TypeVar("Item")
LONGEST_SUBJECT = 80  # characters of a measure that is no clause
MONTH_YEAR_RE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
DRAWN_ROLES = frozenset({FigureRole.VALUE, FigureRole.PREVIOUS, FigureRole.FORECAST, FigureRole.GOAL})


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    STEPS = "steps"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One amount of a chart."""

    label: str  # "2029 · forecast", "City Bulletin (C), 16 September 2024"
    at: str  # ISO date or start of a stretch: "2029"; empty where the chart has no time
    when: str  # the same in words: "January–March 2029"
    quantity: BriefingQuantity
    role: FigureRole
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Amounts of one thing in one unit."""

    id: str  # of its first figure, or of the difference
    kind: ChartKind
    subject: str  # "trade between Lorne and Vaskia"
    points: tuple[ChartPoint, ...]
    reported: bool = False  # dated by the day of the report

    def words(self, point: ChartPoint) -> str:
        """Write an amount as the others of the chart are written, without a noun that the subject has."""
        quantity = point.quantity
        counted = quantity.unit not in measured_units() and not quantity.unit.isupper()
        if counted and set(words_of(quantity.unit)) <= set(words_of(self.subject)):
            quantity = replace(quantity, unit=NUMBER_UNIT)
        ends = (n for p in self.points for n in (p.quantity.value, p.quantity.high) if n)
        return write_amount(quantity, tuple(ends))


def find_charts(page: Page) -> tuple[Chart, ...]:
    """Return the charts of a briefing's figures, in the order of the figures; a figure stands in one."""
    figures = page.briefing.figures
    taken: set[str] = set()
    found: list[Chart] = []
    for chart, members in (*_counts_over_days(page, figures), *_measures_over_time(figures)):
        if taken.isdisjoint(members):
            taken |= members
            found.append(chart)
    order = {f.id: place for place, f in enumerate(figures)}
    return tuple(sorted(found, key=lambda c: order[c.id]))


def chart_of_difference(page: Page, item: Disagreement) -> Chart | None:
    """Return the chart of a difference whose sides all give an amount in units that may stand side by side."""
    amounts = [p.quantity for p in item.positions if p.quantity is not None]
    units = {q.unit for q in amounts}
    measured = any(unit in measured_units() or unit.isupper() for unit in units)
    if len(amounts) < len(item.positions) or min(q.value for q in amounts) < 0 or (measured and len(units) > 1):
        return None
    ends = sorted(q.value for q in amounts)
    if ends[-1] < ends[0] * APART:
        return None
    points = tuple(
        ChartPoint(_who(page, p.sources), "", "", q, FigureRole.VALUE, p.sources)
        for p, q in zip(item.positions, amounts, strict=True)
    )
    return Chart(item.id, ChartKind.ACCOUNTS, item.topic, points)


def _who(page: Page, sources: tuple[str, ...]) -> str:
    labels = (page.labels[s.id] for s in page.sources if s.id in sources)
    return "; ".join(f"{label.name}, {label.date}" for label in labels)


def _counts_over_days(page: Page, figures: tuple[BriefingFigure, ...]) -> Iterator[tuple[Chart, frozenset[str]]]:
    """Yield the counts of all whom the story's event befell, by the day on which they were first reported."""
    for name, group in _by_key((f.series, f) for f in figures if f.series and f.quantity.value >= 0):
        dated = [(day, f) for f in group if (day := _day_reported(page, f))]
        points = [_reported(page, day, f) for day, f in sorted(dated, key=lambda pair: pair[0])]
        if len(points) == len(group) and _is_worth_a_chart(points):
            yield (
                Chart(group[0].id, ChartKind.STEPS, name, tuple(points), reported=True),
                frozenset(f.id for f in group),
            )


def _day_reported(page: Page, figure: BriefingFigure) -> str:
    days = [s.published[:DAY] for s in page.sources if s.id in figure.sources and s.published]
    return min((day for day in days if len(day) == DAY), default="")


def _reported(page: Page, day: str, figure: BriefingFigure) -> ChartPoint:
    first = next(s.id for s in page.sources if s.id in figure.sources and (s.published or "").startswith(day))
    label = f"{date_words(day)} · {page.labels[first].name}"
    return ChartPoint(label, day, date_words(day), figure.quantity, figure.role, figure.sources)


def _measures_over_time(figures: tuple[BriefingFigure, ...]) -> Iterator[tuple[Chart, frozenset[str]]]:
    """Yield the amounts of one measure, word for word, over stretches of one length."""
    named = (f for f in figures if _is_subject(f) and f.role in DRAWN_ROLES and f.quantity.high is None)
    dated = [(f, f.period) for f in named if f.period and (f.period.start or f.period.end) and f.quantity.value >= 0]
    keyed = ((f"{_subject_of(f).lower()}\0{f.quantity.unit}\0{_stretch_length(p)}", (f, p)) for f, p in dated)
    for key, group in _by_key(keyed):
        ordered = sorted(group, key=lambda pair: (_stretch_start(pair[1]), pair[0].role != FigureRole.VALUE))
        points = [_held_for(f, p) for f, p in ordered]
        if _is_worth_a_chart(points):
            kind = ChartKind.STEPS if key.rpartition("\0")[2] in {"7+0", "10+0"} else ChartKind.BARS
            first = group[0][0]
            yield Chart(first.id, kind, _subject_of(first), tuple(points)), frozenset(f.id for f, _ in group)


def _is_subject(figure: BriefingFigure) -> bool:
    """Say whether a measure names what is measured, and is no clause with amounts of its own."""
    return 0 < len(_subject_of(figure)) <= LONGEST_SUBJECT and not re.search(r"\d", _subject_of(figure))


def _subject_of(figure: BriefingFigure) -> str:
    return figure.subject or figure.measure or ""


def _held_for(figure: BriefingFigure, period: Period) -> ChartPoint:
    when = period_words(figure)
    label = " · ".join(filter(None, (when, ROLE_WORDS.get(figure.role))))
    return ChartPoint(label, _stretch_start(period), when, figure.quantity, figure.role, figure.sources)


def _stretch_start(period: Period) -> str:
    return period.start or period.end or ""


def _stretch_length(period: Period) -> str:
    """Return how exactly a stretch is dated and how long it is: "4+0" for a year, "7+10" for January to November."""
    start, end = _stretch_start(period), period.end or _stretch_start(period)
    years, months, days = (
        (int(a or 0), int(b or 0)) for a, b in zip(_date_parts(start), _date_parts(end), strict=True)
    )
    months_apart = 12 * (years[1] - years[0]) + months[1] - months[0]
    return f"{len(start)}+{31 * months_apart + days[1] - days[0] if len(start) == DAY else months_apart}"


def _date_parts(moment: str) -> tuple[str | None, str | None, str | None]:
    match = MONTH_YEAR_RE.match(moment)
    return (match["year"], match["month"], match["day"]) if match else (None, None, None)


def _is_worth_a_chart(points: list[ChartPoint]) -> bool:
    """Say whether amounts over time are worth a chart: three of them, no two for one time, not all alike."""
    times = {p.at for p in points}
    values = {p.quantity.value for p in points}
    return len(times) == len(points) >= FEWEST and len(values) >= FEWEST - 1 and max(values) > 0


def _by_key(pairs: Iterable[tuple[str, Item]]) -> list[tuple[str, list[Item]]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return list(found.items())
