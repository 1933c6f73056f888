"""Origins as an editor assigned them: an article joins the origin that is named, found or new.

origin: Reuters, or Reuters report of 19 March 2024, or o-reuters  -> the origin that is called so, in it or not
origin: The Osterby Post                                           -> the origin of the one article of that outlet
origin: Nordlink, for two articles, which nothing here is called   -> one new origin of both
origin: o-nordlnk, or an outlet whose articles are of two origins  -> refused; the article stays where it was found

A joined origin keeps its id and its name, and what was found to be of it comes before what an editor brought into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.relations.origins.names import OriginGroup, id_of, label_of, reporter_of
from generator.sources.agencies import agency_named
from generator.values.diagnostic import Diagnostic
from generator.values.document import AssignedOrigin
from generator.values.spelling import hint_for
from generator.values.story import DatedArticle

ID: Final = "o-"  # how an origin's id begins
Key = int | str  # an origin that was found, by its place; or a new one, by its name in small letters


@dataclass(frozen=True, slots=True)
class Obeyed:
    """The groups as the editors want them, in order of publication, and which wishes could not be followed."""

    groups: tuple[OriginGroup, ...]
    faults: tuple[Diagnostic, ...] = ()


def obey_editors(groups: tuple[tuple[DatedArticle, ...], ...], articles: tuple[DatedArticle, ...]) -> Obeyed:
    """Return the groups with assigned articles moved, each group and the whole in order of publication."""
    wishes = {a.source: a.document.metadata.origin for a in articles if a.document.metadata.origin}
    if not wishes:
        return Obeyed(tuple(OriginGroup(group, group) for group in groups))
    found = {a.source: number for number, group in enumerate(groups) for a in group}
    wanted: dict[str, Key] = {}
    faults = []
    for source, wish in wishes.items():
        keys = _origins_called(wish, source, groups, articles)
        wanted[source] = keys[0] if len(keys) == 1 else found[source]
        if len(keys) != 1:
            faults.append(_fault(wish, keys, groups))
    moved = {source: _followed(key, wanted, groups) for source, key in wanted.items()}
    names: dict[Key, str] = {key: wishes[source].name for source, key in reversed(moved.items())}
    places = {**found, **moved}
    every: dict[Key, None] = dict.fromkeys((*range(len(groups)), *(k for k in names if isinstance(k, str))))
    made = [g for key in every if (g := _made_group(key, places, groups, articles, names)).articles]
    return Obeyed(tuple(sorted(made, key=lambda g: articles.index(g.articles[0]))), tuple(faults))


def _made_group(
    key: Key,
    places: Mapping[str, Key],
    groups: tuple[tuple[DatedArticle, ...], ...],
    articles: tuple[DatedArticle, ...],
    names: Mapping[Key, str],
) -> OriginGroup:
    members = tuple(a for a in articles if places[a.source] == key)
    own = tuple(a for a in members if isinstance(key, int) and a in groups[key])
    return OriginGroup(members, own, agency_named(names[key]) or names[key] if isinstance(key, str) else None)


def _origins_called(
    wish: AssignedOrigin, source: str, groups: tuple[tuple[DatedArticle, ...], ...], articles: tuple[DatedArticle, ...]
) -> tuple[Key, ...]:
    """Return the origins an editor may mean: by name, label or id, else by the outlet or source id of an article."""
    wanted = _forms(wish.name, articles)
    whole = [OriginGroup(group, group) for group in groups]
    called = [
        n for n, g in enumerate(whole) if wanted & {f.lower() for f in (id_of(g), label_of(g), reporter_of(g)) if f}
    ]
    if not called:
        of_outlet = (_outlets(group, source) for group in groups)
        called = [n for n, outlets in enumerate(of_outlet) if wanted & outlets]
    own = [n for n in called if any(a.source == source for a in groups[n])]
    if called:
        return tuple(own or called)
    return () if wish.name.lower().startswith(ID) else (min(wanted),)


def _forms(name: str, articles: tuple[DatedArticle, ...]) -> frozenset[str]:
    """Return the names that mean the same, in small letters: an agency's own name stands for its others."""
    wires = {form: wire for a in articles for form, wire in a.document.metadata.wires}
    plain = " ".join(name.lower().split())
    return frozenset({(agency_named(name) or wires.get(plain) or plain).lower()})


def _outlets(group: tuple[DatedArticle, ...], but: str) -> frozenset[str]:
    """Return the outlets and source ids of a group's articles, in small letters, without the one that is assigned."""
    others = [a for a in group if a.source != but]
    outlets = {a.document.metadata.outlet.value.lower() for a in others if a.document.metadata.outlet}
    return frozenset(outlets | {a.source.lower() for a in others})


def _followed(key: Key, wanted: Mapping[str, Key], groups: tuple[tuple[DatedArticle, ...], ...]) -> Key:
    """Return where an origin ended whose own articles were all assigned to another one; two of each other are one."""
    seen: list[int] = []
    while isinstance(key, int):
        if key in seen:
            return min(seen)
        seen.append(key)
        places = [wanted.get(a.source, key) for a in groups[key]]
        if key in places:
            break
        key = places[0]
    return key


def _fault(wish: AssignedOrigin, keys: tuple[Key, ...], groups: tuple[tuple[DatedArticle, ...], ...]) -> Diagnostic:
    named = [OriginGroup(groups[n], groups[n]) for n in keys if isinstance(n, int)]
    if named:
        told = ", ".join(f"{id_of(g)} ({label_of(g)})" for g in named)
        fault = f"'{wish.name}' names more than one origin: {told}"
        return Diagnostic("B302", fault, wish.place, "give the id of the one you mean")
    known = [id_of(OriginGroup(group, group)) for group in groups]
    return Diagnostic("B301", f"no origin has the id '{wish.name}'", wish.place, hint_for(wish.name, known))
