"""The kinds of item a briefing is made of, one row each; whatever is done to every kind runs over these rows.

Relate, condense, edit and verify, the changes of a day and the briefing as it stood on one, ``briefings explain`` and
``edit``, the keys of ``overrides.yml`` and the sections of a page know of no kind but by its row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from generator.overrides.editing import Editing
from generator.overrides.facts import FACTS
from generator.overrides.items import DISAGREEMENTS, ENTITIES, EVENTS, FIGURES, QUESTIONS, QUOTES
from generator.relations.choosing.gates import (
    doubt_entity,
    doubt_event,
    doubt_fact,
    doubt_figure,
    doubt_question,
    doubt_quote,
    sure,
)
from generator.relations.choosing.selection import (
    select_entities,
    select_events,
    select_facts,
    select_figures,
    select_quotes,
)
from generator.relations.differences.finding import find_disagreements
from generator.relations.entities.merging import merge_entities
from generator.relations.items.facts import gather_facts
from generator.relations.items.figures import match_figures
from generator.relations.items.limits import (
    Limit,
    limit_disagreement,
    limit_entity,
    limit_fact,
    limit_item,
    limit_question,
    limit_quote,
)
from generator.relations.items.quotes import merge_quotes
from generator.relations.items.timeline import build_timeline
from generator.relations.questions.raising import raise_questions
from generator.rendering.differences_section import render_disagreements, render_questions
from generator.rendering.facts_section import render_facts
from generator.rendering.figures_section import render_figures
from generator.rendering.page import Page
from generator.rendering.people_section import render_people, render_timeline
from generator.rendering.quotes_section import render_quotes
from generator.values.briefing import (
    BriefingFigure,
    BriefingQuote,
    Disagreement,
    Entity,
    Fact,
    Question,
    TimelineEvent,
)
from generator.values.enums import Doubt
from generator.values.story import Story


def every(items: tuple[Any, ...], _articles: int) -> tuple[Any, ...]:
    """Return all items of a kind: nothing is dropped for being awkward."""
    return items


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item."""

    key: str  # "facts": its list in Story, Briefing, overrides.yml and briefing.json
    noun: str  # "fact"
    value: type  # Fact
    merge: Callable[[Story], Story]  # a step of relate
    gate: Callable[[Any, Story], Doubt | None]  # what an item lacks to be printed as it stands; None for nothing
    select: Callable[[tuple[Any, ...], int], tuple[Any, ...]]  # those worth showing, given how many articles there are
    as_of: Callable[[Any, Limit], Any]  # what is left of one where only some evidence counts; None for nothing
    edit: Editing
    section: Callable[[Page], list[str]]


# In the order of merging: each may use what those before it made.
KINDS: Final = (
    Kind(
        *("entities", "entity", Entity, merge_entities, doubt_entity, select_entities, limit_entity),
        *(ENTITIES, render_people),
    ),
    Kind("facts", "fact", Fact, gather_facts, doubt_fact, select_facts, limit_fact, FACTS, render_facts),
    Kind(
        "quotes", "quote", BriefingQuote, merge_quotes, doubt_quote, select_quotes, limit_quote, QUOTES, render_quotes
    ),
    Kind(
        *("figures", "figure", BriefingFigure, match_figures, doubt_figure, select_figures, limit_item),
        *(FIGURES, render_figures),
    ),
    Kind(
        *("timeline", "event", TimelineEvent, build_timeline, doubt_event, select_events, limit_item),
        *(EVENTS, render_timeline),
    ),
    Kind(
        *("disagreements", "disagreement", Disagreement, find_disagreements, sure, every, limit_disagreement),
        *(DISAGREEMENTS, render_disagreements),
    ),
    Kind(
        "questions",
        "question",
        Question,
        raise_questions,
        doubt_question,
        every,
        limit_question,
        QUESTIONS,
        render_questions,
    ),
)
# In the order in which they are folded below the front; a kind that is not named here comes behind these.
FOLDED: Final = ("timeline", "figures", "quotes", "entities")
