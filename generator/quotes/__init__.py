"""Quotations, reported speech, and who said it."""
