"""Numbers that are no figures, by what is printed around them.

    Left alone: 6.10am · at 6.13 · 11:30 · 24/7 · the 1950s
    Lampert, 42, · aged 42 · 71-year-old · 020 7946 0000 · Flight 370 · Boeing 737 · Chapter 11
    3-2 win · 1. First item · (3) · [19] · Fig. 6 · 10 Downing Street · No. 3 · one of the sources

What is refused here is refused whatever the syntax, and so are the numbers of dates; ``counts`` refuses more.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.units import UnitKind
from generator.lexicons.loader import alternatives, load_lexicon

CLOCK_RE = re.compile(
    r"""
      \b\d{1,2}(?:[:.]\d\d)?[ ]?(?:a\.?[ ]?m\b\.?|p\.?[ ]?m\b\.?|noon|midnight|o'clock)
    | \b\d{1,2}:[ ]?\d\d(?::\d\d)?(?!\d|[ ]?(?:percent|per|%))
    | \b(?:at|by|until|till|from|around|about|after|before|since)[ ](?:about[ ]|around[ ])?
      (?:[01]?\d|2[0-3])\.[0-5]\d\b(?![ ]?(?:%|per|p\b|[a-z]*illion|m\b|km|kg|points|mph))
    """,
    re.VERBOSE,
)
CONTACT_RE = re.compile(
    r"""
      \+\d[\d ()-]{7,}\d                                   # +44 20 7946 0000
    | \(?\b0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}\b            # 020 7946 0000
    | \b(?:1-)?\(?\d{3}\)?[ -]\d{3}-\d{4}\b | \b\d{3}-\d{4}\b
    | \b(?:tel|phone|call|fax|text|dial|ring)\b[^.\n]{0,20}?\b\d[\d -]{4,}\b
    | https?://\S+ | www\.\S+ | [@#]\w+
    """,
    re.VERBOSE | re.IGNORECASE,
)
LABEL_RE = re.compile(
    r"""
      (?m:^[ ]*(?:\(?\d{1,3}\)|\d{1,3}\.)(?=[ ]+[A-Z"'(]))  # list numbering
    | \[\d[\d, -]*\] | \(\d{1,2}(?:[,–-][ ]?\d{1,2})*\)(?=[ ;.,]|$)   # [19], (3), (4,35–38)
    | \b\d{1,2}(?:/|[ ]of[ ])\d{1,2}[ ](?=[A-Z])            # 2/8, 1 of 26: pages of a gallery
    | \b\d{2,5}[ ]block[ ]of\b
    | \b911[ ](?=call|emergency|dispatch) | \b\d-(?:foot|feet)-\d{1,2}\b
    | \b\d+(?:st|nd|rd|th)[ ](?:out[ ])?of[ ]\d+ | \b\d[ ]?[×x][ ]?\d\b
    | \b9/11\b | \b24/7\b | \b50[-/]50\b | \b20/20\b
    | \bet[ ]al\.?,?[ ]\(?\d{4}[a-z]?(?:[,;][ ]?\d{4}[a-z]?)* | \b[A-Z][a-z]+,?[ ]\(?(?:19|20)\d\d[a-z]?\b\)?(?=[;),])
    """,
    re.VERBOSE,
)
AGE_RE = re.compile(
    r"""
      \b(?:aged?|ages)[ ](?:of[ ]|between[ ]|from[ ]|just[ ]|only[ ]|about[ ]|around[ ])?
      \w+(?:-\w+)?(?:[ ](?:to|and|or|-)[ ]\d+)?(?:-\d+)?
    | (?<=[\w.'"])[ ]?[,(][ ](?:now[ ]|then[ ])?\d{1,2}(?=,|;|\)|[ ]?(?:and|or|who)\b|\.[ ]|\.$)   # Lampert, 42,
    | \b(?:boys|girls|sons|daughters|children|brothers|sisters|men|women|teenagers),
      [ ]\d{1,2}(?:,[ ]\d{1,2})*,?[ ]and[ ]\d{1,2}\b
    | (?<![A-Za-z])[A-Za-z]+[ ]\(\d{1,2}\)
    | \b(?:turn(?:s|ed|ing)?|reached)[ ]\d\d(?=[ ,.](?!percent|per|million|people))
    | (?<![\w-])[\w-]+[ -](?:year|month)s?[ -]olds?\b | \b\d+[ -]weeks?[ -]olds?\b
    | \b(?:over|under)[ -]\d\ds\b
    | \b\d{1,2}[ ](?:and|or)[ ](?:older|over|younger|above|under|up)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
ANCHOR_BEHIND_RE = re.compile(
    r"""
    '?[ -](?:ago|later|earlier|before|after|afterwards|previously|prior|from[ ]now|on\b,?|old|hence|since|into|away
      |in[ ]a[ ]row)\b
    """,
    re.VERBOSE,
)
YEAR_RE = re.compile(r"(?:1[5-9]|20)\d\d")
PATTERNS: Final = frozenset({CLOCK_RE, CONTACT_RE, LABEL_RE, AGE_RE})


def refused_stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text in which no bare number is a figure.

    >>> text = "Flight BA 12 left at 6.10am on 16 May with Lampert, 42, aboard."
    >>> [text[a:b] for a, b in refused_stretches(text)]
    ['6.10am', ', 42']
    """
    patterns = (*PATTERNS, _address_pattern())
    return tuple(sorted(m.span() for pattern in patterns for m in pattern.finditer(text)))


def is_refused(text: str, amount: Amount, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Say whether an amount found in a text is none; ``stretches`` are the text's refused ones."""
    inside = any(a < amount.number.end and b > amount.number.start for a, b in stretches)
    if amount.kind is None:
        return inside or _is_labelled(text, amount) or _is_joined(text, amount)
    if amount.kind is UnitKind.TIME:
        single = amount.value <= 1 and not (amount.digits or amount.hyphen or amount.outer != amount.span)
        return inside or single or _is_anchored(text, amount)  # "one night"
    whole = any(a < amount.number.end and b >= amount.span.end for a, b in stretches)
    return amount.kind is UnitKind.MEASURE and whole  # "6.10 pm", "between 5pm and 9pm" are no picometres


@cache
def _anchor_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load_lexicon('figure_cues')['before a time'])}) $", re.IGNORECASE)


@cache
def _address_pattern() -> re.Pattern[str]:
    """Match "10 Downing Street"."""
    streets = alternatives(word.title() for word in load_lexicon("count_nouns")["streets"])
    return re.compile(rf"\b\d{{1,5}}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){{1,3}}(?:{streets})\b")


@cache
def _label_pattern() -> re.Pattern[str]:
    words = alternatives(load_lexicon("count_nouns")["before a label"])
    return re.compile(rf"(?<![\w-])(?:{words})s? (?:\d+ (?:and|to|or) )?[#(]?$", re.IGNORECASE)


def _words_around(text: str, amount: Amount) -> tuple[str, str]:
    """Return what stands right before and behind an amount."""
    return text[max(0, amount.span.start - 30) : amount.span.start], text[amount.span.end : amount.span.end + 30]


def _is_labelled(text: str, amount: Amount) -> bool:
    before, after = _words_around(text, amount)
    if re.match(r"0\d", amount.number.cut(text)):  # "06: 31", a piece of something longer
        return True
    if re.match(r"(?:'s\b|-?(?:st|nd|rd|th)\b|s\b|[A-Za-z])", after) or re.search(r"[A-Za-z]-?$|#$", before):
        return True
    return bool(_label_pattern().search(before))


def _is_joined(text: str, amount: Amount) -> bool:
    """Say whether the number is part of a score, a ratio or a hyphenated compound: "3-2", "12-point"."""
    before, after = _words_around(text, amount)
    score = bool(amount.high) and "-" in amount.number.cut(text) and not re.match(r" [a-z]", after)
    return score or re.match(r"-\w| ?:\d", after) is not None or re.search(r"\d ?[-:]$", before) is not None


def _is_anchored(text: str, amount: Amount) -> bool:
    """Say whether a stretch of time places an event instead of measuring one: "three years ago"."""
    before, after = text[max(0, amount.outer.start - 24) : amount.outer.start], text[amount.span.end :]
    ahead = not amount.hyphen and _anchor_pattern().search(before) is not None  # not "in the 15-year campaign"
    return ahead or ANCHOR_BEHIND_RE.match(after) is not None
