"""Whether a statement supports another that says the same, or only speaks of the same thing.

    Seven people died.      At least seven people were killed.   -> supports
    Seven people died.      Five people died.                    -> other numbers: does not
    The bank paid the fine. The bank did not pay the fine.       -> one is denied: does not

Only what supports a fact's wording counts towards its origins.
"""

from __future__ import annotations

from generator.lexicons.calendar import NUMBER_WORDS
from generator.values.annotation import Token
from generator.values.findings import Statement
from generator.values.story import DatedArticle

NEGATIONS = frozenset(
    {"not", "n't", "no", "never", "without", "deny", "refuse", "decline", "reject", "dismiss", "fail"}
)


def supports(dated: DatedArticle, statement: Statement, lead: DatedArticle, wording: Statement) -> bool:
    """Say whether a statement agrees with the wording of its fact in negation and numbers."""
    if statement is wording:
        return True
    one, other = _statement_tokens(dated, statement), _statement_tokens(lead, wording)
    if _negated(one) != _negated(other):
        return False
    here, there = _numerals_in(one), _numerals_in(other)
    return not here or not there or bool(here & there)


def denies(dated: DatedArticle, statement: Statement) -> bool:
    """Say whether a statement denies something."""
    return _negated(_statement_tokens(dated, statement))


def _statement_tokens(dated: DatedArticle, statement: Statement) -> tuple[Token, ...]:
    return tuple(t for part in statement.parts for t in dated.article.annotation.tokens_in(part))


def _negated(tokens: tuple[Token, ...]) -> bool:
    return any(t.lemma in NEGATIONS for t in tokens)


def _numerals_in(tokens: tuple[Token, ...]) -> frozenset[str]:
    """Return the numbers as digits.

    Years and days stand in most sentences and tell no statements apart: they are numbers like the others here.
    """
    found = {str(NUMBER_WORDS.get(t.text.lower(), t.text.replace(",", ""))) for t in tokens if t.pos == "NUM"}
    return frozenset(n for n in found if n[:1].isdigit() and n != "1")
