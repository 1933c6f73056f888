"""What may say a hidden fact in other words, and is left, is told of."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from builders import article_of, cleaned, cut

from generator.overrides.guard.guarding import Guard
from generator.overrides.retellings import find_retold, find_told_headlines
from generator.overrides.same_words import compared_words
from generator.overrides.withheld import HiddenWords
from generator.publishing.generate import generate_stories
from generator.stages.annotate import annotate
from generator.stages.condense import condense
from generator.stages.relate import relate
from generator.values.story import Story

FIRST = "The ferry Alma sank off Kalvo on Tuesday with 40 passengers on board, the coast guard said."
SECOND = "The ferry Alma sank near Kalvo with 40 passengers on board on Tuesday, according to the coast guard."
LAST = "Rain fell on the harbour all day."


@pytest.fixture(scope="module")
def story() -> Story:
    texts = [
        f"---\noutlet: Paper {n}\npublished: 2031-05-0{n}\n---\n{t}\n\n{LAST}\n" for n, t in ((1, FIRST), (2, SECOND))
    ]
    return relate("ferry", tuple(article_of(cleaned(text, f"s{n}")) for n, text in enumerate(texts)))


def hidden(story: Story, *, unlike: tuple[str, ...] = (), is_statement: bool = True) -> HiddenWords:
    evidence = cut(story.articles[0].document, FIRST)
    apart = tuple(map(compared_words, unlike))
    words = compared_words(FIRST)
    return HiddenWords("overrides.yml:2:5", "s0", (evidence.span,), FIRST, words, apart, is_statement)


def test_a_report_in_other_words_is_told_of_at_the_entrys_line(story: Story) -> None:
    told = list(find_retold(condense(story), story, [hidden(story)]))
    assert [(d.code, d.place) for d in told] == [("B306", "overrides.yml:2:5")]
    assert told[0].message == f"source 's1' may say what is hidden here: '{SECOND}'"


def test_what_says_something_else_is_set_apart(story: Story) -> None:
    assert list(find_retold(condense(story), story, [hidden(story, unlike=(SECOND,))])) == []
    name = hidden(story, unlike=("The ferry Alma",))  # sets nothing apart: all that is told of her has it
    assert list(find_retold(condense(story), story, [name])) != []


def test_what_is_no_statement_is_not_retold(story: Story) -> None:
    assert list(find_retold(condense(story), story, [hidden(story, is_statement=False)])) == []


def test_a_source_more_that_parts_what_was_one_fact_brings_nothing_back(root: Path, tmp_path: Path) -> None:
    first, second, third = sorted((root / "tests/golden/stories/tennis-final-abandoned/sources").iterdir())
    story = tmp_path / "tennis"
    (story / "sources").mkdir(parents=True)
    for path in (first, third):
        shutil.copy(path, story / "sources")
    entry = f"{{source: {third.stem}, exact: Sorel fell in the final of the Meran Open., hide: true, because: asked}}"
    (story / "overrides.yml").write_text(f"facts:\n  - {entry}\n", encoding="utf-8")
    assert generate_stories(tmp_path, jobs=1).errors == ()
    shutil.copy(second, story / "sources")
    error = str(generate_stories(tmp_path, jobs=1).errors[0])
    assert (
        f"overrides.yml:2:5: source '{first.stem}' may say what is hidden here: 'Top seed Hana Sorel gave up" in error
    )
    assert "gave up injured in the final" not in (story / "briefing.json").read_text("utf-8")


def test_what_another_source_tells_of_the_same_event_is_asked_about(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "briefings/tarrow-valley-landslide", tmp_path / "slide")
    (tmp_path / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")
    entry = "{id: e-3c0be13f, hide: true, because: asked}"
    (tmp_path / "slide/overrides.yml").write_text(f"facts:\n  - {entry}\n", encoding="utf-8")
    told = [e.fault for e in generate_stories(tmp_path, check=True, jobs=1).errors]
    assert any("'01-corvan-press-agency' may say what is hidden here" in fault for fault in told)


def test_a_headline_that_tells_a_hidden_fact_is_asked_about(story: Story) -> None:
    briefing = condense(story)
    one = replace(briefing.sources[1], title="Ferry Alma sank off Kalvo")
    briefing = replace(briefing, sources=(briefing.sources[0], one))
    terms = Guard({}, annotate).terms_of
    told = list(find_told_headlines(briefing, [hidden(story)], terms))
    assert [d.message for d in told] == ["a source's headline may say what is hidden here: 'Ferry Alma sank off Kalvo'"]
    assert list(find_told_headlines(briefing, [hidden(story, unlike=("Ferry Alma sank off Kalvo",))], terms)) == []
    other = replace(one, title="Ferry Alma was built in Kalvo in 1988")
    assert list(find_told_headlines(replace(briefing, sources=(other,)), [hidden(story)], terms)) == []
