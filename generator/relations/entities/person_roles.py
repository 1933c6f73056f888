"""A person's roles over the story's sources, each with the words that give it.

Kremlin spokesman, Kremlin spokesperson   -> one role, both as evidence
President, Russian President              -> one role, the fuller words
club's head coach, head coach of Selm     -> one role: what the club is called says more
former mayor, candidate (March), president (May) -> three roles in this order

Left alone: when an office began and ended; the days of the reports are not its days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.lexicons.loader import load_lexicon
from generator.names.descriptions import descriptions_beside
from generator.names.role_wording import HEAD_END_RE, is_bare, is_of_one, role_words
from generator.names.roles import Role, roles_beside
from generator.relations.comparing.grouping import join_first
from generator.relations.entities.people import Named
from generator.values.annotation import Annotation, Mention
from generator.values.briefing import EntityRole
from generator.values.document import Document, Evidence, normal_words
from generator.values.story import DatedArticle

SPOKES_RE = re.compile(r"^spokes(?:man|woman|person)$")
PAST = frozenset({"ex", "former", "formerly"})
THEN = frozenset({"then", "future"})  # at a time the text looks back to: nothing says what somebody is now
ALIKE = {"us": "american", "u": "american", "ceo": "chief executive"}  # "U.S. President" has the words u, s, president
SMALL = frozenset({"s", "the", "of", "for", "and", "officer"})  # "chief executive officer" is "chief executive"


@dataclass(frozen=True, slots=True)
class _Given:
    """A role as one source gives it."""

    words: frozenset[str]
    text: str
    evidence: Evidence
    day: str | None  # the source's date


def roles_over_time(group: tuple[Named, ...], articles: Mapping[str, DatedArticle]) -> tuple[EntityRole, ...]:
    """Return a person's roles, the latest last and what somebody was before what they are."""
    beside = [g for named in group for g in _given(named, articles[named.source], roles_beside)]
    given = beside or [g for named in group for g in _given(named, articles[named.source], descriptions_beside)]
    over = {_noun_of(g) for g in given if not g.words.isdisjoint(THEN)}
    given = [g for g in given if _is_past(g) or _noun_of(g) not in over]
    given.sort(key=lambda g: (-len(g.words), g.day or "", g.evidence.source, g.evidence.start))
    kinds = join_first(given, lambda one, kind: one.words <= kind[0].words)
    kinds.sort(key=lambda k: (*_standing_of(k), _last(k), not is_bare(k[0].text), *_weight_of(k), k[0].text))
    return tuple(EntityRole(k[0].text, tuple(g.evidence for g in k), since=None, until=None) for k in kinds)


def _given(
    named: Named, article: DatedArticle, find: Callable[[Mention, Document, Annotation], tuple[Role, ...]]
) -> list[_Given]:
    found = []
    own = frozenset(normal_words(named.name))
    for mention in named.mentions:
        for role in find(mention, article.document, article.article.annotation):
            words = _words(role)
            if not words & own and is_of_one(role.text) and (_is_office(words) or " of " in role.text):
                evidence = article.document.evidence(role.span.cover(role.mention.span))
                found.append(_Given(words, role.text, evidence, article.day))
    return found


def _is_office(words: frozenset[str]) -> bool:
    """Say whether a role tells more than what somebody is to another: not "father", not "Russian counterpart"."""
    lists = load_lexicon("roles")
    return words.isdisjoint(lists["another"]) and not words <= set(lists["alone"])


def _words(role: Role) -> frozenset[str]:
    """Return the words two wordings of a role share: neither small words nor "club's"."""
    owner, owned, rest = role.text.replace("’", "'").partition("'s ")
    text = rest if owned and owner in load_lexicon("name_kinds")["bodies"] else role.text
    words = (alike for w in normal_words(text) if w not in SMALL for alike in ALIKE.get(w, w).split())
    return frozenset("spokes" if SPOKES_RE.match(w) else w for w in words)


def _is_past(given: _Given) -> bool:
    return not given.words.isdisjoint(PAST)


def _noun_of(given: _Given) -> str:
    """Return a role's last word; one cut at a dash ("the vice-") has what stands before it."""
    return "".join(given.text.lower().replace("-", " ").split()[-1:])


def _standing_of(kind: list[_Given]) -> tuple[bool, bool]:
    """Return what ranks a role before all else: that it is none of the past, and no tie to somebody else."""
    return not _is_past(kind[0]), kind[0].words.isdisjoint(load_lexicon("roles")["tie"])


def _weight_of(kind: list[_Given]) -> tuple[bool, int, int]:
    """Return what makes one of several roles the one to print: a listed noun, how often it is given, its length."""
    listed = not role_words("head").isdisjoint(HEAD_END_RE.split(kind[0].text)[0].lower().split())
    return listed, len(kind), len(kind[0].text)


def _last(kind: list[_Given]) -> str:
    """Return the month in which a role was last given: within one it counts less than how often it was."""
    return max((g.day or "" for g in kind), default="")[: len("2031-03")]
