"""File → ``Document``: the canonical text, what a reader sees of it, and what front matter says of the source.

The canonical text is the file's, character for character (newlines as ``\\n``, no BOM); front matter belongs
to it and offsets count from the file's first character.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.sources.front_matter import split_front_matter
from generator.sources.languages import ENGLISH, READ, language_name, recognise_language
from generator.sources.marks import seen_document, without_marks
from generator.sources.normal import normal_form
from generator.sources.within import OVER_LIMIT
from generator.sources.wrapping import unwrapped
from generator.values.diagnostic import BriefingError, Diagnostic
from generator.values.document import Document, canonical_text, line_and_column
from generator.values.files import read_bytes
from generator.values.limits import LIMITS, ReadingLimits, raise_limit, whole_part

ENDINGS: Final = frozenset({".txt", ".text", ".md", ".markdown"})
JOINED: Final = "lines end in mid sentence, at no one width; they were joined"
BINARY_RE: Final = re.compile(rb"\0|\A(?:%PDF-|PK\x03\x04|\x89PNG|GIF8|\xff\xd8\xff)")


def read(path: Path, shown: str | None = None, limits: ReadingLimits = LIMITS) -> Document:
    """Read one source file; ``shown`` is its path as errors print it.

    Raises BriefingError for a file that is missing, empty, binary, not UTF-8, or whose ending is that of no source.
    """
    place = shown or str(path)
    if path.suffix.lower() not in ENDINGS:
        fault = f"is no source: '{path.suffix}' is none of {', '.join(sorted(ENDINGS))}"
        hint = "save it as text; schema.org JSON is imported with: briefings add STORY FILE"
        raise BriefingError(place, fault, hint=hint)
    return parse_source(read_bytes(path, place, limits.file, raise_limit("file")), path.stem, place, limits)


def parse_source(data: bytes, source: str, place: str, limits: ReadingLimits = LIMITS) -> Document:
    """Turn a file's bytes into a Document; raises BriefingError with line and column of a bad byte."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BriefingError(place, "is UTF-16, not UTF-8", hint="save the file again as UTF-8")
    if BINARY_RE.search(data):
        raise BriefingError(place, "is a binary file, not text", hint="save the article as UTF-8 text")
    try:
        text = canonical_text(data)
    except UnicodeDecodeError as error:
        line, column = line_and_column(data[: error.start].decode("utf-8", "replace"))
        raise BriefingError(
            place,
            f"is not UTF-8 (byte 0x{data[error.start]:02x})",
            hint="save the file again as UTF-8",
            line=line,
            column=column,
        ) from error
    if not text.strip():
        raise BriefingError(place, "is empty", hint="delete it, or paste the article's text")
    text, notes = _whole_lines(text, place, limits.article)
    head = split_front_matter(text, place)
    start, metadata = head.body_start, head.metadata
    if not text[start:].strip() and metadata.title is None:
        raise BriefingError(place, "holds front matter and no article", hint="delete it, or paste the article's text")
    whole = unwrapped(without_marks(normal_form(text[start:])))
    notes += head.notes if whole.sure else (*head.notes, Diagnostic("B215", JOINED, place, "keep one line a paragraph"))
    seen = seen_document(Document(source, place, text, text[:start] + whole.text, start, metadata, notes=notes))
    return _with_language(seen, head.language)


def _whole_lines(text: str, place: str, most: int) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the lines of a text that are within the limit of an article, and a note if those are not all."""
    if len(text) <= most:
        return text, ()
    fault = f"has {len(text):,} characters, {most:,} at most: what stands behind them is left out"
    return whole_part(text, most), (Diagnostic(OVER_LIMIT, fault, place, raise_limit("article")),)


def _with_language(document: Document, stated: str | None) -> Document:
    """Return a document with its language; what its words tell counts more than what a page says of itself."""
    found = recognise_language(document.text[document.body_start :])
    language = found or stated or ENGLISH
    notes = document.notes
    if stated and found and stated != found:
        fault = f"says that its language is '{stated}', and reads as {language_name(found)}"
        notes += (Diagnostic("B217", fault, document.path, f"if it is {language_name(found)}, say language: {found}"),)
    if language not in READ:
        fault = f"is in {language_name(language)}, and nothing is read from it: the rules are for English"
        notes += (Diagnostic("B216", fault, document.path, "add what an English article tells of it"),)
    return replace(document, metadata=replace(document.metadata, language=language), notes=notes)
