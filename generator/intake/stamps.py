"""A moment as a machine prints it → ISO 8601 to the minute, or the day where no more is said.

``2031-03-04T05:26:11.000Z``, ``Tue, 04 Mar 2031 05:26:00 GMT``, ``1930454400`` (seconds or milliseconds since 1970).
Midnight sharp is how programs write a day. Left alone: what names no single day, and the days that programs write for
none (1970, the year 1).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from generator.sources.page_dates import normal_date

FIRST_YEAR: Final = 1980  # no news page is older, and a clock that stood still says 1970
EPOCH_RE = re.compile(r"(?P<seconds>\d{9,10})(?P<thousandths>\d{3})?(?:\.\d+)?")
COMPACT_RE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(?:\d\d)?)?Z?")


def read_stamp(value: object) -> str | None:
    """Return a moment in ISO 8601, None for what names none.

    >>> read_stamp("2031-03-04T05:26:11.000Z"), read_stamp("Tue, 04 Mar 2031 05:26:00 +0200")
    ('2031-03-04T05:26+00:00', '2031-03-04T05:26+02:00')
    >>> read_stamp(1930454400000), read_stamp("2031-03-04T00:00:00"), read_stamp("March 4, 2031")
    ('2031-03-05T05:20+00:00', '2031-03-04', '2031-03-04')
    >>> read_stamp("1970-01-01T00:00:00Z"), read_stamp("04/05/2031"), read_stamp("soon"), read_stamp(None)
    (None, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = re.sub(r"\s+", " ", str(value)).strip()
    moment = _moment(text)
    if moment is None:
        day = normal_date(text[:100])
        return day if day and int(day[:4]) >= FIRST_YEAR else None
    if moment.year < FIRST_YEAR:
        return None
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes")


def _moment(text: str) -> datetime | None:
    try:
        if match := EPOCH_RE.fullmatch(text):
            return datetime.fromtimestamp(int(match["seconds"]), UTC)
        if match := COMPACT_RE.fullmatch(text):
            return datetime(*(int(part) for part in match.groups(default="0")))  # type: ignore[arg-type]  # noqa: DTZ001  # no zone stands there
        if re.match(r"\d{4}-\d\d-\d\d", text):
            return datetime.fromisoformat(re.sub(r" (?=[+-]\d|Z)", "", text))
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
