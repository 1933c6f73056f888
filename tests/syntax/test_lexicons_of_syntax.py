"""Each entry of the lists of syntax changes whether a verb is denied or who does what it says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from builders import annotated, document_of
from word_probes import idle_entries

from generator.lexicons.loader import load_lexicon
from generator.syntax import subjects, verbs
from generator.syntax.forms import participle
from generator.values.annotation import Annotation, Token

# Sentences that {} is tried in, {past} its past form.
SENTENCES = {
    "negations": ("The board does {} resign.", "The board did{} resign.", "{} did the board go."),
    "nobody": ("{} left.", "{} of them left.", "They say {} has left."),
    "determiners": ("{} boat left.", "They say {} boat has left."),
    "refusing": ("The board will {} to resign.",),
    "subject_control": (
        "Roe {past} the board to resign.", "Roe will {} the money to build it.", "It {past} Roe two hours to build it.",
        "Roe {past} his days to build it.", "Roe {past} a fee to cross it.",
        "Roe {past} two hours to build it.", "Roe has {past} the board to leave.", "Roe will {} two hours to build it.",
    ),
    "object_control": (
        "Roe {past} the board of hiding it.", "Roe {past} the board as saying so.", "Roe {past} it from leaving.",
        "Roe {past} the board into leaving.", "Roe {past} the board for leaving.", "Roe {past} it against leaving.",
        "Roe {past} the board out of leaving.", "It {past} him for leaving.",
        "The court will {} the firm for hiding it.",
    ),
    "prepositions": (
        "Roe left, {} to the board.", "Roe left {} the board.", "Roe left {} on the board.", "{} the board, Roe left.",
        "Roe left {} the storm.", "{} a storm, Roe will leave.", "Roe will leave {} a vote.", "Roe was freed {} trial.",
    ),
}  # fmt: skip
PAST = {"forbid": "forbade", "swear": "swore", "take": "took"}


@cache
def sentences(group: str) -> dict[str, list[tuple[Annotation, Token]]]:
    """The verbs of each entry's sentences."""
    words = [(w, s) for w in load_lexicon("syntax")[group] for s in SENTENCES[group]]
    lines = [s.format(w, past=PAST.get(w, participle(w))) for w, s in words]
    document = document_of("\n".join(line[:1].upper() + line[1:] for line in lines))
    annotation = annotated(document)
    tokens = (replace(t, dep="advmod") if t.dep == "neg" else t for t in annotation.tokens)
    mislabelled = replace(annotation, tokens=tuple(tokens))  # as the pipeline errs at times
    found: dict[str, list[tuple[Annotation, Token]]] = {w: [] for w, _ in words}
    for (word, _), block in zip(words, document.blocks, strict=True):
        found[word] += [(annotation, t) for t in annotation.tokens_in(block.span) if t.pos in {"VERB", "AUX"}]
        found[word] += [(annotation, t) for t in annotation.tokens_in(block.span) if t.dep == "prep"]
        found[word] += [(mislabelled, t) for t in mislabelled.tokens_in(block.span) if t.pos == "VERB"]
    return found


@pytest.mark.parametrize("group", SENTENCES)
def test_every_entry_changes_a_reading(group: str) -> None:
    def read(word: str) -> list[object]:
        return [
            (verbs.is_negated(*verb), verbs.is_negated(*verb, governed=True), subjects.subject_of(*verb))
            for verb in sentences(group)[word]
        ]

    assert idle_entries((verbs, subjects), "syntax", group, read) == []
