"""Unsorted articles into groups, each of one event."""
