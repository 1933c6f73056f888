"""Whatever stands in a file, reading it ends in decisions or in faults with line, column and cure."""

from __future__ import annotations

import json

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kinds import KINDS
from generator.overrides.newsroom import NO_NEWSROOM, parse_newsroom
from generator.overrides.reader import NO_OVERRIDES, parse_overrides
from generator.overrides.strict_yaml import load_schema

GOOD = """\
# decisions
title: "Osterby: bridge shut"
status: draft
embargo: 2031-03-06T06:00+01:00
tags: [port, ferries]
sources:
  post: {published: 2031-03-05, because: stamp}
facts:
  - id: e-1
    text: Repairs cost $4.2m.
    because: style
  - {source: post, exact: 'Two ferries sail', hide: true, because: stale}
quotes:
  - {id: e-2, speaker: {name: Ida Berg, role: null}, because: page}
"""
PARTS = ": ", "- ", "\n  ", "\u00a0", "\u200b", "\0", "\ud800", "\u2028"
SIGNS = st.sampled_from([*"\"'[]{},:#&*!|>%@`-?~\\ \t\n", *PARTS])
SHAPES = (load_schema("overrides"), *load_schema("overrides")["$defs"].values())
KEYS = st.sampled_from(sorted({key for shape in SHAPES for key in shape.get("properties", {})}))
WORDS = st.one_of(st.text(max_size=20), st.sampled_from(["true", "2031-02-30", "e-1"]))
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS)
VALUES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4))
)


def check(text: str) -> None:
    overrides, newsroom = parse_overrides(text, kinds=KINDS), parse_newsroom(text)
    for (found, errors), nothing in ((overrides, NO_OVERRIDES), (newsroom, NO_NEWSROOM)):
        assert not errors or found == nothing
        for error in errors:
            assert error.line
            assert error.column
            assert error.hint
            assert error.line <= text.count("\n") + text.count("\r") + 1
            str(error).encode("utf-8")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.one_of(st.just(""), SIGNS)), max_size=3))
def test_a_good_file_with_slips(slips: list[tuple[int, int, str]]) -> None:
    text = GOOD
    for place, cut, sign in slips:
        text = text[:place] + sign + text[place + cut :]
    check(text)


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans())
def test_any_values_under_known_keys(values: dict, flow: bool) -> None:
    check(yaml.safe_dump(values, default_flow_style=flow, allow_unicode=True))
    check(json.dumps(values).replace("null", ""))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check(text)
