"""One source file → ``Article``: read, clean, the editors' settings, annotate (cached), extract."""

from __future__ import annotations

from pathlib import Path

from generator.overrides.decisions import NO_OVERRIDES, Overrides
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom, apply_newsroom
from generator.overrides.sources import override_source
from generator.pipeline import analyse
from generator.publishing.cache import annotate_cached
from generator.stages.annotate import DEFAULT_MODEL
from generator.stages.clean import clean
from generator.stages.read import read
from generator.values.findings import Article


def read_article(
    path: Path, shown: str, newsroom: Newsroom = NO_NEWSROOM, overrides: Overrides = NO_OVERRIDES
) -> Article:
    """Read one article and find what is in it; ``shown`` is its path in errors.

    Raises BriefingError for a file that cannot be read.
    """
    document = override_source(apply_newsroom(clean(read(path, shown)), newsroom), overrides)
    return analyse(document, annotate_cached(document, newsroom.model or DEFAULT_MODEL))
