"""Articles as schema.org describes them, in JSON-LD: headline, publisher, author, dates, address, body.

A value may stand as words, as a list, as a thing with a name, or as a reference to a thing elsewhere in the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.intake.markup import text_of_markup
from generator.intake.stamps import read_stamp

ARTICLE_RE = re.compile(r"(?:https?://schema\.org/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|ReportageNews\w*)")
# where schema.org keeps what front matter calls by the name on the left
FIELDS: Final = {
    "title": ("headline", "name", "alternativeHeadline"),
    "outlet": ("publisher", "sourceOrganization", "provider"),
    "byline": ("author", "creator"),
    "published": ("datePublished", "dateCreated"),
    "updated": ("dateModified",),
    "url": ("mainEntityOfPage", "url", "@id"),
    "language": ("inLanguage",),
    "body": ("articleBody", "text"),
}
WITHIN: Final = ("@graph", "mainEntity", "itemListElement", "item", "hasPart", "mainEntityOfPage")
STAMPS: Final = frozenset({"published", "updated"})
MAX_DEPTH: Final = 12  # things in one another
BY_RE = re.compile(r"^\s*by\s+(?=[A-Z])", re.IGNORECASE)


def find_articles(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the articles of a JSON-LD value, those in lists, graphs and lists of items too; not deeper than is read.

    >>> graph = {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Fog"}]}
    >>> [article["headline"] for article in find_articles(graph)]
    ['Fog']
    """
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict) and is_article(value):
        yield value
        return
    within = [value.get(key) for key in WITHIN] if isinstance(value, dict) else value
    for inner in within if isinstance(within, list) else ():
        yield from find_articles(inner, depth + 1)


def is_article(thing: Mapping[str, Any]) -> bool:
    """Say whether a thing says that it is an article."""
    kinds = thing.get("@type", "NewsArticle" if "articleBody" in thing else "")
    return any(ARTICLE_RE.fullmatch(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds]))


def find_things(value: object, depth: int = 0) -> dict[str, Mapping[str, Any]]:
    """Return the things of a graph by their ``@id``, the one that says most first."""
    found: dict[str, Mapping[str, Any]] = {}
    inner = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    if depth <= MAX_DEPTH:
        for part in inner:
            for name, thing in find_things(part, depth + 1).items():
                found[name] = max(found.get(name, {}), thing, key=len)
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        found[value["@id"]] = max(found.get(value["@id"], {}), value, key=len)
    return found


def fields_of(article: Mapping[str, Any], things: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return what an article says of itself, by the names of front matter, and its ``body``; ``things`` by their ids.

    >>> fields_of({"headline": "Fog &amp; ice", "publisher": {"@id": "#post"}}, {"#post": {"name": "The Post"}})
    {'title': 'Fog & ice', 'outlet': 'The Post'}
    """
    read = {"url": address_of, **dict.fromkeys(STAMPS, _stamp), "body": _article_body}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        values = (read.get(field, name_of)(article.get(name), things) for name in names)
        value = next(filter(None, values), None)
        if value:
            found[field] = BY_RE.sub("", value) if field == "byline" else value
    return found


def is_behind_a_paywall(article: Mapping[str, Any]) -> bool:
    """Say whether an article states that it is not to be read for nothing."""
    return str(article.get("isAccessibleForFree", "")).rsplit("/", 1)[-1].lower() in {"false", "no"}


def name_of(value: object, things: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return a value as words: as they stand, a thing's name, a list with commas.

    >>> name_of([{"name": "Ida Berg"}, "Ola Dahl", {"@id": "#x"}], {})
    'Ida Berg, Ola Dahl'
    """
    if isinstance(value, dict):
        known = things.get(str(value.get("@id")), value)
        return name_of(value.get("name") or known.get("name") or known.get("legalName"), {})
    if isinstance(value, list):
        names = list(dict.fromkeys(filter(None, (name_of(part, things) for part in value))))
        return ", ".join(names) or None
    if not isinstance(value, str):
        return None
    return re.sub(r"\s+", " ", text_of_markup(value)) or None


def address_of(value: object, _things: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the web address that a value is or names."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), None)
    if not isinstance(value, str) or not re.match(r"https?://[^\s/]+\.", value.strip()):
        return None
    return value.strip().split("#")[0]


def _stamp(value: object, _things: Mapping[str, Mapping[str, Any]]) -> str | None:
    return read_stamp(value)


def _article_body(value: object, _things: Mapping[str, Mapping[str, Any]]) -> str | None:
    if isinstance(value, list):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    return text_of_markup(value) or None if isinstance(value, str) else None
