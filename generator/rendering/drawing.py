"""Fill the comments of a page that mark what only a built site draws."""

from __future__ import annotations

from generator.rendering.charts import chart_groups, draw_chart
from generator.rendering.diagram import draw_origins
from generator.rendering.page import open_page
from generator.rendering.sources_section import ORIGINS_MARK
from generator.values.briefing import Briefing


def fill_drawings(markdown: str, briefing: Briefing) -> str:
    """Return the page with its charts and its diagram of origins drawn."""
    page = open_page(briefing)
    filled = markdown.replace(ORIGINS_MARK, draw_origins(page)) if ORIGINS_MARK in markdown else markdown
    for group in chart_groups(briefing.figures):
        filled = filled.replace(f"<!-- chart: {group[0].id} -->", draw_chart(page, group))
    return filled
