"""The rules of ``TimeExpression.rule``: from arguments and the setting to a stretch of the calendar.

The forms write rule and arguments; the two must change together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from generator.times.calendar import (
    Stretch,
    month_part,
    of_day,
    of_decade,
    of_month,
    of_months,
    of_quarter,
    of_season,
    of_week,
    of_weekend,
    of_year,
    step,
)
from generator.times.choice import choose_day, choose_month, choose_year
from generator.times.feasts import FEASTS
from generator.times.zones import zone_suffix

NEAR: Final = 600  # characters, some paragraphs: a time of the day belongs to a date this close before it
WEEK: Final = 7
QUARTER_RE = re.compile(r"\d{4}-Q\d")
PART_OF_YEAR_RE = re.compile(r"\d{4}-(?:\d\d|Q\d)")
HALF_YEAR: Final = 6  # months: "the new year" looks ahead in the later half
WEEKDAY_PLACE: Final = 3  # among a day's arguments: "Thursday, May 16" names its weekday there


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against."""

    published: date | None  # the article's date
    tense: str | None = None  # of the verb the expression hangs on
    offset: int = 0  # where the expression starts
    event: Stretch | None = None  # the date named last
    event_day: date | None = None  # the day named last
    event_end: int = 0  # where the words of that day end

    def after(self, found: Stretch, end: int) -> Setting:
        """Return the setting of the expressions that follow ``found``."""
        if found.precision == "day" and found.value and "W" not in found.value:
            return replace(self, event=found, event_day=found.day, event_end=end)
        return replace(self, event=found)


Rule = Callable[[tuple[str, ...], Setting], Stretch | None]


def resolve_rule(rule: str, arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    """Resolve one expression; None when the setting does not fix it."""
    try:
        return RULES[rule](arguments, setting)
    except (ValueError, OverflowError):  # February 30, or a year beyond the calendar
        return None


def _day(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year, month, day = choose_year(arguments[0], setting.published), int(arguments[1]), int(arguments[2])
    if year is not None:
        return of_day(date(year, month, day))
    tense = {"last": "past", "next": "future"}.get(arguments[0], setting.tense)
    if arguments[0].startswith("+"):
        return None
    weekday = int(arguments[3]) if len(arguments) > WEEKDAY_PLACE else None
    chosen = choose_day(lambda y: date(y, month, day), setting.published, tense, weekday)
    return of_day(chosen) if chosen else None


def _days(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    first = _day(arguments[:3], setting)
    if first is None or first.day is None:
        return None
    month, day = int(arguments[3]), int(arguments[4])
    last = date(first.day.year + (month < first.day.month), month, day)
    if (
        arguments[0].isdigit() and month < first.day.month
    ):  # "December 30 to January 2, 2024": the year is the last day's
        return of_day(first.day.replace(year=first.day.year - 1), last.replace(year=first.day.year))
    return of_day(first.day, last)


def _week_of(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    first = _day(arguments, setting)
    return of_week(first.day) if first and first.day else None


def _month(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year, month, place = choose_year(arguments[0], setting.published), int(arguments[1]), arguments[2]
    if year is None and not arguments[0].startswith("+"):
        year = choose_month(month, setting.published, setting.tense, arguments[0])
    return month_part(year, month, place) if year is not None else None


def _months(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    first, last = int(arguments[1]), int(arguments[3])
    start, end = choose_year(arguments[0], setting.published), choose_year(arguments[2], setting.published)
    if end is None and start is not None:
        end = start + (last < first)
    if end is None and setting.published is not None:
        today = setting.published
        if setting.tense == "future":
            end = today.year + (first < today.month and last >= first) + (last < first)
        else:  # the last such span that is over
            end = today.year - (last >= today.month)
    if end is None:
        return None
    return of_months((start if start is not None else end - (last < first), first), (end, last))


def _year_rule(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year = choose_year(arguments[0], setting.published)
    return of_year(year) if year is not None else None


def _years(arguments: tuple[str, ...], _: Setting) -> Stretch:
    return of_year(int(arguments[0]), int(arguments[1]))


def _decade(arguments: tuple[str, ...], _: Setting) -> Stretch:
    return of_decade(int(arguments[0]))


def _century(arguments: tuple[str, ...], _: Setting) -> Stretch:
    hundreds = arguments[0].zfill(2)
    return Stretch(f"{hundreds}XX", f"{hundreds}00", f"{hundreds}99", "year")


def _fiscal(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year = choose_year(arguments[0], setting.published)
    return (
        Stretch(str(year)) if year else None
    )  # where a fiscal year starts is the company's or the country's own affair


def _weekday(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    today, weekday, direction = setting.published, int(arguments[0]), arguments[1]
    if today is None:
        return None
    if direction == "after":  # "from Monday to Wednesday"
        return of_day(_next_weekday(setting.event_day or today, weekday))
    if direction.endswith("-week") or direction == "next":
        weeks = {"last-week": -1, "this-week": 0}.get(direction, 1)
        return of_day(today + timedelta(WEEK * weeks + weekday - today.weekday()))
    if direction == "last":
        return of_day(today - timedelta((today.weekday() - weekday - 1) % WEEK + 1))
    if setting.tense == "future" or (direction == "this" and setting.tense != "past"):
        return of_day(today + timedelta((weekday - today.weekday()) % WEEK))
    return of_day(today - timedelta((today.weekday() - weekday) % WEEK))


def _next_weekday(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday() - 1) % WEEK + 1)


def _weekend(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    if setting.published is None:
        return None
    if arguments[0]:
        return of_weekend(setting.published + timedelta(WEEK * int(arguments[0])))
    back = setting.tense != "future" and setting.published.weekday() < 5  # noqa: PLR2004 - before Saturday
    return of_weekend(setting.published - timedelta(WEEK * back))


def _offset(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    today, unit, count = setting.published, arguments[0], int(arguments[1])
    if today is None:
        return None
    if unit == "Q":
        return of_quarter(today.year, (today.month + 2) // 3 + count)
    if unit == "E":
        return of_decade(today.year // 10 + count)
    if unit == "C":
        return _century((str(today.year // 100 + count),), setting)
    return step(today, unit, count)


def _new_year(_: tuple[str, ...], setting: Setting) -> Stretch | None:
    """Return the year that begins next, or the one that began lately."""
    today = setting.published
    return of_year(today.year + (today.month > HALF_YEAR)) if today else None


def _is_ahead(setting: Setting, start: date | None, unit: str, count: int) -> bool:
    """Say whether "two years later" would lie ahead although nothing else does: it counts from a day not named."""
    found = step(start, unit, count) if start else None
    today = setting.published
    return bool(found and found.day and today and found.day > today and setting.tense != "future")


def _quarter_told(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    """Return the quarter named last, else the one that was over last: "the quarter", "the year-earlier quarter"."""
    back = int(arguments[0])
    named = setting.event.value if setting.event else None
    if named and QUARTER_RE.fullmatch(named):
        return of_quarter(int(named[:4]), int(named[-1]) + back)
    today = setting.published
    return of_quarter(today.year, (today.month + 2) // 3 - 1 + back) if today else None


def _from_event(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    unit, count = arguments[0], int(arguments[1])
    named = setting.event.value if setting.event else None
    if unit == "Y" and named and PART_OF_YEAR_RE.fullmatch(named):  # "in February … a year earlier" is a February
        year, part = int(named[:4]) + count, named[5:]
        return of_quarter(year, int(part[1:])) if part.startswith("Q") else of_month(year, int(part))
    if unit == "D":
        start = setting.event_day or (setting.published if count == 0 else None)
    else:
        start = setting.event.day if setting.event else setting.published if count <= 0 else None
        if count > 1 and _is_ahead(setting, start, unit, count):
            return None
        if unit in {"M", "W"} and setting.event and setting.event.precision == "year":
            return None  # "1999 … 18 months later": nobody said which month of 1999
    return step(start, unit, count) if start else None


def _near(_: tuple[str, ...], setting: Setting) -> Stretch | None:
    if setting.event_day and setting.offset - setting.event_end < NEAR:
        return of_day(setting.event_day)
    return of_day(setting.published) if setting.published else None


def _clock(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    inner = resolve_rule(arguments[2], arguments[3:], setting)
    if inner is None or inner.day is None or inner.precision != "day":
        return None
    suffix = zone_suffix(arguments[1]) if ":" in arguments[0] else ""
    return replace(inner, value=f"{inner.day.isoformat()}{arguments[0]}{suffix}")


def _by(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    inner = resolve_rule(arguments[0], arguments[1:], setting)
    return replace(inner, start=None) if inner else None


def _quarter(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year, quarter = choose_year(arguments[0], setting.published), int(arguments[1])
    if year is None and not arguments[0]:
        year = choose_month(3 * quarter - 2, setting.published, setting.tense, "", length=3)
    return of_quarter(year, quarter) if year is not None else None


def _half(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year = choose_year(arguments[0], setting.published)
    if year is None:
        return None
    first = 1 if arguments[1] == "1" else 7
    return of_months((year, first), (year, first + 5), f"{year}-H{arguments[1]}")


def _season(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year, season, direction = choose_year(arguments[0], setting.published), arguments[1], arguments[2]
    if year is not None:
        return replace(of_season(year, season), start=None, end=None) if season == "WI" else of_season(year, season)
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    chosen = choose_month(month, setting.published, setting.tense, direction, length=3)
    return of_season(chosen, season) if chosen is not None else None


def _feast(arguments: tuple[str, ...], setting: Setting) -> Stretch | None:
    year, name = choose_year(arguments[0], setting.published), arguments[1]
    if year is not None:
        return of_day(FEASTS[name](year))
    tense = {"last": "past", "next": "future"}.get(arguments[2], setting.tense)
    chosen = choose_day(FEASTS[name], setting.published, tense)
    return of_day(chosen) if chosen else None


def _stretch(arguments: tuple[str, ...], setting: Setting) -> Stretch:
    value, today = arguments[0], setting.published
    number, unit = value[1:-1], value[-1]
    if today is None or not number.isdigit() or unit not in "DWMY":
        return Stretch(value)
    ahead = arguments[1] == "ahead"
    far = step(today, "D" if unit == "W" else unit, (1 if ahead else -1) * int(number) * (WEEK if unit == "W" else 1))
    here = step(today, "D" if unit == "W" else unit, 0)
    if far is None or here is None:
        return Stretch(value)
    first, last = (here, far) if ahead else (far, here)
    return Stretch(value, first.start, last.end, here.precision)


def _printed(arguments: tuple[str, ...], _: Setting) -> Stretch:
    return Stretch(arguments[0])


RULES: Final[dict[str, Rule]] = {
    "day": _day,
    "days": _days,
    "week_of": _week_of,
    "month": _month,
    "months": _months,
    "year": _year_rule,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "fiscal": _fiscal,
    "weekday": _weekday,
    "weekend": _weekend,
    "offset": _offset,
    "ahead": _offset,
    "new_year": _new_year,
    "quarter_told": _quarter_told,
    "from_event": _from_event,
    "near": _near,
    "clock": _clock,
    "by": _by,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "feast": _feast,
    "stretch": _stretch,
    "duration": _printed,
    "set": _printed,
    "reference": _printed,
    "unclear": lambda _arguments, _setting: None,
}
