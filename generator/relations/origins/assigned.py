"""Origins as an editor assigned them: articles of one assigned origin are one group, whatever they share.

An article assigned to an agency joins the group that holds that agency's own report.
"""

from __future__ import annotations

from generator.relations.origins.credits import own_agency
from generator.values.story import DatedArticle

Groups = tuple[tuple[str, ...], ...]


def obey_editors(groups: Groups, articles: tuple[DatedArticle, ...]) -> Groups:
    """Return the groups with assigned articles moved, each group and the whole in order of publication."""
    assigned = {a.source: origin for a in articles if (origin := a.document.metadata.origin)}
    if not assigned:
        return groups
    kept = [[source for source in group if source not in assigned] for group in groups]
    agencies = {a.source: own_agency(a.document) for a in articles}
    for origin in sorted({name.lower() for name in assigned.values()}):
        members = [source for source, name in assigned.items() if name.lower() == origin]
        home = next((g for g in kept if any((agencies[s] or "").lower() == origin for s in g)), None)
        if home is None:
            kept.append(members)
        else:
            home.extend(members)
    place = {a.source: n for n, a in enumerate(articles)}
    ordered = [tuple(sorted(group, key=place.__getitem__)) for group in kept if group]
    return tuple(sorted(ordered, key=lambda group: place[group[0]]))
