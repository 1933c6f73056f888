"""From the words beside a cue to a speaker: full name, role, kind.

    Peskov                        → Dmitry Peskov, Kremlin spokesman (person)
    the spokesman                 → the person the text calls spokesman, when there is one
    he                            → the last person of that gender, when there is only one
    one of the sources            → anonymous;  police → group;  the report → document

A pronoun that nothing settles keeps its own words and is no name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import Gender, NameIndex, Person
from generator.names.roles import is_role_head, roles_of
from generator.quotes.cues import antecedent
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.document import Document
from generator.values.findings import Speaker, SpeakerKind
from generator.values.span import Span

GENDER_OF_PRONOUN = {
    "he": Gender.MALE,
    "his": Gender.MALE,
    "him": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
}
PRONOUNS = frozenset(
    {
        *GENDER_OF_PRONOUN,
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "both",
        "one",
    }
)
LONGEST_MENTION = 16  # words


@dataclass(slots=True)
class Cast:
    """The people of a document and who spoke last; built once a document."""

    document: Document
    annotation: Annotation
    names: NameIndex
    turns: list[tuple[int, Person]] = field(default_factory=list)  # (offset, speaker) as resolved so far


def resolve_speaker(cast: Cast, head: int, cue_at: int) -> Speaker | None:
    """Return the speaker a token heads; pronouns look back in the text."""
    annotation = cast.annotation
    real = antecedent(annotation, head)
    token = annotation.tokens[real]
    mention = mention_span(annotation, head)
    person = person_of(cast, real)
    if person is None and token.text.lower() in GENDER_OF_PRONOUN:
        person = person_of_pronoun(cast, token)
        if person is None:
            return Speaker(mention.cut(cast.document.text), None, SpeakerKind.PERSON, mention)
    if person is None and is_role_head(token) and not _is_plural(token):
        person = _person_with_role(cast, token)
    if person:
        cast.turns.append((cue_at, person))
        return Speaker(person.name, _role_of(cast, person), SpeakerKind.PERSON, mention)
    named = mention_span(annotation, real)
    return Speaker(named.cut(cast.document.text), None, kind_of(cast, token), mention)


def person_of(cast: Cast, index: int) -> Person | None:
    """Return the person a noun phrase names by its head or an apposition."""
    found = cast.names.person_at(index)
    if found:
        return found
    annotation = cast.annotation
    for child in annotation.children[index]:
        if annotation.tokens[child].dep == "appos" and (found := cast.names.person_at(child)):
            return found
    return None


def mention_span(annotation: Annotation, head: int) -> Span:
    """Return the words of a noun phrase without clauses and appositions that hang on it."""
    tokens = annotation.tokens
    dropped: set[int] = set()
    for index in annotation.subtree(head):
        token = tokens[index]
        if (
            index != head
            and token.dep in {"relcl", "acl", "advcl", "appos", "parataxis", "cc", "punct"}
            and index > head
        ):
            if token.dep != "punct" or token.text in {",", "-", "--", '"'}:
                dropped.update(i for i in annotation.subtree(index))
    kept = [i for i in annotation.subtree(head) if i not in dropped and tokens[i].text not in {'"', ","}]
    first, last = head, head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept and last - first < LONGEST_MENTION:
        last += 1
    return Span(tokens[first].start, tokens[last].end)


def _role_of(cast: Cast, person: Person) -> str | None:
    roles = roles_of(person, cast.document, cast.annotation)
    return max(roles, key=lambda r: len(r.text)).text if roles else None


def _is_plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"}


def _person_with_role(cast: Cast, token: Token) -> Person | None:
    """Return the one person before a mention like "the spokesman" whose role has that noun."""
    found = []
    for person in cast.names.people:
        for role in roles_of(person, cast.document, cast.annotation):
            if role.span.start < token.start and token.lemma in role.text.lower().split():
                found.append(person)
                break
    return found[0] if len(found) == 1 else None


def person_of_pronoun(cast: Cast, token: Token) -> Person | None:
    """Return whom "he" or "she" stands for, None where two may be meant."""
    gender = GENDER_OF_PRONOUN[token.text.lower()]
    annotation = cast.annotation
    sentence = annotation.sentence_at(token.start)
    if sentence is None:
        return None
    number = annotation.sentences.index(sentence)
    for back in range(4):
        if number - back < 0:
            break
        candidates = _people_before(cast, number - back, token.index, gender)
        if candidates:
            return candidates[0]
    return None


def _people_before(cast: Cast, number: int, limit: int, gender: Gender) -> list[Person]:
    """Return the people of a sentence a pronoun may stand for, subjects first."""
    annotation = cast.annotation
    sentence = annotation.sentences[number]
    subjects, others = [], []
    for index in range(sentence.first, min(sentence.last, limit)):
        person = cast.names.person_at(index)
        if person is None or person.gender not in {gender, None}:
            continue
        (subjects if annotation.tokens[index].dep in {"nsubj", "nsubjpass"} else others).append(person)
    return list(dict.fromkeys([*subjects, *others]))


@cache
def _kinds() -> dict[str, SpeakerKind]:
    groups = load_lexicon("speakers")
    return {
        word: SpeakerKind(kind) for kind in ("document", "anonymous", "group", "organisation") for word in groups[kind]
    }


def kind_of(cast: Cast, token: Token) -> SpeakerKind:
    """Return what kind of speaker a noun is that names nobody known."""
    lemma, text = token.lemma, token.text.lower()
    kind = _kinds().get(text) or _kinds().get(lemma)
    if kind:
        return kind
    label = next((m.kind for m in cast.annotation.mentions if m.first <= token.index < m.last), None)
    if label is MentionKind.PERSON:
        return SpeakerKind.PERSON
    if label in {MentionKind.ORGANISATION, MentionKind.PLACE}:
        return SpeakerKind.ORGANISATION
    if label is MentionKind.GROUP or _is_plural(token) or text in {"they", "we"}:
        return SpeakerKind.GROUP
    if token.pos == "PROPN" or text == "it":
        return SpeakerKind.ORGANISATION
    return SpeakerKind.ANONYMOUS
