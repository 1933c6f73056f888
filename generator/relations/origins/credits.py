"""Which agencies an article credits, and in which sentence.

"…," one of the sources told Reuters.          -> Reuters, for that sentence
OFER PRISON, West Bank (Reuters) - Israel …    -> Reuters, for the article
Apple told Reuters it would appeal.            -> Reuters, for that sentence
Reuters is owned by a Canadian family.         -> nothing
"""

from __future__ import annotations

import re

from generator.sources.agencies import AFTER, BEFORE, agency_named, credited_in_text
from generator.values.document import Document
from generator.values.findings import Article

DATELINE_RE = re.compile(r"^[^\n]{0,100}?\((?P<agency>[^()\n]+)\)\s*-")  # KYIV (AP) -


def is_credited(article: Article, model: Document) -> bool:
    """Say whether an article credits the agency whose copy another is, or its outlet: "told the Selm Post"."""
    agency, own = own_agency(model), own_agency(article.document)
    if agency is not None and agency != own and agency in credits_of(article):
        return True
    outlet, here = model.metadata.outlet, article.document.metadata.outlet
    if outlet is None or (here is not None and here.value == outlet.value):
        return False
    name = re.escape(outlet.value.removeprefix("The "))
    credited = rf"\b(?:{BEFORE})\s+(?:the\s+)?{name}\b|\b{name}\s+(?:{AFTER})\b"
    return bool(re.search(credited, article.document.normal))


def own_agency(document: Document) -> str | None:
    """Return the agency whose copy the whole article is, as far as outlet or dateline say so."""
    outlet = document.metadata.outlet
    named = agency_named(outlet.value.removeprefix("The ").removesuffix(".com")) if outlet else None
    if named or not document.body:
        return named
    match = DATELINE_RE.search(document.body[0].cut(document.normal))
    return agency_named(match["agency"]) if match else None


def credits_of(article: Article) -> tuple[str, ...]:
    """Return every agency an article credits anywhere, sorted."""
    found = set(article.document.metadata.credits)
    for paragraph in article.annotation.paragraphs:
        found.update(credited_in_text(paragraph.cut(article.document.normal)))
    own = own_agency(article.document)
    return tuple(sorted(found | {own} if own else found))
