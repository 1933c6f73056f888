"""How much two clauses must share to be held against each other, just above and just below."""

from __future__ import annotations

import pytest
from builders import article_of, document_of

from generator.relations.comparing.pairing import Said
from generator.relations.differences.assertions import Predicate, share_arguments
from generator.relations.differences.days import DatedWord, is_one_event
from generator.values.findings import ResolvedTime
from generator.values.story import DatedArticle


def dated(text: str) -> DatedArticle:
    return DatedArticle(article_of(document_of(text)), None, ())


SAID = Said(dated("The mill closed on Friday."), 0, frozenset())
VERB = SAID.dated.article.annotation.tokens[2]
FRIDAY = ResolvedTime(SAID.dated.article.times[0], None, None, None, None)


def predicate(arguments: str) -> Predicate:
    return Predicate(SAID, VERB, "close", frozenset(), frozenset(arguments), negated=False, modal="")


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("ab", "abcd", True),  # a half
        ("ab", "abcde", False),
        ("abc", "ab", True),  # two words are enough
        ("ab", "ac", False),
        ("a", "a", True),  # there are no more
    ],
)
def test_half_of_the_arguments_must_be_shared(one: str, other: str, *, shared: bool) -> None:
    assert share_arguments(predicate(one), predicate(other)) is shared


def dated_word(words: str, hook: str) -> DatedWord:
    return DatedWord(SAID, FRIDAY, None, VERB, hook, None, frozenset(words))


@pytest.mark.parametrize(
    ("one", "other", "hook", "same"),
    [
        ("ab", "abcd", "close", True),  # a half where both hang on one word
        ("abcd", "abcdefghi", "close", False),
        ("abc", "abcd", "shut", True),  # three quarters where they do not
        ("abcde", "abcdefg", "shut", False),
    ],
)
def test_dates_of_one_event_stand_in_like_clauses(one: str, other: str, hook: str, *, same: bool) -> None:
    assert is_one_event(dated_word(one, "close"), dated_word(other, hook)) is same
