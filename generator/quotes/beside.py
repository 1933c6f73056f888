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
from itertools import takewhile
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue, read_cue
from generator.quotes.drafts import MarkedText
from generator.quotes.marks import Quotation
from generator.quotes.phrases import phrase_at
from generator.syntax.labels import FINITE, FINITE_VERBS, NOMINAL, OBJECTS, WH_TAGS
from generator.syntax.tree import child, head_of
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
    last = last_character(text, quotation)
    if not (tail.lstrip()[:1] == "," or last in set(",?!-") or tail.lstrip()[:1].islower()):
        return (_dash_name(text, gap) or _short_sentence(text, gap)) if last in STOPS else None
    words = _until_stop(text.annotation.tokens_in(gap) if gap.length else ())
    if not words:
        return None
    if phrase_near(words) and (phrase := phrase_at(text.document, text.annotation, gap)):
        return phrase
    if words[0].pos in {"CCONJ", "SCONJ", "ADP"} or words[0].tag == "WDT":
        return None
    cue = _first_cue(text, words)
    if cue is None:
        return _dash_name(text, gap)
    return _with_subject_in(text, cue, words)


def _short_sentence(text: MarkedText, gap: Span) -> Cue | None:
    """Return the cue of a sentence that says nothing but who spoke: '"It works." Jane Roe said Thursday.'.

    House styles that close a quotation with a full stop before its cue print it so.
    """
    tokens = text.annotation.tokens_in(gap) if gap.length else ()
    words = _until_stop(tokens)
    if not words or len(words) == len(tokens):
        return None
    cue = _first_cue(text, words)
    if cue is None or cue.verb.lemma != "say":
        return None
    cue = _with_subject_in(text, cue, words)
    behind = [t for t in words if t.index > cue.verb.index]
    dated = all(t.entity in {"DATE", "TIME"} or t.pos in {"ADP", "ADV", "DET"} for t in behind)
    opens = cue.subject is not None and text.annotation.subtree(cue.subject.index)[0] <= words[0].index
    return cue if dated and opens else None


def phrase_near(words: tuple[Token, ...]) -> bool:
    """Say whether an attributing phrase begins before any finite verb."""
    for token in words:
        if token.text.lower() == "according":
            return True
        if token.tag in FINITE:
            return False
    return False


def _until_stop(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut a stretch at its first full stop; marks and commas at its start are dropped."""
    words = list(tokens)
    while words and (words[0].text in {",", '"', "'", ")"} or not words[0].text.strip()):
        words.pop(0)
    for place, token in enumerate(words):
        if token.text in STOPS:
            return tuple(words[:place])
    return tuple(words)


def _first_cue(text: MarkedText, words: tuple[Token, ...]) -> Cue | None:
    """Return the first cue that no other finite verb comes before; relative clauses of the speaker are passed over."""
    skipping = False
    for place, token in enumerate(words):
        if skipping:
            skipping = token.text not in {",", "-", "--", ")"}
            continue
        if token.text.lower() == "but" and place:
            return None  # '"…," a clause of its own, but others are calling it …'
        if place and token.tag in WH_TAGS:
            skipping = True
            continue
        cue = read_cue(text.annotation, token)
        if cue and cue.may_quote and _may_stand_behind(text, token, place):
            return cue
        if token.tag in FINITE_VERBS and token.pos != "AUX":
            return None
    return None


def _may_stand_behind(text: MarkedText, token: Token, place: int) -> bool:
    """Say whether a verb's form lets it stand behind a quotation: "said", "saying", "was quoted as saying"."""
    above = head_of(text.annotation, head_of(text.annotation, token))
    quoted = token.dep == "pcomp" and above.lemma in {"quote", "cite"}
    bound = token.tag == "VBG" and place and token.dep in {"acl", "amod", "pcomp"}
    return token.tag not in {"VB", "VBN"} and (quoted or not bound)


def _with_subject_in(text: MarkedText, cue: Cue, words: tuple[Token, ...]) -> Cue:
    """Keep a subject that stands in the words beside the quotation, else take the noun nearest the cue."""
    inverted = cue.verb == words[0]
    subject = cue.subject
    if subject is None or subject not in words or (inverted and subject.index < cue.verb.index):
        nouns = [t for t in words if t.pos in NOUNS and t.dep not in {"compound", "poss", "npadvmod", "nmod"}]
        after = [t for t in nouns if t.index > cue.verb.index]
        before = [t for t in nouns if t.index < cue.verb.index]
        chosen = (after or before) if inverted else before or (after if words[0].tag == "RB" else [])
        subject = _head_in(text, chosen[0], words) if chosen else None
    return replace(cue, subject=_whole_of(subject, words) if subject else None)


def _whole_of(subject: Token, words: tuple[Token, ...]) -> Token:
    """Return "one" for "one of the sources" where the syntax took "sources" for the subject."""
    before = list(
        takewhile(lambda t: t.pos in {"DET", "ADJ", "NUM"}, reversed(words[: subject.index - words[0].index]))
    )
    at = subject.index - len(before) - words[0].index
    of = at > 1 and words[at - 1].text == "of" and words[at - 2].pos in NOUNS
    return words[at - 2] if of else subject


def _head_in(text: MarkedText, token: Token, words: tuple[Token, ...]) -> Token:
    """Climb a name or noun compound to its head."""
    while token.dep in {"compound", "poss", "nmod", "amod", "nummod", "det"}:
        above = head_of(text.annotation, token)
        if above not in words or above == token:
            break
        token = above
    return token


def cue_ahead(text: MarkedText, quotation: Quotation, lead: tuple[Token, ...]) -> Cue | None:
    """Return the last cue of the words that lead up to a quotation with a comma or colon."""
    stop = lead[-1].text if lead else ""
    if stop not in {",", ":", "-", "--"}:
        return _touching(text, lead, quotation)
    between: list[Token] = []
    for token in reversed(lead[:-1]):
        cue = read_cue(text.annotation, token)
        if cue and cue.may_quote and _may_lead(text, token, stop):
            return _lead_cue(text, cue, lead, tuple(reversed(between)))
        between.append(token)
    words = Span(lead[0].start, lead[-1].end)
    return phrase_at(text.document, text.annotation, words) if stop in {",", ":"} else None


def _may_lead(text: MarkedText, token: Token, stop: str) -> bool:
    if token.lemma in {"quote", "cite"} and child(text.annotation, token, *OBJECTS):  # 'quotes a proverb: "…"'
        return False
    if token.tag == "VBN":
        return stop == ":" and token.dep not in {"acl", "relcl"}
    return token.tag != "VB" or child(text.annotation, token, "aux") is not None


def _lead_cue(text: MarkedText, cue: Cue, lead: tuple[Token, ...], between: tuple[Token, ...]) -> Cue | None:
    """Return a cue unless a clause of its own stands between it and the marks (mixed speech)."""
    clause = any(t.tag in FINITE or t.pos == "SCONJ" for t in between)
    parenthesis = bool(between) and between[0].text == ","
    if clause and lead[-1].text == "," and not parenthesis:
        return None
    if cue.verb != lead[0]:
        lost = cue.subject is None or cue.subject.index > lead[-1].index
        return replace(cue, subject=_subject_of_lead(cue, lead)) if lost else cue
    after = [t for t in between if t.pos in NOUNS]
    if cue.subject in lead or not after or (cue.subject is None and after[0] != between[0]):
        return cue
    return replace(cue, subject=_head_in(text, after[0], lead))


def _subject_of_lead(cue: Cue, lead: tuple[Token, ...]) -> Token | None:
    """Return whom the words before a quotation make speak, where the syntax took a word of the quotation."""
    before = [t for t in lead if t.index < cue.verb.index]
    nouns = [t for t in before if t.pos in NOUNS and t.dep not in {"pobj", "poss", "compound", "dobj", "nmod"}]
    named = [t for t in nouns if t.entity not in {"DATE", "TIME"} and t.tag not in {"WDT", "WP"}]
    people = [t for t in named if t.entity == "PERSON"] or named
    if not people and before and before[-1].pos in NOUNS:
        people = [before[-1]]
    return people[0] if len(people) == 1 else None


def _touching(text: MarkedText, lead: tuple[Token, ...], quotation: Quotation) -> Cue | None:
    """Return a cue that stands directly before the mark: 'he said "we will go"'."""
    if not lead:
        return None
    cue = read_cue(text.annotation, lead[-1])
    if cue is None or not cue.may_quote or lead[-1].tag in {"VB", "VBN"}:
        return None
    if lead[-1].lemma in load_lexicon("cues")["finding"]:
        return None  # 'she found "gifts"'
    words = text.annotation.tokens_in(quotation.inner)
    clause = has_finite_verb(words)
    exclaims = last_character(text, quotation) in {"?", "!"}
    return cue if (clause or exclaims) and (is_whole(text, quotation) or "describing" not in cue.frames) else None


def _dash_name(text: MarkedText, gap: Span) -> Cue | None:
    """Return an attribution by a dash: '"It works." - Jane Roe'."""
    match = DASH_NAME_RE.match(text.document.normal, gap.start, gap.end)
    if not match:
        return None
    name = [t for t in text.annotation.tokens_in(Span(*match.span("name"))) if t.text[:1].isalpha()]
    if not name:
        return None
    return Cue(name[0], Span(*match.span("dash")), frozenset({"dash"}), _head_in(text, name[-1], tuple(name)))
