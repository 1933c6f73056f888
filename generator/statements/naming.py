"""Who "he" or "the union" of a sentence is, where the article leaves no second answer; shown behind it in brackets.

Mara Dunn resigned. She had led Norvane since 2019.          → "She [Mara Dunn]"
The union Track called a strike. The union wants more pay.   → "The union [Track]"
Left alone: two who may be meant, whoever has no full name, pronouns that a clause inside the sentence opens on, and
"he" behind somebody of whom only a trade is told.
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.genders import GENDER_OF
from generator.names.roles import is_role_head
from generator.quotes.pronouns import Context, Turn
from generator.quotes.speakers import resolve_speaker
from generator.statements.dependence import LEXICON, leaning_words
from generator.syntax.labels import SUBJECTS
from generator.syntax.tree import head_of
from generator.values.annotation import MentionKind, Sentence, Token
from generator.values.findings import Naming, SpeakerKind
from generator.values.span import Span

BUSINESS: Final = frozenset({"company", "firm"})  # what a name need not say of itself


def names_meant(context: Context, span: Span, sentence: Sentence) -> dict[int, Naming]:
    """Return who is meant by words of a statement that leave it open, by token; a pronoun tells those behind it."""
    found: dict[int, Naming] = {}
    for token in leaning_words(context.document, span, context.annotation, sentence):
        gender = GENDER_OF.get(token.text.lower())
        same = (
            n for i, n in found.items() if gender and GENDER_OF.get(context.annotation.tokens[i].text.lower()) == gender
        )
        if naming := next(same, None) or _naming(context, token, span):
            found[token.index] = naming
    return found


def _naming(context: Context, token: Token, span: Span) -> Naming | None:
    turn = _who_is_meant(context, token, span)
    if turn is None:
        return None
    name, mentions = turn.speaker.name, turn.person.mentions if turn.person else context.annotation.mentions
    held = [m for m in mentions if turn.person or name in m.text]
    if not held:
        return None
    ground = max([m for m in held if m.span.end <= token.start] or held, key=lambda m: len(m.text)).span
    mark = next((t for t in context.annotation.tokens[token.index + 1 : token.index + 2] if t.tag == "POS"), None)
    owner = mark or token.tag == "PRP$"
    return Naming(Span(token.start, mark.end if mark else token.end), f"{name}’s" if owner else name, ground)


def _who_is_meant(context: Context, token: Token, span: Span) -> Turn | None:
    """Return who is meant as a speaker with a full name, None where it is not sure."""
    turn = resolve_speaker(context, token, token.start, Span(token.end, max(token.end, span.end)))
    word, gender = token.text.lower(), GENDER_OF.get(token.text.lower())
    if turn is None or (
        token.pos != "NOUN" and (gender is None or not _leads_sentence(context, token) or _has_rival(context, token))
    ):
        return None
    name = turn.speaker.name
    if turn.person:
        sure = _is_called_so(context, word, name) if gender is None else turn.person.gender is gender
        return turn if " " in name and sure and (gender is None or _is_main_or_speaks(context, token, turn)) else None
    named = turn.speaker.kind is SpeakerKind.ORGANISATION and name[:1].isupper() and word != name.lower()
    business = word in BUSINESS and token.dep in SUBJECTS
    bodies = [
        m for m in context.annotation.mentions if m.kind is MentionKind.ORGANISATION and m.span.end <= token.start
    ]
    last = bool(bodies) and name in bodies[-1].text
    return turn if named and last and (business or word in name.lower().split()) else None


def _is_called_so(context: Context, word: str, name: str) -> bool:
    """Say whether an office stands beside a full name: "the mayor Mary Dunn", "Mary Dunn, mayor of Selm"."""
    beside = rf"\b{re.escape(word)} {re.escape(name)}\b|\b{re.escape(name)}, [^.,]*\b{re.escape(word)}\b"
    return re.search(beside, context.document.normal, re.IGNORECASE) is not None


def _is_main_or_speaks(context: Context, token: Token, turn: Turn) -> bool:
    """Say whether a pronoun stands beside a cue, or for whom of that gender the article names most often."""
    verb = head_of(context.annotation, token)
    if any(t.at == verb.start for t in context.turns):
        return True
    gender = GENDER_OF[token.text.lower()]
    named = [p for p in context.names.people if p.gender in {gender, None} and " " in p.name]
    return max(named, key=lambda p: len(p.mentions)) == turn.person


def _leads_sentence(context: Context, token: Token) -> bool:
    """Say whether a pronoun is the subject of its sentence, or owns it, and nobody's spoken word."""
    subject = head_of(context.annotation, token) if token.tag == "PRP$" else token
    verb = head_of(context.annotation, subject)
    return subject.dep in SUBJECTS and verb.head == verb.index and not context.is_spoken(token.start)


def _has_rival(context: Context, token: Token) -> bool:
    """Say whether the sentence before, or this one, is about somebody without a name: "A neighbour ran out. He …"."""
    annotation, people = context.annotation, (*LEXICON["people"], *load_lexicon("speakers")["people"])
    number = next(n for n, s in enumerate(annotation.sentences) if s.first <= token.index < s.last)
    told = annotation.tokens[annotation.sentences[max(0, number - 1)].first : token.index]
    subjects = (t for t in told if t.tag == "NN" and t.dep in SUBJECTS and context.names.person_at(t.index) is None)
    return any(is_role_head(t) or t.lemma in people for t in subjects)
