"""A small bar chart of one measure: inline SVG, made at build time, with its values as text.

Drawn only where one measure has three or more values of one unit; a range, a bound and a goal are
told apart by words, never by the length of a bar alone.
"""

from __future__ import annotations

from decimal import Decimal

from generator.rendering.escaping import escape_html
from generator.rendering.wording import ROLE_WORDS, period_words
from generator.values.briefing import BriefingFigure

FEWEST = 3  # values that make a chart worth its room
WIDTH, LABELS, VALUES, ROW, BAR = 640, 200, 130, 26, 14  # px of the drawing; CSS scales it
LONGEST_LABEL = 30  # characters that fit into LABELS


def chart_groups(figures: tuple[BriefingFigure, ...]) -> list[list[BriefingFigure]]:
    """Return the figures that make a chart: one measure, one unit, three values, none below zero."""
    groups: dict[tuple[str, str], list[BriefingFigure]] = {}
    for figure in figures:
        if figure.measure and figure.quantity.value >= 0:
            groups.setdefault((figure.measure.lower(), figure.quantity.unit), []).append(figure)
    return [
        sorted(group, key=_when)
        for group in groups.values()
        if len({f.quantity.value for f in group}) >= FEWEST and max(f.quantity.value for f in group) > 0
    ]


def draw_chart(group: list[BriefingFigure], names: dict[str, str]) -> str:
    """Draw the bars of one measure as an SVG element; ``names`` names every figure's sources."""
    largest = max(f.quantity.value for f in group)
    title = escape_html(f"{group[0].measure}: {len(group)} values")
    spoken = escape_html("; ".join(f"{_label(f, names)}: {f.text}" for f in group))
    bars = [_bar(f, place, largest, names) for place, f in enumerate(group)]
    height = ROW * len(group)
    mark = escape_html(group[0].id)
    return (
        f'<figure class="chart"><figcaption>{escape_html(group[0].measure or "")}</figcaption>'
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="ct-{mark} cd-{mark}">'
        f'<title id="ct-{mark}">{title}</title><desc id="cd-{mark}">{spoken}</desc>'
        f"{''.join(bars)}</svg></figure>"
    )


def _bar(figure: BriefingFigure, place: int, largest: Decimal, names: dict[str, str]) -> str:
    room = WIDTH - LABELS - VALUES
    length = max(2, round(room * float(figure.quantity.value / largest)))
    top = place * ROW
    label = _label(figure, names)
    label = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return (
        f'<text class="chart-label" x="{LABELS - 10}" y="{top + 17}" text-anchor="end">{escape_html(label)}</text>'
        f'<rect class="chart-bar chart-{figure.role}" x="{LABELS}" y="{top + 6}" width="{length}" height="{BAR}"/>'
        f'<text class="chart-value" x="{LABELS + length + 8}" y="{top + 17}">{escape_html(figure.text)}</text>'
    )


def _label(figure: BriefingFigure, names: dict[str, str]) -> str:
    parts = [period_words(figure), ROLE_WORDS.get(figure.role, "")]
    if not parts[0]:
        parts[0] = names.get(figure.id, "")
    return ", ".join(filter(None, parts))


def _when(figure: BriefingFigure) -> str:
    return (figure.period.start or figure.period.end or "") if figure.period else ""
