"""The same utterance in other words between quotation marks.

"We will ring you as the harbour day draws near" against "We'll call you when the harbour day draws near", both said to
be the mayor's. Left alone: truncations, spelling, contractions, words in brackets, and two sentences of one speech on
one subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, product
from typing import Final

from rapidfuzz.fuzz import ratio

from generator.lexicons.calendar import NUMBER_WORDS
from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import is_content, word_of
from generator.relations.differences.claims import Claim, Clash
from generator.values.findings import Speaker
from generator.values.span import Span, sharing
from generator.values.story import DatedArticle, Story

FEWEST_WORDS: Final = 5  # of an utterance that is compared
# Share of the longer one's content words in common, in order: where one has it from the other, and between independent
# reports, since a witness may have spoken twice.
SAME_WORDING: Final = 0.5
SAME_ELSEWHERE: Final = 0.8
FEWEST_SHARED: Final = 4  # content words in common
SPELLING: Final = 75  # similarity in percent of two spellings of a word
DENYING: Final = (*load_lexicon("syntax")["negations"], *load_lexicon("syntax")["nobody"], "no")
UNSURE: Final = [w for group in ("unreal", "possible", "needed", "right") for w in load_lexicon("modals")[group]]
DENIED: Final = ("do", "does", "did", "is", "are", "was", "were", "wo", "ca", "would", "could", "should")
TURNING: Final = frozenset({*DENYING, *UNSURE, *(f"{verb}nt" for verb in DENIED)})  # "didnt", as words are compared
SLIGHT: Final = frozenset(load_lexicon("opposites")["slight"])
TITLES: Final = {short.strip("."): full for full, forms in load_lexicon("titles").items() for short in forms}
BRACKETS_RE = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|…|\.\.\.")
NUMBER_RE = re.compile(r"\bNo\.? ?(?=\d)")
WORD_RE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """One sentence of a direct quotation as it is compared."""

    dated: DatedArticle
    speaker: Speaker
    span: Span
    words: tuple[str, ...]  # all words, lower case, without apostrophes
    content: tuple[str, ...]  # folded content words in order


def find_utterance_clashes(story: Story) -> list[Clash]:
    """Return the utterances that two sources word differently."""
    clashes = []
    said = [quoted_sentences(article) for article in story.articles]
    pairs = (product(own, chain.from_iterable(said[n:])) for n, own in enumerate(said, 1))
    for one, other in chain.from_iterable(pairs):
        akin = story.origin_of(one.dated.source) == story.origin_of(other.dated.source)
        if _is_reworded(one, other, SAME_WORDING if akin else SAME_ELSEWHERE):
            left, right = (Claim(u.dated, u.span, " ".join(u.words)) for u in (one, other))
            clashes.append(Clash("wording", f"How {one.speaker.name} put it", left, right))
    return clashes


def quoted_sentences(dated: DatedArticle) -> list[QuotedSentence]:
    """Return the sentences between quotation marks; a quotation broken by its cue counts part by part."""
    found = []
    for quote in dated.article.quotes:
        if quote.direct and not quote.negated and quote.speaker is not None:
            for part in quote.parts:
                for sentence in (s.span for s in sharing(dated.article.annotation.sentences, part)):
                    span = Span(max(part.start, sentence.start), min(part.end, sentence.end))
                    found.append(_quoted_sentence(dated, quote.speaker, span.trimmed(dated.document.normal, " \n\"',")))
    return [u for u in found if len(u.words) >= FEWEST_WORDS]


def _quoted_sentence(dated: DatedArticle, speaker: Speaker, span: Span) -> QuotedSentence:
    text = BRACKETS_RE.sub(" ", NUMBER_RE.sub("number ", span.cut(dated.document.normal).replace("'", "")))
    words = tuple(TITLES.get(w) or str(NUMBER_WORDS.get(w, w)) for w in WORD_RE.findall(text.lower()))
    content = tuple(word_of(t) for t in dated.article.annotation.tokens_in(span) if is_content(t))
    return QuotedSentence(dated, speaker, span, words, content)


def _is_reworded(one: QuotedSentence, other: QuotedSentence, least: float) -> bool:
    """Say whether one speaker's utterance has ``least`` of its content in both wordings, and other words inside."""
    names = [set(u.speaker.name.lower().split()) for u in (one, other)]
    if not names[0] & names[1] or one.speaker.kind is not other.speaker.kind:
        return False
    matcher = SequenceMatcher(None, one.content, other.content, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    is_same = common >= FEWEST_SHARED and common / max(len(one.content), len(other.content)) >= least
    return is_same and _differs_inside(one.words, other.words)


def _differs_inside(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether words amid the shared ones were exchanged, or one that turns the sense left out.

    >>> said = [tuple(text.split()) for text in ("i gladly agreed to it", "i agreed to it", "i never agreed to it")]
    >>> _differs_inside(said[0], said[1]), _differs_inside(said[1], said[2]), _differs_inside(said[0], said[2])
    (False, True, True)
    """
    if _is_only_cut(*(tuple(w for w in side if w not in SLIGHT) for side in (one, other))):
        return False
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    equal = [i for i, code in enumerate(codes) if code[0] == "equal"]
    return any(
        is_exchanged(one[a:b], other[c:d])
        for place, (tag, a, b, c, d) in enumerate(codes)
        if tag == "replace" or (tag != "equal" and min(equal) < place < max(equal))
    )


def _is_only_cut(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two wordings differ in the order of their words, or in words left out that do not turn the sense."""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left_out = {w for tag, a, b, c, d in codes if tag != "equal" for w in (*one[a:b], *other[c:d])}
    cut = all(tag != "replace" for tag, *_ in codes) and TURNING.isdisjoint(left_out)
    return cut or sorted(one) == sorted(other)


def is_exchanged(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two stretches differ in more than spelling and words nobody would quote."""
    if ratio("".join(left), "".join(right)) >= SPELLING:
        return False
    one, other = ("".join(w for w in side if w not in SLIGHT) for side in (left, right))
    return bool(one or other) and ratio(one, other) < SPELLING
