"""A briefing as plain Markdown that reads well on its own and better under the theme.

Every statement carries footnotes that lead to its excerpt and its source, and an anchor for its id
and each id it ever had. A section with nothing in it is left out. Two kinds of comment, ``<!--
chart: ID -->`` and ``<!-- origins -->``, mark where the built site draws; the same is said there
in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.rendering.changes_section import render_changes
from generator.rendering.differences_section import render_disagreements, render_questions
from generator.rendering.excerpts import render_excerpts
from generator.rendering.facts_section import render_facts, render_further_facts, render_top
from generator.rendering.figures_section import render_figures
from generator.rendering.page import once, open_page
from generator.rendering.people_section import render_people, render_timeline
from generator.rendering.quotes_section import render_quotes
from generator.rendering.sources_section import render_corrections, render_origins, render_sources
from generator.values.briefing import Briefing
from generator.values.document import Document

# The order in which a reader meets the sections.
SECTIONS = (
    render_top,
    render_facts,
    render_disagreements,
    render_questions,
    render_figures,
    render_quotes,
    render_timeline,
    render_people,
    render_further_facts,
    render_origins,
    render_changes,
    render_corrections,
    render_sources,
)
NO_DOCUMENTS: Mapping[str, Document] = MappingProxyType({})
GAP_RE = re.compile(r"\n{3,}")


def render_markdown(briefing: Briefing, documents: Mapping[str, Document] = NO_DOCUMENTS) -> str:
    """Return ``index.md``; with its documents by source id, excerpts stand in their paragraph."""
    page = open_page(briefing, documents)
    body = "\n".join(line for section in SECTIONS for line in section(page))
    excerpts = "\n".join(render_excerpts(page, body))
    return GAP_RE.sub("\n\n", once(f"{body}\n{excerpts}")).strip() + "\n"
