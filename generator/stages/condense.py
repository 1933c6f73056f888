"""Choose and order what a reader needs, and take the lede from it.

The lede is the newest day's first fact, else, of the facts that carry most, the one that stands first in the articles;
a second fact follows where both are short. Its words are the facts' own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from generator.relations.changes import list_changes
from generator.relations.headline import choose_title
from generator.relations.likeness import keys_in
from generator.relations.quotes import measure_coverage
from generator.relations.salience import position_of, rank_facts, stands_alone
from generator.relations.selection import choose_tags, select_entities, select_events, select_figures, select_quotes
from generator.values.briefing import Briefing, BriefingSource, Fact, Relation
from generator.values.document import Field
from generator.values.story import DatedArticle, Story

FACTS = 37  # facts shown of a story of one article; each further article adds two
MOST_FACTS = 60
LEDE_LEAST = 10  # words below which a fact is no lede
LEDE_WORDS = 45  # words of a first fact up to which a second one follows
LEDE_NEXT_WORDS = 30  # words of a second fact that may follow
EARLY = 0.3  # position of a second fact: among the first sentences of the articles that have it
REPEATED = 0.4  # share of a second fact's words that the first may have had
POOL = 6  # facts among which the lede is chosen
HEADLESS = 0.2  # what a fact's score counts without any weight of its position
HEAD = 2  # sentences at the head of an article that may carry its news


def condense(story: Story) -> Briefing:
    """Return the briefing of a story: the items worth a reader's time, in their order."""
    dates = [a.published.value[:10] for a in story.articles if a.published]
    count = len(story.articles)
    ranked = rank_facts(story)
    lede = _lede(ranked, story)
    rest = tuple(f for f in ranked if f not in lede)
    facts = (*lede, *rest)[: min(MOST_FACTS, FACTS + 2 * (count - 1))]
    entities = select_entities(story.entities)
    quotes = select_quotes(story.quotes, count)
    briefing = Briefing(
        schema_version=1,
        slug=story.slug,
        title=choose_title(story) or _title_of(story.slug),
        lede=" ".join(f.text for f in lede),
        lede_facts=tuple(f.id for f in lede),
        status="published",
        updated=max(dates, default=None),
        tags=choose_tags(entities, count),
        sources=tuple(_source(story, a) for a in sorted(story.articles, key=lambda a: a.source)),
        origins=story.origins,
        facts=facts,
        quotes=quotes,
        speech=measure_coverage(story, quotes),
        figures=select_figures(story.figures, count),
        timeline=select_events(story.timeline, count),
        entities=entities,
        disagreements=story.disagreements,
        questions=story.questions,
        diagnostics=story.diagnostics,
    )
    return replace(briefing, changes=list_changes(story, briefing))


def _lede(ranked: tuple[Fact, ...], story: Story) -> tuple[Fact, ...]:
    """Return one or two facts: the newest day's news, else what carries most."""
    articles = {a.source: a for a in story.articles}
    news = (f for f in ranked if _can_lead(f, articles) and _is_news(f, story))
    first = next(news, None) or _first_told(ranked[:POOL], story)
    if first is None:
        return ()
    if len(first.text.split()) > LEDE_WORDS:
        return (first,)
    day = _newest_day(first, articles)
    others = (f for f in ranked[:POOL] if f.id != first.id and f.kind in {"event", "plan"})
    others = (f for f in others if _newest_day(f, articles) >= day)
    second = next((f for f in others if _may_follow(f, first, story)), None)
    return (first, second) if second else (first,)


def _newest_day(fact: Fact, articles: Mapping[str, DatedArticle]) -> str:
    days = (articles[s].published for s in fact.sources)
    return max((d.value[:10] for d in days if d), default="")


def _may_follow(fact: Fact, first: Fact, story: Story) -> bool:
    """Say whether a fact may stand behind the first: short, told early, and new."""
    articles = {a.source: a for a in story.articles}
    here, there = (keys_in(articles[f.evidence[0].source], (f.evidence[0].span,)) for f in (fact, first))
    return (
        len(fact.text.split()) <= LEDE_NEXT_WORDS
        and _can_lead(fact, articles)
        and position_of(fact, articles) >= EARLY
        and len(here & there) < REPEATED * max(1, min(len(here), len(there)))
    )


def _first_told(facts: tuple[Fact, ...], story: Story) -> Fact | None:
    """Return the fact that carries much and stands first in the articles, no background."""
    articles = {a.source: a for a in story.articles}
    told = [f for f in facts if f.kind != "background" and _can_lead(f, articles)] or list(facts)
    return max(told, key=lambda f: (math.sqrt(f.score) * (HEADLESS + position_of(f, articles)), f.id), default=None)


def _can_lead(fact: Fact, articles: Mapping[str, DatedArticle]) -> bool:
    if fact.standing == "superseded" or len(fact.text.split()) < LEDE_LEAST:
        return False
    return stands_alone(fact, articles[fact.evidence[0].source])


def _is_news(fact: Fact, story: Story) -> bool:
    """Say whether a fact stands at the head of an article of the newest day, which no other day's article has."""
    days = sorted({a.published.value[:10] for a in story.articles if a.published})
    if len(days) < 2:  # noqa: PLR2004  # one day has no newest
        return False
    for evidence in fact.evidence:
        article = story.article_of(evidence.source)
        head = article.article.annotation.sentences[:HEAD]
        if article.published is None or article.published.value[:10] != days[-1]:
            return False
        if any(s.span.overlaps(evidence.span) for s in head):
            return fact.kind in {"event", "plan", "statement"}
    return False


def _title_of(slug: str) -> str:
    """Return a story's folder name as words, for a story whose sources have no headline.

    >>> _title_of("dam-break-at-orlova")
    'Dam break at orlova'
    """
    return slug.replace("-", " ").replace("_", " ").strip().capitalize()


def _source(story: Story, dated: DatedArticle) -> BriefingSource:
    document, metadata = dated.document, dated.document.metadata
    relation: Relation = dict(story.relations)[dated.source]
    return BriefingSource(
        id=dated.source,
        outlet=_value(metadata.outlet),
        title=_value(metadata.title),
        byline=_value(metadata.byline),
        dateline=_value(metadata.dateline),
        published=_value(dated.published),
        published_basis=dated.published.basis.value if dated.published else "unknown",
        url=_value(metadata.url),
        words=len(document.text[document.body_start :].split()),
        language=metadata.language,
        sha256=document.sha256,
        origin=story.origin_of(dated.source),
        relation=relation,
    )


def _value(field: Field | None) -> str | None:
    return field.value if field else None
