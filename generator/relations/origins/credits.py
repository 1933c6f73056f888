"""Which agencies an article credits, and in which sentence; whose outlets share their articles.

"…," one of the sources told Reuters.          -> Reuters, for that sentence
OFER PRISON, West Bank (Reuters) - Israel …    -> Reuters, for the article
Apple told Reuters it would appeal.            -> Reuters, for that sentence
Reuters is owned by a Canadian family.         -> nothing
OSTERBY (CW) - The bridge …                    -> Corvan Wire, where newsroom.yml has it as an agency, also called CW
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.sources.agencies import AFTER, BEFORE, agency_named, credited_in_text, unique
from generator.values.document import BlockLabel, Document, OutletKind
from generator.values.findings import Article
from generator.values.span import Span

RELEASED: Final = frozenset({OutletKind.GOVERNMENT, OutletKind.COMPANY})
CREDITING: Final = frozenset({BlockLabel.CREDIT, BlockLabel.BYLINE, BlockLabel.BOILERPLATE})
ISSUER_RE = re.compile(r"\((?P<agency>[^()\n]+)\)")
DATELINE_RE = re.compile(r"^[^\n]{0,100}?\((?P<agency>[^()\n]+)\)\s*-")  # KYIV (AP) -


@dataclass(frozen=True, slots=True)
class Crediting:
    """An article with what it says of the agencies behind it."""

    document: Document
    agency: str | None  # whose copy the whole article is
    credited: tuple[str, ...]  # every agency it credits anywhere


def crediting_of(article: Article) -> Crediting:
    """Read once what is asked of an article beside every other."""
    return Crediting(article.document, own_agency(article.document), credits_of(article))


def is_credited(one: Crediting, model: Crediting) -> bool:
    """Say whether an article credits the agency whose copy another is, or its outlet: "told the Selm Post"."""
    if model.agency is not None and model.agency != one.agency and model.agency in one.credited:
        return True
    outlet, here = model.document.metadata.outlet, one.document.metadata.outlet
    if outlet is None or (here is not None and here.value == outlet.value):
        return False
    return _reporting_re(outlet.value.removeprefix("The ")).search(one.document.normal) is not None


def are_close(left: Document, right: Document) -> bool:
    """Say whether two outlets share articles: they are of one owner, or one releases what the other reprints."""
    one, other = left.metadata, right.metadata
    return (one.owner is not None and one.owner == other.owner) or is_release(left) != is_release(right)


def is_release(document: Document) -> bool:
    """Say whether an article is a government's or a company's own."""
    return document.metadata.kind in RELEASED


def own_agency(document: Document) -> str | None:
    """Return the agency whose copy the whole article is, as far as outlet or dateline say so."""
    outlet = document.metadata.outlet
    if outlet and document.metadata.kind is OutletKind.AGENCY:
        return outlet.value
    named = agency_named(outlet.value.removeprefix("The ").removesuffix(".com")) if outlet else None
    if named or not document.body:
        return named
    match = DATELINE_RE.search(document.body[0].cut(document.normal))
    issuer = match["agency"] if match else _printed_issuer(document)
    return agency_named(issuer) or dict(document.metadata.wires).get(issuer.lower())


def _printed_issuer(document: Document) -> str:
    """Return what stands in brackets in the dateline's own block."""
    printed = (b.span.cut(document.normal) for b in document.blocks if b.label is BlockLabel.DATELINE)
    found = (match["agency"] for words in printed if (match := ISSUER_RE.search(words)))
    return next(found, "")


def credits_of(article: Article) -> tuple[str, ...]:
    """Return every agency an article credits anywhere, sorted."""
    wires = dict(article.document.metadata.wires)
    found = {wires.get(name.lower(), name) for name in article.document.metadata.credits}
    for paragraph in article.annotation.paragraphs:
        found.update(credited_in_text(paragraph.cut(article.document.normal)))
    found.update(_wires_of(article.document))
    own = own_agency(article.document)
    return tuple(sorted(found | {own} if own else found))


def credited_in(document: Document, span: Span) -> tuple[str, ...]:
    """Return the agencies that a stretch of body text gives as the ones who reported, the newsroom's own included."""
    words = span.cut(document.normal)
    wires = (name for form, name in document.metadata.wires if _reporting_re(form).search(words))
    return unique((*credited_in_text(words), *wires))


def _wires_of(document: Document) -> Iterator[str]:
    """Yield the newsroom's own agencies that an article credits in its text or in a line beside it."""
    beside = [b.span.cut(document.normal) for b in document.blocks if b.label in CREDITING]
    told = [span.cut(document.normal) for span in document.body]
    for form, name in document.metadata.wires:
        named = re.compile(rf"(?i)(?<!\w){re.escape(form)}(?!\w)")
        if any(map(named.search, beside)) or any(map(_reporting_re(form).search, told)):
            yield name


@cache
def _reporting_re(name: str) -> re.Pattern[str]:
    """Match a name that is given as the one who reported: "told Corvan Wire", "Corvan Wire reported"."""
    printed = re.escape(name)
    return re.compile(rf"\b(?:{BEFORE})\s+(?:the\s+)?{printed}\b|\b{printed}\s+(?:{AFTER})\b", re.IGNORECASE)
