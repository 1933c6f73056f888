"""Turn places in the texts as a reader sees them into places in the files.

Marks of Markdown and HTML, and line ends inside a paragraph, are no part of what the stages before read. Here every
excerpt is cut from the canonical text: ``text`` is what stands there, marks included, and ``printed`` the words without
them. A briefing of sources without marks is left as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Any, TypeVar

from msgspec import Struct, structs

from generator.values.briefing import Briefing
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence
from generator.values.fields import Ground
from generator.values.quoting import Withheld
from generator.values.span import Span

Value = TypeVar("Value")


def locate(briefing: Briefing, documents: Mapping[str, Document]) -> Briefing:
    """Return the briefing with its excerpts as they stand in the files."""
    marked = {source: document for source, document in documents.items() if document.places}
    return _located(briefing, marked) if marked else briefing


def _located(value: Value, documents: Mapping[str, Document]) -> Value:
    """Return a value with all that it holds located, however deep."""
    found: Any = value
    if isinstance(value, tuple):
        found = tuple(_located(part, documents) for part in value)
    elif isinstance(value, Evidence | Withheld | Ground):
        found = _placed(value, documents[value.source]) if value.source and value.source in documents else value
    elif isinstance(value, Diagnostic):
        found = _placed_note(value, documents)
    elif isinstance(value, Struct):
        found = structs.replace(value, **_changed(value, documents))
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **_changed(value, documents))
    return found if found != value else value


def _changed(value: object, documents: Mapping[str, Document]) -> dict[str, Any]:
    """Return the fields of a value that hold something to locate."""
    fields = ((name, getattr(value, name)) for name in getattr(type(value), "__match_args__", ()))
    return {name: part for name, held in fields if (part := _located(held, documents)) is not held}


def _placed(value: Any, document: Document) -> Any:  # noqa: ANN401  # an excerpt of any kind
    place = document.in_file(Span(value.start, value.end))
    words = place.cut(document.file)
    if isinstance(value, Withheld):
        return replace(
            value, start=place.start, end=place.end, sha256=hashlib.sha256(words.encode("utf-8")).hexdigest()
        )
    if isinstance(value, Ground):
        return structs.replace(value, start=place.start, end=place.end, text=words)
    printed = " ".join(value.text.split())
    marked = printed != " ".join(words.split())
    return structs.replace(
        value, start=place.start, end=place.end, text=words, printed=printed if marked and printed else None
    )


def _placed_note(note: Diagnostic, documents: Mapping[str, Document]) -> Diagnostic:
    source, span = note.passage or ("", Span(0, 0))
    if source not in documents:
        return note
    place = documents[source].in_file(span)
    return replace(note, place=f"sources/{source}:{place.start}-{place.end}")
