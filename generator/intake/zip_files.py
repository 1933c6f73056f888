"""What a zip holds, read within limits whatever it says of itself."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.intake.incoming import Raw
from generator.intake.limits import MOST_BYTES, too_large
from generator.values.diagnostic import BriefingError

MOST_MEMBERS: Final = 5_000
PROTECTED: Final = 0x1  # the flag of a member that needs a password


def opened_zip(raw: Raw) -> ZipFile:
    """Return an archive with its table of contents read; raises BriefingError where that is broken."""
    try:
        return ZipFile(BytesIO(raw.data))
    except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise BriefingError(raw.place, "is broken as zip", hint="pack it again, or add its files") from error


def members_of(archive: ZipFile, raw: Raw) -> list[ZipInfo]:
    """Return the files of an archive.

    Raises BriefingError for one with a password, with too many files, or with more in it than is read.
    """
    members = [member for member in archive.infolist() if not member.is_dir()]
    if any(member.flag_bits & PROTECTED for member in members):
        raise BriefingError(raw.place, "is protected by a password", hint="unpack it and add the files")
    if len(members) > MOST_MEMBERS:
        raise BriefingError(raw.place, f"holds more than {MOST_MEMBERS:,} files", hint="unpack it and add the files")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise too_large(raw.place, "unpacked, it")
    return members


def read_member(archive: ZipFile, member: ZipInfo, raw: Raw) -> bytes:
    """Return a file of an archive, no more of it than the archive says it holds.

    Raises BriefingError where it is broken or packed in a way that is not known.
    """
    try:
        with archive.open(member) as stream:
            return stream.read(member.file_size + 1)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        place = f"{raw.place}, {member.filename[-80:]}"
        raise BriefingError(place, "is broken in its archive", hint="pack it again") from error
