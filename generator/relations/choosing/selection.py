"""Which items of each section a reader is shown, and in which order.

Nothing is dropped for being awkward: disagreements and questions all stay. Quotes keep at least one of every
speaker; figures keep what is measured; entities are ordered by how often they are named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from generator.relations.items.figures import MOST
from generator.values.briefing import BriefingFigure, BriefingQuote, Entity, Fact, TimelineEvent
from generator.values.enums import EntityKind

FACTS = 45  # facts told among the evidence of a single article; each further article adds two
MOST_FACTS = 72
DIRECT = 16  # direct quotes shown of a single article; each further article adds two
INDIRECT = 12  # the same for indirect ones
FIGURES = 17  # the same for figures
EVENTS = 20  # the same for dated events
PER_ARTICLE = 2
ENTITIES = 40
WORDY, TERSE = 60, 4  # words of a quote from which it is long, below which it says little


def select_quotes(quotes: tuple[BriefingQuote, ...], articles: int) -> tuple[BriefingQuote, ...]:
    """Return the quotes worth showing, in their order; every speaker keeps one, words between marks come first."""
    more = PER_ARTICLE * (articles - 1)
    kept = {
        q.id for direct, cap in ((True, DIRECT), (False, INDIRECT)) for q in _best_quotes(quotes, direct, cap + more)
    }
    return tuple(q for q in quotes if q.id in kept)


def _best_quotes(quotes: tuple[BriefingQuote, ...], direct: bool, cap: int) -> list[BriefingQuote]:
    left = sorted((q for q in quotes if q.direct is direct), key=lambda q: (-_quote_merit(q), q.id))
    heard: Counter[str] = Counter()
    first: list[BriefingQuote] = []
    again: list[BriefingQuote] = []
    for quote in left:
        name = quote.speaker.name if quote.speaker else ""
        heard[name] += 1
        (first if heard[name] == 1 or holds_marks(quote) else again).append(quote)
    return [*first, *again][:cap]


def holds_marks(quote: BriefingQuote) -> bool:
    """Say whether reported speech holds words as they were said, between marks."""
    return not quote.direct and any(mark in quote.text for mark in '"“”')


def _quote_merit(quote: BriefingQuote) -> float:
    words = len(quote.text.split())
    merit = len(quote.sources) + len(quote.variants) + min(words, WORDY) / WORDY
    merit += 1.0 if quote.speaker else 0.0
    merit += 0.5 if quote.speaker and quote.speaker.role else 0.0
    merit += 0.5 if holds_marks(quote) else 0.0
    return merit - (1.0 if words < TERSE else 0.0)


def select_figures(figures: tuple[BriefingFigure, ...], articles: int) -> tuple[BriefingFigure, ...]:
    """Return the figures worth showing, in their order, with those they relate to."""
    best = sorted(figures[:MOST], key=lambda f: (-_figure_merit(f), f.id))[: FIGURES + PER_ARTICLE * (articles - 1)]
    kept = {f.id for f in best} | {f.relates_to for f in best}
    chosen = tuple(f for f in figures if f.id in kept)
    there = {f.id for f in chosen}
    return tuple(f if f.relates_to in there else replace(f, relates_to=None) for f in chosen)


def _figure_merit(figure: BriefingFigure) -> float:
    merit = float(len(figure.sources))
    merit += 2.0 if figure.measure else 0.0
    merit += 1.0 if figure.attributed_to else 0.0
    merit += 1.0 if figure.period else 0.0
    merit += 1.0 if figure.relates_to or figure.role != "value" else 0.0
    unit = figure.quantity.unit
    merit += 1.0 if unit == "percent" or unit.isupper() else 0.0
    return merit - (1.0 if figure.quantity.value == Decimal(1) else 0.0)


def select_events(events: tuple[TimelineEvent, ...], articles: int) -> tuple[TimelineEvent, ...]:
    """Return the dated events worth showing, in their order: the more exact and the more widely told first."""
    precision = {"day": 2, "month": 1, "year": 0}
    cap = EVENTS + PER_ARTICLE * (articles - 1)
    best = sorted(events, key=lambda e: (-len(e.sources) - precision.get(e.when.precision, 0), e.id))[:cap]
    kept = {e.id for e in best}
    return tuple(e for e in events if e.id in kept)


def select_facts(facts: tuple[Fact, ...], articles: int) -> tuple[Fact, ...]:
    """Return the first facts, in their order."""
    return facts[: min(MOST_FACTS, FACTS + PER_ARTICLE * (articles - 1))]


def select_entities(entities: tuple[Entity, ...], _articles: int) -> tuple[Entity, ...]:
    """Return the entities by how often they are named; people with a role are never left out."""
    ordered = sorted(entities, key=lambda e: (-e.mentions, e.id))
    kept = {e.id for e in ordered[:ENTITIES]} | {e.id for e in ordered if e.kind == EntityKind.PERSON and e.roles}
    return tuple(e for e in ordered if e.id in kept)


def choose_tags(entities: tuple[Entity, ...], sources: int) -> tuple[str, ...]:
    """Return the names of what the story is about: what most of its sources name most often."""
    wide = [e for e in entities if len(e.sources) * 2 > sources]
    chosen = sorted(wide, key=lambda e: (-e.mentions, e.id))[:6]
    return tuple(e.name for e in chosen)
