"""Pages as schema.org data: a briefing as a NewsArticle with what it cites, tells of and corrected; lists and people.

Nothing in it closes the script element it stands in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from generator.rendering.escaping import link_target
from generator.site.blocks import SitePage
from generator.site.corrections import list_corrections
from generator.site.people import FOLDERS
from generator.site.stories import SiteStory
from generator.values.briefing import BriefingSource, Correction, Entity

CONTEXT: Final = "https://schema.org"
TYPES: Final = {"person": "Person", "organisation": "Organization", "place": "Place"}
HEADLINE: Final = 110  # characters of a headline that search engines read
ABOUT: Final = 5  # names that most sources tell of
MENTIONED: Final = 20  # further ones

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SiteName:
    """The site as its pages name it."""

    name: str
    address: str | None  # "https://example.org/news/"; None where the site has none
    description: str = ""

    def as_publisher(self) -> Data:
        """Return the site as who publishes a page."""
        return _without_empty({"@type": "Organization", "name": self.name, "url": self.address})

    def as_site(self) -> Data:
        """Return the site as what a page is part of."""
        told = {"@type": "WebSite", "name": self.name, "url": self.address, "description": self.description}
        return _without_empty(told)


def script_json(data: Data) -> str:
    """Return data as JSON for a script element.

    >>> script_json({"name": "</script> & more"})
    '{"name": "\\\\u003c/script\\\\u003e \\\\u0026 more"}'
    """
    told = json.dumps(data, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return told


def _without_empty(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}


def describe_story(story: SiteStory, site: SiteName, address: str | None, image: str | None) -> Data:
    """Return a briefing as a NewsArticle; ``address`` and ``image`` are web addresses, None where the site has none."""
    briefing = story.briefing
    named = sorted(briefing.entities, key=lambda e: (-len(e.sources), -e.mentions, e.id))
    whole = [e for e in named if 2 * len(e.sources) > len(briefing.sources)][:ABOUT] or named[:1]
    about = {e.id for e in whole}
    rest = [e for e in named if e.id not in about and (e.kind in FOLDERS)][:MENTIONED]
    data = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": briefing.title if len(briefing.title) <= HEADLINE else f"{briefing.title[: HEADLINE - 1]}…",
        "description": briefing.lede,
        "url": address,
        "mainEntityOfPage": address,
        "image": [image] if image else None,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "datePublished": story.first_day or story.modified,
        "dateModified": story.modified,
        "author": site.as_publisher(),
        "publisher": site.as_publisher(),
        "keywords": list(briefing.tags),
        "about": [*map(_entity_data, whole), *({"@type": "Thing", "name": tag} for tag in briefing.tags)],
        "mentions": list(map(_entity_data, rest)),
        "citation": list(map(_cited, briefing.sources)),
        "isBasedOn": [target for s in briefing.sources if s.url and (target := link_target(s.url))],
        "correction": [_as_comment(c.correction) for c in list_corrections([story])],
    }
    return _without_empty(data)


def _entity_data(entity: Entity) -> Data:
    """Return a person, body or place; a person's role is what sources call them."""
    role = {"jobTitle": entity.role} if entity.kind == "person" else {"description": entity.role}
    return _without_empty(
        {"@type": TYPES[entity.kind], "name": entity.name, **role, "alternateName": list(entity.aliases)}
    )


def _cited(source: BriefingSource) -> Data:
    target = link_target(source.url) if source.url else None
    outlet = {"@type": "Organization", "name": source.outlet} if source.outlet else None
    return _without_empty(
        {
            "@type": "CreativeWork",
            "name": source.title or source.outlet or "An article without a headline",
            "url": target,
            "publisher": outlet,
            "datePublished": source.published,
        }
    )


def _as_comment(correction: Correction) -> Data:
    was = f"Was: {correction.was} " if correction.was else ""
    text = f"{was}Now: {correction.now} Why: {correction.because}"
    return _without_empty({"@type": "CorrectionComment", "text": text, "datePublished": correction.date})


def describe_list(page: SitePage, site: SiteName, address: str | None) -> Data:
    """Return a page made of all stories as a collection, or as the profile of whom it is about."""
    folder = page.uri.partition("/")[0]
    kind = next((TYPES[kind] for kind, name in FOLDERS.items() if name == folder), "Thing")
    name = page.title.partition(", page ")[0] if page.number > 1 else page.title
    data = {
        "@context": CONTEXT,
        "@type": page.kind,
        "name": page.title,
        "description": page.description,
        "url": address,
        "inLanguage": "en",
        "dateModified": page.modified,
        "isPartOf": site.as_site(),
        "mainEntity": {"@type": kind, "name": name} if page.kind == "ProfilePage" else None,
    }
    return _without_empty(data)


def describe_page(name: str, description: str, site: SiteName, address: str | None, *, home: bool) -> Data:
    """Return a page written by hand; the first one stands for the site."""
    if home:
        return {"@context": CONTEXT, **site.as_site(), "inLanguage": "en", "publisher": site.as_publisher()}
    told = {"@context": CONTEXT, "@type": "WebPage", "name": name, "description": description, "url": address}
    return _without_empty({**told, "inLanguage": "en", "isPartOf": site.as_site()})
