"""From the words beside a cue to a speaker: full name, role, kind.

    Peskov                        → Dmitry Peskov, Kremlin spokesman (person)
    the spokesman                 → the person the text calls spokesman, when there is one
    he                            → see pronouns.py
    one of the sources            → anonymous;  police → group;  the report → document

A pronoun that nothing settles keeps its own words and is no name.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from generator.lexicons.calendar import WEEKDAY_NAMES
from generator.lexicons.loader import load_lexicon
from generator.names.genders import GENDER_OF
from generator.names.resolution import Person
from generator.names.role_wording import is_of_one
from generator.names.roles import Role, is_role_head, roles_by_person
from generator.quotes.cues import Cue
from generator.quotes.described import is_bare_definite, person_described, same_noun_before
from generator.quotes.pronouns import (
    PRONOUNS,
    Context,
    Turn,
    person_of_pronoun,
    speaker_of_it,
    unnamed_speaker,
)
from generator.quotes.several import in_words, people_listed
from generator.syntax.labels import NOUN_SUBJECTS, PLURAL_TAGS
from generator.syntax.phrases import noun_phrase, unbroken_end
from generator.syntax.subjects import antecedent
from generator.syntax.tree import child, children_of, token_span
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.document import Document
from generator.values.findings import Speaker, SpeakerKind
from generator.values.span import Span

LOWERED: Final = frozenset({"NN", "NNS", "JJ", "PRP", "CD"})  # words that have a capital only where a sentence opens


def resolve_speaker(context: Context, head: Token, cue_at: int, content: Span) -> Turn | None:
    """Return the speaker a token heads as a turn, None where two may be meant or a day is; pronouns look back."""
    if head.text.lower() in WEEKDAY_NAMES:  # "…, the mayor of Selm, said Tuesday"
        return None
    token = _last_joined(context.annotation, antecedent(context.annotation, head), head)
    mention = mention_span(context.annotation, head)
    word = token.text.lower()
    person = person_of(context, token)
    before: Speaker | None = None
    if person is None and word in GENDER_OF:
        before = unnamed_speaker(context, token)
        person = None if before else person_of_pronoun(context, token, content)
    elif person is None and word in {"it", "they"}:
        before = speaker_of_it(context, token)
    elif person is None and token.pos == "NOUN":
        before = same_noun_before(context, token) or _body_meant(context, token, content)
    if person is None and before is None:
        person = person_described(context, token)
    joined = _people_joined(context, token, person)
    if joined and child(context.annotation, token, "relcl"):
        return None  # "Roe and Bloggs, who has left, and added": both, or one
    if joined:
        speaker, person = Speaker(joined, None, SpeakerKind.GROUP, mention), None
    elif person:
        speaker = Speaker(person.name, _role_near(context, person, cue_at), SpeakerKind.PERSON, mention)
    elif before:
        speaker = replace(before, mention=mention)
    else:
        speaker = _unnamed(context, token, mention)
    return Turn(cue_at, speaker, person)


def _last_joined(annotation: Annotation, token: Token, pronoun: Token) -> Token:
    """Return Bloggs for the "who" of "Roe and Bloggs, who says …", as its verb is singular."""
    verb = annotation.tokens[pronoun.head]
    singular = any(t.tag == "VBZ" or t.text.lower() == "was" for t in (verb, *children_of(annotation, verb)))
    if token == pronoun or not singular:
        return token
    joined = (t for t in children_of(annotation, token) if t.dep == "conj" and t.index < pronoun.index)
    return next(joined, token)


def _body_meant(context: Context, token: Token, content: Span) -> Speaker | None:
    """Return the body that "the ministry" or "the company" stands for, None where two may be meant.

    It bears that word in its name or before it, is what is said about ("Norvex has lost its mast, the company said"),
    or gave its words in the sentence before.
    """
    annotation = context.annotation
    singular = token.tag == "NN" and is_bare_definite(context, token)
    if not singular or _kind_by_noun().get(token.lemma) is not SpeakerKind.ORGANISATION:
        return None
    bodies = [m for m in annotation.mentions if m.kind is MentionKind.ORGANISATION and m.first != token.index]
    called = {
        _without_the(m)
        for m in bodies
        if token.lemma in {annotation.tokens[m.first - 1].lemma, *m.text.lower().split()}
    }
    told = {
        _without_the(m)
        for m in bodies
        if content.contains(m.span) and annotation.tokens[m.last - 1].dep in NOUN_SUBJECTS
    }
    named = called or told
    if len(named) == 1:
        return Speaker(named.pop(), None, SpeakerKind.ORGANISATION, token.span)
    before = speaker_of_it(context, token)
    other = before and {w for w in before.name.lower().split() if w in _kind_by_noun()} - {token.lemma}
    return before if before and not (named or other) and before.name[:1].isupper() else None


def _without_the(body: Mention) -> str:
    return body.text.removeprefix("the ").removeprefix("The ")


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
    kind = kind_of(context, token)
    span = mention_span(context.annotation, token, participles=kind is SpeakerKind.ANONYMOUS)
    if token.lemma in load_lexicon("speakers")["vague"]:
        span = _with_clause(context.annotation, token, span)
    return Speaker(_shown_name(context, token, span, kind), None, kind, mention)


def _with_clause(annotation: Annotation, noun: Token, span: Span) -> Span:
    """Return a mention with the clause that tells who is meant: "five people who know of the plan"."""
    clause = child(annotation, noun, "relcl")
    if clause is None or annotation.tokens[annotation.subtree(clause.index)[0]].start - span.end > 1:
        return span
    return Span(span.start, annotation.tokens[unbroken_end(annotation, clause, frozenset())].end)


def _shown_name(context: Context, token: Token, span: Span, kind: SpeakerKind) -> str:
    """Return the words of a mention as they stand within a sentence: "a Norvane spokesman", "ambassador to Bern"."""
    words = " ".join(context.document.printed(span).split())
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
    if found := context.names.person_at(token.index):
        return found
    if token.dep == "appos" and is_role_head(token) and token.head < token.index:
        return context.names.person_at(token.head)  # "Jane Roe, a lawyer who said …"
    if by_surname := _person_by_surname(context, token):
        return by_surname
    if token.tag == "NNS":
        return None  # "three senators, Jane Roe and others": not she alone
    below = context.annotation.subtree(token.index) if is_role_head(token) else context.annotation.children[token.index]
    named = (i for i in below if i > token.index and context.annotation.tokens[i].dep == "appos")
    return next((p for i in named if (p := context.names.person_at(i))), None) or _told_of(context, token)


def _told_of(context: Context, token: Token) -> Person | None:
    """Return Roe for the visitor of "Jane Roe, a visitor who saw it, said", where the name opens the sentence."""
    tokens, sentence = context.annotation.tokens, context.annotation.sentence_at(token.start)
    first = noun_phrase(context.annotation, token)[0]
    if sentence is None or token.pos != "NOUN" or first - 2 < sentence.first or tokens[first - 1].text != ",":
        return None
    person = context.names.person_at(first - 2)
    opens = person and all(context.names.person_at(i) is person for i in range(sentence.first, first - 1))
    return person if opens and _is_noun_of_people(token) else None


def _person_by_surname(context: Context, token: Token) -> Person | None:
    """Return the one person a bare surname or a transcript's label names: "Roe" that opens a sentence, "ROE"."""
    below = any(t.dep in {"det", "compound", "amod", "poss"} for t in children_of(context.annotation, token))
    if token.text.islower() or below:
        return None
    label = token.text.upper()
    found = [p for p in context.names.people if p.name.split()[-1].upper() == label and not p.name.isupper()]
    return found[0] if len(found) == 1 and " " in found[0].name else None


def mention_span(annotation: Annotation, noun: Token, *, participles: bool = False) -> Span:
    """Return the words of a noun phrase, on its left from the nearest mark on, on its right without a date."""
    tokens, (first, last) = annotation.tokens, noun_phrase(annotation, noun, participles=participles)
    first = max((i + 1 for i in range(first, noun.index) if tokens[i].text in {'"', ",", "("}), default=first)
    while first < noun.index and tokens[first].text in {"-", "--"}:
        first += 1
    while last - 1 > noun.index and (
        tokens[last - 1].entity in {"DATE", "TIME"} or tokens[last - 1].pos in {"DET", "ADP"}
    ):
        last -= 1
    return token_span(annotation, first, last)


def _people_joined(context: Context, token: Token, person: Person | None) -> str | None:
    """Return the names of "Jane Roe and Tom Bloggs" or "Roe's attorneys, Ann Dunn and Bell", None where one speaks."""
    if person is None and not (token.tag in PLURAL_TAGS and is_role_head(token)):
        return None
    people = people_listed(context.annotation, context.names, token)
    return in_words(people) if people else None


def _role_near(context: Context, person: Person, cue_at: int) -> str | None:
    """Return the role nearest before a cue, else the first behind it; "an opponent of it" where there is no office."""
    roles = _roles_of_one(context.document, context.annotation)[person.mentions[0]]
    before = bisect_right(roles, cue_at, key=lambda role: role.span.start)
    return " ".join(roles[max(0, before - 1)].text.split()) if roles else None


@lru_cache(maxsize=4)  # asked for every quotation of an article
def _roles_of_one(document: Document, annotation: Annotation) -> dict[Mention, list[Role]]:
    """Return by a person's first mention the roles that can be his alone, in text order."""
    found: dict[Mention, list[Role]] = {}
    for mention, given in roles_by_person(document, annotation).items():
        own = [role for role in given if is_of_one(role.text)]
        chosen = [role for role in own if not _is_towards_another(role.text)] or own
        found[mention] = sorted(chosen, key=lambda role: role.span.start)
    return found


def _is_towards_another(role: str) -> bool:
    return not {*role.lower().split()}.isdisjoint(load_lexicon("roles")["another"])


@cache
def _kind_by_noun() -> dict[str, SpeakerKind]:
    groups = load_lexicon("speakers")
    kinds = ("organisation", "group", "anonymous", "document")
    bodies = dict.fromkeys(groups["body"], SpeakerKind.ORGANISATION)
    return bodies | {word: SpeakerKind(kind) for kind in kinds for word in groups[kind]}


def kind_of(context: Context, token: Token) -> SpeakerKind:
    """Return what kind of speaker a noun is that names nobody known."""
    label = next((m.kind for m in context.annotation.mentions if m.first <= token.index < m.last), None)
    if label is MentionKind.PERSON or token.text.lower() in GENDER_OF:
        return SpeakerKind.PERSON
    if label in {MentionKind.ORGANISATION, MentionKind.PLACE}:
        return SpeakerKind.ORGANISATION
    if kind := _kind_by_noun().get(token.text.lower()):
        return kind
    if label is MentionKind.GROUP or token.tag == "NNPS":
        return SpeakerKind.GROUP
    if token.pos == "PROPN" or token.text.lower() == "it":
        return SpeakerKind.THING if not label and _is_no_name(context, token) else SpeakerKind.ORGANISATION
    return _kind_of_noun(context, token)


def _kind_of_noun(context: Context, token: Token) -> SpeakerKind:
    """Return what kind of speaker a common noun or a pronoun is."""
    kind = _kind_by_noun().get(token.lemma)
    if token.tag in PLURAL_TAGS:
        kind = SpeakerKind.GROUP if kind else None
    if kind:
        return kind
    if token.pos == "NOUN" and not (_has_capital(context, token) or _is_noun_of_people(token)):
        return SpeakerKind.THING
    if token.tag in PLURAL_TAGS:
        return SpeakerKind.GROUP
    definite = any(t.tag == "PRP$" or t.text.lower() == "the" for t in children_of(context.annotation, token))
    return SpeakerKind.PERSON if definite and is_role_head(token) else SpeakerKind.ANONYMOUS


def may_hear(token: Token) -> bool:
    """Say whether a noun names who may be spoken to: "reporters", "the other brother", not "the same question"."""
    kind = _kind_by_noun().get(token.lemma)
    return _is_noun_of_people(token) or (kind is not None and kind is not SpeakerKind.DOCUMENT)


def _is_noun_of_people(token: Token) -> bool:
    """Say whether a noun names somebody by what he is or does: "clerk", "woman", "voters"."""
    roles = load_lexicon("roles")
    return is_role_head(token) or any(
        token.lemma in group for group in (load_lexicon("speakers")["people"], roles["male"], roles["female"])
    )


def _has_capital(context: Context, token: Token) -> bool:
    """Say whether a word has a capital in this text that no opening sentence gives it: "Navy SEALs"."""
    firsts = {s.first for s in context.annotation.sentences}
    same = (t for t in context.annotation.tokens if t.text == token.text)
    return not token.text.islower() and any(t.index not in firsts for t in same)


def _is_no_name(context: Context, token: Token) -> bool:
    """Say whether the tagger took a word for a name only as it opens a sentence: "Probing showed …"."""
    return token.pos == "PROPN" and not _has_capital(context, token) and not is_role_head(token)
