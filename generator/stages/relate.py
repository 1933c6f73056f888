"""Articles → ``Story``: dates, origins, entities, shared statements, disagreements, questions."""

from __future__ import annotations

from generator.relations.dating import date_articles
from generator.relations.disagreements import find_disagreements
from generator.relations.entities import merge_entities
from generator.relations.facts import gather_facts
from generator.relations.figures import match_figures
from generator.relations.origins import find_origins
from generator.relations.questions import raise_questions
from generator.relations.quotes import merge_quotes
from generator.relations.standing import judge_standing
from generator.relations.timeline import build_timeline
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
