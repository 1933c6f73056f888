"""Whether a statement supports another that says the same, or only speaks of the same thing.

    Seven people died.      At least seven people were killed.   -> supports
    Seven people died.      Five people died.                    -> other numbers: does not
    The bank paid the fine. The bank did not pay the fine.       -> one is denied: does not

Only what supports a fact's wording counts towards its origins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.lexicons.calendar import NUMBER_WORDS
from generator.lexicons.loader import load_lexicon
from generator.syntax.clause import Clause, clauses_of
from generator.syntax.embedding import EmbeddingKind
from generator.syntax.tree import children_of
from generator.values.annotation import Annotation, Token
from generator.values.findings import Statement
from generator.values.story import DatedArticle

# What a clause may hang on to be the statement's own; a denial in any other denies nothing of it.
OWN: Final = frozenset(
    {
        EmbeddingKind.MAIN,
        EmbeddingKind.REPORTED,
        EmbeddingKind.BELIEVED,
        EmbeddingKind.ACCORDING,
        EmbeddingKind.DENIED,
        EmbeddingKind.INTENDED,
        EmbeddingKind.MODAL,
        EmbeddingKind.POSSIBLE,
        EmbeddingKind.COMPLEMENT,
    }
)
AHEAD: Final = frozenset({EmbeddingKind.INTENDED, EmbeddingKind.POSSIBLE})


def supports(dated: DatedArticle, statement: Statement, lead: DatedArticle, wording: Statement) -> bool:
    """Say whether a statement agrees with the wording of its fact in negation and numbers."""
    if statement is wording:
        return True
    if denies(dated, statement) != denies(lead, wording):
        return False
    here, there = _numerals_in(_statement_tokens(dated, statement)), _numerals_in(_statement_tokens(lead, wording))
    return not here or not there or bool(here & there)


def denies(dated: DatedArticle, statement: Statement) -> bool:
    """Say whether a statement denies what it is about: "was not closed", "rejected the plan", "found no survivors"."""
    return any(_is_denial(dated.article.annotation, c) for c in _own_clauses(dated, statement))


def looks_ahead(dated: DatedArticle, statement: Statement) -> bool:
    """Say whether a statement tells what is yet to come or only may be: "will close", "is due to close"."""
    return any(c.modal or c.embedding.kind in AHEAD for c in _own_clauses(dated, statement))


def _own_clauses(dated: DatedArticle, statement: Statement) -> Iterator[Clause]:
    annotation = dated.article.annotation
    clauses = clauses_of(annotation, annotation.sentences[statement.sentence])
    here = (c for c in clauses if any(part.overlaps(c.verb.span) for part in statement.parts))
    return (c for c in here if c.embedding.kind in OWN)


def _is_denial(annotation: Annotation, clause: Clause) -> bool:
    words = {*load_lexicon("embedding")["denied"], *load_lexicon("syntax")["refusing"]}
    none = clause.object is not None and any(t.lemma == "no" for t in children_of(annotation, clause.object))
    return clause.negated or none or clause.verb.lemma in words


def _statement_tokens(dated: DatedArticle, statement: Statement) -> tuple[Token, ...]:
    return tuple(t for part in statement.parts for t in dated.article.annotation.tokens_in(part))


def _numerals_in(tokens: tuple[Token, ...]) -> frozenset[str]:
    """Return the numbers as digits.

    Years and days stand in most sentences and tell no statements apart: they are numbers like the others here.
    """
    found = {str(NUMBER_WORDS.get(t.text.lower(), t.text.replace(",", ""))) for t in tokens if t.pos == "NUM"}
    return frozenset(n for n in found if n[:1].isdigit() and n != "1")
