"""What an editor decided about a source: its metadata, and whether it belongs to the story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from generator.overrides.decisions import OVERRIDES_FILE, Overrides
from generator.values.diagnostic import Diagnostic
from generator.values.document import AssignedOrigin, Basis, Document, Field, value_of
from generator.values.spelling import hint_for

FIELDS: Final = frozenset({"outlet", "title", "byline", "dateline", "published", "url"})


def is_excluded(source: str, overrides: Overrides) -> bool:
    """Say whether an editor took the source out of the story."""
    entry = overrides.sources.get(source, {})
    return bool(entry.get("exclude")) or entry.get("include") is False


def override_source(document: Document, overrides: Overrides) -> Document:
    """Return a cleaned document with the metadata an editor gave it; what the text states alike stays the text's."""
    entry = overrides.sources.get(document.source)
    if not entry:
        return document
    given = {name: entry[name] for name in FIELDS if entry.get(name)}
    changes: dict[str, Any] = {
        name: Field(words, Basis.OVERRIDE)
        for name, words in given.items()
        if value_of(getattr(document.metadata, name)) != words
    }
    if entry.get("origin"):
        changes["origin"] = AssignedOrigin(
            entry["origin"], overrides.source_places.get(document.source, OVERRIDES_FILE)
        )
    return replace(document, metadata=replace(document.metadata, **changes))


def missing_sources(overrides: Overrides, present: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return an error for every source that is given metadata and is not there."""
    known = set(present)
    return tuple(
        Diagnostic("B304", f"there is no source '{source}'", place, hint_for(source, known))
        for source, place in sorted(overrides.source_places.items())
        if source not in known
    )
