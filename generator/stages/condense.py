"""Choose and order what a reader needs, and take the lede from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.kinds import KINDS, Kind
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom
from generator.relations.choosing.changes import list_changes
from generator.relations.choosing.foreign import find_foreign, is_foreign
from generator.relations.choosing.front import choose_key_facts
from generator.relations.choosing.headline import choose_title, title_of_news
from generator.relations.choosing.lede import choose_lede
from generator.relations.choosing.salience import rank_facts
from generator.relations.choosing.selection import choose_tags
from generator.relations.choosing.shortening import shorten_line
from generator.relations.items.quotes import measure_coverage
from generator.rendering.notes import with_notes
from generator.values.briefing import Briefing, BriefingSource, Relation
from generator.values.diagnostic import HELD_BACK, Diagnostic
from generator.values.document import Basis, evidence_in, normal_words, value_of
from generator.values.enums import Doubt, Status
from generator.values.story import DatedArticle, Story


def condense(story: Story, newsroom: Newsroom = NO_NEWSROOM) -> Briefing:
    """Return the briefing of a story: the items worth a reader's time, in their order."""
    story = sure_of(story)
    dates = [a.published.value[:10] for a in story.articles if a.published]
    count = len(story.articles)
    ranked = rank_facts(story)
    lede = choose_lede(ranked, story)
    ordered = replace(story, facts=(*lede, *(f for f in ranked if f not in lede)))
    chosen: dict[str, Any] = {kind.key: kind.select(getattr(ordered, kind.key), count) for kind in KINDS}
    title = choose_title(story) or (title_of_news(lede[0], story) if lede else _title_of(story.slug))
    said = frozenset(normal_words(" ".join((title, *(f.text for f in lede)))))
    for key in ("facts", "timeline"):
        cut = {i.id: shorten_line(i, story, told_below=i not in lede) for i in chosen[key] if newsroom.shorten}
        chosen[key] = tuple(with_notes(item, cut.get(item.id, item.text), story, said) for item in chosen[key])
    led = tuple(f.id for f in lede)
    key_facts = choose_key_facts(led, chosen["facts"], story)
    briefing = Briefing(
        schema_version=1,
        slug=story.slug,
        title=title,
        lede=" ".join(f.text for f in lede),
        lede_facts=led,
        status=Status.PUBLISHED,
        updated=max(dates, default=None),
        tags=choose_tags(chosen["entities"], count),
        sources=tuple(_published_source(story, a) for a in sorted(story.articles, key=lambda a: a.source)),
        origins=story.origins,
        **chosen,
        key_facts=key_facts,
        speech=measure_coverage(story, chosen["quotes"]),
        changes=(),
        corrections=(),
        diagnostics=story.diagnostics,
    )
    # a day tells of what is asked before what is disputed
    told = sorted((kind.key for kind in KINDS), key=lambda key: key == "disagreements")
    return replace(briefing, changes=list_changes(story, briefing, told))


def sure_of(story: Story) -> Story:
    """Return the story without what the gates hold back, each item noted."""
    kept: dict[str, Any] = {}
    notes = list(story.diagnostics)
    foreign = find_foreign(story)
    for kind in KINDS:
        items = getattr(story, kind.key)
        doubts = [(i, Doubt.OTHER_STORY if is_foreign(i, foreign, story) else kind.gate(i, story)) for i in items]
        kept[kind.key] = tuple(item for item, doubt in doubts if doubt is None)
        notes += [_note(kind, item, doubt) for item, doubt in doubts if doubt]
    return replace(story, **kept, diagnostics=tuple(notes))


def _note(kind: Kind, item: Any, doubt: Doubt) -> Diagnostic:  # noqa: ANN401  # an item of any kind
    """Return the diagnostic of an item that is held back; it is published, so it holds none of the item's words."""
    first = (*getattr(item, "evidence", ()), *evidence_in(item), None)[0]
    place = f"sources/{first.source}:{first.start}-{first.end}" if first else f"sources/{item.sources[0]}"
    return Diagnostic(HELD_BACK, f"{kind.noun} {item.id} is held back, as {doubt}", place)


def _title_of(slug: str) -> str:
    """Return a story's folder name as words, for a story without headlines and without a lede.

    >>> _title_of("dam-break-at-orlova")
    'Dam break at orlova'
    """
    return slug.replace("-", " ").replace("_", " ").strip().capitalize()


def _published_source(story: Story, dated: DatedArticle) -> BriefingSource:
    document, metadata = dated.document, dated.document.metadata
    relation: Relation = dict(story.relations)[dated.source]
    return BriefingSource(
        id=dated.source,
        outlet=value_of(metadata.outlet),
        title=value_of(metadata.title),
        byline=value_of(metadata.byline),
        dateline=value_of(metadata.dateline),
        published=value_of(dated.published),
        published_basis=dated.published.basis if dated.published else Basis.UNKNOWN,
        url=value_of(metadata.url),
        words=len(document.text[document.body_start :].split()),
        language=metadata.language,
        sha256=document.sha256,
        origin=story.origin_of(dated.source),
        relation=relation,
        kind=metadata.kind,
        owner=metadata.owner,
    )
