"""Words that look like dates and are none.

"the company may cut jobs"      "protesters march on"     "Theresa May"      "the Sunday Times"
"2000 people", "room 1984"      "a second attempt"        "a 70-year-old"    "Arab Spring"
"$5 a day"                      "in his 90s"              "prices fall"      "Christmas Island"
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator.lexicons.calendar import NUMBER_WORDS
from generator.times.words import LEXICON
from generator.values.annotation import Token

LEAD: Final = 40  # characters of context on each side that a refusal may look at
DATE_PREPOSITIONS: Final = (
    r"(?:in|since|until|till|by|of|from|to|for|before|after|during|between|around|about|through|throughout|and|or|on"
    r"|than|back\ to|last|this|next|late|early|mid|each|every|except|ending|starting|beginning|through\ to|a|to)"
)
AFTER_PREPOSITION_RE = re.compile(rf"\b{DATE_PREPOSITIONS}\s+$|^\s*$|[(]\s*$", re.IGNORECASE)
YEAR_LEAD_RE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|before|after|during|between|around|through|throughout|and|or|than|for"
    r"|early|late|mid|year|the|its|his|her|their|season|summer|winter|spring|autumn|fall|class\ of|circa|[a-z]+'s"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)[\s-]+(?:\()?$"
    r"|[(]\s*$|^\s*$",
    re.VERBOSE | re.IGNORECASE,
)
YEAR_OUT_RE = re.compile(
    r"\b(?:no|number|nos|room|route|flight|boeing|airbus|page|model|highway|bus|channel|area|gate|hotel|vitamin|level)\.?\s+$"
    r"|[$€£#/]\s*$|[.:,]$|\d\s*$",
    re.IGNORECASE,
)
COUNTED_RE = re.compile(
    r"^\s+(?:people|men|women|children|troops|soldiers|homes|houses|workers|jobs|employees|members|points|dollars|euros"
    r"|pounds|yen|miles|kilomet(?:er|re)s|km|feet|meters|metres|tons|tonnes|acres|hectares|cases|deaths|votes|copies"
    r"|barrels|megawatts|mw|kg|cc|hp|percent|per\s+cent|million|billion|degrees|calories|hours|minutes|seconds|years?)\b"
    r"|^\s?(?:[%°$€£]|-(?:strong|foot|mile|page|meter|metre|member|seat|acre|year|ton|tonne|pound))|^[-/]\d|^\.\d|^:\d",
    re.IGNORECASE,
)
LENGTH_LEAD_RE = re.compile(
    r"\b(?:for|in|over|within|about|nearly|almost|than|least|most|of|after|during|around|roughly|some|another|up\ to"
    r"|only|just|takes?|took|taken|lasts?|lasted|spend|spent|spends|every|whole|full|once|barely|under|half|throughout)"
    r"\s+(?:a\s+)?$",
    re.VERBOSE | re.IGNORECASE,
)
LENGTH_TAIL_RE = re.compile(
    r"^\s+(?:long|of|ahead|away|apart|into|before|after|earlier|later|or\s+(?:so|more|two))\b", re.IGNORECASE
)
RATE_LEAD_RE = re.compile(
    rf"(?:[$€£¥]?\b\d[\d,.]*(?:m|mn|bn|tn|k)?|%|\b(?:percent|per\s+cent|cents?|\w+illion|thousand|hundred|dozens?|{'|'.join(NUMBER_WORDS)}))(?:\s+(?!(?:in|for|on|at|by)\b)[\w'-]+){{0,3}}\s+$",
    re.IGNORECASE,
)
OPEN_RE = re.compile(r"\b(?:minutes|hours|days|nights|weeks|months)\s+$", re.IGNORECASE)
COUNTED_DAY_RE = re.compile(r"\b(?:first|second|third|fourth|fifth|other|last)\s+$", re.IGNORECASE)
PART_LEAD_RE = re.compile(r"\b(?:in|during|by|on|through|throughout|of|over|until)\s+$", re.IGNORECASE)
SHORT_YEAR_LEAD_RE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|before|after|to|and|(?:spring|summer|autumn|fall|winter)(?:\s+of)?)\s+$",
    re.IGNORECASE,
)
RATE_RE = re.compile(r"^\s+(?:a|an|per|each|every)\s+(?:hour|day|night|week|month|year)\b", re.IGNORECASE)
OLD_RE = re.compile(r"^(?:'|')?[\s-]*olds?\b|^\s+of\s+age\b", re.IGNORECASE)
CLOCK_LEAD_RE = re.compile(
    r"\b(?:at|by|from|around|about|until|till|after|before|since|past|to|between|and|near|nearly|almost|through)\s+$",
    re.IGNORECASE,
)
CAPITAL_BEFORE_RE = re.compile(r"(?<![.!?:\"']\s)(?<!^)\b([A-Z][\w.&'-]*)\s+$")
CAPITAL_AFTER_RE = re.compile(r"^\s+([A-Z]\w+)")
TITLE_BEFORE_RE = re.compile(r"\"(?:[A-Z][\w.'-]*\s+)*$")
TITLE_AFTER_RE = re.compile(r"(?:\s+[A-Z][\w.'-]*)*[,.]?\"")
FEAST_TAIL_RE = re.compile(
    r"^\s+(?:tree|trees|card|cards|carol|carols|party|parties|shopping|gift|gifts|dinner|turkey|egg|eggs|bunny|lights"
    r"|market|markets|present|presents|song|songs|message|speech|[A-Z]\w+)\b"
)
CAR_MAKES: Final = frozenset(LEXICON["car_makes"])
VERB_TAGS: Final = frozenset({"MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NAME_TAILS: Final = re.compile(rf"^\s+(?:{'|'.join(re.escape(w) for w in LEXICON['name_tails'])})\b", re.IGNORECASE)
NAME_HEADS: Final = re.compile(rf"\b(?:{'|'.join(LEXICON['name_heads'])})\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its surroundings."""

    form: str  # "month"
    words: str  # "May"
    before: str  # up to LEAD characters
    after: str
    tokens: tuple[Token, ...]  # empty outside the parsed body
    following: Token | None = None  # the word behind


def is_refused(place: Place) -> bool:
    """Say whether the words are no date after all."""
    check = CHECKS.get(place.form)
    return _is_title(place) or bool(check and check(place))


def _is_title(place: Place) -> bool:
    """A name between quotation marks, all capitals: the programmes "This Week" and "Harbour News Sunday"."""
    capitals = all(word[0].isupper() for word in place.words.split() if word[0].isalpha())
    return capitals and bool(TITLE_BEFORE_RE.search(place.before) and TITLE_AFTER_RE.match(place.after))


def _tags(place: Place) -> set[str]:
    return {t.tag for t in place.tokens}


def _entities(place: Place) -> set[str]:
    return {t.entity for t in place.tokens}


def _month(place: Place) -> bool:
    """A month's name alone: May and March are verbs and names, April, June and August are given names."""
    if NAME_TAILS.match(place.after) or NAME_HEADS.search(place.before):
        return True
    prepared = bool(AFTER_PREPOSITION_RE.search(place.before)) or " " in place.words or "-" in place.words
    if _entities(place) & {"PERSON", "ORG", "WORK_OF_ART", "FAC"} and not re.search(r"\b[Ii]n\s+$", place.before):
        return True
    if place.words.lower().rstrip(".") in {"may", "march", "mar", "jan", "jun", "sep", "dec"}:
        return not prepared or not place.before.strip()
    if _tags(place) & VERB_TAGS:
        return not prepared
    return not prepared and "DATE" not in _entities(place)


def _year(place: Place) -> bool:
    if " " in place.words or "-" in place.words:
        return bool(COUNTED_RE.match(place.after))
    if YEAR_OUT_RE.search(place.before) or COUNTED_RE.match(place.after):
        return True
    if place.following and (place.following.entity == "PRODUCT" or place.following.text.lower() in CAR_MAKES):
        return True  # "her 1987 Ford"
    if re.search(r"\b(?:below|above|over|under|at|from|to)\s+$", place.before) and re.match(
        r"\s+levels?\b", place.after
    ):
        return False
    if YEAR_LEAD_RE.search(place.before):
        return bool(_entities(place) & {"MONEY", "PERCENT", "QUANTITY"})
    counted = place.following is not None and place.following.tag == "NNS"
    return counted or "DATE" not in _entities(place)


def _weekday(place: Place) -> bool:
    """A paper's name, and a weekday counted out of a month: "the third Thursday of every month"."""
    if COUNTED_DAY_RE.search(place.before) and re.match(r"\s+(?:of|in)\b", place.after):
        return True
    if re.search(r"\ba\s+$", place.before) and not re.match(r"\s+[a-z]", place.after):  # "it was a Thursday"
        return True
    named = NAME_TAILS.match(place.after) and CAPITAL_AFTER_RE.match(place.after)
    return bool(named or NAME_HEADS.search(place.before))


def _next(place: Place) -> bool:
    """A length to come: "over the next year"."""
    ahead = re.search(r"\b(?:over|within|for|in|during)\s+$", place.before, re.IGNORECASE)
    return bool(ahead) and " next " in place.words.lower()


def _quarter(place: Place) -> bool:
    """A quarter of a town, of a pound or of a game: only what something was done "in" or "for" is a time."""
    counted = re.match(r"-|\s+(?:of|century|million|billion|mile|point|final)", place.after)
    return bool(counted) or not re.search(r"\b(?:in|for|during|of|from|to|on)\s+$", place.before)


def _today(place: Place) -> bool:
    return place.words.startswith("T") and bool(CAPITAL_BEFORE_RE.search(place.before))


def _set(place: Place) -> bool:
    """A newspaper's name: "the Harbour Daily", "Daily Vestnik"."""
    named = CAPITAL_AFTER_RE.match(place.after) or CAPITAL_BEFORE_RE.search(place.before)
    return place.words[0].isupper() and bool(named)


def _rate(place: Place) -> bool:
    """A day that nothing is counted for: "what a day", "gave 20 people a day off"."""
    if re.match(r"\s+(?:of|off|ago|earlier|later|before|after|when)\b|-", place.after) or OPEN_RE.search(place.before):
        return True
    return not RATE_LEAD_RE.search(place.before)


def _part_of_day(place: Place) -> bool:
    """A part of a day that dates nothing: "the night shift", "the evening was warm"."""
    if re.match(r"\s+(?:of|on)\s+(?:[A-Z]|\d|the\s+\d)", place.after):
        return False
    joined = place.following is not None and place.following.pos in {"NOUN", "PROPN"}
    return joined or not PART_LEAD_RE.search(place.before)


def _short_year(place: Place) -> bool:
    return not SHORT_YEAR_LEAD_RE.search(place.before)


def _reference(place: Place) -> bool:
    """A "now" that opens a sentence or stands in an idiom tells no time."""
    if place.words == "Now":
        return True
    if place.after.startswith("-") or place.words == "NOW":  # "a now-deleted post", an organisation
        return True
    if place.words.endswith("Future"):
        return bool(CAPITAL_BEFORE_RE.search(place.before) or CAPITAL_AFTER_RE.match(place.after))
    if place.words == "recently":  # "most recently last October" has its date
        return bool(re.search(r"\b(?:[Mm]ost|[Aa]s)\s+$", place.before))
    return place.words == "now" and bool(re.search(r"\b(?:from|every)\s+$", place.before))


def _clock(place: Place) -> bool:
    if re.search(r"\b[Hh]igh\s+$", place.before):  # "high noon"
        return True
    plain = re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", place.words)
    return bool(plain) and not CLOCK_LEAD_RE.search(place.before)


def _length(place: Place) -> bool:
    if OLD_RE.match(place.after) or RATE_RE.match(place.after):  # "open 24 hours a day"
        return True
    words = place.words.lower().split()
    if words[-1] == "second" or (words[0] in {"a", "an"} and words[-1] == "minute"):
        return True
    if words in (["a", "day"], ["one", "day"]) and re.match(r"\s+(?:off|when)\b", place.after):
        return True
    if (words[0] in {"a", "an"} and len(words) == 2) or words == ["one", "day"]:  # noqa: PLR2004 - "a week"
        return not (LENGTH_LEAD_RE.search(place.before) or LENGTH_TAIL_RE.match(place.after))
    return bool(re.search(r"[$€£]\s*$", place.before))


def _season(place: Place) -> bool:
    words = place.words.split()
    if words[-1][-1].isdigit():
        return False
    if words[-1][0].isupper() and (CAPITAL_AFTER_RE.match(place.after) or CAPITAL_BEFORE_RE.search(place.before)):
        return True
    if len(words) > 1 and words[0].lower() != "the":
        return False
    if re.match(r"\s+(?:of|in|to|from|into|by|for)\b", place.after) and words[-1].lower() in {"fall", "spring"}:
        return True
    if _tags(place) & VERB_TAGS:
        return True
    return not re.search(
        r"\b(?:in|of|by|since|until|during|through|over|from|for|after|before|and|or)\s+$", place.before
    )


def _feast(place: Place) -> bool:
    return bool(FEAST_TAIL_RE.match(place.after))


def _weekend(place: Place) -> bool:
    return place.words.lower() == "weekend"


def _decade(place: Place) -> bool:
    """An age or a temperature: "in his eighties", "in her 90s"."""
    whole = re.search(r"\d{4}|^the\b", place.words, re.IGNORECASE)
    return not whole and not place.before.endswith("'")


def _old(place: Place) -> bool:
    return bool(OLD_RE.match(place.after))


CHECKS: Final[dict[str, Callable[[Place], bool]]] = {
    "reference": _reference,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "weekdays": lambda place: bool(re.match(r"\s+(?:ago|in\s+a\s+row)\b", place.after)),
    "next-day": _next,
    "the-quarter": _quarter,
    "same-day": lambda place: bool(
        re.match(r"\s+(?:(?:of\s+)?(?:last|the\s+previous|a)\s+year\b|in\s+(?:\d|[A-Z]))", place.after)
    ),
    "today": _today,
    "set": _set,
    "rate": _rate,
    "part-of-day": _part_of_day,
    "short-year": _short_year,
    "clock": _clock,
    "length": _length,
    "adjective-length": _old,
    "open-length": lambda place: bool(re.match(r"\s+(?:prior|before|after|past|gone|of|when)\b", place.after)),
    "season": _season,
    "feast": _feast,
    "weekend": _weekend,
    "decade": _decade,
    "month-day": lambda place: bool(re.match(r"\s+(?:percent|per\s+cent|million|billion)\b", place.after)),
}
