"""A small bar chart of one measure: inline SVG, made at build time, with its values as text.

Drawn only where one measure has three or more values of one unit; a goal or a forecast is told
apart by its words, never by colour alone.
"""

from __future__ import annotations

from generator.rendering.escaping import escape_html
from generator.rendering.page import Page
from generator.rendering.wording import ROLE_WORDS, period_words
from generator.values.briefing import BriefingFigure

FEWEST = 3  # values that make a chart worth its room
WIDTH, ROW, BAR = 400, 44, 14  # px of the drawing; CSS scales it
LETTER = 7.6  # px of a letter of a value, bold at 13 px
LONGEST_VALUE = 28  # characters of a value beside its bar; the rest stands in the table
LONGEST_LABEL = 56  # characters that fit above a bar


def chart_groups(figures: tuple[BriefingFigure, ...]) -> list[list[BriefingFigure]]:
    """Return the figures that make a chart: one measure, one unit, three values, none below zero."""
    groups: dict[tuple[str, str], list[BriefingFigure]] = {}
    for figure in figures:
        if figure.measure and figure.quantity.value >= 0:
            groups.setdefault((figure.measure.lower(), figure.quantity.unit), []).append(figure)
    return [
        sorted(group, key=_period_start) if all(map(_period_start, group)) else group
        for group in groups.values()
        if len({f.quantity.value for f in group}) >= FEWEST and max(f.quantity.value for f in group) > 0
    ]


def draw_chart(page: Page, group: list[BriefingFigure]) -> str:
    """Draw the bars of one measure as an SVG element in a figure."""
    largest = max(f.quantity.value for f in group)
    measure = escape_html(group[0].measure or "")
    spoken = escape_html("; ".join(f"{_bar_label(page, f)}: {f.text}" for f in group))
    longest = max(len(_cut(f.text, LONGEST_VALUE)) for f in group)
    room = WIDTH - 8 - longest * LETTER
    bars = "".join(_bar(page, f, place, room * float(f.quantity.value / largest)) for place, f in enumerate(group))
    mark = escape_html(group[0].id)
    return (
        f'<figure class="chart"><figcaption>{measure}</figcaption>'
        f'<svg viewBox="0 0 {WIDTH} {ROW * len(group)}" role="img" aria-labelledby="ct-{mark} cd-{mark}">'
        f'<title id="ct-{mark}">{measure}: {len(group)} values</title><desc id="cd-{mark}">{spoken}</desc>'
        f"{bars}</svg></figure>"
    )


def _bar(page: Page, figure: BriefingFigure, place: int, width: float) -> str:
    length = max(2, round(width))
    top = place * ROW
    label, value = _cut(_bar_label(page, figure), LONGEST_LABEL), _cut(figure.text, LONGEST_VALUE)
    role = figure.role if figure.role in ROLE_WORDS else "value"
    return (
        f'<text class="chart-label" x="0" y="{top + 15}">{escape_html(label)}</text>'
        f'<rect class="chart-bar chart-{role}" x="0" y="{top + 21}" width="{length}" height="{BAR}"/>'
        f'<text class="chart-value" x="{length + 8}" y="{top + 33}">{escape_html(value)}</text>'
    )


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


def _bar_label(page: Page, figure: BriefingFigure) -> str:
    first = next((page.labels[s.id] for s in page.sources if s.id in figure.sources), None)
    reporter = f"{first.name}, {first.date}" if first else ""
    return " · ".join(filter(None, (period_words(figure), ROLE_WORDS.get(figure.role, ""), reporter)))


def _period_start(figure: BriefingFigure) -> str:
    return (figure.period.start or figure.period.end or "") if figure.period else ""
