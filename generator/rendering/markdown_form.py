"""A briefing as plain Markdown that reads well on its own and better under the theme."""

from __future__ import annotations

from generator.values.briefing import Briefing


def render_markdown(briefing: Briefing) -> str:
    """Return ``index.md``."""
    lines = [f"# {briefing.title}", "", briefing.lede, ""]
    lines += [f"- {fact.text}" for fact in briefing.facts]
    return "\n".join(lines) + "\n"
