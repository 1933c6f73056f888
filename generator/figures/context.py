"""For which period a figure holds, and by whose count.

    exports reached $41.5 billion in January-June, according to Danish customs data
    → period "January-June", attributed to "Danish customs data"
    customs data showed exports fell 5 percent · the ministry said 12 people died
    a goal of over $30 billion by 2030 that both ministries had set

Left alone: when something was said ("said on Monday"), pronouns as sources, dates of other clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.phrases import read_label
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import SUBJECTS, VERBAL
from generator.syntax.tree import child, children_of, span_head
from generator.times.meanings.relative import Reference
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.findings import FigureRole, TimeExpression, TimeKind
from generator.values.span import Span

ACCORDING_RE = re.compile(r"\b(?:according[ ]to|as[ ]per|citing|in[ ]the[ ]words[ ]of)[ ]", re.IGNORECASE)
PER_RE = re.compile(
    r"(?:[ -](?:per|an?|every)[ -]|/)(?P<noun>(?!lot\b|bit\b|few\b|little\b)[a-z]+)\b"
    r"(?! of| earlier| ago| later| before)",
    re.IGNORECASE,
)
VAGUE_RE = re.compile(
    r"(?:recent(?:ly)?|now|current(?:ly)?|soon|previously|once|today|later|earlier|then|presently)\b$", re.IGNORECASE
)
LATEST_RE = re.compile(r"\b(?:recently|lately|especially|notably|including|last)(?: in| on)? $", re.IGNORECASE)
# "A year earlier" is the period of what was before, never of what is.
BEFORE_RE = re.compile(r".*\b(?:earlier|before|a (?:year|month|quarter|week) ago)", re.IGNORECASE)
REPORTS: Final = frozenset(
    {
        "say",
        "report",
        "announce",
        "show",
        "estimate",
        "state",
        "reveal",
        "confirm",
        "calculate",
        "reckon",
        "claim",
        "find",
    }
) | {"indicate", "suggest", "note", "add", "project", "forecast", "predict", "tell", "expect", "put", "count"}


@dataclass(frozen=True, slots=True)
class Attributed:
    """By whose count a figure is given."""

    name: str  # "Chinese customs data"
    span: Span


def read_attribution(annotation: Annotation, text: str, amount: Amount, role: FigureRole) -> Attributed | None:
    """Return who gives a figure, None when the sentence names nobody."""
    sentence = annotation.sentence_at(amount.span.start)
    token = span_head(annotation, amount.span, last=True)
    if sentence is None or token is None:
        return None
    if role is FigureRole.GOAL:
        setter = _setter(annotation, text, token)
        if setter:
            return setter
    return _according(annotation, text, amount, sentence) or _reporter(annotation, text, amount, token)


def _named(annotation: Annotation, text: str, head: Token, amount: Amount) -> Attributed | None:
    if head.pos not in {"NOUN", "PROPN"} or head.entity in {"DATE", "TIME"}:
        return None
    phrase = read_label(annotation, text, head, amount.outer)
    if phrase is None or not phrase.text:
        return None
    start = phrase.span.start
    before = annotation.token_at(start - 2) if start >= 2 else None  # noqa: PLR2004  # a space and the word before it
    counted = (
        before is not None
        and before.text.lower() in {"the", "a", "an"}
        and head.pos == "NOUN"
        and not phrase.text[0].isupper()
    )
    span = Span(before.start, phrase.span.end) if counted and before else phrase.span
    return Attributed(" ".join(span.cut(text).split()), span)


def _setter(annotation: Annotation, text: str, token: Token) -> Attributed | None:
    """Return who set a goal: "that was set by the two countries"."""
    sentence = annotation.sentence_at(token.start)
    if sentence is None:
        return None
    for verb in annotation.tokens[sentence.first : sentence.last]:
        if verb.start < token.end or verb.lemma not in load_lexicon("figure_roles")["set verbs"] or verb.tag != "VBN":
            continue
        agent = child(annotation, verb, "agent", "prep")
        named = child(annotation, agent, "pobj") if agent and agent.text.lower() == "by" else None
        if named:
            return _whole(annotation, text, named)
    return None


def _whole(annotation: Annotation, text: str, head: Token) -> Attributed:
    left = [c for c in annotation.children[head.index] if c < head.index]
    start = annotation.tokens[min((annotation.subtree(c)[0] for c in left), default=head.index)].start
    return Attributed(" ".join(text[start : head.end].split()), Span(start, head.end))


def _according(annotation: Annotation, text: str, amount: Amount, sentence: Sentence) -> Attributed | None:
    for match in ACCORDING_RE.finditer(text, sentence.span.start, sentence.span.end):
        first = annotation.token_at(match.end())
        head = _np_head(annotation, first) if first else None
        if head and not head.span.overlaps(amount.outer) and _reaches(annotation, match.start(), amount):
            return _named(annotation, text, head, amount)
    return None


def _np_head(annotation: Annotation, first: Token) -> Token:
    token = first
    while token.dep not in {"pobj", "dobj", "ROOT", "pcomp"} and token.head > token.index:
        token = annotation.tokens[token.head]
    return token


def _reaches(annotation: Annotation, cue: int, amount: Amount) -> bool:
    """Say whether a cue and a figure stand in one clause, or the cue opens or closes the sentence."""
    sentence = annotation.sentence_at(cue)
    if sentence is None or cue <= sentence.span.start + 1:
        return sentence is not None
    between = Span(*sorted((min(cue, amount.span.start), max(cue, amount.span.start))))
    tokens = annotation.tokens_in(between) if between.length else ()
    return not any(t.text == ";" or (t.dep == "cc" and annotation.tokens[t.head].pos in VERBAL) for t in tokens)


def _reporter(annotation: Annotation, text: str, amount: Amount, token: Token) -> Attributed | None:
    """Return the subject of the verb that reports the figure: "customs data showed …"."""
    while token.head != token.index:
        dep, above = token.dep, annotation.tokens[token.head]
        if dep in {"ccomp", "parataxis"} and above.pos in VERBAL and above.lemma in REPORTS:
            speaker = child(annotation, above, *SUBJECTS)
            return _named(annotation, text, speaker, amount) if speaker else None
        if dep == "advcl" and _contrasts(annotation, token):
            return None  # "said it expects a hit, while another bank will take …"
        token = above
    for verb in children_of(annotation, token):  # "12 people died, the ministry said"
        if verb.dep in {"parataxis", "ccomp"} and verb.lemma in REPORTS and verb.start > amount.span.end:
            speaker = child(annotation, verb, *SUBJECTS)
            return _named(annotation, text, speaker, amount) if speaker else None
    return None


def _contrasts(annotation: Annotation, verb: Token) -> bool:
    mark = child(annotation, verb, "mark")
    return mark is not None and mark.text.lower() in {"while", "whereas", "although", "though"}


def read_period(
    annotation: Annotation, text: str, amount: Amount, role: FigureRole, times: tuple[TimeExpression, ...]
) -> Span | None:
    """Return the time expression a figure holds for: one of its own clause, not that of its reporting."""
    token = span_head(annotation, amount.span, last=True)
    sentence = annotation.sentence_at(amount.span.start)
    if token is None or sentence is None:
        return None
    clause = _clause(annotation, token)
    inside = [
        t.span
        for t in times
        if t.kind is TimeKind.DATE
        and not isinstance(t.meaning, Reference)
        and not VAGUE_RE.fullmatch(t.span.cut(text))
        and (role is FigureRole.PREVIOUS or not BEFORE_RE.fullmatch(t.span.cut(text)))
        and not LATEST_RE.search(text[max(0, t.span.start - 24) : t.span.start])
        and sentence.span.contains(t.span)
        and not t.span.overlaps(amount.outer)
    ]
    own = [s for s in inside if _shares_clause(annotation, s, clause)]
    behind = [s for s in own if s.start >= amount.span.end]
    return min(behind, key=lambda s: s.start) if behind else max(own, key=lambda s: s.start, default=None)


def _clause(annotation: Annotation, token: Token) -> frozenset[int]:
    """Return the indexes from a token up to the verb of its clause."""
    path = [token.index]
    while token.head != token.index and token.pos not in VERBAL:
        token = annotation.tokens[token.head]
        path.append(token.index)
    return frozenset(path)


def _shares_clause(annotation: Annotation, span: Span, clause: frozenset[int]) -> bool:
    token = span_head(annotation, span, last=True)
    for _ in range(4):
        if token is None:
            return False
        if token.index in clause:
            return True
        if token.pos in VERBAL or token.head == token.index:
            return False
        token = annotation.tokens[token.head]
    return False


def read_per(text: str, amount: Amount) -> str | None:
    """Return what a rate is counted for: "$5.45 per share", "500,000 barrels a day"; None for no rate."""
    match = PER_RE.match(text, amount.span.end)
    return match["noun"].lower() if match else None


def with_rate(text: str, amount: Amount) -> Span:
    """Return the figure's words with its rate: "up to $500 million a year"."""
    match = PER_RE.match(text, amount.span.end)
    return Span(amount.outer.start, match.end()) if match and amount.outer.end <= match.end() else amount.outer
