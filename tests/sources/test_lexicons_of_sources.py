"""Every entry of a word list of ``generator/sources`` changes what is read of some line."""

from __future__ import annotations

from types import ModuleType

import pytest
from ablation import idle
from builders import annotated, document_of

from generator.lexicons.loader import load_lexicon
from generator.sources import (
    agencies,
    boilerplate,
    bylines,
    captions,
    datelines,
    inline,
    lines,
    mentions,
    outlets,
    page_dates,
    sentences,
)
from generator.sources.lines import PageLine
from generator.values.annotation import Mention, MentionKind
from generator.values.span import Span


def line_of(text: str) -> PageLine:
    return PageLine(1, Span(0, len(text)), text, gap_before=False)


# list, group, module and function that reads it, and the line an entry is tried in
PROBES = [
    ("furniture", "line", boilerplate, "is_boilerplate", "{}"),
    ("furniture", "list", boilerplate, "opens_link_list", "{}:"),
    ("furniture", "break", inline, "find_breaks", "He left. {} Two ferries came."),
    ("furniture", "button", boilerplate, "is_boilerplate", "{} share"),
    ("furniture", "inside", boilerplate, "is_boilerplate", "Readers, {} of ours"),
    ("furniture", "call", boilerplate, "is_boilerplate", "{} ours"),
    ("furniture", "label", boilerplate, "is_boilerplate", "{}: two ferries aground"),
    ("furniture", "link end", boilerplate, "is_boilerplate", "two ferries ran aground {}"),
    ("furniture", "credit", boilerplate, "is_credit", "{} by Ann Bell"),
    ("furniture", "turn to", boilerplate, "is_boilerplate", "for more on the ferries {} ours"),
    ("furniture", "phone", boilerplate, "is_boilerplate", "whoever saw it may {} 020 7946 0000 at once"),
    ("furniture", "network", boilerplate, "is_boilerplate", "follow Ann Bell on {}"),
    ("captions", "agency", captions, "is_caption", "Two ferries below the bridge Ann Bell/{}"),
    ("captions", "start", captions, "opens_as_caption", "{} two ferries below the bridge"),
    ("captions", "medium", captions, "opens_as_caption", "{}: two ferries below the bridge"),
    ("captions", "made", captions, "opens_as_caption", "A photo {} the port authority"),
    ("captions", "posing", captions, "is_caption", "Two ferries {} below the bridge at Selm, April 2, 2031."),
    ("captions", "opening", captions, "opens_as_caption", "{} two ferries below the bridge"),
    ("sentences", "unfinished", lines, "breaks_off", "It was closed {}"),
    ("places", "cities", datelines, "parse_dateline", "{}: Talks began on Monday."),
    ("places", "words", datelines, "parse_dateline", "{}: Talks began on Monday."),
    ("outlets", "word", outlets, "is_masthead", "Osterby {}"),
    ("outlets", "before", outlets, "outlet_beside", "Notes {} Osterby Post, 3 May 2031"),
    ("outlets", "generic", outlets, "outlet_in_furniture", "© 2031 {}"),
    ("outlets", "edition", outlets, "outlet_in_furniture", "Sign up for Corvan Times {} now"),
    ("outlets", "network", datelines, "parse_dateline", "London ({})Two ferries ran aground."),
    ("outlets", "no writer", bylines, "parse_byline", "By {} Bell"),
    ("outlets", "desk", bylines, "parse_byline", "By Ann {}"),
    ("outlets", "not published", page_dates, "find_page_dates", "{}: 3 May 2031"),
    ("outlets", "beside a date", page_dates, "find_page_dates", "3 May 2031 two ferries ran aground in Corvan {}"),
    *(
        ("zones", zone, page_dates, "find_page_dates", "3 May 2031 two ferries ran aground in Corvan {}")
        for zone in load_lexicon("zones")
    ),
    *(("hosts", outlet, outlets, "outlet_of_url", "https://www.{}/news") for outlet in load_lexicon("hosts")),
    *(("agencies", name, agencies, "agency_named", "{}") for name in load_lexicon("agencies")),
]
PRINTED = {
    "captions": str.title,
    "outlets": str.title,
    "cities": str.title,
    "words": str.upper,
}  # others as the line's place wants it


@pytest.mark.parametrize(
    ("name", "group", "module", "function", "line"), PROBES, ids=lambda p: getattr(p, "__name__", p)
)
def test_every_entry_changes_what_is_read(name: str, group: str, module: ModuleType, function: str, line: str) -> None:
    printed = PRINTED.get(group) or PRINTED.get(name) or (str.capitalize if line.startswith("{") else str)

    def result(read: ModuleType, entry: str) -> object:
        text = line.format(printed(entry))
        return getattr(read, function)(
            line_of(text) if function.startswith(("is_", "opens_", "outlet_in", "outlet_beside")) else text
        )

    assert idle(module, name, group, result) == []


# group, words of a text with the entry among them, whether a blank follows each, and the word in question
SENTENCES = [
    ("titles", ["{}.", "12", "Bell"], [True, True, False]),
    ("numbering", ["Then", "{}", ".", "12", "left"], [True, False, True, True, False]),
    ("titles", ["{}.", "Bell", "left"], [True, True, False]),
    ("abbreviations", ["Then", "{}.", "Bell", "left"], [True, True, True, False]),
    ("abbreviations", ["Then", "{}", ".", "Bell", "left"], [True, False, True, True, False]),
    ("openers", ["U.S.", "{}", "town"], [True, True, False]),
    ("asked", ['"', "Why", "?", '"', "Bell", "{}", "."], [False, False, False, True, True, False, False]),
]


def test_every_word_about_sentences_changes_where_one_starts() -> None:
    def results(read: ModuleType, entry: str) -> list[list[bool | None]]:
        form = entry if group == "asked" else entry.title()
        return [
            read.sentence_starts([w.format(form) for w in words], spaced)
            for g, words, spaced in SENTENCES
            if g == group
        ]

    for group in sorted({group for group, *_ in SENTENCES}):
        assert idle(sentences, "sentences", group, results) == [], group


STATES = [short.removesuffix(".").title() for forms in load_lexicon("states").values() for short in forms]


@pytest.mark.parametrize("state", STATES)
def test_no_sentence_ends_between_a_state_and_an_office_in_it(state: str) -> None:
    words = ["Voters", "left", f"{state}.", "Gov.", "Bell", "stayed", "."]
    assert sentences.sentence_starts(words, [True] * 5 + [False, False])[3] is False
    words[3] = "The"
    assert sentences.sentence_starts(words, [True] * 5 + [False, False])[3] is True
    words[3] = "Bell"
    assert sentences.sentence_starts(words, [True] * 5 + [False, False])[3] is None


def test_a_particle_stands_inside_a_name() -> None:
    assert idle(lines, "given_names", "particle", lambda read, word: bool(read.NAME_RE.match(f"Ann {word} Bell"))) == []


def read_names(read: ModuleType, text: str, *names: str) -> list[Mention]:
    """Return the names mended of those given, which the pipeline took for organisations."""
    tokens = annotated(document_of(text)).tokens
    given = []
    for name in names:
        start = text.index(name)
        inside = [t.index for t in tokens if start <= t.start < start + len(name)]
        span = Span(start, start + len(name))
        given.append(Mention(span, name, MentionKind.ORGANISATION, inside[0], inside[-1] + 1))
    return list(read.repair_mentions(tokens, tuple(given)))


@pytest.mark.parametrize(
    ("group", "text", "names"),
    [
        ("tails", "He left Valley Transport {} on Monday.", ("Valley Transport",)),
        ("districts", "Tarn hired him. He lives in Tarn {}.", ("Tarn", "Tarn {}")),
    ],
)
def test_a_noun_behind_a_name_tells_what_it_names(group: str, text: str, names: tuple[str, ...]) -> None:
    def result(read: ModuleType, word: str) -> list[Mention]:
        return read_names(read, text.format(word), *(name.format(word) for name in names))

    assert idle(mentions, "name_kinds", group, result) == []
