"""Fill the comments of a page that mark what only a built site has: drawings, and earlier days."""

from __future__ import annotations

from generator.rendering.as_of import as_of, earlier_days
from generator.rendering.charts import chart_groups, draw_chart
from generator.rendering.diagram import draw_origins
from generator.rendering.facts_section import DATA_LINK, DAYS_MARK
from generator.rendering.markdown_form import NO_DOCUMENTS, render_markdown
from generator.rendering.page import open_page
from generator.rendering.sources_section import ORIGINS_MARK
from generator.rendering.wording import date_words
from generator.values.briefing import Briefing


def fill_drawings(markdown: str, briefing: Briefing) -> str:
    """Return the page with its charts and its diagram of origins drawn."""
    page = open_page(briefing, NO_DOCUMENTS)
    filled = markdown.replace(ORIGINS_MARK, draw_origins(page)) if ORIGINS_MARK in markdown else markdown
    for group in chart_groups(briefing.figures):
        filled = filled.replace(f"<!-- chart: {group[0].id} -->", draw_chart(page, group))
    return filled


def fill_days(markdown: str, briefing: Briefing) -> str:
    """Return the page with links to the briefing as it stood on earlier days."""
    links = [f"[{date_words(day)}]({day_page(day)})" for day in earlier_days(briefing)]
    words = f"As it stood on {' · '.join(links)}\n{{: .days }}" if links else ""
    return markdown.replace(DAYS_MARK, words)


def day_page(day: str) -> str:
    """Return the name of the page of a day, beside the story's own."""
    return f"as-of-{day}.md"


def day_pages(briefing: Briefing) -> dict[str, str]:
    """Return the pages of the days before the newest, by name."""
    pages = {}
    for day in earlier_days(briefing):
        then = as_of(briefing, day)
        head, _, rest = render_markdown(then).partition("\n")
        note = f"This is the briefing as it stood on {date_words(day)}. [Read the newest state](index.md)"
        text = fill_drawings(rest, then).replace(DAYS_MARK, "").replace(f" {DATA_LINK}", "")
        pages[day_page(day)] = f"{head}\n\n{note}\n{{: .days }}\n{text}"
    return pages
