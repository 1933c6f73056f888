"""From a place in a source to the fact that is made of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from generator.values.briefing import Fact
from generator.values.document import Evidence
from generator.values.span import Span


class FactIndex:
    """Finds the fact whose evidence covers a place in a source."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        """Index the evidence of all facts by source and start."""
        self._places: defaultdict[str, list[tuple[Evidence, str]]] = defaultdict(list)
        for fact in facts:
            for evidence in fact.evidence:
                self._places[evidence.source].append((evidence, fact.id))
        for places in self._places.values():
            places.sort(key=_start_of)
        self._longest = max((e.end - e.start for f in facts for e in f.evidence), default=0)

    def fact_at(self, source: str, span: Span) -> str | None:
        """Return the id of the fact that shares the most characters with a span of a source, None when none does."""
        places = self._places[source]
        first = bisect_left(places, span.start - self._longest, key=_start_of)
        near = places[first : bisect_left(places, span.end, key=_start_of)]
        best = max(((_shared(evidence, span), evidence.id, fact) for evidence, fact in near), default=(0, "", None))
        return best[2] if best[0] else None


def _start_of(place: tuple[Evidence, str]) -> int:
    return place[0].start


def _shared(evidence: Evidence, span: Span) -> int:
    return max(0, min(evidence.end, span.end) - max(evidence.start, span.start))
