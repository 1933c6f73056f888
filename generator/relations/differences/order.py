"""Which of two events came first, as each source has it.

"Vale's visit would come before Orrin's trip to Selm" against "Orrin's trip would take place prior to Vale's arrival".
An event is known by its class (a visit, a trip and an arrival are one) and by whose it is, or by the thing that stands
for it: "the sirens" of "the sirens sounded". Left alone: two events of the same owner and class, things without a
definite article, and "after" that names no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import is_name, word_of
from generator.relations.differences.claims import Claim, Clash, tight_clause
from generator.relations.differences.topics import head_order, shortened
from generator.statements.wording import phrase
from generator.syntax.embedding import EmbeddingKind, embeddings_of
from generator.syntax.labels import NOMINAL, NOUN_SUBJECTS, VERBAL
from generator.syntax.subjects import subject_of
from generator.syntax.tree import ancestors, child, children_of, clause_head, head_of
from generator.syntax.verbs import is_finite, is_negated
from generator.values.annotation import Annotation, Token
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

LEXICON = load_lexicon("events")
OWNING: Final = frozenset({*NOUN_SUBJECTS, "poss", "compound", "nmod", "amod"})
PLANNED: Final = frozenset({EmbeddingKind.INTENDED, EmbeddingKind.MODAL, EmbeddingKind.POSSIBLE})


@dataclass(frozen=True, slots=True)
class OrderedEvent:
    """An event as a noun phrase or clause names it."""

    kind: str  # "travel"
    owners: frozenset[str]  # {"putin"}

    def is_same(self, other: OrderedEvent) -> bool:
        """Say whether two phrases name one event."""
        unowned = not self.owners and not other.owners
        return self.kind == other.kind and (unowned or bool(self.owners & other.owners))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Two events, the first before the second, in one source."""

    first: OrderedEvent
    second: OrderedEvent
    claim: Claim
    planned: bool  # not told as done
    names: tuple[str, str]  # the words for the two: "the visit", "the trip to Selm", or their clauses between marks


def find_order_clashes(story: Story) -> list[Clash]:
    """Return the pairs of sources that put two events in opposite orders."""
    sequences = [s for a in story.articles for s in sequences_of(a)]
    names = _one_name_each([e for s in sequences for e in (s.first, s.second)])
    clashes = []
    for one, other in combinations(sequences, 2):
        opposite = one.first.is_same(other.second) and one.second.is_same(other.first)
        if one.claim.source != other.claim.source and opposite:
            left, right = (replace(s.claim, value=f"{names[s.first]} first") for s in (one, other))
            clashes.append(Clash("order", head_order(*one.names), left, right, can_change=one.planned or other.planned))
    return clashes


def _one_name_each(events: list[OrderedEvent]) -> dict[OrderedEvent, str]:
    """Give phrases for one event one name, that of the first."""
    known: list[OrderedEvent] = []
    names: dict[OrderedEvent, str] = {}
    for event in events:
        home = next((e for e in known if e.is_same(event)), None)
        if home is None:
            known.append(event)
        names[event] = "+".join(sorted((home or event).owners)) or event.kind
    return names


def sequences_of(dated: DatedArticle) -> Iterator[Sequence]:
    """Yield the pairs of events a source puts in order."""
    annotation = dated.article.annotation
    for token in annotation.tokens:
        found = _put_in_order(annotation, token)
        if found is None:
            continue
        one, other = (_event_at(annotation, t) for t in found)
        if one is None or other is None or one.is_same(other) or _is_disowned(annotation, token):
            continue
        claim = Claim(dated, _between(annotation, found, token), "")
        names = (_words_for(dated, found[0], token), _words_for(dated, found[1], token))
        planned = any(_is_planned_event(annotation, t) for t in found)
        yield Sequence(one, other, claim, planned, names)


def _is_planned_event(annotation: Annotation, token: Token) -> bool:
    return any(e.kind in PLANNED for e in embeddings_of(annotation, clause_head(annotation, token)))


def _words_for(dated: DatedArticle, token: Token, anchor: Token) -> str:
    """Return the words for an event: the noun phrase of the thing that stands for it, else its clause between marks."""
    annotation = dated.article.annotation
    thing = subject_of(annotation, token) if token.pos in VERBAL else token
    found = phrase(dated.document, annotation, thing) if thing is not None and thing.pos == "NOUN" else None
    if found is not None:
        return found[0]
    inside = [i for i in annotation.subtree(token.index) if i != anchor.index]
    if token.index < anchor.index:
        inside = [i for i in inside if i < anchor.index]
    inside = inside[1:] if annotation.tokens[inside[0]].lemma == "that" else inside
    span = Span(annotation.tokens[inside[0]].start, annotation.tokens[inside[-1]].end)
    return f"“{shortened(Claim(dated, span.trimmed(dated.document.text, ' ,.'), '').text)}”"


def _between(annotation: Annotation, events: tuple[Token, Token], anchor: Token) -> Span:
    """Return the words from the one event to the other, with the clause of each."""
    if anchor.dep != "mark":
        return tight_clause(annotation, anchor)
    return tight_clause(annotation, events[0]).cover(tight_clause(annotation, events[1]))


def _is_disowned(annotation: Annotation, anchor: Token) -> bool:
    """Say whether an order is told only to be denied: "no longer claims that it came before"."""
    above = next((t for t in ancestors(annotation, anchor) if t.pos in VERBAL), None)
    return above is not None and any(e.kind is EmbeddingKind.DENIED for e in embeddings_of(annotation, above))


def _put_in_order(annotation: Annotation, token: Token) -> tuple[Token, Token] | None:
    """Return the two events a word of order joins, the earlier first."""
    lemma, word = token.lemma, token.text.lower()
    if token.pos in {"ADP", "SCONJ", "ADV", "VERB"} and word in (*LEXICON["before"], *LEXICON["after"]):
        first, second = _event_dated(annotation, token), _event_behind(annotation, token)
        backwards = word in LEXICON["after"]
    elif token.pos == "VERB" and token.tag != "VBG" and lemma in (*LEXICON["follows"], *LEXICON["precedes"]):
        first, second = subject_of(annotation, token), child(annotation, token, "dobj")
        if is_negated(annotation, token):
            return None
        backwards = lemma in LEXICON["follows"]
    else:
        return None
    if first is None or second is None:
        return None
    return (second, first) if backwards else (first, second)


def _event_behind(annotation: Annotation, token: Token) -> Token | None:
    """Return the event behind a word of order: "before X", "prior to X", "ahead of X"."""
    if token.dep == "mark":
        return head_of(annotation, token)
    inner = child(annotation, token, "pobj", "pcomp", "prep")
    return child(annotation, inner, "pobj", "pcomp") if inner is not None and inner.dep == "prep" else inner


def _event_dated(annotation: Annotation, token: Token) -> Token | None:
    """Return the event that a word of order dates: the subject of "take place", else the verb or noun itself."""
    below = head_of(annotation, token) if token.dep == "mark" else token
    head = next((t for t in ancestors(annotation, below) if t.pos in VERBAL or t.pos in NOMINAL), None)
    if head is not None and head.lemma == "place" and head_of(annotation, head).lemma == "take":
        head = head_of(annotation, head)
    if head is None or head.pos not in VERBAL:
        return head
    if is_negated(annotation, head):
        return None
    takes_place = head.lemma == "take" and child(annotation, head, "dobj") is not None
    if not takes_place and head.lemma not in (*LEXICON["light"], "be"):
        return head
    subject = subject_of(annotation, head)
    return head if subject is not None and subject.pos == "PROPN" and not takes_place else subject


@cache
def event_classes() -> dict[str, str]:
    """Return the class of each word for an event: "travel" of "visit"."""
    return {word: name for name, words in load_lexicon("event_classes").items() for word in words}


def _event_at(annotation: Annotation, token: Token) -> OrderedEvent | None:
    """Return an event with an owner, or a thing that stands for its event."""
    owners = _owners(annotation, token)
    if owners and token.lemma not in event_classes() and token.pos == "PROPN":
        return None
    told = not owners and token.pos in VERBAL and is_finite(annotation, token)
    thing = subject_of(annotation, token) if told else token
    if thing is None or (not owners and not (thing.pos == "NOUN" and _is_definite(annotation, thing))):
        return None
    return OrderedEvent(event_classes().get(thing.lemma) or word_of(thing), owners)


def _is_definite(annotation: Annotation, thing: Token) -> bool:
    """Say whether a noun is "the slide", or a plural without an article: "sirens"; others may be any."""
    articles = {t.lemma for t in children_of(annotation, thing) if t.dep == "det"}
    return "the" in articles or (not articles and thing.tag == "NNS")


def _owners(annotation: Annotation, token: Token) -> frozenset[str]:
    """Return whose event it is: possessor, subject, compound name, "of" phrase."""
    if token.pos in VERBAL:
        subject = subject_of(annotation, token)
        parts = [subject] if subject is not None else []
    else:
        below = children_of(annotation, token)
        parts = [t for t in below if t.dep in OWNING or (t.dep == "prep" and t.lemma in {"of", "by", "between"})]
    inside = (annotation.tokens[i] for part in parts for i in annotation.subtree(part.index))
    return frozenset(word_of(t) for t in inside if is_name(t))
