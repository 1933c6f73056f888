"""Reading a source file: its text character for character, and a clear fault for what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.stages.read import read
from generator.values.diagnostic import BriefingError


def fault_of(path: Path) -> str:
    with pytest.raises(BriefingError) as caught:
        read(path, f"sources/{path.name}")
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.txt", b"", "sources/a.txt: is empty\nhint: delete it, or paste the article's text"),
        ("a.txt", b" \n\t\n", "sources/a.txt: is empty\nhint: delete it, or paste the article's text"),
        ("a.md", b"---\noutlet: Post\n---\n", "holds front matter and no article"),
        ("a.txt", b"ab\0c", "is a binary file, not text"),
        ("a.txt", b"%PDF-1.7 and so on", "is a binary file, not text"),
        ("a.txt", "Bridge shut".encode("utf-16"), "is UTF-16, not UTF-8"),
        (
            "a.txt",
            b"Bridge\nZur\xfcck",
            "sources/a.txt:2:4: is not UTF-8 (byte 0xfc)\nhint: save the file again as UTF-8",
        ),
        ("a.md", b"---\ntitle: [a\n---\nText.", "sources/a.md:3:1: front matter is not YAML"),
        ("a.html", b"<p>Bridge shut</p>", "is no source: '.html' is none of .markdown, .md, .text, .txt"),
        ("a.docx", b"PK\x03\x04", "is no source"),
    ],
)
def test_what_is_no_source_is_said_to_be_none(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert fault in fault_of(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "cannot be read" in fault_of(tmp_path / "gone.txt")


def test_the_text_is_the_file_without_mark_and_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffBridge shut\r\n\r\n“It’s closed,” she said.\r".encode())
    document = read(path)
    assert document.text == "Bridge shut\n\n“It’s closed,” she said.\n"
    assert document.normal == 'Bridge shut\n\n"It\'s closed," she said.\n'


def test_offsets_count_from_the_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\noutlet: Post\n---\nBridge shut.\n", "utf-8")
    document = read(path)
    assert document.text[document.body_start :] == "Bridge shut.\n"
    assert document.metadata.outlet is not None
    assert document.metadata.outlet.value == "Post"


def test_an_article_without_text_but_with_a_title_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Bridge shut\n---\n", "utf-8")
    assert read(path).metadata.title is not None
