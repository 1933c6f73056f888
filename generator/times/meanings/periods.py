"""Months, years, what they are parts of and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.times.calendar import (
    SEASON_MONTHS,
    of_half_month,
    of_month,
    of_months,
    of_quarter,
    of_season,
    of_year,
)
from generator.times.years import YearTold
from generator.values.annotation import Tense
from generator.values.findings import Anchor, Stretch, TimeMeaning

HALF_YEAR: Final = 6  # months: "the new year" looks ahead in the later half


@dataclass(frozen=True, slots=True)
class Month(TimeMeaning):
    """As in "March of last year", "last October", "the second half of May"."""

    year: YearTold
    month: int
    half: int | None = None  # 2 for "the second half of"

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the month or its half; without a year the one the tense points to."""
        year = self.year.of_month(self.month, anchor)
        if year is None:
            return None
        return of_half_month(year, self.month, self.half) if self.half else of_month(year, self.month)


@dataclass(frozen=True, slots=True)
class Months(TimeMeaning):
    """As in "January-November", "December 2023 to March 2024"."""

    first: int
    last: int
    first_year: int | None
    year: YearTold  # of the last month

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the months; without a year those that were over last, or are over next where the tense looks ahead."""
        wraps = self.last < self.first
        end = self.year.fixed(anchor.published)
        if end is None and self.first_year is not None:
            end = self.first_year + wraps
        if end is None and anchor.published is not None:
            today = anchor.published
            begun = self.first < today.month and not wraps
            end = today.year + (begun + wraps if anchor.tense is Tense.FUTURE else -(self.last >= today.month))
        if end is None:
            return None
        start = self.first_year if self.first_year is not None else end - wraps
        return of_months((start, self.first), (end, self.last))


@dataclass(frozen=True, slots=True)
class Year(TimeMeaning):
    """As in "2024", "the end of last year", "fiscal 2024"."""

    year: YearTold
    fiscal: bool = False  # where one starts is the company's or the country's own affair

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the year; of a fiscal one the value alone."""
        year = self.year.fixed(anchor.published)
        if year is None:
            return None
        return Stretch(str(year)) if self.fiscal else of_year(year)


@dataclass(frozen=True, slots=True)
class Quarter(TimeMeaning):
    """As in "the first quarter of 2024", "Q3"."""

    year: YearTold
    quarter: int

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the quarter; without a year the one the tense points to."""
        year = self.year.of_month(3 * self.quarter - 2, anchor, length=3)
        return of_quarter(year, self.quarter) if year is not None else None


@dataclass(frozen=True, slots=True)
class Half(TimeMeaning):
    """As in "the first half of last year"."""

    year: YearTold
    half: int

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the six months."""
        year = self.year.fixed(anchor.published)
        first = 6 * self.half - 5
        return of_months((year, first), (year, first + 5), f"{year}-H{self.half}") if year is not None else None


@dataclass(frozen=True, slots=True)
class Season(TimeMeaning):
    """As in "last summer", "the winter of 2022"."""

    year: YearTold
    season: str  # "SU"

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the season; the winter of a year has no known bounds, since two have a share in it."""
        year = self.year.of_month(SEASON_MONTHS[self.season][0], anchor, length=3)
        if year is None:
            return None
        found = of_season(year, self.season)
        unclear = self.season == "WI" and self.year.fixed(anchor.published) is not None
        return replace(found, start=None, end=None) if unclear else found


@dataclass(frozen=True, slots=True)
class NewYear(TimeMeaning):
    """As in "the new year"."""

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the year that begins next, or the one that began lately."""
        today = anchor.published
        return of_year(today.year + (today.month > HALF_YEAR)) if today else None
