"""Dates and moments an editor writes: days of the calendar, spans that end after they begin, embargoes with a zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.overrides.yaml_values import Path
from generator.values.diagnostic import BriefingError

if TYPE_CHECKING:
    from generator.overrides.strict_yaml import StrictYaml

DATED_KEYS: Final = frozenset({"published", "on", "said_on", "start", "end"})
ISO_RE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)
ISO_YEAR, ISO_MONTH, ISO_DAY = 4, 7, 10  # characters
DATE_HINT: Final = "write it as 2024-05-16 or 2024-05-16T06:00+02:00"
MOMENT_HINT: Final = "write it with day, time and zone: 2024-05-16T06:00+02:00"
ZONE_HINT: Final = "write it as 2024-05-16T06:00+02:00, or give newsroom.yml the newsroom's zone: Europe/Oslo"


class BadMomentError(ValueError):
    """A moment that cannot be told: the fault and the cure."""

    def __init__(self, fault: str, hint: str) -> None:
        """Keep fault and cure."""
        super().__init__(fault)
        self.fault = fault
        self.hint = hint


def is_iso(value: str) -> bool:
    """Say whether a text is a date or date-time of ISO 8601, at any precision.

    >>> is_iso("2024"), is_iso("2024-05"), is_iso("2024-05-16T06:00+02:00"), is_iso("2024-02-30"), is_iso("May 16")
    (True, True, True, False, False)
    """
    if not ISO_RE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value + {ISO_YEAR: "-01-01", ISO_MONTH: "-01"}.get(len(value), ""))
    except ValueError:
        return False
    return True


def is_zone(name: str) -> bool:
    """Say whether a time zone has this name in the IANA database.

    >>> is_zone("Europe/Oslo"), is_zone("Europe/Osterby"), is_zone("../etc")
    (True, False, False)
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def zoned(moment: str, zone: str | None) -> str:
    """Return an embargo with its offset, the newsroom's where it names none; raises BadMomentError.

    >>> zoned("2031-03-06T06:00", "Europe/Oslo"), zoned("2031-03-06T06:00Z", "Europe/Oslo")
    ('2031-03-06T06:00+01:00', '2031-03-06T06:00Z')
    """
    if not is_iso(moment) or len(moment) <= ISO_DAY:
        raise BadMomentError(f"the embargo '{moment[:40]}' is no moment", MOMENT_HINT)
    when = datetime.fromisoformat(moment)
    if when.tzinfo is not None:
        return moment
    if zone is None:
        raise BadMomentError(f"the embargo '{moment}' names no time zone", ZONE_HINT)
    early, late = (when.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if early.utcoffset() != late.utcoffset():
        raise BadMomentError(f"the embargo '{moment}' falls into a change of clocks in {zone}", MOMENT_HINT)
    return early.isoformat(timespec="minutes")


def bad_dates(strict: StrictYaml, path: str, zone: str | None) -> Iterator[BriefingError]:
    """Yield the dates that are none, spans that end before they begin, and an embargo that names no moment."""
    for at, fault, hint in _faults(strict.data, ()):
        line, column = strict.places[at]
        yield BriefingError(path, fault, hint=hint, line=line, column=column)
    embargo = strict.data.get("embargo")
    if isinstance(embargo, str):
        try:
            zoned(embargo, zone)
        except BadMomentError as error:
            line, column = strict.places["embargo",]
            yield BriefingError(path, error.fault, hint=error.hint, line=line, column=column)


def _faults(node: object, at: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _faults(value, (*at, key))
        start, end = node.get("start"), node.get("end")
        if isinstance(start, str) and isinstance(end, str) and is_iso(start) and is_iso(end) and _before(end, start):
            yield (*at, "end"), f"the end {end} comes before the start {start}", "exchange them"
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _faults(value, (*at, number))
    elif isinstance(node, str) and at and at[-1] in DATED_KEYS and not is_iso(node):
        yield at, f"'{node[:40]}' is no date", DATE_HINT


def _before(end: str, start: str) -> bool:
    """Say whether one date lies before another, as far as both are told.

    >>> _before("2024-05", "2024-05-16"), _before("2024-04", "2024-05-16")
    (False, True)
    """
    shared = min(len(end), len(start), ISO_DAY)
    return end[:shared] < start[:shared]
