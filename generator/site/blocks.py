"""What the pages made of all stories consist of: values that ``theme/lists/page.html`` prints and escapes.

    StoryEntry     a story in a list: headline, first words, a line of what it rests on
    QuoteBlock      what somebody is quoted as saying
    Listing     a list, each line of words and links
    Table     rows of cells, each of words and links

No markup is written here. A page that grows is split, and no list of it is ever longer than a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

PAGE_ROOM: Final = 50  # lines, entries and rows of a page


@dataclass(frozen=True, slots=True)
class PageLink:
    """Words that lead somewhere."""

    text: str
    page: str  # path in the docs folder, "people/ilse-marrow.md", or a web address
    anchor: str = ""


Words = tuple[str | PageLink, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; it stands again where the section goes on on another page."""

    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words; ``kind`` is a class of the style sheet."""

    words: Words
    kind: str = ""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story in a list."""

    link: PageLink
    lede: str
    line: Words
    state: str = ""  # "draft" in a preview


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A quotation with who, when and where."""

    text: str
    direct: bool
    line: Words


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    rows: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row heads it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


Block = Heading | Paragraph | StoryEntry | QuoteBlock | Listing | Table


@dataclass(frozen=True, slots=True)
class Step:
    """A number of the row that leads through the pages of a list."""

    number: int
    page: str  # path in the docs folder


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page made of all stories."""

    uri: str  # path in the docs folder: "topics/trade.md"
    title: str
    description: str  # a sentence of its own, for search engines and previews
    blocks: tuple[Block, ...]
    modified: str | None = None  # the newest day of what it tells of
    kind: str = "CollectionPage"  # its schema.org type
    feeds: str = ""  # folder of the feeds that tell of the same: "topics/trade"
    number: int = 1
    steps: tuple[Step, ...] = ()  # all pages of the list, where there are several

    @property
    def around(self) -> tuple[Step, ...]:
        """The pages that the row of numbers names: the first, the last, and those beside this one."""
        near = {1, len(self.steps), *range(self.number - 2, self.number + 3)}
        return tuple(step for step in self.steps if step.number in near)


def split_pages(page: SitePage, room: int = PAGE_ROOM) -> Iterator[SitePage]:
    """Yield a page, or where it has more than ``room`` lines the pages it becomes, in order.

    >>> rows = tuple((str(n),) for n in range(5))
    >>> page = SitePage("topics/trade.md", "Trade", "", (Heading(("Rows",)), Listing(rows)))
    >>> [(p.uri, p.title, len(p.blocks[1].rows)) for p in split_pages(page, 3)]
    [('topics/trade.md', 'Trade', 3), ('topics/trade/2.md', 'Trade, page 2', 2)]
    """
    parts = list(_page_parts(page.blocks, room))
    steps = tuple(Step(n, _numbered(page.uri, n)) for n in range(1, len(parts) + 1)) if len(parts) > 1 else ()
    for number, blocks in enumerate(parts, 1):
        told = f", page {number}" if number > 1 else ""
        yield replace(
            page,
            uri=_numbered(page.uri, number),
            title=page.title + told,
            description=f"{page.description} Page {number}." if told else page.description,
            blocks=tuple(blocks),
            number=number,
            steps=steps,
        )


def _numbered(uri: str, number: int) -> str:
    """Return the path of a page of a list; no name of a page is "pages" (see ``page_name``)."""
    base = uri.removesuffix(".md")
    return (
        uri
        if number == 1
        else f"{base.removesuffix('index') + 'pages' if base.endswith('/index') else base}/{number}.md"
    )


def _page_parts(blocks: Iterable[Block], room: int) -> Iterator[list[Block]]:
    part: list[Block] = []
    left, heading, headed = room, None, True
    for block in blocks:
        if isinstance(block, Heading):
            heading, headed = block, False
            continue
        rest: Block | None = block
        while rest is not None:
            if left <= 0:
                yield part
                part, left, headed = [], room, heading is None
            if not headed and heading is not None:
                part.append(heading)
                headed = True
            first, rest = _cut_block(rest, left)
            part.append(first)
            left -= len(first.rows) if isinstance(first, Listing | Table) else 1
    yield part


def _cut_block(block: Block, room: int) -> tuple[Block, Block | None]:
    """Return what of a block there is room for, and what is left of it."""
    if isinstance(block, Listing) and len(block.rows) > room:
        return Listing(block.rows[:room]), Listing(block.rows[room:])
    if isinstance(block, Table) and len(block.rows) > room:
        return Table(block.heads, block.rows[:room]), Table(block.heads, block.rows[room:])
    return block, None
