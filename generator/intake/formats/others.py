"""Kinds of files that are known and not read: what they are, and what to save them as.

Otherwise RTF would be an article full of its own commands, and a picture "no text".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.intake.addresses import ending_of
from generator.intake.incoming import Format, Found, Raw
from generator.values.diagnostic import BriefingError

UNPACK: Final = "unpack it and add the files"
PICTURE: Final = "add the article's text; what a picture shows is not read"
# How they begin; zero bytes may have been left out.
KINDS_BY_BEGINNING: Final = tuple(
    (re.compile(beginning, re.DOTALL), name, cure)
    for beginning, name, cure in (
        (rb"\s{,60}\{\\rtf\d", "RTF", "save it as .docx or .txt"),
        (rb"\xd0\xcf\x11\xe0", "an old Office file or an Outlook message", "save it as .docx or .eml"),
        (rb"%!PS-|\xc5\xd0\xd3\xc6", "PostScript", "save it as .pdf"),
        (
            rb"\x89PNG\r|\xff\xd8\xff|GIF8[79]a|II\*|MM.?\*|.{0,8}ftyp(?:heic|mif1|avif)|RIFF.{0,4}WEBP",
            "a picture",
            PICTURE,
        ),
        (
            rb"ID3[\x02-\x04]|\xff[\xfb\xf3]|OggS|fLaC|RIFF.{0,4}(?:WAVE|AVI )|\x1aE\xdf\xa3|.{0,4}ftyp",
            "a recording",
            PICTURE,
        ),
        (
            rb"7z\xbc\xaf|Rar!\x1a|BZh\d1AY&SY|\xfd7zXZ|\(\xb5/\xfd",
            "a packed file of another kind than zip and gzip",
            UNPACK,
        ),
        (rb"SQLite format 3", "a database", "add the articles in it as files"),
    )
)
AS_TEXT: Final = "save the article in it as .txt"
# What is text and holds no article: a browser saves it beside a page, or it lies in the same folder.
KINDS_BY_ENDING: Final = {
    ending: (name, cure)
    for endings, name, cure in (
        (".css .less .scss", "a style sheet", AS_TEXT),
        (".download .js .jsx .mjs .php3 .pl .ps1 .py .rb .sh .ts", "a program", AS_TEXT),
        (".svg", "a picture", PICTURE),
        (".eot .otf .ttf .woff .woff2", "a font", AS_TEXT),
        (".csv .tsv", "a table", AS_TEXT),
        (".cfg .conf .ini .lock .toml .yaml .yml", "a file of settings", AS_TEXT),
        (".ass .srt .vtt", "subtitles", AS_TEXT),
        (".ics .vcf", "a calendar or a card", AS_TEXT),
        (".bib .tex", "TeX", "save it as .pdf"),
    )
    for ending in endings.split()
}


def is_other(data: bytes) -> bool:
    """Say whether a file opens as one that is known and not read."""
    return _kind_by_beginning(data) is not None


def read_other(raw: Raw) -> Iterator[Found]:
    """Yield what the file is, and the cure."""
    kind = _kind_by_beginning(raw.data[:64].replace(b"\0", b"")) or KINDS_BY_ENDING.get(ending_of(raw.place))
    name, cure = kind or ("of no kind that is read", "save it as text")
    yield BriefingError(raw.place, f"is {name}", hint=cure)


def _kind_by_beginning(data: bytes) -> tuple[str, str] | None:
    return next(((name, cure) for shape, name, cure in KINDS_BY_BEGINNING if shape.match(data[:64])), None)


OTHER: Final = Format("another kind", frozenset(KINDS_BY_ENDING), frozenset(), is_other, read_other)
