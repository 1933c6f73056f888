"""``Briefing`` → Markdown and JSON; pure strings."""

from __future__ import annotations

from generator.rendering.json_form import render_json
from generator.rendering.markdown_form import render_markdown
from generator.values.briefing import Briefing


def render(briefing: Briefing) -> dict[str, str]:
    """Return the generated files of a story by name."""
    return {"briefing.json": render_json(briefing), "index.md": render_markdown(briefing)}
