"""The same utterance in several sources: one quote, its variants, its speaker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article, story_of

from generator.relations.items.quotes import measure_coverage
from generator.stages.relate import relate
from generator.values.briefing import BriefingQuote
from generator.values.story import Story

CASES = read_cases(Path(__file__).parent / "merged_quotes.yml")
TEXTS = (
    '"The bridge is safe and will stay open," Jane Roe said. "We checked it twice."',
    '"The bridge is safe," Jane Roe said on Monday.',
    'Jane Roe said the bridge was "a danger to everyone".',
    'According to Tom Bloggs, "The ferry will run twice a day from May."',
)


def shown(quote: BriefingQuote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "direct": quote.direct,
        "speaker": quote.speaker.name if quote.speaker else None,
        "role": quote.speaker.role if quote.speaker else None,
        "addressee": quote.addressee,
        "said_on": quote.said_on,
        "sources": list(quote.sources),
        "variants": [v.text for v in quote.variants],
    }


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    got = [shown(q) for q in story_of(case["sources"]).quotes]
    wanted = case["expected"]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] == wanted, case["why"]
    assert len(got) == len(wanted), got


def check_evidence(story: Story) -> None:
    texts = {a.source: a.document.text for a in story.articles}
    ids = [q.id for q in story.quotes]
    assert len(set(ids)) == len(ids)
    for quote in story.quotes:
        assert quote.id == quote.evidence[0].id
        assert all(e.text == texts[e.source][e.start : e.end] for e in quote.evidence)
        assert {e.source for e in quote.evidence} == set(quote.sources)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True), st.randoms())
def test_the_order_of_articles_changes_nothing(texts: list[str], random: Any) -> None:  # hypothesis' own
    articles = [article(chr(ord("a") + i), text, None) for i, text in enumerate(texts)]
    story = relate("story", tuple(articles))
    check_evidence(story)
    random.shuffle(articles)
    assert relate("story", tuple(articles)).quotes == story.quotes


def test_coverage_counts_what_is_shown_of_all_reported_speech() -> None:
    story = story_of(
        [
            {"text": '"The bridge is safe," Jane Roe said. Tom Bloggs said the ferry would run. He did not say when.'},
            {"text": '"The bridge is safe," Jane Roe said.'},
        ]
    )
    direct = tuple(q for q in story.quotes if q.direct)
    whole, part = measure_coverage(story, story.quotes), measure_coverage(story, direct)
    assert (part.shown, part.found) == (2, whole.found)
    assert part.shown < whole.shown <= whole.found
