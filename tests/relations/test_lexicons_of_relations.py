"""Every entry of the lists behind questions and disagreements can match: it is the lemma or the form of some word."""

from __future__ import annotations

from functools import cache

import pytest
from builders import annotated, document_of

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import demonyms

LISTS = ("fates",)
PHRASES = {"unnamed"}  # matched as text, not word by word
# The places a word is met in: as noun, verb, participle, adjective, adverb.
FRAMES = (
    "The {} was there.",
    "They {} it.",
    "They have {} it.",
    "It was {}.",
    "It came {} then.",
    "He would {} to them.",
)


def entries() -> list[tuple[str, str, str]]:
    found = []
    for name in LISTS:
        for group, words in load_lexicon(name).items():
            if group not in PHRASES:
                found += [(name, group, word) for entry in words for word in entry.split()]
    return found


@cache
def forms_met() -> frozenset[str]:
    words = sorted({word for _, _, word in entries()})
    text = "\n".join(frame.format(word) for word in words for frame in FRAMES)
    tokens = annotated(document_of(text)).tokens
    return frozenset({t.lemma for t in tokens} | {t.text.lower() for t in tokens if t.text.lower() == t.lemma})


@pytest.mark.parametrize(("name", "group", "word"), entries())
def test_an_entry_is_what_the_pipeline_calls_some_word(name: str, group: str, word: str) -> None:
    parts = word.split("-")  # the pipeline takes hyphened words apart
    surface = group in {
        "staff",
        "premises",
        "homes",
        "slight",
        "unknown",
        "part",
        "volatile",
        "request",
        "focus",
        "before",
    }
    assert surface or all(part in forms_met() for part in parts), f"{name}.yml, {group}: {word}"


def test_every_nationality_has_its_country() -> None:
    for entry in load_lexicon("demonyms")["people"]:
        adjective, country = entry.split()
        assert demonyms()[adjective] == country
