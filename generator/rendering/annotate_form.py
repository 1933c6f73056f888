"""An article's findings as the record ``briefings annotate --json`` prints."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.rendering.json_form import plain
from generator.times.resolver import resolve_times
from generator.values.annotation import MentionKind
from generator.values.document import Document, value_of
from generator.values.findings import Article, Figure, Quote, ResolvedTime
from generator.values.span import Span

PUBLISHED_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})


def annotate_record(path: str, article: Article) -> dict[str, Any]:
    """Return the record of one file; its shape is the contract's."""
    document, metadata = article.document, article.document.metadata
    day = date.fromisoformat(document.published[:10]) if document.published else None
    times = resolve_times(article.times, day)
    by_span = {t.expression.span: t for t in times}
    return {
        "path": path,
        "title": value_of(metadata.title),
        "subtitle": value_of(metadata.subtitle),
        "outlet": value_of(metadata.outlet),
        "byline": value_of(metadata.byline),
        "dateline": value_of(metadata.dateline),
        "published": document.published,
        "updated": value_of(metadata.updated),
        "language": metadata.language,
        "body": [_file_place(document, s) for s in document.body],
        "sentences": [_file_place(document, s.span) for s in article.annotation.sentences],
        "quotes": [_quote_record(document, q) for q in article.quotes],
        "figures": [_figure_record(document, f, by_span) for f in article.figures],
        "dates": [
            {**_file_place(document, t.expression.span), "type": t.expression.kind.value, "value": t.value}
            for t in times
        ],
        "entities": [
            {**_file_place(document, m.span), "name": m.text, "kind": m.kind.value}
            for m in article.annotation.mentions
            if m.kind in PUBLISHED_KINDS
        ],
    }


def _file_place(document: Document, span: Span) -> dict[str, int]:
    """Return where words stand in the canonical text."""
    place = document.in_file(span)
    return {"start": place.start, "end": place.end}


def _quote_record(document: Document, quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    return {
        **_file_place(document, quote.span),
        "parts": [_file_place(document, p) for p in quote.parts],
        "direct": quote.direct,
        "speaker": {
            "name": speaker.name,
            "role": speaker.role,
            "kind": speaker.kind.value,
            "mention": {**_file_place(document, speaker.mention), "text": speaker.mention.cut(document.text)},
        }
        if speaker
        else None,
        "cue": quote.cue,
    }


def _figure_record(document: Document, figure: Figure, times: dict[Span, ResolvedTime]) -> dict[str, Any]:
    period = times.get(figure.period) if figure.period else None
    return {
        **_file_place(document, figure.marked),
        "quantity": plain(figure.quantity),
        "measure": figure.brief or figure.measure,
        "role": figure.role.value,
        "period": {"text": figure.period.cut(document.text), "start": period.start, "end": period.end}
        if figure.period and period
        else None,
        "attributed_to": figure.attributed_to,
    }
