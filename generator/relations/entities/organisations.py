"""Organisations and places of a story over their name forms.

One name is one thing: what kind, most of its mentions decide, and the list of spellings before them. An acronym goes
with the one name of the story that has those initials; a firm goes with and without its legal form, and by its first
word where no other firm begins with it. What only sounds alike stays apart: Beijing (a place), Beijing Daily (an
organisation); Sears, Sears Holdings and Sears Canada.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.lexicons.loader import alternatives, load_lexicon
from generator.names.resolution import NameIndex
from generator.names.states import state_meant
from generator.relations.entities.name_keys import without_article
from generator.values.annotation import Mention, MentionKind
from generator.values.briefing import Entity
from generator.values.enums import EntityKind
from generator.values.ids import named_id
from generator.values.story import DatedArticle

KINDS = {MentionKind.ORGANISATION: EntityKind.ORGANISATION, MentionKind.PLACE: EntityKind.PLACE}
ORGANISATION = EntityKind.ORGANISATION
PREFIXES = {EntityKind.ORGANISATION: "org", EntityKind.PLACE: "loc"}
RARE = 0.2  # share of the most frequent form's count below which a form is rare
LONG = 3  # words of a name whose last word is more easily left out
LONGEST = 7  # words; longer mentions are slips of the pipeline
ACRONYM_RE = re.compile(r"^(?=\w*[A-Z]\w*[A-Z])\w{2,6}$")  # RAIB, TfL
DOTTED_RE = re.compile(r"\b([a-z])\.([a-z])\b\.?")  # u.s.
OF_RE = re.compile(r"^(?P<before>(?:.+ )?)(?P<noun>department|ministry|committee) o[fn] (?:the )?(?P<what>.+)$")
NAME_RE = re.compile(r"^[A-Z0-9][\w'&.,/ -]*$")
BROKEN_RE = re.compile(r"[\n()\[\]|@#]|^\W|\d{3,}")


@dataclass(slots=True)
class _Body:
    """A name in the making."""

    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)

    @property
    def kind(self) -> EntityKind:
        """What most of its mentions say it is."""
        return max(sorted(self.kinds), key=lambda k: self.kinds[k])

    def absorb(self, other: _Body) -> None:
        """Take in another name of the same thing."""
        self.forms.update(other.forms)
        self.kinds.update(other.kinds)
        self.sources |= other.sources


def gather_bodies(articles: tuple[DatedArticle, ...], names: Mapping[str, NameIndex]) -> tuple[Entity, ...]:
    """Return the story's organisations and places, in the order of their ids."""
    bodies: defaultdict[str, _Body] = defaultdict(_Body)
    people = {p.name for index in names.values() for p in index.people}
    for article in articles:
        for mention in article.article.annotation.mentions:
            if mention.kind in KINDS and _is_name(mention, names[article.source], people):
                body = bodies[_key(mention.text)]
                body.forms[without_article(mention.text)] += 1
                body.kinds[KINDS[mention.kind]] += 1
                body.sources.add(article.source)
    for key in [k for k in bodies if _is_surname(bodies[k], people)]:
        del bodies[key]
    _join_acronyms(bodies)
    _join_short_forms(bodies)
    return tuple(sorted((_entity(key, body) for key, body in bodies.items()), key=lambda e: e.id))


def _is_surname(body: _Body, people: set[str]) -> bool:
    """Say whether a name of one word, taken for a body in one article alone, is the surname of one of the people."""
    (name, *others) = body.forms
    return not others and len(body.sources) == 1 and name in {p.split()[-1] for p in people if " " in p}


@cache
def _spellings() -> dict[str, str]:
    return {form: name for name, forms in load_lexicon("spellings").items() for form in forms}


def _key(text: str) -> str:
    """Return what all forms of a name share: the listed name, else its words in lower case.

    >>> _key("the U.S."), _key("Chinese Foreign Ministry"), _key("Goldman Sachs Group Inc."), _key("Ministry of Fish")
    ('United States', 'chinese foreign ministry', 'goldman sachs', 'fish ministry')
    >>> _key("Ariz."), _key("N.M")
    ('arizona', 'new mexico')
    """
    state = state_meant(without_article(text))
    if state is not None:
        return state.lower()
    plain = DOTTED_RE.sub(r"\1\2", without_article(text).lower().strip(" ,"))
    plain = plain.strip(".")
    listed = _spellings().get(plain)
    if listed:
        return listed
    short = _legal_form().sub("", plain)
    short = short.removesuffix(" group") if short != plain else short
    return OF_RE.sub(r"\g<before>\g<what> \g<noun>", short.replace("united states ", "us "))


@cache
def _legal_form() -> re.Pattern[str]:
    """Match "Inc" and "& Co. Ltd" behind a name, printed small."""
    return re.compile(
        rf"(?:,?\s(?:&\s|and\s)?(?:{alternatives(load_lexicon('name_kinds')['legal_forms'])})\b\.?){{1,4}}$"
    )


def _is_name(mention: Mention, index: NameIndex, people: set[str]) -> bool:
    text = without_article(mention.text)
    if any(index.person_at(i) for i in range(mention.first, mention.last)) or text in people:
        return False
    return len(text) > 1 and len(text.split()) <= LONGEST and bool(NAME_RE.match(text)) and not BROKEN_RE.search(text)


def _initials(name: str) -> str:
    """Return the initials of a name's capitalised words.

    >>> _initials("Rail Accident Investigation Branch"), _initials("US Bank of America")
    ('RAIB', 'USBA')
    """
    return "".join(word if word.isupper() else word[0] for word in name.split() if word[:1].isupper())


def _abbreviates(acronym: str, name: str) -> bool:
    """Say whether letters are a name's initials: those of its capitalised words, or of all its words.

    >>> _abbreviates("TfL", "Transport for London"), _abbreviates("RAIB", "Rail Branch")
    (True, False)
    """
    words = name.split()
    return len(words) > 1 and acronym in {_initials(name), "".join(w if w.isupper() else w[0] for w in words)}


def _join_short_forms(bodies: dict[str, _Body]) -> None:
    """Join a firm's first word, and a name without its town, country or last word, to the one longer name there is."""
    lists = load_lexicon("name_kinds")
    for key in sorted(bodies):
        stem, _, tail = key.rpartition(" ")
        said = tail in lists["said_or_not"] or (tail in lists["said_behind_long"] and len(stem.split()) >= LONG)
        if said and stem in bodies and bodies[stem].kind is ORGANISATION:
            bodies[stem].absorb(bodies.pop(key))
    firms = [k for k in sorted(bodies) if bodies[k].kind is EntityKind.ORGANISATION]
    places = {"us", "uk", *(k for k in bodies if k not in firms), *load_lexicon("places")["cities"]}
    places.update(entry.partition(" ")[0] for entry in load_lexicon("demonyms")["people"])
    for key in firms:
        longer = [k for k in firms if k in bodies and k != key and k.startswith(f"{key} ")]
        longer = [] if key in load_lexicon("places")["cities"] else longer
        called = key.split()[-1] in lists["chambers"]  # "the Host Committee"
        whole = [k for k in firms if k in bodies and k.endswith(f" {key}")]
        whole = [k for k in whole if called or k.removesuffix(f" {key}") in places]
        whole += [k for k in firms if k in bodies and k.startswith(f"{key} of ")]  # "the House"
        whole += [f"{key}s"] if f"{key}s" in bodies and " " in key else []
        whole += [k for k in firms if k in bodies and k != key and _letters_of(k) == _letters_of(key)]
        fits = whole if " " in key or whole else longer
        if len(fits) == 1 and (whole or _is_short_for(bodies[key], bodies[fits[0]])):
            bodies[fits[0]].absorb(bodies.pop(key))


def _letters_of(key: str) -> str:
    """Return a name without what houses put between its words: "First Group", "FirstGroup", "First-Group"."""
    return key.replace(" ", "").replace("-", "")


def _is_short_for(body: _Body, longer: _Body) -> bool:
    """Say whether a first word stands for a longer name: one with a legal form, or in most of its articles."""
    both = len(body.sources & longer.sources)
    return both * 2 > len(body.sources) or (both > 0 and any(_legal_form().search(f.lower()) for f in longer.forms))


def _join_acronyms(bodies: dict[str, _Body]) -> None:
    for key in sorted(bodies):
        form = next(iter(bodies[key].forms)).replace(".", "")  # "F.B.I."
        if not ACRONYM_RE.match(form):
            continue
        fits = [k for k in sorted(bodies) if k != key and any(_abbreviates(form, f) for f in bodies[k].forms)]
        if len(fits) == 1 and (len(form) > 2 or bodies[fits[0]].sources & bodies[key].sources):  # noqa: PLR2004  # two letters fit too much
            bodies[fits[0]].absorb(bodies.pop(key))


def _fullest(forms: Counter[str]) -> str:
    """Return the form a name is printed in: no abbreviation, no legal form; more than a word where that is not rare."""
    usual = max(forms.values())
    return min(
        forms,
        key=lambda f: (
            bool(ACRONYM_RE.match(f.replace(".", ""))) or state_meant(f) is not None,
            bool(_legal_form().search(f.lower())),
            " " not in f or forms[f] < RARE * usual,
            -forms[f],
            -len(f),
            f,
        ),
    )


def _entity(key: str, body: _Body) -> Entity:
    listed = key if key in load_lexicon("spellings") else None
    name = listed or _fullest(body.forms)
    kind = EntityKind.ORGANISATION if name.lower() in load_lexicon("name_kinds")["always_bodies"] else body.kind
    return Entity(
        id=named_id(PREFIXES[kind], name),
        name=name,
        kind=kind,
        role=None,
        roles=(),
        aliases=tuple(sorted(f for f in body.forms if f != name)),
        mentions=body.forms.total(),
        sources=tuple(sorted(body.sources)),
    )
