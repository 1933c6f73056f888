"""What a page says of its article outside its words: JSON-LD first, then meta tags, then the page's own elements.

A field keeps the first ground that names it, and says which: ``("title", "JSON-LD")``, ``("published", "meta tag")``.
The canonical address is that of ``<link rel=canonical>`` before any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from generator.intake.addresses import web_address
from generator.intake.markup import text_of_element, text_of_markup
from generator.intake.printed_stamps import printed_stamps
from generator.intake.schema_org import BY_RE, STAMPS, fields_of, find_articles, find_things, is_behind_a_paywall
from generator.intake.stamps import read_stamp
from generator.lexicons.loader import load_lexicon
from generator.sources.outlets import split_title
from generator.sources.titles import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMES: Final = load_lexicon("page_fields")
META_FIELDS: Final = ("title", "outlet", "byline", "published", "updated", "url", "language")
SCRIPTS: Final = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"
# Elements that say it in the page itself, the surest first: where, and the attribute that holds it (none: its words).
ELEMENTS: Final = (
    ("title", "//h1[contains(@itemprop, 'headline')] | //article//h1", None),
    ("title", "//h1", None),
    ("title", "/html/head/title", None),
    ("byline", "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(*)]", None),
    ("byline", "//a[@rel='author']", None),
    ("outlet", "//*[@itemprop='publisher']//*[@itemprop='name']", "content"),
    ("outlet", "//*[@itemprop='publisher']//*[@itemprop='name']", None),
    ("published", "//*[contains(@itemprop, 'datePublished')]", "datetime"),
    ("published", "//*[contains(@itemprop, 'datePublished')]", "content"),
    ("published", "//time[@pubdate]", "datetime"),
    ("updated", "//*[contains(@itemprop, 'dateModified')]", "datetime"),
    ("updated", "//*[contains(@itemprop, 'dateModified')]", "content"),
    ("language", "/html", "lang"),
)
OUTLET_WORDS: Final = 4
LONGEST: Final = 300  # characters of a field; more is no title and no name
CDATA_RE = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://|(?<!\s))\s*\]\]>\s*$|^\s*<!--|-->\s*$")
ADDRESS_RE = re.compile(r"https?://|@|/")


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of its article."""

    fields: Mapping[str, str]  # {"title": "Bridge to close"}
    grounds: Mapping[str, str]  # {"title": "JSON-LD"}
    article: Mapping[str, Any] | None = None  # the JSON-LD article that is this page's
    others: tuple[str, ...] = ()  # headlines of further articles with text of their own
    body: str | None = None  # JSON-LD's, where it has one
    is_paid: bool = False
    is_list: bool = False  # JSON-LD calls it a collection, and no article
    kind: str | None = None  # og:type, "article"
    notes: tuple[str, ...] = field(default=())


def read_head(tree: HtmlElement, url: str | None) -> PageHead:
    """Return what a page says of its article; ``url`` is where it was found."""
    values = list(_linked_data(tree))
    metas = dict(_meta_tags(tree))
    articles = [article for value in values for article in find_articles(value)]
    things = find_things(values)
    article = _of_this_page(articles, _canonical_link(tree, url), metas.get("og:title"))
    stated = fields_of(article, things) if article else {}
    body = stated.pop("body", None)
    found = {name: (value, "JSON-LD") for name, value in stated.items() if len(value) <= LONGEST or name == "url"}
    if canonical := _canonical_link(tree, url):
        found["url"] = (canonical, "link")
    for name, value, ground in (*_from_meta(metas), *_from_elements(tree)):
        found.setdefault(name, (value, ground))
    if "published" not in found:
        found = {n: (value, "page") for n, value in printed_stamps(tree, found.get("title", ("",))[0]).items()} | found
    if printed := _printed_part(tree, found.get("title", ("",))[0]):
        found["title"] = (printed[0], "page")
        found.setdefault("outlet", (printed[1], "title"))
    if outlet := _outlet_in_title(tree):
        found.setdefault("outlet", (outlet, "title"))
    if url:
        found.setdefault("url", (url, "address"))
    fields = {name: value for name, (value, _) in found.items()}
    return PageHead(
        fields=fields | _without_outlet(fields),
        grounds={name: ground for name, (_, ground) in found.items()},
        article=article,
        others=_others(articles, article, things),
        body=body,
        is_paid=(article is not None and is_behind_a_paywall(article)) or _is_paid_tier(metas),
        is_list=not articles and "CollectionPage" in json.dumps([_types_in(value) for value in values]),
        kind=metas.get("og:type"),
    )


def _without_outlet(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the title without the outlet behind it, where the page names that outlet elsewhere: "Fog - The Post"."""
    title, outlet = fields.get("title", ""), fields.get("outlet")
    plain = re.sub(rf"\s[-–—|:·»]+\s{re.escape(outlet)}$", "", title) if outlet else title
    return {"title": plain} if plain else {}


def _printed_part(tree: HtmlElement, title: str) -> tuple[str, str] | None:
    """Return the headline and the outlet of a window's title of which a page without headings prints one as a line."""
    outlet, _, headline = title.partition(": ")
    if not headline or len(outlet.split()) > OUTLET_WORDS or tree.xpath("//h1 | //h2"):
        return None
    lines = {same_words(line) for line in re.split(r"\n| \| ", text_of_element(tree.find("body")))}
    return (headline, outlet) if same_words(headline) in lines and same_words(title) not in lines else None


def _types_in(value: object) -> list[object]:
    if isinstance(value, list):
        return [_types_in(part) for part in value]
    return [value.get("@type"), _types_in(value.get("@graph", []))] if isinstance(value, dict) else []


def _linked_data(tree: HtmlElement) -> Iterator[object]:
    for script in tree.xpath(SCRIPTS):
        text = CDATA_RE.sub("", script.text or "")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # a broken block leaves the meta tags


def _meta_tags(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the names of meta tags and what they say, the last first, so that a dict keeps the first of a name."""
    for tag in reversed(tree.xpath("//meta[@content]")):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = re.sub(r"\s+", " ", text_of_markup(tag.get("content"))).strip()
        if name and content:
            yield name.strip().lower(), content


def _from_meta(metas: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in META_FIELDS:
        for key in NAMES[name]:
            value = _fitting(name, metas.get(key))
            if value:
                yield name, value, "meta tag"


def _from_elements(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    for name, where, attribute in ELEMENTS:
        for element in tree.xpath(where)[:1]:
            words = element.get(attribute) if attribute else re.sub(r"\s+", " ", text_of_element(element))
            value = _fitting(name, words)
            if value:
                yield name, value, "page"


def _fitting(name: str, value: str | None) -> str | None:
    """Return a field's value as it is kept, None for what cannot be one: a byline that is an address, no date."""
    if not value or (len(value) > LONGEST and name != "url"):
        return None
    if name in STAMPS:
        return read_stamp(value)
    if name == "url":
        return value if value.startswith("http") else None
    if name == "byline":
        return None if ADDRESS_RE.search(value) else BY_RE.sub("", value)
    return split_title(value.strip())[0] or None if name == "title" else value.strip() or None


def _canonical_link(tree: HtmlElement, url: str | None) -> str | None:
    for link in tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')][@href]")[:1]:
        return web_address(link.get("href"), url)
    return None


def _of_this_page(articles: list[Mapping[str, Any]], url: str | None, title: str | None) -> Mapping[str, Any] | None:
    """Return the article of that address or title, else the first."""
    for article in articles:
        stated = fields_of(article, {})
        if (url and stated.get("url") == url) or (title and stated.get("title") == title):
            return article
    return articles[0] if articles else None


def _others(
    articles: list[Mapping[str, Any]], own: Mapping[str, Any] | None, things: Mapping[str, Mapping[str, Any]]
) -> tuple[str, ...]:
    """Return the headlines of the other articles whose text the page has too."""
    stated = (fields_of(article, things) for article in articles if article is not own)
    own_title = fields_of(own, things).get("title") if own else None
    return tuple(s["title"] for s in stated if "body" in s and s.get("title") not in {None, own_title})


def _is_paid_tier(metas: Mapping[str, str]) -> bool:
    return any(metas.get(name, "").lower() in NAMES["paid"] for name in NAMES["tier"])


def _outlet_in_title(tree: HtmlElement) -> str | None:
    """Return the outlet behind the title of the window: "Dam fails | Valley Post"."""
    return next((split_title(text_of_element(title))[1] for title in tree.xpath("/html/head/title")), None)
