"""Word documents (DOCX): headings, lists, tables and footnotes as text, the title and author where they are stated.

Left alone: heads and feet of pages, pictures, comments, what was struck out as a change. mammoth makes plain HTML of
the document; nothing outside the file is opened. The day on which a file was made is a note, not the day on which
something was published.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from generator.intake.blocks import HtmlBlock, body_text, read_blocks
from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.limits import MEGABYTE, too_large
from generator.intake.xml_safety import refuse_unsafe
from generator.intake.zip_files import members_of, opened_zip, read_member
from generator.sources.bylines import parse_byline
from generator.values.diagnostic import BriefingError

if TYPE_CHECKING:
    from zipfile import ZipInfo

DOCUMENT: Final = "word/document.xml"
PROPERTIES: Final = "docProps/core.xml"
MOST_DOCX_XML: Final = 8 * MEGABYTE  # of all parts that are read: a tree of them takes twenty times as much
STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Headline'] => h1:fresh
"""
# "text<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>" in the text, "↑" behind the note
MARK_RE: Final = re.compile(r'<sup>\s*<a href="#(?:foot|end)note-[^>]*>[^<]*</a>\s*</sup>')
BACK_RE: Final = re.compile(r'(?<!\s)\s*<a href="#(?:foot|end)note-ref-[^<>]*>[^<]*</a>')
NOTES_RE: Final = re.compile(r'<ol><li id="(?:foot|end)note-')
NAME_RE: Final = re.compile(r"^[A-Z][\w'’.-]*(?:\s[\w'’.-]+){1,4}$")
HEAD_BLOCKS: Final = 6  # blocks at the top among which a byline stands


def is_docx(data: bytes) -> bool:
    """Say whether a file opens as a zip whose first members are those of a Word document."""
    return data[:2] == b"PK" and (b"[Content_Types].xml" in data[:4096] or b"word/" in data[:4096])


def read_docx(raw: Raw) -> Iterator[Found]:
    """Yield the one article of a Word document.

    Raises BriefingError for what is none, is protected, too large or broken.
    """
    try:
        archive = opened_zip(raw)
    except BriefingError as error:
        raise BriefingError(raw.place, "is broken as DOCX", hint="save it again") from error
    members = members_of(archive, raw)
    if DOCUMENT not in {member.filename for member in members}:
        raise BriefingError(raw.place, "is no Word document", hint="save it as .docx, .txt or .pdf")
    _refuse_unsafe_parts(archive, members, raw)
    html = _as_html(raw)
    text, _, notes = html.partition("<ol><li id=" if NOTES_RE.search(html) else "\0")
    yield _article_in_docx(
        read_blocks(MARK_RE.sub("", text)), _footnotes(notes), _properties(archive, members, raw), raw
    )


def _refuse_unsafe_parts(archive: ZipFile, members: list[ZipInfo], raw: Raw) -> None:
    left = MOST_DOCX_XML
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            left -= member.file_size
            if left < 0:
                raise too_large(raw.place, "its text", MOST_DOCX_XML)
            refuse_unsafe(Raw(read_member(archive, member, raw), raw.place))


def _as_html(raw: Raw) -> str:
    import mammoth

    try:
        found = mammoth.convert_to_html(
            BytesIO(raw.data), style_map=STYLES, include_embedded_style_map=False, convert_image=lambda _image: []
        )
    except Exception as error:  # it raises whatever a broken tree leads to
        raise BriefingError(raw.place, "is broken as DOCX", hint="save it again") from error
    return str(found.value)


def _footnotes(html: str) -> list[HtmlBlock]:
    return read_blocks("<ol><li id=" + BACK_RE.sub("", html)) if html else []


def _properties(archive: ZipFile, members: list[ZipInfo], raw: Raw) -> dict[str, str]:
    """Return title, creator, created and the like, as the file's properties have them."""
    from lxml import etree

    part = next((member for member in members if member.filename == PROPERTIES), None)
    if part is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(read_member(archive, part, raw), parser)  # entities were refused above
    found = root.iter() if root is not None else ()
    told = {str(e.tag).rpartition("}")[2]: " ".join((e.text or "").split()) for e in found}
    return {name: value for name, value in told.items() if value}


def _article_in_docx(blocks: list[HtmlBlock], notes: list[HtmlBlock], told: dict[str, str], raw: Raw) -> Incoming:
    if not blocks:
        raise BriefingError(raw.place, "holds no text", hint="save the article's text in it, not its picture")
    head = blocks[0].kind == "heading" and len(blocks) > 1
    title = blocks[0].text if head else told.get("title")
    signed = any(parse_byline(block.text) for block in blocks[:HEAD_BLOCKS])
    creator = told.get("creator", "")
    byline = creator if NAME_RE.match(creator) and not signed else None
    made = told.get("created", "")[:10]
    kept = body_text(blocks[1:] if head else blocks)
    footnotes = [f"Note {number}: {note.text}" for number, note in enumerate(notes, 1)]
    grounds = {
        "title": "heading" if head else "properties of the file" if title else None,
        "byline": "properties of the file" if byline else None,
    }
    return Incoming(
        body="\n\n".join([kept, *footnotes]),
        place=raw.place,
        title=title,
        byline=byline,
        language=told.get("language"),
        url=raw.url,
        retrieved=raw.retrieved,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        grounds=tuple((name, ground) for name, ground in grounds.items() if ground),
        notes=(f"the file was made on {made}",) if made else (),
    )


DOCX: Final = Format(
    "DOCX",
    frozenset({".docx"}),
    frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}),
    is_docx,
    read_docx,
)
