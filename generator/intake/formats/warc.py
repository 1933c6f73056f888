"""Web archives (WARC): the pages, documents and data in their response records.

Read again as what they are: HTML, PDF, DOCX, feeds, JSON, mails. Left alone: requests, metadata, robots.txt, scripts,
pictures, redirects, a page seen before (revisit). An answer that is an error is told. Packed record by record or not;
where a record is broken, reading goes on at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from generator.intake.addresses import web_address
from generator.intake.incoming import Format, Found, Raw
from generator.intake.limits import MOST_BYTES, MOST_PARTS, part_in, too_large
from generator.values.diagnostic import BriefingError

HELD: Final = frozenset({"response", "resource", "conversion"})  # kinds of records that hold something
TYPES_READ: Final = frozenset(
    {
        *("text/html", "application/xhtml+xml", "application/pdf", "application/json", "application/ld+json"),
        *("application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "text/xml"),
        *("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822"),
    }
)
DATA_TYPES: Final = frozenset({"application/json", "application/xml", "text/xml"})  # of which most are no articles
GOOD: Final = "200"
REDIRECTS: Final = frozenset({"301", "302", "303", "304", "307", "308"})
CHARSET_RE: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
MOST_BROKEN: Final = 100  # records after which the file is given up


def is_warc(data: bytes) -> bool:
    """Say whether a file opens with a record."""
    return data.startswith(b"WARC/")


def read_warc(raw: Raw) -> Iterator[Found]:
    """Yield what the records hold, and each record that is broken."""
    from generator.intake.warc_records import records_of

    number = broken = held = 0
    for record in records_of(raw):
        number += 1
        if number > MOST_PARTS or broken > MOST_BROKEN:
            fault = f"holds more than {MOST_PARTS:,} records" if broken <= MOST_BROKEN else "is broken all through"
            yield BriefingError(raw.place, f"{fault}; the rest was not read", hint="split it")
            return
        if isinstance(record, BriefingError):
            broken += 1
            yield record
            continue
        for found in _held(record, number, raw):
            held += 1
            yield found
    if not held and not broken:
        yield BriefingError(raw.place, "holds no page or document that is read")


def _held(record: Any, number: int, raw: Raw) -> Iterator[Found]:  # noqa: ANN401  # warcio's record
    from generator.intake.reading import read_raw

    url = web_address(record.rec_headers.get_header("WARC-Target-URI"))
    stated = _content_type(record)
    kind = stated.split(";")[0].strip().lower()
    wanted = kind in TYPES_READ or (record.rec_type == "conversion" and kind == "text/plain")
    status = _status(record)
    if record.rec_type not in HELD or not wanted or status in REDIRECTS:
        return
    name = url or f"record {number}"
    if status != GOOD:
        if kind not in DATA_TYPES:
            yield BriefingError(f"{raw.place}, {name}", f"holds the answer {status} and no article")
        return
    data = record.content_stream().read(MOST_BYTES + 1)
    if getattr(record.raw_stream, "limit", 0) > 0:
        yield BriefingError(f"{raw.place}, {name}", "is cut off", hint="fetch the archive again")
        return
    if len(data) > MOST_BYTES:
        yield too_large(f"{raw.place}, {name}", "the record")
        return
    charset = CHARSET_RE.search(stated)
    part = part_in(raw, data, name, kind)
    retrieved = record.rec_headers.get_header("WARC-Date") or raw.retrieved
    part = replace(part, url=url, retrieved=retrieved, encoding=charset.group(1) if charset else None)
    for found in read_raw(part):
        if not (isinstance(found, BriefingError) and kind in DATA_TYPES):
            yield found


def _status(record: Any) -> str:  # noqa: ANN401  # warcio's record
    """Return what a server answered; a record that is no answer is as good as one."""
    return GOOD if record.http_headers is None else str(record.http_headers.get_statuscode())


def _content_type(record: Any) -> str:  # noqa: ANN401  # warcio's record
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


WARC: Final = Format("WARC", frozenset({".warc"}), frozenset({"application/warc"}), is_warc, read_warc)
