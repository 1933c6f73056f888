"""The pages that lead to the briefings: newest, by month, by topic; and every figure across stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.rendering.escaping import escape
from generator.rendering.figures_section import by_measure
from generator.rendering.wording import ROLE_WORDS, count, date_words, period_words, shorten
from generator.site.stories import SiteStory, StoryState
from generator.values.ids import slugify

NEWEST_MARK = "<!-- newest -->"  # where index.md wants the newest briefings
NEWEST = 20  # briefings on the home page
LEDE = 220  # characters of a lede in a list
UNDATED = "undated"

Pages = dict[str, str]  # path in the docs folder → Markdown


def newest(stories: Iterable[SiteStory]) -> str:
    """Return the list for the home page."""
    chosen = list(stories)[:NEWEST]
    return "\n".join(_entry(s, "", "###") for s in chosen) if chosen else "*No briefing yet.*"


def _entry(story: SiteStory, up: str, level: str) -> str:
    briefing = story.briefing
    rests = f"{count(len(briefing.sources), 'article')}, {count(len(briefing.origins), 'origin')}"
    tags = [f"[{escape(t)}]({up}topics/{slugify(t)}.md)" for t in briefing.tags]
    state = [] if story.state is StoryState.PUBLISHED else [f"**{story.state.value}**"]
    line = " · ".join((*state, date_words(briefing.updated), rests, *tags))
    lede = f"{escape(shorten(briefing.lede, LEDE))}\n\n" if briefing.lede else ""
    return f"{level} [{escape(briefing.title)}]({up}{story.page})\n\n{lede}{line}\n{{: .entry }}\n"


def month_pages(stories: Iterable[SiteStory]) -> Pages:
    """Return an index of months and a page for each."""
    months: defaultdict[str, list[SiteStory]] = defaultdict(list)
    for story in stories:
        months[(story.briefing.updated or UNDATED)[:7]].append(story)
    lines = ["# Briefings by month", ""]
    pages = {}
    for month, chosen in months.items():
        name = date_words(month) if month[:1].isdigit() else "Undated"
        lines.append(f"- [{name}]({month}.md) · {count(len(chosen), 'briefing')}")
        pages[f"months/{month}.md"] = _list_page(name, chosen)
    return {"months/index.md": _index(lines), **pages}


def topic_pages(stories: Iterable[SiteStory]) -> Pages:
    """Return an index of topics and a page for each."""
    topics: defaultdict[str, list[SiteStory]] = defaultdict(list)
    names: dict[str, str] = {}
    for story in stories:
        for slug in dict.fromkeys(map(slugify, story.briefing.tags)):
            topics[slug].append(story)
        for tag in story.briefing.tags:
            names.setdefault(slugify(tag), tag)
    lines = ["# Topics", ""]
    ordered = sorted(topics, key=lambda slug: (names[slug].lower(), slug))
    lines += [f"- [{escape(names[s])}]({s}.md) · {count(len(topics[s]), 'briefing')}" for s in ordered]
    pages = {f"topics/{slug}.md": _list_page(names[slug], topics[slug]) for slug in ordered}
    return {"topics/index.md": _index(lines), **pages}


def _list_page(title: str, stories: Iterable[SiteStory]) -> str:
    return "\n".join([f"# {escape(title)}", "", *(_entry(s, "../", "##") for s in stories)])


def _index(lines: list[str]) -> str:
    return "\n".join(lines if len(lines) > 2 else [*lines, "*Nothing yet.*"]) + "\n"  # noqa: PLR2004  # a heading


def figure_pages(stories: Iterable[SiteStory]) -> Pages:
    """Return the index of figures: by the first letter of what is counted, then by measure."""
    rows: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for story in stories:
        for measure, row in _figure_rows(story):
            rows[measure[0].upper() if measure[0].isalpha() else "0–9"].append((measure.lower(), row))
    head = ["| What is counted | How much | Period | Briefing |", "| --- | --- | --- | --- |"]
    lines = ["# Figures", "", "Every figure of every briefing whose subject its source makes clear.", ""]
    for letter in sorted(rows):
        lines += [f"## {letter}", "", *head, *(row for _, row in sorted(rows[letter])), ""]
    return {"figures/index.md": "\n".join(lines if rows else [*lines, "*Nothing yet.*"]) + "\n"}


def _figure_rows(story: SiteStory) -> Iterable[tuple[str, str]]:
    link = f"../{story.page}"
    for figure in by_measure(story.briefing.figures):
        if figure.measure:
            role = f" ({ROLE_WORDS[figure.role]})" if figure.role in ROLE_WORDS else ""
            cells = (
                escape(figure.measure),
                f"[{escape(figure.text)}]({link}#{figure.id}){role}",
                escape(period_words(figure)),
                f"[{escape(shorten(story.briefing.title, 60))}]({link})",
            )
            yield figure.measure, f"| {' | '.join(cells)} |"


def updates(stories: Iterable[SiteStory]) -> dict[str, str]:
    """Return the day of every story's newest source or correction, by page; every other page has the newest of all."""
    return {s.page: s.modified for s in stories if s.modified}
