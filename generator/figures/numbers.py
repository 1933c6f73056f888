"""Numbers as printed, with their exact values; what they count is not looked at here.

    218.2 billion · 12,34,567.89 · 2.4bn · 10 1/2 · 5½ · forty-two · two hundred and fifty thousand
    half a million · two and a half · a dozen · 1.5 to 2

Left alone: ordinals (75th, fifth), "a" and "an" before anything but a scale word, decades (1950s),
numbers inside words (G20, COVID-19, 3D).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from generator.lexicons.loader import alternatives, load_lexicon
from generator.values.span import Span

HUNDRED: Final = 100
FRACTION_PARTS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 100})
GLYPHS: Final = {  # thirds to four places
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "0.3333",
    "⅔": "0.6667",
    "⅛": "0.125",
    "⅕": "0.2",
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed."""

    span: Span
    value: Decimal
    digits: bool  # False for number words
    scaled: bool  # a scale word or abbreviation is part of it: "5 million", "5bn"


@cache
def word_values() -> dict[str, Decimal]:
    """Return the values of all number words, scales included."""
    return {word: Decimal(value) for value, words in load_lexicon("numbers").items() for word in words}


@cache
def denominators() -> dict[str, int]:
    """Return the denominators of all fraction words."""
    return {word: int(value) for value, words in load_lexicon("fractions").items() for word in words}


@cache
def currency_signs() -> dict[str, str]:
    """Return the ISO 4217 code by each sign printed before a number, codes included: "$", "US$", "Rs", "EUR"."""
    signs = {code: code for code in load_lexicon("currency_signs")}
    signs |= {code: code for code, names in load_lexicon("currency_names").items() if code.lower() in names}
    for code, entries in load_lexicon("currency_signs").items():
        signs |= {form: code for entry in entries for form in (entry.upper(), entry.title())}
    return signs


def _words_worth(least: int, most: int | None = None) -> str:
    return alternatives(w for w, v in word_values().items() if v >= least and (most is None or v < most))


SMALL: Final = _words_worth(0, HUNDRED)
SCALE: Final = _words_worth(HUNDRED)
ATTACHED: Final = "|".join(rf"(?<=\b{re.escape(sign)})" for sign in sorted(currency_signs()) if sign[-1].isalpha())
# 1,234.5 · 20, 000 · 12,34,567 · 5290 · .05
# Of 30 digits and more nothing is read: no quantity has so many.
PLAIN_DIGITS: Final = (
    r"(?!\d{30})(?:\d{1,3}(?:,[ ]0\d\d){1,9}(?!\d)|\d{1,3}(?:,\d{3}){1,9}|\d{1,2}(?:,\d\d){1,9},\d{3}|\d{1,29})"
    r"(?:\.\d{1,29})?(?!\d)|\.\d{1,29}(?!\d)"
)

DIGITS_RE = re.compile(
    rf"""
    (?: (?<![\w.,/#&@'])(?<![a-z]-)                                       # not inside a word or a fraction
      | (?<=illion-) | (?<=bn-) | (?<=\dm-) | {ATTACHED} )                  # "2bn-3bn", "EUR5m"
    (?P<sign>[-+±](?=[\d.]))?
    (?: (?P<whole>\d+)[ -](?P<top>\d\d?)/(?P<bottom>2|3|4|5|8|16|32)(?![\d/])   # 10 1/2
      | (?P<top2>\d{{1,2}})/(?P<bottom2>\d{{1,3}})(?![\d/])                  # 1/4, but not 24/7
      | (?P<digits>{PLAIN_DIGITS}) (?P<glyph>[½¼¾⅓⅔⅛⅕])?                    # 218.2 · 5½
      | (?P<glyph2>[½¼¾⅓⅔⅛⅕])
    )
    (?: [ -]? (?P<scale>(?:{SCALE})(?:[ -](?:{SCALE}))?) (?!\w) )?            # billion · bn · hundred thousand
    """,
    re.VERBOSE | re.IGNORECASE,
)
WORDS_RE = re.compile(
    rf"""
    (?<![\w-])
    (?: (?:an?[ ](?=(?:{SCALE})\b(?!-))) | (?=(?:{SMALL}|{SCALE})\b) )      # "a hundred", "two", "billion"
    (?P<words> (?:{SMALL}|{SCALE})\b
               (?: (?:[ -]|[ ]and[ ](?=(?:{SMALL}|hundred)\b)) (?:{SMALL}|{SCALE})\b )* )
    (?P<half> [ ]and[ ]a[ ]half (?:[ -](?:{SCALE})\b)? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
HALF_RE = re.compile(rf"(?<![\w-])half[ -]an?[ -](?P<scale>{SCALE}|dozen)\b", re.IGNORECASE)  # half a million
DOZEN_RE = re.compile(
    rf"(?<![\w-])(?P<count>an?|(?:{SMALL})|\d+)[ -](?P<name>dozen)\b(?!s)",
    re.IGNORECASE,
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in text order, the longest reading of each.

    >>> [(n.span.cut("about $2.4bn of five"), str(n.value)) for n in find_numbers("about $2.4bn of five")]
    [('2.4bn', '2400000000.0'), ('five', '5')]
    >>> [str(n.value) for n in find_numbers("half a million or 10 1/2 or two hundred and fifty-one")]
    ['500000', '10.5', '251']
    >>> find_numbers("the G20, the 75th, COVID-19 and the 1950s")
    ()
    """
    found: list[Number] = []
    readers = (
        (HALF_RE, _half),
        (DOZEN_RE, _dozen),
        (DIGITS_RE, _digits),
        (WORDS_RE, _number_in_words),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            number = read(match)
            if number and not any(number.span.overlaps(other.span) for other in found):
                found.append(number)
    return tuple(sorted(found, key=lambda n: n.span))


def parse_digits(text: str) -> Decimal:
    """Return the exact value of a number in digits.

    >>> parse_digits("12,34,567.89")
    Decimal('1234567.89')
    """
    return Decimal(text.replace(", ", ",").replace(",", ""))


def parse_words(text: str) -> Decimal | None:
    """Return the value of number words, None for a sequence that is no number.

    >>> parse_words("two hundred and fifty thousand"), parse_words("forty-two"), parse_words("two three")
    (Decimal('250000'), Decimal('42'), None)
    """
    total, current, last = Decimal(0), Decimal(0), None
    for word in re.split(r"[ -]+", text.lower()):
        if word in {"and", "a", "an"}:
            continue
        value = word_values()[word]
        if value >= HUNDRED:
            current = (current or Decimal(1)) * value
            if value > HUNDRED:
                total, current = total + current, Decimal(0)
        elif last is not None and not _may_follow(value, last):
            return None
        else:
            current += value
        last = value
    return total + current


def _may_follow(value: Decimal, last: Decimal) -> bool:
    return last >= HUNDRED or (last >= 20 and value > 0)  # noqa: PLR2004  # twenty-one, not three one


def _digits(match: re.Match[str]) -> Number | None:
    text, end = match.string, match.end()
    if re.match(r"(?:st|nd|rd|th|s)\b|\.\d", text[end:]):  # 75th, 1950s, 3.1.3
        return None
    if match["whole"]:
        bottom = int(match["bottom"])
        value = Decimal(match["whole"]) + part_of(int(match["top"]), bottom)
    elif match["top2"]:
        top, bottom = int(match["top2"]), int(match["bottom2"])
        if bottom not in FRACTION_PARTS or top >= bottom:  # 24/7, 9/11
            return None
        value = part_of(top, bottom)
    else:
        value = parse_digits(match["digits"]) if match["digits"] else Decimal(0)
        glyph = match["glyph"] or match["glyph2"]
        value += Decimal(GLYPHS[glyph]) if glyph else 0
    for word in re.split(r"[ -]", match["scale"].lower()) if match["scale"] else ():
        value *= word_values()[word]
    value = -value if match["sign"] == "-" else value
    return Number(Span(match.start(), end), value, digits=True, scaled=bool(match["scale"]))


def part_of(top: Decimal | int, bottom: int | Decimal) -> Decimal:
    """Return a fraction to four places: 2/3 is 0.6667."""
    return (Decimal(top) / bottom).quantize(Decimal("0.0001")).normalize()


def _number_in_words(match: re.Match[str]) -> Number | None:
    words = match["words"]
    value = parse_words(words)
    end = match.end()
    while value is None and re.search(r"[ -]", words):
        words = re.sub(r"(?<![ -])[ -]+(?:and )?[^ -]+$", "", words, flags=re.IGNORECASE)
        value, end = parse_words(words), match.start("words") + len(words)
    if value is None:
        return None
    half = match["half"] if end == match.end() else None
    if half:  # "one and a half million"
        value = (value + Decimal("0.5")) * word_values().get(re.split(r"[ -]", half.lower())[-1], Decimal(1))
    scaled = any(word_values().get(w, Decimal(0)) >= HUNDRED for w in re.split(r"[ -]+", match.group().lower()))
    bare_scale = match["words"] == match.group() and word_values()[re.split(r"[ -]", words.lower())[0]] >= HUNDRED
    return None if bare_scale else Number(Span(match.start(), end), value, digits=False, scaled=scaled)


def _half(match: re.Match[str]) -> Number:
    scale = match["scale"].lower()
    value = (Decimal(12) if scale == "dozen" else word_values()[scale]) / 2
    return Number(Span(match.start(), match.end()), value, digits=False, scaled=True)


def _dozen(match: re.Match[str]) -> Number:
    count = match["count"].lower()
    value = Decimal(1) if count in {"a", "an"} else word_values().get(count) or Decimal(count)
    return Number(Span(match.start(), match.end()), value * 12, digits=False, scaled=False)
