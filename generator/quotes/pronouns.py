"""Whom a pronoun beside a cue stands for; None where the text leaves it open.

Roe said it works. He was sure, he said.      → Roe
Roe met Bloggs in Paris. He said …            → nobody: two men, and no turn decides
Roe said Bloggs would pay. He said …          → Roe: who spoke last, not who was spoken of
The ministry denied it. It said …             → the ministry
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.names.genders import GENDER_OF, Gender
from generator.names.resolution import NameIndex, Person
from generator.syntax.labels import NOUN_SUBJECTS
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.document import Document
from generator.values.findings import Speaker, SpeakerKind
from generator.values.span import Span

PRONOUNS: Final = frozenset(
    {*GENDER_OF, "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those", "both", "one"}
)
NEUTRAL: Final = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT})
PLURAL: Final = frozenset({SpeakerKind.GROUP, SpeakerKind.ANONYMOUS, SpeakerKind.ORGANISATION})
SENTENCES_BACK: Final = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """Who spoke, and where the cue stands."""

    at: int  # offset of the cue
    speaker: Speaker
    person: Person | None


@dataclass(frozen=True, slots=True)
class Context:
    """The people of a document, what is spoken in it, and who spoke so far."""

    document: Document
    annotation: Annotation
    names: NameIndex
    spoken: tuple[Span, ...] = ()  # content of all drafts: names in it are spoken of, not speaking
    turns: tuple[Turn, ...] = ()

    def is_spoken(self, offset: int) -> bool:
        """Say whether an offset lies inside reported words."""
        return any(s.start <= offset < s.end for s in self.spoken)


def person_of_pronoun(context: Context, token: Token, content: Span) -> Person | None:
    """Return whom "he" or "she" stands for, None where two may be meant."""
    gender = GENDER_OF[token.text.lower()]
    named_in_content = {p.name for p in _people_named(context, context.annotation.tokens_in(content), gender)}
    turn = _last_turn(context, token)
    for sentence in _sentences_back(context, token):
        tokens = context.annotation.tokens[sentence.first : sentence.last]
        told = [t for t in tokens if t.index < token.index and not context.is_spoken(t.start)]
        found = [p for p in _people_named(context, tuple(told), gender) if p.name not in named_in_content]
        if turn and turn.person and sentence.span.start <= turn.at < sentence.span.end:
            rivals = _people_named(context, tuple(t for t in told if t.start > turn.at), gender)
            if turn.person.gender in {gender, None} and not [p for p in rivals if p.name != turn.person.name]:
                return turn.person
        if len(found) == 1:
            return found[0]
        if found:
            return _clear_subject(context, told, found, turn)
    return None


def _clear_subject(context: Context, told: list[Token], found: list[Person], turn: Turn | None) -> Person | None:
    """Return the one of several people who also spoke last, or who alone is the subject of the sentence."""
    if turn and turn.person in found:
        return turn.person
    subjects = {
        person.name: person
        for t in told
        if t.dep in NOUN_SUBJECTS and (person := context.names.person_at(t.index)) in found and person
    }
    objects = [t for t in told if t.dep in {"dobj", "dative"} and context.names.person_at(t.index) in found]
    return next(iter(subjects.values())) if len(subjects) == 1 and not objects else None


def _last_turn(context: Context, token: Token) -> Turn | None:
    before = [t for t in context.turns if t.at < token.start]
    return before[-1] if before else None


def two_people(context: Context, token: Token) -> list[str]:
    """Return both names that "the two leaders" stands for: whom the nearest sentences that name two name alone."""
    found: dict[str, Person] = {}
    for people in people_back(context, token):
        found |= {p.name: p for p in people}
        if len(found) > 1:
            break
    return list(found) if len(found) == 2 else []  # noqa: PLR2004


def people_back(context: Context, token: Token) -> Iterator[list[Person]]:
    """Yield whom the token's sentence before it and those before that name, the nearest first, what is spoken aside."""
    for sentence in _sentences_back(context, token):
        tokens = context.annotation.tokens[sentence.first : sentence.last]
        yield _people_named(
            context, tuple(t for t in tokens if t.index < token.index and not context.is_spoken(t.start))
        )


def _people_named(context: Context, tokens: tuple[Token, ...], gender: Gender | None = None) -> list[Person]:
    owners = [t for t in tokens if t.dep == "poss"]
    owned = {i for owner in owners for i in context.annotation.subtree(owner.index)}  # all of "Sean Hart's show"
    told = (t for t in tokens if t.index not in owned and t.tag in {"NNP", "NNPS"})  # "Flags" opens a sentence
    people = [p for t in told if (p := context.names.person_at(t.index))]
    return [p for p in dict.fromkeys(people) if gender is None or p.gender in {gender, None}]


def _sentences_back(context: Context, token: Token) -> Iterator[Sentence]:
    """Yield the token's sentence and those told before it, the nearest first; sentences of a quotation do not count."""
    sentence = context.annotation.sentence_at(token.start)
    if sentence is None:
        return
    number = context.annotation.sentences.index(sentence)
    told = (s for s in reversed(context.annotation.sentences[:number]) if not _is_all_spoken(context, s))
    yield sentence
    yield from itertools.islice(told, SENTENCES_BACK)


def _is_all_spoken(context: Context, sentence: Sentence) -> bool:
    """Say whether a sentence is nothing but somebody's words, the marks around them aside."""
    start, end = sentence.span.start + 1, sentence.span.end - 1
    return any(s.start <= start and end <= s.end + 1 for s in context.spoken)


def unnamed_speaker(context: Context, token: Token) -> Speaker | None:
    """Return the speaker without a known name who spoke last, when "he" or "she" follows close upon.

    "A spokesman in Norville said no. He said …" is the spokesman, whoever is named further up.
    """
    turn = _last_turn(context, token)
    near = list(_sentences_back(context, token))[:2]
    if turn is None or turn.person is not None or not any(s.span.start <= turn.at < s.span.end for s in near):
        return None
    between = context.annotation.tokens_in(Span(turn.at, token.start)) if turn.at < token.start else ()
    told = tuple(t for t in between if not context.is_spoken(t.start))
    if _people_named(context, told, GENDER_OF[token.text.lower()]):
        return None
    speaker = turn.speaker
    if speaker.name.lower() in PRONOUNS or speaker.kind in {SpeakerKind.DOCUMENT, SpeakerKind.GROUP}:
        return None
    if speaker.kind is SpeakerKind.ORGANISATION:
        return replace(speaker, kind=SpeakerKind.PERSON) if _looks_like_name(speaker.name) else None
    return speaker


def _looks_like_name(name: str) -> bool:
    words = name.split()
    return len(words) in {2, 3} and all(w.isalpha() and w.istitle() for w in words)


def speaker_of_it(context: Context, token: Token) -> Speaker | None:
    """Return the organisation or group "it" or "they" stands for when it spoke in this sentence or the one before."""
    turn = _last_turn(context, token)
    nearest = list(_sentences_back(context, token))[:2]
    wanted = PLURAL if token.text.lower() == "they" else NEUTRAL
    if turn is None or turn.speaker.kind not in wanted or turn.speaker.name.lower() in PRONOUNS:
        return None
    return turn.speaker if any(s.span.start <= turn.at < s.span.end for s in nearest) else None
