"""Plain text and Markdown: one article a file, whose text is a source's as it stands.

Front matter is read; title, outlet and date that the text itself prints are found where sources are read, as for
every text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from generator.intake.encodings import decode
from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.site_messages import site_message
from generator.sources.front_matter import split_front_matter
from generator.values.diagnostic import BriefingError
from generator.values.document import Metadata, value_of

MAX_BYTES: Final = 20_000_000  # no article is so long
FIELDS: Final = ("title", "outlet", "byline", "published", "updated", "url")


def read_text_file(raw: Raw) -> Iterator[Found]:
    """Yield the one article of a text file; raises BriefingError for what is no text, or empty."""
    if len(raw.data) > MAX_BYTES:
        fault = f"is longer than any article: {len(raw.data) // 1_000_000} MB"
        raise BriefingError(raw.place, fault, hint="give it in parts, one article a file")
    decoded = decode(raw.data, raw.place, raw.encoding)
    if not decoded.text.strip():
        raise BriefingError(raw.place, "is empty", hint="delete it, or paste the article's text")
    head = split_front_matter(decoded.text, raw.place)
    body = decoded.text[head.body_start :].strip()
    if not body:
        raise BriefingError(raw.place, "holds front matter and no article", hint="paste the article's text below it")
    if message := site_message(body, raw.place, stated=True):
        raise message
    yield Incoming(
        body=body,
        place=raw.place,
        **_stated(head.metadata),
        language=head.language,
        retrieved=raw.retrieved,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        grounds=tuple((name, "front matter") for name in FIELDS if getattr(head.metadata, name)),
        notes=decoded.notes,
        text=decoded.text,
        file=raw.file,
    )


def _stated(metadata: Metadata) -> dict[str, Any]:
    return {name: value_of(getattr(metadata, name)) for name in FIELDS}


def _never(_head: bytes) -> bool:
    """Nothing at a file's beginning tells that it is a text."""
    return False


MARKDOWN: Final = Format(
    "Markdown", frozenset({".md", ".markdown"}), frozenset({"text/markdown"}), _never, read_text_file
)
TEXT: Final = Format("text", frozenset({".txt", ".text", ""}), frozenset({"text/plain"}), _never, read_text_file)
