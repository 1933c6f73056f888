"""How likely an editor prints a sentence alone."""

from __future__ import annotations

import math

import pytest
from newsroom import story_of

from generator.relations.items.clearness import SHORT, WEIGHTS, clearness, traits_of
from generator.values.findings import Statement, StatementKind
from generator.values.story import DatedArticle

BEFORE = "The sanctions of Norland on Tarn took effect in March. "


def last_of(text: str) -> tuple[DatedArticle, Statement]:
    article = story_of([{"text": f"{BEFORE}{text}", "published": "2031-03-05"}]).articles[0]
    return article, article.article.statements[-1]


@pytest.mark.parametrize(
    ("clear", "open_"),
    [
        ("Norland Steel closed 40 mills on Tuesday.", "The sanctions closed 40 mills on Tuesday."),
        ("Norland Steel closed 40 mills on Tuesday.", "The owners closed 40 mills on Tuesday."),
        ("The owners closed 40 mills on Tuesday.", "The sanctions closed 40 mills on Tuesday."),
        ("Norland Steel closed 40 mills on Tuesday.", "Norland Steel closed our mills on Tuesday."),
        ("Norland Steel closed 40 mills on Tuesday.", "Norland Steel closed 40 mills on Tuesday!"),
        ("Norland Steel closed 40 mills in Selm on Tuesday.", "Norland Steel closed 40 mills."),
        ("Norland Steel closed mills of its rival in Selm.", "A steel mill closed yards of its rival in Selm."),
        ("Mills of a rival in Selm were closed at last.", "A big mill of a rival in Selm was closed at last."),
        ("Norland Steel closed 40 mills on Tuesday.", "Norland Steel also closed 40 mills on Tuesday."),
    ],
)
def test_what_leaves_open_who_or_what_is_meant_is_less_likely_printed(clear: str, open_: str) -> None:
    assert clearness(*last_of(clear)) > clearness(*last_of(open_))


def test_the_first_sentence_of_an_article_is_likelier_printed() -> None:
    story = story_of([{"text": "Norland Steel closed a mill. Norland Steel closed a mill in Selm."}])
    first, second = (traits_of(story.articles[0], s) for s in story.articles[0].article.statements)
    assert (first["first of the article"], second["first of the article"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("text", "trait", "value"),
    [
        ("Norland Steel sold the mill, the yard and the mill.", "a noun with the, new", 2),
        ("Norland Steel sold the mill that it had built.", "a noun with the, new", 0),
        ("Norland Steel fell by the most in the world.", "a noun with the, new", 0),
        ('Norland Steel called "the owners" thieves.', "a noun with the, new", 0),
        ("They fell in Selm on Tuesday.", "a pronoun for a subject", 1),
        ("Norland Steel fell on Monday, on Tuesday and on Friday.", "days told", 2),
        (f"Norland Steel closed a mill in{' old' * 28} Selm.", "hard to take in", 0),
        (f"Norland Steel closed a mill in{' old' * 29} Selm.", "hard to take in", 1),
        ("Ada Holm and Mr. Brandt met in Karsk.", "names", 2),
    ],
)
def test_what_a_sentence_is_judged_by(text: str, trait: str, value: float) -> None:
    assert traits_of(*last_of(text)).get(trait, 0.0) == value


def test_length_counts_from_four_words_on() -> None:
    story = story_of([{"text": "Norland fell."}])
    article = story.articles[0]
    short = Statement((article.article.annotation.sentences[0].span,), 0, StatementKind.EVENT, None)
    assert traits_of(article, short)["length"] == math.log(SHORT) == math.log(4)


def test_every_trait_has_a_weight() -> None:
    assert {*traits_of(*last_of("Norland Steel closed 40 mills on Tuesday."))} == {*WEIGHTS}
