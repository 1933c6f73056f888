"""Every entry of the lexicons of figures is met by the code that reads it."""

from __future__ import annotations

import pytest

from generator.figures.amounts import find_amounts
from generator.figures.currencies import settle_currency
from generator.figures.fates import fate_words
from generator.figures.numbers import denominators, find_numbers, word_values
from generator.figures.units import CAPITALS, UnitKind, read_sign, read_unit
from generator.lexicons.loader import load_lexicon
from generator.values.findings import Qualifier

AMBIGUOUS = {"in", "try", "rub", "cad", "sek", "sar", "ron", "myr"}  # read only where no other word can be meant


def entries(name: str) -> list[tuple[str, str]]:
    return [(group, entry) for group, words in load_lexicon(name).items() for entry in words]


@pytest.mark.parametrize(("code", "sign"), entries("currency_signs"))
def test_every_currency_sign_is_read(code: str, sign: str) -> None:
    printed = sign.upper() if any(c.isalpha() for c in sign) else sign
    found = read_sign(f"for {printed}")
    assert found is not None
    assert found.name == code


@pytest.mark.parametrize(("code", "name"), entries("currency_names"))
def test_every_currency_name_is_read(code: str, name: str) -> None:
    found = read_unit(f" {name.upper() if name in AMBIGUOUS else name} more", digits=True)
    assert found is not None
    assert (found.kind, found.name) == (UnitKind.MONEY, code.partition("/")[0].rstrip("?"))


@pytest.mark.parametrize(("unit", "name"), entries("units"))
def test_every_unit_word_is_read(unit: str, name: str) -> None:
    found = read_unit(f" {name} more", digits=False)
    assert found is not None
    assert found.name == unit


@pytest.mark.parametrize(("unit", "symbol"), entries("unit_symbols"))
def test_every_unit_symbol_is_read(unit: str, symbol: str) -> None:
    printed = symbol.upper() if symbol in CAPITALS else symbol
    found = read_unit(f" {printed}" if symbol in AMBIGUOUS else f" {printed} tall", digits=True)
    assert found is not None
    assert found.name == unit


@pytest.mark.parametrize(("value", "word"), entries("numbers"))
def test_every_number_word_is_read(value: str, word: str) -> None:
    assert str(word_values()[word]) == value
    assert find_numbers(f"two {word} horses" if int(value) >= 100 else f"{word} horses")


@pytest.mark.parametrize(("value", "word"), entries("fractions"))
def test_every_fraction_word_is_read(value: str, word: str) -> None:
    assert str(denominators()[word]) == value


@pytest.mark.parametrize(("group", "words"), entries("qualifiers"))
def test_every_qualifier_is_read(group: str, words: str) -> None:
    kind = Qualifier(group.removesuffix(" after"))
    text = f"take $5{words if words.startswith((' ', '-', '+')) else ' ' + words} now"
    found = find_amounts(text if group.endswith("after") else f"take {words} $5 now")
    assert [a.qualifier for a in found] == [kind]


@pytest.mark.parametrize(("word", "lemma"), entries("casualties"))
def test_every_fate_has_one_word(word: str, lemma: str) -> None:
    assert fate_words()[lemma] == word


@pytest.mark.parametrize(("currency", "country"), entries("currency_countries"))
def test_every_country_decides_a_currency(currency: str, country: str) -> None:
    name, code = currency.split()
    text = f"In all of {country.title()} they paid 5 million {name} for it."
    (amount,) = (a for a in find_amounts(text) if a.digits)
    assert settle_currency(text, amount).unit == code
