"""Word documents, zip and gzip files: what they hold, and what is told of broken ones."""

from __future__ import annotations

import gzip
from zipfile import ZIP_STORED

import pytest
from office_files import build_docx, build_zip, paragraph, table
from stories import BODY, HTML, PARAGRAPHS, TITLE, articles, faults

from generator.intake.incoming import Raw
from generator.intake.reading import read_raw

TEXT = [paragraph(words) for words in PARAGRAPHS]
MADE = "<dcterms:created>2024-06-04T08:00:00Z</dcterms:created>"


def read(data: bytes, place: str = "a.docx") -> list:
    return list(read_raw(Raw(data, place)))


def test_a_word_document() -> None:
    (article,) = articles(
        read(build_docx([paragraph(TITLE, "T"), *TEXT], properties="<dc:title>Draft 3</dc:title>" + MADE))
    )
    assert (article.title, article.body, article.published) == (TITLE, BODY, None)
    assert dict(article.grounds)["title"] == "heading"
    assert article.notes == ("the file was made on 2024-06-04",)


def test_lists_tables_subheads_and_footnotes() -> None:
    parts = [
        *(paragraph(PARAGRAPHS[0], note=1), paragraph("What it costs", "H2"), paragraph("Repairs", item=True)),
        *(
            paragraph("Ferries", item=True),
            table([["Line", "Lorries"], ["North", "300"]]),
            paragraph(PARAGRAPHS[3], note=2),
        ),
    ]
    (article,) = articles(read(build_docx(parts, ["Minutes of the board.", "A count of May."])))
    assert article.body.split("\n\n") == [
        *(PARAGRAPHS[0], "What it costs", "- Repairs", "- Ferries", "Line | Lorries", "North | 300", PARAGRAPHS[3]),
        *("Note 1: Minutes of the board.", "Note 2: A count of May."),
    ]


@pytest.mark.parametrize(
    ("creator", "first", "byline"),
    [("Ann Bell", "", "Ann Bell"), ("user", "", None), ("Ann Bell", "By Mara Lindqvist", None)],
    ids=["a name", "a login", "the text signs itself"],
)
def test_the_properties_name_the_writer_where_the_text_does_not(creator: str, first: str, byline: str | None) -> None:
    parts = [*([paragraph(first)] if first else []), *TEXT]
    properties = f"<dc:creator>{creator}</dc:creator><dc:title>Pier</dc:title>"
    (article,) = articles(read(build_docx(parts, properties=properties)))
    assert (article.byline, article.title) == (byline, "Pier")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (build_docx(TEXT)[:-99], "broken as DOCX"),
        (build_docx(TEXT)[:400], "broken as DOCX"),
        (build_docx([]), "holds no text"),
        (build_docx(TEXT, head='<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]>'), "XML entities"),
        (build_docx(["<w:p>" * 3000 + "</w:p>" * 3000]), "broken as DOCX"),
        (build_docx(["<w:p>"]), "broken as DOCX"),
        (build_docx([paragraph("word " * 2_000_000)]), "more than 8 MB"),
        (build_zip({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}), "no Word document"),
    ],
    ids=["cut off", "a beginning", "empty", "entities", "nested", "not closed", "too large", "a workbook"],
)
def test_what_is_no_word_document_is_told(data: bytes, fault: str) -> None:
    found = read(data)
    assert articles(found) == []
    assert [fault in told for told in faults(found)] == [True]


def test_the_files_of_a_zip_are_read_as_beside_it() -> None:
    files = {"a/pier.html": HTML.encode(), "__MACOSX/._pier.html": b"\0", "b.txt": BODY.encode(), "c.bin": b"\0\1\2\3"}
    found = read(build_zip({**files, "d/e.docx": build_docx(TEXT), "Thumbs.db": b"\0"}), "a.zip")
    assert [a.place for a in articles(found)] == ["a.zip, a/pier.html", "a.zip, b.txt", "a.zip, d/e.docx"]
    assert {a.body for a in articles(found)} == {BODY}
    assert [told.split(":")[0] for told in faults(found)] == ["a.zip, c.bin"]


def test_a_word_document_by_another_name_is_one() -> None:
    stored = build_zip({"customXml/" + "x" * 5000: b"x", "word/document.xml": b"<w/>"}, ZIP_STORED)
    assert faults(read(stored, "a.zip"))[0].endswith("is broken as DOCX")


def broken_member() -> bytes:
    data = bytearray(build_zip({"a.txt": BODY.encode(), "b.txt": BODY.encode()}, ZIP_STORED))
    data[data.index(b"harbour")] = 0
    return bytes(data)


def test_a_broken_file_in_a_zip_leaves_the_others_alone() -> None:
    found = read(broken_member(), "a.zip")
    assert [a.place for a in articles(found)] == ["a.zip, b.txt"]
    assert faults(found) == ["a.zip, a.txt: is broken in its archive"]


def protected() -> bytes:
    data = bytearray(build_zip({"a.txt": BODY.encode()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested() -> bytes:
    data = build_zip({"a.txt": BODY.encode()})
    for number in range(6):
        data = build_zip({f"{number}.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (build_zip({"a.txt": BODY.encode()})[:-30], "broken as zip"),
        (build_zip({}), "holds no files"),
        (build_zip({"ppt/presentation.xml": b"x"}), "is a presentation"),
        (build_zip({"a.txt": bytes(65 << 20)}), "more than 64 MB"),
        (build_zip({f"{n}.txt": b"x" for n in range(5001)}), "more than 5,000 files"),
        (nested(), "containers deep"),
        (protected(), "protected by a password"),
    ],
    ids=["cut off", "empty", "a presentation", "a bomb", "many files", "zips in zips", "a password"],
)
def test_what_is_no_archive_of_articles_is_told(data: bytes, fault: str) -> None:
    found = read(data, "a.zip")
    assert articles(found) == []
    assert [fault in told for told in faults(found)] == [True]


def test_a_file_packed_with_gzip_keeps_its_name() -> None:
    (article,) = articles(read(gzip.compress(BODY.encode()), "pier.txt.gz"))
    assert (article.place, article.body) == ("pier.txt", BODY)
    assert ["cut off" in told for told in faults(read(gzip.compress(BODY.encode())[:-20], "pier.txt.gz"))] == [True]
