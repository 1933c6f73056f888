"""Which of two events came first, as each source has it.

"Vale's visit would come before Orrin's trip to Selm" against "Orrin's trip would take place prior to Vale's arrival".
An event is known by its class (a visit, a trip and an arrival are one) and by whose it is. Left alone: events without
an owner, two events of the same owner and class, and "after" that names no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import is_name, word_of
from generator.relations.differences.claims import Claim, Clash, tight_clause
from generator.relations.differences.topics import head_order, shortened
from generator.statements.wording import phrase
from generator.syntax.embedding import EmbeddingKind, embeddings_of
from generator.syntax.labels import NOMINAL, VERBAL
from generator.syntax.subjects import subject_of
from generator.syntax.tree import ancestors, child, children_of
from generator.syntax.verbs import is_finite, is_negated
from generator.values.annotation import Annotation, Token
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

LEXICON = load_lexicon("events")
OWNING: Final = frozenset({"poss", "compound", "nsubj", "nsubjpass", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a noun phrase or clause names it."""

    kind: str  # "travel"
    owners: frozenset[str]  # {"putin"}

    def is_same(self, other: Event) -> bool:
        """Say whether two phrases name one event."""
        unowned = not self.owners and not other.owners
        return self.kind == other.kind and (unowned or bool(self.owners & other.owners))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Two events, the first before the second, in one source."""

    first: Event
    second: Event
    claim: Claim
    reported: bool  # told as done, not as planned
    names: tuple[str, str]  # the words for the two: "the visit", "the trip to Selm", or their clauses between marks


def find_order_clashes(story: Story) -> list[Clash]:
    """Return the pairs of sources that put two events in opposite orders."""
    sequences = [s for a in story.articles for s in sequences_of(a)]
    names = _names([e for s in sequences for e in (s.first, s.second)])
    clashes = []
    for one, other in combinations(sequences, 2):
        if one.claim.source != other.claim.source and _are_opposite(one, other):
            planned = not (one.reported and other.reported)
            clashes.append(
                Clash("order", head_order(*one.names), _valued(one, names), _valued(other, names), can_change=planned)
            )
    return clashes


def _are_opposite(one: Sequence, other: Sequence) -> bool:
    return one.first.is_same(other.second) and one.second.is_same(other.first)


def _names(events: list[Event]) -> dict[Event, str]:
    """Give phrases for one event one name, that of the first."""
    known: list[Event] = []
    names: dict[Event, str] = {}
    for event in events:
        home = next((e for e in known if e.is_same(event)), None)
        if home is None:
            known.append(event)
        names[event] = "+".join(sorted((home or event).owners)) or event.kind
    return names


def _valued(sequence: Sequence, names: dict[Event, str]) -> Claim:
    """The claim, valued by which event comes first, whatever its words."""
    return replace(sequence.claim, value=f"{names[sequence.first]} first")


def sequences_of(dated: DatedArticle) -> Iterator[Sequence]:
    """Yield the pairs of events a source puts in order."""
    annotation = dated.article.annotation
    for token in annotation.tokens:
        found = _around(annotation, token)
        if found is None:
            continue
        first, second, anchor = found
        one, other = _event(annotation, first), _event(annotation, second)
        if one is None or other is None or one.is_same(other) or _is_disowned(annotation, anchor):
            continue
        claim = Claim(dated, _span(annotation, first, second, anchor), "")
        names = _name(dated, first, anchor), _name(dated, second, anchor)
        yield Sequence(one, other, claim, not _is_planned(annotation, anchor), names)


def _name(dated: DatedArticle, token: Token, anchor: Token) -> str:
    """The words for an event: its short name, else its clause between quotation marks."""
    short = _short_name(dated, token)
    if short is not None:
        return short
    annotation = dated.article.annotation
    inside = annotation.subtree(token.index)
    kept = [i for i in inside if anchor.index not in inside or i < anchor.index or token.index > anchor.index]
    run = [i for i in kept if i != anchor.index]
    run = run[1:] if annotation.tokens[run[0]].lemma == "that" else run
    span = Span(annotation.tokens[run[0]].start, annotation.tokens[run[-1]].end)
    return f"“{shortened(Claim(dated, span.trimmed(dated.document.text, ' ,.'), '').text)}”"


def _short_name(dated: DatedArticle, token: Token) -> str | None:
    """The words for an event: its noun phrase, or the thing that stands for it."""
    annotation = dated.article.annotation
    thing = subject_of(annotation, token) if token.pos in VERBAL else token
    if thing is None or thing.pos != "NOUN":
        return None
    found = phrase(dated.document, annotation, thing)
    return found[0] if found else None


def _span(annotation: Annotation, first: Token, second: Token, anchor: Token) -> Span:
    """The words from the one event to the other, with the clause of each."""
    if anchor.dep != "mark":
        return tight_clause(annotation, anchor)
    return tight_clause(annotation, first).cover(tight_clause(annotation, second))


def _is_disowned(annotation: Annotation, anchor: Token) -> bool:
    """Say whether an order is told only to be denied: "no longer claims that it came before"."""
    above = next((t for t in ancestors(annotation, anchor) if t.pos in VERBAL), None)
    return above is not None and any(e.kind is EmbeddingKind.DENIED for e in embeddings_of(annotation, above))


def _around(annotation: Annotation, token: Token) -> tuple[Token, Token, Token] | None:
    """The two events a word of order joins, the earlier first, and the word that anchors the clause."""
    lemma = token.lemma
    if token.pos == "VERB" and lemma in (*LEXICON["follows"], *LEXICON["precedes"]):
        subject, thing = subject_of(annotation, token), child(annotation, token, "dobj")
        if subject is None or thing is None or token.tag == "VBG" or is_negated(annotation, token):
            return None
        return (thing, subject, token) if lemma in LEXICON["follows"] else (subject, thing, token)
    if token.pos not in {"ADP", "SCONJ", "ADV", "VERB"} or lemma not in (*LEXICON["before"], *LEXICON["after"]):
        return None
    object_ = _object(annotation, token)
    host = _host(annotation, token)
    if object_ is None or host is None:
        return None
    return (host, object_, token) if lemma in LEXICON["before"] else (object_, host, token)


def _object(annotation: Annotation, token: Token) -> Token | None:
    """The event behind a word of order: "before X", "prior to X", "ahead of X"."""
    if token.dep == "mark":
        return annotation.tokens[token.head]
    direct = child(annotation, token, "pobj", "pcomp")
    if direct is not None:
        return direct
    inner = child(annotation, token, "prep")
    return child(annotation, inner, "pobj", "pcomp") if inner is not None else None


def _host(annotation: Annotation, token: Token) -> Token | None:
    """The event that the word of order dates: the subject of "take place", else the verb itself."""
    head = annotation.tokens[token.head]
    if token.dep == "mark":
        head = annotation.tokens[head.head]
    for _ in range(len(annotation.tokens)):
        if head.pos in VERBAL or head.pos in NOMINAL or head.head == head.index:
            break
        head = annotation.tokens[head.head]
    if head.pos in VERBAL:
        if is_negated(annotation, head):
            return None
        if head.lemma in (*LEXICON["light"], "be"):
            subject = subject_of(annotation, head)
            return head if subject is not None and subject.pos == "PROPN" else subject
        if head.lemma == "place" or (child(annotation, head, "dobj") is not None and head.lemma == "take"):
            return subject_of(annotation, head)
        return head
    if head.pos in NOMINAL and head.lemma == "place":
        verb = annotation.tokens[head.head]
        return subject_of(annotation, verb) if verb.lemma == "take" else None
    return head if head.pos in NOMINAL else None


def _event(annotation: Annotation, token: Token) -> Event | None:
    """An event with an owner, or a thing that stands for its event: "the sirens" of "the sirens sounded"."""
    owners = _owners(annotation, token)
    if owners:
        kind = _kind(token)
        return Event(kind, owners) if kind else None
    is_told = token.pos in VERBAL and is_finite(annotation, token)
    thing = subject_of(annotation, token) if is_told else token
    if thing is None or thing.pos != "NOUN" or not _is_definite(annotation, thing):
        return None
    group = next((g for g in ("alarm", "slide") if thing.lemma in LEXICON[g]), word_of(thing))
    return Event(group, frozenset())


def _is_definite(annotation: Annotation, thing: Token) -> bool:
    """Say whether a noun is "the slide", or a plural without an article: "sirens".

    Others may be any.
    """
    articles = {t.lemma for t in children_of(annotation, thing) if t.dep == "det"}
    return "the" in articles or (not articles and thing.tag == "NNS")


def _kind(token: Token) -> str:
    for group in ("travel", "talks", "vote", "attack", "signing", "death", "departure"):
        if token.lemma in LEXICON[group]:
            return group
    if token.pos == "PROPN":
        return ""
    return word_of(token)


def _owners(annotation: Annotation, token: Token) -> frozenset[str]:
    """Whose event it is: possessor, subject, compound name, "of" phrase."""
    found: set[str] = set()
    parts = [annotation.tokens[c] for c in annotation.children[token.index]]
    if token.pos in VERBAL:
        subject = subject_of(annotation, token)
        parts = [subject] if subject is not None else []
    for part in parts:
        owns = part.dep in OWNING or (part.dep == "prep" and part.lemma in {"of", "by", "between"})
        if owns or token.pos in VERBAL:
            inside = (annotation.tokens[i] for i in annotation.subtree(part.index))
            found |= {word_of(t) for t in inside if is_name(t)}
    return frozenset(found)


def _is_planned(annotation: Annotation, anchor: Token) -> bool:
    sentence = annotation.sentence_at(anchor.start)
    if sentence is None:
        return False
    words = annotation.tokens[sentence.first : sentence.last]
    return any(t.tag == "MD" or t.lemma in LEXICON["planned"] for t in words)
