"""Markdown and HTML in a source: a reader sees the words, and every place is the file's."""

from __future__ import annotations

import pytest
from builders import article_of, cleaned
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.inline_markdown import LONGEST, hidden_chars
from generator.stages.read import parse_source
from generator.values.document import Document
from generator.values.span import Span

LEAD = "The council of Osterby closed the old bridge on Tuesday after a crack was found in the northern arch."


def seen(text: str) -> str:
    return parse_source(text.encode(), "a", "a.md").text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("It is **not** _safe_, ***Bell*** said.", "It is not safe, Bell said."),
        ("[The council](https://a.example/b_(c)?d=1 'Its page') met.", "The council met."),
        (
            "[**The council**](/b) met [here][], [there][a] and [Here].\n\n[here]: /h\n[a]: <https://a.example> (A)\n",
            None,
        ),
        ("See <https://a.example/b> and https://a.example/c.", "See https://a.example/b and https://a.example/c."),
        ('A ![crack](/c_(1).jpg "The arch")[![arch](i.png)](/l) was found.', "A  was found."),
        (r"5 \* 6 \[sic\] and ~~shut~~", "5 * 6 [sic] and shut"),
        ("**Two ferries\nsail** to Corvan.", "Two ferries\nsail to Corvan."),
        ("A note.[^1]\n\n[^1]: It was **late**.\n", "A note.\n\n It was late.\n"),
        ("**Two ferries sail.\n\nOne is old.**\n", "Two ferries sail.\n\nOne is old.\n"),
        (
            "<p>A <b>diver</b> found&nbsp;it &mdash; by <a href='/x'>chance</a>.</p>",
            "\nA diver found\u00a0it — by chance.\n",
        ),
        ("Osterby is soft\u00adhyphenated\u200b.", "Osterby is softhyphenated."),
    ],
)
def test_marks_are_not_seen(printed: str, read: str | None) -> None:
    wanted = "The council met here, there and Here.\n\n\n\n" if read is None else read
    assert seen(printed) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "5 * 6 * 7, s**t, f*** and snake_case_name stay.",
        "[Bell] and [sic] without an address, [a](b stays open",
        "20 <kg> of tin, a < b > c, AT&T & Co.",
        "A star * alone, _ alone, ** two **, the `quoted' word",
        "*" * 50,
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert seen(text) == text


MARKED = (
    "---\noutlet: Post\n---\n# Osterby *closes* its bridge\n\n*By Mara Lind*\n\n**OSTERBY** (AP) — The council of "
    "[Osterby](https://a.example) closed the **old bridge** on *Tuesday* after 3 &ldquo;cracks&rdquo; were found, and\n"
    "will spend **$4.2** million.\n\n> “It is **not** safe,” Mayor [Ann Bell](/b) said on Friday.\n"
)


def plain_of(document: Document) -> Document:
    """Return a document of the words that a reader sees of another."""
    return cleaned(document.text, document.source)


def test_what_is_found_in_marked_text_is_what_is_found_in_its_words() -> None:
    marked = cleaned(MARKED)
    one, other = article_of(marked), article_of(plain_of(marked))
    assert (one.statements, one.quotes, one.figures, one.times) == (
        other.statements,
        other.quotes,
        other.figures,
        other.times,
    )
    assert [value and value.value for value in (marked.metadata.byline, marked.metadata.dateline)] == [
        "Mara Lind",
        "OSTERBY",
    ]


def test_every_place_leads_to_the_same_words_in_the_file() -> None:
    document = cleaned(MARKED)
    assert document.canonical == MARKED
    for token in article_of(document).annotation.tokens:
        place = document.in_file(token.span)
        words = place.cut(MARKED)
        own = token.span.cut(document.text)
        assert words in {own, "&ldquo;", "&rdquo;"} or own in words.replace("*", "")


def test_an_entity_is_cut_whole() -> None:
    document = cleaned(f"{LEAD}\n\nBell &amp; Dow said “no” &ndash; twice, and Corvan agreed on Friday.\n")
    start = document.text.index("Bell &")
    assert document.in_file(Span(start, start + 6)).cut(document.canonical) == "Bell &amp;"
    assert document.in_file(Span(start, start + 4)).cut(document.canonical) == "Bell"


def test_a_paragraph_without_end_keeps_its_marks() -> None:
    assert hidden_chars("*a* " * (LONGEST // 4))
    assert not hidden_chars("*a* " * (LONGEST // 4) + "*")


@pytest.mark.parametrize(
    "mark", ["[", "*a ", "_a", "![", "~~a", "[a](", "<", "\\", "**a", "&a;", "> ", "[a]: b\n", "<p>", "<!--"]
)
def test_marks_without_end_cost_no_time(mark: str) -> None:
    assert len(seen("Two ferries. " + mark * 4000)) > 0


@given(st.text(st.sampled_from("ab *_[]()<>\\~!&;#\n\"'.:/^-"), max_size=60))
def test_the_words_stay_in_their_order(text: str) -> None:
    document = parse_source(f"Two ferries {text}".encode(), "a", "a.md")
    assert len(document.normal) == len(document.text)
    places = document.places or tuple(range(len(document.text)))
    assert list(places) == sorted(set(places))
    assert len(places) == len(document.text)
