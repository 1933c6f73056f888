"""How likely an editor is to print a sentence alone: clear, holding, reported and worth a line.

    The dam above Selm broke on Tuesday, killing two people.      -> likely
    The sanctions hit the company hard. / It fell. / What now?    -> not

A logistic regression over what the sentence itself and its article show, learned from the sentences of 25 stories that
strict readers marked one by one. ``benchmarks/choosing`` learns the weights and tells how well they do on stories left
out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.items.leaning import leans
from generator.statements.dependence import says_which
from generator.syntax.labels import SUBJECTS
from generator.syntax.tree import child, children_of, root_of
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.findings import Statement
from generator.values.story import DatedArticle

LONG: Final = 35  # words from which a sentence is hard to take in
SHORT: Final = 4  # words below which length tells nothing
SUREST: Final = 0.999  # no sentence is printed for sure
MOST_DATES: Final = 2
POINTING: Final = frozenset({"the", "both", "this", "that", "these", "those"})
TIMES: Final = frozenset({"DATE", "TIME"})
READERS: Final = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
ENDED_RE: Final = re.compile(r"[.][\"')]*$")
WEIGHTS: Final = {
    "constant": -4.60,
    "a noun with the, named before": -0.91,
    "a noun with the, new": -0.55,
    "a pronoun for a subject": -1.49,
    "we and you": -0.59,
    "a question, a call, a colon or no end": -1.63,
    "hard to take in": -0.61,
    "length": 1.00,
    "names": 0.24,
    "share of capitals": 1.44,
    "a name for a subject": 0.51,
    "a bare noun for a subject": 0.55,
    "days told": 0.21,
    "first of the article": 1.28,
    "leans": -1.55,
}


def clearness(dated: DatedArticle, statement: Statement) -> float:
    """Return the probability, 0..1, that an editor prints a statement as it stands."""
    traits = traits_of(dated, statement)
    odds = math.fsum(WEIGHTS[name] * value for name, value in traits.items())
    return min(SUREST, 1 / (1 + math.exp(-odds)))


def traits_of(dated: DatedArticle, statement: Statement) -> Mapping[str, float]:
    """Return what a statement is judged by, by the names of the weights."""
    annotation, span = dated.article.annotation, statement.span
    text = span.cut(dated.document.normal).strip()
    tokens = [t for t in annotation.tokens if span.start <= t.start < span.end]
    own = list(_outside_marks(tokens))
    mentions = [m for m in annotation.mentions if span.start <= annotation.tokens[m.first].start < span.end]
    nouns = [_has_word_before(annotation, t, span.start) for t in _open_nouns(annotation, own)]
    return {
        "constant": 1.0,
        "a noun with the, named before": float(sum(nouns)),
        "a noun with the, new": float(len(nouns) - sum(nouns)),
        "we and you": float(sum(t.tag in {"PRP", "PRP$"} and t.text.lower() in READERS for t in own)),
        "a question, a call, a colon or no end": float(not ENDED_RE.search(text) or any(m in text for m in "?!:")),
        "hard to take in": float(len(text.split()) > LONG),
        "length": math.log(max(SHORT, len(text.split()))),
        "names": float(sum(_is_full_name(m) for m in mentions)),
        "share of capitals": sum(t.text[:1].isupper() for t in own[1:]) / max(1, len(own)),
        "days told": float(min(MOST_DATES, sum(t.entity == "DATE" for t in own))),
        "first of the article": float(annotation.sentences[0].span.end > span.start),
        "leans": float(leans(dated, statement)),
        **_traits_of_subject(annotation, statement),
    }


def _outside_marks(tokens: list[Token]) -> Iterator[Token]:
    """Yield the words that stand between no quotation marks."""
    spoken = False
    for token in tokens:
        spoken ^= token.text == '"'
        if not spoken:
            yield token


def _open_nouns(annotation: Annotation, tokens: list[Token]) -> Iterator[Token]:
    """Yield the nouns that a reader is taken to know, and that nothing in the sentence tells: "the sanctions"."""
    said: set[str] = set()
    for token in tokens:
        pointed = any(t.dep == "det" and t.text.lower() in POINTING for t in children_of(annotation, token))
        told = says_which(annotation, token) or token.lemma in said
        unique = token.lemma.lower() in load_lexicon("statements")["unique"] or token.entity in TIMES
        said.add(token.lemma)
        if token.pos == "NOUN" and pointed and not told and not unique:
            yield token


def _has_word_before(annotation: Annotation, noun: Token, start: int) -> bool:
    """Say whether the article has a word before a sentence."""
    return any(t.lemma.lower() == noun.lemma.lower() for t in annotation.tokens if t.start < start)


def _is_full_name(mention: Mention) -> bool:
    person = mention.kind is MentionKind.PERSON
    return mention.last - mention.first > 1 if person else mention.kind is not MentionKind.GROUP


def _traits_of_subject(annotation: Annotation, statement: Statement) -> Mapping[str, float]:
    subject = child(annotation, root_of(annotation, annotation.sentences[statement.sentence]), *SUBJECTS)
    if subject is None:
        return {}
    named = any(m.first <= subject.index < m.last for m in annotation.mentions)
    bare = subject.pos == "NOUN" and not any(t.dep in {"det", "poss"} for t in children_of(annotation, subject))
    return {
        "a pronoun for a subject": float(subject.pos == "PRON" and not named),
        "a name for a subject": float(named),
        "a bare noun for a subject": float(bare),
    }
