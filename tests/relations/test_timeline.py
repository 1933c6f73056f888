"""Which dated events make the timeline, and which accounts are of one event."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import article_of, document_of
from case_files import read_cases
from test_dating import loaded

from generator.lexicons.loader import load_lexicon
from generator.relations.choosing.gates import doubt_event
from generator.relations.dating.articles import date_articles
from generator.relations.items import events
from generator.stages.relate import relate
from generator.syntax.forms import participle
from generator.values.briefing import TimelineEvent

CASES = sorted((Path(__file__).parent / "cases" / "timeline").glob("*.yml"))


def timeline(case: dict) -> tuple[TimelineEvent, ...]:
    articles = tuple(article_of(document_of(s["text"], n, s.get("published"))) for n, s in case["sources"].items())
    story = relate("case", articles)
    return tuple(event for event in story.timeline if doubt_event(event, story) is None)


def shown(event: TimelineEvent) -> str:
    when = event.when
    return f"{when.start} to {when.end} {when.status}: {when.text} ({', '.join(event.sources)})"


@pytest.mark.parametrize("case", loaded(CASES))
def test_timeline(case) -> None:
    assert [shown(e) for e in timeline(case)] == case["expected"], case["why"]


@pytest.mark.parametrize("case", loaded(CASES))
def test_the_order_of_sources_changes_no_line(case) -> None:
    backwards = {**case, "sources": dict(reversed(case["sources"].items()))}
    assert timeline(case) == timeline(backwards)


@pytest.mark.parametrize("case", loaded(CASES))
def test_every_line_is_worded_by_its_first_evidence(case) -> None:
    for event in timeline(case):
        assert event.text.startswith(event.evidence[0].text)
        assert event.id in {e.id for e in event.evidence}
        assert set(event.also) == {e.id for e in event.evidence} - {event.id}


def test_ids_are_unique() -> None:
    for path in CASES:
        ids = [e.id for e in timeline(read_cases(path))]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("verb", load_lexicon("cues")["reporting"])
def test_what_is_reported_is_the_event(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    past = "wrote" if verb == "write" else participle(verb)
    text = f"On Monday the mayor {past} that the mill burned down on 4 March 2031."
    (dated,) = date_articles((article_of(document_of(text, "a", "2031-03-13")),))
    told = events.events_in(dated)
    monkeypatch.setattr(events, "REPORTING", events.REPORTING - {verb})
    assert events.events_in(dated) != told
