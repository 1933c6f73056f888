"""The content words by which clauses of different articles are held against each other.

Lemmas with synonyms folded ("travel" is "visit"), nationalities as countries ("Chinese" is "china"), no function
words. Numbers and words of time are apart, so that two clauses can be the same but for a number.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.wording import synonyms
from generator.values.annotation import Annotation, Token
from generator.values.document import Document, Evidence
from generator.values.span import Span
from generator.values.story import DatedArticle

CONTENT: Final = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "ADV"})
TIME_LABELS: Final = frozenset({"DATE", "TIME"})
NUMBER_LABELS: Final = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


@cache
def demonyms() -> dict[str, str]:
    """Return the country of each nationality."""
    return dict(entry.split() for entry in load_lexicon("demonyms")["people"])


@cache
def _office() -> frozenset[str]:
    return frozenset(load_lexicon("questions")["office"])


def word_of(token: Token) -> str:
    """Return the word a token is compared by."""
    lower = token.text.lower()
    if lower in demonyms():
        return demonyms()[lower]
    lemma = lower if token.pos == "PROPN" else token.lemma
    if lemma in _office():
        return "inauguration"
    return synonyms().get(lemma, lemma)


def is_content(token: Token) -> bool:
    """Say whether a token names something that is neither a number nor a time."""
    if token.pos not in CONTENT or not token.text[:1].isalpha():
        return False
    return token.entity not in TIME_LABELS and token.entity not in NUMBER_LABELS


def content_of(annotation: Annotation, span: Span) -> frozenset[str]:
    """Return the content words of a span."""
    return frozenset(word_of(t) for t in annotation.tokens_in(span) if is_content(t))


def names_of(annotation: Annotation, span: Span) -> frozenset[str]:
    """Return the content words of a span that are names or nationalities."""
    return frozenset(word_of(t) for t in annotation.tokens_in(span) if is_content(t) and is_name(t))


def is_name(token: Token) -> bool:
    """Say whether a token belongs to a name or is a nationality."""
    return token.pos == "PROPN" or token.text.lower() in demonyms()


def sentence_evidence(dated: DatedArticle, offset: int) -> Evidence | None:
    """Cut the sentence around an offset, None in no sentence."""
    sentence = dated.article.annotation.sentence_at(offset)
    if sentence is None:
        return None
    return dated.document.evidence(sentence.span.trimmed(dated.document.text))


def words_in_line(document: Document, span: Span) -> str:
    """Return a span's words as printed, on one line."""
    return " ".join(span.cut(document.text).split())


def published_day(dated: DatedArticle) -> str | None:
    """Return the ISO day of an article, None when not known."""
    return dated.published.value[:10] if dated.published else None


def is_later(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article is known to have come out after another, by day or by time of day."""
    if one.published is None or other.published is None:
        return False
    left, right = one.published.value, other.published.value
    shortest = min(len(left), len(right))
    return left[:shortest] > right[:shortest]


def may_answer(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article may answer what another leaves open: it is another and not known to be earlier."""
    return one.source != other.source and not is_later(other, one)
