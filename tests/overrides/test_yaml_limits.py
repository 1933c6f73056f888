"""A file that asks for too much is refused where it does so, before it costs anything."""

from __future__ import annotations

import tracemalloc

import pytest

from generator.overrides.reader import parse_overrides
from generator.overrides.schema_faults import MOST_FAULTS
from generator.overrides.yaml_values import MOST_CHARACTERS, MOST_TEXT, MOST_VALUES
from generator.values.bounded_yaml import MOST_DEPTH, BoundedLoader, TooDeepError

BOMB = "a: &a [x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)
)
MEMORY = 100_000_000  # bytes
ENTRY = "- {id: e-1, hide: true, because: old}\n"
EXCESSIVE = {
    "aliases of aliases": (BOMB, "1:4: '&' at the head"),
    "characters": ("#" * (MOST_CHARACTERS + 1), "1:1: is too long: 500,001 characters"),
    "values": (f"tags: [{'a, ' * MOST_VALUES}]", "the file holds more than 20,000 values"),
    "entries": ("facts:\n" + "- {}\n" * (MOST_VALUES - 10), "2:3: the entry has no 'because'"),
    "unknown keys": ("".join(f"key{n}: 1\n" for n in range(MOST_VALUES - 10)), "1:1: unknown key 'key0'"),
    "brackets": ("title: " + "[" * 100_000, "1:20: more than 12 lists"),
    "braces": ("title: " + "{a: " * 50_000, "1:56: more than 12 lists"),
    "dashes": ("- " * 100_000, "1:27: more than 12 lists"),
    "a text": (f"title: {'x' * (MOST_TEXT + 1)}", "1:8: the text has 20,001 characters"),
    "a text of lines": ("title: |\n" + "  word\n" * 50_000, "1:8: the text has 250,000 characters"),
    "a key": (f"{'k' * 400_000}: 1", "1:1: the text has 400,000 characters"),
    "digits": (f"facts:\n- {{id: e-1, position: {'9' * 10_000}, because: x}}", "2:13: 'position' cannot be '999"),
    "digits of a value": (
        f"figures:\n- {{id: e-1, value: {'9' * 10_000}, because: x}}",
        "2:13: 'value' cannot be '999",
    ),
    "a slug": (f"slug: {'a' * 300}", "1:1: 'slug' has 300 characters, 80 at most"),
}


@pytest.mark.parametrize("name", EXCESSIVE)
def test_too_much_is_told_at_its_place_in_a_few_short_lines(name: str) -> None:
    text, fault = EXCESSIVE[name]
    _, errors = parse_overrides(text)
    assert fault in str(errors[0])
    assert all(error.hint and error.line and len(str(error)) < 400 for error in errors)
    assert len(errors) <= MOST_FAULTS


def test_what_is_within_the_limits_is_read() -> None:
    entries = "".join(ENTRY.replace("e-1", f"e-{number}") for number in range(MOST_VALUES // 4 - 1))
    assert len(parse_overrides(f"facts:\n{entries}")[0].entries) == MOST_VALUES // 4 - 1
    assert parse_overrides(f"title: {'x' * 300}\n")[1] == ()
    deep = "title: " + "[" * (MOST_DEPTH - 1) + "]" * (MOST_DEPTH - 1)
    assert [error.fault for error in parse_overrides(deep)[1]] == ["'title' must be text"]


@pytest.mark.parametrize("name", ["aliases of aliases", "values", "brackets", "a text"])
def test_no_file_takes_memory(name: str) -> None:
    text, _ = EXCESSIVE[name]
    tracemalloc.start()
    try:
        parse_overrides(text)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


def test_reading_ends_at_the_bracket_that_is_one_too_many() -> None:
    loader = BoundedLoader("title: " + "[" * 3000)
    with pytest.raises(TooDeepError) as stopped:
        list(iter(loader.get_event, None))
    assert stopped.value.index == len("title: ") + MOST_DEPTH
    assert loader.flow_level == MOST_DEPTH  # it did not look ahead for the end of a key
