"""What holds of a predicate: denied or not, sure or possible, planned, asked, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.passages import Passage
from generator.overrides.guard.referents import is_relative
from generator.syntax.embedding import Embedding, EmbeddingKind, embeddings_of
from generator.syntax.tree import child, children_of
from generator.syntax.verbs import auxiliaries_of, negation_of, read_tense
from generator.values.annotation import Annotation, Tense, Token

TOLD: Final = frozenset({EmbeddingKind.REPORTED, EmbeddingKind.ACCORDING, EmbeddingKind.BELIEVED})
BINDING: Final = frozenset(
    {
        EmbeddingKind.DENIED,
        EmbeddingKind.POSSIBLE,
        EmbeddingKind.ASKED,
        EmbeddingKind.INTENDED,
        EmbeddingKind.CONDITION,
        EmbeddingKind.PURPOSE,
        EmbeddingKind.COMPLEMENT,
        EmbeddingKind.BELIEVED,
    }
)
LAST: Final = frozenset({"before", "until", "till"})  # what they open need not have happened


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a predicate."""

    denied: bool
    modal: str  # a group of the list of modals: "will", "may"; "" for none
    bound: tuple[Token, ...]  # what governs it so that it need not be so: "plans", "if", "tried"
    told: tuple[Token, ...]  # whose words it is told by: "said", "according"
    tense: Tense | None


@cache
def _modals() -> dict[str, str]:
    return {word: name for name, words in load_lexicon("modals").items() for word in words}


def state_of(passage: Passage, verb: Token, *, headline: bool = False) -> State:
    """Return what holds of a verb; in a headline "to close" is what will."""
    annotation = passage.annotation
    governed = tuple(e for e in embeddings_of(annotation, verb) if _governs(annotation, e, verb))
    own = negation_of(annotation, verb)
    modal = next((t.text.lower() for t in auxiliaries_of(annotation, verb) if t.tag == "MD"), "")
    to = any(t.tag == "TO" for t in children_of(annotation, verb))
    is_to = next((t for t in _above(annotation, verb) if t.lemma == "be"), None) if to else None
    if not modal and to and (is_to is not None or (headline and verb.dep in {"ROOT", "relcl", "acl", "xcomp"} and not _governed(governed))):
        modal = "will"
    bound = tuple(e.governor for e in governed if e.kind in BINDING and e.governor != own)
    bound += tuple(e.governor for e in governed if e.kind is EmbeddingKind.TEMPORAL and e.governor.lemma in LAST)
    bound = tuple(t for t in bound if t.lemma not in {"be", "have"})
    told = tuple(e.governor for e in governed if e.kind in TOLD and not is_relative(verb, passage))
    return State(
        own is not None or _has_no_object(annotation, verb),
        _modals().get(modal, modal),
        tuple(dict.fromkeys(bound)),
        tuple(dict.fromkeys(told)),
        Tense.FUTURE if modal == "will" else read_tense(annotation, verb),
    )


def _governs(annotation: Annotation, embedding: Embedding, verb: Token) -> bool:
    """Say whether what the syntax puts over a verb is not the verb itself and stands on its side of a semicolon."""
    first, last = sorted((embedding.governor.index, verb.index))
    return first != last and all(t.text != ";" for t in annotation.tokens[first:last])


def _governed(governed: tuple[Embedding, ...]) -> bool:
    return any(e.kind in {EmbeddingKind.INTENDED, EmbeddingKind.COMPLEMENT, EmbeddingKind.DENIED} for e in governed)


def _above(annotation: Annotation, verb: Token) -> Iterator[Token]:
    if verb.dep in {"xcomp", "ccomp"}:
        yield annotation.tokens[verb.head]


def _has_no_object(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is denied by what it has: "reported no injuries", "there was no warning"."""
    below = (t for t in children_of(annotation, verb) if t.dep in {"dobj", "attr"})
    return any(child(annotation, t, "det", "neg") is not None and _is_no(annotation, t) for t in below)


def _is_no(annotation: Annotation, noun: Token) -> bool:
    return any(t.text.lower() in {"no", "neither"} for t in children_of(annotation, noun))
