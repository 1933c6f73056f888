"""``Briefing`` → Markdown and JSON; pure strings."""

from __future__ import annotations

from collections.abc import Mapping

from generator.rendering.json_form import render_json
from generator.rendering.markdown_form import NO_DOCUMENTS, render_markdown
from generator.values.briefing import Briefing
from generator.values.document import Document


def render(briefing: Briefing, documents: Mapping[str, Document] = NO_DOCUMENTS) -> dict[str, str]:
    """Return the generated files of a story by name; documents give excerpts their paragraph."""
    return {"briefing.json": render_json(briefing), "index.md": render_markdown(briefing, documents)}
