"""Apply the editors' decisions to a condensed briefing, in the order of ``overrides.yml``.

An entry that cannot be followed becomes a diagnostic with its line, and the story is not written. What the others
withhold is taken out once they are all done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from generator.kinds import KINDS
from generator.overrides.decisions import NO_OVERRIDES, OVERRIDES_FILE, Entry, Overrides
from generator.overrides.desk import CLOSER, Desk, Edited, Refusal, all_ids, evidence_ids
from generator.overrides.editing import find_hidden, follow, takes_off, with_items
from generator.overrides.facts import arrange_facts, with_own_lede
from generator.overrides.guard.excess import Manner
from generator.overrides.guard.guarding import Guard
from generator.overrides.items import join_entities, rename_speakers
from generator.overrides.memory import LastPublished, remember
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom
from generator.overrides.old_amounts import find_old_amounts
from generator.overrides.redaction import (
    Redacted,
    find_in_names,
    find_near_names,
    find_words_to_redact,
    passages_among,
    redact,
)
from generator.overrides.retellings import find_retold, find_told_headlines
from generator.overrides.withheld import HiddenWords, find_returned, leave_out, withhold
from generator.stages.annotate import annotate
from generator.values.annotation import DEFAULT_MODEL
from generator.values.briefing import Briefing, Change, Correction, Entity
from generator.values.diagnostic import Diagnostic
from generator.values.document import Basis
from generator.values.enums import EditedPart
from generator.values.story import DatedArticle, Story

FOUND_AGAIN: Final = "B601"
BY_KEY: Final = {kind.key: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item that an entry of the editors' is about and leaves on the page."""

    section: str  # "quotes"
    id: str  # "e-ba0c25e0"
    place: str  # "overrides.yml:7:5"


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing as the editors want it, and the words they want to stand nowhere."""

    briefing: Briefing
    hidden: tuple[HiddenWords, ...] = ()
    redacted: tuple[Redacted, ...] = ()
    named: tuple[NamedItem, ...] = ()


def edit(
    briefing: Briefing, story: Story, overrides: Overrides = NO_OVERRIDES, newsroom: Newsroom = NO_NEWSROOM
) -> Briefing:
    """Return the briefing as the editors want it; ``story`` holds what was found and not chosen."""
    return make_edition(briefing, story, overrides, newsroom).briefing


def leave_out_hidden(
    story: Story, overrides: Overrides, newsroom: Newsroom = NO_NEWSROOM, published: LastPublished | None = None
) -> Story:
    """Return a story without what its editor hides, for a page to be chosen as if it were not there."""
    desk = _desk_for(story, newsroom, published)
    passages = [
        words for entry in overrides.entries for words in find_hidden(BY_KEY[entry.section], entry, desk, story)
    ]
    return leave_out(story, passages, KINDS) if passages else story


def _desk_for(story: Story, newsroom: Newsroom, published: LastPublished | None) -> Desk:
    read = partial(annotate, model=newsroom.model or DEFAULT_MODEL)
    guard = Guard({article.source: article for article in story.articles}, read)
    documents = {article.source: article.document for article in story.articles}
    return Desk(documents, guard, remember(published, documents))


def make_edition(
    briefing: Briefing,
    story: Story,
    overrides: Overrides,
    newsroom: Newsroom = NO_NEWSROOM,
    published: LastPublished | None = None,
) -> Edition:
    """Follow the entries one by one, then take out what they withhold, and look whether it stands anywhere still.

    ``published`` is what was last written of the story, and knows what ids of before stood for.
    """
    desk = _desk_for(story, newsroom, published)
    briefing, faults = _edit_story(_name_people(briefing, newsroom), overrides, desk)
    applied: list[tuple[Entry, str]] = []
    hidden: list[HiddenWords] = []
    for entry in overrides.entries:
        try:
            _check_section(entry, briefing, story)
            done = follow(BY_KEY[entry.section], briefing, entry, desk, story)
            _check_alone(entry, done.item, applied)
        except Refusal as refusal:
            faults = (*faults, Diagnostic(refusal.code, refusal.fault, entry.place, refusal.hint))
            continue
        if desk.is_outdated(entry, (*getattr(briefing, entry.section), *getattr(story, entry.section))):
            hint = None if takes_off(entry) else f"name it by id: {done.item}"
            fault = "was found by its words: what it names is not there any more"
            faults = (*faults, Diagnostic(FOUND_AGAIN, fault, entry.place, hint))
        briefing = _corrected(done, entry)
        hidden += done.hidden
        applied.append((entry, done.item))
    briefing = replace(_with_asked_ids(briefing, applied), renamed=desk.memory.renamed)
    redacted, lost = _find_redactions(overrides, story, briefing, desk)
    in_names = tuple(find_in_names(briefing, redacted))
    briefing = withhold(arrange_facts(briefing, applied), hidden, KINDS, desk.documents)
    briefing = with_own_lede(briefing if in_names else redact(briefing, redacted, KINDS, desk.documents))
    hidden += passages_among(redacted)
    back = (*find_returned(briefing, hidden, KINDS), *find_retold(briefing, story, hidden))
    back = (*back, *find_told_headlines(briefing, hidden, desk.guard.terms_of))
    faults = (*faults, *lost, *in_names, *back, *find_near_names(briefing, redacted, KINDS))
    faults = (*faults, *find_old_amounts(briefing, story))
    named = tuple(NamedItem(entry.section, item, entry.place) for entry, item in applied if not takes_off(entry))
    return Edition(with_known_changes(briefing).with_diagnostics(faults), tuple(hidden), redacted, named)


def _with_asked_ids(briefing: Briefing, applied: Iterable[tuple[Entry, str]]) -> Briefing:
    """Return the briefing with the ids that entries asked for among those their items had: so they are found again."""
    for entry, item in applied:
        if entry.id is not None:
            items = tuple(
                replace(i, also=tuple(sorted({*i.also, entry.id})))
                if i.id == item and entry.id not in (i.id, *evidence_ids(i))
                else i
                for i in getattr(briefing, entry.section)
            )
            briefing = with_items(briefing, entry.section, items)
    return briefing


def _find_redactions(
    overrides: Overrides, story: Story, briefing: Briefing, desk: Desk
) -> tuple[tuple[Redacted, ...], tuple[Diagnostic, ...]]:
    """Return what is to be taken out, and an error for every entry whose words stand nowhere."""
    asked = [(one, find_words_to_redact(one, story, briefing.entities)) for one in overrides.redactions]
    lost = (
        Diagnostic("B301", f"the words '{one.words}' stand in no source", one.place, desk.hint_near(one.words))
        for one, found in asked
        if found is None
    )
    return tuple(found for _, found in asked if found is not None), tuple(lost)


def _check_section(entry: Entry, briefing: Briefing, story: Story) -> None:
    """Raise Refusal for an id of another section's item, which could name one here by the words the two share."""
    named = {kind.key: {*all_ids(getattr(briefing, kind.key)), *all_ids(getattr(story, kind.key))} for kind in KINDS}
    other = next((kind for kind in KINDS if entry.id in named[kind.key]), None)
    if other is not None and entry.id not in named[entry.section]:
        raise Refusal("B301", f"'{entry.id}' is the id of a {other.noun}", f"put the entry under {other.key}:")


def _check_alone(entry: Entry, item: str, applied: Iterable[tuple[Entry, str]]) -> None:
    """Raise Refusal for a second entry about one item: which of the two holds would depend on their order."""
    for other, known in applied:
        if (other.section, known) == (entry.section, item):
            line = other.place.split(":")[1]
            fault = f"is about '{item}', as the entry at line {line} is"
            raise Refusal("B307", fault, "make one entry of the two")


def _edit_story(briefing: Briefing, overrides: Overrides, desk: Desk) -> tuple[Briefing, tuple[Diagnostic, ...]]:
    """Set title, lede, and where and whether readers find the story."""
    given = overrides.story
    faults = []
    texts: dict[EditedPart, str] = {}
    beyond: list[EditedPart] = []
    is_kept = given.get(EditedPart.TITLE) in {None, briefing.title}
    if is_kept and _is_title_given(briefing.title, desk.guard.articles.values()):
        texts[EditedPart.TITLE] = briefing.title
        near = desk.guard.nearest(briefing.title)
        if desk.check_support(briefing.title, near, unsupported=True, manner=Manner(headline=True)):
            beyond.append(EditedPart.TITLE)
    for key in EditedPart:
        if given.get(key) in {None, getattr(briefing, key)}:
            continue
        try:
            manner = Manner(headline=key is EditedPart.TITLE)
            admitted = key in given.get("unsupported", ())
            near = desk.guard.nearest(given[key])
            cure = CLOSER.replace("true", f"[{key}]")
            if desk.check_support(given[key], near, unsupported=admitted, manner=manner, cure=cure):
                beyond.append(key)
        except Refusal as refusal:
            place = overrides.places.get(key, OVERRIDES_FILE)
            faults.append(Diagnostic(refusal.code, f"{key}: {refusal.fault}", place, refusal.hint))
        else:
            texts[key] = given[key]
    return replace(
        briefing,
        title=texts.get(EditedPart.TITLE, briefing.title),
        lede=texts.get(EditedPart.LEDE, briefing.lede),
        slug=given.get("slug", briefing.slug),
        status=given.get("status", briefing.status),
        embargo=given.get("embargo", briefing.embargo),
        notice=given.get("notice"),
        moved_from=tuple(given.get("moved_from", ())),
        merged_into=given.get("merged_into"),
        tags=tuple(given.get("tags", briefing.tags)),
        edited=tuple(sorted({*briefing.edited, *texts})),
        unsupported=tuple(sorted({*briefing.unsupported, *beyond})),
    ), tuple(faults)


def _is_title_given(title: str, articles: Iterable[DatedArticle]) -> bool:
    """Say whether a briefing's title is a headline that an editor gave an article, and none that one prints."""
    same = [t for a in articles if (t := a.document.metadata.title) and t.value == title]
    return bool(same) and all(t.basis is Basis.OVERRIDE for t in same)


def _name_people(briefing: Briefing, newsroom: Newsroom) -> Briefing:
    """Give people the newsroom's spelling of their names, and make one of those who then share it."""
    if not newsroom.people:
        return briefing
    found: dict[tuple[str, str], int] = {}
    entities: list[Entity] = []
    for entity in briefing.entities:
        name = newsroom.people.get(entity.name.lower()) if entity.kind == "person" else None
        new = entity
        if name and name != entity.name:
            new = replace(entity, name=name, aliases=tuple(sorted({*entity.aliases, entity.name} - {name})))
        place = found.setdefault((new.kind, new.name), len(entities))
        if place < len(entities) and new.kind == "person" and name:
            entities[place] = join_entities(entities[place], new)
        else:
            entities.append(new)
    briefing = replace(briefing, entities=tuple(entities))
    for spelling, name in sorted(newsroom.people.items()):
        spoken = {q.speaker.name for q in briefing.quotes if q.speaker and q.speaker.name.lower() == spelling}
        briefing = rename_speakers(briefing, spoken, name)
    return briefing


def _corrected(done: Edited, entry: Entry) -> Briefing:
    """Return the briefing with its public correction, if the entry is one."""
    briefing = done.briefing
    if not entry.correction:
        return briefing
    day = entry.on or (briefing.updated or "")[:10]
    correction = Correction(day, done.item, "" if entry.quietly else done.was, done.now, entry.because)
    return replace(briefing, corrections=(*briefing.corrections, correction))


def with_known_changes(briefing: Briefing) -> Briefing:
    """Return the briefing without items that are no longer there among the key facts and in what each day brought."""
    now = {i: f.id for f in briefing.facts for i in (f.id, *f.also)}
    front = dict.fromkeys(now[i] for i in briefing.key_facts if i in now)
    items = (item for kind in KINDS for item in getattr(briefing, kind.key))
    there = {i for item in items for i in (item.id, *item.also)}
    changes = (
        Change(c.date, *(tuple(i for i in ids if i in there) for ids in (c.added, c.superseded, c.answered)))
        for c in briefing.changes
    )
    told = tuple(c for c in changes if c.added or c.superseded or c.answered)
    return replace(briefing, changes=told, key_facts=tuple(i for i in front if i not in briefing.lede_facts))
