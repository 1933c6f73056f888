"""Words that look like dates and are none.

"the company may cut jobs"      "protesters march on"     "Theresa May"      "the Sunday Times"
"some 2000 pages"               "a second attempt"        "a 70-year-old"    "Arab Spring"
"$5 a day"                      "in his 90s"              "prices fall"      "Christmas tree"

What stands beside them decides, by the lists of the lexicon ``date_neighbours``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.calendar import NUMBER_WORDS
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import FINITE, VERB_TAGS
from generator.values.annotation import Token

LEAD: Final = 40  # characters of context on each side that a refusal may look at
AMBIGUOUS: Final = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec"})  # months that are words or names
NAMES: Final = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC"})
AMOUNTS: Final = frozenset({"MONEY", "PERCENT", "QUANTITY"})
COUNTED_RE = re.compile(r"\s?[%°$€£]|[-/.:]\d")
RATE_LEAD_RE = re.compile(
    r"(?:[$€£¥]?(?<![\d,.])\d[\d,.]*(?:m|mn|bn|tn|k)?|%"
    rf"|\b(?:percent|per\s+cent|cents?|\w+illion|thousand|hundred|dozens?|{'|'.join(NUMBER_WORDS)}))"
    r"(?:\s+(?!(?:in|for|on|at|by)\b)[\w'-]+){0,3}\s+$",
    re.IGNORECASE,
)
RATE_RE = re.compile(r"\s+(?:a|an|per|each|every)\s+(?:hour|day|night|week|month|year)\b", re.IGNORECASE)
OLD_RE = re.compile(r"'?[\s-]*olds?\b|\s+of\s+age\b", re.IGNORECASE)
CAPITAL_BEFORE_RE = re.compile(r"(?<![.!?:\"']\s)(?<!^)(?<![\w.&'-])([A-Z][\w.&'-]*)\s+$")
CAPITAL_AFTER_RE = re.compile(r"\s+[A-Z]\w+")
TITLE_BEFORE_RE = re.compile(r"\"(?:[A-Z][\w.'-]*\s+)*$")
TITLE_AFTER_RE = re.compile(r"(?:\s+[A-Z][\w.'-]*)*[,.]?\"")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A match in its surroundings."""

    form: str  # "month"
    words: str  # "May"
    before: str  # up to LEAD characters
    after: str
    tokens: tuple[Token, ...]  # empty outside the parsed body
    following: Token | None = None  # the word behind

    @property
    def entities(self) -> set[str]:
        """Return the pipeline's labels of the words."""
        return {t.entity for t in self.tokens}

    @property
    def is_verb(self) -> bool:
        """Does the parser take a word for a verb."""
        return bool({t.tag for t in self.tokens} & (FINITE | VERB_TAGS))

    @property
    def is_name(self) -> bool:
        """Does a capitalised word stand beside it within the sentence."""
        return bool(CAPITAL_AFTER_RE.match(self.after) or CAPITAL_BEFORE_RE.search(self.before))

    @property
    def stands_by_a_noun(self) -> bool:
        """Does a number say how many of the noun behind it: "1921 inhabitants", "1801 office jobs"."""
        numbers = {t.dep for t in self.tokens} == {"nummod"}
        return numbers and self.following is not None and self.following.pos in {"NOUN", "ADJ"}

    def follows(self, *groups: str) -> bool:
        """Say whether an entry of one of the groups stands before it."""
        return any(_ending_on(group).search(self.before) for group in groups)

    def precedes(self, group: str) -> bool:
        """Say whether an entry of the group stands behind it."""
        return bool(_opening_on(group).match(self.after))

    def ends(self, pattern: str) -> bool:
        """Say whether a pattern matches the words before it to their end."""
        return bool(re.search(rf"\b(?:{pattern})\s+$", self.before, re.IGNORECASE))

    def opens(self, pattern: str) -> bool:
        """Say whether a pattern matches the words behind it."""
        return bool(re.match(rf"\s+(?:{pattern})\b", self.after, re.IGNORECASE))


@cache
def _alternatives(group: str) -> str:
    words = load_lexicon("date_neighbours")[group]
    if group == "counted":
        units = (word for names in load_lexicon("units").values() for word in names)
        words = (*words, *units)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _ending_on(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(group)})\s+$", re.IGNORECASE)


@cache
def _opening_on(group: str) -> re.Pattern[str]:
    return re.compile(rf"[\s-]+(?:{_alternatives(group)})\b", re.IGNORECASE)


def is_no_date(place: Surroundings) -> bool:
    """Say whether the words are no date after all."""
    check = CHECKS.get(place.form)
    return _is_programme(place) or bool(check and check(place))


def _is_programme(place: Surroundings) -> bool:
    """A name between quotation marks, all capitals: the programmes "This Week" and "Harbour News Sunday"."""
    capitals = all(word[0].isupper() for word in place.words.split() if word[0].isalpha())
    return capitals and bool(TITLE_BEFORE_RE.search(place.before) and TITLE_AFTER_RE.match(place.after))


def _is_part_of_name(place: Surroundings) -> bool:
    return place.precedes("name tails") or place.follows("name heads")


def _opens_line(place: Surroundings) -> bool:
    return not place.before.strip() or place.before.rstrip().endswith("(")


def _month(place: Surroundings) -> bool:
    """A month's name alone: May and March are verbs and names, April, June and August are given names."""
    if _is_part_of_name(place) or place.entities & NAMES:
        return True
    prepared = place.follows("before a date", "before a month") or _opens_line(place) or " " in place.words
    return not prepared and (place.words.lower().rstrip(".") in AMBIGUOUS or "DATE" not in place.entities)


def _year(place: Surroundings) -> bool:
    counted = place.precedes("counted") or bool(COUNTED_RE.match(place.after))
    if " " in place.words or "-" in place.words or counted:
        return counted
    if place.follows("before a date") or place.ends("[a-z]+'s") or _opens_line(place):
        return bool(place.entities & AMOUNTS) or (place.entities == {"CARDINAL"} and place.stands_by_a_noun)
    return "DATE" not in place.entities or (place.follows("before a count") and place.stands_by_a_noun)


def _rate(place: Surroundings) -> bool:
    """A day that nothing is counted for: "what a day", "gave 20 people a day off"."""
    joined = place.after.startswith("-") or place.opens("of|off|ago|earlier|later|before|after|when")
    return joined or place.ends("minutes|hours|days|nights|weeks|months") or not RATE_LEAD_RE.search(place.before)


def _part_of_day(place: Surroundings) -> bool:
    """A part of a day that dates nothing: "the night shift", "the evening was warm"."""
    if re.match(r"\s+(?:of|on)\s+(?:[A-Z]|\d|the\s+\d)", place.after):
        return False
    joined = place.following is not None and place.following.pos in {"NOUN", "PROPN"}
    return joined or not place.follows("before a date")


def _reference(place: Surroundings) -> bool:
    """A "now" that opens a sentence or stands in an idiom tells no time."""
    if place.words in {"Now", "NOW"} or place.after.startswith("-"):  # "a now-deleted post", an organisation
        return True
    if place.words.endswith("Future"):
        return place.is_name
    if place.words == "recently":  # "most recently last October" has its date
        return place.ends("most|as")
    return place.words == "now" and place.ends("from|every")


def _clock(place: Surroundings) -> bool:
    plain = re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", place.words)
    return place.ends("high") or bool(plain and not place.follows("before a date", "before a clock"))  # "high noon"


def _length(place: Surroundings) -> bool:
    if OLD_RE.match(place.after) or RATE_RE.match(place.after):  # "open 24 hours a day"
        return True
    words = place.words.lower().split()
    single = words[0] in {"a", "an"}
    if words[-1] == "second" or (single and words[-1] == "minute") or (words[-1] == "day" and place.opens("off|when")):
        return True
    short = (single and len(words) == 2) or words == ["one", "day"]  # noqa: PLR2004 - "a week"
    return short and not (place.follows("before a length") or place.precedes("after a length"))


def _season(place: Surroundings) -> bool:
    words = place.words.split()
    season = words[-1]
    if season[-1].isdigit():
        return False
    if season[0].isupper() and place.is_name:
        return True
    told = len(words) > 1 and words[0].lower() != "the"
    return not told and (place.is_verb or not place.follows("before a date"))


def _decade(place: Surroundings) -> bool:
    """An age or a temperature: "in his eighties", "in her 90s"."""
    whole = re.search(r"\d{4}|^the\b", place.words, re.IGNORECASE)
    return not whole and not place.before.endswith("'")


CHECKS: Final[dict[str, Callable[[Surroundings], bool]]] = {
    "reference": _reference,
    "month": _month,
    "year": _year,
    "weekday": _is_part_of_name,
    "today": lambda place: place.words.startswith("T") and bool(CAPITAL_BEFORE_RE.search(place.before)),
    "set": lambda place: place.words[0].isupper(),  # "the Harbour Daily", "Daily Vestnik"
    "rate": _rate,
    "part-of-day": _part_of_day,
    "clock": _clock,
    "length": _length,
    "adjective-length": lambda place: bool(OLD_RE.match(place.after)),
    "open-length": lambda place: place.opens("prior|before|after|past|gone|of|when"),
    "season": _season,
    "feast": lambda place: place.precedes("after a feast"),
    "decade": _decade,
}
