"""Choose and order what a reader needs, and word the lede from it."""

from __future__ import annotations

from generator.values.briefing import Briefing, BriefingSource, Relation
from generator.values.document import Field
from generator.values.story import DatedArticle, Story


def condense(story: Story) -> Briefing:
    """Return the briefing of a story: the items worth a reader's time, in their order."""
    dates = [a.published.value[:10] for a in story.articles if a.published]
    return Briefing(
        schema_version=1,
        slug=story.slug,
        title=story.slug,
        lede=" ".join(f.text for f in story.facts[:1]),
        lede_facts=tuple(f.id for f in story.facts[:1]),
        status="published",
        updated=max(dates, default=None),
        tags=(),
        sources=tuple(_source(story, a) for a in sorted(story.articles, key=lambda a: a.source)),
        origins=story.origins,
        facts=story.facts[:40],
        quotes=story.quotes,
        figures=story.figures,
        timeline=story.timeline,
        entities=story.entities,
        disagreements=story.disagreements,
        questions=story.questions,
        diagnostics=story.diagnostics,
    )


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
