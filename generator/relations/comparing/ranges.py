"""Whether two printed quantities can both be right.

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
    left, right = _stretch(one), _stretch(other)
    if one.qualifier in BOUNDS or other.qualifier in BOUNDS:
        low, high = sorted((one.value, other.value))
        return low > 0 and high / low >= BOUND_FACTOR
    return left[1] < right[0] or right[1] < left[0]


def _stretch(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The values a printed quantity may stand for, by its qualifier and the places it is printed to."""
    low, high = quantity.value, quantity.high or quantity.value
    slack = _place(quantity.value)
    if quantity.qualifier is Qualifier.ABOUT:
        return low - max(low * ABOUT, slack), high + max(high * ABOUT, slack)
    if quantity.qualifier is Qualifier.NEARLY:
        return low - low * ABOUT, high
    return low - slack / 2, high + slack / 2


def _place(value: Decimal) -> Decimal:
    """Half of a number's last printed place may be rounding; small whole numbers are exact.

    >>> _place(Decimal("218200000000")), _place(Decimal(300)), _place(Decimal(20)), _place(Decimal("11.5"))
    (Decimal('100000000'), Decimal('50'), Decimal('0'), Decimal('0.1'))
    """
    if value == value.to_integral_value():
        if abs(value) < SMALL:
            return Decimal(0)
        digits = str(int(value))
        zeros = len(digits) - len(digits.rstrip("0"))
        place = Decimal(10) ** zeros
        return place if value >= SMALL * SMALL else place / 2
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(0)
