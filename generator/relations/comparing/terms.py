"""The terms by which texts of different articles are held against each other.

Lemmas with synonyms folded ("travel" is "visit"), nationalities as countries ("Chinese" is "china"), no function
words. Numbers and words of time are apart, so that two clauses can be the same but for a number.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.lexicons.calendar import NUMBER_WORDS
from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.span import Span
from generator.values.story import DatedArticle

CONTENT: Final = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "ADV", "NUM"})
AMOUNTS: Final = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})  # kinds of entity
REPORTING: Final = "say"  # stands for all reporting verbs: who says it is no part of what is said


@cache
def demonyms() -> dict[str, str]:
    """Return the country of each nationality."""
    return dict(entry.split() for entry in load_lexicon("demonyms")["people"])


@cache
def synonyms() -> dict[str, str]:
    """Return the word that stands for each lemma of a group of synonyms."""
    return {word: group for group, words in load_lexicon("synonyms").items() for word in words}


def word_of(token: Token, *, countries: bool = True) -> str:
    """Return the word a token is compared by; without ``countries``, "Chinese" stays what it is."""
    lower = token.text.lower()
    if countries and lower in demonyms():
        return demonyms()[lower]
    return lower if token.pos == "PROPN" else synonyms().get(token.lemma, token.lemma)


def is_content(token: Token, *, amounts: bool = False) -> bool:
    """Say whether a token names something; numbers and times do only with ``amounts``."""
    if token.pos not in CONTENT or token.text.lower() in load_lexicon("empty_words")["words"]:
        return False
    if amounts:
        return token.text[:1].isalnum()
    return token.pos != "NUM" and token.text[:1].isalpha() and token.entity not in AMOUNTS


def is_name(token: Token) -> bool:
    """Say whether a token belongs to a name or is a nationality."""
    return token.pos == "PROPN" or token.text.lower() in demonyms()


def content_of(annotation: Annotation, span: Span) -> frozenset[str]:
    """Return the content words of a span, no amounts among them."""
    return frozenset(word_of(t) for t in annotation.tokens_in(span) if is_content(t))


def names_of(annotation: Annotation, span: Span) -> frozenset[str]:
    """Return the content words of a span that are names or nationalities."""
    return frozenset(word_of(t) for t in annotation.tokens_in(span) if is_content(t) and is_name(t))


def terms_in(dated: DatedArticle, parts: tuple[Span, ...], *, countries: bool = True) -> frozenset[str]:
    """Return the content words, amounts and days of some stretches of an article: {"putin", "visit", "@2024-05-16"}."""
    annotation = dated.article.annotation
    whole = parts[0].cover(parts[-1])
    first_names = {
        i
        for m in annotation.mentions
        if m.kind is MentionKind.PERSON and m.span.overlaps(whole)
        for i in range(m.first, m.last - 1)
    }
    tokens = (t for part in parts for t in annotation.tokens_in(part) if is_content(t, amounts=True))
    words = {word_of(t, countries=countries) for t in tokens if t.index not in first_names} - {REPORTING}
    days = {f"@{t.start}" for t in dated.times if t.start and t.expression.span.overlaps(whole)}
    return frozenset({str(NUMBER_WORDS.get(word, word)) for word in words} | days)


def shingles_of(words: tuple[str, ...], size: int) -> frozenset[str]:
    """Return the runs of so many words, what there is of shorter texts.

    >>> sorted(shingles_of(("we", "sold", "the", "boats"), 3)), shingles_of(("no",), 3)
    (['sold the boats', 'we sold the'], frozenset({'no'}))
    """
    return frozenset(" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
