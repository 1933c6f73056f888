"""The setting of an utterance, where its cue states it: to whom, where, when.

    told reporters on Sunday          addressee "reporters", said on "Sunday"
    said at a news conference         venue "a news conference"
    told a media briefing             venue "a media briefing"

Left alone: dates inside the reported words, and whatever hangs on another verb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue
from generator.quotes.speakers import may_hear, mention_span
from generator.syntax.labels import NOUN_SUBJECTS, VERBAL
from generator.syntax.phrases import noun_phrase
from generator.syntax.tree import ancestors, children_of, head_of, token_span
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import TimeExpression, TimeKind
from generator.values.span import Span

FARTHEST: Final = 20  # characters between a cue and a date beside it: "said on Monday"
LONGEST_NAME: Final = 8  # words of what stands between marks: "Meet the Press"
LEADING: Final = frozenset({"that", '"', ",", ":"})  # between a noun and what is reported: "in a statement that …"
STOP_IN_MARK_RE: Final = re.compile(r"[.,](?=[\"”]$)")  # of a sentence that ends on such a name


@dataclass(frozen=True, slots=True)
class QuoteSetting:
    """To whom, where and when something was said; None where the text does not say."""

    addressee: str | None = None
    venue: str | None = None
    venue_preposition: str | None = None  # "at" of "said at a news conference"
    said_on: Span | None = None


def read_setting(
    document: Document,
    annotation: Annotation,
    cue: Cue,
    content: tuple[Span, ...],
    times: tuple[TimeExpression, ...],
) -> QuoteSetting:
    """Read the words that hang on a cue outside what it reports."""
    if not cue.frames.isdisjoint({"phrase", "dash"}):
        return QuoteSetting()
    addressee, venues = None, load_lexicon("venues")
    places: list[tuple[str, str | None]] = []  # by preposition
    for token in children_of(annotation, cue.verb):
        if any(s.start <= token.start < s.end for s in content):
            continue
        if (
            token.dep in {"dobj", "dative"}
            and cue.verb.lemma in load_lexicon("cues")["telling"]
            and token.pos != "PRON"
        ):
            if token.lemma in venues["venue"] and token.text.islower():
                places.append(("to", _on_one_line(document, annotation, token, content)))
            elif token.pos == "PROPN" or may_hear(token):
                addressee = addressee or _on_one_line(document, annotation, token, content)
        if token.dep == "prep" and token.text.lower() in venues["preposition"]:
            places.append((token.text.lower(), _venue(document, annotation, token, content)))
    preposition, venue = next((p for p in places if p[1]), (None, None))
    return QuoteSetting(addressee, venue, preposition, _date_of_cue(document, annotation, cue, content, times))


def _on_one_line(document: Document, annotation: Annotation, noun: Token, content: tuple[Span, ...]) -> str | None:
    """Return a noun phrase without a date that opens it and what is reported; None with an owner's mark at an end."""
    span = _with_marked_name(annotation, noun) or mention_span(annotation, noun)
    told = min((s.start for s in content if span.start < s.start < span.end), default=span.end)
    words = [*annotation.tokens_in(Span(span.start, told))]
    while told < span.end and words and words[-1].text in LEADING:
        words.pop()
    if not words or words[-1].tag == "POS":
        return None
    while len(words) > 1 and words[0].entity in {"DATE", "TIME"}:
        words.pop(0)  # the "1951" that a comma left of "an Oct. 3, 1951 letter"
    if words[0].tag == "POS":  # "Wednesday's hearing", which has no article of its own
        return None
    end = span.end if told == span.end else words[-1].end
    shown = " ".join(document.printed(Span(words[0].start, end)).split())
    return STOP_IN_MARK_RE.sub("", shown)


def _with_marked_name(annotation: Annotation, noun: Token) -> Span | None:
    """Return a noun phrase that has a name between marks, up to the closing one: Selm Radio's "Dawn" show."""
    first, last = noun_phrase(annotation, noun)
    tokens = annotation.tokens
    marked = [t for t in tokens[first : last + 1] if t.text == '"']  # one may stand right behind an owner
    if not marked or (marked[0].index == last and tokens[last - 1].tag != "POS"):
        return None
    if len(marked) == 1:
        closing = next((t for t in tokens[marked[0].index + 1 : last + LONGEST_NAME] if t.text == '"'), None)
        return token_span(annotation, first, closing.index + 1) if closing else None
    return token_span(annotation, first, last)


def _venue(document: Document, annotation: Annotation, preposition: Token, content: tuple[Span, ...]) -> str | None:
    venues = load_lexicon("venues")["venue"]
    nouns = (t for t in children_of(annotation, preposition) if t.dep == "pobj")
    found = next((t for t in nouns if t.lemma in venues or t.text.lower() in venues), None)
    return _on_one_line(document, annotation, found, content) if found else None


def _date_of_cue(
    document: Document, annotation: Annotation, cue: Cue, content: tuple[Span, ...], times: tuple[TimeExpression, ...]
) -> Span | None:
    """Return the date or time that hangs on a cue, or stands just behind it."""
    below = annotation.subtree_span(cue.verb.index)
    first = bisect_right(times, min(below.start, cue.span.end), key=lambda t: t.span.end)
    last = bisect_right(times, max(below.end, cue.span.end + FARTHEST), key=lambda t: t.span.start)
    for time in times[max(0, first - 1) : last]:
        if time.kind not in {TimeKind.DATE, TimeKind.TIME} or any(s.overlaps(time.span) for s in content):
            continue
        gap = Span(cue.span.end, time.span.start) if 0 <= time.span.start - cue.span.end <= FARTHEST else cue.span
        between = gap.cut(document.normal)
        tokens = annotation.tokens_in(time.span)
        hangs = tokens and not _belongs_to_noun(annotation, tokens[-1]) and _hangs_on(annotation, tokens[-1], cue.verb)
        if between.strip() in {"", "on"} or hangs:
            return time.span
    return None


def _belongs_to_noun(annotation: Annotation, date: Token) -> bool:
    """Say whether a date tells which thing is meant, not when it was said: "the 2031 race", but "a May 4 speech"."""
    noun = head_of(annotation, date)
    spoken = noun.lemma in load_lexicon("venues")["venue"]
    return date.dep in {"compound", "nmod", "nummod", "amod", "poss"} and noun.index > date.index and not spoken


def _hangs_on(annotation: Annotation, token: Token, verb: Token) -> bool:
    """Say whether a token depends on a verb through prepositions and nouns alone."""
    for above in ancestors(annotation, token):
        if above == verb:
            return token.dep not in {*NOUN_SUBJECTS, "ccomp", "advcl", "conj", "parataxis"}
        if above.pos in VERBAL or token.dep == "appos":
            return False
        token = above
    return False
