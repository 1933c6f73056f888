"""Amounts: a number with its unit and its qualifier, ranges put together.

    over $200 billion · between 5% and 10 percent · $2-3 billion · 8 to 10 feet · some 325 km
    up to £4.2bn · 30 or more · $5m (£3.2m), the second the same as the first

A change is two amounts, not a range: "rose from 5 to 7 percent". Amounts without unit are found
too; whether they count something is for syntax to say (``counts``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from generator.figures.numbers import Number, find_numbers
from generator.figures.shares import SHARE, find_shares
from generator.figures.units import TIME_UNITS, Unit, UnitKind, read_scale_letter, read_sign, read_unit
from generator.lexicons.loader import alternatives, load_lexicon
from generator.values.findings import Qualifier
from generator.values.span import Span

LARGE: Final = 1_000_000  # no weight is printed as "a million pounds"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as printed; ``unit`` is None for a bare number."""

    span: Span  # number and unit
    outer: Span  # with the qualifier
    number: Span  # the number alone, both numbers of a range
    value: Decimal
    unit: str | None
    kind: UnitKind | None
    digits: bool
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    hyphen: bool = False  # "3-inch"
    scaled: bool = False  # "5 million"
    same_as: Span | None = None  # the amount this one converts


JOINT_RE = re.compile(r"(?: ?- ?| to | and | or |-to-)(?:about |around |nearly |over |up to |perhaps |as much as )?")


@cache
def _change_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before the first number of a change: "rose to 7 from", "rose by"."""
    changes = alternatives(load_lexicon("figure_cues")["changes"])
    return (
        re.compile(rf"\b(?:{changes})\b[^.;]{{0,50}}\bfrom [^.;,]{{0,24}}$", re.IGNORECASE),
        re.compile(rf"\b(?:{changes}) (?:by |about |around |nearly |over )?$", re.IGNORECASE),
    )


def find_amounts(text: str, start: int = 0) -> tuple[Amount, ...]:
    """Return the amounts of a text in text order; offsets count from ``start``.

    >>> amount, = find_amounts("a goal of over $200 billion by then")
    >>> str(amount.value), amount.unit, amount.qualifier.value
    ('200000000000', 'USD', 'more than')
    >>> [(str(a.value), str(a.high), a.unit) for a in find_amounts("$2-3 billion and 8 to 10 feet")]
    [('2000000000', '3000000000', 'USD'), ('8', '10', 'feet')]
    """
    shares = find_shares(text)
    numbers = [n for n in find_numbers(text) if not any(n.span.overlaps(s.span) for s in shares)]
    parts = (Amount(s.span, s.span, s.span, s.value, SHARE, UnitKind.SHARE, digits=False) for s in shares)
    amounts = sorted((*(_read_amount(text, number) for number in numbers), *parts), key=lambda a: a.span)
    qualified = _qualify(text, _join_ranges(text, amounts))
    return tuple(_shifted(a, start) for a in qualified)


def _read_amount(text: str, number: Number) -> Amount:
    span, value = number.span, number.value
    sign = read_sign(text[: span.start])
    first = span.start - (sign.length if sign else 0)
    if sign:
        return _money(text, number, sign, first)
    unit = read_unit(text[span.end :], digits=number.digits)
    if unit and unit.name == "pounds" and value >= LARGE:
        unit = replace(unit, name="GBP", kind=UnitKind.MONEY)
    end = span.end + (unit.length if unit else 0)
    whole = Span(first, end)
    if not unit:
        return Amount(whole, whole, span, value, None, None, number.digits, scaled=number.scaled)
    value = (value * unit.factor).normalize() if unit.factor != 1 else value
    return Amount(
        whole, whole, span, value, unit.name, unit.kind, number.digits, hyphen=unit.hyphen, scaled=number.scaled
    )


def _money(text: str, number: Number, sign: Unit, first: int) -> Amount:
    span, value, scaled = number.span, number.value, number.scaled
    letter = None if scaled else read_scale_letter(text[span.end :])
    if letter:
        value, span, scaled = value * letter[0], Span(span.start, span.end + letter[1]), True
    whole = Span(first, span.end)
    return Amount(whole, whole, span, value, sign.name, UnitKind.MONEY, digits=True, scaled=scaled)


def _join_ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    for amount in amounts:
        both = _range(text, joined[-1], amount) if joined and joined[-1].high is None else None
        if both:
            joined.pop()
        joined.append(both or amount)
    return joined


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    between, before = text[low.span.end : high.span.start], text[: low.span.start]
    changed, moved = _change_patterns()
    if not JOINT_RE.fullmatch(between) or changed.search(before) or (" to " in between and moved.search(before)):
        return None
    if " and " in between and not re.search(r"\bbetween [^.;,]{0,20}$", before, re.IGNORECASE):
        return None
    if low.kind is UnitKind.MONEY and high.unit is None and high.digits:
        high = replace(high, unit=low.unit, kind=low.kind)  # "$2-3 billion"
    return _as_range(low, high) if low.unit in {None, high.unit} else None


def _as_range(low: Amount, high: Amount) -> Amount | None:
    value = low.value
    if high.scaled and not low.scaled:
        scale = max((Decimal(10) ** e for e in (3, 6, 9, 12) if high.value >= Decimal(10) ** e), default=Decimal(1))
        value = low.value * scale if low.value * scale < high.value else value
    if value >= high.value:
        return None
    span = low.span.cover(high.span)
    return replace(high, span=span, outer=span, number=low.number.cover(high.number), value=value, high=high.value)


def link_conversions(text: str, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Return the amounts of a text, each that repeats the one before it in another unit linked to it.

    >>> first, second = link_conversions("$5m (£3.2m)", find_amounts("$5m (£3.2m)"))
    >>> second.same_as == first.span
    True
    """
    pairs = zip((None, *amounts), amounts, strict=False)
    return tuple(replace(a, same_as=last.span) if last and _converts(text, last, a) else a for last, a in pairs)


def _converts(text: str, first: Amount, second: Amount) -> bool:
    """Say whether the second repeats the first in another unit: "12mph (20km/h)"."""
    if first.kind is None or first.kind is not second.kind or first.unit == second.unit:
        return False
    if first.kind is UnitKind.PERCENT or first.unit in TIME_UNITS:
        return False
    gap, after = text[first.span.end : second.span.start], text[second.span.end :]
    bracket = re.fullmatch(r"(?: each| apiece)? ?[(\[](?:about |around |approximately |roughly |or |~|= ?)?", gap)
    comma = re.fullmatch(r",? or (?:about |around |approximately |roughly )", gap)
    return bool(bracket and re.match(r"[^()\[\]]{0,25}[)\]]", after)) or bool(comma)


@cache
def _qualifiers(*, behind: bool) -> dict[str, Qualifier]:
    """Return what the words before a number, or those behind it, say of it."""
    groups = load_lexicon("qualifiers").items()
    told = {e: g.removesuffix(" after") for g, es in groups if g.endswith("after") is behind for e in es}
    return {entry: Qualifier(name) for entry, name in told.items()}


@cache
def _qualifier_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    left, right = (alternatives(_qualifiers(behind=behind)) for behind in (False, True))
    return (
        re.compile(rf"(?<![\w-])(?P<words>{left})(?: an?)?[ ]?(?:an? )?$", re.IGNORECASE),
        re.compile(rf"(?:[ ]?(?={right})|,? )(?P<words>{right})(?!\w)|(?P<sign>\+)", re.IGNORECASE),
    )


def _qualify(text: str, amounts: list[Amount]) -> list[Amount]:
    left, right = _qualifier_patterns()
    qualified = []
    for amount in amounts:
        before = left.search(text[max(0, amount.span.start - 40) : amount.span.start])
        behind = right.match(text, amount.span.end)
        if before and not _is_preposition(text, amount, before["words"]):
            start = amount.span.start - len(before.group())
            outer, qualifier = Span(start, amount.span.end), _qualifiers(behind=False)[before["words"].lower()]
        elif behind:
            words = (behind["words"] or behind["sign"]).lower()
            outer, qualifier = Span(amount.span.start, behind.end()), _qualifiers(behind=True)[words]
        else:
            outer, qualifier = amount.span, Qualifier.EXACTLY
        qualified.append(replace(amount, outer=outer, qualifier=qualifier))
    return qualified


def _is_preposition(text: str, amount: Amount, words: str) -> bool:
    """Say whether the word is none of how much: "over three years", "a bill under 2 headings"."""
    if words.lower() not in {"over", "under", "above", "below"}:
        return False
    before = text[: amount.span.start]
    return amount.kind is UnitKind.TIME and not re.search(
        r"\b(?:for|in|of|to|by|just|well|after|took|takes|lasted|spent|is|was|at)\s+(?:just |well )?\w+ $", before
    )


def _shifted(amount: Amount, by: int) -> Amount:
    span, outer, number = (Span(s.start + by, s.end + by) for s in (amount.span, amount.outer, amount.number))
    return replace(amount, span=span, outer=outer, number=number)
