"""What a stretch of words loses of its sense when it is cut out of its sentence.

    Roe denied that [the bridge had moved].            "denied"
    [The bridge may move] if the river rises.          "if"
    [The bridge has moved,] according to Roe.          "according"
    Roe said [the bridge had not moved], on Friday.    "said"; the "not" stands in the cut
    [Roe said the bridge had moved], Dunn added.       "added"
    Roe closed [the bridge].                           nothing

What governs its main verb decides (``embeddings_of``); where the sentence goes on, and why, is no loss.
"""

from __future__ import annotations

from typing import Final

from generator.syntax.embedding import Embedding, EmbeddingKind, embeddings_of
from generator.syntax.labels import AUXILIARIES, VERBAL
from generator.syntax.tree import ancestors
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

TELLING: Final = frozenset({EmbeddingKind.REPORTED, EmbeddingKind.ACCORDING})  # who says it
# Without these a clause says something else than its sentence: more, or in another's name.
SENSE: Final = frozenset(
    {
        *TELLING,
        *(EmbeddingKind.BELIEVED, EmbeddingKind.DENIED, EmbeddingKind.POSSIBLE, EmbeddingKind.MODAL),
        *(EmbeddingKind.ASKED, EmbeddingKind.INTENDED, EmbeddingKind.CONDITION),
    }
)


def severed_governors(
    annotation: Annotation, parts: tuple[Span, ...], verb: Token | None = None
) -> tuple[Embedding, ...]:
    """Return what governs a verb and stands in none of some parts, the nearest first; else their main verb."""
    verb = verb or _main_verb(annotation, parts)
    if verb is None:
        return ()
    return tuple(
        e
        for e in embeddings_of(annotation, verb)
        if e.kind in SENSE
        and not any(part.overlaps(e.governor.span) for part in parts)
        and not any(t.text == ";" for t in annotation.tokens[min(e.governor.index, verb.index) : e.governor.index])
    )


def _main_verb(annotation: Annotation, parts: tuple[Span, ...]) -> Token | None:
    """Return the verb of some parts that has fewest words above it, the first of equals; None without a verb."""
    verbs = (t for part in parts for t in annotation.tokens_in(part) if t.pos in VERBAL and t.dep not in AUXILIARIES)
    return min(verbs, key=lambda t: (sum(1 for _ in ancestors(annotation, t)), t.index), default=None)
