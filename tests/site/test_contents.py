"""Pages made of all stories: none grows without bound, each link leads somewhere, and what they say is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from many_stories import many_stories, numbered_briefing
from mkdocs.structure.files import File, Files
from sample_story import HOSTILE, hostile_briefing, sample_briefing
from sitebuild import REPOSITORY

from generator.site.blocks import (
    PAGE_ROOM,
    Block,
    Heading,
    Listing,
    PageLink,
    Paragraph,
    QuoteBlock,
    SitePage,
    StoryEntry,
    Table,
    split_pages,
)
from generator.site.contents import Contents, gather_contents
from generator.site.machine.catalogue import DATA_INDEX, LLMS, SCHEMA
from generator.site.printing import Printer
from generator.site.stories import SiteStory
from generator.values.briefing import Entity, EntityRole

MANY = 60


@pytest.fixture(scope="session")
def contents() -> Contents:
    return gather_contents(many_stories(MANY))


def rows_of(block: Block) -> int:
    return len(block.rows) if isinstance(block, Listing | Table) else not isinstance(block, Heading | Paragraph)


def links_of(page: SitePage) -> Iterator[PageLink]:
    for block in page.blocks:
        if isinstance(block, StoryEntry):
            yield block.link
        words = (
            [w for row in block.rows for w in row]
            if isinstance(block, Listing)
            else [w for row in block.rows for cell in row for w in cell]
            if isinstance(block, Table)
            else block.line
            if isinstance(block, QuoteBlock | StoryEntry)
            else block.words
        )
        yield from (w for w in words if isinstance(w, PageLink))


def words_of(page: SitePage) -> str:
    return repr(page.blocks)


def test_no_page_is_longer_than_a_page(contents: Contents) -> None:
    longest = max(sum(map(rows_of, page.blocks)) for page in contents.pages.values())
    assert longest == PAGE_ROOM
    everything = [contents.pages[f"topics/everything{n}.md"] for n in ("", "/2")]
    assert [sum(map(rows_of, page.blocks)) for page in everything] == [PAGE_ROOM - 1, MANY - PAGE_ROOM + 1]
    assert [step.page for step in everything[0].steps] == [page.uri for page in everything]


def test_newest_stories_come_first(contents: Contents) -> None:
    entries = [b.link.page for b in contents.pages["topics/everything.md"].blocks if isinstance(b, StoryEntry)]
    assert entries[:2] == ["story-059/index.md", "story-058/index.md"]


def test_a_section_that_goes_on_is_headed_again() -> None:
    rows = Listing(tuple((str(n),) for n in range(3)))
    page = SitePage("people/ilse.md", "Ilse", "", (Heading(("Quoted",)), rows, Heading(("Briefings",)), rows))
    headings = [[b.words[0] for b in p.blocks if isinstance(b, Heading)] for p in split_pages(page, 2)]
    assert headings == [["Quoted"], ["Quoted", "Briefings"], ["Briefings"]]


def test_each_link_leads_to_a_page(contents: Contents) -> None:
    there = {*contents.pages, *(p for s in contents.stories for p in (s.page, s.evidence)), DATA_INDEX, SCHEMA, LLMS}
    lost = {link.page for page in contents.pages.values() for link in links_of(page)} - there
    assert {page for page in lost if not page.startswith("https://")} == set()


def test_each_page_has_a_description_of_its_own(contents: Contents) -> None:
    told = [page.description for page in contents.pages.values()]
    assert len(set(told)) == len(told)
    assert min(map(len, told)) > 12


def test_a_name_that_one_story_mentions_has_no_page() -> None:
    once = Entity("p-nobody-much", "Nobody Much", "person", "clerk", (), (), 1, ("a-wire",))
    base = sample_briefing()
    pages = gather_contents([SiteStory("ferry", replace(base, entities=(*base.entities, once)))]).pages
    assert "people/ilse-marrow.md" in pages
    assert "people/nobody-much.md" not in pages
    assert "Nobody Much" not in words_of(pages["people/index.md"])


def test_roles_have_their_dates() -> None:
    base = sample_briefing()
    marrow, evidence = base.entities[0], base.entities[0].roles[0].evidence
    roles = (EntityRole("Trade Minister", evidence, "2029", None), EntityRole("mayor", evidence, None, None))
    story = SiteStory("ferry", replace(base, entities=(replace(marrow, roles=roles),)))
    (table,) = [b for b in gather_contents([story]).pages["people/ilse-marrow.md"].blocks if isinstance(b, Table)]
    assert [row[:2] for row in table.rows] == [
        (("Trade Minister",), ("from 2029",)),
        (("mayor",), ("in reports of 30 May 2031",)),
    ]


def test_related_stories_say_why(contents: Contents) -> None:
    story = contents.stories[0]
    names = {e.name for e in story.briefing.entities}
    shown = contents.beside(story)
    assert len(shown) == 4
    for found in shown:
        shared = names & {e.name for e in found.story.briefing.entities}
        assert set(found.names) == shared != set()
        assert found.why.startswith("Both name ")
        assert all(name in found.why for name in shared)


def test_stories_without_a_name_in_common_are_not_related() -> None:
    stories = [SiteStory(b.slug, b) for b in (numbered_briefing(1), numbered_briefing(2))]
    assert gather_contents(stories).related == {"story-001": (), "story-002": ()}, "a topic alone is no reason"


def test_a_storyline_goes_over_weeks_and_keeps_its_address() -> None:
    chain = [numbered_briefing(n) for n in (0, 35, 70)]  # the same people, bodies and topic; 140 days apart
    stories = sorted((SiteStory(b.slug, b) for b in chain), key=lambda s: s.order, reverse=True)
    lines = gather_contents(stories).storylines
    assert {line.page for line in lines.values()} == {"storylines/story-000.md"}
    assert lines["story-035"].title == "Vaskian Ports Authority and Ilse Marrow"
    assert [s.folder for s in lines["story-000"].stories] == ["story-070", "story-035", "story-000"]
    assert gather_contents(stories[:2]).storylines == {}, "two stories are no line"


def test_a_week_tells_what_it_brought() -> None:
    contents = gather_contents([SiteStory(b.slug, b) for b in (numbered_briefing(10),)])
    began, changed = contents.pages["weeks/2031-w06.md"], contents.pages["weeks/2031-w07.md"]
    assert (began.title, changed.title) == ("The week of 3–9 February 2031", "The week of 10–16 February 2031")
    assert "1 new story" in began.description
    assert changed.description.endswith("1 story with news, 1 correction.")
    assert "The ferry will run from Lorne to Port Hale." in words_of(changed)
    assert "Answered: " in words_of(changed)
    assert "misread" in words_of(changed)


def test_an_outlet_tells_whose_text_it_carried(contents: Contents) -> None:
    page = contents.pages["outlets/quay-news.md"]
    assert "Northgate Wire · 60 articles" in words_of(page)
    (row,) = [
        r
        for b in contents.pages["outlets/index.md"].blocks
        if isinstance(b, Table)
        for r in b.rows
        if "Quay" in repr(r)
    ]
    assert [cell[0] for cell in row[1:4]] == ["60", "60", "60"]


def test_a_figure_with_a_history_has_a_page() -> None:
    pages = gather_contents([SiteStory("ferry", sample_briefing())]).pages
    (table,) = [b for b in pages["figures/trade-between-lorne-and-vaskia-usd.md"].blocks if isinstance(b, Table)]
    assert [(row[0][0], row[1][0].text) for row in table.rows] == [
        ("2030", "$41.5 billion"),
        ("2029", "$38.9 billion"),
        ("2028", "$30.2 billion"),
    ]


def test_what_several_briefings_have_is_told_once(contents: Contents) -> None:
    """Each of the sixty has the same two utterances; the figures' values differ from story to story."""
    marrow = [b for b in contents.pages["people/ilse-marrow.md"].blocks if isinstance(b, QuoteBlock)]
    assert [b.text for b in marrow] == ["We will open the harbour before the summer", "both sides wanted lower tariffs"]
    assert "".join(w for w in marrow[0].line if isinstance(w, str)).startswith("Said on 2 March 2031 · Northgate Wire")
    assert marrow[0].line[-1] == " and 59 more briefings"
    again = [replace(numbered_briefing(n), figures=sample_briefing().figures) for n in (3, 5)]
    pages = gather_contents([SiteStory(b.slug, b) for b in reversed(again)]).pages
    (table,) = [b for b in pages["figures/trade-between-lorne-and-vaskia-usd.md"].blocks if isinstance(b, Table)]
    assert [row[3][-1] for row in table.rows] == [" and 1 more briefing"] * 3


@pytest.mark.parametrize("name", ["Index", "README", "pages", "../../../etc/passwd", "a" * 400])
def test_no_name_takes_an_address_of_the_site(name: str) -> None:
    base = sample_briefing()
    pages = gather_contents([SiteStory("ferry", replace(base, tags=(name,)))]).pages
    assert len([uri for uri in pages if uri.startswith("topics/")]) == 2
    assert all(len(part) < 100 and part.strip(".") for uri in pages for part in uri.split("/"))


def test_text_of_a_source_stays_text() -> None:
    story = SiteStory("host<i>le &'\"", hostile_briefing())
    contents = gather_contents([story])
    links = {link.page for page in contents.pages.values() for link in links_of(page)} | set(contents.pages)
    files = Files([File(uri, None, "site", use_directory_urls=True) for uri in links if "://" not in uri])
    printer = Printer([str(REPOSITORY / "theme")])
    for page in contents.pages.values():
        text = printer.print_page(page, "topics/x/", files, "top")
        for markup in ("<script", "<i>", "<b>", 'href="javascript'):
            assert markup not in text, page.uri
    assert HOSTILE.split("[")[0].strip() not in text


def test_pages_do_not_depend_on_the_order_of_the_folders() -> None:
    stories = many_stories(9)
    again = list(stories[::-1])
    again.sort(key=lambda s: s.order, reverse=True)
    assert gather_contents(stories).pages == gather_contents(again).pages
