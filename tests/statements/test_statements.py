"""Which sentences stand as facts, what kind they are, whose words they are, and whether they can be read alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import annotated, article_of, cleaned, document_of
from case_files import read_cases

from generator.lexicons.loader import load_lexicon
from generator.statements import dependence, extractor
from generator.statements.dependence import empty_it_re, opener_re
from generator.statements.extractor import extract_statements
from generator.values.findings import Leaning

CASES = sorted((Path(__file__).parent / "cases" / "statements").glob("*.yml"))


def statements_of(text: str) -> list[dict[str, object]]:
    document = cleaned(text)
    return [
        {
            "parts": [part.cut(document.text) for part in s.parts],
            "kind": s.kind.value,
            "by": s.attribution.name if s.attribution else None,
            "alone": s.leaning is Leaning.NONE,
        }
        for s in article_of(document).statements
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_statements(path: Path) -> None:
    case = read_cases(path)
    found = statements_of(case["text"])
    wanted = case["expected"]
    assert len(found) == len(wanted), (case["why"], found)
    for statement, want in zip(found, wanted, strict=True):
        assert {key: statement[key] for key in want} == want, case["why"]


# A sentence for each list: without the entry it is another kind, stands alone otherwise, or is no statement.
PROBES: dict[str, dict[str, str]] = {
    "coordinators": {"": "{} The dam at Orlova broke on Tuesday."},
    "connectives": {"": "{}, Orlova's dam broke on Tuesday."},
    "dependent": {
        "": "{} dam at Orlova broke on Tuesday.",
        "after all": "After all, Orlova's dam broke on Tuesday.",
        "as a result": "As a result, Orlova's dam broke on Tuesday.",
    },
    "plan_verbs": {"": "The two towns {} to build a dam.", "set": "The two towns are set to build a dam."},
    "background": {"": "The dam at Orlova {} broke.", "since the": "The dam at Orlova leaked since the war."},
    "states": {"": "The two towns {} a dam."},
    "reporting": {"": "Edward Bell may {} on Thursday."},
    "bare_subjects": {
        "": "On Tuesday {} went to Orlova.",
        **dict.fromkeys(["most", "neither"], "{} went to Orlova on Tuesday."),
    },
    "first_person": {"": 'A sale of {} old "house" pleased Mara Dunn near Orlova.'},
    "unique": {"": "The {} lost two dams at Orlova."},
    "people": {"": "A {} sold his house near Orlova."},
    "empty": {"": "It was {} to repair the dam."},
    "linking": {
        "": "Mara Dunn {} opened the gates of Orlova's dam.",
        "since": "Mara Dunn has since opened the gates of Orlova's dam.",
        "too": "Mara Dunn opened the gates of Orlova's dam too.",
        "well": "Mara Dunn opened the gates of Orlova's dam as well.",
    },
    "beside": {"": "{} the gates, Mara Dunn also opened Orlova's dam."},
    "party": {"": "Workers sold dams to the {}."},
    "told": {"": "Mara Dunn of Orlova knew of the {}."},
}


def read(text: str) -> list[object]:
    opener_re.cache_clear()
    empty_it_re.cache_clear()
    document = document_of(text)
    found = extract_statements(document, annotated(document), (), ())
    return [([p.cut(text) for p in s.parts], s.kind, s.leaning) for s in found]


# What the gate of facts alone reads is probed with the gates.
ENTRIES = [(g, w) for g, words in load_lexicon("statements").items() for w in words if g != "views"]


@pytest.mark.parametrize(("group", "word"), ENTRIES)
def test_every_entry_changes_what_is_read(group: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PROBES[group].get(word, PROBES[group][""]).format(word)
    text = text[:1].upper() + text[1:]
    before, words = read(text), load_lexicon("statements")
    less = {**words, group: tuple(w for w in words[group] if w != word)}
    for module in (extractor, dependence):
        monkeypatch.setattr(module, "LEXICON", less)
    assert before != read(text), text
    opener_re.cache_clear()
    empty_it_re.cache_clear()
