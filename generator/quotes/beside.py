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
from enum import StrEnum
from typing import Final

from generator.quotes.cues import Cue, is_quoting, read_cue
from generator.quotes.drafts import Scene
from generator.quotes.marks import Quotation
from generator.quotes.phrases import phrase_at
from generator.values.annotation import Token
from generator.values.span import Span

REACH: Final = 45  # tokens between a quotation and its cue; appositions are long in news
SHORTEST_REPORT: Final = 10  # words of a sentence that names the speaker and says no more
FEWEST_WORDS: Final = 4  # words of a quotation that stands on its own
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
STOPS: Final = frozenset({".", "?", "!", ";"})
NO_CUE_BEHIND: Final = frozenset(
    {"but", "and", "because", "in", "to", "for", "which", "that", "while", "of", "at", "on", "with", "from", "or"}
)
RELATIVE_START: Final = frozenset({"who", "whose", "which", "whom", "where"})
DASH_NAME_RE = re.compile(
    r"""
    \s*(?P<dash>-{1,2})\s*                                   # - or --
    (?P<name>[A-Z][\w.'-]*(?:\s(?:de|la|van|von|der|[A-Z][\w.'-]*)){0,4})
    \s*(?=[,(."\n]|$)                                        # nothing but a role may follow
    """,
    re.VERBOSE,
)
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Side(StrEnum):
    """Where a cue stands."""

    BEHIND = "behind"
    AHEAD = "ahead"
    DASH = "dash"


def lead_of(scene: Scene, gap: Span) -> tuple[Token, ...]:
    """Return the tokens between the last full stop and a quotation."""
    lead: list[Token] = []
    for token in reversed(scene.annotation.tokens_in(gap) if gap.length else ()):
        if token.text in STOPS or token.end > gap.end:
            break
        lead.append(token)
    return tuple(reversed(lead))


def is_whole(scene: Scene, quotation: Quotation) -> bool:
    """Say whether marked words look like a sentence: capital first, a verb, words enough."""
    words = scene.annotation.tokens_in(quotation.inner)
    text = quotation.inner.cut(scene.document.normal).lstrip(".'\" ")
    return text[:1].isupper() and has_finite_verb(words) and len(words) >= FEWEST_WORDS


def last_character(scene: Scene, quotation: Quotation) -> str:
    """Return the last character before the closing mark, inner marks left out: "," in '"It works," he said'."""
    words = Span(quotation.inner.start, quotation.outer.end).cut(scene.document.normal)
    return words.rstrip("'\" ")[-1:]


def has_finite_verb(words: tuple[Token, ...]) -> bool:
    """Say whether some word is a finite verb or an auxiliary."""
    return any(t.tag in FINITE or t.pos == "AUX" for t in words)


def cue_behind(scene: Scene, quotation: Quotation, gap: Span) -> Cue | None:
    """Return the cue in the words that follow a quotation, up to the end of their sentence."""
    tail = gap.cut(scene.document.normal)
    last = last_character(scene, quotation)
    if not (tail.lstrip()[:1] == "," or last in set(",?!-") or tail.lstrip()[:1].islower()):
        return (_dash_name(scene, gap) or _short_sentence(scene, gap)) if last in STOPS else None
    words = _until_stop(scene.annotation.tokens_in(gap) if gap.length else ())
    if not words:
        return None
    if phrase_near(words) and (phrase := phrase_at(scene.document, scene.annotation, gap)):
        return phrase
    if words[0].text.lower() in NO_CUE_BEHIND:
        return None
    cue = _first_cue(scene, words)
    if cue is None:
        return _dash_name(scene, gap)
    return _with_subject_in(scene, cue, words)


def _short_sentence(scene: Scene, gap: Span) -> Cue | None:
    """Return the cue of a sentence that says nothing but who spoke: '"It works." Jane Roe said Thursday.'.

    House styles that close a quotation with a full stop before its cue print it so.
    """
    tokens = scene.annotation.tokens_in(gap) if gap.length else ()
    words = _until_stop(tokens)
    if not words or len(words) > SHORTEST_REPORT or len(words) == len(tokens):
        return None
    cue = _first_cue(scene, words)
    if cue is None or scene.annotation.tokens[cue.verb].lemma != "say":
        return None
    behind = [t for t in words if t.index > cue.verb]
    dated = all(t.entity in {"DATE", "TIME"} or t.pos in {"ADP", "ADV", "DET"} for t in behind)
    return _with_subject_in(scene, cue, words) if dated else None


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
    words = list(tokens[: REACH + 1])
    while words and (words[0].text in {",", '"', "'", ")"} or not words[0].text.strip()):
        words.pop(0)
    for place, token in enumerate(words):
        if token.text in STOPS:
            return tuple(words[:place])
    return tuple(words)


def _first_cue(scene: Scene, words: tuple[Token, ...]) -> Cue | None:
    """Return the first cue that no other finite verb comes before; relative clauses of the speaker are passed over."""
    skipping = False
    for place, token in enumerate(words):
        if skipping:
            skipping = token.text not in {",", "-", "--", ")"}
            continue
        if token.text.lower() == "but" and place:
            return None  # '"…," a clause of its own, but others are calling it …'
        if place and token.text.lower() in RELATIVE_START:
            skipping = True
            continue
        cue = read_cue(scene.annotation, token)
        if (
            cue
            and cue.frames & {"speech", "quoting"}
            and (_may_quote(token, place) or is_quoting(scene.annotation, token))
        ):
            return cue
        if token.tag in FINITE and token.pos != "AUX" and token.tag != "MD":
            return None
    return None


def _may_quote(token: Token, place: int) -> bool:
    return token.tag not in {"VB", "VBN"} and (
        token.tag != "VBG" or place == 0 or token.dep not in {"acl", "amod", "pcomp"}
    )


def _with_subject_in(scene: Scene, cue: Cue, words: tuple[Token, ...]) -> Cue:
    """Keep a subject that stands in the words beside the quotation, else take the noun nearest the cue."""
    inside = range(words[0].index, words[-1].index + 1)
    inverted = cue.verb == words[0].index
    if cue.subject is not None and cue.subject in inside and not (inverted and cue.subject < cue.verb):
        return replace(cue, subject=_whole_of(scene, cue.subject, inside))
    nouns = [t for t in words if t.pos in NOMINAL and t.dep not in {"compound", "poss", "npadvmod", "nmod"}]
    after = [t for t in nouns if t.index > cue.verb]
    before = [t for t in nouns if t.index < cue.verb]
    chosen = (after or before) if inverted else before or (after if words[0].tag == "RB" else [])
    return replace(cue, subject=_whole_of(scene, _head_in(scene, chosen[0], inside), inside) if chosen else None)


def _whole_of(scene: Scene, subject: int, inside: range) -> int:
    """Return "one" for "one of the sources" where the syntax took "sources" for the subject."""
    tokens = scene.annotation.tokens
    start = subject
    while start - 1 in inside and tokens[start - 1].pos in {"DET", "ADJ", "NUM"}:
        start -= 1
    if start - 2 in inside and tokens[start - 1].text == "of" and tokens[start - 2].pos in NOMINAL:
        return tokens[start - 2].index
    return subject


def _head_in(scene: Scene, token: Token, inside: range) -> int:
    """Climb a name or noun compound to its head."""
    tokens = scene.annotation.tokens
    while (
        token.dep in {"compound", "poss", "nmod", "amod", "nummod", "det"}
        and token.head in inside
        and token.head != token.index
    ):
        token = tokens[token.head]
    return token.index


def cue_ahead(scene: Scene, quotation: Quotation, lead: tuple[Token, ...]) -> Cue | None:
    """Return the last cue of the words that lead up to a quotation with a comma or colon."""
    stop = lead[-1].text if lead else ""
    if stop not in {",", ":", "-", "--"}:
        return _touching(scene, lead, quotation)
    between: list[Token] = []
    for token in reversed(lead[:-1][-REACH:]):
        cue = read_cue(scene.annotation, token)
        if cue and cue.frames & {"speech", "quoting"} and _may_lead(scene, token, stop):
            return _lead_cue(scene, cue, lead, tuple(reversed(between)), stop)
        between.append(token)
    words = Span(lead[0].start, lead[-1].end)
    return phrase_at(scene.document, scene.annotation, words) if stop in {",", ":"} else None


def _may_lead(scene: Scene, token: Token, stop: str) -> bool:
    if token.tag == "VBN":
        return stop == ":" and token.dep not in {"acl", "relcl"}
    return token.tag != "VB" or any(
        scene.annotation.tokens[c].dep == "aux" for c in scene.annotation.children[token.index]
    )


def _lead_cue(scene: Scene, cue: Cue, lead: tuple[Token, ...], between: tuple[Token, ...], stop: str) -> Cue | None:
    """Return a cue unless a clause of its own stands between it and the marks (mixed speech)."""
    clause = any(t.tag in FINITE or t.text.lower() in {"that", "because", "if", "whether"} for t in between)
    parenthesis = bool(between) and between[0].text == ","
    if clause and stop == "," and not parenthesis:
        return None
    inside = range(lead[0].index, lead[-1].index + 1)
    if cue.verb != lead[0].index and (cue.subject is None or cue.subject > lead[-1].index):
        return replace(cue, subject=_subject_of_lead(cue, lead))
    if cue.subject is not None and cue.subject not in inside:
        after = [t for t in between if t.pos in NOMINAL]
        if cue.verb == lead[0].index and after:
            return replace(cue, subject=_head_in(scene, after[0], inside))
    if cue.subject is None and cue.verb == lead[0].index and between and between[0].pos in NOMINAL:
        return replace(cue, subject=_head_in(scene, between[0], inside))
    return cue


def _subject_of_lead(cue: Cue, lead: tuple[Token, ...]) -> int | None:
    """Return whom the words before a quotation make speak, where the syntax took a word of the quotation."""
    before = [t for t in lead if t.index < cue.verb]
    nouns = [t for t in before if t.pos in NOMINAL and t.dep not in {"pobj", "poss", "compound", "dobj", "nmod"}]
    named = [t for t in nouns if t.entity not in {"DATE", "TIME"} and t.tag not in {"WDT", "WP"}]
    people = [t for t in named if t.entity == "PERSON"] or named
    if not people and before and before[-1].pos in NOMINAL:
        people = [before[-1]]
    return people[0].index if len(people) == 1 else None


def _touching(scene: Scene, lead: tuple[Token, ...], quotation: Quotation) -> Cue | None:
    """Return a cue that stands directly before the mark: 'he said "we will go"'."""
    if not lead:
        return None
    cue = read_cue(scene.annotation, lead[-1])
    if cue is None or not cue.frames & {"speech", "quoting"} or lead[-1].tag in {"VB", "VBN"}:
        return None
    if lead[-1].lemma in {"find", "discover", "show", "document"}:
        return None  # 'she found "gifts"'
    words = scene.annotation.tokens_in(quotation.inner)
    clause = has_finite_verb(words)
    exclaims = last_character(scene, quotation) in {"?", "!"}
    return cue if (clause or exclaims) and (is_whole(scene, quotation) or "describing" not in cue.frames) else None


def _dash_name(scene: Scene, gap: Span) -> Cue | None:
    """Return an attribution by a dash: '"It works." - Jane Roe'."""
    match = DASH_NAME_RE.match(scene.document.normal, gap.start, gap.end)
    if not match:
        return None
    name = [t for t in scene.annotation.tokens_in(Span(*match.span("name"))) if t.text[:1].isalpha()]
    if not name:
        return None
    inside = range(name[0].index, name[-1].index + 1)
    dash = Span(*match.span("dash"))
    return Cue(name[0].index, dash, frozenset({"dash"}), _head_in(scene, name[-1], inside))
