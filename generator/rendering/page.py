"""What every section of a page needs to know: the briefing and its sources' names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.overrides.editing import Editable
from generator.rendering.escaping import escape, escape_html
from generator.rendering.wording import coverage_words, date_words
from generator.values.briefing import Briefing, BriefingSource, Origin
from generator.values.document import Evidence
from generator.values.ids import slugify

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

    @property
    def sources(self) -> tuple[BriefingSource, ...]:
        """The sources in order of publication."""
        return tuple(sorted(self.briefing.sources, key=_source_order))

    def coverage(self, ids: tuple[str, ...], origins: int | None = None) -> str:
        """Return "3 outlets, 1 origin" for the sources of an item."""
        chosen = tuple(s for s in self.sources if s.id in set(ids))
        return coverage_words(chosen, origins if origins is not None else len({s.origin for s in chosen}))

    def names(self, ids: tuple[str, ...]) -> str:
        """Name the sources of an item, in order of publication, in Markdown."""
        return "; ".join(self.labels[s.id].short for s in self.sources if s.id in set(ids))

    def letters(self, ids: tuple[str, ...]) -> str:
        """Name the sources of an item by their letters, each a link: for tables, where room is short."""
        chosen = (self.labels[s.id] for s in self.sources if s.id in set(ids))
        return ", ".join(f"[{label.letter}](#{label.anchor})" for label in chosen)


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


def cite(*evidence: Evidence) -> str:
    """Return the citations of a statement, to stand directly behind it: footnotes named by evidence id."""
    return " ".join(f"[^{e}]" for e in dict.fromkeys(e.id for e in evidence))


def names_by_id(page: Page) -> dict[str, str]:
    """Return the words by which a list of changes names every item, by id; a fact's words before all others."""
    kinds = sorted(page.kinds, key=lambda kind: kind.key == "facts")
    return {item.id: kind.edit.told(item) for kind in kinds for item in getattr(page.briefing, kind.key)}


def _source_order(source: BriefingSource) -> tuple[str, str]:
    return (source.published or UNDATED, source.id)
