"""Whether the sources of a quote let an editor's speaker have said it.

    "We must", she said. … Ida Berg, the mayor, …      Ida Berg, mayor
    "We must", Berg said.                              not Jonas Ekdahl: another is named
    "We must", she said.                               nobody whom its paragraphs near the quote do not name

Left to the editor: which of those named near a quote is meant by "she" or "a spokeswoman".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import words_of_address
from generator.overrides.guard.excess import Beyond, Excess
from generator.values.briefing import BriefingQuote
from generator.values.document import Document, Evidence, normal_words
from generator.values.findings import SpeakerKind
from generator.values.story import DatedArticle

BEFORE: Final = 2  # paragraphs before a quote in which its speaker may be named
BEHIND: Final = 1
UNNAMED: Final = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.GROUP})


def find_speaker_excess(
    quote: BriefingQuote, name: str, role: str | None, articles: Iterable[DatedArticle]
) -> tuple[Excess, ...]:
    """Return what of a speaker the articles that have a quote do not hold."""
    own = tuple(articles)
    old = quote.speaker
    same = old is not None and old.name == name
    found = [] if same else [*_of_name(quote, name, own)]
    if role is not None and not (same and old is not None and old.role == role):
        found += _of_role(name, role, own)
    return tuple(found)


def _of_name(quote: BriefingQuote, name: str, own: tuple[DatedArticle, ...]) -> Iterator[Excess]:
    words = _words_of_name(name)
    near = (set(normal_words(text)) for a in own for e in quote.evidence if (text := _text_near(a, e)))
    if not any(words <= known for known in near):
        yield Excess(Beyond.BRINGS, name)
    elif quote.speaker is not None and quote.speaker.kind not in UNNAMED:
        printed = quote.speaker.mention.shown
        named = any(word[:1].isupper() and not _is_role(word) for word in printed.split()[-1:])
        if named and words.isdisjoint(normal_words(printed)) and words.isdisjoint(normal_words(quote.speaker.name)):
            yield Excess(Beyond.JOINS, f"{name} … said")


def _text_near(article: DatedArticle, evidence: Evidence) -> str:
    """Return the paragraphs around a quote of an article: its own, some before, one behind; no byline is among them."""
    body = article.document.body
    own = [n for n, span in enumerate(body) if article.source == evidence.source and span.overlaps(evidence.span)]
    near = body[max(0, own[0] - BEFORE) : own[-1] + BEHIND + 1] if own else ()
    return " ".join(span.cut(article.document.normal) for span in near)


def _of_role(name: str, role: str, own: tuple[DatedArticle, ...]) -> Iterator[Excess]:
    """Yield a role that no sentence gives to who bears the name, in the story's articles that have the quote."""
    words, last = _told_words(role), _words_of_name(name)
    sentences = (s for a in own for s in _sentences_with(a, last))
    if not any(words <= set(normal_words(sentence)) for sentence in sentences):
        yield Excess(Beyond.BRINGS, role)


def _sentences_with(article: DatedArticle, name: frozenset[str]) -> Iterator[str]:
    document: Document = article.document
    for sentence in article.article.annotation.sentences:
        text = sentence.span.cut(document.normal)
        if not name.isdisjoint(normal_words(text)):
            yield text


def _words_of_name(name: str) -> frozenset[str]:
    return frozenset(word for word in normal_words(name) if f"{word}." not in words_of_address() and word != "the")


def _told_words(role: str) -> frozenset[str]:
    light = load_lexicon("guard")["light"]
    return frozenset(word for word in normal_words(role) if word not in light and word not in {"of", "s", "for", "at"})


def _is_role(word: str) -> bool:
    roles = load_lexicon("roles")
    return word.lower() in {*roles["head"], *roles["title"], *roles["of"]}
