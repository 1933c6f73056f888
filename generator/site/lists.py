"""The pages that lead to the briefings: newest, by month, by topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from generator.rendering.escaping import escape
from generator.rendering.wording import count, date_words, shorten
from generator.site.addresses import page_name
from generator.site.blocks import Block, Listing, PageLink, Paragraph, SitePage, StoryEntry, Words
from generator.site.people import Portraits, named_most
from generator.site.stories import SiteStory, StoryState, newest_day

NEWEST: Final = 20  # briefings on the home page
LEDE: Final = 220  # characters of a lede in a list
UNDATED: Final = "undated"
MONTHS: Final = "months/index.md"
TOPICS: Final = "topics/index.md"


def newest(stories: Iterable[SiteStory]) -> str:
    """Return the list for the home page in Markdown."""
    chosen = list(stories)[:NEWEST]
    return "\n".join(map(_markdown_entry, chosen)) if chosen else "*No briefing yet.*"


def _markdown_entry(story: SiteStory) -> str:
    briefing = story.briefing
    tags = [f"[{escape(t)}](topics/{quote(page_name(t))}.md)" for t in briefing.tags]
    state = [] if story.state is StoryState.PUBLISHED else [f"**{story.state.value}**"]
    line = " · ".join((*state, date_words(briefing.updated), story.rests_on, *tags))
    lede = f"{escape(shorten(briefing.lede, LEDE))}\n\n" if briefing.lede else ""
    return f"### [{escape(briefing.title)}]({quote(story.page)})\n\n{lede}{line}\n{{: .entry }}\n"


def story_entry(story: SiteStory) -> StoryEntry:
    """Return a story as it stands in a list."""
    briefing = story.briefing
    state = "" if story.state is StoryState.PUBLISHED else story.state.value
    line: list[str | PageLink] = [f"{date_words(briefing.updated)} · {story.rests_on}"]
    for tag in briefing.tags:
        line += [" · ", topic_link(tag)]
    return StoryEntry(story.link, shorten(briefing.lede, LEDE), tuple(line), state)


def topic_link(tag: str) -> PageLink:
    """Return the way to a topic's page."""
    return PageLink(tag, f"topics/{page_name(tag)}.md")


def month_pages(stories: Iterable[SiteStory]) -> Iterator[SitePage]:
    """Yield an index of months and a page for each."""
    months: defaultdict[str, list[SiteStory]] = defaultdict(list)
    for story in stories:
        months[(story.briefing.updated or UNDATED)[:7]].append(story)
    rows: list[Words] = []
    for month, chosen in months.items():
        name = date_words(month) if month[:1].isdigit() else "Undated"
        uri = f"months/{month}.md"
        rows.append((PageLink(name, uri), f" · {count(len(chosen), 'briefing')}"))
        told = f"All {count(len(chosen), 'briefing')} whose newest report is of {name}."
        if name == "Undated":
            told = f"{count(len(chosen), 'briefing')} whose reports have no date."
        yield SitePage(uri, name, told, tuple(map(story_entry, chosen)), newest_day(chosen))
    yield index_page(MONTHS, "Briefings by month", "All briefings by the month of their newest report.", rows)


def index_page(uri: str, title: str, told: str, rows: list[Words]) -> SitePage:
    """Return a page that lists pages, or says that there is nothing to list."""
    intro = Paragraph((told,), "intro")
    blocks: tuple[Block, ...] = (intro, Listing(tuple(rows))) if rows else (intro, Paragraph(("Nothing yet.",)))
    return SitePage(uri, title, told, blocks)


def topic_stories(stories: Iterable[SiteStory]) -> dict[str, tuple[str, list[SiteStory]]]:
    """Return the topics by page name, in the order of their names, each with its name and its stories."""
    topics: dict[str, tuple[str, list[SiteStory]]] = {}
    for story in stories:
        for slug, tag in {page_name(tag): tag for tag in reversed(story.briefing.tags)}.items():
            topics.setdefault(slug, (tag, []))[1].append(story)
    return dict(sorted(topics.items(), key=lambda item: (item[1][0].lower(), item[0])))


def topic_pages(stories: Iterable[SiteStory], portraits: Portraits) -> Iterator[SitePage]:
    """Yield an index of topics and a page for each, with the names that are told of most there."""
    topics = topic_stories(stories)
    rows: list[Words] = []
    for slug, (name, chosen) in topics.items():
        uri = f"topics/{slug}.md"
        rows.append(
            (PageLink(name, uri), f" · {count(len(chosen), 'briefing')}, newest {date_words(newest_day(chosen))}")
        )
        told = f"{count(len(chosen), 'briefing')} on {name}, newest first, each with its sources."
        often = named_most(portraits, chosen)
        names = (Paragraph(("Named most: ", *often), "intro"),) if often else ()
        blocks = (*names, *map(story_entry, chosen))
        yield SitePage(uri, name, told, blocks, newest_day(chosen), feeds=uri.removesuffix(".md"))
    yield index_page(TOPICS, "Topics", "What the briefings are about.", rows)
