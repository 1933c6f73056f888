"""Articles → ``Story``: dates, origins, entities, shared statements, disagreements, questions."""

from __future__ import annotations

from generator.relations.dating.articles import date_articles
from generator.relations.differences.finding import find_disagreements
from generator.relations.entities.merging import merge_entities
from generator.relations.items.facts import gather_facts
from generator.relations.items.figures import match_figures
from generator.relations.items.quotes import merge_quotes
from generator.relations.items.standing import judge_standing
from generator.relations.items.timeline import build_timeline
from generator.relations.origins.finding import find_origins
from generator.relations.questions.raising import raise_questions
from generator.values.findings import Article
from generator.values.story import Story

# Each step takes the story as the steps before it left it and returns it with one more kind of item.
STEPS = (
    merge_entities,
    gather_facts,
    merge_quotes,
    match_figures,
    build_timeline,
    find_disagreements,
    raise_questions,
    judge_standing,
)


def relate(slug: str, articles: tuple[Article, ...]) -> Story:
    """Relate the articles of one story; their order does not matter."""
    dated = date_articles(articles)
    relations, origins, copied = find_origins(dated)
    story = Story(slug, dated, relations, origins, copied=copied)
    for step in STEPS:
        story = step(story)
    return story
