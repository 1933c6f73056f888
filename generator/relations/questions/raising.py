"""What is open, and what answered it.

The same unknown in several articles is one question, worded as its earliest source has it. It is answered when a
source that is not earlier gives the missing thing (a date, a comment, a plan carried out); the answer's sentence
stands beside it. A plan that is merely announced, or whose day has passed without a word, is no open question.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.relations.choosing.heirs import pass_on
from generator.relations.comparing.grouping import join_first
from generator.relations.questions.answers import answers_to, nobody_asks
from generator.relations.questions.hearsay import hearsay_ids, raise_hearsay
from generator.relations.questions.raised import Raised, is_quoted
from generator.values.briefing import Question
from generator.values.enums import EntityKind, QuestionState
from generator.values.findings import QuestionReason, UnknownKind
from generator.values.story import DatedArticle, Story

MOST: Final = 14  # questions a reader will read; the rest are the least shared plans
SAME: Final = 0.6  # share of the smaller question's words two questions must share to be one
FEWEST: Final = 2  # words that must be shared at least
MOST_ANSWERS: Final = 3  # sentences beside a question
# Which kinds a reader misses most, first; what rests on unnamed sources alone stands before them all.
RANK: Final = (
    QuestionReason.NOT_DISCLOSED,
    QuestionReason.DISAGREEMENT,
    QuestionReason.NO_COMMENT,
    QuestionReason.PLAN,
)


def raise_questions(story: Story) -> Story:
    """Return the story with its questions, answered ones included."""
    raised = (r for a in story.articles for r in _raised_in(a))
    joined = join_first(raised, lambda one, group: any(_is_same_question(one, other) for other in group))
    groups = [tuple(g) for g in joined]
    asked = [(g, _question_of(story, g)) for g in groups]
    asked = [(g, q) for g, q in asked if q.answered or not nobody_asks(story, g)]
    ranked = sorted(asked, key=lambda pair: _rank_of(*pair))[:MOST]
    hearsay = raise_hearsay(story)
    kept = [q for g, q in ranked if not any(_is_hearsay(g[0], q, other) for other in hearsay)][: MOST - len(hearsay)]
    shown = {i for q in (*hearsay, *kept) for i in (q.id, *q.also)}
    ids = [(r.id, r.evidence) for g in groups for r in g] + hearsay_ids(story)
    return pass_on(replace(story, questions=(*hearsay, *kept)), [(i, e) for i, e in ids if i not in shown])


def _is_hearsay(raised: Raised, question: Question, hearsay: Question) -> bool:
    """Say whether a plan or a denial is asked about already as a claim of anonymous sources."""
    if question.reason == QuestionReason.DISAGREEMENT:
        return all(w in hearsay.text.lower() for w in raised.words)
    told = {e.id for e in hearsay.raised}
    return question.reason == QuestionReason.PLAN and any(e.id in told for e in question.raised)


def _raised_in(dated: DatedArticle) -> list[Raised]:
    """Return an article's unknowns, without the silence of a party that it quotes all the same."""
    raised = [Raised(dated, unknown) for unknown in dated.article.unknowns]
    return [r for r in raised if r.words and not (_is_silence_on_all(r) and is_quoted(r, dated))]


def _is_silence_on_all(raised: Raised) -> bool:
    return raised.unknown.kind is UnknownKind.SILENT and raised.unknown.topic is None


def _is_same_question(one: Raised, other: Raised) -> bool:
    if one.unknown.reason is not other.unknown.reason:
        return False
    if one.unknown.question.lower() == other.unknown.question.lower():
        return True
    if one.unknown.kind is UnknownKind.SILENT:
        return one.words == other.words
    shared = len(one.words & other.words)
    return shared >= FEWEST and shared / min(len(one.words), len(other.words)) >= SAME


def _question_of(story: Story, group: tuple[Raised, ...]) -> Question:
    first = group[0]
    answers = answers_to(story, group)
    ids = list(dict.fromkeys(r.id for r in group))
    return Question(
        id=ids[0],
        text=_in_full(first.unknown.question, story),
        reason=first.unknown.reason,
        state=QuestionState.of(answers),
        raised=tuple({e.id: e for r in group for e in r.evidence}.values()),
        answered=answers[:MOST_ANSWERS],
        also=tuple(ids[1:]),
    )


def _in_full(question: str, story: Story) -> str:
    """Return a question with the full name of each person whom it calls by the surname alone."""
    for person in (e for e in story.entities if e.kind is EntityKind.PERSON):
        surname = person.name.split()[-1]
        alone = re.compile(rf"(^\w+ |\b[a-z]+ ){re.escape(surname)}(?=\?|['’]s| [a-z])")
        question = alone.sub(rf"\g<1>{person.name}", question) if surname in person.aliases else question
    return question


def _rank_of(group: tuple[Raised, ...], question: Question) -> tuple[int, int, str]:
    return RANK.index(group[0].unknown.reason), -len({r.dated.source for r in group}), question.id
