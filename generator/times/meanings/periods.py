"""Months, years, what they are parts of and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.times.calendar import SEASON_MONTHS, of_month, of_months, of_quarter, of_season, of_year
from generator.times.years import YearTold
from generator.values.annotation import Tense
from generator.values.findings import Anchor, Stretch, TimeMeaning


@dataclass(frozen=True, slots=True)
class Month(TimeMeaning):
    """As in "March of last year", "last October"."""

    year: YearTold
    month: int

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the month; without a year the one the tense points to."""
        year = self.year.of_month(self.month, anchor)
        return of_month(year, self.month) if year is not None else None


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
    """As in "2024", "the end of last year"."""

    year: YearTold

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the year."""
        year = self.year.fixed(anchor.published)
        return of_year(year) if year is not None else None


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
class Season(TimeMeaning):
    """As in "last summer", "the winter of 2022"."""

    year: YearTold
    season: str  # "SU"

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the season."""
        year = self.year.of_month(SEASON_MONTHS[self.season][0], anchor, length=3)
        return of_season(year, self.season) if year is not None else None
