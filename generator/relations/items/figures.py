"""The same figure in several sources becomes one, with its period resolved.

    "$218.2 billion" in one source, "$218.2 billion" in another, both China-Russia trade  → one figure
    "12mph (20km/h)"                                                → one figure, two excerpts
    "six people were killed", "six dead", later "11 dead"           → two figures of one measure: people killed
    "the two countries", "two of the sources", a figure of unknown measure → in no table

A table is for a reader: what names no amount worth knowing stays in the annotation alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Final

from generator.figures.counts import NUMBER_UNIT
from generator.figures.units import TIME_UNITS
from generator.lexicons.casualties import words_of_toll
from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.counts import (
    TOLLS,
    DatedFigure,
    dated_figures,
    is_recent,
    measured_units,
    of_people,
    same_measure,
    same_period,
    toll_of,
    words_of,
)
from generator.relations.comparing.grouping import join_first
from generator.syntax.labels import NOMINAL
from generator.values.briefing import BriefingFigure, BriefingQuantity, Period
from generator.values.document import Evidence, value_of
from generator.values.findings import Figure, FigureRole, Qualifier
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

TELLING: Final = 3  # digits that make it sure that two equal sums of one story are the same
OVER_TIME: Final = 3  # periods of one measure that make it a series
MOST: Final = 24  # rows a reader looks through
FEW: Final = 3  # counts up to here tell little whatever is counted
SMALL: Final = 10  # counts up to here need a reason to be in the table
ROUNDED: Final = Decimal("0.05")  # share of an amount by which one that rounds it may differ
VERSION_RE = re.compile(r"\d+\.\d+")  # "the 5.50 features"
DEFINITE_RE = re.compile(r"\b(?:the|these|those|its|their|his|her|both|all|our|my|your) $", re.IGNORECASE)


def match_figures(story: Story) -> Story:
    """Return the story with its figures, the same measure side by side, the weightiest first."""
    clusters = _cluster(story)
    main_of = {_place_of(c): cluster[0] for cluster in clusters for c in cluster}
    figures = tuple(_figure(story, cluster, main_of) for cluster in clusters)
    named = {f.id for f in figures}
    linked = tuple(f if f.relates_to in named else replace(f, relates_to=None) for f in figures)
    return replace(story, figures=_with_subjects(linked, [c[0].figure.measure for c in clusters]))


def _with_subjects(figures: tuple[BriefingFigure, ...], measures: list[str | None]) -> tuple[BriefingFigure, ...]:
    """Name what figures of three periods or more measure in the same words and unit."""
    periods: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    keys = [((m or "").lower(), f.quantity.unit) for f, m in zip(figures, measures, strict=True)]
    for figure, key in zip(figures, keys, strict=True):
        periods[key] |= {figure.period.start} if figure.period and figure.period.start else set()
    return tuple(
        replace(f, subject=m) if m and len(periods[key]) >= OVER_TIME else f
        for f, m, key in zip(figures, measures, keys, strict=True)
    )


def _cluster(story: Story) -> list[list[DatedFigure]]:
    worthy = (f for article in story.articles for f in dated_figures(article) if _worth_a_row(article, f))
    joined = join_first(worthy, lambda figure, cluster: _same_figure(cluster[0], figure))
    ranked = sorted(joined, key=lambda c: (not any(f.figure.heading for f in c), -_weight(c)))
    published = {a.source: a.order for a in story.articles}
    return [*_grouped(ranked[:MOST], published), *ranked[MOST:]]  # the rest is shown nowhere, and found by its ids


def _grouped(clusters: list[list[DatedFigure]], published: dict[str, tuple[str, str]]) -> list[list[DatedFigure]]:
    """Put clusters of one measure side by side, the earliest printed first, and behind them what relates to them."""
    grouped: list[list[DatedFigure]] = []
    for cluster in clusters:
        first = next((c for c in clusters if _relates(cluster, c)), cluster)  # a goal stands behind its value
        group = [c for c in clusters if c is first or same_measure(c[0].figure, first[0].figure)]
        group.sort(key=lambda c: (c[0].figure.relates_to is not None, min(published[n.source] for n in c)))
        group += [c for c in clusters if _relates(c, first)]
        for member in (*group, cluster):
            if not any(member is c for c in grouped):
                grouped.append(member)
    return grouped


def _relates(cluster: list[DatedFigure], other: list[DatedFigure]) -> bool:
    return any(a.source == b.source and a.figure.relates_to == b.figure.span for a in cluster for b in other)


def _worth_a_row(article: DatedArticle, counted: DatedFigure) -> bool:
    """Say whether a figure's subject is sure and its amount worth a row of the table."""
    figure = counted.figure
    if figure.same_as is not None or not words_of(figure.measure or figure.heading or ""):
        return False
    if figure.quantity.unit == NUMBER_UNIT and toll_of(figure) is None:
        return False
    if figure.number and VERSION_RE.fullmatch(figure.number.cut(article.document.normal)):
        return False
    before = article.document.normal[max(0, figure.outer.start - 8) : figure.outer.start]
    small = figure.quantity.value <= SMALL and not figure.quantity.unit.isupper()
    return not (small and DEFINITE_RE.search(before) and figure.quantity.unit not in measured_units())


def is_readable(figure: BriefingFigure, story: Story) -> bool:
    """Say whether a row says what is counted, and of whom: "the strike" where this is what the story is of.

    What measures the same, word for word, as a readable one is readable, too.
    """
    alike = (f for f in story.figures if f.subject and f.subject == figure.subject)
    return any(_says_what(f, story) for f in (figure, *alike))


def _says_what(figure: BriefingFigure, story: Story) -> bool:
    words = figure.told or figure.measure
    alike = [f for a in story.articles for f in a.article.figures if f.heading and f.heading == words]
    bare = [set(words_of(f.bare)) if f.bare else frozenset() for f in alike]
    return any(words <= _known_nouns(story) for words in bare)


def _known_nouns(story: Story) -> set[str]:
    """Return the nouns that need no more words: those of titles and first sentences, and those all articles use."""
    told, used = {"people"}, []
    for article in (a.article for a in story.articles):
        nouns = [t for t in article.annotation.tokens if t.pos in NOMINAL]
        opening = article.annotation.sentences[0].last if article.annotation.sentences else 0
        titled = (value_of(article.document.metadata.title) or "", *(t.text for t in nouns if t.index < opening))
        told |= {*words_of(" ".join(titled))}
        used.append({*words_of(" ".join(t.text for t in nouns))})
    return told | (set.intersection(*used) if len(used) > 1 else set())


def is_repeated(figure: BriefingFigure, story: Story) -> bool:
    """Say whether an earlier row has the same amount of the same thing for no other period, or any row a finer one."""
    before = takewhile(lambda f: f.id != figure.id, story.figures)
    same = (f for f in before if f.quantity.value == figure.quantity.value)
    finer = (f for f in story.figures if _rounds(figure.quantity, f.quantity))
    return any(_is_same_amount(figure, f) and is_readable(f, story) for f in (*same, *finer))


def _is_same_amount(figure: BriefingFigure, other: BriefingFigure) -> bool:
    a, b = figure.quantity, other.quantity
    apart = figure.period and other.period and figure.period.start != other.period.start
    if (a.high, a.unit.lower()) != (b.high, b.unit.lower()) or apart:
        return False
    return bool(_said_in(figure.measure) & _said_in(other.measure))


def _rounds(a: BriefingQuantity, b: BriefingQuantity) -> bool:
    """Say whether one amount rounds another: "more than 200" and "210", "roughly 145 million" and "145.5 million"."""
    rounded = a.qualifier is not Qualifier.EXACTLY is b.qualifier
    return rounded and 0 < abs(a.value - b.value) < ROUNDED * b.value


def says_little(figure: BriefingFigure) -> bool:
    """Say whether a figure is a small count or short time that one source mentions: "two offices", "five people"."""
    unit = figure.quantity.unit
    if len(figure.sources) > 1 or figure.role != FigureRole.VALUE.value:
        return False
    if any(words_of_toll(toll) & set(words_of(figure.measure or "")) for toll in TOLLS):
        return False
    counted = unit not in measured_units() and not unit.isupper()
    return figure.quantity.value <= FEW and (counted or unit in TIME_UNITS)


def _is_toll(cluster: list[DatedFigure]) -> bool:
    """Say whether a figure is a toll of the story's event: people at large, no part of them, no other time."""
    figure = cluster[0].figure
    is_sure = toll_of(figure) is not None and same_measure(figure, figure)
    return is_sure and of_people(figure) and all(is_recent(c) for c in cluster)


def _same_figure(a: DatedFigure, b: DatedFigure) -> bool:
    first, second = a.figure.quantity, b.figure.quantity
    if (first.value, first.high) != (second.value, second.high) or not _same_role(a.figure, b.figure):
        return False
    if _is_toll([a]) and _is_toll([b]) and same_measure(a.figure, b.figure):
        return True
    if {first.qualifier, second.qualifier} - {
        Qualifier.EXACTLY,
        Qualifier.ABOUT,
    } and first.qualifier != second.qualifier:
        return False
    if a.figure.per != b.figure.per and None not in {a.figure.per, b.figure.per}:
        return False
    if not _may_share_period(a, b):
        return False
    return _headings_agree(a.figure, b.figure) and _is_same_thing(a, b)


def _is_same_thing(a: DatedFigure, b: DatedFigure) -> bool:
    return same_measure(a.figure, b.figure) or _measures_nest(a.figure, b.figure) or _is_telling(a.figure, b.figure)


def _headings_agree(a: Figure, b: Figure) -> bool:
    """Say whether two figures are counted of the same by their headings; what is not sure joins nothing that is."""
    if a.heading is None or b.heading is None:
        return a.heading is b.heading or _is_telling(a, b)
    first, second = _said_in(a.heading), _said_in(b.heading)
    return _is_telling(a, b) or len(first & second) * 2 >= min(len(first), len(second))


def _said_in(heading: str | None) -> frozenset[str]:
    """Return the content words of a heading without its numbers."""
    numbers = {word for words in load_lexicon("numbers").values() for word in words}
    return frozenset(w for w in words_of(heading or "") if not w[0].isdigit() and w not in numbers)


def _is_telling(a: Figure, b: Figure) -> bool:
    """Say whether two equal sums are too exact to be two: "$218.2 billion" in trade and in commerce."""
    digits = a.quantity.value.normalize().as_tuple().digits
    return (
        a.quantity.unit.isupper() and a.quantity.unit == b.quantity.unit and len(digits) >= TELLING and a.per == b.per
    )


def _same_role(a: Figure, b: Figure) -> bool:
    """Say whether two roles can be of one figure: what one source expects another says will be."""
    expected = {FigureRole.VALUE, FigureRole.FORECAST}
    return a.role is b.role or {a.role, b.role} == expected


def _may_share_period(a: DatedFigure, b: DatedFigure) -> bool:
    """Say whether nothing speaks against one period: one is not named or placed, or both are the same."""
    if same_period(a, b):
        return True
    if toll_of(a.figure) is not None:
        return False
    if None in {a.figure.period, b.figure.period}:
        return True
    placed = [c for c in (a, b) if c.period and (c.period.start or c.period.end)]
    return len(placed) < 2 and a.period_text == b.period_text  # noqa: PLR2004  # not both placed


def _measures_nest(a: Figure, b: Figure) -> bool:
    """Say whether equal amounts carry measures that share their words: "trade", "bilateral trade"."""
    first, second = set(words_of(a.measure or "")), set(words_of(b.measure or ""))
    if a.quantity.unit.lower() != b.quantity.unit.lower():
        return False
    return toll_of(a) == toll_of(b) and (first <= second or second <= first)


def _weight(cluster: list[DatedFigure]) -> float:
    """Weigh a figure for a reader: kind of amount, sources that have it, role, size, attribution."""
    figure = cluster[0].figure
    quantity, weight = figure.quantity, 0.0
    if quantity.unit.isupper() or quantity.unit.startswith("percent"):
        weight += 3
    elif toll_of(figure) is not None:
        weight += 4
    elif quantity.unit in TIME_UNITS:
        weight -= 1
    elif quantity.unit in measured_units():
        weight += 1
    weight += 1.5 * (len({c.source for c in cluster}) - 1)
    weight += 0.5 if figure.role is not FigureRole.VALUE else 0
    weight += 0 if quantity.qualifier is Qualifier.EXACTLY else 0.25
    weight += 0.5 if figure.attributed_to else 0
    weight += 0.5 if figure.period else 0
    return weight + (1 if quantity.value > SMALL else 0) + (0.5 if len(words_of(figure.measure or "")) > 1 else 0)


def _place_of(counted: DatedFigure) -> tuple[str, int]:
    return counted.source, counted.index


def _figure(story: Story, cluster: list[DatedFigure], main_of: dict[tuple[str, int], DatedFigure]) -> BriefingFigure:
    main = cluster[0]
    evidence = tuple(_unique([e for counted in cluster for e in _figure_evidence(story, counted)]))
    quantity = main.figure.quantity
    headed = next((c.figure for c in cluster if c.figure.heading), main.figure)
    heading, measure = headed.heading, headed.brief or headed.measure or headed.heading
    given = next((c.figure.attributed_to for c in cluster if c.figure.attributed_to), None)
    return BriefingFigure(
        id=evidence[0].id,
        also=tuple(e.id for e in evidence[1:]),
        text=" ".join(story.article_of(main.source).document.printed(main.figure.outer).split()),
        quantity=BriefingQuantity(quantity.value, quantity.unit, quantity.qualifier, quantity.high),
        measure=measure,
        role=main.figure.role,
        relates_to=_related(story, cluster, main_of),
        period=_period(story, cluster),
        attributed_to=given,
        edited=False,
        evidence=evidence,
        sources=tuple(sorted({e.source for e in evidence})),
        told=heading if heading != measure else None,
    )


def _unique(evidence: list[Evidence]) -> list[Evidence]:
    return list({e.id: e for e in evidence}.values())


def _figure_evidence(story: Story, counted: DatedFigure) -> list[Evidence]:
    """Return the excerpt of a figure and those of its conversions."""
    article = story.article_of(counted.source)
    figures = article.article.figures
    spans = [counted.figure.outer, *(f.outer for f in figures if f.same_as == counted.figure.span)]
    return [article.document.evidence(span) for span in spans]


def _related(story: Story, cluster: list[DatedFigure], main_of: dict[tuple[str, int], DatedFigure]) -> str | None:
    for counted in cluster:
        span = counted.figure.relates_to
        found = _at(story, counted, span) if span else None
        main = main_of.get(found) if found else None
        if main and main is not cluster[0]:
            return _figure_evidence(story, main)[0].id
    return None


def _at(story: Story, counted: DatedFigure, span: Span) -> tuple[str, int] | None:
    figures = story.article_of(counted.source).article.figures
    return next(((counted.source, n) for n, f in enumerate(figures) if f.span == span), None)


def _period(story: Story, cluster: list[DatedFigure]) -> Period | None:
    """Return the period of the first article that can place it, else its words alone."""
    alike = [c for c in cluster if c.figure.heading == cluster[0].figure.heading]
    placed = [c for c in alike if c.period and (c.period.start or c.period.end)]
    spoken = placed or [c for c in alike if c.figure.period]
    if not spoken or spoken[0].figure.period is None:
        return None
    first = spoken[0]
    text = story.article_of(first.source).document.printed(spoken[0].figure.period)
    resolved = first.period
    return Period(" ".join(text.split()), resolved.start if resolved else None, resolved.end if resolved else None)
