"""The forms of time expressions, family by family."""
