"""A story while its articles are being related: dated articles and candidate items of the briefing."""

from __future__ import annotations

from dataclasses import dataclass

from generator.values.briefing import (
    BriefingFigure,
    BriefingQuote,
    Disagreement,
    Entity,
    Fact,
    Origin,
    Question,
    Relation,
    TimelineEvent,
)
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence, Field
from generator.values.findings import Article, ResolvedTime

UNDATED = "9999"  # sorts undated sources behind dated ones


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """An article with its date, stated or worked out, and its times resolved against it."""

    article: Article
    published: Field | None  # with its basis
    times: tuple[ResolvedTime, ...]  # one for each of article.times, in their order

    @property
    def source(self) -> str:
        """The source's id."""
        return self.article.document.source

    @property
    def day(self) -> str | None:
        """The ISO day it was published, None when not known."""
        return self.published.value[:10] if self.published else None

    @property
    def document(self) -> Document:
        """The document the article was found in."""
        return self.article.document

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: earliest published first, undated last, then by source id."""
        return (self.published.value if self.published else UNDATED, self.source)


@dataclass(frozen=True, slots=True)
class Member:
    """One finding of one article, by its place in ``Article``'s tuple of that kind."""

    source: str
    index: int


@dataclass(frozen=True, slots=True)
class StatedBy:
    """One of the statements that say the same, with those that have enough of its words to be reports of it."""

    lead: Member
    stating: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Statements of several articles that say the same; members in order of publication."""

    members: tuple[Member, ...]
    wordings: tuple[StatedBy, ...]  # the best of all first, then of each other article one whose words it states
    echo: float  # of how many sources it is surely said, in whatever words: 2.4 of two that share it and one that may


@dataclass(frozen=True, slots=True)
class CopiedSentence:
    """Two sentences, by their place in Annotation.sentences, of articles one of which has its text from the other."""

    left: Member
    right: Member
    similarity: float  # 0..1, of their content words


@dataclass(frozen=True, slots=True)
class Story:
    """What ``relate`` hands to ``condense``: every candidate item, not yet chosen or ordered."""

    slug: str
    articles: tuple[DatedArticle, ...]  # in order of publication
    relations: tuple[tuple[str, Relation], ...]  # by source id
    origins: tuple[Origin, ...]
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[BriefingQuote, ...] = ()
    figures: tuple[BriefingFigure, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    questions: tuple[Question, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    superseded: tuple[tuple[str, Evidence], ...] = ()  # ids of facts with the later evidence that overtook them
    echoes: tuple[tuple[str, float], ...] = ()  # ids of facts with the number of sources that surely state them
    rewordings: tuple[Fact, ...] = ()  # facts in the words of further articles, under the same ids
    copied: tuple[CopiedSentence, ...] = ()  # sentences that copies share, in order of publication

    def __hash__(self) -> int:
        """Hash the name alone: what is kept of a story by functions that are asked for each of its items."""
        return hash(self.slug)

    def article_of(self, source: str) -> DatedArticle:
        """Return the article of a source id; raises KeyError when there is none."""
        for article in self.articles:
            if article.source == source:
                return article
        raise KeyError(source)

    def origin_of(self, source: str) -> str:
        """Return the id of the origin a source belongs to; raises KeyError when there is none."""
        for origin in self.origins:
            if source in origin.sources:
                return origin.id
        raise KeyError(source)
