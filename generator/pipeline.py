"""The order of the stages, written once.

read → clean → annotate → extract → relate → condense → edit → verify → quote → locate → render
per article (cached, parallel)   │   per story
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from generator.overrides.decisions import NO_OVERRIDES, Overrides
from generator.overrides.memory import LastPublished
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom, apply_newsroom
from generator.overrides.sources import override_source
from generator.relations.choosing.headline import title_of_news, with_news_as_title
from generator.sources.languages import READ
from generator.stages.clean import clean
from generator.stages.condense import condense
from generator.stages.edit import Edition, leave_out_hidden, make_edition
from generator.stages.extract import extract
from generator.stages.locate import locate
from generator.stages.quoting import quote_within
from generator.stages.relate import relate
from generator.stages.verify import verify
from generator.values.annotation import DEFAULT_MODEL, Annotation
from generator.values.document import Document
from generator.values.findings import Article


def analyse(
    document: Document,
    annotate: Callable[[Document, str], Annotation],
    newsroom: Newsroom = NO_NEWSROOM,
    overrides: Overrides = NO_OVERRIDES,
) -> Article:
    """Run the stages that see one article alone, on a document as read; ``annotate`` may be a cached one.

    An article in a language that no rules are written for stays whole, and nothing is found in it.
    """
    document = override_source(prepare(document, newsroom), overrides)
    if document.metadata.language not in READ:
        return Article(document, Annotation.of((), (), (), ()), (), (), (), (), ())
    return extract(document, annotate(document, newsroom.model or DEFAULT_MODEL))


def prepare(document: Document, newsroom: Newsroom = NO_NEWSROOM) -> Document:
    """Return a document as read with its lines labelled and what they and the newsroom say of it."""
    return apply_newsroom(clean(document, newsroom.limits), newsroom)


def brief(
    slug: str,
    articles: tuple[Article, ...],
    overrides: Overrides = NO_OVERRIDES,
    newsroom: Newsroom = NO_NEWSROOM,
    published: LastPublished | None = None,
) -> Edition:
    """Run the stages that see the whole story; what failed is among the briefing's diagnostics.

    ``published`` is what was last written of it, where an editor's entries may name what it had.
    """
    documents = {a.document.source: a.document for a in articles}
    story = relate(slug, articles)
    left = leave_out_hidden(story, overrides, newsroom, published)
    edition = make_edition(condense(left, newsroom), story, overrides, newsroom, published)
    verified = verify(edition.briefing, documents)
    quoted = quote_within(verified, documents, newsroom.quoting, edition.named)
    titled = with_news_as_title(quoted, partial(title_of_news, story=story))
    return replace(edition, briefing=locate(titled, documents))
