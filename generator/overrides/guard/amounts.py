"""Whether an amount, or a time, of a wording says no more than one of its evidence.

    $218.2bn    "more than $218bn", "about $218bn", "$218.2 billion"   not "$218bn", "at least $218.2bn"
    two-thirds  "67 percent", "about 67 percent"                       not "most"
    Thursday [16 May]   "16 May", "in May"                             not "by 16 May"

Left apart: conversions of a unit or a currency.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.shares import SHARE
from generator.times.meanings.days import By
from generator.values.findings import Qualifier, ResolvedTime

NEAR: Final = Decimal("0.05")  # how far a round number may be from the one it stands for, as a part of it
ALIKE: Final = frozenset({("pounds", "GBP"), ("GBP", "pounds"), (None, "years"), ("years", None)})  # "aged 26"
MILLION: Final = 1_000_000
SHARE_STEP: Final = Decimal("0.005")  # a third is 33 percent


def holds_amount(wording: Amount, held: Amount) -> bool:
    """Say whether an amount follows from another."""
    (one, high, unit), (other, other_high, held_unit) = _as_share(wording), _as_share(held)
    if unit == "metres" and held_unit is None and held.scaled:
        one, unit = one * MILLION, None  # "4.2m" to the reader of figures
    if unit != held_unit and (unit, held_unit) not in ALIKE:
        return False
    step = SHARE_STEP if SHARE in {wording.unit, held.unit} and wording.unit != held.unit else Decimal(0)
    same = abs(one - other) <= step and (high is None) == (other_high is None)
    same = same and (high is None or other_high is None or abs(high - other_high) <= step)
    if same and wording.qualifier is held.qualifier:
        return True
    if held.qualifier is not Qualifier.EXACTLY or high is not None or other_high is not None or not other:
        return False
    return _is_rounded(wording.qualifier, one, other)


def _is_rounded(qualifier: Qualifier, one: Decimal, other: Decimal) -> bool:
    """Say whether a round number with its qualifier stands for another number."""
    if one == other or abs(one - other) / abs(other) > NEAR:
        return False
    above = {Qualifier.MORE_THAN: one < other, Qualifier.LESS_THAN: one > other, Qualifier.NEARLY: one > other}
    return above.get(qualifier, qualifier is Qualifier.ABOUT)


def _as_share(amount: Amount) -> tuple[Decimal, Decimal | None, str | None]:
    """Return an amount with parts of a whole as parts of one."""
    if amount.unit == "percent":
        high = amount.high / 100 if amount.high is not None else None
        return amount.value / 100, high, SHARE
    return amount.value, amount.high, amount.unit


def holds_time(wording: ResolvedTime, held: ResolvedTime) -> bool:
    """Say whether a time is another's, or a stretch that holds it: "in May" of 16 May."""
    if isinstance(wording.expression.meaning, By) is not isinstance(held.expression.meaning, By):
        return False
    if wording.expression.meaning == held.expression.meaning or (wording.value and wording.value == held.value):
        return True
    if "T" in (wording.value or "") or not (wording.end and held.end):
        return False
    if wording.precision == "day" and wording.start != wording.end:
        return (wording.start, wording.end) == (held.start, held.end)
    begins = not wording.start or not held.start or held.start[: len(wording.start)] >= wording.start
    return begins and held.end[: len(wording.end)] <= wording.end
