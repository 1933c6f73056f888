"""Archives: zip files of articles, and single files packed with gzip.

Each file in them is read as it would be beside them. Left alone: folders, and what systems put beside files
(``__MACOSX``, ``.DS_Store``, ``Thumbs.db``). Web archives packed with gzip are read record by record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final
from zipfile import ZipFile

from generator.intake.formats.docx import DOCUMENT, read_docx
from generator.intake.formats.warc import read_warc
from generator.intake.incoming import Format, Found, Raw
from generator.intake.limits import inflate, inflated, part_in
from generator.intake.zip_files import members_of, opened_zip, read_member
from generator.values.diagnostic import BriefingError

SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})
# What other programs pack in zip files: a member that tells it, what it is called, and the cure.
OTHERS: Final = (
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("META-INF/manifest.xml", "an OpenDocument file"),
)
GZIP_MARK: Final = b"\x1f\x8b"


def is_zip(data: bytes) -> bool:
    """Say whether a file opens as a zip."""
    return data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


def is_gzip(data: bytes) -> bool:
    """Say whether a file opens as gzip."""
    return data[:2] == GZIP_MARK


def read_zip(raw: Raw) -> Iterator[Found]:
    """Yield what each file of a zip holds; a broken one leaves the others alone.

    Raises BriefingError for a zip that is broken, protected, too large, or another program's.
    """
    archive = opened_zip(raw)
    members = members_of(archive, raw)
    names = {member.filename for member in members}
    if DOCUMENT in names:
        yield from read_docx(raw)
        return
    other = next((words for name, words in OTHERS if name in names), None)
    if other:
        raise BriefingError(raw.place, f"is {other}", hint="save the article in it as .docx, .txt or .pdf")
    read = [member for member in members if not _is_system_file(member.filename)]
    if not read:
        raise BriefingError(raw.place, "holds no files")
    for member in read:
        yield from _member_found(archive, member.filename, raw)


def _member_found(archive: ZipFile, name: str, raw: Raw) -> Iterator[Found]:
    from generator.intake.reading import read_raw

    try:
        data = read_member(archive, archive.getinfo(name), raw)
        part = part_in(raw, data, " ".join(name.split())[-200:])
    except BriefingError as error:
        yield error
    else:
        yield from read_raw(part)


def _is_system_file(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1].lower() in SYSTEM_FILES


def read_gzip(raw: Raw) -> Iterator[Found]:
    """Yield what a file packed with gzip holds.

    Raises BriefingError where it is broken, cut off, or unpacks to more than is read.
    """
    from generator.intake.reading import read_raw

    if _is_packed_warc(raw):
        yield from read_warc(raw)
        return
    part = part_in(raw, inflate(raw.data, raw.place), "unpacked")
    name = raw.place.removesuffix(".gz").removesuffix(".GZ")
    yield from read_raw(replace(part, place=name, url=raw.url))


def _is_packed_warc(raw: Raw) -> bool:
    """Say whether the first record says so, or, where it is broken, the file's name."""
    try:
        return b"".join(islice(inflated(raw.data, raw.place), 1)).startswith(b"WARC/")
    except BriefingError:
        return raw.place.lower().endswith(".warc.gz")


ZIP: Final = Format("zip", frozenset({".zip"}), frozenset({"application/zip"}), is_zip, read_zip)
GZIP: Final = Format("gzip", frozenset({".gz"}), frozenset({"application/gzip"}), is_gzip, read_gzip)
