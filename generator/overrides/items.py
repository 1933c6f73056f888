"""What an editor can correct in quotes, figures, events, questions, entities and disagreements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from generator.figures.writing import plain_number, rewrite_amount, write_amount
from generator.overrides.adding import (
    is_own_question,
    new_disagreement,
    new_event,
    new_figure,
    new_question,
    new_quote,
)
from generator.overrides.decisions import Entry
from generator.overrides.desk import Desk, Edited, Refusal, replaced
from generator.overrides.editing import Editing, changed, converted, takes_off, unless_same, with_pool
from generator.overrides.withheld import TAKEN_BACK
from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuantity,
    BriefingQuote,
    BriefingSpeaker,
    Disagreement,
    Entity,
    Question,
    TimelineEvent,
)
from generator.values.document import normal_words
from generator.values.enums import EntityKind, Precision, QuestionState
from generator.values.findings import SpeakerKind
from generator.values.story import Story

QUANTITY: Final = frozenset({"value", "high", "unit", "qualifier"})


def _change_quote(quote: BriefingQuote, entry: Entry, desk: Desk, briefing: Briefing) -> BriefingQuote:
    """Correct who said it, when, to whom and where; its words are the source's."""
    given = entry.changes
    others = replace(entry, changes={key: value for key, value in given.items() if key != "speaker"})
    new = changed(quote, others, desk, briefing)
    if "venue" in given:
        new = replace(new, venue_preposition=None)  # an editor writes "at the rally" whole
    if "speaker" not in given:
        return replace(new, unsupported=quote.unsupported)
    speaker = _corrected_speaker(quote, given["speaker"], briefing.entities)
    beyond = desk.check_speaker(quote, speaker, unsupported=bool(given.get("unsupported")))
    return replace(new, speaker=speaker, unsupported=beyond)


def _corrected_speaker(
    quote: BriefingQuote, given: dict[str, Any] | None, entities: tuple[Entity, ...]
) -> BriefingSpeaker | None:
    """Return the speaker an editor names; the mention stays the source's, else it is the quote itself."""
    if given is None:
        return None
    old = quote.speaker
    if old is None and "name" not in given:
        raise Refusal("B305", "the quote has no speaker yet", "give the speaker's name")
    name = given.get("name") or (old.name if old else "")
    same = old is not None and name == old.name
    return BriefingSpeaker(
        name=name,
        role=given.get("role", old.role if old and same else None),
        kind=SpeakerKind(given.get("kind") or (old.kind if old and same else _kind_of(name, entities))),
        mention=old.mention if old else quote.evidence[0],
    )


def _kind_of(name: str, entities: tuple[Entity, ...]) -> SpeakerKind:
    """Return what a speaker of a name is: a body that the story knows by it, a person, or nobody named."""
    if any(e.kind is EntityKind.ORGANISATION and name in (e.name, *e.aliases) for e in entities):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if any(word[:1].isupper() for word in name.split()) else SpeakerKind.ANONYMOUS


def _said_speaker(quote: BriefingQuote) -> str:
    speaker = quote.speaker
    return ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else "nobody"


def _change_figure(figure: BriefingFigure, entry: Entry, desk: Desk, briefing: Briefing) -> BriefingFigure:
    """Correct what a figure measures and how much."""
    given = dict(entry.changes)
    if given.get("relates_to"):
        given["relates_to"] = desk.find_id(given["relates_to"], briefing.figures, "figure").id
    if given.get("period"):
        given["period"] = {"start": None, "end": None, **given["period"]}
    new = changed(figure, replace(entry, changes=given), desk, briefing)
    whole = {key: given.get(key, getattr(figure.quantity, key)) for key in QUANTITY}
    new = _with_amount(new, converted(whole, BriefingQuantity, "value"))
    measured = given.get("measure", figure.measure) == figure.measure
    return new if measured else replace(new, told=None, subject=None, series=None)


def _with_amount(figure: BriefingFigure, quantity: BriefingQuantity) -> BriefingFigure:
    """Return a figure of another amount: in its words, in those that head its row, in its data."""
    old = figure.quantity
    if quantity == old:
        return figure
    text = rewrite_amount(figure.text, old, quantity) or write_amount(quantity)
    told = rewrite_amount(figure.told, old, quantity) if figure.told else None
    measure = (rewrite_amount(figure.measure, old, quantity) or figure.measure) if figure.measure else None
    return replace(figure, quantity=quantity, text=text, told=told, measure=measure)


def _said_figure(figure: BriefingFigure) -> str:
    return figure.text + (f" ({figure.measure})" if figure.measure else "")


def _without_loose_relations(briefing: Briefing) -> Briefing:
    there = {None, *(f.id for f in briefing.figures)}
    figures = (f if f.relates_to in there else replace(f, relates_to=None) for f in briefing.figures)
    return replace(briefing, figures=tuple(figures))


def _change_event(event: TimelineEvent, entry: Entry, desk: Desk, _briefing: Briefing) -> TimelineEvent:
    """Correct an event's date, whether it happened, and its words."""
    given, admitted = dict(entry.changes), bool(entry.changes.get("unsupported"))
    moved = (given["start"],) if given.get("start", event.when.start) != event.when.start else ()
    odd = desk.check_days(moved, event.evidence, unsupported=admitted)
    if "start" in given:
        given = {"end": given["start"], "precision": Precision.of_date(given["start"]), **given}
    whole = {name: getattr(event.when, name) for name in ("text", "start", "end", "precision", "status")}
    dated = {name: given[name] for name in whole if name in given and name != "text"}
    new = replace(event, when=converted(whole | dated, type(event.when), "start"), unsupported=event.unsupported or odd)
    text = given.get("text")
    if text is None or text == event.text:
        return new
    beyond = desk.check_support(text, event.evidence, unsupported=admitted)
    return replace(new, text=text, shown=None, notes=(), edited=True, unsupported=beyond or odd)


def _sorted_timeline(briefing: Briefing) -> Briefing:
    events = sorted(briefing.timeline, key=lambda e: (e.when.start, e.when.end or "", e.id))
    return replace(briefing, timeline=tuple(events))


def _change_question(question: Question, entry: Entry, desk: Desk, briefing: Briefing) -> Question:
    new = _with_answer(changed(question, entry, desk, briefing), entry, desk)
    same = new.text == question.text
    return replace(
        new, unsupported=question.unsupported if same else is_own_question(new.text, new.raised, entry, desk)
    )


def _with_answer(question: Question, entry: Entry, desk: Desk) -> Question:
    answer = entry.changes.get("answer")
    if answer is None:
        return question
    evidence = desk.excerpt(answer["source"], answer["exact"])
    admitted = bool(entry.changes.get("unsupported"))
    desk.check_shared(question.text, question.raised, evidence, "the question asks", admitted=admitted)
    return replace(question, state=QuestionState.ANSWERED, answered=(evidence, *question.answered))


def _follow_entity(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Rename an entity, give its role, merge others into it; or hide it."""
    name = entry.changes.get("name", "")
    known = (*with_pool(briefing.entities, story.entities), *_only_quoted(briefing, story))
    entity = desk.find_id(entry.id, known, "entity") if entry.id else _entity_named(known, name)
    if takes_off(entry):
        done = replace(briefing, entities=replaced(briefing.entities, entity, None))
        return Edited(done, entity.id, "", TAKEN_BACK)
    new = unless_same(changed(entity, entry, desk, briefing), entity)
    merged = tuple(_entity_named(known, other) for other in entry.changes.get("merge", ()))
    for other in merged:
        new = join_entities(new, other)
    if new.name != entity.name:
        desk.check_name(new.name)
        new = replace(new, aliases=tuple(sorted({*new.aliases, entity.name} - {new.name})))
    kept = tuple(e for e in briefing.entities if e not in merged or e is entity)
    kept = replaced(kept, entity, new) if entity in kept else (*kept, new)
    names = {name for one in (entity, *merged) for name in (one.name, *one.aliases)}
    done = rename_speakers(replace(briefing, entities=kept), names, new.name)
    return Edited(done, entity.id, _told_entity(entity), _told_entity(new))


def _only_quoted(briefing: Briefing, story: Story) -> Iterator[Entity]:
    """Yield those who are quoted by name and listed nowhere, as people who can be named and merged."""
    listed = {form for e in (*briefing.entities, *story.entities) for form in (e.name, *e.aliases)}
    spoken: dict[str, list[BriefingQuote]] = {}
    for quote in briefing.quotes:
        if quote.speaker and quote.speaker.kind == SpeakerKind.PERSON and quote.speaker.name not in listed:
            spoken.setdefault(quote.speaker.name, []).append(quote)
    for name, quotes in spoken.items():
        sources = tuple(sorted({source for quote in quotes for source in quote.sources}))
        yield Entity(f"p-{'-'.join(normal_words(name))}", name, EntityKind.PERSON, None, (), (), len(quotes), sources)


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


def _entity_named(entities: tuple[Entity, ...], name: str) -> Entity:
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


def _told_entity(entity: Entity) -> str:
    return ", ".join(filter(None, (entity.name, entity.role)))


def _said_question(question: Question) -> str:
    return " ".join((question.text, *(e.shown for e in question.answered)))


def _said_disagreement(found: Disagreement) -> str:
    return found.note or found.topic


QUOTES: Final = Editing(
    keys=frozenset({"add", "speaker", "said_on", "addressee", "venue", "carrier", "unsupported"}),
    told=lambda quote: f"{quote.speaker.name if quote.speaker else 'Quote'}: {quote.text}",
    blank=lambda quote: {"speaker": {"name": quote.speaker.name, "role": quote.speaker.role}} if quote.speaker else {},
    said=_said_speaker,
    change=_change_quote,
    new=new_quote,
)
FIGURES: Final = Editing(
    keys=frozenset({"add", *QUANTITY, "measure", "role", "relates_to", "attributed_to", "period"}),
    told=lambda figure: ": ".join(filter(None, (figure.measure, figure.text))),
    blank=lambda figure: {"measure": figure.measure, "value": plain_number(figure.quantity.value)},
    said=_said_figure,
    change=_change_figure,
    new=new_figure,
    settle=_without_loose_relations,
)
EVENTS: Final = Editing(
    keys=frozenset({"add", "text", "unsupported", "start", "end", "status"}),
    told=lambda event: f"{event.when.start} {event.text}",
    blank=lambda event: {
        "text": event.text,
        "start": event.when.start,
        "end": event.when.end,
        "status": event.when.status,
    },
    said=lambda event: f"{event.when.start} ({event.when.status}): {event.text}",
    change=_change_event,
    new=new_event,
    settle=_sorted_timeline,
)
QUESTIONS: Final = Editing(
    keys=frozenset({"add", "text", "reason", "answer", "close", "unsupported"}),
    told=lambda question: question.text,
    said=_said_question,
    blank=lambda question: {"text": question.text, "close": False},
    change=_change_question,
    new=new_question,
)
ENTITIES: Final = Editing(
    keys=frozenset({"name", "role", "kind", "merge"}),
    told=_told_entity,
    blank=lambda entity: {"role": entity.role},
    follow=_follow_entity,
    labels=True,
)
DISAGREEMENTS: Final = Editing(
    keys=frozenset({"add", "positions", "kind", "topic", "note"}),
    told=lambda found: found.topic,
    blank=lambda found: {"topic": found.topic, "note": found.note},
    said=_said_disagreement,
    new=new_disagreement,
    labels=True,
)
