"""Each entry of the lists that words and names are compared by makes a difference."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from builders import annotated, document_of
from newsroom import article
from word_probes import idle_entries

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing import counts, terms
from generator.relations.entities import name_kinds
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.span import Span
from generator.values.story import DatedArticle

FRAMES = ("The {} was there.", "They will {} it.", "It was {} then.", "They saw two {}s.", "It came {}.")


@cache
def tokens_met(entries: tuple[str, ...]) -> dict[str, tuple[Token, ...]]:
    """The tokens of each entry's sentences."""
    document = document_of("\n".join(frame.format(entry) for entry in entries for frame in FRAMES))
    annotation = annotated(document)
    found: dict[str, tuple[Token, ...]] = dict.fromkeys(entries, ())
    for line, block in enumerate(document.blocks):
        found[entries[line // len(FRAMES)]] += annotation.tokens_in(block.span)
    return found


def test_every_synonym_is_met_as_another_word() -> None:
    met = tokens_met(tuple(word for words in load_lexicon("synonyms").values() for word in words))
    idle = {
        group: words
        for group in load_lexicon("synonyms")
        if (
            words := idle_entries(
                (terms,), "synonyms", group, lambda word: [terms.word_of(t, countries=False) for t in met[word]]
            )
        )
    }
    assert idle == {}


def test_every_empty_word_is_no_content() -> None:
    met = tokens_met(load_lexicon("empty_words")["words"])
    assert idle_entries((terms,), "empty_words", "words", lambda w: [terms.is_content(t) for t in met[w]]) == []


def test_every_nationality_is_its_country() -> None:
    token = annotated(document_of("Two boats came.")).tokens[0]

    def word(entry: str) -> str:
        return terms.word_of(replace(token, text=entry.split(maxsplit=1)[0].title(), pos="PROPN"))

    assert idle_entries((terms,), "demonyms", "people", word) == []


def test_every_predicate_says_what_its_group_says() -> None:
    groups = load_lexicon("predicates")
    assert {g: idle for g in groups if (idle := idle_entries((counts,), "predicates", g, counts._predicate))} == {}


# Beside which words a name is tried, and the name.
NAMES = {
    "bodies": ("The German {} Osterfeld was silent.", "Osterfeld"),
    "held": ("The Osterfeld {} was there.", "Osterfeld"),
    "done_by": ("It is a ship {} by Osterfeld.", "Osterfeld"),
    "places": ("He came to the {} of Osterfeld.", "Osterfeld"),
    "within": ("It rained {} Osterfeld.", "Osterfeld"),
    "in_name": ("It rained on Osterfeld {0.title}.", "Osterfeld {0.title}"),
    "either": ("Mercer Vale, a {}, left.", "Mercer Vale"),
    "in_body": ("Osterfeld {0.title}, an analyst, left.", "Osterfeld {0.title}"),
}


class Printed(str):
    """A word that a frame prints as it is or with a capital."""

    __slots__ = ()

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.capitalize()


@cache
def names_met(group: str) -> dict[str, tuple[DatedArticle, tuple[Mention, ...]]]:
    """The name of each entry's sentence, as of every kind that the pipeline might have told."""
    words = load_lexicon("name_kinds")[group]
    sentence, name = NAMES[group]
    dated = DatedArticle(article("a", "\n".join(sentence.format(Printed(w)) for w in words), "2031-03-04"), None, ())
    found = {}
    for word, block in zip(words, dated.document.blocks, strict=True):
        printed = name.format(Printed(word))
        start = dated.document.normal.index(printed, block.span.start)
        found[word] = (dated, mentions_of(dated.article.annotation, Span(start, start + len(printed)), printed))
    return found


def mentions_of(annotation: Annotation, span: Span, name: str) -> tuple[Mention, ...]:
    tokens = annotation.tokens_in(span)
    return tuple(Mention(span, name, kind, tokens[0].index, tokens[-1].index + 1) for kind in MentionKind)


@pytest.mark.parametrize("group", NAMES)
def test_every_word_beside_a_name_tells_its_kind(group: str) -> None:
    def hints(word: str) -> list[object]:
        dated, mentions = names_met(group)[word]
        return [list(name_kinds._hints(mention, dated)) for mention in mentions]

    assert idle_entries((name_kinds,), "name_kinds", group, hints) == []
