"""What a form of time expression is: a pattern and the reading of its matches.

A pattern is written with names in angle brackets that stand for the calendar's words, so that it
shows what it matches: ``<MONTH> <DAY>`` finds "May 16".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from generator.lexicons.calendar import MONTH_NAMES, MONTHS, NUMBER_WORDS, WEEKDAY_NAMES, WEEKDAYS
from generator.times.words import DAY_PARTS, DECADES, LEXICON, ORDINALS, SEASONS, UNITS, ZONES
from generator.values.findings import TimeMeaning

Reader = Callable[[re.Match[str]], TimeMeaning | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A family of time expressions."""

    name: str  # "month-day"; refusals are told by it
    pattern: re.Pattern[str]
    read: Reader  # None leaves the match alone


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def _month_names() -> str:
    """Names are capitalised or in capitals; abbreviations may end in a full stop."""
    full = [spelled for name in MONTH_NAMES for spelled in (name.capitalize(), name.upper())]
    short = [word.capitalize() for word in MONTHS if word not in MONTH_NAMES]
    return f"(?:{_either(full)}|(?:{_either(short)})\\b\\.?)"


def _zone_names() -> str:
    named = [name.removesuffix(" time") for name in ZONES if name.endswith(" time")]
    short = [name.upper() for name in ZONES if not name.endswith(" time")]
    places = _either(name if name == "local" else name.capitalize() for name in named)
    return rf"(?:{_either(short)}|(?:{places})(?:\s+(?:standard|daylight))?\s+time)\b"


def _plurals(units: Iterable[str]) -> str:
    return _either(form for unit in units for form in (unit, f"{unit}s") if form not in {"centurys", "centurie"})


TENS: Final = [w for w, n in NUMBER_WORDS.items() if n >= 20 and not n % 10]  # noqa: PLR2004 - twenty
ONES: Final = [w for w, n in NUMBER_WORDS.items() if 0 < n < 20]  # noqa: PLR2004 - twenty
SMALL_NUMBER: Final = rf"(?:{_either(TENS)})[\s-](?:{_either(ONES)})|{_either(TENS)}|{_either(ONES)}"
NAMES: Final = {
    "_": r"[ \t]+(?:\n[ \t]*)?|\n[ \t]*",
    "MONTH": _month_names(),
    "WEEKDAY": f"(?:{_either([w.capitalize() for w in WEEKDAY_NAMES] + [w.upper() for w in WEEKDAY_NAMES])})",
    "SHORT_WEEKDAY": f"(?:{_either([w.capitalize() for w in WEEKDAYS])})\\.?",
    "SEASON": f"(?:{_either([*SEASONS, *(w.capitalize() for w in SEASONS)])})",
    "DAY": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\d%]|,\d{3}|[.:]\d)",
    "YEAR": r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|,\d{3}|\.\d)",
    "ORDINAL": rf"(?:{_either(ORDINALS)}|[1-4](?:st|nd|rd|th))",
    "NUMBER": rf"(?:\d{{1,3}}(?:,\d{{3}}){{0,5}}(?:\.\d+)?½?|{SMALL_NUMBER}|dozen)",
    "COUNT": (
        rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{0,5}}(?:\.\d+)?½?|{SMALL_NUMBER})(?:\s+and\s+a\s+half|\s+more|\s+other)?"
        rf"|(?:a\s+)?couple(?:\s+of)?|another|a\s+dozen|half\s+an?|an?"
        rf"|{_either(LEXICON['vague'])})"
    ),
    "UNIT": f"(?:{_plurals(u for u in UNITS if u not in {'night', 'quarter'})})",
    "UNITS": r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)",
    "LONG_UNIT": f"(?:{_plurals(u for u, (letter, _) in UNITS.items() if letter in 'DWMY' and u != 'night')})",
    "PART_OF_DAY": f"(?:{_either(DAY_PARTS)})",
    "DECADE_WORD": f"(?:{_either(DECADES)})",
    "PLACE_IN": (
        r"(?:(?:early|late|mid)(?:\s+in)?|(?:the\s+)?(?:beginning|start|middle|end|close|turn|run-up)\s+(?:of|to)"
        r"|(?:the\s+)?(?:first|second|latter|last)\s+(?:half|part)\s+of|(?:the\s+)?(?:latter|early|later)\s+part\s+of"
        r"|(?:the\s+)?(?:final|last|first)\s+(?:days|weeks?|months)\s+of|as\s+(?:early|late)\s+as|later|earlier|halfway\s+through)"
    ),
    "CLOCK": (
        r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?::[0-5]\d)?\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
        r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:h|hrs|hours)\b)?"
        r"|[0-2]\d[0-5]\d(?=\s*(?:GMT|UTC|hours\b|hrs\b))"
        r"|(?:noon|midday|midnight)\b)"
    ),
    "ZONE": _zone_names(),
}


def form(name: str, pattern: str, read: Reader) -> Form:
    """Make a form of a verbose pattern, with the calendar's words for the names in angle brackets.

    Names are case-sensitive unless the pattern opens on "(?i)": "may" and "march" are verbs.

    >>> form("day", r"<MONTH> <_> <DAY>", lambda match: None).pattern.search("on May 16 and").group()
    'May 16'
    """
    plain = pattern.removeprefix("(?i)")
    filled = re.sub(r"<([A-Z_]+)>", lambda m: f"(?:{NAMES[m[1]]})", plain)
    flags = re.VERBOSE | (re.IGNORECASE if plain != pattern else 0)
    return Form(name, re.compile(rf"(?<![\w$€£])(?:{filled})(?!\w)", flags), read)
