"""Amounts written anew, as print has them: the words of a figure whose value an editor corrected.

    $4.2 million, now 4500000      -> $4.5 million
    about 14 people, now 15        -> about 15 people
    fourteen, now at least 15      -> at least 15
    4.5%, now 5 to 6               -> 5–6%

Of the words as printed all stays that is still right; where that cannot be told, they are written from nothing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.figures.amounts import Amount, find_amounts
from generator.figures.counts import NUMBER_UNIT
from generator.figures.numbers import find_numbers
from generator.figures.shares import SHARE
from generator.figures.units import PERCENT
from generator.lexicons.loader import load_lexicon
from generator.values.briefing import BriefingQuantity
from generator.values.findings import Qualifier

SCALES: Final = {"trillion": Decimal(10**12), "billion": Decimal(10**9), "million": Decimal(10**6)}
PLACES: Final = 3  # decimals that a scale word may leave: "4.125 million", but 4,125,500


def rewrite_amount(text: str, old: BriefingQuantity, new: BriefingQuantity) -> str | None:
    """Return words with every mention of one amount as that of another; None where they do not mention it."""
    amounts = (a for a in find_amounts(text) if a.unit in {None, old.unit})
    found = [a for a in amounts if (a.value, a.high) == (old.value, old.high)]
    for amount in reversed(found):
        start, end = amount.outer.start, amount.outer.end
        text = f"{text[:start]}{_in_place(text, amount, old, new)}{text[end:]}"
    return text if found else None


def write_amount(quantity: BriefingQuantity, beside: tuple[Decimal, ...] = ()) -> str:
    """Return an amount in words of its own, with a scale word only if the numbers that stand beside it can have it too.

    >>> write_amount(BriefingQuantity(Decimal(4_500_000), "EUR", Qualifier.ABOUT, None))
    'about €4.5 million'
    >>> write_amount(BriefingQuantity(Decimal(1200), "people", Qualifier.EXACTLY, Decimal(1400)))
    '1,200–1,400 people'
    >>> write_amount(BriefingQuantity(Decimal(2_000_000_000), "USD", Qualifier.EXACTLY, None), (Decimal(950_000_000),))
    '$2,000 million'
    """
    number, unit = _amount_words(quantity, beside), quantity.unit
    if unit == PERCENT:
        words = f"{number}%"
    elif unit in load_lexicon("currency_signs"):
        sign = load_lexicon("currency_signs")[unit][0]
        words = f"{unit} {number}" if sign.isalpha() else f"{sign.upper()}{number}"
    else:
        words = number if unit in {NUMBER_UNIT, SHARE} else f"{number} {unit}"
    return f"{_qualifier_words(quantity)}{words}"


def plain_number(number: Decimal) -> str:
    """Return a number in digits alone, as editors write it.

    >>> plain_number(Decimal("4200000.0")), plain_number(Decimal("4.50"))
    ('4200000', '4.5')
    """
    return f"{number.normalize() if number % 1 else number.to_integral_value():f}"


def _in_place(text: str, amount: Amount, old: BriefingQuantity, new: BriefingQuantity) -> str:
    """Return the words of a new amount where an old one stood, its unit and its qualifier as they were printed."""
    read = find_numbers(amount.number.cut(text))
    if new.unit != old.unit or not read or read[-1].value != (amount.high or amount.value):
        return write_amount(new)  # "26 cents": its number is not its value
    before, behind = text[amount.span.start : amount.number.start], text[amount.number.end : amount.span.end]
    words = f"{before}{_amount_words(new)}{behind}"
    if new.qualifier != old.qualifier:
        return f"{_qualifier_words(new)}{words}"
    return f"{text[amount.outer.start : amount.span.start]}{words}{text[amount.span.end : amount.outer.end]}"


def _qualifier_words(quantity: BriefingQuantity) -> str:
    return "" if quantity.qualifier == Qualifier.EXACTLY else f"{quantity.qualifier} "


def _amount_words(quantity: BriefingQuantity, beside: tuple[Decimal, ...] = ()) -> str:
    """Write a number, or both of a range, with the largest scale word that both are told by.

    >>> _amount_words(BriefingQuantity(Decimal(2_000_000), "USD", Qualifier.EXACTLY, Decimal(3_500_000)))
    '2–3.5 million'
    """
    ends = [n for n in (quantity.value, quantity.high) if n is not None]
    scale = next((word for word, size in SCALES.items() if all(_is_told_by(n, size) for n in (*ends, *beside))), None)
    told = [n / SCALES[scale] if scale else n for n in ends]
    cents = (
        quantity.unit in load_lexicon("currency_signs") and not scale and ends != [n.to_integral_value() for n in ends]
    )
    words = "–".join(f"{n:,.2f}" if cents else f"{n.normalize() if n % 1 else n.to_integral_value():,f}" for n in told)
    return f"{words} {scale}" if scale else words


def _is_told_by(number: Decimal, size: Decimal) -> bool:
    return abs(number) >= size and round(number / size, PLACES) * size == number
