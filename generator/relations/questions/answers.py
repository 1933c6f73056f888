"""Which later sentence gives what a question misses.

"The Kremlin declined to comment" is answered by the Kremlin's spokesman speaking in another source; "did not
disclose an exact date" by a later day for the event the sentence before is about; "plans to sign an accord" by
"signed the accord". Left open: whatever is only repeated, hedged, or asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.evidence import cut_evidence, sentence_evidence
from generator.relations.comparing.publication import is_later, may_answer
from generator.relations.comparing.terms import content_of, demonyms, is_name, names_of, word_of
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.document import Evidence
from generator.values.findings import QuestionReason, Quote, ResolvedTime, Unknown
from generator.values.story import DatedArticle, Story

COVERED: Final = 0.75  # share of a question's words that a plain answer must hold
PLAN_COVERED: Final = 0.6  # the same for a plan, whose verb must be there as well
CONTEXT_SENTENCES: Final = 3  # how far before "did not disclose a date" its event is named
SHARED_WITH_EVENT: Final = 3  # words a dated sentence shares with that event
TOPIC_SHARED: Final = 2  # words a comment shares with what was asked
DAY: Final = "day"
DAY_LENGTH: Final = len("2031-03-06")
FAR: Final = 10**6  # days to an article of no known day
LEXICON = load_lexicon("questions")
COUNTRIES: Final = frozenset(demonyms().values())
FEWEST_WORDS: Final = 2  # of a party, its country apart
VOICES: Final = load_lexicon("unknowns")["spokes"]  # who speaks for a party


@dataclass(frozen=True, slots=True)
class Raised:
    """An unknown in its article, with the content words it is recognised by."""

    dated: DatedArticle
    unknown: Unknown
    words: frozenset[str]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that raise the question."""
        return cut_evidence(self.dated.document, self.unknown.span)

    def is_quoted_in(self, other: DatedArticle) -> bool:
        """Say whether an article quotes the party that kept silent, "the military" by that word alone."""
        silent = _folded(self.unknown.subject or "")
        spoken = (q.speaker.name for q in other.article.quotes if q.speaker is not None and not q.negated)
        return any(self.speaks(other, quote) for quote in other.article.quotes) or any(
            silent and silent <= _folded(name) for name in spoken
        )

    def speaks(self, other: DatedArticle, quote: Quote) -> bool:
        """Say whether a quote's speaker is the party, or speaks for it."""
        if quote.speaker is None or self.unknown.topic is None or quote.negated:
            return False
        party = party_words(self.dated.article.annotation, self.unknown)
        annotation = other.article.annotation
        printed = {word_of(t) for t in annotation.tokens_in(quote.speaker.mention)}
        name, role = _folded(quote.speaker.name), _folded(quote.speaker.role or "")
        speaks_for = bool((role | printed) & set(VOICES)) or bool(name & set(VOICES))
        missing = party - (name | role | printed)
        # "foreign ministry spokesperson" speaks for "China's foreign ministry" where no other country is named
        spared = missing <= COUNTRIES and len(party - missing) >= FEWEST_WORDS and not role & COUNTRIES - party
        return bool(party) and (party == name or (speaks_for and (not missing or spared)))


def _folded(text: str) -> frozenset[str]:
    words = text.lower().replace("’", "'").replace("'s", "").split()
    return frozenset(_fold(w) for w in words if w not in {"the", "a", "an", "of", "for"})


def _fold(word: str) -> str:
    return demonyms().get(word, word)


def party_words(annotation: Annotation, unknown: Unknown) -> frozenset[str]:
    """Return the words a party is recognised by: "china", "foreign", "ministry"."""
    if unknown.topic is None:
        return frozenset()
    tokens = [t for t in annotation.tokens_in(unknown.topic) if t.pos in {"PROPN", "NOUN", "ADJ"}]
    if not any(is_name(t) for t in tokens):
        return frozenset()
    return frozenset(_fold(t.text.lower()) for t in tokens)


def answers_to(story: Story, members: tuple[Raised, ...]) -> tuple[Evidence, ...]:
    """Return the sentences that answer a question, one a source, the earliest first; of comments the nearest."""
    found: dict[str, tuple[Evidence, ...]] = {}
    finder = {QuestionReason.NO_COMMENT: _comment, QuestionReason.PLAN: _done}.get(members[0].unknown.reason, _given)
    for raised in members:
        for other in story.articles:
            if other.source in found or any(other.source == m.dated.source for m in members):
                continue
            evidence = finder(raised, other)
            if evidence:
                found[other.source] = evidence
    told = [a for a in story.articles if a.source in found]
    if members[0].unknown.reason is QuestionReason.NO_COMMENT:
        told.sort(key=lambda a: _distance(story, members, a))
    return tuple(e for a in told for e in found[a.source])


def _distance(story: Story, members: tuple[Raised, ...], other: DatedArticle) -> tuple[bool, int]:
    """How far a comment is from the silence it breaks: another report's after the same report's, then by days."""
    akin = any(story.origin_of(m.dated.source) == story.origin_of(other.source) for m in members)
    day = other.day
    asked = [date.fromisoformat(d) for d in (m.dated.day for m in members) if d and len(d) == DAY_LENGTH]
    if day is None or len(day) != DAY_LENGTH or not asked:
        return not akin, FAR
    return not akin, min(abs((date.fromisoformat(day) - d).days) for d in asked)


def _comment(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    if not may_answer(other, raised.dated):
        return ()
    asked = _asked_about(raised)
    for quote in other.article.quotes:
        if not raised.speaks(other, quote):
            continue
        if asked and len(asked & content_of(other.article.annotation, quote.span)) < TOPIC_SHARED:
            continue
        return sentence_evidence(other, (quote.cue_span or quote.span).start)
    return ()


def _asked_about(raised: Raised) -> frozenset[str]:
    """The content words of "… say on whether it would pay"."""
    parts = raised.unknown.question.split(" say on ", 1)
    if len(parts) == 1:
        return frozenset()
    asked = set(parts[1].lower().rstrip("?").split())
    tokens = raised.dated.article.annotation.tokens_in(raised.unknown.span)
    near = [t for t in tokens if t.text.lower() in asked]
    return frozenset(word_of(t) for t in near if t.pos in {"NOUN", "VERB", "PROPN"})


def _done(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """A plan carried out, or given up, in a later article's past tense."""
    if not is_later(other, raised.dated):
        return ()
    annotation = other.article.annotation
    for sentence in annotation.sentences:
        words = content_of(annotation, sentence.span)
        shared = raised.words & words
        if len(shared) / len(raised.words) < PLAN_COVERED or not _names_agree(raised, words):
            continue
        if _is_told(annotation, sentence, raised.words):
            return sentence_evidence(other, sentence.span.start)
    return ()


def _names_agree(raised: Raised, words: frozenset[str]) -> bool:
    names = names_of(raised.dated.article.annotation, raised.unknown.span) & raised.words
    return names <= words if len(names) == 1 else len(names & words) * 2 >= len(names)


def _is_told(annotation: Annotation, sentence: Sentence, words: frozenset[str]) -> bool:
    """Say whether one of the verbs stands in the past, unhedged, or the plan is said to be off."""
    tokens = annotation.tokens[sentence.first : sentence.last]
    if any(t.lemma in LEXICON["cancel"] and t.pos == "VERB" for t in tokens):
        return True
    if any(t.lemma in LEXICON["hedge"] or t.tag == "MD" for t in tokens):
        return False
    return any(word_of(t) in words and t.tag in {"VBD", "VBN"} and t.pos == "VERB" for t in tokens)


def _given(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """What was not disclosed or not known, in a later article."""
    if not is_later(other, raised.dated):
        return ()
    topic = raised.unknown.topic
    annotation = raised.dated.article.annotation
    asked = (
        {t.lemma for t in annotation.tokens_in(topic)} if topic else set(raised.unknown.question.lower().split()[:1])
    )
    if asked & set(LEXICON["time"]):
        return _dated_event(raised, other)
    if asked & set(LEXICON["price"]):
        return _priced_event(raised, other)
    for sentence in other.article.annotation.sentences:
        if _tells(raised, other.article.annotation, sentence):
            return sentence_evidence(other, sentence.span.start)
    return ()


def _tells(raised: Raised, annotation: Annotation, sentence: Sentence) -> bool:
    tokens = annotation.tokens[sentence.first : sentence.last]
    if any(t.lemma in LEXICON["hedge"] or t.dep == "neg" for t in tokens):
        return False
    words = content_of(annotation, sentence.span)
    question = raised.unknown.question
    if question.startswith("Not named"):
        named = any(t.lemma in LEXICON["naming"] for t in tokens) and any(t.entity == "PERSON" for t in tokens)
        return named and bool(raised.words & words)
    asked = raised.words - {"cause", "reason"}
    if asked != raised.words:
        return any(_is_explained(annotation, t, asked) for t in tokens)
    counts = question.lower().startswith("how many")
    if counts and not any(t.entity in {"CARDINAL", "QUANTITY"} for t in tokens):
        return False
    return len(raised.words) > 1 and len(raised.words & words) / len(raised.words) >= COVERED


def _is_explained(annotation: Annotation, verb: Token, asked: frozenset[str]) -> bool:
    """Say whether a verb of causing has the very thing asked about for its object: "caused the fire"."""
    if verb.lemma not in LEXICON["cause"] or verb.pos != "VERB":
        return False
    for thing in (annotation.tokens[c] for c in annotation.children[verb.index]):
        definite = any(annotation.tokens[c].lemma in {"the", "this"} for c in annotation.children[thing.index])
        if thing.dep in {"dobj", "nsubjpass"} and word_of(thing) in asked and definite:
            return True
    return False


def _dated_event(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """A later day for the event that the sentences before the unknown are about."""
    event = _event_before(raised)
    best: tuple[tuple[bool, int], ResolvedTime] | None = None
    annotation = other.article.annotation
    for time in other.times:
        span = time.expression.span
        sentence = annotation.sentence_at(span.start)
        if sentence is None or time.precision != DAY or not _is_ahead(raised, time):
            continue
        shared = len(event & content_of(annotation, sentence.span))
        rank = (any(c.isdigit() for c in span.cut(other.document.normal)), shared)  # "May 16" says more than "Thursday"
        if shared >= SHARED_WITH_EVENT and (best is None or rank > best[0]):
            best = (rank, time)
    return sentence_evidence(other, best[1].expression.span.start) if best else ()


def _priced_event(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """A later sum of money for the event that the sentences before the unknown are about."""
    event = _event_before(raised)
    annotation = other.article.annotation
    best: tuple[int, Sentence] | None = None
    for sentence in annotation.sentences:
        tokens = annotation.tokens[sentence.first : sentence.last]
        shared = len(event & content_of(annotation, sentence.span))
        priced = any(t.entity == "MONEY" for t in tokens) and any(t.lemma in LEXICON["price"] for t in tokens)
        if priced and shared >= SHARED_WITH_EVENT and (best is None or shared > best[0]):
            best = (shared, sentence)
    return sentence_evidence(other, best[1].span.start) if best else ()


def _event_before(raised: Raised) -> frozenset[str]:
    annotation = raised.dated.article.annotation
    before = [s for s in annotation.sentences if s.span.end <= raised.unknown.span.start + 1]
    before = [*before[:1], *before[-CONTEXT_SENTENCES:]]  # the lead says what the story is about
    weak = frozenset(LEXICON["weak"])
    found: set[str] = set(raised.words)
    for sentence in before:
        found |= content_of(annotation, sentence.span)
    return frozenset(found) - weak - frozenset(LEXICON["time"])


def _is_ahead(raised: Raised, time: ResolvedTime) -> bool:
    day = raised.dated.day
    return time.start is not None and (day is None or time.start > day)


def has_passed(story: Story, members: tuple[Raised, ...]) -> bool:
    """Say whether a plan's own day lies before the story's newest source and no source reports the outcome."""
    if members[0].unknown.reason is not QuestionReason.PLAN:
        return False
    newest = max((a.day for a in story.articles if a.day), default=None)
    days = [
        t.end
        for m in members
        for t in m.dated.times
        if t.end and (m.unknown.topic or m.unknown.span).contains(t.expression.span)
    ]
    return bool(newest and days and max(days) < newest[: len(max(days))] and not answers_to(story, members))
