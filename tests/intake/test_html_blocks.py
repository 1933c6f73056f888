"""Blocks of HTML that is all article: nothing seen is lost, nothing unseen comes in."""

from __future__ import annotations

import pytest

from generator.intake.blocks import HtmlBlock, body_text, read_blocks

WIDE = "The board of the harbour closed its northern pier to ferries"
CASES = {
    "words in no element": ("Fog <b>and</b> ice", [("paragraph", "Fog and ice")]),
    "a break in a line of some width is a blank, two are a paragraph": (
        f"{WIDE}<br>and ice<br><br>Ferries wait",
        [("paragraph", f"{WIDE} and ice"), ("paragraph", "Ferries wait")],
    ),
    "a break behind a short line ends the paragraph": (
        "Fog<br>and ice",
        [("paragraph", "Fog"), ("paragraph", "and ice")],
    ),
    "a signature": ("a<div class='x gmail_signature'>Ann</div>", [("paragraph", "a")]),
    "a break behind a sentence ends the paragraph": (
        "Fog came.<br>Ice went.",
        [("paragraph", "Fog came."), ("paragraph", "Ice went.")],
    ),
    "items, with and without a paragraph inside": (
        "<ul><li>one<li><p>two</p></ul>end",
        [("item", "one"), ("item", "two"), ("paragraph", "end")],
    ),
    "a row of data is one line": (
        "<table><tr><th>Line<th>Cars<tr><td><p>North</p><td>3",
        [("row", "Line | Cars"), ("row", "North | 3")],
    ),
    "a row of layout is its blocks": (
        "<table><tr><td><p>a</p><p>b</p><td>c",
        [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")],
    ),
    "what nobody sees": (
        "a<script>b</script><p hidden>c</p><p style='display: none'>d</p><!-- e --><figure>f</figure>h",
        [("paragraph", "a"), ("paragraph", "h")],
    ),
    "a heading and a rule": ("<h2>Pier</h2><hr>shut", [("heading", "Pier"), ("rule", ""), ("paragraph", "shut")]),
    "signs that have no width": ("Tarn\u00adwick\u200b pier\u034f", [("paragraph", "Tarnwick pier")]),
    "elements that are not closed": ("<p>a<p>b<div>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
    "entities": ("<p>Fog &amp; ice &nbsp;&#8211; 5&nbsp;km", [("paragraph", "Fog & ice – 5 km")]),
    "nothing": ("", []),
    "an encoding that is named and wrong": ('<?xml version="1.0" encoding="latin1"?><p>é</p>', [("paragraph", "é")]),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_blocks(html: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in read_blocks(html)] == expected


def test_a_block_of_links_alone_is_told_from_one_with_a_link() -> None:
    button, menu, prose = read_blocks(
        "<p><a href='a'>Read more</a> ›</p><p><a href='a'>Home</a> <a href='b'>News</a></p>"
        "<p>The pier <a href='c'>is shut</a> now."
    )
    assert (button.is_link, menu.is_link, prose.is_link) == (True, True, False)
    assert (menu.links, prose.links) == (("a", "b"), ("c",))


def test_bold_words_are_counted() -> None:
    head, prose = read_blocks("<p><b>The pier <i>is</i> shut</b></p><p>The <strong>pier</strong> is shut")
    assert (head.strong, prose.strong) == (len("The pier") + len("is") + len("shut"), len("pier"))


def test_the_body_has_a_blank_line_between_blocks_and_hyphens_before_items() -> None:
    blocks = [
        HtmlBlock("heading", "Pier", 2),
        HtmlBlock("rule", ""),
        HtmlBlock("item", "one"),
        HtmlBlock("item", "two"),
    ]
    assert body_text(blocks) == "Pier\n\n- one\n\n- two"


def test_nesting_without_end_does_no_harm() -> None:
    for html in ("<div>" * 100_000 + "x", "<table><tr><td>" * 20_000 + "x", "<a href=x>" * 20_000, "<" * 100_000):
        assert isinstance(read_blocks(html), list)
