"""The guard at the desk: reads a wording, finds the evidence it rests on, and says in what it goes beyond it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Final

from generator.overrides.guard.days import may_be
from generator.overrides.guard.excess import PLAIN, Beyond, Excess, Manner
from generator.overrides.guard.judging import Case, find_excess
from generator.overrides.guard.matching import Held, stands_for
from generator.overrides.guard.plainer import plainer
from generator.overrides.guard.readings import Reading
from generator.overrides.guard.trimming import trimmed
from generator.relations.comparing.terms import is_content, word_of
from generator.sources.normal import normal_form
from generator.syntax.clause import clauses_of
from generator.syntax.embedding import EmbeddingKind, embeddings_of
from generator.syntax.labels import FINITE
from generator.syntax.phrases import noun_phrase
from generator.syntax.subjects import subject_of
from generator.syntax.tree import child, token_span
from generator.times.extractor import extract_times
from generator.times.resolver import resolve_times
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.document import Basis, Block, BlockLabel, Document, Evidence, Metadata
from generator.values.span import Span
from generator.values.story import DatedArticle

NEAREST: Final = 6  # sentences that a headline or lede may rest on, by how many of its words they have
SAYING: Final = frozenset({EmbeddingKind.REPORTED, EmbeddingKind.ACCORDING})
MILLION_RE = re.compile(r"(?P<number>[$£€¥]\d[\d.,]*(?=m\b)|\d(?=m [a-z]+s\b))m")  # "€3m", "3m crowns"
WORDING: Final = "wording"  # the source of an editor's words


@dataclass(frozen=True)
class Guard:
    """What a wording is held against: the articles of its story; ``annotate`` reads the wording as they were read."""

    articles: Mapping[str, DatedArticle]
    annotate: Callable[[Document], Annotation]
    _read: dict[tuple[str, str | None], Reading] = field(default_factory=dict)

    def find_excess(self, text: str, evidence: Iterable[Evidence], manner: Manner = PLAIN) -> tuple[Excess, ...]:
        """Return in what a wording goes beyond its evidence; nothing where that holds it."""
        ordered = sorted(evidence, key=lambda e: (e.source, e.start))
        if _as_compared(text) in [_as_compared(e.shown) for e in ordered]:
            return ()
        held = [self._held(source, list(parts)) for source, parts in groupby(ordered, key=lambda e: e.source)]
        whole = [e for e in ordered if not self._is_said_beside(e)]
        held += [Held(self._wording(part, None)) for e in whole for part in _semicolon_parts(e)]
        held += [Held(self._wording(form, self._day_of(e))) for e in whole if (form := plainer(e.shown)) != e.shown]
        held += [
            Held(self._wording(form, self._day_of(e))) for e in whole if (form := self._trimmed(e, text)) != e.shown
        ]
        held += self._headlines if manner.headline else ()
        return self._judge(text, tuple(h for h in held if h is not None), manner)

    def nearest(self, text: str) -> tuple[Evidence, ...]:
        """Return the sentences of the story that a headline or lede can rest on, the nearest to each of its own."""
        wording = self._wording(text, None)
        found: dict[Evidence, None] = {}
        for sentence in wording.annotation.sentences:
            terms = _terms(wording.annotation, sentence)
            scored = [(len(terms & _terms(a.article.annotation, s)), a, s) for a, s in self._sentences]
            scored.sort(key=lambda one: (-one[0], one[1].order, one[2].span))
            found.update({a.document.evidence(s.span): None for count, a, s in scored[:NEAREST] if count})
        return tuple(found)

    def terms_of(self, text: str) -> frozenset[str]:
        """Return the content words and numbers of a text."""
        annotation = self._wording(text, None).annotation
        return frozenset().union(*(_terms(annotation, sentence) for sentence in annotation.sentences))

    def shares_term(self, text: str, evidence: Iterable[Evidence], other: Evidence) -> bool:
        """Say whether words of a source have a term of a text or of its evidence."""
        wording = self._wording(text, None)
        held = [wording, *(found.reading for e in evidence if (found := self._held(e.source, [e])) is not None)]
        answer = self._held(other.source, [other])
        own = answer.reading.terms if answer is not None else ()
        return any(stands_for(term, one) for reading in held for one in reading.terms for term in own)

    def find_day_excess(self, evidence: Iterable[Evidence], days: Iterable[str]) -> tuple[Excess, ...]:
        """Return the days that evidence prints otherwise; none where it prints no time."""
        printed = [
            time.expression.span.cut(self.articles[e.source].document.normal)
            for e in evidence
            if e.source in self.articles
            for time in self.articles[e.source].times
            if time.expression.span.overlaps(e.span)
        ]
        return tuple(Excess(Beyond.BRINGS, day) for day in days if printed and not any(may_be(w, day) for w in printed))

    def _judge(self, text: str, held: tuple[Held, ...], manner: Manner) -> tuple[Excess, ...]:
        sources = {h.reading.document.source for h in held} & set(self.articles)
        days = sorted({self.articles[source].day for source in sources} or {None}, key=str)
        forms = dict.fromkeys((text, plainer(text), *(_as_sentences(text) if manner.headline else ())))
        tried = (self._tried(form, day, held, manner) for form in forms for day in days)
        return _least_excess(tried)

    def _is_said_beside(self, evidence: Evidence) -> bool:
        """Say whether a piece of evidence leaves out who says it, so that its words alone tell too much."""
        dated = self.articles.get(evidence.source)
        sayings = _sayings(dated.article.annotation, (evidence.span,)) if dated is not None else ()
        return any(not saying.overlaps(evidence.span) for saying in sayings)

    def _trimmed(self, evidence: Evidence, text: str) -> str:
        """Return the words of a piece of evidence without what a wording leaves out."""
        day = self._day_of(evidence)
        return plainer(trimmed(self._wording(plainer(evidence.shown), day), self._wording(plainer(text), day)))

    def _day_of(self, evidence: Evidence) -> str | None:
        """Return the day that the times of a piece of evidence are resolved by."""
        return self.articles[evidence.source].day if evidence.source in self.articles else None

    def _tried(self, text: str, day: str | None, held: tuple[Held, ...], manner: Manner) -> tuple[Excess, ...]:
        wording = self._wording(text, day, headline=manner.headline)
        if not held:
            return (Excess(Beyond.BRINGS, text),)
        return find_excess(Case(wording, held, manner))

    @cached_property
    def _headlines(self) -> tuple[Held, ...]:
        """The headlines of the articles: a story's own may be made of one, not of one that an editor gave."""
        titles = ((a.document.metadata.title, a.day) for a in self.articles.values())
        return tuple(
            Held(self._wording(title.value, day, headline=True))
            for title, day in titles
            if title is not None and title.basis is not Basis.OVERRIDE
        )

    @cached_property
    def _sentences(self) -> tuple[tuple[DatedArticle, Sentence], ...]:
        return tuple((a, s) for a in self.articles.values() for s in a.article.annotation.sentences)

    def _wording(self, text: str, day: str | None, *, headline: bool = False) -> Reading:
        """Return an editor's words, read against a day; of a headline "to close" as "will close"."""
        if headline:
            text = _with_will(text, self._wording(text, day).tokens)
        key = (text, day)
        if key not in self._read:
            text = MILLION_RE.sub(r"\g<number> million", text)
            whole = Span(0, len(text))
            blocks = (Block(whole, BlockLabel.BODY),)
            document = Document(WORDING, WORDING, text, normal_form(text), 0, Metadata(), blocks)
            annotation = self.annotate(document)
            times = resolve_times(extract_times(document, annotation), date.fromisoformat(day) if day else None)
            self._read[key] = Reading(document, annotation, times, (whole,))
        return self._read[key]

    def _held(self, source: str, parts: list[Evidence]) -> Held | None:
        dated = self.articles.get(source)
        if dated is None:
            return None
        spans = tuple(e.span for e in parts)
        annotation = dated.article.annotation
        named = tuple(
            (naming.words, naming.ground)
            for statement in dated.article.statements
            for naming in statement.named
            if any(span.overlaps(naming.words) for span in spans)
        )
        around = (*_sayings(annotation, spans), *(ground for _, ground in named))
        return Held(Reading(dated.document, annotation, dated.times, (*spans, *around), named))


def _least_excess(tried: Iterator[tuple[Excess, ...]]) -> tuple[Excess, ...]:
    """Return the least of several findings; none is the least there is."""
    least: tuple[Excess, ...] | None = None
    for found in tried:
        if not found:
            return ()
        least = found if least is None or len(found) < len(least) else least
    return least or ()


def _semicolon_parts(evidence: Evidence) -> tuple[str, ...]:
    """Return what semicolons part: each is read by itself as well, since one reading of all joins too much."""
    parts = tuple(part.strip() for part in evidence.shown.split(";"))
    return parts if len(parts) > 1 else ()


def _as_compared(text: str) -> str:
    """Return a text as it is compared: signs tell as much as words do, "£" from "€" and "said," from "said"."""
    return " ".join(normal_form(text).lower().split()).rstrip(" .")


def _sayings(annotation: Annotation, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Yield who says what stands in some spans, where that stands beside them: "Roe said" of "Roe said it was safe"."""
    for sentence in annotation.sentences:
        if not any(span.overlaps(sentence.span) for span in spans):
            continue
        for clause in clauses_of(annotation, sentence):
            if any(span.overlaps(clause.verb.span) for span in spans):
                governors = (e.governor for e in embeddings_of(annotation, clause.verb) if e.kind in SAYING)
                yield from (span for governor in governors for span in _saying(annotation, governor))


def _saying(annotation: Annotation, governor: Token) -> Iterator[Span]:
    yield governor.span
    to = child(annotation, governor, "prep") if governor.text.lower() == "according" else None
    speaker = child(annotation, to, "pobj") if to is not None else subject_of(annotation, governor)
    if speaker is not None:
        yield token_span(annotation, *noun_phrase(annotation, speaker))


def _with_will(text: str, tokens: tuple[Token, ...]) -> str:
    """Return a headline with "will" for the "to" that tells what is to come: "Bridge to close", not "plan to close"."""
    for token in tokens:
        verb = tokens[token.head]
        if token.tag == "TO" and verb.tag == "VB" and not any(t.tag in FINITE for t in tokens[: token.index]):
            return f"{text[: token.start]}will{text[token.end :]}"
    return text


def _as_sentences(text: str) -> tuple[str, ...]:
    """Return a headline as sentences, which are read better: "The bridge closes." of "Bridge closes"."""
    whole = text.rstrip(".") + "."
    return (whole, f"The {whole[:1].lower()}{whole[1:]}")


def _terms(annotation: Annotation, sentence: Sentence) -> frozenset[str]:
    tokens = annotation.tokens[sentence.first : sentence.last]
    return frozenset(word_of(t) for t in tokens if is_content(t, amounts=True))
