"""What an article leaves open, and how it is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from builders import annotated, document_of
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lexicons.loader import load_lexicon
from generator.statements.plans import participle
from generator.statements.unknowns import extract_unknowns
from generator.values.findings import Unknown

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "unknowns.yml").read_text("utf-8"))


@cache
def unknowns_in(text: str) -> tuple[Unknown, ...]:
    document = document_of(text)
    return extract_unknowns(document, annotated(document), (), ())


@pytest.mark.parametrize("name", CASES)
def test_asks_what_is_open(name: str) -> None:
    case = CASES[name]
    assert [u.question for u in unknowns_in(case["text"])] == case["expected"], case["why"]


@given(st.lists(st.sampled_from([c["text"] for c in CASES.values()]), min_size=1, max_size=3, unique=True))
@settings(max_examples=20, deadline=None)
def test_a_paragraph_more_changes_no_question(texts: list[str]) -> None:
    together = {u.question for u in unknowns_in("\n".join(texts))}
    assert together == {u.question for text in texts for u in unknowns_in(text)}


def test_every_question_ends_as_a_sentence() -> None:
    questions = [q for c in CASES.values() for q in c["expected"]]
    assert all(q[0].isupper() and q[-1] in "?." for q in questions)


def test_every_irregular_participle_is_used() -> None:
    for entry in load_lexicon("participles")["irregular"]:
        lemma, past = entry.split()
        assert participle(lemma) == past


TRIGGERS = {
    "unknown": "It was {} who fired first.",
    "decline": "Brede Shipping {}d to comment.",
}


@pytest.mark.parametrize(
    ("group", "word"), [(g, w) for g in TRIGGERS for w in load_lexicon("unknowns")[g] if w not in {"refuse", "fail"}]
)
def test_every_trigger_opens_a_question(group: str, word: str) -> None:
    text = TRIGGERS[group].format(word)
    assert unknowns_in(text), text
