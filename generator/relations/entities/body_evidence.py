"""Whether a story tells that a name is a body's.

Selm Rowing Club, Larks of Lenz (Lenz is a place) · Reuters         -> by its words, by the lists
Brandl fell, was bought by Brandl (two sources) · the FBI said       -> by what it does, or by three sources (KGB)
ACL, Promenade (twice "on the Promenade"), Coach, Lenz Agreement     -> nothing does
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.names.roles import is_role_head
from generator.relations.entities.name_keys import without_article
from generator.relations.entities.name_kinds import tells_body
from generator.relations.entities.organisations import ACRONYM_RE
from generator.syntax.tree import head_of
from generator.values.annotation import Annotation, Mention
from generator.values.briefing import Entity
from generator.values.enums import EntityKind
from generator.values.story import DatedArticle, Story

WIDELY = 3  # sources that name an acronym, of which nothing is told


def is_told_body(entity: Entity, story: Story) -> bool:
    """Say whether an organisation's names, or what it does in the story, tell that it is one."""
    names = {entity.name, *entity.aliases}
    places = {e.name.lower() for e in story.entities if e.kind is EntityKind.PLACE}
    places.update(load_lexicon("places")["cities"])
    kinds, plain = load_lexicon("name_kinds"), [without_article(name).lower() for name in names]
    if any(name in kinds["no_bodies"] or name.split()[-1] in kinds["no_body"] for name in plain):
        return False
    if any(_is_body_by_name(name, places) for name in names):
        return True
    found = list(_named_by(names, story))
    if any(tells_body(mention, dated) or _employs(mention, dated.article.annotation) for mention, dated in found):
        return True
    printed = {t.text for a in story.articles for t in a.article.annotation.tokens}
    short = any(ACRONYM_RE.match(name) and name.lower() not in printed for name in names)  # a button's "MORE"
    acts = any(_acts(mention, dated.article.annotation) for mention, dated in found)
    return (acts and (short or len(entity.sources) > 1)) or (short and len(entity.sources) >= WIDELY)


def _named_by(names: set[str], story: Story) -> Iterator[tuple[Mention, DatedArticle]]:
    for dated in story.articles:
        yield from ((m, dated) for m in dated.article.annotation.mentions if without_article(m.text) in names)


def _acts(mention: Mention, annotation: Annotation) -> bool:
    """Say whether a name does something: "the FBI said", "named by the FBI"."""
    name = annotation.tokens[mention.last - 1]
    return name.dep == "nsubj" or (name.dep == "pobj" and head_of(annotation, name).dep == "agent")


def _employs(mention: Mention, annotation: Annotation) -> bool:
    """Say whether somebody works for a name: "analyst at Brandl", "Brandl's chief executive"."""
    name = annotation.tokens[mention.last - 1]
    above = head_of(annotation, name)
    if name.dep == "pobj" and above.text in {"at", "for", "with"}:
        return is_role_head(head_of(annotation, above))
    return name.dep == "poss" and is_role_head(above)


def _is_body_by_name(name: str, places: set[str]) -> bool:
    words = [word.strip(".,") for word in name.lower().split()]
    if name.lower() in _bodies_of_lists():
        return True
    if len(words) == 1:
        return False
    team = name[-1] == "s" and any(" ".join(words[:at]) in places for at in range(1, len(words)))
    return team or not _nouns().isdisjoint(words)


@cache
def _nouns() -> frozenset[str]:
    speakers, kinds = load_lexicon("speakers"), load_lexicon("name_kinds")
    words = (speakers["organisation"], speakers["body"], *(kinds[g] for g in ("bodies", "in_body", "legal_forms")))
    return frozenset(word for group in (*words, load_lexicon("outlets")["word"]) for word in group)


@cache
def _bodies_of_lists() -> frozenset[str]:
    """Return names of bodies that lists have: outlets, agencies, governments, what "the" alone tells."""
    agencies = load_lexicon("agencies")
    known = (*load_lexicon("speakers")["known"], *load_lexicon("name_kinds")["always_bodies"])
    networks = load_lexicon("outlets")["network"]
    named = (*load_lexicon("hosts"), *agencies, *(form for forms in agencies.values() for form in forms))
    return frozenset(without_article(name).lower() for name in (*known, *networks, *named))
