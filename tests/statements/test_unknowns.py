"""What an article leaves open, and how it is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from builders import annotated, document_of
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lexicons.loader import load_lexicon
from generator.statements import asking, unknown_frames, unknowns, wording
from generator.statements.unknowns import extract_unknowns
from generator.syntax.forms import participle
from generator.values.findings import Unknown

CASES = read_cases(Path(__file__).parent / "cases" / "unknowns.yml")


@cache
def unknowns_in(text: str) -> tuple[Unknown, ...]:
    document = document_of(text)
    return extract_unknowns(document, annotated(document), (), ())


@pytest.mark.parametrize("name", CASES)
def test_asks_what_is_open(name: str) -> None:
    case = CASES[name]
    assert [u.question for u in unknowns_in(case["text"])] == case["expected"], case["why"]


@given(st.lists(st.sampled_from([c["text"] for c in CASES.values()]), min_size=1, max_size=3, unique=True))
@settings(max_examples=20, deadline=None)
def test_a_paragraph_more_changes_no_question(texts: list[str]) -> None:
    together = {u.question for u in unknowns_in("\n".join(texts))}
    assert together == {u.question for text in texts for u in unknowns_in(text)}


def test_every_question_ends_as_a_sentence() -> None:
    questions = [q for c in CASES.values() for q in c["expected"]]
    assert all(q[0].isupper() and q[-1] in "?." for q in questions)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is unclear why the guard opened {} gate.", 4),
        ("The bank plans to close {} branch.", 2),
        ("The mill did not disclose the price of {} ferry.", 4),
        ("Brede Shipping declined to comment on {} ferry.", 2),
    ],
)
def test_a_question_has_24_words_at_most(text: str, words: int) -> None:
    short, long = (text.format(f"the {' '.join(['old'] * (n - words - 2))}") for n in (23, 26))
    assert "old old" in unknowns_in(short)[0].question
    assert not any("old old" in u.question for u in unknowns_in(long))


LONG = (
    "The ferry was towed into the harbour of Selm on Monday by two tugs and a fishing boat from the far side of the "
    "sound, but {}."
)


@pytest.mark.parametrize(
    "told",
    [
        "it is unclear why the pump failed",
        "the mill declined to say when the pump failed",
        "the board has not named the driver",
    ],
)
def test_of_a_long_sentence_the_clause_is_quoted_with_what_denies_it(told: str) -> None:
    text = LONG.format(told)
    assert [u.span.cut(document_of(text).normal) for u in unknowns_in(text)] == [f"{told}."]


def test_a_clause_that_shares_a_denial_with_another_is_quoted_with_it() -> None:
    text = LONG.format("the mill did not disclose a price or give a date")
    told = [u.span.cut(document_of(text).normal) for u in unknowns_in(text)]
    assert len(told) > 1
    assert all("did not" in words for words in told)


@pytest.mark.parametrize(("olds", "whole"), [(8, True), (9, False)])
def test_a_sentence_is_long_from_29_words_and_marks(olds: int, whole: bool) -> None:
    text = f"The ferry came into the {'old ' * olds}harbour on Monday by itself, but it is unclear why the pump failed."
    assert len(annotated(document_of(text)).tokens) == 28 + (not whole)
    assert (unknowns_in(text)[0].span.cut(document_of(text).normal) == text) is whole


# A sentence for each list: without the entry it asks something else, or nothing. The second is for odd entries.
PROBES: dict[str, dict[str, str]] = {
    "unknown": {"": "It was {} who fired first."},
    "known": {"": "It was not {} who fired first."},
    "early": {"": "It is too {} to discuss the motive.", "premature": "Naming a motive is {}, police said."},
    "disclose": {"": "The mill did not {} how many guards were armed."},
    "confirm": {"": "The mill did not {} how many guards were armed."},
    "give": {"": "The mill did not {} a date."},
    "name": {"": "Officers did not {} the driver."},
    "establish": {"": "Officers did not {} who fired first."},
    "decide": {
        "": "The board will {} whether the ferry will sail.",
        "see": "It remains to be seen whether the ferry will sail.",
    },
    "issue": {"": "The {} is whether the ferry will sail."},
    "excluded": {
        "": "It was not {}d out that a second van was involved.",
        "possibility": "It leaves open the possibility that a second van was involved.",
    },
    "rumour": {
        "": "There are {}s that the ferry was sold.",
        "speculation": "There is speculation that the ferry was sold.",
    },
    "deny": {"": "Norvia has denied that it sank the ferry."},
    "watch": {"": "The ports are {}ing which firm will buy the ferry."},
    "hearing": {"": "Jane Roe will {} the verdict in May."},
    "still": {"": "Jane Roe may {} face further charges."},
    "inquiry": {"": "The harbour board has opened an {} into the crash."},
    "empty": {"": "The harbour board has opened an inquiry into the {}."},
    "open": {"": "The harbour board has {past} an inquiry into the crash."},
    "count": {"": "The {} of the fire might rise."},
    "rise": {"": "The death toll might {}."},
    "condition": {"": "The sale needs {} by regulators."},
    "inquire": {"": "The harbour board is {}ing the crash."},
    "some": {
        "": "{} ports plan to sign an accord.",
        "a": "A port plans to sign an accord.",
        "an": "An island plans to sign an accord.",
    },
    "pend": {
        "": "The takeover still {}s to be cleared by the cartel office.",
        "have": "The takeover still has to be cleared by the cartel office.",
    },
    "planned": {"": "The bank announced {}s to close 40 branches."},
    "investigate": {
        "": "Officers are {}ing whether the brakes failed.",
        "examine": "Officers are examining whether the brakes failed.",
        "look": "Officers are looking into whether the brakes failed.",
        **dict.fromkeys(
            ["determine", "establish", "ascertain"], "Officers are trying to {} whether the brakes failed."
        ),
    },
    "trying": {"": "Officers are {}ing to determine whether the brakes failed."},
    "word": {"": "There was no {} about who fired first."},
    "thin": {
        "": "The {} was not confirmed.",
        **dict.fromkeys(["man", "woman", "person", "boy", "girl"], "Officers did not name the {}."),
    },
    "what": {"": "The {} of the fire was unknown."},
    "respond": {"": "Brede Shipping did not {} to a call.", "return": "Brede Shipping did not return a call."},
    "request": {"": "Brede Shipping did not respond to a {}."},
    "comment": {"": "Brede Shipping declined to {}."},
    "spokes": {"": "The {} for Brede Shipping did not comment."},
    "party": {"": "Brede Shipping lost two ferries. The {} did not comment."},
    "plan": {"": "The bank {}s to close 40 branches."},
    "due": {"": "The bank is {past} to close 40 branches.", "due": "The bank is due to close 40 branches."},
    "consider": {"": "Norvia is {}ing joining the pact."},
    "impersonal": {"": "It is {past} to sign an accord of two ports."},
    "forecast": {"": "The bank plans to {} a tower."},
    "deictic": {
        "": "Mara Holt plans to open the museum {}.",
        **dict.fromkeys(["week", "month", "year"], "Mara Holt plans to open the museum this {}."),
    },
}


@pytest.mark.parametrize(("group", "word"), [(g, w) for g, words in load_lexicon("unknowns").items() for w in words])
def test_every_entry_changes_what_is_asked(group: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PROBES[group].get(word, PROBES[group][""]).format(word, past=participle(word))
    document = document_of(text)
    annotation = annotated(document)
    asked = [u.question for u in extract_unknowns(document, annotation, (), ())]
    words = load_lexicon("unknowns")
    less = {**words, group: tuple(w for w in words[group] if w != word)}
    for module in (wording, asking, unknown_frames, unknowns):
        monkeypatch.setattr(module, "LEXICON", less)
    assert asked != [u.question for u in extract_unknowns(document, annotation, (), ())], text
