"""The cue beside a quotation, and whose words it says they are.

    "It works," Roe said.             behind, in the words up to the full stop
    Roe told reporters: "It works."   ahead, behind the last full stop
    Roe said "it works".              ahead, touching the mark
    "It works." - Jane Roe            a dash and a name

Left alone: a cue with another finite verb between it and the marks ("The Sea," Roe won a prize and
said …): the marks then hold a title or a fragment.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import Final

from generator.quotes.cues import Cue, read_cue
from generator.quotes.drafts import MarkedText
from generator.quotes.marks import Quotation
from generator.quotes.phrases import phrase_at
from generator.syntax.labels import FINITE, FINITE_VERBS, NOMINAL, WH_TAGS
from generator.values.annotation import Token
from generator.values.span import Span

STOPS: Final = frozenset({".", "?", "!", ";"})
DASH_NAME_RE = re.compile(
    r"""
    \s*(?P<dash>-{1,2})\s*                                   # - or --
    (?P<name>[A-Z][\w.'-]*(?:\s(?:de|la|van|von|der|[A-Z][\w.'-]*)){0,4})
    \s*(?=[,(."\n]|$)                                        # nothing but a role may follow
    """,
    re.VERBOSE,
)
NOUNS: Final = frozenset({*NOMINAL, "PRON", "NUM"})


def lead_of(text: MarkedText, gap: Span) -> tuple[Token, ...]:
    """Return the tokens between the last full stop and a quotation."""
    lead: list[Token] = []
    for token in reversed(text.annotation.tokens_in(gap) if gap.length else ()):
        if token.text in STOPS or token.end > gap.end:
            break
        lead.append(token)
    return tuple(reversed(lead))


def is_whole(text: MarkedText, quotation: Quotation) -> bool:
    """Say whether marked words look like a sentence: capital first, a verb, words enough."""
    words = text.annotation.tokens_in(quotation.inner)
    return is_opening(text, quotation) and has_finite_verb(words)


def is_opening(text: MarkedText, quotation: Quotation) -> bool:
    """Say whether marked words begin a sentence."""
    return quotation.inner.cut(text.document.normal).lstrip(".'\" ")[:1].isupper()


def last_character(text: MarkedText, quotation: Quotation) -> str:
    """Return the last character before the closing mark, inner marks left out: "," in '"It works," he said'."""
    words = Span(quotation.inner.start, quotation.outer.end).cut(text.document.normal)
    return words.rstrip("'\" ")[-1:]


def has_finite_verb(words: tuple[Token, ...]) -> bool:
    """Say whether some word is a finite verb or an auxiliary."""
    return any(t.tag in FINITE or t.pos == "AUX" for t in words)


def cue_behind(text: MarkedText, quotation: Quotation, gap: Span) -> Cue | None:
    """Return the cue in the words that follow a quotation, up to the end of their sentence."""
    tail = gap.cut(text.document.normal)
    tokens = text.annotation.tokens_in(gap) if gap.length else ()
    behind = dropwhile(lambda t: not t.text.strip(" \n,\"')"), tokens)
    words = tuple(takewhile(lambda t: t.text not in STOPS, behind))
    last = last_character(text, quotation)
    if not (tail.lstrip()[:1] == "," or last in set(",?!-") or tail.lstrip()[:1].islower()):
        return (_dash_name(text, gap) or _short_sentence(text, words)) if last in STOPS else None
    if not words or words[0].pos in {"CCONJ", "SCONJ", "ADP"} or words[0].tag == "WDT":
        return None
    cue = _first_cue(text, words)
    return _with_subject_in(cue, words) if cue else None


def _dash_name(text: MarkedText, gap: Span) -> Cue | None:
    """Return an attribution by a dash: '"It works." - Jane Roe'."""
    match = DASH_NAME_RE.match(text.document.normal, gap.start, gap.end)
    tokens = text.annotation.tokens_in(Span(*match.span("name"))) if match else ()
    name = [t for t in tokens if t.text[:1].isalpha()]
    head = next((t for t in name if t.dep != "compound"), name[-1]) if name else None
    return Cue(name[0], Span(*match.span("dash")), frozenset({"dash"}), head) if match and head else None


def _short_sentence(text: MarkedText, words: tuple[Token, ...]) -> Cue | None:
    """Return the cue of a sentence that says nothing but who spoke: '"It works." Jane Roe said Thursday.'.

    House styles that close a quotation with a full stop before its cue print it so.
    """
    found = _first_cue(text, words)
    if found is None or found.verb.lemma != "say":
        return None
    cue = _with_subject_in(found, words)
    dated = all(t.entity == "DATE" or t.pos in {"ADP", "ADV", "DET"} for t in words if t.index > cue.verb.index)
    opens = cue.subject is not None and text.annotation.subtree(cue.subject.index)[0] <= words[0].index
    return cue if dated and opens else None


def _first_cue(text: MarkedText, words: tuple[Token, ...]) -> Cue | None:
    """Return the first cue that no other finite verb comes before; relative clauses of the speaker are passed over."""
    skipping = False
    for place, token in enumerate(words):
        if skipping:
            skipping = token.text not in {",", "-", "--", ")"}
            continue
        if place and token.tag in WH_TAGS:
            skipping = True
            continue
        cue = read_cue(text.annotation, token)
        if cue and cue.may_quote and token.tag not in {"VB", "VBN"}:
            return cue
        if token.tag in FINITE_VERBS and token.pos != "AUX":
            return None
    return None


def _with_subject_in(cue: Cue, words: tuple[Token, ...]) -> Cue:
    """Keep a subject that stands in the words beside the quotation, else take the noun nearest the cue."""
    if cue.subject in words:
        return cue
    nouns = [t for t in words if t.pos in NOUNS and t.dep not in {"compound", "poss", "npadvmod", "nmod", "nummod"}]
    before = [t for t in nouns if t.index < cue.verb.index]
    after = [t for t in nouns if t.index > cue.verb.index and cue.verb == words[0]]
    return replace(cue, subject=next(iter((*after, *before)), None))


def cue_ahead(text: MarkedText, quotation: Quotation, lead: tuple[Token, ...]) -> Cue | None:
    """Return the last cue of the words that lead up to a quotation with a comma or colon."""
    stop = lead[-1].text
    if stop not in {",", ":", "-", "--"}:
        return _touching(text, lead, quotation)
    for place in range(len(lead) - 2, -1, -1):
        token = lead[place]
        cue = read_cue(text.annotation, token)
        if cue and cue.may_quote and (token.tag != "VBN" or (stop == ":" and token.dep != "acl")):
            return _lead_cue(cue, lead, lead[place + 1 : -1])
    return phrase_at(text.document, text.annotation, Span(lead[0].start, lead[-1].end))


def _lead_cue(cue: Cue, lead: tuple[Token, ...], between: tuple[Token, ...]) -> Cue | None:
    """Return a cue unless a clause of its own stands between it and the marks (mixed speech)."""
    if lead[-1].text == "," and any(t.tag in FINITE or t.pos == "SCONJ" for t in between):
        return None
    if cue.subject is not None and cue.subject.index <= lead[-1].index:
        return cue
    # The syntax took a word of the quotation for its subject.
    nouns = [t for t in lead if t.pos in NOUNS and t.dep not in {"pobj", "poss", "compound", "dobj", "nmod"}]
    return replace(cue, subject=nouns[0] if len(nouns) == 1 else None)


def _touching(text: MarkedText, lead: tuple[Token, ...], quotation: Quotation) -> Cue | None:
    """Return a cue that stands directly before the mark: 'he said "we will go"'."""
    cue = read_cue(text.annotation, lead[-1])
    if cue is None or not cue.may_quote or lead[-1].tag in {"VB", "VBN"}:
        return None
    clause = has_finite_verb(text.annotation.tokens_in(quotation.inner))
    return cue if clause or last_character(text, quotation) in {"?", "!"} else None
