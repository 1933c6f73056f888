"""The excerpts at the end of a page: every citation's words with their source.

A citation is a Markdown footnote named by the id of its evidence, so it works on GitHub, without
JavaScript, and keeps its name when others come or go. No more of the source is shown than the words
cited: how much of an article is published has a limit.
"""

from __future__ import annotations

import re

from generator.rendering.escaping import escape
from generator.rendering.page import Page
from generator.sources.marks import printed_text
from generator.values.briefing import Briefing
from generator.values.document import Evidence, evidence_in

CITATION_RE = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\](?!:)")
INTRODUCTION = "What each citation rests on, copied from its source word for word."


def render_excerpts(page: Page, markdown: str) -> list[str]:
    """Return the section that defines every footnote the page cites, in the order of citing."""
    known = evidence_by_id(page.briefing)
    cited = [i for i in dict.fromkeys(m["id"] for m in CITATION_RE.finditer(markdown)) if i in known]
    if not cited:
        return []
    return ["## Excerpts", "", INTRODUCTION, ""] + [f"[^{slug}]: {_excerpt(page, known[slug])}" for slug in cited]


def evidence_by_id(briefing: Briefing) -> dict[str, Evidence]:
    """Return every piece of evidence of a briefing by its id."""
    found: dict[str, Evidence] = {}
    for item in evidence_in(briefing):
        found.setdefault(item.id, item)
    return found


def _excerpt(page: Page, evidence: Evidence) -> str:
    label = page.labels[evidence.source]
    return f"{escape(printed_text(evidence.text))} — [{label.short}](#{label.anchor})"
