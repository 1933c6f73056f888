"""The figures: a table grouped by what is measured, with a place for a chart of each measure."""

from __future__ import annotations

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
    return [*lines, *(_figure_row(page, f) for f in by_measure(figures)), ""]


def by_measure(figures: tuple[BriefingFigure, ...]) -> list[BriefingFigure]:
    """Order figures by measure, in the briefing's order of measures, and within one by period.

    A goal, a limit or a previous value stands behind the figure it relates to.
    """
    by_id = {f.id: f for f in figures}
    keys = {f.id: _group_key(by_id.get(f.relates_to or "", f)) for f in figures}
    order = {key: place for place, key in enumerate(dict.fromkeys(keys[f.id] for f in figures))}
    return sorted(figures, key=lambda f: (order[keys[f.id]], by_id.get(f.relates_to or "") is not None, _start(f)))


def _group_key(figure: BriefingFigure) -> str:
    """Return what makes figures one group; a figure of no known measure stands alone."""
    return figure.measure.lower() if figure.measure else figure.id


def _start(figure: BriefingFigure) -> str:
    return (figure.period.start or figure.period.end or FIRST) if figure.period else FIRST


def _figure_row(page: Page, figure: BriefingFigure) -> str:
    amount = f"{anchors(figure.id, *figure.also)}**{escape(figure.text)}**"
    if figure.role in ROLE_WORDS:
        amount += f" ({ROLE_WORDS[figure.role]})"
    if figure.edited:
        amount += " (corrected by the editor)"
    cells = (
        escape(figure.measure) if figure.measure else "not stated",
        f"{amount}{cite(*figure.evidence)}",
        escape(period_words(figure)),
        " · ".join(filter(None, (escape(figure.attributed_to or ""), page.letters(figure.sources)))),
    )
    return f"| {' | '.join(cells)} |"
