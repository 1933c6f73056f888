"""Briefings: condense source articles into structured briefings whose every statement has evidence."""

__version__ = "0.1.0"
