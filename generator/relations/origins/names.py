"""What an origin is called on the page, and its id.

two articles, one of them Reuters' own of 19 March 2024   -> o-reuters, "Reuters report of 19 March 2024"
a ministry's own text, and a paper that prints it         -> o-SOURCE, "Ministry of Ports release of 19 March 2024"
two articles that both say "told AFP"                     -> o-afp, "AFP report"
an article that no other shares text with                 -> o-SOURCE, its outlet, else its title
that article, and one that an editor says is from it      -> o-SOURCE, "The Osterby Post report of 19 March 2024"
two articles of an origin that an editor named            -> o-nordlink, "Nordlink report of 19 March 2024"
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.relations.origins.credits import crediting_of, credits_of, is_release, own_agency
from generator.relations.origins.descent import known_order, original_of
from generator.values.briefing import Origin
from generator.values.ids import named_id
from generator.values.story import DatedArticle


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The articles of one origin, in order of publication."""

    articles: tuple[DatedArticle, ...]
    own: tuple[DatedArticle, ...]  # of them those that no editor brought here; none where an editor named the origin
    named: str | None = None  # by an editor: "Nordlink"


def name_origins(groups: tuple[OriginGroup, ...]) -> tuple[Origin, ...]:
    """Return an origin for each group, in the groups' order; ids are unique."""
    once = {name for name, count in Counter(map(reporter_of, groups)).items() if name and count == 1}
    return tuple(
        Origin(id_of(g, by_name=reporter_of(g) in once), label_of(g), tuple(sorted(a.source for a in g.articles)))
        for g in groups
    )


def id_of(group: OriginGroup, *, by_name: bool = True) -> str:
    """Return the id of an origin; one of several of a name has that of its first article."""
    return named_id("o", (reporter_of(group) if by_name else None) or _named_after(group)[0].source)


def reporter_of(group: OriginGroup) -> str | None:
    """Return who is behind a group: whom the editor names, its member's own agency, else whom most of it credit."""
    if group.named:
        return group.named
    told = _named_after(group)
    own = [name for a in told if (name := own_agency(a.document))]
    if own:
        return own[0]
    if len(told) == 1:
        return None
    counts = Counter(name for a in told for name in credits_of(a.article))
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best and best[0][1] > len(told) / 2 else None


def label_of(group: OriginGroup) -> str:
    """Return what an origin is called on the page."""
    told, agency = _named_after(group), reporter_of(group)
    order = known_order(told, {a.source: crediting_of(a.article) for a in told})
    first = original_of(told, order) or told[0]
    metadata = first.document.metadata
    outlet = metadata.outlet.value if metadata.outlet else None
    name = agency or outlet
    if name is None:
        return metadata.title.value if metadata.title else first.source
    if len(group.articles) == 1 and not agency:
        return name
    noun = "release" if is_release(first.document) and not agency else "report"
    return f"{name} {noun} of {_printed(first.day)}" if first.day else f"{name} {noun}"


def _named_after(group: OriginGroup) -> tuple[DatedArticle, ...]:
    """Return the articles an origin is named after."""
    return group.own or group.articles


def _printed(day: str) -> str:
    """Print an ISO date in words.

    >>> _printed("2024-03-19")
    '19 March 2024'
    """
    return f"{date.fromisoformat(day):%-d %B %Y}" if len(day) == len("2024-03-19") else day
