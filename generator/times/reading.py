"""What a form of time expression is: a pattern and the reading of its matches.

A pattern is written with names in angle brackets that stand for the calendar's words, so that it
shows what it matches: ``<MONTH> <DAY>`` finds "May 16".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from generator.lexicons.calendar import MONTHS, NUMBER_WORDS, WEEKDAY_NAMES, WEEKDAYS
from generator.times.words import DECADES, LEXICON, SEASONS
from generator.values.findings import TimeKind


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words are to be resolved: TimeExpression's kind, rule and arguments."""

    kind: TimeKind
    rule: str  # "weekday"
    arguments: tuple[str, ...]  # ("3", "next")


@dataclass(frozen=True, slots=True)
class Form:
    """A family of time expressions."""

    name: str  # "month-day"; refusals are told by it
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading | None]  # None leaves the match alone


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def _names(words: dict[str, int]) -> str:
    """Names are capitalised or in capitals; abbreviations may end in a full stop."""
    full = [w for w in words if len(w) > 5 or w in {"march", "april", "may", "june", "july"}]  # noqa: PLR2004 - longer than any abbreviation
    short = [w for w in words if w not in full]
    spelled = [w.capitalize() for w in full] + [w.upper() for w in full]
    return f"(?:{_either(spelled)}|(?:{_either([w.capitalize() for w in short])})\\b\\.?)"


TENS: Final = [w for w, n in NUMBER_WORDS.items() if n >= 20 and not n % 10]  # noqa: PLR2004 - twenty
ONES: Final = [w for w, n in NUMBER_WORDS.items() if 0 < n < 20]  # noqa: PLR2004 - twenty
SMALL_NUMBER: Final = rf"(?:{_either(TENS)})[\s-](?:{_either(ONES)})|{_either(TENS)}|{_either(ONES)}"
NAMES: Final = {
    "_": r"[ \t]+(?:\n[ \t]*)?|\n[ \t]*",
    "MONTH": _names(MONTHS),
    "WEEKDAY": f"(?:{_either([w.capitalize() for w in WEEKDAY_NAMES] + [w.upper() for w in WEEKDAY_NAMES])})",
    "SHORT_WEEKDAY": f"(?:{_either([w.capitalize() for w in WEEKDAYS])})\\.?",
    "SEASON": f"(?:{_either([*SEASONS, *(w.capitalize() for w in SEASONS)])})",
    "DAY": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\d%]|,\d{3}|[.:]\d)",
    "YEAR": r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|,\d{3}|\.\d)",
    "ORDINAL": r"(?:first|second|third|fourth|[1-4](?:st|nd|rd|th))",
    "NUMBER": rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?½?|{SMALL_NUMBER}|dozen)",
    "COUNT": (
        rf"(?:(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?½?|{SMALL_NUMBER})(?:\s+and\s+a\s+half|\s+more|\s+other)?"
        rf"|(?:a\s+)?couple(?:\s+of)?|another|a\s+dozen|half\s+an?|a\s+number\s+of|quite\s+a\s+few|a\s+few|an?"
        rf"|{_either(LEXICON['vague'])})"
    ),
    "UNIT": r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)",
    "UNITS": r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)",
    "LONG_UNIT": r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)",
    "PART_OF_DAY": r"(?:morning|afternoon|evening|night)",
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
    "ZONE": (
        r"(?:GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|JST|MSK|HKT|SGT|AEST|AEDT"
        r"|(?:local|Eastern|Central|Pacific|Mountain|Moscow|Beijing|Paris|London|Kyiv|Tokyo)(?:\s+(?:standard|daylight))?\s+time)\b"
    ),
}


def compile_form(pattern: str, *, fold: bool = False) -> re.Pattern[str]:
    """Compile a verbose pattern after putting the calendar's words for the names in angle brackets.

    Names are case-sensitive unless ``fold`` is set: "may" and "march" are verbs.

    >>> compile_form(r"<MONTH> <_> <DAY>").search("on May 16 and").group()
    'May 16'
    """
    filled = re.sub(r"<([A-Z_]+)>", lambda m: f"(?:{NAMES[m[1]]})", pattern)
    return re.compile(rf"(?<![\w$€£])(?:{filled})(?!\w)", re.VERBOSE | (re.IGNORECASE if fold else 0))
