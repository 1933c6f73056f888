"""What an article leaves open, as questions of different articles are held against each other.

A party is known by its words, its country by either form ("Norway's foreign ministry", "the Norwegian ministry"); who
speaks for it is its spokesman or goes by its very name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.evidence import cut_evidence
from generator.relations.comparing.terms import content_of, demonyms, is_name, word_of
from generator.syntax.labels import OBJECTS
from generator.syntax.tree import head_of, span_head
from generator.values.annotation import Annotation
from generator.values.document import Evidence
from generator.values.findings import QuestionReason, Quote, SpeakerKind, Unknown, UnknownKind
from generator.values.ids import hashed_id
from generator.values.span import Span
from generator.values.story import DatedArticle

COUNTRIES: Final = frozenset(demonyms().values())
FEWEST_WORDS: Final = 2  # of a party, its country apart
VOICES: Final = frozenset(load_lexicon("unknowns")["spokes"])  # who speaks for a party
WEAK: Final = frozenset(load_lexicon("questions")["weak"])
ARTICLES: Final = frozenset({"the", "a", "an", "of", "for"})


@dataclass(frozen=True, slots=True)
class Raised:
    """An unknown in its article."""

    dated: DatedArticle
    unknown: Unknown

    @property
    def words(self) -> frozenset[str]:
        """The content words it is recognised by."""
        unknown, annotation = self.unknown, self.dated.article.annotation
        if unknown.kind is UnknownKind.ASKED or unknown.reason is QuestionReason.PLAN:
            words = _content(annotation, unknown.topic) | _content(annotation, unknown.party)
            words |= _planned_deed(annotation, unknown)
            return words - WEAK or words
        named = unknown.party if unknown.kind is UnknownKind.SILENT else unknown.topic
        return _content(annotation, named) or frozenset(t.lemma for t in annotation.tokens_in(named or unknown.span))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that raise the question."""
        return cut_evidence(self.dated.document, self.unknown.span)

    @property
    def id(self) -> str:
        """The question's id by these words: it follows from what is asked for."""
        unknown = self.unknown
        span = {UnknownKind.ASKED: None, UnknownKind.SILENT: unknown.party}.get(unknown.kind, unknown.topic)
        asked = span.cut(self.dated.document.normal) if span else unknown.question
        return question_id(self.evidence[0], unknown.reason, asked)


def _planned_deed(annotation: Annotation, unknown: Unknown) -> frozenset[str]:
    """Return the verb of what is planned, where the topic is its object: "sign" of "to sign an accord"."""
    thing = span_head(annotation, unknown.topic) if unknown.topic else None
    above = head_of(annotation, thing) if thing is not None and thing.dep in OBJECTS else None
    planned = above is not None and unknown.reason is QuestionReason.PLAN
    return frozenset({word_of(above)}) if above is not None and planned else frozenset()


def _content(annotation: Annotation, span: Span | None) -> frozenset[str]:
    return content_of(annotation, span) if span else frozenset()


def question_id(evidence: Evidence, reason: QuestionReason, *asked: str) -> str:
    """Return a question's id: it follows from the words that raise it, never from its place in a list."""
    return hashed_id("u", evidence.id, reason, *asked)


def is_quoted(raised: Raised, other: DatedArticle) -> bool:
    """Say whether an article quotes the party that kept silent, "the military" by that word alone."""
    return any(speaks_for_party(raised, other, q) for q in other.article.quotes)


def speaks_for_party(raised: Raised, other: DatedArticle, quote: Quote) -> bool:
    """Say whether the speaker of another article's quote is the party, or speaks for it."""
    asked, annotation = raised.unknown.party, raised.dated.article.annotation
    if quote.speaker is None or quote.negated or asked is None:
        return False
    silent, party = _folded_names(asked.cut(raised.dated.document.normal)), party_words(annotation, asked)
    name, role = _folded_names(quote.speaker.name), _folded_names(quote.speaker.role or "")
    if not party or (quote.speaker.kind is SpeakerKind.PERSON and silent <= name):  # "the military", "Holt"
        return silent <= name
    told = name | role | {word_of(t) for t in other.article.annotation.tokens_in(quote.speaker.mention)}
    missing = party - told
    # "foreign ministry spokesperson" speaks for "China's foreign ministry" where no other country is named
    spared = missing <= COUNTRIES and len(party - missing) >= FEWEST_WORDS and not role & COUNTRIES - party
    return party == name or (bool(told & VOICES) and (not missing or spared))


def party_words(annotation: Annotation, party: Span | None) -> frozenset[str]:
    """Return the words a party with a name is recognised by: "china", "foreign", "ministry"."""
    inside = annotation.tokens_in(party) if party else ()
    tokens = [t for t in inside if t.pos in {"PROPN", "NOUN", "ADJ"}]
    return _folded_names(" ".join(t.text for t in tokens)) if any(is_name(t) for t in tokens) else frozenset()


def _folded_names(text: str) -> frozenset[str]:
    words = text.lower().replace("’", "'").replace("'s", "").replace(".", "").split()
    return frozenset(demonyms().get(w, w) for w in words if w not in ARTICLES)
