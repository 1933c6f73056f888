"""Amounts written anew: what was printed stays where it is still right, and what is written is read as that amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.amounts import find_amounts
from generator.figures.writing import rewrite_amount, write_amount
from generator.lexicons.loader import load_lexicon
from generator.values.briefing import BriefingQuantity
from generator.values.findings import Qualifier


def quantity(value: str, unit: str, qualifier: str = "exactly", high: str | None = None) -> BriefingQuantity:
    return BriefingQuantity(Decimal(value), unit, Qualifier(qualifier), Decimal(high) if high else None)


CASES = [
    ("$4.2 million", quantity("4200000", "USD"), quantity("4500000", "USD"), "$4.5 million"),
    ("$4.2 million", quantity("4200000", "USD"), quantity("4500000", "EUR"), "€4.5 million"),
    ("about 14 people", quantity("14", "people", "about"), quantity("15", "people", "about"), "about 15 people"),
    ("fourteen", quantity("14", "people"), quantity("15", "people", "at least"), "at least 15"),
    ("4.5%", quantity("4.5", "percent"), quantity("5", "percent", high="6"), "5–6%"),
    ("26 cents", quantity("0.26", "USD"), quantity("0.3", "USD"), "$0.30"),
    ("more than 300 km", quantity("300", "kilometres", "more than"), quantity("280", "kilometres"), "280 km"),
    ("$2-3 billion", quantity("2e9", "USD", high="3e9"), quantity("4e9", "USD"), "$4 billion"),
    ("14 men died in 14 days in 2014", quantity("14", "men"), quantity("15", "men"), "15 men died in 14 days in 2014"),
    ("14 days in all", quantity("14", "days"), quantity("15", "days"), "15 days in all"),
    ("1,200 homes", quantity("1200", "homes"), quantity("1300", "homes"), "1,300 homes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new", "expected"), CASES)
def test_an_amount_is_written_as_the_old_one_was(
    text: str, old: BriefingQuantity, new: BriefingQuantity, expected: str
) -> None:
    assert rewrite_amount(text, old, new) == expected


def test_words_that_do_not_mention_an_amount_are_left_to_be_written_anew() -> None:
    assert rewrite_amount("people killed", quantity("14", "people"), quantity("15", "people")) is None


AMOUNTS = st.decimals(min_value="0.01", max_value="999999999999", places=2).map(Decimal.normalize)


@given(AMOUNTS, st.sampled_from([*sorted(load_lexicon("currency_signs")), "percent", "kilometres", "hours"]))
def test_what_is_written_is_read_as_the_same_amount(value: Decimal, unit: str) -> None:
    words = write_amount(BriefingQuantity(value, unit, Qualifier.EXACTLY, None))
    (amount,) = find_amounts(f"It was {words} then")
    assert (amount.value, amount.unit) == (value, unit)


@pytest.mark.parametrize("qualifier", list(Qualifier))
def test_a_qualifier_that_is_written_is_read_as_the_same(qualifier: Qualifier) -> None:
    (amount,) = find_amounts(f"It cost {write_amount(quantity('12', 'EUR', qualifier))} then")
    assert amount.qualifier == qualifier
