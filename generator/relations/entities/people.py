"""One person, one entry: the people of all articles brought together over their name forms.

A full name meets a full name by surname and given name; a bare surname goes to the one person of the story who bears
it, and to nobody where several do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.names.resolution import NameIndex, without_suffix
from generator.relations.comparing.grouping import join_first
from generator.relations.entities.name_keys import is_same_person, is_slip, spelling_key
from generator.values.annotation import Mention


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one article names them."""

    source: str
    name: str  # the article's fullest form
    mentions: tuple[Mention, ...]


def gather_people(names: Mapping[str, NameIndex]) -> tuple[tuple[Named, ...], ...]:
    """Return the people of a story, each as the articles' own; articles in the mapping's order."""
    found = [Named(source, p.name, _each_once(p.mentions)) for source, index in names.items() for p in index.people]
    full = sorted((n for n in found if " " in n.name), key=lambda n: (-len(n.name.split()), n.name, n.source))
    sons = tuple(without_suffix(n.name) for n in full if _has_father(n, full))
    groups = join_first(full, lambda named, group: _is_one(named, group, sons))
    for named in (n for n in found if " " not in n.name):
        _place_bare(named, groups)
    return tuple(tuple(group) for group in groups)


def _has_father(named: Named, full: list[Named]) -> bool:
    """Say whether an article that names a "Tom Roe Jr." names a "Tom Roe" too."""
    plain = without_suffix(named.name)
    own = (n.name for n in full if n.source == named.source and n.name == without_suffix(n.name))
    return plain != named.name and any(is_same_person(plain, name) for name in own)


def _is_one(named: Named, group: list[Named], sons: tuple[str, ...]) -> bool:
    """Say whether a full name is that of a group, or a slip for it where no article has both.

    "Jr." is left out by some, and kept apart where a father is named beside one of the ``sons``.
    """
    slip = any(is_slip(n.name, named.name) for n in group) and all(n.source != named.source for n in group)
    one, other = (without_suffix(name) for name in (group[0].name, named.name))
    alone = not any(is_same_person(name, son) for name in (one, other) for son in sons)
    return slip or is_same_person(*(one, other) if alone else (group[0].name, named.name))


def _each_once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return mentions without those whose last word another one has: "Director Lindqvist", "Lindqvist"."""
    longest = {m.last: m for m in sorted(mentions, key=lambda m: (m.last - m.first, m.first))}
    return tuple(sorted(longest.values(), key=lambda m: m.first))


def _place_bare(named: Named, groups: list[list[Named]]) -> None:
    """Put a one-word name with the one person who bears it as surname, else as first name, else on its own."""
    key = spelling_key(named.name)
    for place in (-1, 0):
        bearers = [g for g in groups if " " in g[0].name and spelling_key(g[0].name.split()[place]) == key]
        if len(bearers) == 1:
            bearers[0].append(named)
            return
        if bearers:
            return
    own = next((g for g in groups if g[0].name.lower() == named.name.lower()), None)
    if own is None:
        groups.append([named])
    else:
        own.append(named)


def fullest_name(group: tuple[Named, ...]) -> str:
    """Return the full form a person is named by most often: the longer, then the first in the alphabet."""
    counts: Counter[str] = Counter()
    for named in group:
        counts[named.name] += len(named.mentions)
    return min(counts, key=lambda name: (" " not in name, -counts[name], -len(name), name))
