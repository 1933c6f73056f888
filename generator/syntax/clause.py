"""A clause as a value: its verb with who does what, and whether, when and under what condition it holds.

"Roe may not have been told."   verb told, subject Roe, auxiliaries may, have, been, negated, passive, modal may, past
"The bridge will close."        verb close, subject bridge, modal will, future, main
"… killing six people."         verb killing, subject of the clause above, object people, no tense
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.syntax.embedding import KNOWN, Embedding, EmbeddingKind, embedding_of, embeddings_of
from generator.syntax.labels import AUXILIARIES, COMPLEMENTS, OBJECTS, PREDICATIVES, VERB_TAGS, VERBAL
from generator.syntax.subjects import agent_of, subject_of
from generator.syntax.tree import child
from generator.syntax.verbs import auxiliaries_of, is_negated, is_passive, negation_of, read_tense
from generator.values.annotation import Annotation, Sentence, Tense, Token

# What governs a clause that its sentence does not assert.
UNASSERTED: Final = frozenset(
    {
        EmbeddingKind.ASKED,
        EmbeddingKind.CONDITION,
        EmbeddingKind.INTENDED,
        EmbeddingKind.POSSIBLE,
        EmbeddingKind.PURPOSE,
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What one verb says; the tokens are the heads of their phrases."""

    verb: Token  # "told"
    subject: Token | None  # "Roe", the one it shares with another verb included
    agent: Token | None  # who does what a passive says: "Dunn" of "was told by Dunn"
    object: Token | None  # "six people" of "killing six people"
    complement: Token | None  # "safe" of "is safe", the verb of "said that …" and "plans to …"
    auxiliaries: tuple[Token, ...]  # "may", "have", "been"; those of the verb it is joined to if it has none
    negated: bool  # "not", "never", "nobody"
    passive: bool
    modal: Token | None  # "may"
    tense: Tense | None  # None for "to close", "closing"
    embedding: Embedding  # what it hangs on


def read_clause(annotation: Annotation, verb: Token) -> Clause:
    """Return the clause of a verb."""
    auxiliaries = auxiliaries_of(annotation, verb)
    passive = is_passive(annotation, verb)
    return Clause(
        verb,
        subject_of(annotation, verb),
        agent_of(annotation, verb) if passive else None,
        child(annotation, verb, *OBJECTS),
        child(annotation, verb, *COMPLEMENTS, *PREDICATIVES),
        auxiliaries,
        is_negated(annotation, verb),
        passive,
        next((t for t in auxiliaries if t.tag == "MD"), None),
        read_tense(annotation, verb),
        embedding_of(annotation, verb),
    )


@lru_cache(maxsize=KNOWN)  # asked of the same sentences by facts and by every kind of difference
def clauses_of(annotation: Annotation, sentence: Sentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence by their verbs, in text order; auxiliaries have none of their own."""
    return tuple(
        read_clause(annotation, token)
        for token in annotation.tokens[sentence.first : sentence.last]
        if token.pos in VERBAL and token.tag in {*VERB_TAGS, "MD"} and token.dep not in {*AUXILIARIES, "prep"}
    )


def is_asserted(annotation: Annotation, verb: Token, *, modal: bool = False) -> bool:
    """Say whether a sentence tells that what a clause says is so, or, where it is negated itself, that it is not.

    Not asserted are "if it closes", "even if it closes", "wants to close it", "denied that it closed", "until it
    closed" and, unless ``modal`` is allowed, "may close".
    """
    own = negation_of(annotation, verb)
    return all(
        e.kind not in UNASSERTED
        and (modal or e.kind is not EmbeddingKind.MODAL)
        and (e.kind is not EmbeddingKind.DENIED or e.governor == own)
        and (e.kind is not EmbeddingKind.CONCESSION or e.governor.lemma != "if")
        and (e.kind is not EmbeddingKind.TEMPORAL or e.governor.lemma not in {"before", "until", "till"})
        for e in embeddings_of(annotation, verb)
    )
