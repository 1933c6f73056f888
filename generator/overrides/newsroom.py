"""The newsroom's settings, ``newsroom.yml``: spellings of outlets and people, furniture, the language pipeline.

``outlets`` gives an outlet the name readers shall see (by other spellings or by web address), ``people`` does so for
persons; an outlet's ``kind`` and ``owner`` tell whose reports others have. ``boilerplate`` marks a source's lines that
hold these words as furniture, ``model`` takes another pipeline,
``shorten: false`` leaves every line as long as it is. ``feeds`` is what ``briefings collect`` reads, ``contact`` and
``fetching`` are for whoever is asked for pages.
``quoting`` says how much of an article may be published,
``limits`` how much of each source is read, ``zone`` is the time zone of embargoes that name none. ``repository`` says
who can read it: a public one holds no articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from generator.overrides.moments import is_zone
from generator.sources.hosts import host_of_url
from generator.sources.normal import normal_form
from generator.values.diagnostic import BriefingError
from generator.values.document import Basis, Block, BlockLabel, Document, Field, OutletKind
from generator.values.limits import LIMITS, ReadingLimits
from generator.values.span import Span
from generator.values.spelling import nearest

if TYPE_CHECKING:
    from generator.overrides.strict_yaml import StrictYaml

NEWSROOM_FILE: Final = "newsroom.yml"
AGENCY: Final = OutletKind.AGENCY
LINE_RE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class QuotingLimits:
    """How much of an article may stand in what is published of a story."""

    share: float = 0.25  # of its own prose; what it quotes of others aside
    run: int = 40  # words of it in a row
    full: frozenset[str] = frozenset()  # outlets whose articles may be quoted in full: {"The Osterby Post"}


@dataclass(frozen=True, slots=True)
class FeedSetting:
    """A feed or sitemap that articles are collected from."""

    url: str  # "https://post.example/rss"
    outlet: str | None = None  # whose articles they are: "The Osterby Post"
    section: str | None = None  # "Business"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Settings of the whole site; the default changes nothing."""

    model: str | None = None  # None takes the pipeline the package comes with
    outlets: Mapping[str, str] = field(
        default_factory=dict
    )  # {"metrovaartha": "Metro Vaartha"}, by spelling in small letters
    domains: Mapping[str, str] = field(default_factory=dict)  # {"metrovaartha.com": "Metro Vaartha"}
    kinds: Mapping[str, OutletKind] = field(default_factory=dict)  # {"Corvan Wire": OutletKind.AGENCY}
    owners: Mapping[str, str] = field(default_factory=dict)  # {"The Osterby Post": "Corvan Media"}
    people: Mapping[str, str] = field(default_factory=dict)  # {"dmitri peskov": "Dmitry Peskov"}
    boilerplate: tuple[str, ...] = ()  # normal form, small letters
    shorten: bool = True  # may words be cut out of the lines that are shown
    quoting: QuotingLimits = QuotingLimits()
    zone: str | None = None  # for embargoes that name none: "Europe/Oslo"
    contact: str | None = None  # told to whoever is asked for a page: "desk@post.example"
    allow_private: bool = False  # may pages be fetched from private, loopback and link-local addresses
    feeds: tuple[FeedSetting, ...] = ()
    limits: ReadingLimits = LIMITS
    is_public: bool = False  # whether everybody can read the repository: then it holds no articles
    edit_url: str | None = None  # where editors edit the stories' folders: "https://github.com/…/edit/main/briefings"


NO_NEWSROOM: Final = Newsroom()


def parse_newsroom(text: str, path: str = NEWSROOM_FILE) -> tuple[Newsroom, tuple[BriefingError, ...]]:
    """Read the settings; with any error they are those of an empty file."""
    from generator.overrides.strict_yaml import load_schema, parse_strict  # noqa: PLC0415  # JSON Schema: a tenth of a second

    strict = parse_strict(text, path, load_schema("newsroom"))
    errors = strict.errors or tuple(_bad_zone(strict, path))
    if errors or strict.data is None:
        return NO_NEWSROOM, errors
    data: dict[str, Any] = strict.data
    outlets, people = data.get("outlets") or {}, data.get("people") or {}
    return Newsroom(
        model=data.get("model"),
        outlets=_names_by_spelling(outlets),
        domains={d.lower(): name for name, entry in outlets.items() for d in _entry_values(entry, "domains")},
        kinds={name: OutletKind(entry["kind"]) for name, entry in outlets.items() if entry and entry.get("kind")},
        owners={name: entry["owner"] for name, entry in outlets.items() if entry and entry.get("owner")},
        people=_names_by_spelling(people),
        boilerplate=tuple(normal_form(words).lower() for words in data.get("boilerplate") or ()),
        shorten=data.get("shorten", True),
        quoting=_quoting_limits(data.get("quoting") or {}, outlets),
        zone=data.get("zone"),
        contact=data.get("contact"),
        allow_private=(data.get("fetching") or {}).get("allow_private", False),
        feeds=tuple(FeedSetting(**feed) for feed in data.get("feeds") or ()),
        limits=replace(LIMITS, **{name: int(most) for name, most in (data.get("limits") or {}).items()}),
        is_public=data.get("repository") == "public",
        edit_url=data.get("edit_url"),
    ), ()


def apply_newsroom(document: Document, newsroom: Newsroom) -> Document:
    """Return a cleaned document with the newsroom's furniture labelled and its outlet's name."""
    metadata = document.metadata
    outlet = _named_outlet(metadata.outlet, metadata.url, newsroom)
    name = outlet.value if outlet else ""
    wires = tuple(sorted((word, n) for word, n in newsroom.outlets.items() if newsroom.kinds.get(n) is AGENCY))
    if outlet != metadata.outlet or wires or name in newsroom.kinds or name in newsroom.owners:
        kind, owner = newsroom.kinds.get(name), newsroom.owners.get(name)
        metadata = replace(metadata, outlet=outlet, kind=kind, owner=owner, wires=wires)
    return replace(document, metadata=metadata, blocks=_label_furniture(document, newsroom.boilerplate))


def _bad_zone(strict: StrictYaml, path: str) -> Iterator[BriefingError]:
    zone = (strict.data or {}).get("zone")
    if zone is not None and not is_zone(zone):
        line, column = strict.places["zone",]
        close = nearest(zone, available_timezones())
        hint = f"did you mean '{close}'?" if close else "zones are called by continent and city: Europe/Oslo"
        yield BriefingError(path, f"there is no time zone '{zone}'", hint=hint, line=line, column=column)


def _quoting_limits(given: Mapping[str, str], outlets: Mapping[str, Any]) -> QuotingLimits:
    full = frozenset(name for name, entry in outlets.items() if (entry or {}).get("quoting") == "full")
    known = QuotingLimits()
    return QuotingLimits(float(given.get("share", known.share)), int(given.get("run", known.run)), full)


def _names_by_spelling(entries: Mapping[str, Any]) -> Mapping[str, str]:
    return {word.lower(): name for name, entry in entries.items() for word in (name, *_entry_values(entry, "aliases"))}


def _entry_values(entry: Mapping[str, Any] | None, key: str) -> list[str]:
    return list((entry or {}).get(key) or ())


def _named_outlet(stated: Field | None, url: Field | None, newsroom: Newsroom) -> Field | None:
    if stated is not None:
        name = newsroom.outlets.get(stated.value.lower()) or newsroom.domains.get(stated.value.lower())
        return replace(stated, value=name) if name else stated
    host = host_of_url(url.value) if url else ""
    for domain, name in newsroom.domains.items():
        if host == domain or host.endswith(f".{domain}"):
            return Field(name, Basis.INFERRED)
    return None


def _label_furniture(document: Document, boilerplate: tuple[str, ...]) -> tuple[Block, ...]:
    """Return the blocks, lines that hold the newsroom's words cut out of them as furniture."""
    if not boilerplate:
        return document.blocks
    found: list[Block] = []
    for block in document.blocks:
        lines = [
            Span(block.span.start + m.start(), block.span.start + m.end())
            for m in LINE_RE.finditer(block.span.cut(document.text))
        ]
        marked = [any(words in line.cut(document.normal).lower() for words in boilerplate) for line in lines]
        if not any(marked):
            found.append(block)
            continue
        labels = [BlockLabel.BOILERPLATE if furniture else block.label for furniture in marked]
        found += [Block(line, label) for line, label in zip(lines, labels, strict=True)]
    return tuple(found)
