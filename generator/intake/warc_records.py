"""The records of a web archive as warcio reads them, within limits, broken ones told and passed over."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader

from generator.intake.incoming import Raw
from generator.intake.limits import MEGABYTE
from generator.values.diagnostic import BriefingError

MARKS: Final = (b"WARC/", b"\x1f\x8b\x08")  # how a record begins, plain and packed
LONGEST_LINE: Final = 1 << 16  # bytes of a header
MOST_LINES: Final = 2_000  # of the headers of one record
MOST_UNPACKED: Final = 1024 * MEGABYTE  # of one archive


class LimitedReader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
    """Unpacks no more than is read; a header without end is an error of its record."""

    def __init__(self, stream: BytesIO, place: str) -> None:
        """Read from where the stream is; the place is for the fault."""
        super().__init__(stream)
        self.place = place
        self.lines = 0
        self.unpacked = 0

    def readline(self, length: int | None = None) -> bytes:
        """Return a line; raises ValueError for one that is too long, or too many of them in a row."""
        line: bytes = super().readline(min(length or LONGEST_LINE, LONGEST_LINE))
        self.lines += 1
        if len(line) > LONGEST_LINE // 2 or self.lines > MOST_LINES:  # it may stop short of what it was asked for
            raise ValueError("headers without end")
        return line

    def read(self, length: int | None = None) -> bytes:
        """Return some bytes; raises BriefingError where the archive has unpacked to more than is read."""
        found: bytes = super().read(length)
        self.lines = 0
        self.unpacked += len(found)
        if self.unpacked > MOST_UNPACKED:
            raise BriefingError(self.place, f"unpacks to more than {MOST_UNPACKED // MEGABYTE} MB", hint="split it")
        return found


class QuietIterator(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    """Prints nothing where a record's length is wrong."""

    INC_RECORD = ""


def records_of(raw: Raw) -> Iterator[Any]:
    """Yield warcio's records; where one is broken, the fault, and then those behind it."""
    start, number = 0, 0
    mark = MARKS[0] if raw.data.startswith(MARKS[0]) else MARKS[1]
    while start >= 0:
        stream, offset = BytesIO(memoryview(raw.data)[start:]), 0
        records = QuietIterator(stream)
        records.reader = LimitedReader(stream, raw.place)
        try:
            for record in records:
                number, offset = number + 1, records.offset
                yield record
        except BriefingError:
            raise
        except Exception:  # noqa: BLE001  # it raises whatever broken data leads its decoders to
            number += 1
            yield BriefingError(f"{raw.place}, record {number}", "is broken", hint="fetch the archive again")
            start = raw.data.find(mark, start + offset + len(mark))
        else:
            return
