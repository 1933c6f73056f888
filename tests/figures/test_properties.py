"""What holds for every figure of every text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from figure_reading import figures_of
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.amounts import find_amounts
from generator.figures.numbers import find_numbers, parse_words
from generator.figures.refusals import refused_stretches

NUMBERS = st.integers(min_value=1, max_value=999_999_999)
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WORDS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
PIECES = st.sampled_from(
    [
        "$5 million", "€3.2bn", "12 percent", "about 40 people", "two-thirds of voters", "one in five", "May 16",
        "in 2016", "at 6.10am", "Anna Weiss, 42,", "3-2", "5-7%", "10 to 12 km", "up to 30", "half a million",
        "No. 3", "a dozen", "rose from", "to", "of", "killed", "were injured", "(20km/h)", "12mph",
        "-", ".", ",", "and", "the", "£", "m", "%",
    ]
)  # fmt: skip


def spelled(number: int) -> str:
    if number < 20:
        return WORDS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{WORDS[ones]}" if ones else "")
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            many, rest = divmod(number, scale)
            joint = " and " if rest and rest < 100 else " "
            return f"{spelled(many)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")
    raise AssertionError(number)


@settings(deadline=None)
@given(NUMBERS)
def test_a_number_is_worth_the_same_in_words(number: int) -> None:
    assert parse_words(spelled(number)) == number


@settings(deadline=None)
@given(NUMBERS)
def test_a_number_is_worth_the_same_with_and_without_commas(number: int) -> None:
    plain, grouped = find_numbers(f"worth {number} now"), find_numbers(f"worth {number:,} now")
    assert [n.value for n in plain] == [n.value for n in grouped] == [Decimal(number)]


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=9))
def test_money_is_worth_the_same_however_its_scale_is_printed(whole: int, tenth: int) -> None:
    number = f"{whole}.{tenth}"
    printed = [f"${number} million", f"${number}m", f"${number}mn", f"US${number} million", f"USD {number} million"]
    found = [find_amounts(f"It cost {words} in all.") for words in printed]
    assert {(a.value, a.unit) for amounts in found for a in amounts} == {(Decimal(number) * 10**6, "USD")}
    assert all(len(amounts) == 1 for amounts in found)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_amounts_stand_in_order_inside_the_text_and_hold_their_number(text: str) -> None:
    amounts = find_amounts(text)
    for amount in amounts:
        assert amount.outer.contains(amount.span) or amount.span.contains(amount.outer)
        assert amount.span.contains(amount.number)
        assert amount.high is None or amount.high > amount.value
        assert amount.span.end <= len(text)
    for first, second in pairwise(amounts):
        assert first.span.end <= second.span.start


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_amounts(text: str) -> None:
    for amount in find_amounts(text):
        assert amount.span.cut(text).strip()
    assert all(0 <= a < b <= len(text) for a, b in refused_stretches(text))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=10).map(" ".join))
def test_printed_words_of_figures_stand_inside_their_spans(text: str) -> None:
    document, figures = figures_of(f"Norrland said {text} in all.")
    for figure in figures:
        assert figure.outer.contains(figure.span)
        assert any(c.isalnum() for c in figure.span.cut(document.text))
        assert figure.measure_span is None or figure.measure == " ".join(figure.measure_span.cut(document.text).split())
        assert figure.attribution_span is None or figure.attribution_span.cut(document.text) == figure.attributed_to


@settings(max_examples=20, deadline=None)
@given(st.integers(min_value=3, max_value=900))
def test_the_same_sentence_measures_the_same_whatever_the_number(number: int) -> None:
    _, figures = figures_of(f"The firm cut its workforce by {number} percent.")
    assert [(f.measure, f.quantity.value) for f in figures] == [("workforce", Decimal(number))]
