"""Which figures are counts of one thing at several times, by several sources: the dead of the story's event.

"killing at least two" (10 May), "six people were killed" (11 May), "the toll rose to 11" (14 May)  → people killed
Left alone: the dead of another event, which is no source's first count, and parts of the whole ("five of the dead").
"""

from __future__ import annotations

from dataclasses import replace

from generator.relations.differences.counted import Counted
from generator.relations.differences.deeds import DONE, TOLLS, main_deeds, share_scope
from generator.values.briefing import BriefingFigure


def with_series(figures: tuple[BriefingFigure, ...], counted: tuple[Counted, ...]) -> tuple[BriefingFigure, ...]:
    """Return the figures with the series of those that count all whom the story's event befell."""
    main = main_deeds(counted)
    named: dict[str, list[Counted]] = {}
    for deed in TOLLS:
        alike = [one for (key, _), one in main.items() if key == deed]
        groups = [_may_be_one_toll(deed, one, alike) for one in alike]
        named[f"people {DONE.get(deed, deed)}"] = max(groups, key=len, default=[])
    return tuple(
        replace(f, series=next((name for name, of in named.items() if _counts_for(f, of)), None)) for f in figures
    )


def _may_be_one_toll(deed: str, first: Counted, alike: list[Counted]) -> list[Counted]:
    """Return the counts that may be of the same people as the first, and as one another."""
    kept = [first]
    for one in alike:
        if one is not first and all(share_scope(deed, one, other) for other in kept):
            kept.append(one)
    return kept


def _counts_for(figure: BriefingFigure, counted: list[Counted]) -> bool:
    """Say whether a figure is a count of a series in each source that has it."""
    places = [(one.dated.source, one.figure.outer) for one in counted]
    held = {s for s, span in places if any(e.source == s and e.span.overlaps(span) for e in figure.evidence)}
    return held.issuperset(figure.sources)
