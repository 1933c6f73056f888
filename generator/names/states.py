"""The states that news agencies abbreviate, as in "Tempe, Ariz."."""

from __future__ import annotations

from functools import cache

from generator.lexicons.loader import load_lexicon


def state_meant(text: str) -> str | None:
    """Return the name of an abbreviated state, None for any other words.

    >>> state_meant("Ariz."), state_meant("N.M"), state_meant("Arizona"), state_meant("Ore")
    ('Arizona', 'New Mexico', None, 'Oregon')
    """
    short = text.lower().removesuffix(".") + "."
    return _by_abbreviation().get(short) if text[:1].isupper() else None


@cache
def _by_abbreviation() -> dict[str, str]:
    return {short: state.title() for state, forms in load_lexicon("states").items() for short in forms}
