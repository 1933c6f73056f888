"""What became of words of a source: on the front, folded, among the evidence, or out, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds import KINDS, Kind
from generator.relations.choosing.salience import stands_alone
from generator.rendering.front import render_front
from generator.rendering.page import ON_EVIDENCE, open_page
from generator.values.briefing import Briefing, Fact
from generator.values.document import BlockLabel, Document, evidence_in
from generator.values.span import Span
from generator.values.story import Story


def explain_words(words: str, briefing: Briefing, story: Story) -> Iterator[str]:
    """Yield for every place where words stand what rests on them, and where that is shown or why it is not.

    "post, characters 120 to 161" · "  fact e-1a2b: on the front" · "  event e-3c4d: out: held back, as its day …"
    """
    front = render_front(open_page(briefing))[1]
    for article in story.articles:
        document = article.document
        for span in _occurrences(words, document):
            place = document.in_file(span)
            yield f"{article.source}, characters {place.start} to {place.end}"
            resting = [(kind, item) for kind in KINDS for item in _resting_on(kind, article.source, span, story)]
            lines = [f"{kind.noun} {i.id}: {_where(kind, i, briefing, story, front)}" for kind, i in resting]
            yield from (f"  {line}" for line in lines or [_why_nothing(document, span)])


def _occurrences(words: str, document: Document) -> Iterator[Span]:
    start = document.text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = document.text.find(words, start + 1)


def _why_nothing(document: Document, span: Span) -> str:
    label = next((b.label for b in document.blocks if b.span.overlaps(span)), None)
    if label is None or label is BlockLabel.BODY:
        return "out: no statement, quote, figure, event or question was found in these words"
    return f"out: {label}, no part of the article's text"


def _resting_on(kind: Kind, source: str, span: Span, story: Story) -> Iterator[Any]:
    for item in getattr(story, kind.key):
        if any(e.source == source and e.span.overlaps(span) for e in evidence_in(item)):
            yield item


def _where(kind: Kind, item: Any, briefing: Briefing, story: Story, front: frozenset[str]) -> str:  # noqa: ANN401  # an item of any kind
    """Say where an item of the story is shown, or why it is not."""
    shown = {i for other in getattr(briefing, kind.key) for i in (other.id, *other.also)}
    if item.id in front:
        return "on the front"
    if item.id in shown:
        leans = isinstance(item, Fact) and not stands_alone(item, story.article_of(item.evidence[0].source))
        place = "among the evidence" if kind.key in ON_EVIDENCE else "folded below the front"
        return f"{place}{'; no key fact, as its line leans on what stands before' if leans else ''}"
    if item.id in {w.item for w in briefing.withheld}:
        return "out: no more of its articles may be quoted"
    doubt = kind.gate(item, story)
    return f"out: held back, as {doubt}" if doubt else "out: it weighs too little beside the others"
