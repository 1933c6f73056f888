"""The figures: a table grouped by what is measured, with a place for a chart of each measure."""

from __future__ import annotations

from itertools import groupby

from generator.rendering.charts import chart_groups
from generator.rendering.escaping import escape
from generator.rendering.page import Page, anchors, cite
from generator.rendering.wording import ROLE_WORDS, period_words
from generator.values.briefing import BriefingFigure

FIRST = "0000"


def render_figures(page: Page) -> list[str]:
    """Return the table; a chart is drawn when the site is built, for the comment that names it."""
    figures = page.briefing.figures
    if not figures:
        return []
    drawn = [f"<!-- chart: {group[0].id} -->" for group in chart_groups(figures)]
    lines = ["## Figures", "", *(line for mark in drawn for line in (mark, ""))]
    lines += ["| What is counted | How much | Period | According to |", "| --- | --- | --- | --- |"]
    return [*lines, *(_row(page, f) for f in by_measure(figures)), ""]


def by_measure(figures: tuple[BriefingFigure, ...]) -> list[BriefingFigure]:
    """Order figures by measure, in the briefing's order of measures, and within one by period."""
    order: dict[str, int] = {}
    for figure in figures:
        order.setdefault(measure_key(figure), len(order))
    ranked = sorted(figures, key=lambda f: order[measure_key(f)])
    return [
        figure
        for _, group in groupby(ranked, key=measure_key)
        for figure in sorted(group, key=lambda f: (f.period.start or f.period.end or FIRST) if f.period else FIRST)
    ]


def measure_key(figure: BriefingFigure) -> str:
    """Return what makes figures one group; a figure of no known measure stands alone."""
    if figure.measure is None:
        return figure.relates_to or figure.id
    return figure.measure.lower()


def _row(page: Page, figure: BriefingFigure) -> str:
    amount = f"{anchors(figure.id, *figure.also)}**{escape(figure.text)}**"
    if figure.role in ROLE_WORDS:
        amount += f" ({ROLE_WORDS[figure.role]})"
    if figure.edited:
        amount += " (corrected by the editor)"
    cells = (
        escape(figure.measure) if figure.measure else "not stated",
        f"{amount} {cite(*figure.evidence)}",
        escape(period_words(figure)),
        " · ".join(filter(None, (escape(figure.attributed_to or ""), page.letters(figure.sources)))),
    )
    return f"| {' | '.join(cells)} |"
