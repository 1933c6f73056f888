"""What programs look for first: an index of all data, llms.txt, robots.txt; and the page that tells people of them.

Addresses are the site's where it has one, else they lead from the file itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from generator.rendering.escaping import escape
from generator.rendering.wording import shorten
from generator.site.blocks import Block, Heading, Listing, PageLink, Paragraph, SitePage, Words
from generator.site.lists import topic_stories
from generator.site.machine.structured import SiteName
from generator.site.stories import SiteStory

DATA_PAGE: Final = "data/index.md"
DATA_INDEX: Final = "data/index.json"
SCHEMA: Final = "data/briefing.schema.json"
LLMS: Final = "llms.txt"
ROBOTS: Final = "robots.txt"
LISTED: Final = 50  # stories named in llms.txt; the index has all
LEDE: Final = 160
FRAMES: Final = """\
A statement of a briefing’s lede or key facts, and its first figures, can stand in a frame of another page: with its
outlets, its day and the way back here, without a script. Its address is embed/, the briefing’s name, and the part
behind # of the statement’s permanent link."""
FRAME: Final = '<iframe src="…/embed/briefing-name/e-1a2b3c4d/" width="100%" height="220"></iframe>'

Address = Callable[[str], str]  # path in the docs folder → address, seen from the file


def data_page(stories: Iterable[SiteStory], *, has_feeds: bool) -> SitePage:
    """Return the page on data, feeds and frames; a site without an address has no feeds."""
    told = "Every briefing as data, feeds of what is new, and statements to show on other sites."
    data: tuple[Words, ...] = (
        (PageLink("All briefings", DATA_INDEX), " · the index of their data, as JSON"),
        (PageLink("Schema", SCHEMA), " · what each key of a briefing’s data means, as JSON Schema"),
        (PageLink("llms.txt", LLMS), " · the newest briefings in plain words"),
    )
    blocks: list[Block] = [Paragraph((told,), "intro"), Heading(("Data",)), Listing(data)]
    if has_feeds:
        topics = ((name, f"topics/{slug}") for slug, (name, _) in topic_stories(stories).items())
        folders = (("All briefings", ""), ("Corrections", "corrections"), *topics)
        blocks += [Heading(("Feeds",)), Listing(tuple(_feed_line(name, folder) for name, folder in folders))]
    blocks += [Heading(("Statements on other sites",)), Paragraph((FRAMES,)), Paragraph((FRAME,), "code")]
    return SitePage(DATA_PAGE, "Data and feeds", told, tuple(blocks))


def _feed_line(name: str, folder: str) -> Words:
    atom, feed = (f"{folder}/{file}".lstrip("/") for file in ("feed.xml", "feed.json"))
    return (f"{name}: ", PageLink("Atom", atom), ", ", PageLink("JSON Feed", feed))


def write_data_index(stories: Sequence[SiteStory], site: SiteName, address: Address) -> str:
    """Return the index of every briefing's data, newest first."""
    rows = [
        {
            "slug": story.briefing.slug,
            "title": story.briefing.title,
            "updated": story.briefing.updated,
            "modified": story.modified,
            "tags": list(story.briefing.tags),
            "sources": len(story.briefing.sources),
            "origins": len(story.briefing.origins),
            "url": address(story.page),
            "data": address(f"{story.folder}/briefing.json"),
        }
        for story in stories
    ]
    data = {
        "title": site.name,
        "description": site.description,
        "schema_version": 1,
        "schema": address(SCHEMA),
        "briefings": rows,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write_llms(stories: Sequence[SiteStory], site: SiteName, address: Address) -> str:
    """Return llms.txt: what the site is, how its data are read, the newest briefings."""
    lines = [f"# {escape(site.name)}", "", *([f"> {escape(site.description)}", ""] if site.description else [])]
    lines += [
        "Each briefing condenses several articles about one story. Every statement is carried by words of a source;",
        "statements, quotations, figures and their sources are given as JSON, with the place of each in its article.",
        "Standing tells how many independent reports have a statement, not whether it is true. Quote with the outlet.",
        "",
        "## Data",
        "",
        f"- [All briefings]({address(DATA_INDEX)}): index of the data, newest first",
        f"- [Schema]({address(SCHEMA)}): JSON Schema of a briefing",
        f"- [About]({address('about.md')}): method, measured errors, limits",
        f"- [Corrections]({address('corrections/index.md')}): what was wrong and was mended",
        "",
        "## Newest briefings",
        "",
    ]
    for story in stories[:LISTED]:
        told = f": {escape(shorten(story.briefing.lede, LEDE))}" if story.briefing.lede else ""
        lines.append(f"- [{escape(story.briefing.title)}]({address(f'{story.folder}/briefing.json')}){told}")
    return "\n".join(lines) + "\n"


def write_robots(site: SiteName) -> str:
    """Return robots.txt: everything may be read; it is obeyed at the root of a host alone."""
    sitemap = f"\nSitemap: {site.address}sitemap.xml\n" if site.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
