"""What was used of each outlet: its articles, how many carry another's text and whose, and what rests on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.rendering.escaping import link_target
from generator.rendering.wording import RELATION_WORDS, count, date_words
from generator.site.addresses import page_name
from generator.site.blocks import Block, Heading, Listing, PageLink, Paragraph, SitePage, Table, Words
from generator.site.stories import SiteStory, newest_day
from generator.values.briefing import BriefingSource
from generator.values.enums import RelationKind

OUTLETS: Final = "outlets/index.md"
TOLD: Final = "Whose articles the briefings rest on, and how many of them carry the text of another."
ARTICLES: Final = 2  # articles that earn an outlet a page
CARRIED: Final = frozenset({RelationKind.REPRINT, RelationKind.REWRITE})
ELSEWHERE: Final = "a text not at hand"


@dataclass(frozen=True, slots=True)
class UsedArticle:
    """An article with the story it is used in."""

    story: SiteStory
    source: BriefingSource
    statements: int  # facts, quotes and figures that rest on it

    @property
    def carries(self) -> str | None:
        """Whose text it carries; None where it is its own."""
        if self.source.relation.kind not in CARRIED:
            return None
        outlets = {s.id: s.outlet for s in self.story.briefing.sources}
        label = next((o.label for o in self.story.briefing.origins if o.id == self.source.origin), None)
        return outlets.get(self.source.relation.of or "") or label or ELSEWHERE


def used_articles(stories: Iterable[SiteStory]) -> dict[str, list[UsedArticle]]:
    """Return the articles of named outlets by outlet, in the outlets' order, newest story first."""
    found: dict[str, list[UsedArticle]] = {}
    for story in stories:
        briefing = story.briefing
        resting = Counter(
            s for items in (briefing.facts, briefing.quotes, briefing.figures) for i in items for s in i.sources
        )
        for source in sorted(briefing.sources, key=lambda s: (s.published or "", s.id), reverse=True):
            if source.outlet:
                found.setdefault(source.outlet, []).append(UsedArticle(story, source, resting[source.id]))
    return dict(sorted(found.items(), key=lambda item: (item[0].lower(), item[0])))


def outlet_pages(stories: Iterable[SiteStory]) -> Iterator[SitePage]:
    """Yield the list of outlets and a page for each with several articles."""
    by_page: dict[str, tuple[str, list[UsedArticle]]] = {}
    for name, articles in used_articles(stories).items():  # names that differ in signs alone are one page
        by_page.setdefault(page_name(name), (name, []))[1].extend(articles)
    rows = []
    for slug, (name, articles) in by_page.items():
        uri = f"outlets/{slug}.md"
        paged = len(articles) >= ARTICLES
        rows.append(_index_row(PageLink(name, uri) if paged else name, articles))
        if paged:
            told = f"{count(len(articles), 'article')} of {name} in the briefings, and what rests on them."
            days = [a.story for a in articles]
            yield SitePage(uri, name, told, tuple(_outlet_blocks(articles)), newest_day(days))
    table = Table(("Outlet", "Articles", "Briefings", "Carry another’s text", "Statements resting on it"), tuple(rows))
    blocks = (Paragraph((TOLD,), "intro"), table if rows else Paragraph(("Nothing yet.",)))
    yield SitePage(OUTLETS, "Outlets", TOLD, blocks)


def _index_row(name: str | PageLink, articles: list[UsedArticle]) -> tuple[Words, ...]:
    carried = sum(a.carries is not None for a in articles)
    stories = len({a.story.folder for a in articles})
    statements = sum(a.statements for a in articles)
    return (name,), (str(len(articles)),), (str(stories),), (str(carried) if carried else "none",), (str(statements),)


def _outlet_blocks(articles: list[UsedArticle]) -> Iterator[Block]:
    source = articles[0].source
    known = [*filter(None, (source.kind and str(source.kind), f"owned by {source.owner}" if source.owner else ""))]
    if known:
        yield Paragraph((", ".join(known),), "intro")
    stories = len({a.story.folder for a in articles})
    statements = sum(a.statements for a in articles)
    used = f"{count(len(articles), 'article')} in {count(stories, 'briefing')}; "
    yield Paragraph((f"{used}{count(statements, 'statement')} there rest on them, alone or with others.",))
    carried = Counter(a.carries for a in articles if a.carries)
    if carried:
        yield Heading(("Whose text it carries",))
        rows = sorted(carried.items(), key=lambda c: (-c[1], c[0]))
        yield Listing(tuple((f"{name} · {count(number, 'article')}",) for name, number in rows))
    yield Heading(("Articles",))
    yield Listing(tuple(map(_article_line, articles)))


def _article_line(article: UsedArticle) -> Words:
    source = article.source
    title = source.title or "An article without a headline"
    target = link_target(source.url) if source.url else None
    carried = f", {RELATION_WORDS[source.relation.kind]} {article.carries}" if article.carries else ""
    line = f" · {date_words(source.published)}{carried} · {count(article.statements, 'statement')} in "
    return (
        PageLink(title, target) if target else title,
        line,
        article.story.link,
    )
