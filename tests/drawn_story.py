"""The small story with something to draw of every kind: counts over days, differing amounts, a timeline of weeks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sample_story import sample_briefing

from generator.values.briefing import Briefing, BriefingQuantity, Disagreement, Position, When
from generator.values.findings import Qualifier

DAYS = ("2031-05-03", "2031-05-04T10:00", "2031-05-08")


def amount(value: Decimal | int | str, qualifier: str = "exactly", unit: str = "people") -> BriefingQuantity:
    """Return a quantity."""
    return BriefingQuantity(Decimal(value), unit, Qualifier(qualifier), None)


def counts(days: tuple[str | None, ...] = DAYS) -> Briefing:
    """Return the story with counts of its dead, each by an article of its own."""
    story = sample_briefing("drawn-story")
    sources = tuple(replace(s, published=day) for s, day in zip(story.sources, days, strict=True))
    told = (("a-wire", amount(12, "at least")), ("b-quay", amount(19)), ("c-post", amount(23)))
    figures = tuple(
        replace(f, quantity=q, series="people killed", sources=(s,), period=None)
        for f, (s, q) in zip(story.figures, told, strict=True)
    )
    return replace(story, sources=sources, figures=figures)


def difference(*sides: BriefingQuantity | None, topic: str = "Number of jobs") -> Disagreement:
    """Return a difference between amounts, one a source."""
    story = sample_briefing()
    known = (*story.disagreements[0].positions, story.disagreements[0].positions[0])
    positions = (Position(p.text, p.sources, p.evidence, q) for p, q in zip(known, sides, strict=False))
    return replace(story.disagreements[0], kind="figure", topic=topic, positions=tuple(positions))


def with_events(story: Briefing, *whens: tuple[str, str]) -> Briefing:
    """Return a story with an event of each day and status."""
    first = story.timeline[0]
    told = (replace(first, id=f"e-{n}", when=When(d, d, None, "day", s)) for n, (d, s) in enumerate(whens))
    return replace(story, timeline=tuple(told))


def drawn_briefing() -> Briefing:
    """Return the whole story."""
    days = (*("2031-03-01",) * 2, "2031-05-03")
    dated = with_events(counts(), *((day, "happened") for day in days), ("2031-08-04", "planned"))
    sides = (amount(1_250_000, "about", "USD"), amount(2_000_000, "more than", "USD"))
    return replace(dated, disagreements=(difference(*sides, topic="Cost of the repairs"),))
