"""A page for every person and organisation, and for places: what the stories tell of them.

One name, one page: whom a story's articles name alike is one entry there; across stories the fullest name decides.
Whoever is neither quoted anywhere nor named in two stories gets no page; a place has to be told of, not only mentioned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.rendering.wording import count, date_words, on_date, range_words
from generator.site.addresses import page_name
from generator.site.blocks import Block, Heading, Listing, PageLink, Paragraph, QuoteBlock, SitePage, Table, Words
from generator.site.stories import UNNAMED, SiteStory, newest_day
from generator.values.briefing import BriefingQuote, Entity, EntityRole

FOLDERS: Final = {"person": "people", "organisation": "organisations", "place": "places"}
TITLES: Final = {"person": "People", "organisation": "Organisations", "place": "Places"}
TOLD: Final = {
    "person": "Who is quoted, or named in several briefings: what they are reported to have said, and as what.",
    "organisation": "Companies, authorities and other bodies: what they are reported to have said, and where.",
    "place": "Places that several briefings tell of.",
}
NAMED_IN: Final = 2  # stories that earn a page without a quote
TOGETHER: Final = 6  # names listed as often told of together
LOOKED_AT: Final = 50  # newest stories in which names are counted


@dataclass(frozen=True, slots=True)
class PrintedRole:
    """A role as a story's sources give it."""

    role: EntityRole
    story: SiteStory


@dataclass(slots=True)
class Portrait:
    """What the stories say of one name, while it is being gathered."""

    name: str
    kind: str
    roles: dict[str, list[PrintedRole]] = field(default_factory=dict)  # by the role's words, newest first
    stories: dict[str, SiteStory] = field(default_factory=dict)  # by folder, newest first
    quotes: dict[str, list[BriefingQuote]] = field(default_factory=dict)  # by folder

    @property
    def page(self) -> str:
        """The page's path in the docs folder."""
        return f"{FOLDERS[self.kind]}/{page_name(self.name)}.md"

    @property
    def has_page(self) -> bool:
        """Say whether there is enough for a page."""
        return bool(self.quotes) or len(self.stories) >= NAMED_IN

    @property
    def role(self) -> str:
        """The newest role, empty where none is known."""
        return next(iter(self.roles), "")

    @property
    def said(self) -> int:
        """How many quotes there are."""
        return sum(map(len, self.quotes.values()))


Portraits = Mapping[tuple[str, str], Portrait]  # by kind and page name


def gather_portraits(stories: Iterable[SiteStory]) -> dict[tuple[str, str], Portrait]:
    """Gather people, organisations and places by kind and page name, from the newest story to the oldest."""
    found: dict[tuple[str, str], Portrait] = {}
    for story in stories:
        known: dict[str, tuple[str, str]] = {}  # by every name form: whose it is
        for entity in story.briefing.entities:
            if entity.kind != "place" or entity.mentions > 1:
                portrait = _portrait(found, entity.kind, entity.name, story)
                for role in _newest_first(entity):
                    portrait.roles.setdefault(role.text, []).append(PrintedRole(role, story))
            for name in (entity.name, *entity.aliases):
                known.setdefault(name, (entity.kind, entity.name))
        for quote in story.briefing.quotes:
            speaker = quote.speaker
            if speaker and speaker.kind in FOLDERS and (speaker.name in known or can_head_page(speaker.name)):
                kind, name = known.get(speaker.name, (speaker.kind, speaker.name))
                portrait = _portrait(found, kind, name, story)
                portrait.quotes.setdefault(story.folder, []).append(quote)
    return found


def _newest_first(entity: Entity) -> list[EntityRole]:
    return sorted(entity.roles, key=lambda r: r.text != entity.role)


def can_head_page(words: str) -> bool:
    """Say whether a speaker's words are a name that can head a page, for those no entity stands behind.

    >>> [can_head_page(w) for w in ("Ilse Marant", "Ursula von der Leyen", "its ambassador in Bern", "The ministry")]
    [True, True, False, False]
    """
    parts = words.split()
    return len(parts) > 1 and parts[0][:1].isupper() and parts[-1][:1].isupper() and "," not in words


def _portrait(found: dict[tuple[str, str], Portrait], kind: str, name: str, story: SiteStory) -> Portrait:
    portrait = found.setdefault((kind, page_name(name)), Portrait(name, kind))
    portrait.stories.setdefault(story.folder, story)
    return portrait


def portraits_of(portraits: Portraits, story: SiteStory) -> Iterator[tuple[Entity, Portrait]]:
    """Yield who and what a story names that has a page, named most first."""
    for entity in sorted(story.briefing.entities, key=lambda e: (-len(e.sources), -e.mentions, e.id)):
        portrait = portraits.get((entity.kind, page_name(entity.name)))
        if portrait and portrait.has_page and story.folder in portrait.stories:
            yield entity, portrait


def named_most(portraits: Portraits, stories: Iterable[SiteStory], but: str = "") -> list[str | PageLink]:
    """Return the names that several of these stories tell of, with commas between, as links to their pages."""
    counts: Counter[str] = Counter()
    names: dict[str, Portrait] = {}
    for story in list(stories)[:LOOKED_AT]:
        for _, portrait in portraits_of(portraits, story):
            counts[portrait.page] += portrait.page != but
            names[portrait.page] = portrait
    often = sorted((p for p in counts if counts[p] >= NAMED_IN), key=lambda p: (-counts[p], p))[:TOGETHER]
    return _with_commas([PageLink(names[p].name, p) for p in often])


def _with_commas(links: list[PageLink]) -> list[str | PageLink]:
    return [part for place, link in enumerate(links) for part in ((", ", link) if place else (link,))]


def portrait_pages(portraits: Portraits) -> Iterator[SitePage]:
    """Yield the index of people, those of organisations and places, and their pages."""
    for kind, folder in FOLDERS.items():
        chosen = [p for p in portraits.values() if p.kind == kind and p.has_page]
        chosen.sort(key=lambda p: (p.name.lower(), p.name))
        lines = Listing(tuple(map(_index_line, chosen)))
        blocks: tuple[Block, ...] = (
            Paragraph((TOLD[kind],), "intro"),
            lines if chosen else Paragraph(("Nothing yet.",)),
        )
        yield SitePage(f"{folder}/index.md", TITLES[kind], TOLD[kind], blocks)
        yield from (_page(p, portraits) for p in chosen)


def _index_line(portrait: Portrait) -> Words:
    role = f", {portrait.role}" if portrait.role else ""
    quotes = f" · {count(portrait.said, 'quote')}" if portrait.said else ""
    stories = count(len(portrait.stories), "briefing")
    return (PageLink(portrait.name, portrait.page), f"{role}{quotes} · {stories}")


def _page(portrait: Portrait, portraits: Portraits) -> SitePage:
    stories = list(portrait.stories.values())
    return SitePage(
        portrait.page,
        portrait.name,
        _description(portrait),
        tuple(_portrait_blocks(portrait, portraits)),
        newest_day(stories),
        kind="ProfilePage" if portrait.kind != "place" else "CollectionPage",
    )


def _description(portrait: Portrait) -> str:
    named = portrait.name + (f", {portrait.role}" if portrait.role else "")
    stories = count(len(portrait.stories), "briefing")
    if not portrait.said:
        return f"{named}: {stories}, with dates and sources."
    return f"{named}: {count(portrait.said, 'quotation')} with date and source, from {stories}."


def _portrait_blocks(portrait: Portrait, portraits: Portraits) -> Iterator[Block]:
    if portrait.role:
        yield Paragraph((portrait.role,), "intro")
    together = named_most(portraits, portrait.stories.values(), portrait.page)
    if together:
        yield Paragraph(("Often named together: ", *together), "aside")
    if portrait.said:
        yield Heading(("Quoted",))
        told: dict[str, list[tuple[SiteStory, BriefingQuote]]] = {}  # what several briefings have is told once
        for folder, quotes in portrait.quotes.items():
            for quote in quotes:
                told.setdefault(quote.text.casefold(), []).append((portrait.stories[folder], quote))
        yield from (said_block(*found[0], len(found) - 1) for found in told.values())
    if len(portrait.roles) > 1 or any(r.role.since or r.role.until for rs in portrait.roles.values() for r in rs):
        yield Heading(("Roles",))
        yield Table(("As", "When", "Told by"), tuple(_role_row(text, found) for text, found in portrait.roles.items()))
    yield Heading(("Briefings",))
    yield Listing(tuple(map(_story_line, portrait.stories.values())))


def _story_line(story: SiteStory) -> Words:
    return (story.link, f" · {date_words(story.briefing.updated)}")


def _role_row(text: str, found: list[PrintedRole]) -> tuple[Words, ...]:
    """Return a role, its term of office or else the days of the reports that give it, and who prints it."""
    since = min((r.role.since for r in found if r.role.since), default=None)
    until = max((r.role.until for r in found if r.role.until), default=None)
    newest = found[0]
    outlet = newest.story.outlets([newest.role.evidence[0].source]) or UNNAMED
    days = sorted(filter(None, (r.story.briefing.updated for r in found)))
    when = f"in reports of {range_words(days[0][:10], days[-1][:10])}" if days else ""
    if since and until:
        when = range_words(since, until)
    elif since or until:
        when = f"from {date_words(since)}" if since else f"until {date_words(until)}"
    return (text,), (when,), (f"{outlet}, in ", newest.story.link)


def and_more(briefings: int) -> str:
    """Say that further briefings have the same; empty where none has.

    >>> and_more(2), and_more(0)
    (' and 2 more briefings', '')
    """
    return f" and {count(briefings, 'more briefing')}" if briefings else ""


def said_block(story: SiteStory, quote: BriefingQuote, more: int = 0) -> QuoteBlock:
    """Return a quotation with when it was said, who prints it and where it stands; ``more`` briefings have it too."""
    day = min((s.published for s in story.briefing.sources if s.id in quote.sources and s.published), default=None)
    when = f"Said {on_date(quote.said_on)}" if quote.said_on else f"Printed {on_date(day)}" if day else ""
    speech = "" if quote.direct else "in reported speech"
    told = " · ".join(filter(None, (when, speech, story.outlets(quote.sources))))
    where = PageLink(story.briefing.title, story.page, quote.id)
    return QuoteBlock(quote.text, quote.direct, (f"{told} · ", where, and_more(more)))
