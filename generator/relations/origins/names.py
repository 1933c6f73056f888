"""What an origin is called on the page, and its id.

two articles, one of them Reuters' own of 19 March 2024   -> o-reuters, "Reuters report of 19 March 2024"
a ministry's own text, and a paper that prints it         -> o-SOURCE, "Ministry of Ports release of 19 March 2024"
two articles that both say "told AFP"                     -> o-afp, "AFP report"
an article that no other shares text with                 -> o-SOURCE, its outlet, else its title
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from generator.relations.origins.credits import credits_of, is_release, own_agency
from generator.relations.origins.descent import original_of
from generator.values.briefing import Origin
from generator.values.ids import named_id
from generator.values.story import DatedArticle


def name_origins(groups: tuple[tuple[DatedArticle, ...], ...]) -> tuple[Origin, ...]:
    """Return an origin for each group, in the groups' order; ids are unique."""
    agencies = [_agency(group) for group in groups]
    once = {name for name, count in Counter(agencies).items() if name and count == 1}
    found = []
    for group, agency in zip(groups, agencies, strict=True):
        ids = tuple(sorted(a.source for a in group))
        key = agency if agency in once else group[0].source
        found.append(Origin(named_id("o", key or group[0].source), _label(group, agency), ids))
    return tuple(found)


def _agency(group: tuple[DatedArticle, ...]) -> str | None:
    """Return the agency behind a group: the editor's, its member's own, else the one most of its articles credit."""
    given = [a.document.metadata.origin for a in group if a.document.metadata.origin]
    if given:
        return given[0]
    own = [name for a in group if (name := own_agency(a.document))]
    if own:
        return own[0]
    if len(group) == 1:
        return None
    counts = Counter(name for a in group for name in credits_of(a.article))
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best and best[0][1] > len(group) / 2 else None


def _label(group: tuple[DatedArticle, ...], agency: str | None) -> str:
    first = original_of(group) or group[0]
    metadata = first.document.metadata
    outlet = metadata.outlet.value if metadata.outlet else None
    name = agency or outlet
    if name is None:
        return metadata.title.value if metadata.title else first.source
    if len(group) == 1 and not agency:
        return name
    noun = "release" if is_release(first.document) and not agency else "report"
    return f"{name} {noun} of {_printed(first.day)}" if first.day else f"{name} {noun}"


def _printed(day: str) -> str:
    """Print an ISO date in words.

    >>> _printed("2024-03-19")
    '19 March 2024'
    """
    return f"{date.fromisoformat(day):%-d %B %Y}" if len(day) == len("2024-03-19") else day
