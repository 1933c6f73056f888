"""A page for every person and organisation: what they are quoted as saying, across stories.

One name, one page: whom a story's articles name alike is one entry there; across stories the
fullest name decides. Whoever is neither quoted anywhere nor named in two stories gets no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.rendering.escaping import escape
from generator.rendering.page import open_page
from generator.rendering.quotes_section import reported_words
from generator.rendering.wording import count, date_words, on_date
from generator.site.stories import SiteStory
from generator.values.briefing import BriefingQuote
from generator.values.ids import slugify

FOLDERS = {"person": "people", "organisation": "organisations"}
TITLES = {"person": "People", "organisation": "Organisations"}
NAMED_IN = 2  # stories that earn a page without a quote


@dataclass(slots=True)
class Portrait:
    """What the stories say of one name, while it is being gathered."""

    name: str
    kind: str
    roles: dict[str, str] = field(default_factory=dict)  # role → the newest date it is printed under
    stories: dict[str, SiteStory] = field(default_factory=dict)  # by folder, newest first
    quotes: dict[str, list[BriefingQuote]] = field(default_factory=dict)  # by folder

    @property
    def page(self) -> str:
        """The page's path in the docs folder."""
        return f"{FOLDERS[self.kind]}/{slugify(self.name)}.md"

    @property
    def has_page(self) -> bool:
        """Say whether there is enough for a page."""
        return bool(self.quotes) or len(self.stories) >= NAMED_IN


def gather_portraits(stories: Iterable[SiteStory]) -> dict[tuple[str, str], Portrait]:
    """Gather people and organisations by kind and name's slug, from the newest story to the oldest."""
    found: dict[tuple[str, str], Portrait] = {}
    for story in stories:
        known: dict[str, tuple[str, str]] = {}  # by every name form: whose it is
        for entity in story.briefing.entities:
            if entity.kind in FOLDERS:
                portrait = _portrait(found, entity.kind, entity.name, story)
                for name in (entity.name, *entity.aliases):
                    known.setdefault(name, (entity.kind, entity.name))
                if entity.role:
                    portrait.roles.setdefault(entity.role, story.briefing.updated or "")
        for quote in story.briefing.quotes:
            speaker = quote.speaker
            if speaker and speaker.kind in FOLDERS and (speaker.name in known or can_head_page(speaker.name)):
                kind, name = known.get(speaker.name, (speaker.kind, speaker.name))
                portrait = _portrait(found, kind, name, story)
                portrait.quotes.setdefault(story.folder, []).append(quote)
    return found


def can_head_page(words: str) -> bool:
    """Say whether a speaker's words are a name that can head a page, for those no entity stands behind.

    >>> [can_head_page(w) for w in ("Ilse Marant", "Ursula von der Leyen", "its ambassador in Bern", "The ministry")]
    [True, True, False, False]
    """
    parts = words.split()
    return len(parts) > 1 and parts[0][:1].isupper() and parts[-1][:1].isupper() and "," not in words


def _portrait(found: dict[tuple[str, str], Portrait], kind: str, name: str, story: SiteStory) -> Portrait:
    portrait = found.setdefault((kind, slugify(name)), Portrait(name, kind))
    portrait.stories.setdefault(story.folder, story)
    return portrait


def portrait_pages(portraits: dict[tuple[str, str], Portrait]) -> dict[str, str]:
    """Return the index of people, that of organisations, and their pages."""
    pages = {}
    for kind, folder in FOLDERS.items():
        chosen = sorted(
            (p for p in portraits.values() if p.kind == kind and p.has_page), key=lambda p: (p.name.lower(), p.name)
        )
        lines = [f"# {TITLES[kind]}", "", *(_index_line(p) for p in chosen)]
        pages[f"{folder}/index.md"] = "\n".join(lines if chosen else [*lines, "*Nobody yet.*"]) + "\n"
        pages.update({p.page: _page(p) for p in chosen})
    return pages


def _index_line(portrait: Portrait) -> str:
    said = sum(map(len, portrait.quotes.values()))
    role = f", {escape(next(iter(portrait.roles)))}" if portrait.roles else ""
    link = portrait.page.rpartition("/")[2]
    quotes = f" · {count(said, 'quote')}" if said else ""
    stories = count(len(portrait.stories), "briefing")
    return f"- [{escape(portrait.name)}]({link}){role}{quotes} · {stories}"


def _page(portrait: Portrait) -> str:
    lines = [f"# {escape(portrait.name)}", ""]
    if portrait.roles:
        lines += [f"*{'; '.join(escape(r) for r in portrait.roles)}*", ""]
    for folder, story in portrait.stories.items():
        lines += [f"## [{escape(story.briefing.title)}](../{story.page})", "", date_words(story.briefing.updated), ""]
        quotes = portrait.quotes.get(folder, [])
        lines += [*(_said(story, q) for q in quotes), ""] if quotes else ["*Named, not quoted.*", ""]
    return "\n".join(lines)


def _said(story: SiteStory, quote: BriefingQuote) -> str:
    words = f"“{escape(quote.text)}”" if quote.direct else reported_words(quote.text)
    names = open_page(story.briefing).names(quote.sources)
    kind = "" if quote.direct else "in reported speech · "
    said = f"said {on_date(quote.said_on)} · " if quote.said_on else ""
    return f"- {words}  \n    *{kind}{said}{names}* · [in the briefing](../{story.page}#{quote.id})"
