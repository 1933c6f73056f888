"""A site of many invented stories: names that come again, topics, weeks, corrections; made of the sample's evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sample_story import sample_briefing

from generator.site.stories import SiteStory
from generator.values.briefing import Briefing, Entity, Relation

START = date(2031, 1, 6)
PEOPLE = ("Ilse Marrow", "Tomas Verrin", "Lena Hauk", "Mercer Vale", "Bela Sandor", "Nadia Orlo", "Piet Aalto")
BODIES = ("Vaskian Ports Authority", "Brandl Stone", "Osterholt", "Calder & Wick", "Union of Pilots")
PLACES = ("Lorne", "Vaskia", "Port Hale", "Upper Lenz")
TOPICS = ("Trade", "Shipping", "Disasters", "Courts & crime")


def _entity(kind: str, name: str) -> Entity:
    return Entity(f"{kind[:1]}-{name.lower().replace(' ', '-')}", name, kind, None, (), (), 3, ("a-wire", "c-post"))


def numbered_briefing(number: int) -> Briefing:
    """Return one of many stories; each is four days younger than the one before."""
    base = sample_briefing(f"story-{number:03}")
    day = (START + timedelta(days=4 * number)).isoformat()
    before = (START + timedelta(days=4 * number - 8)).isoformat()
    marrow = base.entities[0]
    names = (
        replace(marrow, mentions=4) if number % 7 == 0 else _entity("person", PEOPLE[number % 7]),
        _entity("organisation", BODIES[number % 5]),
        _entity("place", PLACES[number % 4]),
    )
    sources = (
        replace(base.sources[0], published=before, title=f"First report {number}"),
        replace(base.sources[1], outlet="Quay News", published=before, relation=Relation("reprint", "a-wire", 0.9)),
        replace(base.sources[2], published=day),
    )
    figures = tuple(
        replace(f, quantity=replace(f.quantity, value=f.quantity.value + Decimal(number))) for f in base.figures
    )
    facts = tuple(f.id for f in base.facts)
    changes = (
        replace(base.changes[0], date=before),
        replace(base.changes[1], date=day, added=(facts[1],), superseded=(facts[2],), answered=("u-0001",)),
    )
    corrections = tuple(replace(c, date=day) for c in base.corrections) if number % 10 == 0 else ()
    return replace(
        base, title=f"Ferry talks, round {number}", updated=day, tags=("Everything", TOPICS[number % 4]),
        sources=sources, entities=names, figures=figures, changes=changes, corrections=corrections,
    )  # fmt: skip


def many_briefings(number: int) -> list[Briefing]:
    """Return so many stories, the oldest first."""
    return [numbered_briefing(n) for n in range(number)]


def many_stories(number: int) -> list[SiteStory]:
    """Return so many stories as the site has them, the newest first."""
    stories = [SiteStory(b.slug, b) for b in many_briefings(number)]
    return sorted(stories, key=lambda s: s.order, reverse=True)
