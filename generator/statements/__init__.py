"""Sentences that can stand as facts, and what an article says is unknown."""
