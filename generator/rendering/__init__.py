"""Briefing to Markdown and JSON; pure strings."""
