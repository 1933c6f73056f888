"""Dates a page prints about itself: header, byline, footer.

``2024-03-19 | 05:26``, ``April 25, 2024World News``, ``Published: Thu 14 May 2015 12:34 BST``,
``Last updated at 7:15 PM on 3rd March 2017``. A day printed as 04/05/2024 is left alone: it is two days.
Copyright years, crawl and build dates, and days without a year are no dates of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.lexicons.calendar import SHORT_MONTHS, WEEKDAYS, parse_month
from generator.lexicons.loader import alternatives, load_lexicon

MONTH = rf"(?P<{{0}}>(?:{SHORT_MONTHS})[a-z]{{{{0,9}}}})\.?"
DATE_RE = re.compile(
    r"(?<![\d/-])(?:"
    r"(?P<iso>(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2}))"  # 2024-03-19
    rf"|{MONTH.format('m2')}\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,|\s-)?\s(?P<y2>\d{{4}})"  # April 25, 2024
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]{MONTH.format('m3')},?[\s-](?P<y3>\d{{4}})"  # 20th October 2011
    r"|(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4})"  # 14/05/2024
    r")(?!\d)",
    re.IGNORECASE,
)
TIME_RE = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d|\.\d)\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
OUTLETS: Final = load_lexicon("outlets")
NOT_PUBLISHED_RE = re.compile(rf"\b(?:{alternatives(OUTLETS['not published'])})\b|©|\(c\)", re.IGNORECASE)
UPDATED_RE = re.compile(r"\b(?:updated|modified|edited|last\s+update|refreshed)\b", re.IGNORECASE)
PUBLISHED_RE = re.compile(r"\b(?:published|posted|first\s+published|created|issued|released)\b", re.IGNORECASE)
# Words that may stand beside a date in a header line.
ZONES: Final = tuple(zone for names in load_lexicon("zones").values() for zone in names)
BESIDE_RE = re.compile(
    rf"\b(?:{alternatives(WEEKDAYS)})\b\.?|\b(?:{alternatives((*OUTLETS['beside a date'], *ZONES))})\b"
    r"|[\d:.,|/()+•·–—_-]+",
    re.IGNORECASE,
)
SENTENCE_RE = re.compile(r"[a-z\d]{2}[.!?]$")  # no "4 p.m."
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
MAX_BESIDE = 6  # words of another kind ("World News", a name) a header line may hold


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date printed in a line, and what the line says it is."""

    value: str  # "2024-03-19T05:26"
    start: int  # offsets in the line
    end: int
    rank: int  # 0 said to be the publication, 1 unlabelled, 2 an update


def read_date(text: str) -> list[str]:
    """Return the ISO days printed in ``text``.

    >>> read_date("20th October 2011"), read_date("2024-03-19"), read_date("04/05/2024"), read_date("31 June 2020")
    (['2011-10-20'], ['2024-03-19'], [], [])
    """
    return [day for m in DATE_RE.finditer(text) if (day := _iso_day(m))]


def find_page_dates(line: str, *, beside_name: bool = False) -> list[PageDate]:
    """Return the dates of a line that is made of little else than dates, or, ``beside_name``, of a byline.

    >>> [d.value for d in find_page_dates("2024-03-19 | 05:26")]
    ['2024-03-19T05:26']
    >>> [(d.value, d.rank) for d in find_page_dates("Last updated at 7:15 PM on 3rd March 2017")]
    [('2017-03-03T19:15', 2)]
    >>> find_page_dates("Crawled on 2024-03-19"), find_page_dates("He left on May 3, 1950, for a small town by a lake")
    ([], [])
    """
    matches = [(m, day) for m in DATE_RE.finditer(line) if (day := _iso_day(m))]
    if not matches or NOT_PUBLISHED_RE.search(line) or not (beside_name or is_date_line(line)):
        return []
    return [
        PageDate(day + _clock_time(line, m, matches), m.start(), m.end(), _label_rank(line[: m.start()]))
        for m, day in matches
    ]


def is_date_line(line: str, others: int = MAX_BESIDE) -> bool:
    """Say whether a line is a date with its usual company and at most so many ``others`` words.

    Of a sentence nothing else is left, or it says that something was published.

    >>> [is_date_line(f"{words} 3 May 2031.") for words in ("The hearing is on", "Published in Osterby,", "Friday,")]
    [False, True, True]
    """
    if not DATE_RE.search(line):
        return False
    rest = BESIDE_RE.sub(" ", TIME_RE.sub(" ", DATE_RE.sub(" ", line))).split()
    if SENTENCE_RE.search(line) and any(map(str.isalpha, rest)):
        return len(rest) <= others and bool(PUBLISHED_RE.search(line) or UPDATED_RE.search(line))
    return len(rest) <= others


def normal_date(value: str) -> str | None:
    """Return a date as front matter prints it in ISO form, None when it names no single day.

    >>> normal_date("Tuesday, May 9 - 2006 at 18 : 45"), normal_date("2021-12"), normal_date("soon")
    ('2006-05-09T18:45', None, None)
    >>> normal_date("2024-03-19T05:26:11+02:00"), normal_date("20240319")
    ('2024-03-19T05:26', '2024-03-19')
    """
    text = re.sub(r"\s+", " ", value.strip())
    text = re.sub(r"^(\d{4})(\d\d)(\d\d)(?=$|T)", r"\1-\2-\3", text)
    text = re.sub(r"(?<=\d)T(?=\d)", " ", text)
    matches = [(m, day) for m in DATE_RE.finditer(text) if (day := _iso_day(m))]
    if not matches:
        return None
    best = min(matches, key=lambda found: _label_rank(text[: found[0].start()]))
    return best[1] + _clock_time(text, best[0], matches)


def _iso_day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts["a4"]:
        first, second = int(parts["a4"]), int(parts["b4"])
        if first <= 12 and second <= 12 and first != second:  # noqa: PLR2004  # months of a year
            return None
        day, month = (first, second) if second <= 12 else (second, first)  # noqa: PLR2004  # months of a year
        year = int(parts["y4"])
    else:
        kind = "1" if parts["iso"] else "2" if parts["m2"] else "3"
        year, day = int(parts["y" + kind]), int(parts["d" + kind])
        name = parts["m" + kind]
        month = int(name) if name.isdigit() else parse_month(name[:3])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock_time(line: str, match: re.Match[str], matches: list[tuple[re.Match[str], str]]) -> str:
    """Return "T05:26" for the time beside a date: the one behind it, else the one before."""
    following = [m.start() for m, _ in matches if m.start() > match.start()]
    behind = line[match.end() : following[0] if following else len(line)]
    before = line[max((m.end() for m, _ in matches if m.end() <= match.start()), default=0) : match.start()]
    found = TIME_RE.search(behind) or (TIME_RE.search(before) if len(matches) == 1 else None)
    if found is None:
        return ""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half.startswith("p") and hour < 12:  # noqa: PLR2004  # noon
        hour += 12
    elif half.startswith("a") and hour == 12:  # noqa: PLR2004  # midnight
        hour = 0
    return f"T{hour:02}:{found['minute']}"


def _label_rank(before: str) -> int:
    """The nearest label before a date decides; "date" and "on" say nothing against it."""
    labels = [(m.start(), 2) for m in UPDATED_RE.finditer(before)] + [
        (m.start(), 0) for m in PUBLISHED_RE.finditer(before)
    ]
    return max(labels, default=(0, 1))[1]
