"""Fill the comments of a page that mark what only a built site draws."""

from __future__ import annotations

import re

from generator.rendering.drawings.matrix import MATRIX_RE, draw_matrix
from generator.rendering.drawings.plots import draw_chart
from generator.rendering.drawings.rail import lay_rail
from generator.rendering.drawings.series import Chart, chart_of_difference, find_charts
from generator.rendering.drawings.takeaways import write_takeaway
from generator.rendering.drawings.tree import ORIGINS_MARK, ORIGINS_RE, draw_origins
from generator.rendering.escaping import escape_line
from generator.rendering.page import Page, open_page
from generator.values.briefing import Briefing

CHART_RE = re.compile(r"^.*<!-- chart: (?P<id>\S+) -->$", re.MULTILINE)


def mark_chart(chart: Chart) -> str:
    """Return a line of Markdown that tells what a chart tells, and where it is drawn."""
    return f"{escape_line(write_takeaway(chart))}. <!-- chart: {chart.id} -->"


def fill_drawings(markdown: str, briefing: Briefing, data: str | None = None) -> str:
    """Return the page with its drawings; ``data`` is the address of the story's figures as a file."""
    page = open_page(briefing)
    charts = charts_by_id(page) if "<!-- chart: " in markdown else {}
    drawn = CHART_RE.sub(lambda m: draw_chart(page, charts[m["id"]], data) if m["id"] in charts else m[0], markdown)
    if ORIGINS_MARK in drawn:
        drawn = ORIGINS_RE.sub(lambda _: draw_origins(page), drawn)
        drawn = MATRIX_RE.sub(lambda _: draw_matrix(page), drawn)
    return lay_rail(drawn, briefing)


def charts_by_id(page: Page) -> dict[str, Chart]:
    """Return the charts of figures and of differences by the id that marks their place."""
    differences = (chart_of_difference(page, item) for item in page.briefing.disagreements)
    return {chart.id: chart for chart in (*find_charts(page), *filter(None, differences))}
