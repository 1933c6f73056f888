"""Which agencies an article credits, and in which sentence.

"…," one of the sources told Reuters.          -> Reuters, for that sentence
OFER PRISON, West Bank (Reuters) - Israel …    -> Reuters, for the article
Apple told Reuters it would appeal.            -> Reuters, for that sentence
Reuters is owned by a Canadian family.         -> nothing
"""

from __future__ import annotations

import re
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.values.document import Document
from generator.values.findings import Article
from generator.values.span import Span

SHORT = 4  # names of up to so many letters count in capitals only
CUES_BEFORE = (
    r"told|tells|telling|informed|according\ to|reported\ by|citing|spoke\ to|speaking\ to|said\ to|quoted\ by|seen\ by"
)
CUES_AFTER = r"report(?:s|ed)?|said|says|quoted|cited|news\ agency\ (?:said|reported)"


@cache
def agency_forms() -> dict[str, str]:
    """Return the printed name of an agency for each of its forms."""
    return {form: name for name, forms in load_lexicon("agencies").items() for form in forms}


@cache
def _credit_re() -> re.Pattern[str]:
    forms = "|".join(re.escape(f) for f in sorted(agency_forms(), key=lambda f: (-len(f), f)))
    return re.compile(
        rf"""
        \b(?:{CUES_BEFORE})\s+(?:the\s+)?(?:news\s+agency\s+)?(?P<before>{forms})\b   # told Reuters
        | \b(?P<after>{forms})\s+(?:news\s+agency\s+)?(?:had\s+|has\s+)?(?:{CUES_AFTER})\b  # Reuters reported
        | \((?P<dateline>{forms})\)\s*-                                               # KYIV (AP) -
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def agency_named(words: str | None) -> str | None:
    """Return the agency whose name the words are.

    >>> agency_named("the Associated Press"), agency_named("Reuters"), agency_named("The Daily Post")
    ('Associated Press', 'Reuters', None)
    """
    return agency_forms().get((words or "").lower().removeprefix("the ").removesuffix(".com").strip())


def credited_agencies(normal: str, span: Span) -> tuple[str, ...]:
    """Return the agencies that a stretch of text credits, sorted."""
    found = set()
    for match in _credit_re().finditer(normal, span.start, span.end):
        words = match["before"] or match["after"] or match["dateline"]
        if words[0].isupper() and (len(words) > SHORT or words.isupper() or words.lower() in {"tass", "efe", "ansa"}):
            found.add(agency_forms()[words.lower()])
    return tuple(sorted(found))


def is_credited(article: Article, model: Document) -> bool:
    """Say whether an article credits the agency whose copy another is, or its outlet: "told the Selm Post"."""
    agency, own = own_agency(model), own_agency(article.document)
    if agency is not None and agency != own and agency in credits_of(article):
        return True
    outlet, here = model.metadata.outlet, article.document.metadata.outlet
    if outlet is None or (here is not None and here.value == outlet.value):
        return False
    name = re.escape(outlet.value.removeprefix("The "))
    return bool(
        re.search(
            rf"\b(?:{CUES_BEFORE})\s+(?:the\s+)?{name}\b|\b{name}\s+(?:{CUES_AFTER})\b".replace("\\ ", " "),
            article.document.normal,
        )
    )


def own_agency(document: Document) -> str | None:
    """Return the agency whose copy the whole article is, as far as outlet or dateline say so."""
    outlet = document.metadata.outlet
    named = agency_named(outlet.value) if outlet else None
    if named or not document.body:
        return named
    first = document.body[0]
    head = Span(first.start, min(first.end, first.start + 120))
    match = _credit_re().search(document.normal, head.start, head.end)
    return agency_forms()[match["dateline"].lower()] if match and match["dateline"] else None


def credits_of(article: Article) -> tuple[str, ...]:
    """Return every agency an article credits anywhere, sorted."""
    found = set(article.document.metadata.credits)
    for paragraph in article.annotation.paragraphs:
        found.update(credited_agencies(article.document.normal, paragraph))
    own = own_agency(article.document)
    return tuple(sorted(found | {own} if own else found))
