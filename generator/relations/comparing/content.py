"""The content words by which clauses of different articles are held against each other.

Lemmas with synonyms folded ("travel" is "visit"), nationalities as countries ("Chinese" is "china"), no function
words. Numbers and words of time are apart, so that two clauses can be the same but for a number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.origins.wording import synonyms
from generator.values.annotation import Annotation, Token
from generator.values.document import Document, Evidence
from generator.values.span import Span
from generator.values.story import DatedArticle

BLANK_RE = re.compile(r"[ ]{2,}")  # furniture inside a sentence, blanked by the stage clean
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


def sentence_evidence(dated: DatedArticle, offset: int) -> tuple[Evidence, ...]:
    """Cut the sentence around an offset; empty in no sentence, several where furniture stands inside it."""
    sentence = dated.article.annotation.sentence_at(offset)
    return cut_evidence(dated.document, sentence.span) if sentence else ()


def cut_evidence(document: Document, span: Span) -> tuple[Evidence, ...]:
    """Cut a span without the furniture inside it, which the normal form has blank."""
    parts: list[Span] = []
    start = span.start
    for match in BLANK_RE.finditer(document.normal, span.start, span.end):
        if span.start < match.start() and document.text[match.start() : match.end()].strip():
            parts.append(Span(start, match.start()))
            start = match.end()
    parts = [part.trimmed(document.text) for part in (*parts, Span(start, span.end))]
    return tuple(document.evidence(part) for part in parts if part.length and part.cut(document.normal).strip())


def words_in_line(document: Document, span: Span) -> str:
    """Return a span's words as printed, on one line, without the furniture inside it."""
    return " ".join(" ".join(e.text for e in cut_evidence(document, span)).split())


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


def is_later_day(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article is known to have come out on a later day than another."""
    left, right = published_day(one), published_day(other)
    return left is not None and right is not None and left > right


def may_answer(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether an article may answer what another leaves open: it is another and not known to be earlier."""
    return one.source != other.source and not is_later(other, one)
