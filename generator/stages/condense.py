"""Choose and order what a reader needs, and take the lede from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from generator.kinds import KINDS, Kind
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom
from generator.quotes.published import Published, Room, rooms_for
from generator.relations.choosing.changes import list_changes
from generator.relations.choosing.foreign import find_foreign, is_foreign
from generator.relations.choosing.front import CANDIDATES, choose_key_facts
from generator.relations.choosing.headline import choose_title, title_of_news
from generator.relations.choosing.lede import choose_lede
from generator.relations.choosing.rewording import reword
from generator.relations.choosing.salience import rank_facts
from generator.relations.choosing.selection import choose_tags
from generator.relations.choosing.shortening import shorten_line, trim_fact
from generator.relations.items.quotes import measure_coverage
from generator.rendering.notes import Told, with_notes
from generator.values.briefing import Briefing, BriefingSource, Disagreement, Fact, Relation
from generator.values.diagnostic import HELD_BACK, Diagnostic
from generator.values.document import Basis, evidence_in, normal_words, texts_in, value_of
from generator.values.enums import Doubt, Standing, Status
from generator.values.story import DatedArticle, Story


def condense(story: Story, newsroom: Newsroom = NO_NEWSROOM) -> Briefing:
    """Return the briefing of a story: the items worth a reader's time, in their order."""
    story = sure_of(story)
    dates = [a.published.value[:10] for a in story.articles if a.published]
    count = len(story.articles)
    ranked = rank_facts(story)
    trim = partial(trim_fact, story=story, run=newsroom.quoting.run) if newsroom.shorten else lambda fact: fact
    others = tuple(map(trim, reword(ranked, story)))
    ranked = tuple(map(trim, ranked))
    lede = choose_lede((*ranked, *others), story)
    led = tuple(fact.id for fact in lede)
    rest = [f for f in ranked if f.id not in led]
    present = [f for f in rest if f.standing is not Standing.SUPERSEDED][:CANDIDATES]  # before what was overtaken
    ordered = replace(story, facts=(*lede, *present, *(f for f in rest if f not in present)))
    chosen: dict[str, Any] = {kind.key: kind.select(getattr(ordered, kind.key), count) for kind in KINDS}
    title = choose_title(story) or (title_of_news(lede[0], story) if lede else _title_of(story.slug))
    said = frozenset(normal_words(" ".join((title, *(f.text for f in lede)))))

    def as_shown(item: Told) -> Told:
        line = shorten_line(item, story, told_below=item not in lede) if newsroom.shorten else item.text
        return with_notes(item, line, story, said)

    for key in ("facts", "timeline"):
        chosen[key] = tuple(map(as_shown, chosen[key]))
    kept = {fact.id for fact in chosen["facts"]}
    wordings = (*chosen["facts"], *(as_shown(fact) for fact in others if fact.id in kept))
    admit = _room_beside((title, *(f.text for f in lede)), chosen["disagreements"], story, newsroom)
    front = {fact.id: fact for fact in choose_key_facts(led, wordings, story, admit)}
    chosen["facts"] = tuple(front.get(fact.id, fact) for fact in chosen["facts"])
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
        key_facts=tuple(front),
        speech=measure_coverage(story, chosen["quotes"]),
        changes=(),
        corrections=(),
        diagnostics=story.diagnostics,
    )
    # a day tells of what is asked before what is disputed
    kinds = sorted((kind.key for kind in KINDS), key=lambda key: key == "disagreements")
    return replace(briefing, changes=list_changes(story, briefing, kinds))


def _room_beside(
    told: tuple[str, ...], disagreements: Iterable[Disagreement], story: Story, newsroom: Newsroom
) -> Callable[[Fact], bool]:
    """Return what says whether a further fact may be quoted, in its first words, beside all that comes before it."""
    published = Published({a.source: a.document for a in story.articles})
    outlets = {a.source: value_of(a.document.metadata.outlet) for a in story.articles}
    limits = newsroom.quoting
    rooms = rooms_for(outlets, Room(limits.share, limits.run), limits.full)
    titles = (value_of(a.document.metadata.title) or "" for a in story.articles)
    published.publish((*told, *titles, *(text for found in disagreements for text in texts_in(found))))

    def admit(fact: Fact) -> bool:
        source = fact.evidence[0].source
        return published.admit((fact.text, *(e.text for e in fact.evidence if e.source == source)), rooms)

    return admit


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
