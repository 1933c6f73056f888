"""What is published of somebody's words keeps the words that carry their sense.

For every quote of a briefing: no negation, modal, condition or attribution that governs it in the parse is missing
from what is shown, which is its words, its verb, its speaker and who relays it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.overrides.newsroom import Newsroom, QuotingLimits
from generator.publishing.making import make_briefing
from generator.publishing.store import StoryFolder
from generator.syntax.severing import TELLING, severed_governors
from generator.values.annotation import Annotation
from generator.values.findings import Quote


def lost_words(annotation: Annotation, quote: Quote) -> Iterator[str]:
    """Yield what governs a quote, or the verb that tells it, and is not shown with it."""
    cue = (quote.cue_span,) if quote.cue_span else ()
    shown = (*((quote.predicate,) if quote.predicate else quote.parts), *cue)
    verbs = [token for span in cue for token in annotation.tokens_in(span)[:1]]
    for verb in verbs if quote.direct else (None, *verbs):
        for embedding in severed_governors(annotation, shown, verb):
            if embedding.kind not in TELLING or quote.carrier is None:
                yield f"{embedding.kind}: {embedding.governor.text}"


def check_story(folder: Path) -> int:
    """Hold the published quotes of a story against the syntax of their articles; return how many there are."""
    made = make_briefing(StoryFolder(folder), Newsroom(quoting=QuotingLimits(1, 1000)))
    assert made.briefing
    published = {(e.source, e.start) for q in made.briefing.quotes for e in q.evidence}
    for article in made.articles:
        for quote in article.quotes:
            if (article.document.source, (quote.predicate or quote.span).start) in published:
                assert list(lost_words(article.annotation, quote)) == [], quote.span.cut(article.document.text)
    return len(published)


@pytest.mark.parametrize("stories", ["briefings", "tests/golden/stories"])
def test_published_quotes_keep_what_governs_them(root: Path, stories: str) -> None:
    assert sum(check_story(path.parent) for path in sorted((root / stories).glob("*/sources"))) > 0


@pytest.mark.shared
def test_quotes_of_real_articles_keep_what_governs_them(real_stories: tuple[Path, ...]) -> None:
    assert sum(map(check_story, real_stories)) > 0
