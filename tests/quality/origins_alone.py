"""``briefings generate`` as far as the origins: what is measured of copies, without the briefings behind it."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from generator.pipeline import analyse
from generator.publishing.cache import annotate_cached
from generator.relations.dating.articles import date_articles
from generator.relations.origins.finding import find_origins
from generator.stages.read import parse_source
from generator.values.findings import Article


@cache
def analysed(name: str, data: bytes) -> Article:
    """Return what is found in an article, which stands in many of the stories, once."""
    return analyse(parse_source(data, Path(name).stem, name), annotate_cached)


def origins_of(story: Path) -> dict[str, str]:
    """Return the origin of each source of a story."""
    articles = [analysed(path.name, path.read_bytes()) for path in sorted((story / "sources").iterdir())]
    _, origins, _, _ = find_origins(date_articles(tuple(articles)))
    return {source: origin.id for origin in origins for source in origin.sources}


if __name__ == "__main__":
    arguments = sys.argv[1:]
    for story in sorted(p for p in Path(arguments[arguments.index("--dir") + 1]).iterdir() if p.is_dir()):
        sources = [{"id": source, "origin": origin} for source, origin in sorted(origins_of(story).items())]
        (story / "briefing.json").write_text(json.dumps({"sources": sources}), encoding="utf-8")
