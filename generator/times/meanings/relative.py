"""Times told from another date, lengths, what comes round, and what has no date at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from generator.times.calendar import of_month, of_quarter, step
from generator.values.annotation import Tense
from generator.values.findings import Anchor, Stretch, TimeKind, TimeMeaning

PART_OF_YEAR_RE = re.compile(r"(?P<year>\d{4})-(?:(?P<month>\d\d)|Q(?P<quarter>\d))")
SPAN_RE = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")


@dataclass(frozen=True, slots=True)
class Offset(TimeMeaning):
    """Told from the article's date: "yesterday", "two years ago", "next week"."""

    unit: str  # "D", "W", "M", "Q", "Y", "E" a decade, "C" a century
    count: int  # -1

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the day, week, month … that is meant."""
        return step(anchor.published, self.unit, self.count) if anchor.published else None


@dataclass(frozen=True, slots=True)
class In(Offset):
    """As in "in two years": a date where the verb looks ahead ("is due"), else a length ("was built")."""

    length: Length  # P2Y


@dataclass(frozen=True, slots=True)
class FromEvent(TimeMeaning):
    """Told from the date named before: "two days later", "the next month", "a year earlier"."""

    unit: str
    count: int

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the day, week, month … so far from the date named last; the article's own serves what looks back."""
        named = PART_OF_YEAR_RE.fullmatch((anchor.event.value if anchor.event else None) or "")
        if self.unit == "Y" and named:  # "in February … a year earlier" is a February
            year = int(named["year"]) + self.count
            return of_quarter(year, int(named["quarter"])) if named["quarter"] else of_month(year, int(named["month"]))
        if self.unit == "D":
            start = anchor.event_day or (anchor.published if self.count == 0 else None)
        elif anchor.event is None:
            start = anchor.published if self.count <= 0 else None
        elif self.unit in {"M", "W"} and anchor.event.precision == "year":
            return None  # "1999 … 18 months later": nobody said which month of 1999
        else:
            start = anchor.event.day
        found = step(start, self.unit, self.count) if start else None
        return None if found and self.count > 1 and self._is_ahead(found, anchor) else found

    def _is_ahead(self, found: Stretch, anchor: Anchor) -> bool:
        """Say whether "two years later" would lie ahead although nothing else does: it counts from a day not named."""
        past = anchor.published is not None and anchor.tense is not Tense.FUTURE
        return self.unit != "D" and past and bool(found.day and anchor.published and found.day > anchor.published)


@dataclass(frozen=True, slots=True)
class Fixed(TimeMeaning):
    """What the words alone fix: "the late nineties", "the 19th century"; nothing for "05/06/2024", two days."""

    stretch: Stretch

    def resolve(self, anchor: Anchor) -> Stretch:  # noqa: ARG002 - all is printed
        """Return the stretch."""
        return self.stretch


@dataclass(frozen=True, slots=True)
class Reference(Fixed):
    """As in "now", "recently", "the future": PRESENT_REF, PAST_REF, FUTURE_REF."""


@dataclass(frozen=True, slots=True)
class Repeated(Fixed):
    """As in "daily", "$5 a day", "every Friday": P1D, XXXX-WXX-5."""

    kind: ClassVar[TimeKind] = TimeKind.SET


@dataclass(frozen=True, slots=True)
class Length(Fixed):
    """As in "three days": P3D; "several years": PXY."""

    kind: ClassVar[TimeKind] = TimeKind.DURATION


@dataclass(frozen=True, slots=True)
class LengthFromNow(Length):
    """As in "the past two weeks", "over the next year"."""

    sign: int  # -1 for the past

    def resolve(self, anchor: Anchor) -> Stretch:
        """Return the length with its bounds, one of them the article's date."""
        value = self.stretch.value or ""
        match = SPAN_RE.fullmatch(value)
        if match is None or anchor.published is None:
            return self.stretch
        unit, days = ("D", 7) if match["unit"] == "W" else (match["unit"], 1)
        ends = (step(anchor.published, unit, count) for count in (0, self.sign * days * int(match["count"])))
        first, last = sorted((end for end in ends if end), key=lambda end: end.start or "")
        return Stretch(value, first.start, last.end, first.precision)
