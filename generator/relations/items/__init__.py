"""Findings of several articles that are one item: facts, quotes, figures, events."""
