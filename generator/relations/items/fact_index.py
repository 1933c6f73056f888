"""From a place in a source to the fact that is made of it."""

from __future__ import annotations

from collections import defaultdict

from generator.values.briefing import Fact
from generator.values.document import Evidence
from generator.values.span import Span


class FactIndex:
    """Finds the fact whose evidence covers a place in a source."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        """Index the evidence of all facts by source."""
        self._places: defaultdict[str, list[tuple[Evidence, str]]] = defaultdict(list)
        for fact in facts:
            for evidence in fact.evidence:
                self._places[evidence.source].append((evidence, fact.id))

    def fact_at(self, source: str, span: Span) -> str | None:
        """Return the id of the fact that shares the most characters with a span of a source, None when none does."""
        best = max(
            ((_shared(evidence, span), evidence.id, fact) for evidence, fact in self._places[source]),
            default=(0, "", None),
        )
        return best[2] if best[0] else None


def _shared(evidence: Evidence, span: Span) -> int:
    return max(0, min(evidence.end, span.end) - max(evidence.start, span.start))
