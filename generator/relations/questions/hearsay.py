"""Claims that rest on anonymous sources alone, until somebody says them on the record.

"Orrin Vale will resign in June, according to two people familiar with his plans." asks whether anyone confirms it
on the record; a later "Vale said on Tuesday he would resign in June" does. Left alone: a claim that its own article
also has on the record, and details no other sentence depends on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.evidence import cut_evidence, sentence_evidence, words_in_line
from generator.relations.comparing.grouping import join_first
from generator.relations.comparing.publication import is_later
from generator.relations.comparing.terms import content_of, names_of
from generator.relations.differences.order import event_classes
from generator.relations.questions.raised import WEAK, question_id
from generator.statements.wording import lower_first
from generator.syntax.clause import is_asserted
from generator.syntax.labels import FINITE, NOMINAL, NOUN_SUBJECTS
from generator.syntax.tree import span_head
from generator.syntax.verbs import is_negated
from generator.values.annotation import Annotation
from generator.values.briefing import Question
from generator.values.document import Evidence
from generator.values.enums import QuestionState
from generator.values.findings import QuestionReason, Quote, SpeakerKind
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

LEXICON = load_lexicon("questions")
MOST: Final = 3  # claims a briefing marks so
SHARED: Final = 0.6  # share of the smaller claim's words
FEWEST: Final = 3  # words that two claims share at least, a name among them
PLAIN: Final = 0.7  # share of a claim's words in a sentence that states it
SHORTEST: Final = 4  # words of a claim worth asking about
LONGEST: Final = 32
ASIDE_RE = re.compile(r",\s(?:which|who|where|when|in\swhat)\b.*$")  # ", which could be his first trip"
NAMED: Final = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Hearsay:
    """What somebody is reported to have said, by its content words."""

    dated: DatedArticle
    quote: Quote
    words: frozenset[str]
    names: frozenset[str]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The claim's sentence."""
        found = sentence_evidence(self.dated, self.quote.span.start)
        return found or cut_evidence(self.dated.document, self.quote.span)


def raise_hearsay(story: Story) -> tuple[Question, ...]:
    """Return the claims that rest, or rested, on anonymous sources alone, as questions."""
    carriers = _carriers(story)
    claims = [c for a in story.articles for c in _claims(a) if not is_carried(c.quote, carriers)]
    groups = join_first(
        (c for c in claims if _is_anonymous(c.quote)), lambda claim, group: _is_same_claim(claim, group[0])
    )
    named = [c for c in claims if not _is_anonymous(c.quote)]
    asked = [_asked_on_record(g, named) for g in groups if _worth_asking(g, named) and not _stated_plainly(story, g)]
    return tuple(asked[:MOST])


def hearsay_ids(story: Story) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Return the ids that a claim of anonymous sources has as a question, asked or not, each with its words."""
    claims = (c for a in story.articles for c in _claims(a) if _is_anonymous(c.quote))
    return [(question_id(e, QuestionReason.ANONYMOUS_ONLY), (e,)) for c in claims for e in c.evidence]


def _is_anonymous(quote: Quote) -> bool:
    return quote.speaker is not None and quote.speaker.kind is SpeakerKind.ANONYMOUS


def _carriers(story: Story) -> frozenset[str]:
    """Return the names of the agencies and outlets."""
    agencies = {form for forms in load_lexicon("agencies").values() for form in forms}
    outlets = {a.document.metadata.outlet.value.lower() for a in story.articles if a.document.metadata.outlet}
    return frozenset(agencies | outlets)


def is_carried(quote: Quote, carriers: frozenset[str]) -> bool:
    """Say whether the speaker is an agency or an outlet: what they report is not thereby on the record."""
    name = quote.speaker.name.lower().removeprefix("the ") if quote.speaker else ""
    return name in carriers or name.endswith(LEXICON["carriers"])


def _stated_plainly(story: Story, group: list[Hearsay]) -> bool:
    """Say whether a source of another origin, not known to be later, has the claim without an anonymous source."""
    claim = group[0]
    own = {story.origin_of(c.dated.source) for c in group}
    for other in story.articles:
        if story.origin_of(other.source) in own or is_later(other, claim.dated):
            continue
        annotation = other.article.annotation
        if any(
            len(claim.words & _classed_words(annotation, s.span)) >= PLAIN * len(claim.words)
            for s in annotation.sentences
        ):
            return True
    return False


def _claims(dated: DatedArticle) -> list[Hearsay]:
    annotation = dated.article.annotation
    found = []
    for quote in dated.article.quotes:
        if quote.speaker is None or quote.negated or len(quote.parts) > 1:
            continue
        if not any(t.tag in FINITE for t in annotation.tokens_in(quote.span)):
            continue  # "confirmed the plan" claims nothing
        if not is_source(dated, quote) and not _is_on_record(dated, quote):
            continue
        span = _main_clause(dated, quote.span)
        words, names = _classed_words(annotation, span), names_of(annotation, span)
        if any(t.tag == "PRP" and t.dep == "nsubj" for t in annotation.tokens_in(quote.span)):
            own = frozenset(quote.speaker.name.lower().split()[-1:])  # "he" may be the speaker himself
            words, names = words | own, names | own
        found.append(Hearsay(dated, quote, words, names))
    return found


def _classed_words(annotation: Annotation, span: Span) -> frozenset[str]:
    """Return the content words of a span, events by their class: to fly there is to visit."""
    return frozenset(event_classes().get(w, w) for w in content_of(annotation, span))


def is_source(dated: DatedArticle, quote: Quote) -> bool:
    """Say whether the speaker is somebody who would not be named, not merely somebody the article does not name."""
    if quote.speaker is None or quote.speaker.kind is not SpeakerKind.ANONYMOUS:
        return False
    sentence = dated.article.annotation.sentence_at(quote.speaker.mention.start)
    words = f"{quote.speaker.name} {sentence.span.cut(dated.document.normal) if sentence else ''}".lower()
    return any(cue in words for cue in LEXICON["unnamed"])


def _is_on_record(dated: DatedArticle, quote: Quote) -> bool:
    """Say whether somebody with a name, or a house, says what a claim says, and does not deny it."""
    annotation = dated.article.annotation
    verb = span_head(annotation, quote.span)
    if quote.speaker is None or verb is None or is_negated(annotation, verb):
        return False
    party = any(t.lemma in load_lexicon("unknowns")["party"] for t in annotation.tokens_in(quote.speaker.mention))
    named = quote.speaker.kind in NAMED or (quote.speaker.kind is SpeakerKind.GROUP and party)
    return named and is_asserted(annotation, verb, modal=True)


def _main_clause(dated: DatedArticle, span: Span) -> Span:
    """A claim up to its first comma that leaves a clause behind it."""
    words = span.cut(dated.document.normal)
    head, comma, _ = words.partition(", ")
    return Span(span.start, span.start + len(head)) if comma and len(head.split()) >= SHORTEST else span


def _is_same_claim(one: Hearsay, other: Hearsay) -> bool:
    left, right = one.words - WEAK, other.words - WEAK
    shared = left & right
    names = one.names & other.names
    enough = len(shared) >= min(FEWEST, len(left), len(right)) and bool(names) and bool(shared - names)
    return enough and len(shared) / max(1, min(len(left), len(right))) >= SHARED


def _worth_asking(group: list[Hearsay], named: list[Hearsay]) -> bool:
    """A claim somebody leads with, that can be read alone, and that is not on the record in its own article."""
    claim = _clearest(group)
    if claim is None:
        return False
    confirmed = any(is_later(n.dated, g.dated) and _is_same_claim(n, g) for n in named for g in group)
    leads = confirmed or any(_leads(c) for c in group)
    own = [c for c in named if any(c.dated.source == g.dated.source and _is_same_claim(c, g) for g in group)]
    return leads and not own


def _leads(claim: Hearsay) -> bool:
    return claim.dated.article.annotation.sentences[0].span.end >= claim.quote.span.start


def _clearest(group: list[Hearsay]) -> Hearsay | None:
    """The first wording that names its subject and is neither a fragment nor a paragraph."""
    return next((c for c in group if _is_clear(c)), None)


def _is_clear(claim: Hearsay) -> bool:
    annotation = claim.dated.article.annotation
    tokens = annotation.tokens_in(claim.quote.span)
    if not SHORTEST <= len(tokens) <= LONGEST or tokens[0].tag in {"PRP", "PRP$", "IN", "TO", "WDT", "VB", "VBG"}:
        return False
    subject = next((t for t in tokens if t.dep in NOUN_SUBJECTS), None)
    return any(t.tag in FINITE for t in tokens) and subject is not None and subject.pos in NOMINAL


def _asked_on_record(group: list[Hearsay], named: list[Hearsay]) -> Question:
    claim = _clearest(group) or group[0]
    answers: dict[str, tuple[Evidence, ...]] = {}
    for other in named:
        if any(is_later(other.dated, c.dated) and _is_same_claim(other, c) for c in group):
            answers.setdefault(other.dated.source, other.evidence)
    first = {c.dated.source: c.evidence for c in reversed(group)}  # one sentence a source, its first
    raised = tuple(dict.fromkeys(e for c in group for e in first[c.dated.source]))
    ids = [question_id(e, QuestionReason.ANONYMOUS_ONLY) for e in raised]
    return Question(
        id=ids[0],
        text=f"Does anyone confirm on the record that {_claimed(claim)}?",
        reason=QuestionReason.ANONYMOUS_ONLY,
        state=QuestionState.of(answers),
        raised=raised,
        answered=tuple(e for part in answers.values() for e in part),
        also=tuple(ids[1:]),
    )


def _claimed(claim: Hearsay) -> str:
    span = claim.quote.span
    text = words_in_line(claim.dated.document, Span(span.start, span.end)).strip(' ,.;:"“”')
    text = ASIDE_RE.sub("", text)
    text = text.replace('"', "") if text.count('"') % 2 else text
    return lower_first(text, claim.dated.article.annotation.tokens_in(span)[0])
