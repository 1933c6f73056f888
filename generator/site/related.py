"""Which stories have to do with each other, and why: the people, bodies and places both tell of, and their topic.

    Calder & Wick holders back Norvane offer     Both name Norvane Logistics and Calder & Wick

A name counts the more the fewer stories have it. Of a name that many stories have, a story is held beside those next
to it in time alone, so that the work grows as the stories do.

Each story goes on from the earlier one nearest to it. Where three or more hang together so, over four weeks or longer,
and half of them or more tell of one name, they are a storyline.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import Final

from generator.rendering.wording import count, range_words
from generator.site.addresses import page_name
from generator.site.blocks import Block, PageLink, Paragraph, SitePage, Words
from generator.site.lists import index_page, story_entry
from generator.site.stories import SiteStory, newest_day

BESIDE: Final = 20  # stories before and after that share a name and are looked at
WEIGHTS: Final = {"person": 1.0, "organisation": 1.0, "place": 0.6, "topic": 0.4}
LISTED: Final = 4  # related stories on a page
NAMED: Final = 3  # names that say why
LEAST_SHARED: Final = 2  # names that make two stories parts of one line
LONGEST_GAP: Final = 200  # days between two stories of one line
LEAST_STORIES, LEAST_DAYS = 3, 28  # of a storyline
STORYLINES: Final = "storylines/index.md"
TOLD: Final = "Stories that go on from one another over weeks and months, with what they have in common."

Name = tuple[str, str]  # its kind and page name


@dataclass(frozen=True, slots=True)
class Related:
    """A story that has to do with another."""

    story: SiteStory
    names: tuple[str, ...]  # of both, the most telling first
    topics: tuple[str, ...]
    score: float

    @property
    def why(self) -> str:
        """What both have, in words."""
        return f"Both name {_as_list(self.names[:NAMED])}"


@dataclass(frozen=True, slots=True)
class Storyline:
    """Stories that go on from one another, newest first."""

    stories: tuple[SiteStory, ...]
    names: tuple[str, ...]  # that half of them or more tell of, the most frequent first

    @property
    def page(self) -> str:
        """The page's path in the docs folder: named after its first story, it stays when others come."""
        return f"storylines/{page_name(self.stories[-1].folder)}.md"

    @property
    def title(self) -> str:
        """The names that run through it."""
        return _as_list(self.names[:LEAST_SHARED])


def _as_list(names: Sequence[str]) -> str:
    """Write names as a list.

    >>> _as_list(["Norvane", "Hull", "Leeds"]), _as_list(["Hull"])
    ('Norvane, Hull and Leeds', 'Hull')
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _names_of(story: SiteStory) -> dict[Name, str]:
    """Return the names that a story tells of rather than mentions, and its topics."""
    told = (e for e in story.briefing.entities if e.mentions > 1 or len(story.briefing.sources) == 1)
    return {
        **{("topic", page_name(tag)): tag for tag in story.briefing.tags},
        **{(str(e.kind), page_name(e.name)): e.name for e in told},
    }


def find_related(stories: Sequence[SiteStory]) -> dict[str, tuple[Related, ...]]:
    """Return by folder the stories that have to do with each, nearest first; ``stories`` are in order of time."""
    names = [_names_of(story) for story in stories]
    having: defaultdict[Name, list[int]] = defaultdict(list)
    places: list[dict[Name, int]] = []
    for number, own in enumerate(names):
        places.append({name: len(having[name]) for name in own})
        for name in own:
            having[name].append(number)
    weights = {name: WEIGHTS[name[0]] * log(1 + len(stories) / len(has)) for name, has in having.items()}
    found = {}
    for number, story in enumerate(stories):
        shared: defaultdict[int, list[Name]] = defaultdict(list)
        for name, place in places[number].items():
            for other in having[name][max(0, place - BESIDE) : place + BESIDE + 1]:
                if other != number:
                    shared[other].append(name)
        related = (_related_to(stories[o], names[number], keys, weights) for o, keys in shared.items())
        chosen = [r for r in related if r.names]
        found[story.folder] = tuple(sorted(chosen, key=lambda r: (-r.score, r.story.folder))[:BESIDE])
    return found


def _related_to(other: SiteStory, own: Mapping[Name, str], keys: list[Name], weights: Mapping[Name, float]) -> Related:
    keys = sorted(keys, key=lambda k: (-weights[k], k))
    names = tuple(own[k] for k in keys if k[0] != "topic")
    return Related(other, names, tuple(own[k] for k in keys if k[0] == "topic"), sum(weights[k] for k in keys))


def find_storylines(stories: Sequence[SiteStory], related: Mapping[str, tuple[Related, ...]]) -> dict[str, Storyline]:
    """Return the storyline of each story that is part of one, by folder."""
    before: dict[str, str] = {}
    for story in stories:
        earlier = (r for r in related[story.folder] if len(r.names) >= LEAST_SHARED and _can_go_on(story, r.story))
        nearest = next(earlier, None)
        if nearest:
            before[story.folder] = nearest.story.folder
    lines: defaultdict[str, list[SiteStory]] = defaultdict(list)
    roots: dict[str, str] = {}
    for story in reversed(stories):  # oldest first: what it goes on from is known
        roots[story.folder] = roots[before[story.folder]] if story.folder in before else story.folder
        lines[roots[story.folder]].append(story)
    found: dict[str, Storyline] = {}
    for chosen in lines.values():
        line = _storyline(chosen[::-1])
        found |= {story.folder: line for story in chosen} if line else {}
    return found


def _can_go_on(story: SiteStory, other: SiteStory) -> bool:
    """Say whether a story can go on from another: it came later, and not too long after."""
    if other.order >= story.order or not (story.briefing.updated and other.briefing.updated):
        return False
    gap = _days_apart(other.briefing.updated, story.briefing.updated)
    return gap is not None and gap <= LONGEST_GAP


def _days_apart(first: str, last: str) -> int | None:
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:  # known to the month alone
        return None


def _storyline(stories: list[SiteStory]) -> Storyline | None:
    if len(stories) < LEAST_STORIES:
        return None
    days = _days_apart(stories[-1].briefing.updated or "", stories[0].briefing.updated or "")
    if days is None or days < LEAST_DAYS:
        return None
    counts: Counter[Name] = Counter()
    names: dict[Name, str] = {}
    for story in stories:
        own = {key: name for key, name in _names_of(story).items() if key[0] != "topic"}
        counts.update(own.keys())
        names |= own
    often = [key for key in counts if 2 * counts[key] >= len(stories)]
    often.sort(key=lambda key: (-WEIGHTS[key[0]] * counts[key], key))
    return Storyline(tuple(stories), tuple(names[key] for key in often)) if often else None


def storyline_pages(lines: Mapping[str, Storyline]) -> Iterator[SitePage]:
    """Yield the list of storylines, the one that went on last first, and a page for each."""
    every = {line.page: line for line in lines.values()}
    ordered = sorted(every.values(), key=lambda line: (line.stories[0].order, line.page), reverse=True)
    rows: list[Words] = []
    for line in ordered:
        first, last = line.stories[-1].briefing.updated or "", line.stories[0].briefing.updated or ""
        over = range_words(first[:10], last[:10])
        told = f"{count(len(line.stories), 'briefing')} about {_as_list(line.names[:NAMED])}, {over}, newest first."
        blocks: tuple[Block, ...] = (Paragraph((told,), "intro"), *map(story_entry, line.stories))
        yield SitePage(line.page, line.title, told, blocks, newest_day(line.stories))
        rows.append((PageLink(line.title, line.page), f" · {count(len(line.stories), 'briefing')}, {over}"))
    yield index_page(STORYLINES, "Storylines", TOLD, rows)
