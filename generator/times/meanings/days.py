"""Days: by date, by weekday, by feast, and with a time of the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Final

from generator.times.calendar import of_day, of_week, of_weekend
from generator.times.feasts import feast_day
from generator.times.years import Direction, YearTold
from generator.values.annotation import Tense
from generator.values.findings import Anchor, Stretch, TimeKind, TimeMeaning

NEAR: Final = 600  # characters, some paragraphs: a time of the day belongs to a date this close before it
WEEK: Final = timedelta(7)


@dataclass(frozen=True, slots=True)
class Day(TimeMeaning):
    """As in "May 16", "Thursday, May 16, 2024"."""

    year: YearTold
    month: int
    day: int
    weekday: int | None = None  # printed beside it; Monday is 0

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the day; without a year the one the tense points to."""
        chosen = self.year.day(lambda year: date(year, self.month, self.day), anchor, self.weekday)
        return of_day(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class Days(TimeMeaning):
    """As in "May 16 to 17", "April 30 to May 2, 2024"."""

    first: Day
    month: int
    day: int  # the last

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the days; none where they run into the next year."""
        first = self.first.resolve(anchor)
        if first is None or first.day is None or self.month < first.day.month:
            return None
        return of_day(first.day, date(first.day.year, self.month, self.day))


@dataclass(frozen=True, slots=True)
class WeekOf(TimeMeaning):
    """As in "the week of March 6"."""

    first: Day

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the calendar's week of the day."""
        first = self.first.resolve(anchor)
        return of_week(first.day) if first and first.day else None


@dataclass(frozen=True, slots=True)
class Feast(TimeMeaning):
    """As in "Christmas Eve", "last Thanksgiving", "Easter Sunday 2024"."""

    year: YearTold
    name: str  # "christmas eve"

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the day; without a year the one the tense points to."""
        chosen = self.year.day(lambda year: feast_day(self.name, year), anchor)
        return of_day(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class Weekday(TimeMeaning):
    """As in "Thursday", "last Friday", "Monday of next week"."""

    weekday: int  # Monday is 0
    direction: Direction | None = None
    week: Direction | None = None  # NEXT for "of next week", and for "next Monday"

    @property
    def is_plain(self) -> bool:
        """Is it "Thursday" alone."""
        return self.direction is None and self.week is None

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the day of the week named, else the nearest on the side of the tense; today's is today."""
        today = anchor.published
        if today is None:
            return None
        ahead = timedelta(self.weekday - today.weekday())
        if self.week is not None:
            return of_day(today + self.week * WEEK + ahead)
        if self.direction is Direction.LAST:
            return of_day(today - ((-ahead - timedelta(1)) % WEEK + timedelta(1)))
        due = self.direction is Direction.THIS and anchor.tense is not Tense.PAST
        return of_day(today + ahead % WEEK if due or anchor.tense is Tense.FUTURE else today - -ahead % WEEK)


@dataclass(frozen=True, slots=True)
class Weekend(TimeMeaning):
    """As in "the weekend", "next weekend"."""

    week: Direction | None  # None for "the weekend"

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return Saturday and Sunday; "the weekend" is the last one before Saturday comes, save for what is ahead."""
        if anchor.published is None:
            return None
        back = anchor.tense is not Tense.FUTURE and anchor.published.weekday() < 5  # noqa: PLR2004 - before Saturday
        return of_weekend(anchor.published + WEEK * (-back if self.week is None else self.week))


@dataclass(frozen=True, slots=True)
class Near(TimeMeaning):
    """The day of "10 p.m." and of "earlier in the day"."""

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the day named shortly before, else the article's."""
        if anchor.event_day and anchor.offset - anchor.event_end < NEAR:
            return of_day(anchor.event_day)
        return of_day(anchor.published) if anchor.published else None


@dataclass(frozen=True, slots=True)
class Clock(TimeMeaning):
    """A time or part of a day: "9 a.m. Tuesday", "Thursday night"."""

    kind: ClassVar[TimeKind] = TimeKind.TIME
    time: str  # "T09:00", "TNI"
    day: TimeMeaning = Near()
    zone: str = ""  # as ISO 8601 writes it behind a time

    @property
    def is_hour(self) -> bool:
        """Is it a time that a clock shows, not a part of the day."""
        return ":" in self.time

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return its day with the time in the value."""
        found = self.day.resolve(anchor)
        if found is None or found.day is None or found.precision != "day":
            return None
        return replace(found, value=f"{found.day.isoformat()}{self.time}{self.zone}")


@dataclass(frozen=True, slots=True)
class By(TimeMeaning):
    """As in "by Friday", "by 2024"."""

    bound: TimeMeaning

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return what it bounds, without a start."""
        found = self.bound.resolve(anchor)
        return replace(found, start=None) if found else None


def weekday_named(meaning: TimeMeaning) -> int | None:
    """Return the weekday a plain "on Thursday" or "Thursday night" names; None for "last Thursday" and all else."""
    day = meaning.day if isinstance(meaning, Clock) else meaning
    return day.weekday if isinstance(day, Weekday) and day.is_plain else None


def names_a_day(meaning: TimeMeaning) -> bool:
    """Say whether the words themselves name a date: "10 p.m." alone does not."""
    return not isinstance(meaning, Clock) or meaning.day != Near()


def day_named(meaning: TimeMeaning) -> Day | None:
    """Return the day that "May 16", "May 16 to 17" or "Thursday, May 16" names, or None."""
    day = meaning.day if isinstance(meaning, Clock) else meaning
    day = day.first if isinstance(day, Days) else day
    plain = isinstance(day, Day) and day.year.shift is None and day.year.direction is None
    return day if plain and isinstance(day, Day) else None
