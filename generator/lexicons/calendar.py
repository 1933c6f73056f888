"""The calendar's words as numbers.

"Sept." → 9    "Thursday" → 3 (Monday is 0)    "seven" → 7
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon

CALENDAR: Final = load_lexicon("calendar")
MONTH_NAMES: Final = tuple(CALENDAR)[:12]
WEEKDAY_NAMES: Final = tuple(CALENDAR)[12:19]
SHORT_MONTHS: Final = "|".join(name[:3] for name in MONTH_NAMES)  # "jan|feb|…", an alternation
MONTHS: Final = {word: number for number, name in enumerate(MONTH_NAMES, 1) for word in CALENDAR[name]}
WEEKDAYS: Final = {word: number for number, name in enumerate(WEEKDAY_NAMES) for word in CALENDAR[name]}
# Patterns of what running text prints: "September", "Sept."; "Thursday".
PRINTED_MONTH: Final = rf"(?:{'|'.join(sorted(map(str.title, MONTHS), key=len, reverse=True))})\b\.?"
PRINTED_WEEKDAY: Final = rf"(?:{'|'.join(map(str.title, WEEKDAY_NAMES))})\b"
NUMBER_WORDS: Final = {word: int(n) for n, words in load_lexicon("numbers").items() for word in words if int(n) < 100}  # noqa: PLR2004 - scales come above


def parse_month(word: str) -> int:
    """Return the number of a month's name or abbreviation.

    >>> parse_month("Sept.")
    9
    """
    return MONTHS[word.lower().rstrip(".")]


def parse_weekday(word: str) -> int:
    """Return the number of a weekday's name or abbreviation, Monday 0.

    >>> parse_weekday("Thurs.")
    3
    """
    return WEEKDAYS[word.lower().rstrip(".")]
