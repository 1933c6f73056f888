"""Whether two printed quantities of one unit can both be right.

11 and 11.5 can (the first is coarser), "about 1,000" and 950 can, "at least six" and seven can. 30 and 45 cannot. A
bound is held against another value only when the two lie a factor of 1.5 apart.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.values.findings import Qualifier, Quantity

BOUND_FACTOR: Final = Decimal("1.5")  # DESIGN: bounds disagree only from here on
ABOUT: Final = Decimal("0.15")  # how far "about" may be off
SMALL: Final = Decimal(100)  # below it a whole number is meant to the last one
BOUNDS: Final = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.AT_MOST})


def exclude_each_other(one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities of one unit cannot both hold.

    >>> exact = Quantity(Decimal(6), "people", Qualifier.EXACTLY)
    >>> exclude_each_other(exact, Quantity(Decimal(7), "people", Qualifier.EXACTLY))
    True
    >>> exclude_each_other(exact, Quantity(Decimal(5), "people", Qualifier.AT_LEAST))
    False
    >>> exclude_each_other(exact, Quantity(Decimal(2), "people", Qualifier.AT_LEAST))
    True
    """
    if one.qualifier in BOUNDS or other.qualifier in BOUNDS:
        low, high = sorted((one.value, other.value))
        return low > 0 and high / low >= BOUND_FACTOR
    (first, last), (other_first, other_last) = _reach(one), _reach(other)
    return last < other_first or other_last < first


def _reach(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Return from where to where a printed quantity may lie, by its qualifier and the places it is printed to."""
    low, high = quantity.value, quantity.high or quantity.value
    slack = _last_place(quantity.value)
    if quantity.qualifier is Qualifier.ABOUT:
        return low - max(low * ABOUT, slack), high + max(high * ABOUT, slack)
    if quantity.qualifier is Qualifier.NEARLY:
        return low - low * ABOUT, high
    return low - slack / 2, high + slack / 2


def _last_place(value: Decimal) -> Decimal:
    """Return the unit of the last place that is no padding zero; 0 for small whole numbers, which are exact.

    Half of it may be rounding; of a few hundred or thousand, which are often counted out, a quarter.

    >>> _last_place(Decimal("218200000000")), _last_place(Decimal(300)), _last_place(Decimal(20))
    (Decimal('100000000'), Decimal('50'), Decimal('0'))
    """
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or (exponent >= 0 and abs(value) < SMALL):
        return Decimal(0)
    place = Decimal(10) ** exponent * 1
    return place / 2 if exponent >= 0 and value < SMALL * SMALL else place
