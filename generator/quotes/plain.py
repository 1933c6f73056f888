"""Reported clauses read by the words alone, where the syntax lost them.

    The bridge is safe, Roe's office said on Friday.       behind: a noun phrase, a verb of saying, a date
    The bridge is "quite safe", said Mr Roe.               the same, turned round
    The bridge shut, a clerk who would not be named said.
    Roe said after the storm broke that he would pay.      ahead: the words behind "that"
    Survivors said planks came down as it shook.           ahead: the rest of the sentence

Left alone: sentences in which some other finder reads the cue, verbs that rarely say ("find", "show").
"""

from __future__ import annotations

import itertools
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue, read_cue
from generator.quotes.drafts import Draft, Grade, MarkedText
from generator.syntax.labels import FINITE, NOMINAL, VERB_TAGS
from generator.values.annotation import Sentence, Token
from generator.values.span import Span

NOUNS: Final = frozenset({*NOMINAL, "PRON"})
PHRASAL: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "ADP", "ADV"})


def draft_trailing(text: MarkedText) -> tuple[Draft, ...]:
    """Return sentences that end on ", somebody said (on Friday)"."""
    drafts = []
    for sentence in text.annotation.sentences:
        tokens = _words_of(text, sentence)
        for comma in _commas(tokens):
            cue = _trailing_cue(text, tokens[comma + 1 :])
            content = tokens[:comma]
            if cue and not _starts_or_ends_marked(text, content):
                drafts.append(Draft((Span(content[0].start, content[-1].end),), cue, Grade.REPORTED))
                break
    return tuple(drafts)


def _words_of(text: MarkedText, sentence: Sentence) -> list[Token]:
    """Return the tokens of a sentence without stops at its end and stray marks at its start."""
    tokens = [t for t in text.annotation.tokens[sentence.first : sentence.last] if t.pos != "SPACE" and t.text.strip()]
    while tokens and tokens[-1].pos == "PUNCT":
        if tokens.pop().text == ":":
            return []  # it leads to what was said
    while tokens and tokens[0].pos == "PUNCT" and not text.is_quoted(tokens[0].start):
        tokens.pop(0)
    return tokens


def _commas(tokens: list[Token]) -> list[int]:
    """Return where a tail of a sentence may begin, the shortest tail first."""
    return [i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == ","][:2]


def _starts_or_ends_marked(text: MarkedText, content: list[Token]) -> bool:
    """Say whether a clause begins or ends with marked words: draft_direct reads those."""
    return text.is_quoted(content[0].start) or text.is_quoted(content[-1].start)


def _trailing_cue(text: MarkedText, tail: list[Token]) -> Cue | None:
    """Return the cue of "the agency reported on Tuesday": a noun phrase, a verb of saying, at most a date."""
    hyphened = {t.index + side for t in tail if t.text == "-" for side in (-1, 0, 1)}
    tail = _without_clause([t for t in tail if t.index not in hyphened])
    verbs = [t for t in tail if t.tag in {"VBD", "VBZ", "VBN", "VBP"} and t.lemma not in {"have", "had"}]
    if len(verbs) != 1 or tail[0].tag in {"WDT", "WP", "WRB", "IN", "CC"}:
        return None
    cue = read_cue(text.annotation, verbs[0])
    if cue is None or "speech" not in cue.frames or verbs[0].lemma not in load_lexicon("cues")["trailing"]:
        return None
    before = [t for t in tail if t.index < verbs[0].index and t.pos != "AUX" and t.lemma != "have"]
    after = [t for t in tail if t.index > verbs[0].index]
    if not before:
        return _turned_round(cue, after)
    plain = before[-1].pos in NOUNS and all(t.pos in PHRASAL for t in before)
    if not plain or not all(t.entity in {"DATE", "TIME"} or t.pos in {"ADP", "ADV", "DET"} for t in after):
        return None
    nouns = list(itertools.takewhile(lambda t: t.pos != "ADP", before)) or before  # "a spokesman in Norville"
    heads = [t for t in nouns if t.pos in NOUNS]  # "two people familiar with the matter"
    return _plain_cue(cue, heads[-1]) if heads else None


def _without_clause(tail: list[Token]) -> list[Token]:
    """Drop "who asked not to be named" before the last verb."""
    who = next((i for i, t in enumerate(tail) if t.text.lower() == "who" and i), None)
    last = next((i for i in range(len(tail) - 1, 0, -1) if tail[i].tag in VERB_TAGS), None)
    if who is None or last is None or last <= who + 1:
        return tail
    return [*tail[:who], *tail[last:]]


def _turned_round(cue: Cue, after: list[Token]) -> Cue | None:
    """Return the cue of "said Mr Roe": nothing but a noun phrase behind the verb."""
    name = list(itertools.takewhile(lambda t: t.pos in PHRASAL - {"ADP", "ADV"}, after))
    followed = len(name) < len(after) and after[len(name)].pos != "ADP"
    if not name or name[-1].pos not in NOUNS or followed:
        return None
    return _plain_cue(cue, name[-1])


def _plain_cue(cue: Cue, subject: Token) -> Cue:
    return Cue(cue.verb, cue.span, frozenset({"speech", "trailing"}), subject, cue.negated)


def draft_leading(text: MarkedText, cue: Cue) -> Draft | None:
    """Return the words behind "Roe said … that", or behind "Roe said", for a cue no other finder could use."""
    tokens, verb = text.annotation.tokens, cue.verb
    sentence = text.annotation.sentence_at(verb.start)
    if sentence is None or cue.negated or "speech" not in cue.frames or verb.tag not in {*FINITE, "VBG"}:
        return None
    if cue.subject is None or not sentence.first <= cue.subject.index < verb.index:
        return None
    if verb.tag in FINITE and any(t.tag in FINITE for t in tokens[sentence.first : cue.subject.index]):
        return None
    rest = [t for t in tokens[verb.index + 1 : sentence.last] if t.text.strip()]
    while rest and rest[-1].pos == "PUNCT":
        rest.pop()
    clause = _behind_that(rest) or (_whole_clause(text, rest) if verb.lemma == "say" else [])
    return Draft((Span(clause[0].start, clause[-1].end),), cue, Grade.REPORTED) if clause else None


def _behind_that(rest: list[Token]) -> list[Token]:
    """Return the words behind "that" where it stands next to the cue or behind a phrase of time."""
    that = next((i for i, t in enumerate(rest) if t.text.lower() == "that" and t.tag == "IN"), None)
    if that is None or (that and rest[0].pos not in {"ADP", "SCONJ"}) or any(t.text == "," for t in rest[:that]):
        return []
    clause = rest[that + 1 :]
    return clause if any(t.tag in FINITE for t in clause) else []


def _whole_clause(text: MarkedText, rest: list[Token]) -> list[Token]:
    """Return all the words behind "said" where a finite verb comes before any stop, conjunction or mark."""
    opening = list(itertools.takewhile(lambda t: t.pos not in {"PUNCT", "CCONJ"}, rest))
    marked = any(text.is_quoted(t.start) for t in rest)
    return rest if not marked and any(t.tag in FINITE for t in opening[1:]) and opening[0].tag not in FINITE else []
