"""Every entry of the lexicons that the times read changes what is found or how it is read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from generator.lexicons.loader import load_lexicon
from generator.stages.annotate import annotate
from generator.syntax.forms import participle
from generator.times import refusals, tense
from generator.times.extractor import extract_times
from generator.times.words import ZONES
from generator.values.annotation import Annotation
from generator.values.document import Document
from tests.times.test_times import document_of, times_in

# {} is the word, {p} its participle.
PLANS = {
    "planning": (
        "They {} to meet on Friday.",
        "She {}s them to meet on Friday.",
        "They {} a talk for Friday.",
        "The queen is {} to visit Osterby on Friday.",
    ),
    "coming": ("They told of the {} march on Friday.", "They spoke of Friday's {} vote."),
    "planned participles": ("The talks were {} on Friday.",),
    "scheduled verbs": ("The talks {} on Friday.", "They {} to Osterby on Friday.", "They {} the log on Friday."),
    "intending verbs": ("They {} the queen in May.", "She {}s the town in May.", "They {} to the town in May."),
    "awaiting verbs": ("He {}s the vote on Friday.", "They {} for Friday's vote.", "They {} the vote in May."),
    "moving verbs": ("They had {p} it until Friday.", "They {} the vote to Friday.", "They had {p} it to Friday."),
    "granting verbs": ("They had {p} her until Friday.", "They had {p} the term until Friday."),
    "timetable verbs": ("The council {}s in May.", "The talks {} in May.", "The town {}s the fair in May."),
}
NEIGHBOURS = {
    "before a date": ("They met {} spring.", "They met {} the evening.", "It sank {} 14:05."),
    "before a month": ("They met {} May.", "They met {} March.", "They left {} June."),
    "before a clock": ("It sank {} 14:05.",),
    "counted": (
        "They built a 2000-{} mill.",
        "He wrote a 1984-{} book.",
        "They saw in 2000 {} there.",
        "There were in 1984 {}.",
    ),
    "before a count": ("There were {} 1801 office jobs.", "They met {} 1905 office jobs."),
    "before a length": ("It {} a week.", "They stayed {} a week.", "The bus came {} an hour."),
    "after a length": ("An hour {} there was a fire.", "They left a week {} the vote.", "He stayed a week {}."),
    "after a feast": ("They had a Christmas {}.",),
    "name tails": ("He read the Sunday {} in bed.",),
    "name heads": ("He told of {} Friday in a book.", "He told of {} Monday.", "He told of {} May in a book."),
}
CAPITALISED = frozenset({"name tails", "name heads"})


@cache
def annotated(text: str) -> tuple[Document, Annotation]:
    document = document_of(text)
    return document, annotate(document)


def read(text: str) -> list[object]:
    return [(t.span, t.meaning, t.tense) for t in extract_times(*annotated(text))]


def sentences(group: str, word: str, probes: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for probe in probes[group]:
        yield probe.format(word.title() if group in CAPITALISED else word, p=participle(word))


def entries(lexicon: str, probes: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(group, word) for group in probes for word in load_lexicon(lexicon)[group]]


@pytest.mark.parametrize(("group", "word"), entries("times", PLANS))
def test_every_word_of_planning_decides_a_tense(group: str, word: str, monkeypatch) -> None:
    told = [read(text) for text in sentences(group, word, PLANS)]
    listed = tense.listed

    def without(*groups: str) -> frozenset[str]:
        kept = listed(*(g for g in groups if g != group))
        return kept | (listed(group) - {word}) if group in groups else kept

    monkeypatch.setattr(tense, "listed", without)
    assert told != [read(text) for text in sentences(group, word, PLANS)]


def forget_patterns() -> None:
    for cached in (refusals._ending_on, refusals._opening_on, refusals._alternatives):
        cached.cache_clear()


@pytest.fixture
def forget() -> Iterator[None]:
    yield
    forget_patterns()


@pytest.mark.usefixtures("forget")
@pytest.mark.parametrize(("group", "word"), entries("date_neighbours", NEIGHBOURS))
def test_every_neighbour_decides_whether_it_is_a_date(group: str, word: str, monkeypatch) -> None:
    told = [read(text) for text in sentences(group, word, NEIGHBOURS)]
    shortened = {**load_lexicon("date_neighbours")}
    shortened[group] = tuple(w for w in shortened[group] if w != word)
    monkeypatch.setattr(
        refusals, "load_lexicon", lambda name: shortened if name == "date_neighbours" else load_lexicon(name)
    )
    forget_patterns()
    assert told != [read(text) for text in sentences(group, word, NEIGHBOURS)]


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_is_part_of_its_time(zone: str) -> None:
    name = zone if zone == "local time" else zone.capitalize() if zone.endswith("time") else zone.upper()
    text = f"The mill burned down on May 7, 2019, at 14:00 {name}."
    clock = times_in(text)[-1]
    assert clock.span.cut(text).endswith(name)
    assert clock.meaning.zone == ZONES[zone]


@pytest.mark.parametrize("count", load_lexicon("times")["vague"])
def test_every_open_count_is_part_of_its_length(count: str) -> None:
    text = f"He ran the mill for {count} years."
    assert [t.span.cut(text) for t in times_in(text)] == [f"{count} years"]
