"""Both sides of every number of ``generator/sources``: the last line that still counts, and the first that does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import cleaned

from generator.sources import (
    agencies,
    boilerplate,
    captions,
    datelines,
    outlets,
    page_dates,
    sentences,
    titles,
    wrapping,
)
from generator.sources.lines import PageLine
from generator.values.span import Span

PARAGRAPH = "The council of Osterby closed the old bridge on Tuesday after a crack was found in the northern arch."


def line_of(text: str) -> PageLine:
    return PageLine(1, Span(0, len(text)), text, gap_before=False)


def in_words(start: str, count: int) -> str:
    """Return ``start`` and as many small words as make ``count``."""
    return " ".join([start, *["ours"] * (count - line_of(start).words)])


def in_chars(start: str, count: int) -> str:
    return start + "s" * (count - len(start))


def labels_of(*lines: str) -> list[str]:
    return [block.label.value for block in cleaned("\n\n".join(lines)).blocks]


def is_boilerplate(text: str) -> bool:
    return boilerplate.is_boilerplate(line_of(text))


def is_prose(text: str) -> bool:
    return line_of(text).is_prose


BEHIND = "Two people died in the flood on Tuesday. This is a developing story. "


def broken(width: int, count: int, last: int | None = None) -> str:
    """Return lines of one width, broken ``count`` times in mid sentence and once before a name."""
    lines = [f"two {'s' * (width - 4)}"] * (count + 1)
    return "\n".join([*lines, f"two {'s' * ((last or width) - 4)}", "Osterby"])


def is_unwrapped(text: str) -> bool:
    """Say whether the line before the name was joined to it."""
    return wrapping.unwrapped(text).text.endswith(" Osterby")


def credited(words: int) -> str:
    """Return so many words that end in a photographer and his agency."""
    return in_words("Two", words - 2) + " Ann Bell/Reuters"


def is_caption(text: str) -> bool:
    return captions.is_caption(line_of(text))


BOUNDARIES: list[tuple[Callable[[str], object], str, str]] = [
    (agencies.named_agencies, "Kyodo reported it", "Kcna reported it"),
    (is_boilerplate, in_chars("Readers, in your inbox ", 400), in_chars("Readers, in your inbox ", 401)),
    (is_boilerplate, in_chars("Sign up, ", 400), in_chars("Sign up, ", 401)),
    (
        boilerplate.furniture_behind,
        "Two people died in a flood on Tuesday. Sign up.",
        "Two died in a flood on Tuesday. Sign up.",
    ),
    (is_caption, credited(120), credited(121)),
    (is_caption, in_words("Reuters Two", 60), in_words("Reuters Two", 61)),
    (datelines.parse_dateline, "OST - Two ferries ran aground.", "OS - Two ferries ran aground."),
    (is_unwrapped, broken(132, 2), broken(133, 2)),
    (is_unwrapped, broken(20, 2), broken(19, 2)),
    (is_unwrapped, broken(70, 8, 63), broken(70, 8, 62)),
    (is_prose, in_words("Two", 9) + ".", in_words("Two", 8) + "."),
    (is_prose, in_words("Two left. One", 25), in_words("Two left. One", 24)),
    (page_dates.is_date_line, in_words("3 May 2031", 9), in_words("3 May 2031", 10)),
    (page_dates.read_date, "3 May 1800", "3 May 1799"),
    (page_dates.read_date, "3 May 2100", "3 May 2101"),
]


@pytest.mark.parametrize(("read", "inside", "outside"), BOUNDARIES)
def test_a_number_holds_up_to_its_boundary(read: Callable[[str], object], inside: str, outside: str) -> None:
    assert (bool(read(inside)), bool(read(outside))) == (True, False)


def test_a_note_takes_what_follows_it_up_to_a_length() -> None:
    for behind, whole in ((160, True), (161, False)):
        text = in_chars(f"{BEHIND}A", len(BEHIND) - 1 + behind)
        assert (boilerplate.furniture_behind(text)[0][1] == len(text)) is whole


def test_the_surest_sign_of_an_outlet_decides() -> None:
    found = outlets.outlet_in_furniture(line_of("Sign up for Corvan Times Daily © 2031 Valley Post"))
    assert found is not None
    assert found[0] == "Valley Post"


def test_a_quotation_of_five_words_opens_a_sentence_behind_an_abbreviation() -> None:
    opens = [
        sentences.sentence_starts(["p.m.", '"', *words, '"'], [True, False, *[True] * (len(words) - 1), False, True])[1]
        for words in (["Bell", "pressed", "the", "button", "herself"], ["Bell", "pressed", "the", "button"])
    ]
    assert opens[0] is True
    assert opens[1] is not True


def test_a_verb_of_asking_is_sought_among_six_words() -> None:
    opens = []
    for speaker in (["Ann", "Bell", "of", "the", "council"], ["Ann", "Bell", "of", "the", "town", "council"]):
        words = ['"', "Why", "?", '"', *speaker, "asked", "."]
        opens.append(sentences.sentence_starts(words, [False, False, False, *[True] * len(speaker), False, False])[4])
    assert opens == [False, True]


def test_four_lines_without_a_paragraph_are_a_page() -> None:
    lines = ["Bridge shut in Osterby", "Ferries to run", "Two held in Corvan", "Rain to come"]
    assert set(labels_of(*lines[:3])) == {"body"}
    assert set(labels_of(*lines)) != {"body"}


def test_a_line_printed_twice_is_a_caption_before_it_is_a_heading() -> None:
    assert (
        labels_of(
            PARAGRAPH,
            "New ferries for the town",
            PARAGRAPH[4:].capitalize(),
            "New ferries for the town",
            "Nobody was hurt when the crack was found by a diver of the town.",
        ).count("caption")
        == 2
    )


def test_a_heading_between_paragraphs_has_eight_words_at_most() -> None:
    for count, label in ((8, "heading"), (9, "caption")):
        assert labels_of(PARAGRAPH, in_words("New ferries", count), f"{PARAGRAPH[:-1]} again.")[1] == label


def test_a_standfirst_without_a_full_stop_is_no_longer_than_a_paragraph_that_lost_it() -> None:
    for count, label in ((33, "heading"), (34, "body")):
        assert labels_of("Osterby closes its oldest bridge", in_words("New ferries", count), PARAGRAPH)[1] == label


def test_a_headline_has_three_words_or_more() -> None:
    for words, label in (("Ferries for Osterby", "title"), ("Osterby ferries", "caption")):
        assert labels_of(words, PARAGRAPH, f"{PARAGRAPH[:-1]} again.")[0] == label


def test_a_headline_has_thirty_words_at_most() -> None:
    for count, label in ((30, "title"), (31, "heading")):
        assert labels_of(in_words("New bridge", count), PARAGRAPH, f"{PARAGRAPH[:-1]} again.")[0] == label


def test_three_sentences_without_full_stops_are_no_headlines() -> None:
    told = ["The council fears for a bridge", "A crack was found in the arch", "Two ferries sail to the old bridge"]
    for number, label in ((2, "title"), (3, "heading")):
        assert labels_of(*told[:number], PARAGRAPH, f"{PARAGRAPH[:-1]} again.")[0] == label


def test_a_headline_shares_a_word_with_the_first_ten_paragraphs() -> None:
    other = "Nobody who came by tram that morning had read the new timetable of the line."
    for number, label in ((9, "title"), (10, "heading")):
        paragraphs = [f"{other[:-1]} {n}." for n in "abcdefghij"[:number]]
        assert labels_of("Arches are dear to Osterby", *paragraphs, PARAGRAPH)[0] == label


def test_forms_of_a_word_share_four_letters() -> None:
    for words, label in (("Councillors meet at night", "title"), ("Couples meet at night", "heading")):
        assert labels_of(words, PARAGRAPH, f"{PARAGRAPH[:-1]} again.")[0] == label


def test_a_line_printed_again_has_six_words_or_more() -> None:
    for line, label in (("Nobody was hurt at the bridge.", "caption"), ("Nobody was hurt at all.", "body")):
        assert labels_of(PARAGRAPH, line, f"{PARAGRAPH[:-1]} again.", line)[-1] == label


def test_three_captions_at_the_end_make_a_gallery() -> None:
    copied = "Two ferries ran aground below the old bridge of Osterby"
    for number, label in ((3, "caption"), (2, "body")):
        captions_there = [f"{copied} on {day} (Ann Bell/AP)" for day in ("Monday", "Tuesday", "Friday")[:number]]
        assert (
            labels_of(PARAGRAPH, *[f"{PARAGRAPH[:-1]} {n}." for n in "abcdefg"], *captions_there, f"{copied}.")[-1]
            == label
        )


def test_captions_of_one_picture_share_eight_words() -> None:
    for copied, label in (
        ("Two ferries ran aground below the old bridge", "caption"),
        ("Two ferries ran aground below the bridge", "body"),
    ):
        there = [f"{copied} on {day} (Ann Bell/AP)" for day in ("Monday", "Tuesday", "Friday")]
        last = f"{copied} and nobody was hurt."
        assert labels_of(PARAGRAPH, *[f"{PARAGRAPH[:-1]} {n}." for n in "abcdefg"], *there, last)[-1] == label


def test_speech_without_a_full_stop_is_text_from_twelve_words() -> None:
    for council, label in (("town council", "body"), ("council", "caption")):
        spoken = f'"We will come back tomorrow," said Ann Bell of the {council}'
        assert labels_of(PARAGRAPH, spoken, f"{PARAGRAPH[:-1]} again.")[1] == label


def test_a_bar_has_three_pieces_of_three_words() -> None:
    assert is_boilerplate("Osterby | Corvan valley now | Norland")
    assert not is_boilerplate("Osterby | Corvan valley now")
    assert not is_boilerplate("Osterby | Corvan valley by night | Norland")


def test_a_longer_line_below_a_newsletter_box_is_a_paragraph() -> None:
    for chars, labels in ((170, {"boilerplate"}), (171, {"body"})):
        below = (
            in_chars("Two ferries ran aground at noon below the old bridge of Osterby, and all got off, o", chars - 1)
            + "."
        )
        found = labels_of(PARAGRAPH, "Sign up for our newsletter", below)
        assert {found[-1]} == labels


def test_a_repeated_headline_has_four_words_and_as_many_more() -> None:
    title = PageLine(0, Span(0, 9), "Two ferries aground tonight ours ours ours ours", gap_before=True)
    assert titles.repeats_title(title, "Two ferries aground tonight")
    assert not titles.repeats_title(title, "Two ferries aground")
    assert not titles.repeats_title(title, "Two ferries aground tonight ours ours ours ours ours ours ours ours ours")


def test_a_headline_of_three_words_gives_way_to_a_longer_line() -> None:
    for above, label in (("Ferries for Osterby", "heading"), ("New ferries for Osterby", "title")):
        assert labels_of(above, "Council closes the old bridge", PARAGRAPH)[0] == label
