"""Shares of a whole: fractions and ratios.

    two-thirds of voters · a quarter of the seats · half of its staff · one in five adults
    three out of four

Left alone: quarters of a year, "a third man", "half an hour", "second half", scores.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from generator.figures.numbers import SMALL, Number, denominators, part_of, word_values
from generator.values.span import Span

SHARE: Final = "share"  # the unit of a part of one
PARTS: Final = "|".join(sorted(denominators(), key=len, reverse=True))
FRACTION_RE = re.compile(
    rf"""
    (?<![\w-])
    (?: (?P<count>an?|{SMALL}|\d)[ -](?P<part>{PARTS}) | (?P<half>half) )
    (?! [ ](?:of[ ])?(?:an?[ ])?(?:hour|minute|year|day|century|mile|pound|million|billion|dozen|point|time)s?\b)
    (?= [ ]of\b | [ ](?:the|its|their|his|her|all)[ ] | [ ]majority )
    """,
    re.VERBOSE | re.IGNORECASE,
)
RATIO_RE = re.compile(
    rf"""
    (?<![\w-]) (?P<part>{SMALL}|\d{{1,2}})[ -](?P<joint>in|out[ ]of)[ -]
    (?P<whole>(?:every[ ])?(?:{SMALL}|\d{{1,3}}(?:,\d{{3}})*))\b
    (?![.,]\d|[ ]?(?:%|percent|per|million|billion|minutes|hours|days|weeks|months|years|a\.m|p\.m|am\b|pm\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_shares(text: str) -> tuple[Number, ...]:
    """Return the fractions and ratios of a text in text order.

    >>> [(s.span.cut("two-thirds of one in five"), str(s.value)) for s in find_shares("two-thirds of one in five")]
    [('two-thirds', '0.6667'), ('one in five', '0.2')]
    >>> find_shares("in the third quarter of 2016, half an hour later, two in Paris")
    ()
    """
    shares = [*map(_fraction, FRACTION_RE.finditer(text)), *map(_ratio, RATIO_RE.finditer(text))]
    return tuple(sorted((s for s in shares if s is not None), key=lambda s: s.span))


def _share(span: Span, value: Decimal) -> Number:
    return Number(span, value, digits=False, scaled=False)


def _value_of(words: str) -> Decimal:
    return word_values().get(words) or Decimal(words.replace(",", ""))


def _fraction(match: re.Match[str]) -> Number | None:
    if match["half"]:
        before = match.string[max(0, match.start() - 14) : match.start()].lower()
        last = re.search(r"(?:first|second|other|latter|better|last|top|bottom|and a|this|that|the) $", before)
        return None if last else _share(Span(match.start(), match.end()), Decimal("0.5"))
    count = match["count"].lower()
    part = match["part"].lower()
    whole = denominators()[part]
    top = Decimal(1) if count in {"a", "an"} else _value_of(count)
    if top >= whole or (top == 1) is part.endswith("s"):
        return None
    return _share(Span(match.start(), match.end()), part_of(top, whole))


def _ratio(match: re.Match[str]) -> Number | None:
    whole = _value_of(match["whole"].lower().removeprefix("every "))
    part = _value_of(match["part"].lower())
    counted = match.string[match.end() :].startswith(" of ")  # "two in three of them", not "two in 1936"
    if part >= whole or (part != 1 and match["joint"] == "in" and not counted):
        return None
    return _share(Span(match.start(), match.end("whole")), part_of(part, whole))
