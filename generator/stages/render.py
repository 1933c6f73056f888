"""``Briefing`` → Markdown and JSON; pure strings.

The page is plain Markdown that reads well on its own and better under the theme. Every statement carries footnotes that
lead to its excerpt and its source, and an anchor for its id and each id it ever had. A section with nothing in it is
left out. Two kinds of comment, ``<!-- chart: ID -->`` and ``<!-- origins -->``, mark where the built site draws; the
same is said there in words.
"""

from __future__ import annotations

import re

from generator.kinds import KINDS, PAGE
from generator.rendering.changes_section import render_changes
from generator.rendering.excerpts import render_excerpts
from generator.rendering.facts_section import render_further_facts, render_top
from generator.rendering.json_form import render_json
from generator.rendering.page import once, open_page
from generator.rendering.sources_section import render_corrections, render_origins, render_sources
from generator.values.briefing import Briefing

BEHIND = (render_further_facts, render_origins, render_changes, render_corrections, render_sources)
GAP_RE = re.compile(r"\n{3,}")


def render(briefing: Briefing) -> dict[str, str]:
    """Return the generated files of a story by name."""
    return {"briefing.json": render_json(briefing), "index.md": render_markdown(briefing)}


def render_markdown(briefing: Briefing) -> str:
    """Return ``index.md``."""
    page = open_page(briefing, KINDS)
    kinds = sorted(KINDS, key=lambda kind: PAGE.index(kind.key) if kind.key in PAGE else len(PAGE))
    sections = (render_top, *(kind.section for kind in kinds), *BEHIND)
    body = "\n".join(line for section in sections for line in section(page))
    excerpts = "\n".join(render_excerpts(page, body))
    return GAP_RE.sub("\n\n", once(f"{body}\n{excerpts}")).strip() + "\n"
