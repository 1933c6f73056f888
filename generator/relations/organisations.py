"""Organisations and places of a story over their name forms.

One name is one thing: what kind, most of its mentions decide, and the list of spellings before them. An acronym goes
with the one name it abbreviates, where the text sets it in brackets behind that name or where only one name of the
story has those initials. What only sounds alike stays apart: Beijing (a place), Beijing Daily (an organisation).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import NameIndex
from generator.values.annotation import Mention, MentionKind
from generator.values.briefing import Entity
from generator.values.story import DatedArticle

KINDS = {MentionKind.ORGANISATION: "organisation", MentionKind.PLACE: "place"}
PREFIXES = {"organisation": "org", "place": "loc"}
ALWAYS_ORGANISATIONS = frozenset(
    {"Kremlin", "White House", "Downing Street", "Pentagon", "European Union", "United Nations", "NATO"}
)
LONGEST = 7  # words; longer mentions are slips of the pipeline
ACRONYM_RE = re.compile(r"^[A-Z]{2,6}$")
NAME_RE = re.compile(r"^[A-Z0-9][\w'&.,/ -]*$")
BROKEN_RE = re.compile(r"[\n()\[\]|@#]|^\W|\d{3,}")
BEHIND_RE = re.compile(r"\s?\((?P<acronym>[A-Z]{2,6})\)")
ARTICLE_RE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
NOT_IN_ID_RE = re.compile(r"[^\w]+")


@dataclass(slots=True)
class _Body:
    """A name in the making."""

    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)

    def absorb(self, other: _Body) -> None:
        """Take in another name of the same thing."""
        self.forms.update(other.forms)
        self.kinds.update(other.kinds)
        self.sources |= other.sources


def gather_bodies(articles: tuple[DatedArticle, ...], names: Mapping[str, NameIndex]) -> tuple[Entity, ...]:
    """Return the story's organisations and places, in the order of their ids."""
    bodies: defaultdict[str, _Body] = defaultdict(_Body)
    expansions: dict[str, str] = {}
    people = {p.name for index in names.values() for p in index.people}
    for article in articles:
        for mention in article.article.annotation.mentions:
            if mention.kind in KINDS and _is_name(mention, names[article.source], people):
                body = bodies[_key(mention.text)]
                body.forms[ARTICLE_RE.sub("", mention.text)] += 1
                body.kinds[KINDS[mention.kind]] += 1
                body.sources.add(article.source)
                expansions.update(_acronym_behind(mention, article))
    _join_acronyms(bodies, expansions)
    return tuple(sorted((_entity(key, body) for key, body in bodies.items()), key=lambda e: e.id))


@cache
def _spellings() -> dict[str, str]:
    return {form: name for name, forms in load_lexicon("spellings").items() for form in forms}


def _key(text: str) -> str:
    """Return what all forms of a name share: the listed name, else its words in lower case.

    >>> _key("the U.S."), _key("Chinese Foreign Ministry")
    ('United States', 'chinese foreign ministry')
    """
    plain = ARTICLE_RE.sub("", text).lower().strip(" .,")
    return _spellings().get(plain) or _spellings().get(f"{plain}.") or plain


def _is_name(mention: Mention, index: NameIndex, people: set[str]) -> bool:
    text = ARTICLE_RE.sub("", mention.text)
    if any(index.person_at(i) for i in range(mention.first, mention.last)) or text in people:
        return False
    return len(text) > 1 and len(text.split()) <= LONGEST and bool(NAME_RE.match(text)) and not BROKEN_RE.search(text)


def _acronym_behind(mention: Mention, article: DatedArticle) -> dict[str, str]:
    """Read "(RAIB)" behind "Rail Accident Investigation Branch"."""
    behind = re.match(
        r"\s?\((?P<acronym>[A-Z]{2,6})\)", article.document.normal[mention.span.end : mention.span.end + 10]
    )
    if behind and _initials(mention.text).startswith(behind["acronym"][:2]):
        return {behind["acronym"].lower(): _key(mention.text)}
    return {}


def _initials(name: str) -> str:
    """Return the initials of a name's capitalised words.

    >>> _initials("Rail Accident Investigation Branch"), _initials("Bank of America")
    ('RAIB', 'BA')
    """
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _join_acronyms(bodies: dict[str, _Body], expansions: Mapping[str, str]) -> None:
    for key in sorted(bodies):
        form = next(iter(bodies[key].forms))
        if not ACRONYM_RE.match(form):
            continue
        full = expansions.get(key)
        if full is None:
            fits = [k for k in sorted(bodies) if k != key and any(_initials(f) == form for f in bodies[k].forms)]
            full = fits[0] if len(fits) == 1 and len(form) > 2 else None  # noqa: PLR2004  # two letters fit too much
        if full and full in bodies and full != key:
            bodies[full].absorb(bodies.pop(key))


def _entity(key: str, body: _Body) -> Entity:
    listed = key if key in load_lexicon("spellings") else None
    name = listed or min(body.forms, key=lambda f: (bool(ACRONYM_RE.match(f)), -body.forms[f], f))
    kind = "organisation" if name in ALWAYS_ORGANISATIONS else max(sorted(body.kinds), key=lambda k: body.kinds[k])
    return Entity(
        id=f"{PREFIXES[kind]}-{NOT_IN_ID_RE.sub('-', name.lower()).strip('-')}",
        name=name,
        kind=kind,
        role=None,
        roles=(),
        aliases=tuple(sorted(f for f in body.forms if f != name)),
        mentions=body.forms.total(),
        sources=tuple(sorted(body.sources)),
    )
