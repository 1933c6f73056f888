"""The sample story on the day of its first report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_story import sample_briefing

from generator.relations.choosing.headline import cut_news
from generator.stages.as_of import as_of, day_pages, earlier_days, fill_days
from generator.stages.render import render_evidence
from generator.values.briefing import Briefing
from generator.values.document import evidence_in

FIRST, LAST = "2031-03-02", "2031-05-30"


@pytest.fixture
def then() -> Briefing:
    return as_of(sample_briefing(), FIRST)


def test_days_before_the_newest_can_be_read() -> None:
    assert earlier_days(sample_briefing()) == (FIRST,)
    undated = tuple(replace(s, published=None) for s in sample_briefing().sources)
    assert earlier_days(replace(sample_briefing(), sources=undated)) == ()


def test_only_what_was_published_by_then_is_there(then: Briefing) -> None:
    assert [s.id for s in then.sources] == ["a-wire"]
    assert {e.source for e in evidence_in(then)} == {"a-wire"}
    assert then.updated == FIRST


def test_what_was_overtaken_later_still_stands(then: Briefing) -> None:
    assert [f.standing for f in then.facts] == ["single-origin", "single-origin"]


def test_what_was_answered_later_is_open(then: Briefing) -> None:
    assert [(q.id, q.state, q.answered) for q in then.questions] == [("u-0001", "open", ())]


def test_one_position_is_no_disagreement(then: Briefing) -> None:
    assert then.disagreements == ()


def test_the_wording_that_came_later_is_not_used() -> None:
    story = sample_briefing()
    fact = replace(story.facts[0], evidence=story.facts[0].evidence[::-1], text="Later words.")
    then = as_of(replace(story, facts=(fact,)), FIRST)
    assert then.facts[0].text == then.facts[0].evidence[0].text
    assert then.facts[0].evidence[0].source == "a-wire"


def test_the_headline_is_not_of_a_later_source() -> None:
    story = sample_briefing()
    early, late = replace(story.sources[0], title="Talks begin"), replace(story.sources[2], title="Route is known")
    told = replace(story, title="Route is known", sources=(early, story.sources[1], late))
    assert as_of(told, FIRST).title == "Talks begin"
    assert as_of(replace(told, title="An editor's"), FIRST).title == "An editor's"


def test_the_news_by_then_is_the_title_where_no_source_has_a_headline() -> None:
    story = sample_briefing()
    bare = replace(story, title="News of today", sources=tuple(replace(s, title=None) for s in story.sources))
    then = as_of(bare, FIRST)
    assert then.title == cut_news(then.lede)
    assert as_of(replace(bare, edited=("title",)), FIRST).title == "News of today"


def test_on_the_last_day_nothing_dated_is_missing() -> None:
    story = sample_briefing()
    dated = replace(story, sources=tuple(replace(s, published=s.published or FIRST) for s in story.sources))
    now = as_of(dated, LAST)
    assert (now.facts, now.questions, now.disagreements) == (dated.facts, dated.questions, dated.disagreements)


def test_a_plan_is_a_plan_until_its_day() -> None:
    story = sample_briefing()
    event = replace(story.timeline[0], when=replace(story.timeline[0].when, status="happened"))
    assert as_of(replace(story, timeline=(event,)), LAST).timeline[0].when.status == "planned"


def test_the_pages_of_earlier_days_lead_back_and_cite_soundly() -> None:
    pages = day_pages(sample_briefing())
    assert list(pages) == [f"as-of-{FIRST}.md"]
    page = pages[f"as-of-{FIRST}.md"]
    assert "as it stood on 2 March 2031. [Read the newest state](index.md)" in page
    assert "Port Hale" not in page
    assert "briefing.json" not in page, "the data are of the newest state"
    assert f"[2 March 2031](as-of-{FIRST}.md)" in fill_days(render_evidence(sample_briefing()), sample_briefing())
