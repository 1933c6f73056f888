"""The same utterance in other words between quotation marks, or given to another speaker.

"We will ring you as the harbour day draws near" against "We'll call you when the harbour day draws near", both said to
be the mayor's. Left alone: truncations, spelling, contractions, words in brackets, and two sentences of one speech on
one subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from rapidfuzz.fuzz import ratio

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import is_content, word_of
from generator.relations.differences.claims import Claim, Clash
from generator.relations.differences.topics import head_speaker
from generator.values.annotation import MentionKind
from generator.values.findings import Quote, Speaker, SpeakerKind
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

FEWEST_WORDS: Final = 5  # of an utterance that is compared
FEWEST_MARKED: Final = 8  # the same in reported speech, which of many may be a formula
SAME_WORDING: Final = (
    0.5  # share of the longer one's content words in common, in order, where one has it from the other
)
SAME_ELSEWHERE: Final = 0.8  # the same between independent reports: a witness may have spoken twice
SAME_OUTRIGHT: Final = 0.9  # share of words in common at which two speakers cannot both have said it
FEWEST_SHARED: Final = 4  # content words in common
SPELLING: Final = 75  # similarity in percent of two spellings of a word
SLIGHT: Final = frozenset(load_lexicon("opposites")["slight"])
BRACKETS_RE = re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.\.\.")
MARK_RE = re.compile(r"[,.!?]?[\"']")  # ," behind the last word
WORD_RE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """A direct quotation as it is compared."""

    dated: DatedArticle
    quote: Quote
    span: Span  # one sentence of it
    words: tuple[str, ...]  # all words, lower case, without apostrophes
    content: tuple[str, ...]  # folded content words in order

    def claim(self, value: str) -> Claim:
        """The utterance as one side of a clash."""
        return Claim(self.dated, self.span, value)


def find_utterance_clashes(story: Story) -> list[Clash]:
    """Return differently worded and differently attributed utterances."""
    spoken = [u for a in story.articles for u in (*_utterances(a), *_marked_words(a))]
    clashes = []
    for one, other in combinations(spoken, 2):
        if one.dated.source == other.dated.source:
            continue
        akin = story.origin_of(one.dated.source) == story.origin_of(other.dated.source)
        clash = _speaker_clash(one, other)
        if clash is None and one.quote.direct and other.quote.direct:
            clash = _wording_clash(one, other, SAME_WORDING if akin else SAME_ELSEWHERE)
        if clash is not None:
            clashes.append(clash)
    return clashes


def _utterances(dated: DatedArticle) -> list[QuotedSentence]:
    """Return the sentences between quotation marks; a quotation broken by its cue counts part by part."""
    annotation = dated.article.annotation
    found = []
    for quote in dated.article.quotes:
        if not quote.direct or quote.negated:
            continue
        for part in quote.parts:
            for sentence in annotation.sentences:
                if sentence.span.overlaps(part):
                    span = Span(max(part.start, sentence.span.start), min(part.end, sentence.span.end))
                    found.append(_utterance(dated, quote, span.trimmed(dated.document.normal, " \n\"',")))
    return [u for u in found if len(u.words) >= FEWEST_WORDS]


def _marked_words(dated: DatedArticle) -> list[QuotedSentence]:
    """Return the words between marks in reported speech, long enough that only one man will have said them so."""
    mixed = (q for q in dated.article.quotes if not q.direct and not q.negated and len(q.quoted) == 1)
    found = [_utterance(dated, q, q.quoted[0].trimmed(dated.document.normal, " \n\"',")) for q in mixed]
    return [u for u in found if len(u.words) >= FEWEST_MARKED]


def _utterance(dated: DatedArticle, quote: Quote, span: Span) -> QuotedSentence:
    text = span.cut(dated.document.normal)
    words = tuple(WORD_RE.findall(BRACKETS_RE.sub(" ", text.replace("'", "")).lower()))
    content = tuple(word_of(t) for t in dated.article.annotation.tokens_in(span) if is_content(t))
    return QuotedSentence(dated, quote, span, words, content)


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _speaker_clash(one: QuotedSentence, other: QuotedSentence) -> Clash | None:
    left, right = one.quote.speaker, other.quote.speaker
    if left is None or right is None or {left.kind, right.kind} != {SpeakerKind.PERSON}:
        return None
    shortest = min(len(one.words), len(other.words))
    if _common(one.words, other.words) / shortest < SAME_OUTRIGHT or shortest <= FEWEST_WORDS:
        return None
    if not _are_two(left.name, right.name) or not (_is_named_beside(one) and _is_named_beside(other)):
        return None
    claims = _attributed(one, left), _attributed(other, right)
    return Clash("speaker", head_speaker(claims[0]), *claims)


def _attributed(spoken: QuotedSentence, speaker: Speaker) -> Claim:
    """The words with whom they are given to: "We will be back," said Orla Vane."""
    span = spoken.span.cover(speaker.mention)
    if spoken.quote.cue_span is not None:
        span = span.cover(spoken.quote.cue_span)
    return Claim(spoken.dated, _with_marks(spoken.dated, span), _surname(speaker.name), spoken.span)


def _with_marks(dated: DatedArticle, span: Span) -> Span:
    """Take in the quotation marks around a span."""
    normal = dated.document.normal
    start = span.start - (normal[span.start - 1 : span.start] in {'"', "'"})
    tail = MARK_RE.match(normal, span.end)
    return Span(start, tail.end() if tail else span.end)


def _is_named_beside(spoken: QuotedSentence) -> bool:
    """Say whether the speaker, and no other person, is named in the quotation's own sentence outside its marks."""
    annotation, speaker = spoken.dated.article.annotation, spoken.quote.speaker
    edges = [annotation.sentence_at(at) for at in (spoken.quote.span.start, spoken.quote.span.end - 1)]
    sentences = [s.span for s in edges if s is not None]
    if speaker is None or not any(s.contains(speaker.mention) for s in sentences):
        return False
    if _surname(speaker.name) not in speaker.mention.cut(spoken.dated.document.normal).lower():
        return False  # "he": whom a pronoun stands for is not sure enough
    people = [
        m.span
        for m in annotation.mentions
        if m.kind is MentionKind.PERSON and any(s.contains(m.span) for s in sentences)
    ]
    outside = [p for p in people if not any(part.contains(p) for part in spoken.quote.parts)]
    return all(p.overlaps(speaker.mention) for p in outside)


def _surname(name: str) -> str:
    return name.lower().split()[-1]


def _are_two(left: str, right: str) -> bool:
    """Say whether two names are two people: full names whose last words are unlike."""
    if left[:1].islower() or right[:1].islower():
        return False  # "he", "the spokesman": nobody was found
    one, other = set(left.lower().split()), set(right.lower().split())
    return not one & other and ratio(_surname(left), _surname(right)) < SPELLING


def _wording_clash(one: QuotedSentence, other: QuotedSentence, least: float) -> Clash | None:
    if not _may_be_one_speaker(one, other) or not _is_same_utterance(one, other, least):
        return None
    if not _differs_inside(one.words, other.words):
        return None
    topic = f"How {_speaker_name(one, other)} put it"
    return Clash("wording", topic, one.claim(" ".join(one.words)), other.claim(" ".join(other.words)))


def _speaker_name(one: QuotedSentence, other: QuotedSentence) -> str:
    names = [u.quote.speaker.name for u in (one, other) if u.quote.speaker is not None]
    return names[0] if names else "the speaker"


def _may_be_one_speaker(one: QuotedSentence, other: QuotedSentence) -> bool:
    left, right = one.quote.speaker, other.quote.speaker
    if left is None or right is None:
        return False
    return bool(set(left.name.lower().split()) & set(right.name.lower().split())) and left.kind is right.kind


def _is_same_utterance(one: QuotedSentence, other: QuotedSentence, least: float) -> bool:
    common = _common(one.content, other.content)
    longest = max(len(one.content), len(other.content))
    return common >= FEWEST_SHARED and common / longest >= least


def _differs_inside(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether words were exchanged between the first and the last ones in common."""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    equal = [i for i, code in enumerate(codes) if code[0] == "equal"]
    if not equal:
        return True
    changed = 0
    for place, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal" or (tag != "replace" and not equal[0] < place < equal[-1]):
            continue
        changed += is_exchanged(one[a:b], other[c:d])
    return changed > 0


def is_exchanged(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two stretches differ in more than spelling and words nobody would quote."""
    if ratio("".join(left), "".join(right)) >= SPELLING:
        return False
    one, other = ("".join(w for w in side if w not in SLIGHT) for side in (left, right))
    return bool(one or other) and ratio(one, other) < SPELLING
