"""Who does what, in which form of the verb, and what a clause hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import annotated, cleaned
from case_files import read_cases
from word_probes import idle_entries

from generator.lexicons.loader import load_lexicon
from generator.syntax import embedding, forms
from generator.syntax.clause import Clause, clauses_of
from generator.syntax.embedding import EmbeddingKind, embedding_of, embeddings_of, kind_of_word
from generator.syntax.forms import participle
from generator.syntax.phrases import noun_phrase
from generator.syntax.severing import severed_governors
from generator.syntax.tree import span_head, token_span
from generator.syntax.verbs import is_negated
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

CASES = Path(__file__).parent / "cases"
KINDS = {"refused": EmbeddingKind.DENIED}


def cases_of(name: str) -> list[dict[str, object]]:
    cases: list[dict[str, object]] = read_cases(CASES / f"{name}.yml")
    return cases


def annotation_of(text: str) -> Annotation:
    return annotated(cleaned(text))


def clauses_in(annotation: Annotation) -> Iterator[Clause]:
    for sentence in annotation.sentences:
        yield from clauses_of(annotation, sentence)


def word(token: Token | None) -> str | None:
    return token.text if token else None


def why(case: dict[str, object]) -> str:
    return str(case["why"])


@pytest.mark.parametrize("case", cases_of("subjects"), ids=why)
def test_subjects_and_agents(case: dict[str, dict[str, object]]) -> None:
    found = {c.verb.text: [word(c.subject), word(c.agent)] for c in clauses_in(annotation_of(str(case["text"])))}
    assert {verb: found[verb] for verb in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", cases_of("verbs"), ids=why)
def test_verbs(case: dict[str, dict[str, str]]) -> None:
    annotation = annotation_of(str(case["text"]))
    found = {}
    for c in clauses_in(annotation):
        governed = not c.negated and is_negated(annotation, c.verb, governed=True)
        told = {"negated": c.negated, "governed": governed, "passive": c.passive}
        words = [c.tense or "", *(w for w, holds in told.items() if holds), word(c.modal) or ""]
        found[c.verb.text] = " ".join(w for w in words if w and w not in {"will", "did"})
    assert {verb: found[verb] for verb in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", cases_of("embeddings"), ids=why)
def test_what_governs_a_clause(case: dict[str, dict[str, object]]) -> None:
    annotation = annotation_of(str(case["text"]))
    found = {
        c.verb.text: [f"{e.kind}:{e.governor.text}" for e in embeddings_of(annotation, c.verb)]
        for c in clauses_in(annotation)
    }
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases_of("embeddings"), ids=why)
def test_the_nearest_is_one_of_all(case: dict[str, object]) -> None:
    annotation = annotation_of(str(case["text"]))
    for c in clauses_in(annotation):
        nearest = embedding_of(annotation, c.verb)
        assert c.embedding == nearest
        assert nearest.kind is EmbeddingKind.MAIN or nearest in embeddings_of(annotation, c.verb)


@pytest.mark.parametrize("group", ["denied", "refused", "possible", "asked", "reported", "intended"])
def test_every_governing_word_is_read_as_its_kind(group: str) -> None:
    finite = group in {"asked", "reported", "denied"}
    kind = KINDS.get(group) or EmbeddingKind(group)
    wrong = [w for w in load_lexicon("embedding")[group] if kind_of_word(w, finite=finite) is not kind]
    assert wrong == []
    kinds = idle_entries(
        (embedding,), "embedding", group, lambda w: [kind_of_word(w, finite=finite) for finite in (True, False)]
    )
    assert kinds == []


# What each opener of an adverbial clause is tried in.
OPENED = (
    "It will be shut {} the river rises.", "{} the river rise, it will be shut.", "It was shut {} repairing it.",
    "It was shut {} to save money.", "{} it known of this, it would be shut.", "It moved faster {} the ship did.",
)  # fmt: skip


@pytest.mark.parametrize("group", sorted(embedding.ADVERBIAL))
def test_every_opener_of_a_clause_says_what_it_hangs_on(group: str) -> None:
    def read(opener: str) -> list[object]:
        lines = (line.format(opener) for line in OPENED)
        annotations = [annotation_of(line[:1].upper() + line[1:]) for line in lines]
        return [embeddings_of(a, t) for a in annotations for t in a.tokens if t.pos in {"VERB", "AUX"}]

    assert idle_entries((embedding,), "embedding", group, read) == []


@pytest.mark.parametrize("lemma", load_lexicon("participles")["doubling"])
def test_doubling_verbs_are_not_doubled_by_rule(lemma: str) -> None:
    assert participle(lemma) == f"{lemma}{lemma[-1]}ed"
    assert sum(letter in "aeiou" for letter in lemma) > 1, "a verb of one syllable needs no entry"


@pytest.mark.parametrize("group", ["irregular", "doubling"])
def test_every_listed_verb_has_a_participle_of_its_own(group: str) -> None:
    assert idle_entries((forms,), "participles", group, lambda entry: participle(entry.split()[0])) == []


@pytest.mark.parametrize("case", cases_of("phrases"), ids=why)
def test_noun_phrases(case: dict[str, dict[str, str]]) -> None:
    text = str(case["text"])
    annotation = annotation_of(text)
    for head, expected in case["expected"].items():
        token = next(t for t in annotation.tokens if t.text == head)
        assert token_span(annotation, *noun_phrase(annotation, token)).cut(text) == expected


def test_a_span_has_a_first_and_a_last_head() -> None:
    text = "They met on Monday last week."
    annotation, span = annotation_of(text), Span(12, 28)
    heads = span_head(annotation, span), span_head(annotation, span, last=True)
    assert [head.text for head in heads if head] == ["Monday", "week"]


def test_a_span_without_tokens_has_no_head() -> None:
    annotation = annotation_of("They met on Monday last week.")
    assert span_head(annotation, Span(4, 5)) is None


@pytest.mark.parametrize("case", cases_of("severing"), ids=why)
def test_what_a_cut_loses(case: dict[str, str]) -> None:
    text, cut = case["text"], case["cut"]
    start = text.index(cut)
    lost = severed_governors(annotation_of(text), (Span(start, start + len(cut)),))
    assert " ".join(f"{e.kind}:{e.governor.text}" for e in lost) == case["expected"]
