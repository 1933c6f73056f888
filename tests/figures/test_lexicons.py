"""Every entry of the lexicons of figures is met by the code that reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

import pytest
from word_probes import modules_of, without, without_some

from generator.figures.amounts import find_amounts
from generator.figures.numbers import denominators, find_numbers, word_values
from generator.figures.refusals import is_refused, refused_stretches
from generator.figures.units import CAPITALS, Unit, UnitKind, read_sign, read_unit
from generator.lexicons.loader import load_lexicon
from generator.values.findings import Qualifier


def entries(name: str) -> list[tuple[str, str]]:
    return [(group, entry) for group, words in load_lexicon(name).items() for entry in words]


def read_with_and_without(name: str, *, digits: bool) -> Iterator[tuple[str, str, Unit | None]]:
    """Yield the entries of a list, each with how it is read, which is otherwise without it."""
    texts = {entry: f" {entry} more" for _, entry in entries(name)}
    whole = {entry: read_unit(text, digits=digits) for entry, text in texts.items()}  # at once: patterns are kept
    for some in unlike_starts(name):
        with without_some(modules_of("generator.figures.", "generator.lexicons.casualties"), name, some):
            assert [e for _, e in some if read_unit(texts[e], digits=digits) == whole[e]] == []
        yield from ((group, entry, whole[entry]) for group, entry in some)


def unlike_starts(name: str) -> list[list[tuple[str, str]]]:
    """Return the entries of a list, parted so that none is read for another of its part: no two start alike."""
    alike: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, entry in entries(name):
        alike[entry[:2]].append((group, entry))
    return [[one for one in row if one] for row in zip_longest(*alike.values())]


@pytest.mark.parametrize(("code", "sign"), entries("currency_signs"))
def test_every_currency_sign_is_read(code: str, sign: str) -> None:
    printed = sign.upper() if any(c.isalpha() for c in sign) else sign
    found = read_sign(f"for {printed}")
    assert found is not None
    assert found.name == code
    with without(modules_of("generator.figures.", "generator.lexicons.casualties"), "currency_signs", code, sign):
        assert read_sign(f"for {printed}") != found


def test_every_currency_name_is_read() -> None:
    for code, name, found in read_with_and_without("currency_names", digits=True):
        assert found is not None, name
        assert (found.kind, found.name) == (UnitKind.MONEY, code.partition("/")[0])


@pytest.mark.parametrize(
    ("name", "code"),
    [("us dollars", "USD"), ("danish kroner", "DKK"), ("bahraini dinars", "BHD"), ("austrian schillings", "ATS")],
)
def test_full_names_of_currencies_are_cldr_s(name: str, code: str) -> None:
    found = read_unit(f" {name}", digits=True)
    assert found is not None
    assert found.name == code


def test_every_unit_word_is_read() -> None:
    for unit, name, found in read_with_and_without("units", digits=False):
        assert found is not None, name
        assert found.name == unit


@pytest.mark.parametrize(("unit", "symbol"), entries("unit_symbols"))
def test_every_unit_symbol_is_read(unit: str, symbol: str) -> None:
    printed = symbol.upper() if symbol in CAPITALS else symbol
    found = read_unit(f" {printed} tall", digits=True)
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
    found_in = text if group.endswith("after") else f"take {words} $5 now"
    found = find_amounts(found_in)
    assert [a.qualifier for a in found] == [kind]
    if words != "+":  # the pattern itself has the sign
        with without(modules_of("generator.figures.", "generator.lexicons.casualties"), "qualifiers", group, words):
            assert find_amounts(found_in) != found


@pytest.mark.parametrize(("group", "word"), [e for e in entries("count_nouns") if e[0] == "before a label"])
def test_every_word_before_a_label_refuses_its_number(group: str, word: str) -> None:
    text = f"see {word} 12 there"
    (amount,) = find_amounts(text)
    assert is_refused(text, amount, ())
    with without(modules_of("generator.figures.", "generator.lexicons.casualties"), "count_nouns", group, word):
        assert not is_refused(text, amount, ())


@pytest.mark.parametrize(("group", "word"), [e for e in entries("count_nouns") if e[0] == "streets"])
def test_every_street_has_a_number_of_its_own(group: str, word: str) -> None:
    text = f"They met at 10 Osterholt {word.title()} in May."
    assert refused_stretches(text)
    with without(modules_of("generator.figures."), "count_nouns", group, word):
        assert not refused_stretches(text)


def test_pounds_are_money_from_a_million_on() -> None:
    units = [find_amounts(f"It moved {count} pounds of it.")[0].unit for count in ("999,999", "1,000,000")]
    assert units == ["pounds", "GBP"]
