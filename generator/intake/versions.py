"""What a later version of an article keeps of the one before, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from generator.intake.incoming import Incoming
from generator.values.document import BlockLabel, Document, value_of

ADDED: Final = ("title", "outlet", "byline", "published", "updated", "url")  # to a text that has them not


def later_version(article: Incoming, before: Document) -> Incoming:
    """Return a version with the first day of publication and, as its update, the latest moment it states."""
    first = value_of(before.metadata.published)
    published = min(filter(None, (article.published, first)), key=lambda stamp: stamp[:16], default=None)
    states = (article.updated, article.published if article.published != published else None, article.retrieved)
    return replace(
        article,
        published=published,
        updated=next(filter(None, states), None),
        outlet=article.outlet or value_of(before.metadata.outlet),
        url=article.url or value_of(before.metadata.url),
    )


def with_what_it_prints(article: Incoming, document: Document) -> Incoming:
    """Return a text file's article with what is read in its own text, its headline, its stamp, as if it were stated."""
    printed = {name: value_of(getattr(document.metadata, name)) for name in ADDED if not getattr(article, name)}
    return replace(article, text=document.canonical, **printed)  # type: ignore[arg-type]  # all of them are text


def further_fields(article: Incoming, known: Document) -> Mapping[str, str]:
    """Return what the same article states, come again, that the one that is there does not: its outlet, its address."""
    stated = ((name, getattr(article, name)) for name in ADDED if not getattr(known.metadata, name))
    return {name: value for name, value in stated if value}


def what_changed(before: Document, after: Document) -> str:
    """Return what a version has that the one before had not: "2 paragraphs new, 1 gone, title was 'Fog'"."""
    old, new = _paragraphs(before), _paragraphs(after)
    added, gone = sum(p not in old for p in new), sum(p not in new for p in old)
    parts = [f"{added} paragraph{'s' if added != 1 else ''} new, {gone} gone"]
    was, now = value_of(before.metadata.title), value_of(after.metadata.title)
    if was and was != now:
        parts.append(f"title was '{was}'")
    return ", ".join(parts)


def _paragraphs(document: Document) -> dict[str, None]:
    """Return the paragraphs of a body in their order, blanks made one."""
    spans = (block.span for block in document.blocks if block.label is BlockLabel.BODY)
    return dict.fromkeys(" ".join(document.normal[span.start : span.end].split()) for span in spans)
