"""Which later sentence gives what a question misses.

"The Kremlin declined to comment" is answered by the Kremlin's spokesman speaking in another source; "did not
disclose an exact date" by a later day for the event the sentence before is about; "plans to sign an accord" by
"signed the accord". Left open: whatever is only repeated, hedged, or asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.evidence import sentence_evidence
from generator.relations.comparing.publication import is_later, may_answer
from generator.relations.comparing.terms import content_of, names_of, word_of
from generator.relations.questions.raised import WEAK, Raised, speaks_for_party
from generator.syntax.clause import clauses_of, is_asserted
from generator.syntax.tree import child, children_of
from generator.syntax.verbs import is_negated, read_tense
from generator.values.annotation import Annotation, Sentence, Tense, Token
from generator.values.document import Evidence
from generator.values.findings import QuestionReason, UnknownKind
from generator.values.story import DatedArticle, Story

COVERED: Final = 0.75  # share of a question's words that a plain answer must hold
PLAN_COVERED: Final = 0.6  # the same for a plan, whose verb must be there as well
CONTEXT_SENTENCES: Final = 3  # how far before "did not disclose a date" its event is named
SHARED_WITH_EVENT: Final = 3  # words a dated sentence shares with that event
TOPIC_SHARED: Final = 2  # words a comment shares with what was asked
LEXICON = load_lexicon("questions")
IDENTITY: Final = frozenset({"identity", "name"})
NAMING: Final = load_lexicon("unknowns")["name"]
COUNTED: Final = frozenset({"CARDINAL", "QUANTITY"})


def answers_to(story: Story, members: tuple[Raised, ...]) -> tuple[Evidence, ...]:
    """Return the sentences that answer a question, one a source, the earliest first; of comments the nearest."""
    reason = members[0].unknown.reason
    if reason is QuestionReason.DISAGREEMENT:  # who says the same again settles nothing
        return ()
    find = {QuestionReason.NO_COMMENT: _comment, QuestionReason.PLAN: _carried_out}.get(reason, _answer_given)
    own = {m.dated.source for m in members}
    found: dict[str, tuple[Evidence, ...]] = {}
    for raised in members:
        for other in story.articles:
            if other.source not in own and other.source not in found and (evidence := find(raised, other)):
                found[other.source] = evidence
    told = [a for a in story.articles if a.source in found]
    if reason is QuestionReason.NO_COMMENT:
        told.sort(key=lambda a: _far_from_silence(story, members, a))
    return tuple(e for a in told for e in found[a.source])


def nobody_asks(story: Story, members: tuple[Raised, ...]) -> bool:
    """Say whether a plan without outcome is merely announced, or its day lies before the story's newest source."""
    if members[0].unknown.reason is not QuestionReason.PLAN:
        return False
    if all(m.unknown.kind is UnknownKind.PLANNED for m in members):
        return True
    newest = max((a.day for a in story.articles if a.day), default=None)
    days = [
        t.end
        for m in members
        for t in m.dated.times
        if t.end and (m.unknown.topic or m.unknown.span).contains(t.expression.span)
    ]
    return bool(newest and days and max(days) < newest[: len(max(days))])


def _far_from_silence(story: Story, members: tuple[Raised, ...], other: DatedArticle) -> tuple[bool, bool, int]:
    """Rank a comment on a silence: the same report's first, then by days, of no known day last."""
    akin = any(story.origin_of(m.dated.source) == story.origin_of(other.source) for m in members)
    day, asked = _whole_day(other), [d for m in members if (d := _whole_day(m.dated))]
    if day is None or not asked:
        return not akin, True, 0
    return not akin, False, min(abs((day - d).days) for d in asked)


def _whole_day(dated: DatedArticle) -> date | None:
    """Return an article's day, None where only its month is known."""
    whole = dated.day is not None and dated.day.count("-") > 1
    return date.fromisoformat(dated.day or "") if whole else None


def _comment(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """A quote of the party, on what it was asked about."""
    if not may_answer(other, raised.dated):
        return ()
    topic, annotation = raised.unknown.topic, other.article.annotation
    tokens = raised.dated.article.annotation.tokens_in(topic) if topic else ()
    asked = frozenset(word_of(t) for t in tokens if t.pos in {"NOUN", "VERB", "PROPN"})
    names = frozenset(word_of(t) for t in tokens if t.entity == "PERSON")
    for quote in other.article.quotes:
        shared = asked & content_of(annotation, quote.span)
        on_topic = not asked or len(shared) >= TOPIC_SHARED or shared & names
        if on_topic and speaks_for_party(raised, other, quote):
            return sentence_evidence(other, (quote.cue_span or quote.span).start)
    return ()


def _carried_out(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """A plan carried out, or given up, in a later article's past tense."""
    if not is_later(other, raised.dated):
        return ()
    annotation = other.article.annotation
    for sentence in annotation.sentences:
        words = content_of(annotation, sentence.span)
        covered = len(raised.words & words) / len(raised.words) >= PLAN_COVERED
        if covered and _names_agree(raised, words) and _is_decided(annotation, sentence, raised.words):
            return sentence_evidence(other, sentence.span.start)
    return ()


def _names_agree(raised: Raised, words: frozenset[str]) -> bool:
    names = names_of(raised.dated.article.annotation, raised.unknown.span) & raised.words
    return names <= words if len(names) == 1 else len(names & words) * 2 >= len(names)


def _is_decided(annotation: Annotation, sentence: Sentence, words: frozenset[str]) -> bool:
    """Say whether a sentence tells that one of the verbs has happened, or that the plan is off."""
    verbs = [t for t in annotation.tokens[sentence.first : sentence.last] if t.pos == "VERB"]
    return any(t.lemma in LEXICON["cancel"] for t in verbs) or any(
        word_of(t) in words
        and read_tense(annotation, t) is Tense.PAST
        and is_asserted(annotation, t)
        and not is_negated(annotation, t)
        for t in verbs
    )


def _answer_given(raised: Raised, other: DatedArticle) -> tuple[Evidence, ...]:
    """What was not disclosed or not known, in a later article."""
    asked = {t.lemma for t in _asked_tokens(raised)[: 1 if raised.unknown.kind is UnknownKind.ASKED else None]}
    who = raised.unknown.kind is UnknownKind.NOT_NAMED or bool(asked & IDENTITY)
    if not (may_answer(other, raised.dated) if who else is_later(other, raised.dated)):
        return ()
    for group, places in EVENT_DETAILS.items():
        if asked & set(LEXICON[group]):
            return _of_the_event(raised, other, places(raised, other))
    for sentence in other.article.annotation.sentences:
        if (_names if who else _tells)(raised, other.article.annotation, sentence):
            return sentence_evidence(other, sentence.span.start)
    return ()


def _asked_tokens(raised: Raised) -> tuple[Token, ...]:
    topic = raised.unknown.topic
    return raised.dated.article.annotation.tokens_in(topic) if topic else ()


def _names(raised: Raised, annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a sentence says who the one asked for is: "the driver, identified as Jane Roe"."""
    words = raised.words - IDENTITY
    tokens = annotation.tokens[sentence.first : sentence.last]
    named = [t for t in tokens if t.lemma in NAMING and is_asserted(annotation, t) and not is_negated(annotation, t)]
    below = (annotation.tokens[i] for t in named for i in annotation.subtree(t.index))
    return bool(words & content_of(annotation, sentence.span)) and any(t.entity == "PERSON" for t in below)


def _tells(raised: Raised, annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a sentence gives a name, a cause, a number or whatever else was asked for."""
    tokens = annotation.tokens[sentence.first : sentence.last]
    shared = raised.words & content_of(annotation, sentence.span)
    caused = raised.words - set(LEXICON["reason"])
    if caused != raised.words:
        told = any(_is_explained(annotation, t, caused) for t in tokens)
    elif [t.lemma for t in _asked_tokens(raised)[:2]] == ["how", "many"] and not any(
        t.entity in COUNTED for t in tokens
    ):
        told = False
    else:
        told = len(raised.words) > 1 and len(shared) / len(raised.words) >= COVERED
    return told and all(is_asserted(annotation, c.verb) and not c.negated for c in clauses_of(annotation, sentence))


def _is_explained(annotation: Annotation, verb: Token, asked: frozenset[str]) -> bool:
    """Say whether a verb of causing has the very thing asked about for its object: "caused the fire"."""
    thing = child(annotation, verb, "dobj", "nsubjpass") if verb.pos == "VERB" else None
    if thing is None or verb.lemma not in LEXICON["cause"] or word_of(thing) not in asked:
        return False
    return any(t.lemma in {"the", "this"} for t in children_of(annotation, thing))


def _of_the_event(raised: Raised, other: DatedArticle, places: Iterator[tuple[bool, int]]) -> tuple[Evidence, ...]:
    """The sentence that shares most with the event the unknown's article is about, of those that give the detail."""
    event, annotation = _event_before(raised), other.article.annotation
    best: tuple[tuple[bool, int], int] | None = None
    for exact, offset in places:
        sentence = annotation.sentence_at(offset)
        shared = len(event & content_of(annotation, sentence.span)) if sentence else 0
        if shared >= SHARED_WITH_EVENT and (best is None or (exact, shared) > best[0]):
            best = ((exact, shared), offset)
    return sentence_evidence(other, best[1]) if best else ()


def _days_ahead(raised: Raised, other: DatedArticle) -> Iterator[tuple[bool, int]]:
    """Yield the days that lie ahead of the question: whether in figures ("May 16" says more than "Thursday"), where."""
    for time in other.times:
        ahead = time.start is not None and (raised.dated.day is None or time.start > raised.dated.day)
        if ahead and time.precision == "day":
            span = time.expression.span
            yield any(c.isdigit() for c in span.cut(other.document.normal)), span.start


def _sums(_: Raised, other: DatedArticle) -> Iterator[tuple[bool, int]]:
    """Yield the sentences with a sum of money that is called a price."""
    annotation = other.article.annotation
    for sentence in annotation.sentences:
        tokens = annotation.tokens[sentence.first : sentence.last]
        if any(t.entity == "MONEY" for t in tokens) and any(t.lemma in LEXICON["price"] for t in tokens):
            yield False, sentence.span.start


# What of an event is asked for by which words, and where a later article may give it.
EVENT_DETAILS: Final = {"time": _days_ahead, "price": _sums}


def _event_before(raised: Raised) -> frozenset[str]:
    """Return the words of what an unknown is about: of its sentence's forerunners and of the lead."""
    annotation = raised.dated.article.annotation
    before = [s for s in annotation.sentences if s.span.end <= raised.unknown.span.start + 1]
    told = (content_of(annotation, s.span) for s in (*before[:1], *before[-CONTEXT_SENTENCES:]))
    return raised.words.union(*told) - WEAK - set(LEXICON["time"])
