"""For which period a figure holds, and by whose count.

    exports reached $41.5 billion in January-June, according to Danish customs data
    → period "January-June", attributed to "Danish customs data"
    customs data showed exports fell 5 percent · the ministry said 12 people died

Left alone: when something was said ("said on Monday"), pronouns as sources, dates of other clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.places import Place, words_for
from generator.syntax.embedding import EmbeddingKind, kind_of_word
from generator.syntax.labels import NOMINAL, SUBJECTS, VERBAL
from generator.syntax.tree import child, children_of, head_of, span_head
from generator.times.meanings.relative import Reference
from generator.values.annotation import Annotation, Token
from generator.values.findings import FigureRole, TimeExpression, TimeKind
from generator.values.span import Span

ACCORDING_RE = re.compile(r"\b(?:according[ ]to|as[ ]per|citing|in[ ]the[ ]words[ ]of)[ ]", re.IGNORECASE)
PER_RE = re.compile(
    r"(?:[ -](?:per|an?|every)[ -]|/)(?P<noun>(?!lot\b|bit\b|few\b|little\b)[a-z]+)\b"
    r"(?! of| earlier| ago| later| before)",
    re.IGNORECASE,
)
# "A year earlier" is the period of what was before, never of what is.
BEFORE_RE = re.compile(r".*\b(?:earlier|before|a (?:year|month|quarter|week) ago)", re.IGNORECASE)
# Behind these a time is no period of what is told, or only its begin.
LATEST_RE = re.compile(r"\b(?:recently|lately|especially|notably|including|last|since)(?: in| on)? $", re.IGNORECASE)
CLOSE: Final = 4  # words from a time up to the clause it belongs to, itself the first: "in the first week of May"
CONTRASTS: Final = frozenset({"while", "whereas", "although", "though"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """By whose count a figure is given."""

    name: str  # "Chinese customs data"
    span: Span


def read_attribution(place: Place) -> Attributed | None:
    """Return who gives a figure, None when the sentence names nobody."""
    head = _according(place) or _reporter(place.annotation, place.amount, place.token)
    return _named(place, head) if head else None


def _named(place: Place, head: Token) -> Attributed | None:
    """Return a source by its label, the article of a common noun with it: "the ministry"."""
    annotation, phrase = place.annotation, place.phrase(head) if head.pos in NOMINAL else None
    if phrase is None or not phrase.text or head.entity in {"DATE", "TIME"}:
        return None
    first = annotation.token_at(phrase.span.start)
    before = annotation.tokens[max(first.index - 1, 0)] if first else head
    if phrase.span.start == head.start and before.text.lower() in {"a", "an"}:
        return None  # "a person said": nobody knows which
    article = head.pos == "NOUN" and not phrase.text[0].isupper() and before.text.lower() in {"the", "a", "an"}
    span = Span(before.start, phrase.span.end) if article else phrase.span
    return Attributed(" ".join(span.cut(place.text).split()), span)


def _according(place: Place) -> Token | None:
    """Return the source named by "according to", "citing"."""
    match = ACCORDING_RE.search(place.text, place.sentence.span.start, place.sentence.span.end)
    token = place.annotation.token_at(match.end()) if match else None
    while token is not None and token.dep not in {"pobj", "dobj", "ROOT", "pcomp"} and token.head > token.index:
        token = head_of(place.annotation, token)
    return token


def _reporter(annotation: Annotation, amount: Amount, token: Token) -> Token | None:
    """Return the subject of the verb that reports the figure: "customs data showed …"."""
    while token.head != token.index:
        below, token = token, head_of(annotation, token)
        if below.dep in {"ccomp", "parataxis"} and _reports(token):
            return child(annotation, token, *SUBJECTS)
        mark = child(annotation, below, "mark")
        if below.dep == "advcl" and mark is not None and mark.text.lower() in CONTRASTS:
            return None  # "said it expects a hit, while another bank will take …"
    for verb in children_of(annotation, token):  # "12 people died, the ministry said"
        if verb.dep in {"parataxis", "ccomp"} and _reports(verb) and verb.start > amount.span.end:
            return child(annotation, verb, *SUBJECTS)
    return None


def _reports(verb: Token) -> bool:
    """Say whether a verb's subject gives what its clause says: "said that", "forecast that"."""
    foresees = verb.lemma in words_for("forecast verbs", "figure_roles")
    return foresees or kind_of_word(verb.lemma, finite=True) is EmbeddingKind.REPORTED


def read_period(place: Place, role: FigureRole, times: Sequence[TimeExpression]) -> Span | None:
    """Return the time expression a figure holds for: one of its own clause, not that of its reporting."""
    annotation, text, amount = place.annotation, place.text, place.amount
    clause = set(_path(annotation, place.token))
    own = [
        t.span
        for t in times
        if t.kind is TimeKind.DATE
        and not isinstance(t.meaning, Reference)
        and (role is FigureRole.PREVIOUS or not BEFORE_RE.fullmatch(t.span.cut(text)))
        and not LATEST_RE.search(text[max(0, t.span.start - 24) : t.span.start])
        and not t.span.overlaps(amount.outer)
        and (head := span_head(annotation, t.span, last=True)) is not None
        and not clause.isdisjoint(_path(annotation, head)[:CLOSE])
    ]
    behind = [s for s in own if s.start >= amount.span.end]
    return min(behind, key=lambda s: s.start) if behind else max(own, key=lambda s: s.start, default=None)


def _path(annotation: Annotation, token: Token) -> list[Token]:
    """Return the tokens from one up to the verb of its clause."""
    path = [token]
    while path[-1].pos not in VERBAL and path[-1].head != path[-1].index:
        path.append(head_of(annotation, path[-1]))
    return path


def read_per(text: str, amount: Amount) -> str | None:
    """Return what a rate is counted for: "$5.45 per share", "500,000 barrels a day"; None for no rate."""
    match = PER_RE.match(text, amount.span.end)
    return match["noun"].lower() if match else None


def with_rate(text: str, amount: Amount) -> Span:
    """Return the figure's words with its rate: "up to $500 million a year"."""
    match = PER_RE.match(text, amount.span.end)
    return Span(amount.outer.start, match.end()) if match and amount.outer.end <= match.end() else amount.outer
