"""Quantities, what they measure, for which period and by whose count."""
