"""What every section of a page needs to know: the briefing and its sources' names.

A briefing has two pages. ``index.md`` is what a reader takes in within a minute, with the rest folded below it;
``evidence.md`` is what it rests on. A source's name leads to its excerpt, an item's anchor is its id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator.overrides.editing import Editable
from generator.rendering.escaping import escape, escape_html
from generator.rendering.wording import date_words
from generator.values.briefing import Briefing, BriefingSource, Origin
from generator.values.document import Evidence
from generator.values.ids import slugify

FRONT: Final = "index.md"
EVIDENCE: Final = "evidence.md"
ON_EVIDENCE: Final = frozenset({"facts", "disagreements", "questions"})  # kinds that are told in full there
MOST_NAMED: Final = 3  # sources named behind a line; the rest are counted
UNDATED = "9999"
ANCHOR_RE = re.compile(r'<a id="(?P<id>[^"]+)"></a>')


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """How a source is named on the page."""

    letter: str  # "C": its place in order of publication
    name: str  # "Reuters", "Reuters (C)" where two share the name, "Unnamed outlet (A)"
    date: str  # "19 March 2024" or "undated"
    anchor: str  # "s-002-d1f59145c9e3996e"

    @property
    def short(self) -> str:
        """Name and date, in Markdown."""
        return f"{escape(self.name)}, {self.date}"


@dataclass(frozen=True, slots=True)
class Page:
    """A briefing with the names of its sources."""

    briefing: Briefing
    labels: Mapping[str, SourceLabel]
    kinds: tuple[Editable, ...] = ()
    name: str = FRONT  # the page that is being written
    front: frozenset[str] = frozenset()  # ids of what stands on the front before anything is unfolded
    excerpts: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)  # printed ones, with what stands in each

    @property
    def sources(self) -> tuple[BriefingSource, ...]:
        """The sources in order of publication."""
        return tuple(sorted(self.briefing.sources, key=_source_order))

    def names(self, ids: tuple[str, ...]) -> str:
        """Name the sources of an item, in order of publication, in Markdown."""
        return "; ".join(self.labels[s.id].short for s in self.sources if s.id in set(ids))

    def credit(self, sources: Iterable[str], evidence: Iterable[Evidence]) -> str:
        """Name the sources of an item, each name a link to its words: "[Reuters](evidence.md#x-1a2b3c4d)"."""
        words = {e.source: excerpt_anchor(e.id) for e in reversed(tuple(evidence))}
        named = {*sources, *words}  # once: the sources may be told one by one
        chosen = [s.id for s in self.sources if s.id in named]
        links = [self._linked(i, words.get(i, self.labels[i].anchor)) for i in chosen[:MOST_NAMED]]
        more = len(chosen) - len(links)
        return f"{', '.join(links)} and {more} more" if more else ", ".join(links)

    def _linked(self, source: str, anchor: str) -> str:
        return f"[{escape(self.labels[source].name)}]({self.address(anchor, EVIDENCE)})"

    def heading(self, key: str, left: int) -> str:
        """Return the heading of a kind of which some may stand on the front: "More quotes (12)"."""
        more = len(getattr(self.briefing, key)) > left
        return f"## {f'More {key}' if more else key.capitalize()} ({left})"

    def address(self, anchor: str, name: str) -> str:
        """Return the address of an anchor on one of the briefing's pages, seen from the page that is being written."""
        return f"#{anchor}" if name == self.name else f"{name}#{anchor}"

    def id_shown(self, item: Any) -> list[str]:  # noqa: ANN401  # an item of any kind
        """Return the id by which editors name an item, a link to its place, where items are told in full."""
        return [f"[{item.id}](#{item.id})"] if self.name == EVIDENCE else []

    def address_of(self, item: str, key: str) -> str:
        """Return the address of an item of a kind: on the front where it stands there, else where its kind is told."""
        there = key in ON_EVIDENCE and (item not in self.front or self.name == EVIDENCE)
        return self.address(item, EVIDENCE if there else FRONT)


def open_page(briefing: Briefing, kinds: tuple[Editable, ...] = ()) -> Page:
    """Name the sources of a briefing."""
    ordered = sorted(briefing.sources, key=_source_order)
    shared = Counter(s.outlet for s in ordered)
    labels = {}
    taken: set[str] = set()
    for place, source in enumerate(ordered):
        letter = letter_of(place)
        name = source.outlet or "Unnamed outlet"
        if not source.outlet or shared[source.outlet] > 1:
            name = f"{name} ({letter})"
        anchor = f"s-{slugify(source.id)}"
        while anchor in taken:
            anchor += "-2"
        taken.add(anchor)
        labels[source.id] = SourceLabel(letter, name, date_words(source.published), anchor)
    return Page(briefing, labels, kinds)


def is_own_report(origin: Origin, sources: Mapping[str, BriefingSource]) -> bool:
    """Say whether an origin is one article's own reporting and is named after its outlet alone."""
    return len(origin.sources) == 1 and any(sources[s].outlet == origin.label for s in origin.sources if s in sources)


def letter_of(place: int) -> str:
    """Return A, B … Z, AA, AB … for 0, 1 ….

    >>> letter_of(0), letter_of(25), letter_of(26)
    ('A', 'Z', 'AA')
    """
    letters = chr(ord("A") + place % 26)
    return letters if place < 26 else letter_of(place // 26 - 1) + letters  # noqa: PLR2004  # letters


def anchors(*ids: str) -> str:
    """Return the anchors of an item: its id and the ids it ever had."""
    return "".join(f'<a id="{escape_html(slug)}"></a>' for slug in dict.fromkeys(ids))


def once(markdown: str) -> str:
    """Keep the first of every anchor: a statement may stand in two sections, its anchor in one.

    >>> once('<a id="x"></a>one <a id="x"></a>two')
    '<a id="x"></a>one two'
    """
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        if match["id"] in seen:
            return ""
        seen.add(match["id"])
        return match[0]

    return ANCHOR_RE.sub(keep, markdown)


def excerpt_anchor(evidence: str) -> str:
    """Return the anchor of an excerpt by the id of its evidence, which is also that of the item it carries.

    >>> excerpt_anchor("e-7ccc60a0")
    'x-7ccc60a0'
    """
    return f"x-{evidence.removeprefix('e-')}"


def anchors_of(item: Any) -> str:  # noqa: ANN401  # an item of any kind
    """Return the anchors of an item: its id and those it ever had."""
    return anchors(item.id, *item.also)


def links_by_id(page: Page) -> dict[str, tuple[str, str]]:
    """Return the words by which a list of changes names every item, and its address, by id; a fact's before others."""
    kinds = sorted(page.kinds, key=lambda kind: kind.key == "facts")
    items = ((kind, item) for kind in kinds for item in getattr(page.briefing, kind.key))
    return {item.id: (kind.edit.told(item), page.address_of(item.id, kind.key)) for kind, item in items}


def _source_order(source: BriefingSource) -> tuple[str, str]:
    return (source.published or UNDATED, source.id)
