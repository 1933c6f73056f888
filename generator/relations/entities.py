"""People, organisations and places of a story over all their name forms, with roles and their dates.

Dmitry Peskov, Peskov; "Kremlin spokesman", "Kremlin spokesperson"  -> one person, the roles as printed
United States, US, U.S.                                              -> one place
Rail Accident Investigation Branch (RAIB), RAIB                      -> one organisation
the Kremlin                                                          -> an organisation; Moscow stays a place
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from generator.names.resolution import resolve_names
from generator.relations.organisations import gather_bodies
from generator.relations.people import Named, fullest_name, gather_people
from generator.relations.person_roles import roles_over_time
from generator.values.briefing import Entity
from generator.values.story import DatedArticle, Story

NOT_IN_ID_RE = re.compile(r"[^\w]+")


def merge_entities(story: Story) -> Story:
    """Return the story with its entities: people, then organisations and places, each in the order of their ids."""
    articles = {a.source: a for a in story.articles}
    names = {a.source: resolve_names(a.document, a.article.annotation) for a in story.articles}
    people = [_person(group, articles) for group in gather_people(names)]
    bodies = gather_bodies(story.articles, names)
    known = Counter(e.id for e in (*people, *bodies))
    entities = sorted((e for e in (*people, *bodies) if known[e.id] == 1), key=lambda e: e.id)
    return replace(story, entities=tuple(entities))


def _person(group: tuple[Named, ...], articles: Mapping[str, DatedArticle]) -> Entity:
    name = fullest_name(group)
    roles = roles_over_time(group, articles)
    forms = {n.name for n in group} | {m.text for n in group for m in n.mentions}
    aliases = tuple(sorted(f for f in forms if f != name))
    return Entity(
        id=entity_id("p", name),
        name=name,
        kind="person",
        role=roles[-1].text if roles else None,
        roles=roles,
        aliases=aliases,
        mentions=sum(len(n.mentions) for n in group),
        sources=tuple(sorted({n.source for n in group})),
    )


def entity_id(prefix: str, name: str) -> str:
    """Return the id of an entity.

    >>> entity_id("p", "Dmitry Peskov")
    'p-dmitry-peskov'
    """
    return f"{prefix}-{NOT_IN_ID_RE.sub('-', name.lower()).strip('-')}"
