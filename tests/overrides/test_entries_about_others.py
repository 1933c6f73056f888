"""Entries that would act on something else than their editor means: they are refused, or follow the right item."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article_of, cleaned

from generator.kinds import KINDS
from generator.overrides.decisions import Redaction
from generator.overrides.reader import parse_overrides
from generator.overrides.redaction import find_words_to_redact, redact
from generator.stages.condense import condense
from generator.stages.edit import edit
from generator.stages.relate import relate

PAPER = """---
outlet: Selm Echo
byline: Nadia Ferrow
published: 2031-03-06
---
Karl Brandl wants to close the quarry of Brandl Stone in Selm, the mayor said on Thursday.

"We are tired," she said.

The council meets on Friday.

Rain fell on the harbour.

Ole Lund, a fisherman, mended his nets.
"""
WORDS = "quotes:\n  - {source: echo, exact: We are tired, speaker: {name: %s}, because: heard}\n"


@pytest.fixture(scope="module")
def paper():
    return relate("quarry", (article_of(cleaned(PAPER, "echo")),))


def errors_of(briefing, story, text: str) -> list[str]:
    overrides, errors = parse_overrides(text)
    assert errors == ()
    return [
        f"{d.code} {d.message} ({d.hint})"
        for d in edit(briefing, story, overrides).diagnostics
        if d.place.startswith("overrides")
    ]


@pytest.mark.parametrize("name", ["Nadia Ferrow", "Ole Lund"])  # of the byline; of another paragraph
def test_a_speaker_is_one_who_is_named_near_the_quote(paper, name: str) -> None:
    briefing = condense(paper)
    assert any("B303" in error for error in errors_of(briefing, paper, WORDS % name))
    assert errors_of(briefing, paper, WORDS % "Karl Brandl") == []


def test_a_named_speaker_is_a_person(desk) -> None:
    entry = "{source: post, exact: We have no choice, speaker: {name: Ada Berg}, unsupported: true, because: x}"
    overrides, _ = parse_overrides(f"quotes:\n  - {entry}\n")
    assert edit(desk.briefing, desk.story, overrides).quotes[0].speaker.kind == "person"


def test_an_answer_has_something_of_its_question(desk) -> None:
    text = "questions:\n  - {id: u-1, answer: {source: courier, exact: fears for his trade}, because: x%s}\n"
    assert "B303" in errors_of(desk.briefing, desk.story, text % "")[0]
    overrides, _ = parse_overrides(text % ", unsupported: true, correction: true")
    found = edit(desk.briefing, desk.story, overrides)
    assert found.questions[0].state == "answered"
    assert found.corrections[0].was != found.corrections[0].now


def test_who_is_only_quoted_is_merged(desk) -> None:
    quote = desk.briefing.quotes[0]
    spoken = replace(quote, speaker=replace(quote.speaker, name="Mara Lindquist", kind="person"))
    overrides, _ = parse_overrides("entities:\n  - {name: Mara Lindqvist, merge: [Mara Lindquist], because: a typo}\n")
    found = edit(replace(desk.briefing, quotes=(spoken,)), desk.story, overrides)
    assert found.quotes[0].speaker.name == "Mara Lindqvist"
    assert "Mara Lindquist" in next(e for e in found.entities if e.name == "Mara Lindqvist").aliases


def test_an_id_of_another_section_is_refused(desk) -> None:
    fact = desk.briefing.facts[1]
    told = errors_of(desk.briefing, desk.story, f"timeline:\n  - {{id: {fact.id}, drop: true, because: old}}\n")
    assert told == [f"B301 '{fact.id}' is the id of a fact (put the entry under facts:)"]


def test_a_source_that_is_not_there_is_refused_with_the_nearest(desk) -> None:
    text = "facts:\n  - {source: psot, exact: Two ferries will carry passengers., drop: true, because: old}\n"
    told = errors_of(desk.briefing, desk.story, text)
    assert told == ["B304 there is no source 'psot' (did you mean 'post'?)"]


def test_what_a_name_is_unlike_keeps_its_words(paper) -> None:
    asked = Redaction("overrides.yml:2:5", "Karl Brandl", "privacy", ("Brandl Stone",))
    found = find_words_to_redact(asked, paper, paper.entities)
    documents = {a.source: a.document for a in paper.articles}
    left = redact(condense(paper), [found], KINDS, documents)
    texts = " ".join(fact.text for fact in left.facts)
    assert "Brandl Stone" in texts
    assert "Karl" not in texts
