"""Who is reported to have said what: one case a sentence, and what must hold for any text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import annotated, document_of
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lexicons.loader import load_lexicon
from generator.quotes.extractor import extract_quotes
from generator.quotes.marks import pair_marks
from generator.quotes.pronouns import PRONOUNS
from generator.times.extractor import extract_times
from generator.values.findings import Quote, Report
from generator.values.span import Span

CASES = Path(__file__).parent / "cases"
# Speakers, cues and contents that a property puts together in every order.
NAMES = ("Jane Roe", "Tom Bloggs", "the harbour board", "Police", "she", "one of the sources")
CUES = ("said", "told reporters", "warned", "wrote", "added")
CONTENTS = ("The bridge is safe", "We checked it twice. It opens in May", "It’s the workers’ bridge", "He said ‘no’")
MARKS = (("“", "”"), ('"', '"'), ("``", "''"), ("«", "»"), ("“", '"'))
ELSEWHERE = ("Traffic was light on Monday.", "The ferry left at noon.", "“Nobody asked us,” Ada Hart said.")


@cache
def quotes_in(text: str) -> tuple[Quote, ...]:
    document = document_of(text)
    annotation = annotated(document)
    return extract_quotes(document, annotation, extract_times(document, annotation))


def shown(text: str, quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    named = speaker is not None and speaker.name.lower() not in PRONOUNS
    return {
        "text": " … ".join(p.cut(text) for p in quote.parts),
        "direct": quote.direct,
        "speaker": speaker.name if speaker and named else None,
        "role": speaker.role if speaker else None,
        "kind": speaker.kind.value if speaker else None,
        "report": quote.report.value,
        "negated": quote.negated,
        "severed": quote.severed,
        "carrier": quote.carrier,
        "addressee": quote.addressee,
        "venue": quote.venue,
        "venue_preposition": quote.venue_preposition,
        "said_on": quote.said_on.cut(text) if quote.said_on else None,
    }


def cases() -> list[object]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for case in read_cases(path):
            marks = [pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else []
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return found


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    got = [shown(case["text"], q) for q in quotes_in(case["text"])]
    wanted = case["expected"]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] == wanted, case["why"]
    assert len(got) == len(wanted), got


def turn(name: str, cue: str, content: str, marks: tuple[str, str], shape: int) -> str:
    opening, closing = marks
    said = f"{name} {cue}"
    return (
        f"{opening}{content},{closing} {said}.",
        f"{said[0].upper()}{said[1:]}: {opening}{content}.{closing}",
        f"{opening}{content},{closing} {said}, {opening}and that is all.{closing}",
        f"{said[0].upper()}{said[1:]} that the bridge was safe.",
    )[shape]


TURNS = st.builds(
    turn,
    st.sampled_from(NAMES),
    st.sampled_from(CUES),
    st.sampled_from(CONTENTS),
    st.sampled_from(MARKS),
    st.integers(0, 3),
)
# Anything a scraper may deliver: unpaired marks of all shapes, cues without subjects, empty paragraphs.
PIECES = st.sampled_from(
    (
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘",
        "``",
        "''",
        "«",
        "„",
        "said",
        "Jane Roe",
        "he",
        ",",
        ".",
        ":",
        "?",
        " ",
        "\n\n",
        "- ",
    )
)
NOISE = st.lists(
    st.one_of(PIECES, st.sampled_from(("The bridge is safe", "according to", "told", "Mr. Bloggs"))), max_size=24
)


def check_spans(text: str, quotes: tuple[Quote, ...]) -> None:
    """Every quote's content stands at its span, in order, and no two share a word."""
    covered: list[Span] = []
    for quote in quotes:
        assert quote.parts
        assert quote.span == Span(quote.parts[0].start, quote.parts[-1].end)
        for part in quote.parts:
            words = part.cut(text)
            assert words.strip(), (text, quote)
            assert part.end <= len(text)
            assert not any(part.overlaps(other) for other in covered), (text, quote)
            covered.append(part)
        if quote.speaker:
            assert quote.speaker.mention.cut(text).strip()


@settings(max_examples=120, deadline=None)
@given(st.lists(TURNS, min_size=1, max_size=4))
def test_contents_stand_in_the_source_and_never_overlap(turns: list[str]) -> None:
    text = "\n\n".join(turns)
    quotes = quotes_in(text)
    check_spans(text, quotes)
    for quote in quotes:
        if quote.direct:
            assert not quote.span.cut(text).startswith(("“", '"', "«", "``")), text


@settings(max_examples=120, deadline=None)
@given(NOISE)
def test_any_marks_in_any_order_are_read_without_fault(pieces: list[str]) -> None:
    text = "x" + " ".join(pieces)
    check_spans(text, quotes_in(text))


@settings(max_examples=80, deadline=None)
@given(st.lists(TURNS, min_size=1, max_size=3), st.sampled_from(ELSEWHERE), st.booleans())
def test_a_paragraph_elsewhere_changes_no_quote(turns: list[str], elsewhere: str, before: bool) -> None:
    text = "\n\n".join(turns)
    longer = f"{elsewhere}\n\n{text}" if before else f"{text}\n\n{elsewhere}"
    shift = len(elsewhere) + 2 if before else 0
    kept = [q for q in quotes_in(longer) if shift <= q.span.start < shift + len(text)]
    assert [(p.start - shift, p.end - shift) for q in kept for p in q.parts] == [
        (p.start, p.end) for q in quotes_in(text) for p in q.parts
    ]
    names = [s["speaker"] for s in (shown(text, q) for q in quotes_in(text))]
    again = [s["speaker"] for s in (shown(longer, q) for q in kept)]
    # a pronoun that nothing settled may be settled by who speaks above
    assert [a for n, a in zip(names, again, strict=True) if n] == [n for n in names if n]


def test_marks_are_paired_the_same_whatever_their_shape() -> None:
    spans = set()
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("”", "”")):
        document = document_of(f"{opening}The bridge is safe,{closing} Roe said.")
        spans |= {q.inner for q in pair_marks(document, (Span(0, len(document.text)),))}
    assert spans == {Span(1, 19)}


def test_beliefs_are_told_from_speech() -> None:
    text = "Jane Roe thinks the bridge is safe."
    assert [q.report for q in quotes_in(text)] == [Report.ATTITUDE]


KINDS_OF_NOUNS = ("document", "anonymous", "group", "organisation", "body", "people")


def words_of(lexicon: str, *groups: str) -> list[tuple[str, str]]:
    return [(group, word) for group in groups for word in load_lexicon(lexicon)[group]]


def of_several_words(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the entries that are not one token each, with their groups."""
    annotation = annotated(document_of("\n\n".join(word for _, word in words)))
    lines = zip(words, annotation.paragraphs, strict=True)
    return [word for word, line in lines if len(annotation.tokens_in(line)) != 1]


def test_every_kind_of_speaker_is_one_word_of_one_kind() -> None:
    # tokens are looked up one by one, and a word of two kinds would be of the last one only
    words = words_of("speakers", *KINDS_OF_NOUNS)
    assert of_several_words(words) == []
    of_no_kind = {"none", "film", "quarter", "known", "firm", "vague", "stating", "elliptic"}
    kinds = {g: words for g, words in load_lexicon("speakers").items() if g not in of_no_kind}
    assert [(g, word) for g, word in words if [k for k, those in kinds.items() if word in those] != [g]] == []


def test_every_venue_is_one_word() -> None:
    assert of_several_words(words_of("venues", "venue", "preposition")) == []
    assert of_several_words([("venue", "news conference")]) != []
