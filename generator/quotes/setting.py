"""The setting of an utterance, where its cue states it: to whom, where, when.

    told reporters on Sunday          addressee "reporters", said on "Sunday"
    said at a news conference         venue "a news conference"
    told a media briefing             venue "a media briefing"

Left alone: dates inside the reported words, and whatever hangs on another verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue
from generator.quotes.speakers import mention_span
from generator.syntax.tree import children_of
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import TimeExpression, TimeKind
from generator.values.span import Span

FARTHEST: Final = 6  # steps up the syntax from a time expression to its cue
TELLING: Final = frozenset({"tell", "inform", "assure", "remind", "warn", "advise", "notify", "ask", "brief", "urge"})


@dataclass(frozen=True, slots=True)
class Setting:
    """To whom, where and when something was said; None where the text does not say."""

    addressee: str | None = None
    venue: str | None = None
    said_on: Span | None = None


def read_setting(
    document: Document,
    annotation: Annotation,
    cue: Cue,
    content: tuple[Span, ...],
    times: tuple[TimeExpression, ...],
) -> Setting:
    """Read the words that hang on a cue outside what it reports."""
    said_on = _said_on(document, annotation, cue, content, times)
    if "phrase" in cue.frames or "dash" in cue.frames:
        return Setting()
    addressee, venue = None, None
    for token in children_of(annotation, cue.verb):
        if any(s.start <= token.start < s.end for s in content):
            continue
        if token.dep in {"dobj", "dative"} and cue.verb.lemma in TELLING and token.pos != "PRON":
            if token.lemma in _words("venue") and token.text.islower():
                venue = venue or _text(document, annotation, token)
            else:
                addressee = addressee or _text(document, annotation, token)
        if token.dep == "prep" and token.text.lower() in _words("preposition"):
            venue = venue or _venue(document, annotation, token)
    return Setting(addressee, venue, said_on)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(load_lexicon("venues")[group])


def _text(document: Document, annotation: Annotation, token: Token) -> str:
    return " ".join(mention_span(annotation, token).cut(document.text).split())


def _venue(document: Document, annotation: Annotation, preposition: Token) -> str | None:
    for token in children_of(annotation, preposition):
        if token.dep == "pobj" and (token.lemma in _words("venue") or token.text.lower() in _words("venue")):
            return _text(document, annotation, token)
    return None


def _said_on(
    document: Document, annotation: Annotation, cue: Cue, content: tuple[Span, ...], times: tuple[TimeExpression, ...]
) -> Span | None:
    """Return the date or time that hangs on a cue."""
    for time in times:
        if time.kind not in {TimeKind.DATE, TimeKind.TIME} or any(s.overlaps(time.span) for s in content):
            continue
        tokens = annotation.tokens_in(time.span)
        between = document.normal[cue.span.end : time.span.start] if time.span.start >= cue.span.end else "x"
        if between.strip() in {"", "on"}:
            return time.span
        if tokens and _hangs_on(annotation, tokens[-1], cue.verb):
            return time.span
    return None


def _hangs_on(annotation: Annotation, token: Token, verb: Token) -> bool:
    """Say whether a token depends on a verb through prepositions and nouns alone."""
    for _ in range(FARTHEST):
        if token.head == verb.index:
            return token.dep not in {"nsubj", "nsubjpass", "ccomp", "advcl", "conj", "parataxis"}
        token = annotation.tokens[token.head]
        if token.pos in {"VERB", "AUX"} or token.head == token.index:
            return False
    return False
