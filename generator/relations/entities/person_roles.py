"""A person's roles over the story's sources, each with the words that give it and the days it was given.

Kremlin spokesman, Kremlin spokesperson   -> one role, both as evidence
President, Russian President              -> one role, the fuller words
candidate (March), president (May)        -> two roles: the one until, the other from the day of the May report
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import structs

from generator.lexicons.loader import load_lexicon
from generator.names.roles import Role, role_beside
from generator.relations.comparing.grouping import join_first
from generator.relations.entities.people import Named
from generator.values.briefing import EntityRole
from generator.values.document import Evidence, normal_words
from generator.values.story import DatedArticle

SPOKES_RE = re.compile(r"^spokes(?:man|woman|person)$")
AMERICAN = {"us": "american", "u": "american"}  # "U.S. President" has the words u, s, president


@dataclass(frozen=True, slots=True)
class _Given:
    """A role as one source gives it."""

    words: frozenset[str]
    text: str
    evidence: Evidence
    day: str | None  # the source's date


def roles_over_time(group: tuple[Named, ...], articles: Mapping[str, DatedArticle]) -> tuple[EntityRole, ...]:
    """Return a person's roles, the latest last; days only where roles differ over time."""
    given = [g for named in group for g in _given(named, articles[named.source])]
    given.sort(key=lambda g: (-len(g.words), g.day or "", g.evidence.source, g.evidence.start))
    kinds = join_first(given, lambda one, kind: one.words <= kind[0].words)
    kinds.sort(key=lambda k: (_last(k), len(k), len(k[0].text), k[0].text))
    return _dated(kinds)


def _given(named: Named, article: DatedArticle) -> list[_Given]:
    found = []
    own = frozenset(normal_words(named.name))
    for mention in named.mentions:
        role = role_beside(mention, article.document, article.article.annotation)
        words = _words(role) if role else frozenset()
        if role is None or words & own or not _is_office(words):
            continue
        evidence = article.document.evidence(role.span.cover(role.mention.span))
        found.append(_Given(words, role.text, evidence, article.day))
    return found


def _is_office(words: frozenset[str]) -> bool:
    """Say whether a role tells more than what somebody is to another: not "father", not "Russian counterpart"."""
    lists = load_lexicon("roles")
    return words.isdisjoint(lists["another"]) and not words <= set(lists["alone"])


def _words(role: Role) -> frozenset[str]:
    words = (AMERICAN.get(w, w) for w in normal_words(role.text) if w not in {"s", "the", "of", "for", "and"})
    return frozenset("spokes" if SPOKES_RE.match(w) else w for w in words)


def _last(kind: list[_Given]) -> str:
    return max((g.day or "" for g in kind), default="")


def _dated(kinds: list[list[_Given]]) -> tuple[EntityRole, ...]:
    roles = [EntityRole(k[0].text, tuple(g.evidence for g in k), None, None) for k in kinds]
    starts = [min((g.day for g in k if g.day), default=None) for k in kinds]
    for place in range(1, len(kinds)):
        before, day = _last(kinds[place - 1]), starts[place]
        if day and before and before < day:
            roles[place - 1] = structs.replace(roles[place - 1], until=day)
            roles[place] = structs.replace(roles[place], since=day)
    return tuple(roles)
