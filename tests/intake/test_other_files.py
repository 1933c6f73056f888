"""Kinds of files that are known and not read are called by their names."""

from __future__ import annotations

import bz2
import lzma

import pytest
from stories import articles, faults

from generator.intake.formats.others import KINDS_BY_ENDING
from generator.intake.incoming import Raw
from generator.intake.reading import read_raw


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (rb"{\rtf1\ansi The pier is shut.}", "is RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "is an old Office file or an Outlook message"),
        (b"%!PS-Adobe-3.0", "is PostScript"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
        (b"GIF89a" + bytes(9), "is a picture"),
        (b"\0\0\0\x18ftypheic" + bytes(9), "is a picture"),
        (b"\0\0\0\x20ftypisom" + bytes(9), "is a recording"),
        (b"ID3\x03" + bytes(9), "is a recording"),
        (b"RIFF\x24\0\0\0WAVE", "is a recording"),
        (bz2.compress(b"fog"), "is a packed file of another kind than zip and gzip"),
        (lzma.compress(b"fog"), "is a packed file of another kind than zip and gzip"),
        (b"SQLite format 3\0", "is a database"),
    ],
)
def test_a_file_that_is_not_read_is_called_by_its_name(data: bytes, fault: str) -> None:
    found = list(read_raw(Raw(data, "a.txt")))
    assert articles(found) == []
    assert faults(found) == [f"a.txt: {fault}"]


@pytest.mark.parametrize(
    "words", ["GIF87 was a format, she said.", "RIFF raff of the town.", "IIx", "MM, the banker, left."]
)
def test_words_are_no_pictures(words: str) -> None:
    assert [article.body for article in articles(list(read_raw(Raw(words.encode(), "a.txt"))))] == [words]


@pytest.mark.parametrize("ending", sorted(KINDS_BY_ENDING))
def test_what_lies_beside_articles_is_called_by_its_name(ending: str) -> None:
    found = list(read_raw(Raw(b"fog { colour: grey }", f"fog{ending}")))
    assert articles(found) == []
    assert faults(found) == [f"fog{ending}: is {KINDS_BY_ENDING[ending][0]}"]
