"""From the words beside a cue to a speaker: full name, role, kind.

    Peskov                        → Dmitry Peskov, Kremlin spokesman (person)
    the spokesman                 → the person the text calls spokesman, when there is one
    he                            → see pronouns.py
    one of the sources            → anonymous;  police → group;  the report → document

A pronoun that nothing settles keeps its own words and is no name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import Person
from generator.names.roles import Role, is_role_head, roles_of
from generator.quotes.cues import Cue
from generator.quotes.pronouns import (
    GENDER_OF,
    PRONOUNS,
    Context,
    Turn,
    person_of_pronoun,
    speaker_of_it,
    unnamed_speaker,
)
from generator.syntax.labels import PLURAL_TAGS
from generator.syntax.phrases import noun_phrase
from generator.syntax.subjects import antecedent
from generator.syntax.tree import children_of, token_span
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.findings import Speaker, SpeakerKind
from generator.values.span import Span

SHORTEST_NAME: Final = 2  # letters
LOWERED: Final = frozenset({"NN", "NNS", "JJ", "PRP", "CD"})  # words that have a capital only where a sentence opens


def resolve_speaker(context: Context, head: Token, cue_at: int, content: Span) -> Turn | None:
    """Return the speaker a token heads as a turn, None for a misprint; pronouns look back at the turns before."""
    token = antecedent(context.annotation, head)
    mention = mention_span(context.annotation, head)
    word = token.text.lower()
    person = person_of(context, token)
    before: Speaker | None = None
    if person is None and word in GENDER_OF:
        before = unnamed_speaker(context, token)
        person = None if before else person_of_pronoun(context, token, content)
    elif person is None and word in {"it", "they"}:
        before = speaker_of_it(context, token)
    elif person is None and is_role_head(token) and token.tag not in PLURAL_TAGS:
        before = _same_noun_before(context, token)
        person = None if before else _person_with_role(context, token)
    joined = _people_joined(context, token, person) if person else None
    if joined:
        speaker, person = Speaker(joined, None, SpeakerKind.GROUP, mention), None
    elif person:
        speaker = Speaker(person.name, _role_near(context, person, cue_at), SpeakerKind.PERSON, mention)
    elif before:
        speaker = replace(before, mention=mention)
    else:
        speaker = _unnamed(context, token, mention)
    if len(speaker.name) < SHORTEST_NAME and word != "i":
        return None  # a misprint
    return Turn(cue_at, speaker, person)


def _same_noun_before(context: Context, token: Token) -> Speaker | None:
    """Return the speaker without a name whom the text last called the same: "A ministry spokesman … the spokesman"."""
    if not _is_bare_definite(context, token):
        return None
    for turn in reversed(context.turns):
        words = turn.speaker.mention.cut(context.document.normal).lower().split()
        if token.text.lower() in words:
            return turn.speaker if turn.person is None else None
    return None


def _is_bare_definite(context: Context, token: Token) -> bool:
    """Say whether a noun stands with "the" alone: "the spokesman", not "the Nato spokesman"."""
    inner = [
        t
        for t in children_of(context.annotation, token)
        if t.dep in {"det", "amod", "compound", "nmod", "poss", "prep"}
    ]
    return len(inner) == 1 and inner[0].text.lower() == "the"


def carrier_name(context: Context, cue: Cue) -> str | None:
    """Return who relays an utterance: "Tass" in "Lavrov said …, Tass reported"."""
    if cue.subject is None:
        return None
    token = antecedent(context.annotation, cue.subject)
    person = person_of(context, token)
    if person is None and token.text.lower() in GENDER_OF:
        person = person_of_pronoun(context, token, cue.span)
    name = person.name if person else _unnamed(context, token, token.span).name
    return None if name.lower() in PRONOUNS else name


def _unnamed(context: Context, token: Token, mention: Span) -> Speaker:
    """Return a speaker by the words printed: an organisation, a document, a group, somebody."""
    span = mention_span(context.annotation, token)
    kind = kind_of(context, token)
    return Speaker(_shown_name(context, token, span, kind), None, kind, mention)


def _shown_name(context: Context, token: Token, span: Span, kind: SpeakerKind) -> str:
    """Return the words of a mention as they stand within a sentence: "a Norvane spokesman", "ambassador to Bern"."""
    words = " ".join(span.cut(context.document.text).split())
    first = context.annotation.tokens_in(span)[0]
    rest = words[len(first.text) :].lstrip()
    if first.tag == "PRP$" and rest and token.lemma not in load_lexicon("roles")["tie"]:
        return rest
    proper = (
        kind is SpeakerKind.ORGANISATION
        and token.text[:1].isupper()
        and token.text.lower() not in load_lexicon("speakers")["quarter"]
    )
    if proper and first.text.lower() == "the" and rest:
        return rest
    sentence = context.annotation.sentence_at(first.start)
    plain = first.tag in {"DT", "PRP$", "CD"} or (first.tag in LOWERED and not first.entity)
    if sentence and sentence.first == first.index and plain and first.text.istitle() and first.text != "I":
        return words[0].lower() + words[1:]
    return words


def person_of(context: Context, token: Token) -> Person | None:
    """Return the person a noun phrase names by its head or an apposition."""
    found = context.names.person_at(token.index)
    if found:
        return found
    if token.dep == "appos" and is_role_head(token) and token.head < token.index:
        return context.names.person_at(token.head)  # "Jane Roe, a lawyer who said …"
    if token.text.isupper():
        return _person_in_capitals(context, token.text)
    below = context.annotation.subtree(token.index) if is_role_head(token) else context.annotation.children[token.index]
    named = (i for i in below if i > token.index and context.annotation.tokens[i].dep == "appos")
    return next((p for i in named if (p := context.names.person_at(i))), None)


def _person_in_capitals(context: Context, label: str) -> Person | None:
    """Return the one person a transcript's label names: "ROE"."""
    found = [p for p in context.names.people if p.name.split()[-1].upper() == label and not p.name.isupper()]
    return found[0] if len(found) == 1 else None


def mention_span(annotation: Annotation, noun: Token) -> Span:
    """Return the words of a noun phrase, on its left from the nearest mark on, on its right without a date."""
    tokens, (first, last) = annotation.tokens, noun_phrase(annotation, noun, participles=False)
    first = max((i + 1 for i in range(first, noun.index) if tokens[i].text in {'"', ",", "("}), default=first)
    while first < noun.index and tokens[first].text in {"-", "--"}:
        first += 1
    while last - 1 > noun.index and (
        tokens[last - 1].entity in {"DATE", "TIME"} or tokens[last - 1].pos in {"DET", "ADP"}
    ):
        last -= 1
    return token_span(annotation, first, last)


def _people_joined(context: Context, token: Token, person: Person) -> str | None:
    """Return both names of "Jane Roe and Tom Bloggs", None where one speaks alone."""
    tokens = context.annotation.tokens
    for index in context.annotation.children[token.index]:
        other = context.names.person_at(index)
        near = {tokens[i].text for i in range(token.index + 1, context.annotation.subtree(index)[0])}
        if other and other != person and tokens[index].dep == "conj" and near == {"and"}:
            return f"{person.name} and {other.name}"
    return None


def _role_near(context: Context, person: Person, cue_at: int) -> str | None:
    """Return the role nearest before a cue, else the first behind it."""
    roles = roles_of(person, context.document, context.annotation)
    before: list[Role] = [r for r in roles if r.span.start <= cue_at]
    chosen = before[-1] if before else roles[0] if roles else None
    return " ".join(chosen.text.split()) if chosen else None


def _person_with_role(context: Context, token: Token) -> Person | None:
    """Return the one person before a mention like "the spokesman" whose role has that noun."""
    below = children_of(context.annotation, token)
    if not any(t.text.lower() in {"the", "this", "that"} for t in below):
        return None
    modifiers = {t.text.lower() for t in below if t.dep in {"amod", "compound", "nmod"}}
    found = []
    for person in context.names.people:
        roles = [r for r in roles_of(person, context.document, context.annotation) if r.span.start < token.start]
        if any(token.text.lower() in (words := set(r.text.lower().split())) and modifiers <= words for r in roles):
            found.append(person)
    return found[0] if len(found) == 1 else None


@cache
def _kind_by_noun() -> dict[str, SpeakerKind]:
    groups = load_lexicon("speakers")
    kinds = ("organisation", "group", "anonymous", "document")
    return {word: SpeakerKind(kind) for kind in kinds for word in groups[kind]}


def kind_of(context: Context, token: Token) -> SpeakerKind:
    """Return what kind of speaker a noun is that names nobody known."""
    label = next((m.kind for m in context.annotation.mentions if m.first <= token.index < m.last), None)
    if label is MentionKind.PERSON or token.text.lower() in GENDER_OF:
        return SpeakerKind.PERSON
    if label in {MentionKind.ORGANISATION, MentionKind.PLACE}:
        return SpeakerKind.ORGANISATION
    kind = _kind_by_noun().get(token.text.lower()) or (
        None if token.tag in PLURAL_TAGS else _kind_by_noun().get(token.lemma)
    )
    if kind:
        return kind
    if label is MentionKind.GROUP or token.tag in PLURAL_TAGS:
        return SpeakerKind.GROUP
    if token.pos == "PROPN" or token.text.lower() == "it":
        return SpeakerKind.ORGANISATION
    definite = any(t.tag == "PRP$" or t.text.lower() == "the" for t in children_of(context.annotation, token))
    return SpeakerKind.PERSON if definite and is_role_head(token) else SpeakerKind.ANONYMOUS
