"""Entries about quotes, figures, events, questions, entities and disagreements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from generator.overrides.decisions import Entry
from generator.overrides.desk import Desk, Edited, Refusal, replaced
from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuote,
    BriefingSpeaker,
    Entity,
    Period,
    Question,
    TimelineEvent,
)
from generator.values.document import Evidence, normal_words
from generator.values.enums import Precision, QuestionState
from generator.values.findings import SpeakerKind
from generator.values.story import Story

TAKEN_BACK: Final = "taken back"

Editor = Callable[[Briefing, Entry, Desk, Story], Edited]


def edit_quote(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Correct who said it, when, to whom and where; or hide it. Its words are the source's."""
    quote = desk.find(entry, _with_pool(briefing.quotes, story.quotes), "quote")
    if entry.changes.get("hide"):
        return _hidden(briefing, "quotes", quote, quote.text)
    plain = {k: entry.changes[k] for k in ("said_on", "addressee", "venue", "carrier") if k in entry.changes}
    new: BriefingQuote = replace(quote, edited=True, **plain)
    if "speaker" in entry.changes:
        new = replace(new, speaker=_speaker(quote, entry.changes["speaker"]))
    quotes = replaced(briefing.quotes, quote, new) if quote in briefing.quotes else (*briefing.quotes, new)
    return Edited(replace(briefing, quotes=quotes), quote.id, _told_speaker(quote), _told_speaker(new))


def edit_figure(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Correct what a figure measures and how much; or hide it."""
    figure = desk.find(entry, _with_pool(briefing.figures, story.figures), "figure")
    if entry.changes.get("hide"):
        done = _hidden(briefing, "figures", figure, figure.text)
        loose = tuple(replace(f, relates_to=None) if f.relates_to == figure.id else f for f in done.briefing.figures)
        return replace(done, briefing=replace(done.briefing, figures=loose))
    changes = entry.changes
    quantity = replace(figure.quantity, **{k: changes[k] for k in ("unit", "qualifier") if k in changes})
    for key in ("value", "high"):
        if key in changes:
            quantity = replace(quantity, **{key: None if changes[key] is None else Decimal(str(changes[key]))})
    plain: dict[str, Any] = {k: changes[k] for k in ("measure", "role", "attributed_to") if k in changes}
    if changes.get("relates_to"):
        plain["relates_to"] = desk.find_id(changes["relates_to"], briefing.figures, "figure").id
    if "period" in changes:
        period = changes["period"]
        plain["period"] = Period(period["text"], period.get("start"), period.get("end")) if period else None
    new: BriefingFigure = replace(figure, quantity=quantity, edited=True, **plain)
    figures = replaced(briefing.figures, figure, new) if figure in briefing.figures else (*briefing.figures, new)
    return Edited(replace(briefing, figures=figures), figure.id, _told_figure(figure), _told_figure(new))


def edit_event(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Correct an event's date and whether it happened; or hide it."""
    event = desk.find(entry, _with_pool(briefing.timeline, story.timeline), "event of the timeline")
    if entry.changes.get("hide"):
        return _hidden(briefing, "timeline", event, event.text)
    when = event.when
    if "start" in entry.changes:
        start = entry.changes["start"]
        when = replace(when, start=start, end=start, precision=Precision.of_date(start))
    when = replace(when, **{k: entry.changes[k] for k in ("end", "status") if k in entry.changes})
    new: TimelineEvent = replace(event, when=when)
    events = [*(e for e in briefing.timeline if e is not event), new]
    events.sort(key=lambda e: (e.when.start, e.when.end or "", e.id))
    was, now = (f"{e.when.start} ({e.when.status})" for e in (event, new))
    return Edited(replace(briefing, timeline=tuple(events)), event.id, was, now)


def edit_question(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Add, reword, answer, close or hide a question."""
    changes = entry.changes
    if "add" in changes:
        raised = desk.excerpt(entry.source or "", entry.exact or "")
        reason = changes.get("reason", "not-disclosed")
        question = Question(
            f"u-{raised.id.removeprefix('e-')}", changes["add"], reason, QuestionState.OPEN, (raised,), ()
        )
        question = _answered(question, entry, desk)
        return Edited(replace(briefing, questions=(*briefing.questions, question)), question.id, "", question.text)
    question = desk.find(entry, _with_pool(briefing.questions, story.questions), "question")
    if changes.get("hide") or changes.get("close"):
        return _hidden(briefing, "questions", question, question.text)
    new = _answered(replace(question, **{k: changes[k] for k in ("text", "reason") if k in changes}), entry, desk)
    kept = briefing.questions
    kept = replaced(kept, question, new) if question in kept else (*kept, new)
    return Edited(replace(briefing, questions=kept), question.id, question.text, new.text)


def edit_entity(briefing: Briefing, entry: Entry, desk: Desk, _story: Story) -> Edited:
    """Rename an entity, give its role, merge others into it; or hide it."""
    name = entry.changes.get("name", "")
    entity = desk.find_id(entry.id, briefing.entities, "entity") if entry.id else _named(briefing.entities, name)
    if entry.changes.get("hide"):
        return _hidden(briefing, "entities", entity, entity.name)
    new: Entity = replace(entity, **{k: entry.changes[k] for k in ("name", "role", "kind") if k in entry.changes})
    merged = tuple(_named(briefing.entities, other) for other in entry.changes.get("merge", ()))
    for other in merged:
        new = join_entities(new, other)
    if new.name != entity.name:
        new = replace(new, aliases=tuple(sorted({*new.aliases, entity.name} - {new.name})))
    kept = replaced(tuple(e for e in briefing.entities if e not in merged or e is entity), entity, new)
    names = {entity.name, *(o.name for o in merged)}
    done = rename_speakers(replace(briefing, entities=kept), names, new.name)
    return Edited(done, entity.id, _told_entity(entity), _told_entity(new))


def edit_disagreement(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Reword a disagreement's topic or note; or hide it."""
    found = desk.find_id(entry.id or "", _with_pool(briefing.disagreements, story.disagreements), "disagreement")
    if entry.changes.get("hide"):
        return _hidden(briefing, "disagreements", found, found.topic)
    new = replace(found, **{k: entry.changes[k] for k in ("topic", "note") if k in entry.changes})
    done = replace(briefing, disagreements=replaced(briefing.disagreements, found, new))
    return Edited(done, found.id, found.note or found.topic, new.note or new.topic)


def join_entities(entity: Entity, other: Entity) -> Entity:
    """Return one entity for two that are the same."""
    return replace(
        entity,
        role=entity.role or other.role,
        roles=tuple(dict.fromkeys((*entity.roles, *other.roles))),
        aliases=tuple(sorted({*entity.aliases, *other.aliases, other.name} - {entity.name})),
        mentions=entity.mentions + other.mentions,
        sources=tuple(sorted({*entity.sources, *other.sources})),
    )


def rename_speakers(briefing: Briefing, names: set[str], name: str) -> Briefing:
    """Return the briefing with speakers of these names under one name."""
    quotes = tuple(
        replace(q, speaker=replace(q.speaker, name=name)) if q.speaker and q.speaker.name in names else q
        for q in briefing.quotes
    )
    return replace(briefing, quotes=quotes)


def _with_pool(chosen: Sequence[Any], found: Sequence[Any]) -> tuple[Any, ...]:
    ids = {item.id for item in chosen}
    return (*chosen, *(item for item in found if item.id not in ids))


def _hidden(briefing: Briefing, section: str, item: Any, text: str) -> Edited:  # noqa: ANN401  # an item of any section
    kept = tuple(i for i in getattr(briefing, section) if i is not item)
    changed: dict[str, Any] = {section: kept}
    return Edited(replace(briefing, **changed), item.id, text, TAKEN_BACK)


def _speaker(quote: BriefingQuote, given: dict[str, Any] | None) -> BriefingSpeaker | None:
    """Return the speaker an editor names; the mention stays the source's, else it is the quote itself."""
    if given is None:
        return None
    old = quote.speaker
    if old is None and "name" not in given:
        raise Refusal("B305", "the quote has no speaker yet", "give the speaker's name")
    same = old is not None and given.get("name", old.name) == old.name
    return BriefingSpeaker(
        name=given.get("name") or (old.name if old else ""),
        role=given.get("role", old.role if old and same else None),
        kind=given.get("kind") or (old.kind if old else SpeakerKind.PERSON),
        mention=old.mention if old else quote.evidence[0],
    )


def _answered(question: Question, entry: Entry, desk: Desk) -> Question:
    answer = entry.changes.get("answer")
    if answer is None:
        return question
    evidence: Evidence = desk.excerpt(answer["source"], answer["exact"])
    return replace(question, state=QuestionState.ANSWERED, answered=(*question.answered, evidence))


def _named(entities: tuple[Entity, ...], name: str) -> Entity:
    """Return the entity of an id, name or alias; raises Refusal for none or several."""
    hits = [e for e in entities if name in (e.id, e.name)] or [e for e in entities if name in e.aliases]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise Refusal("B302", f"'{name}' names more than one: {', '.join(e.id for e in hits)}", "give the id")
    words = set(normal_words(name))
    near = [e.name for e in entities if words & set(normal_words(e.name))]
    hint = f"there are: {', '.join(near)}" if near else None
    raise Refusal("B301", f"nobody here is called '{name}'", hint)


def _told_speaker(quote: BriefingQuote) -> str:
    speaker = quote.speaker
    return ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else "nobody"


def _told_figure(figure: BriefingFigure) -> str:
    quantity = figure.quantity
    amount = re.sub(r"\.0+$", "", f"{quantity.value:f}")
    return f"{quantity.qualifier} {amount} {quantity.unit}" + (f" ({figure.measure})" if figure.measure else "")


def _told_entity(entity: Entity) -> str:
    return ", ".join(filter(None, (entity.name, entity.role)))
