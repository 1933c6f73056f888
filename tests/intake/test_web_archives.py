"""Web archives: pages and documents of their records, and broken records."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from office_files import build_docx, packed, paragraph, record
from stories import BODY, HTML, PARAGRAPHS, TITLE, articles, faults

from generator.intake import warc_records
from generator.intake.formats.warc import WARC
from generator.intake.incoming import Raw
from generator.intake.reading import read_raw
from generator.intake.warc_records import LimitedReader

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{HTML}</article></body></html>".encode()
)
RECORDS = [
    record("https://courier.test/pier", PAGE, "text/html; charset=utf-8"),
    record("https://courier.test/robots.txt", b"User-agent: *", "text/plain"),
    record("https://courier.test/gone", b"<p>gone</p>", status="404 Not Found"),
    record("https://courier.test/app.json", b'{"a": 1}', "application/json"),
    record("https://courier.test/pier", PAGE, of="request"),
    record("https://courier.test/doc", build_docx([paragraph(words) for words in PARAGRAPHS]), WORD),
]
GONE = "a.warc, https://courier.test/gone: holds the answer 404 and no article"

NOTHING = "a.warc: holds no page or document that is read"


def read(data: bytes, place: str = "a.warc") -> list:
    return list(read_raw(Raw(data, place)))


@pytest.mark.parametrize("data", [b"".join(RECORDS), packed(RECORDS), gzip.compress(b"".join(RECORDS[:1]))])
def test_pages_and_documents_are_read_with_their_address_and_day(data: bytes) -> None:
    found = read(data)
    assert faults(found) in ([GONE], [])
    first = articles(found)[0]
    assert (first.title, first.body, first.url) == (TITLE, BODY, "https://courier.test/pier")
    assert first.retrieved == "2024-06-05T06:00:00Z"
    assert first.place == "a.warc, https://courier.test/pier"
    assert [a.url for a in articles(found)[1:]] in (["https://courier.test/doc"], [])


def test_a_broken_record_leaves_the_others_alone(capsys: pytest.CaptureFixture[str]) -> None:
    plain = b"".join(RECORDS).replace(b"Content-Length: ", b"Content-Length: z", 1)
    whole = bytearray(packed(RECORDS))
    whole[40:60] = b"x" * 20
    for data, place in ((plain, "a.warc"), (bytes(whole), "a.warc.gz")):
        found = read(data, place)
        assert "https://courier.test/doc" in [a.url for a in articles(found)]
        assert [told.rsplit(": ")[-1] for told in faults(found)] == ["is broken", "holds the answer 404 and no article"]
    assert capsys.readouterr().err == ""


def test_a_record_that_was_cut_off_is_told_and_not_read() -> None:
    found = read(b"".join(RECORDS)[:-300])
    assert [a.url for a in articles(found)] == ["https://courier.test/pier"]
    assert faults(found) == [GONE, "a.warc, https://courier.test/doc: is cut off"]


def test_what_holds_nothing_is_told() -> None:
    assert faults(read(RECORDS[1])) == [NOTHING]
    assert faults(read(RECORDS[2])) == [GONE]
    assert faults(read(record("https://courier.test/new", b"", status="301 Moved"))) == [NOTHING]
    assert faults(read(b"WARC/1.0\r\n" * 500))
    assert WARC.is_it(RECORDS[0])


def test_headers_without_end_and_archives_that_unpack_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (bytes(1 << 17), b"a: b\n" * 3000):
        reader = LimitedReader(BytesIO(line), "a.warc")
        with pytest.raises(ValueError, match="without end"):
            list(iter(reader.readline, b""))
    monkeypatch.setattr(warc_records, "MOST_UNPACKED", 100)
    assert faults(read(b"".join(RECORDS)))[-1].startswith("a.warc: unpacks to more than")
