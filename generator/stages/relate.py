"""Articles → ``Story``: dates, origins, entities, shared statements, disagreements, questions."""

from __future__ import annotations

from generator.kinds import KINDS
from generator.relations.dating.articles import date_articles
from generator.relations.items.standing import judge_standing
from generator.relations.origins.finding import find_origins
from generator.values.findings import Article
from generator.values.story import Story

# Each step takes the story as the steps before it left it and returns it with one more kind of item.
STEPS = (*(kind.merge for kind in KINDS), judge_standing)


def relate(slug: str, articles: tuple[Article, ...]) -> Story:
    """Relate the articles of one story; their order does not matter."""
    dated = date_articles(articles)
    relations, origins, copied, faults = find_origins(dated)
    story = Story(slug, dated, relations, origins, copied=copied, diagnostics=faults)
    for step in STEPS:
        story = step(story)
    return story
