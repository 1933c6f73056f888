"""PDFs: reading order, hyphens, running heads, and what is told instead of read."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from pdf_builder import Put, build_pdf, set_lines
from pdf_settings import HEAD, SETTINGS, WAYS, two_pages, wrapped
from stories import BODY, TITLE, articles, faults

from generator.intake.formats.pdf import PDF
from generator.intake.incoming import Raw
from generator.intake.print_lines import STAYING
from generator.intake.reading import read_raw
from generator.values.diagnostic import BriefingError


def read(data: bytes) -> list:
    assert PDF.is_it(data)
    return list(PDF.read(Raw(data, "a.pdf")))


def body_of(pages: list[list[Put]], info: dict[str, str] | None = None) -> str:
    (article,) = articles(read(build_pdf(pages, info)))
    return article.body


@pytest.mark.parametrize("pages", WAYS.values(), ids=WAYS)
def test_pages_are_their_paragraphs_in_reading_order(pages: list[list[Put]]) -> None:
    (article,) = articles(read(build_pdf(pages)))
    assert (article.title, article.body) == (TITLE, BODY)
    assert dict(article.grounds)["title"] == "size of type"


def test_running_heads_and_page_numbers_are_left_out_and_say_paper_and_day() -> None:
    (article,) = articles(read(build_pdf(two_pages())))
    assert (article.title, article.body) == (TITLE, BODY)
    assert (article.outlet, article.published) == ("TARNWICK COURIER", "2024-06-04")
    assert dict(article.grounds)["published"] == dict(article.grounds)["outlet"] == "head of the pages"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ([Put(60, 815, "Sound Post", 8), Put(400, 815, "Tuesday 4 June 2024", 8)], "Sound Post"),
        ([Put(60, 815, "Tuesday 4 June 2024", 8)], None),
        ([Put(60, 815, "Sport | Tuesday, 4 June 2024 | Sound Post", 8)], "Sound Post"),
    ],
    ids=["left and right", "the day alone", "with its section"],
)
def test_the_small_head_of_one_page_says_paper_and_day(head: list[Put], outlet: str | None) -> None:
    (article,) = articles(read(build_pdf([[*head, *SETTINGS["one column"]]])))
    assert (article.outlet, article.published, article.body) == (outlet, "2024-06-04", BODY)


def browser(page: list[Put], number: int, address: str, day: str = "6/9/2024, 8:42 AM") -> list[Put]:
    """Return a page with what a browser prints above and below it."""
    head = [Put(24, 820, day, 7), Put(250, 820, f"{TITLE} | Tarnwick Courier", 7)]
    return [*head, *page, Put(24, 16, address, 7), Put(550, 16, f"{number}/2", 7)]


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://courier.test/news/pier", "https://courier.test/news/pier"),
        ("https://courier.test/news/a-very-long…", None),
        ("file:///home/desk/pier.html", None),
    ],
)
def test_what_a_browser_prints_around_a_page_is_no_text_and_its_day_none_of_publication(
    address: str, url: str | None
) -> None:
    (article,) = articles(read(build_pdf([browser(SETTINGS["one column"], 1, address)])))
    assert (article.title, article.body, article.url) == (TITLE, BODY, url)
    assert (article.outlet, article.published) == ("Tarnwick Courier", None)
    assert ("url" in dict(article.grounds)) == (url is not None)


@pytest.mark.parametrize("line", ["By Ann Bell", "4 June 2024, 08:15", "Sound Post, Tuesday 4 June 2024"])
def test_a_byline_or_a_day_right_above_a_paragraph_is_a_line_of_its_own(line: str) -> None:
    assert body_of([set_lines([line, *wrapped(80)])]).split("\n\n")[0] == line


def test_a_running_head_in_the_size_of_the_text_is_told_by_standing_on_several_pages() -> None:
    lines = wrapped(60)
    half = lines.index("") + 1
    parts = (lines[:half], lines[half:])
    pages = [
        [Put(60, 815, f"Report of the harbour board, part {n}"), *set_lines(part, top=750)]
        for n, part in enumerate(parts)
    ]
    (article,) = articles(read(build_pdf(pages)))
    assert article.body == BODY


def test_an_indent_opens_a_paragraph_behind_a_full_line() -> None:
    lines = [
        "The northern pier of Tarnwick was shut to all of its ferries.",
        "The southern pier of the town takes them for now.",
    ]
    page = [*HEAD, Put(60, 740, lines[0]), Put(75, 727, lines[1]), Put(60, 714, lines[0]), Put(60, 701, lines[0])]
    assert body_of([page]).split("\n\n") == [lines[0], f"{lines[1]} {lines[0]} {lines[0]}"]


def test_a_gap_opens_a_paragraph_behind_a_full_line() -> None:
    line = "The northern pier of Tarnwick was shut to all of its ferries."
    page = [*HEAD, *(Put(60, y, line) for y in (740, 727, 705, 692))]
    assert body_of([page]).split("\n\n") == [f"{line} {line}"] * 2


def test_a_gap_parts_lines_also_where_most_paragraphs_are_short() -> None:
    rows = [
        "Sound Post, 4 June 2024",
        "",
        *wrapped(60)[:2],
        "",
        "Nobody was hurt.",
        "",
        "Trains run.",
        "",
        "It rained.",
    ]
    lines = [line for row in rows for line in ((row,) if row else ("", ""))]  # a browser leaves a whole line free
    assert body_of([set_lines(lines)]).split("\n\n")[0] == "Sound Post, 4 June 2024"


def test_a_headline_of_several_lines_is_one_however_they_are_set() -> None:
    words = [
        Put(100, 790, "Tarnwick closes northern", 18),
        Put(130, 768, "pier after cracks", 18),
        Put(150, 746, "are found", 18),
    ]
    (article,) = articles(read(build_pdf([words + set_lines(wrapped(85), top=710)])))
    assert (article.title, article.body) == (TITLE, BODY)


def test_a_word_broken_at_the_end_of_a_line_is_whole_again() -> None:
    lines = ["The harbour board of Tarnwick closed its north-", "ern pier. A well-", "known firm and a ten-"]
    assert body_of(
        [HEAD + set_lines([*lines, "year-old pier are part of co-", "operation; they co-operate."], top=740)]
    ) == (
        "The harbour board of Tarnwick closed its northern pier. A well-known firm and a ten-year-old pier are part of "
        "cooperation; they co-operate."
    )


@pytest.mark.parametrize("first", sorted(STAYING))
def test_some_first_parts_keep_their_hyphen(first: str) -> None:
    assert f"{first}-made" in body_of(
        [HEAD + set_lines([f"The pier of the town was shut by {first}-", "made rules."], top=740)]
    )


def test_the_day_a_file_was_made_is_a_note_and_no_date() -> None:
    info = {"Title": "pier_final2.doc", "CreationDate": "D:20240604081500+01'00'"}
    (article,) = articles(read(build_pdf([set_lines(wrapped(85))], info)))
    assert (article.published, article.title) == (None, None)
    assert article.notes == ("the file was made on 2024-06-04",)
    (article,) = articles(read(build_pdf([set_lines(wrapped(85))], {"Title": TITLE})))
    assert (article.title, dict(article.grounds)["title"]) == (TITLE, "properties of the file")


def protected(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  # where it is not there, the test is left out

    writer, out = PdfWriter(PdfReader(BytesIO(WHOLE))), BytesIO()
    writer.encrypt(password, "secret", algorithm="RC4-40")
    writer.write(out)
    return out.getvalue()


WHOLE = build_pdf([SETTINGS["one column"]])
# A font of numbered shapes, as some programs make them, without the table of what the numbers mean.
NAMELESS = WHOLE.replace(
    b"/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    b"/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 "
    b"/BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]",
)
BOMB = zlib.compress(zlib.compress(bytes(80 << 20)))


def with_stream(data: bytes, filters: str) -> bytes:
    end = b"9 0 obj\n<< /Filter %s /Length %d >>\nstream\n%s\nendstream\nendobj\n%%%%EOF" % (
        filters.encode(),
        len(data),
        data,
    )
    return WHOLE + end


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (build_pdf([[], []]), "pictures of pages and no text"),
        (WHOLE[:-400], "is cut off"),
        (b"%PDF-1.4\n%%EOF", "is broken as PDF"),
        (WHOLE.replace(b"trailer\n<< ", b"trailer\n<< /Encrypt << /Filter /Other >> /ID [<00> <00>] "), "password"),
        (with_stream(BOMB, "[/FlateDecode /FlateDecode]"), "more than 64 MB"),
        (with_stream(zlib.compress(bytes(70 << 20)), "/FlateDecode"), "more than 64 MB"),
        (with_stream(b"x" * (2 << 20), "/LZWDecode"), "long ago"),
        (build_pdf([[Put(60, 700, "a" * 900)] * 50]), "letters and was not read"),
        (NAMELESS, "which letters they are"),
    ],
    ids=["scanned", "cut off", "empty", "odd protection", "a bomb in a bomb", "a bomb", "LZW", "letters", "no letters"],
)
def test_what_cannot_be_read_is_told(data: bytes, fault: str) -> None:
    found = list(read_raw(Raw(data, "a.pdf")))
    assert [fault in told for told in faults(found)] == [True]
    assert articles(found) == []


def test_of_too_many_pages_the_first_are_read() -> None:
    found = read(build_pdf([set_lines(wrapped(85))] * 61))
    assert len(articles(found)) == 1
    assert faults(found) == ["a.pdf: has more than 60 pages; the rest was not read"]


def test_a_broken_page_leaves_the_others_alone() -> None:
    pages = build_pdf([set_lines(wrapped(85)), [Put(60, 700, "a" * 900)] * 50])
    found = read(pages)
    assert [a.body for a in articles(found)] == [BODY]
    assert faults(found) == ["a.pdf, page 2: has more than 40,000 letters and was not read"]


def test_forms_that_draw_one_another_end() -> None:
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> "
    form = head + b"/Length %d >>\nstream\n%s\nendstream"
    draws = b"/X Do " * 20
    bodies = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, form % (n + 1, len(draws), draws)) for n in range(20, 30))
    data = WHOLE.replace(b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /XObject << /X 20 0 R >>")
    data = data.replace(b"BT /F1 18.0", b"/X Do BT /F1 18.0", 1).replace(b"xref\n0", bodies + b"xrex\n0", 1)
    assert faults(list(read_raw(Raw(data, "a.pdf"))))


@pytest.mark.parametrize("password", ["reader", ""], ids=["to open it", "to change it"])
def test_protected_files_are_told(password: str) -> None:
    pytest.importorskip("pypdf", reason="makes the protected file")
    with pytest.raises(BriefingError, match="password"):
        read(protected(password))
