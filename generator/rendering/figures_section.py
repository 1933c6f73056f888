"""The figures: what is counted with its number in it, grouped by measure, and a place for a chart of each measure."""

from __future__ import annotations

from generator.rendering.drawings.filling import mark_chart
from generator.rendering.drawings.series import Chart, find_charts
from generator.rendering.escaping import escape, escape_line
from generator.rendering.page import Page, anchors_of
from generator.rendering.wording import ROLE_WORDS, period_words
from generator.values.briefing import BriefingFigure

FIRST = "0000"


def render_figures(page: Page) -> list[str]:
    """Return the figures that do not stand on the front; a chart is drawn when the site is built."""
    rest = [f for f in by_measure(page.briefing.figures) if f.id not in page.front]
    lines = [line for figure in rest for line in figure_lines(page, figure)]
    drawn = [line for c in find_charts(page) if chart_anchor(c) not in page.front for line in (mark_chart(c), "")]
    return [page.heading("figures", len(rest)), "", *drawn, *lines, ""] if lines else []


def chart_anchor(chart: Chart) -> str:
    """Return what a chart is known by beside the items of a page; its figures have rows of their own."""
    return f"chart-{chart.id}"


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


def figure_lines(page: Page, figure: BriefingFigure) -> list[str]:
    """Return a figure: what is counted, the number in bold, and below it of when and according to whom."""
    notes = (ROLE_WORDS.get(figure.role), "set by the editor" if figure.edited else None)
    by = f"according to {escape(figure.attributed_to)}" if figure.attributed_to else None
    told = filter(None, (*notes, escape(period_words(figure)), by))
    below = " · ".join((*told, page.credit(figure.sources, figure.evidence)))
    return [f"- {anchors_of(figure)}{counted_words(figure)}  ", f"    *{below}*"]


def counted_words(figure: BriefingFigure) -> str:
    """Return what is counted with the amount in bold: in its place where the words hold it, else behind them."""
    amount, measure = f"**{escape(figure.text)}**", escape_line(figure.told or figure.measure or "")
    words = escape(figure.text)
    if words and words in measure:
        return measure.replace(words, amount, 1)
    if words and measure.lower().startswith(words.lower()):  # "Three boats …": **three boats**
        return f"**{measure[: len(words)]}**{measure[len(words) :]}"
    return f"{measure}: {amount}" if measure else amount
