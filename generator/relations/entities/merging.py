"""People, organisations and places of a story over all their name forms, with roles and their dates.

Dmitry Peskov, Peskov; "Kremlin spokesman", "Kremlin spokesperson"  -> one person, the roles as printed
United States, US, U.S.                                              -> one place
Rail Accident Investigation Branch (RAIB), RAIB                      -> one organisation
the Kremlin                                                          -> an organisation; Moscow stays a place
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from generator.names.resolution import resolve_names
from generator.relations.entities.body_roles import body_roles
from generator.relations.entities.name_keys import without_article
from generator.relations.entities.name_kinds import settle_kinds
from generator.relations.entities.organisations import gather_bodies
from generator.relations.entities.people import Named, fullest_name, gather_people
from generator.relations.entities.person_roles import roles_over_time
from generator.values.annotation import Mention
from generator.values.briefing import Entity
from generator.values.enums import EntityKind
from generator.values.ids import named_id
from generator.values.story import DatedArticle, Story


def merge_entities(story: Story) -> Story:
    """Return the story with its entities: people, then organisations and places, each in the order of their ids."""
    settled = settle_kinds(story.articles)
    articles = {a.source: a for a in settled}
    names = {a.source: resolve_names(a.article.annotation) for a in settled}
    bodies = _with_roles(gather_bodies(settled, names), settled)
    people = without_places([_person(group, articles) for group in gather_people(names)], bodies)
    known = Counter(e.id for e in (*people, *bodies))
    entities = [e for e in (*people, *bodies) if known[e.id] == 1]
    others = {e.id: _other_ids(e) for e in entities}
    claimed = Counter(i for ids in (*others.values(), *([e.id] for e in entities)) for i in set(ids))
    named = (replace(e, also=tuple(sorted(i for i in others[e.id] if claimed[i] == 1))) for e in entities)
    return replace(story, entities=tuple(sorted(named, key=lambda e: e.id)))


def without_places(people: list[Entity], bodies: list[Entity]) -> list[Entity]:
    """Return the people whose name is not that of a place the story names more often: no "United States" is one."""
    places = {form: b.mentions for b in bodies if b.kind is EntityKind.PLACE for form in (b.name, *b.aliases)}
    return [p for p in people if places.get(p.name, 0) <= p.mentions]


def _with_roles(bodies: tuple[Entity, ...], articles: tuple[DatedArticle, ...]) -> list[Entity]:
    """Return bodies with what the text says they are."""
    named: defaultdict[str, list[tuple[Mention, DatedArticle]]] = defaultdict(list)
    for dated in articles:
        for mention in dated.article.annotation.mentions:
            named[without_article(mention.text)].append((mention, dated))
    found = []
    for body in bodies:
        mentions = (one for form in (body.name, *body.aliases) for one in named[form])
        roles = body_roles(mentions) if body.kind is EntityKind.ORGANISATION else ()
        found.append(replace(body, roles=roles, role=roles[0].text if roles else None))
    return found


def _other_ids(entity: Entity) -> frozenset[str]:
    """Return the ids an entity has where fewer sources give it another form, or take it for another kind."""
    prefixes = ("p",) if entity.kind is EntityKind.PERSON else ("org", "loc")
    return frozenset(named_id(p, form) for p in prefixes for form in (entity.name, *entity.aliases)) - {entity.id}


def _person(group: tuple[Named, ...], articles: Mapping[str, DatedArticle]) -> Entity:
    name = fullest_name(group)
    roles = roles_over_time(group, articles)
    forms = {n.name for n in group} | {m.text for n in group for m in n.mentions}
    turned = " ".join(name.split()[::-1])
    aliases = tuple(sorted(f for f in forms if f not in {name, turned}))
    return Entity(
        id=named_id("p", name),
        name=name,
        kind=EntityKind.PERSON,
        role=roles[-1].text if roles else None,
        roles=roles,
        aliases=aliases,
        mentions=sum(len(n.mentions) for n in group),
        sources=tuple(sorted({n.source for n in group})),
    )
