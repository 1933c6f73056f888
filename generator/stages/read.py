"""File → ``Document``: the canonical text and what front matter says of the source.

The text is the file's, character for character (newlines as ``\\n``, no BOM); front matter belongs
to it and offsets count from the file's first character.
"""

from __future__ import annotations

from pathlib import Path

from generator.sources.front_matter import split_front_matter
from generator.sources.normal import normal_form
from generator.values.diagnostic import BriefingError
from generator.values.document import Document


def read(path: Path, shown: str | None = None) -> Document:
    """Read one source file; ``shown`` is its path as errors print it.

    Raises BriefingError for a file that is missing, empty, binary or not UTF-8.
    """
    place = shown or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BriefingError(place, f"cannot be read: {error.strerror}") from error
    return parse_source(data, path.stem, place)


def parse_source(data: bytes, source: str, place: str) -> Document:
    """Turn a file's bytes into a Document; raises BriefingError with line and column of a bad byte."""
    if b"\0" in data:
        raise BriefingError(place, "is a binary file, not text", hint="save the article as UTF-8 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise BriefingError(
            place,
            f"is not UTF-8 (byte 0x{data[error.start]:02x})",
            hint="save the file again as UTF-8",
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BriefingError(place, "is empty", hint="delete it, or paste the article's text")
    body_start, metadata = split_front_matter(text, place)
    return Document(source, place, text, normal_form(text), body_start, metadata)
