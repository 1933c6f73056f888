"""What is open, and what answered it.

The same unknown in several articles is one question, worded as its earliest source has it. It is answered when a
source that is not earlier gives the missing thing (a date, a comment, a plan carried out); the answer's sentence
stands beside it. A plan whose day has passed without a word is neither open nor answered, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.choosing.heirs import pass_on
from generator.relations.comparing.grouping import join_first
from generator.relations.comparing.terms import content_of
from generator.relations.questions.answers import Raised, answers_to, has_passed
from generator.relations.questions.hearsay import hearsay_ids, raise_hearsay
from generator.values.briefing import Question
from generator.values.enums import QuestionState
from generator.values.findings import QuestionReason, Unknown
from generator.values.ids import hashed_id
from generator.values.story import DatedArticle, Story

MOST: Final = 14  # questions a reader will read; the rest are the least shared plans
SAME: Final = 0.6  # share of the smaller question's words two questions must share to be one
FEWEST: Final = 2  # words that must be shared at least
STEM: Final = 4  # letters by which "signed" is known in "to sign"
MOST_ANSWERS: Final = 3  # sentences beside a question
# Which kinds a reader misses most, first.
RANK: Final = {
    QuestionReason.ANONYMOUS_ONLY: 0,
    QuestionReason.NOT_DISCLOSED: 1,
    QuestionReason.NO_COMMENT: 2,
    QuestionReason.PLAN: 3,
}


@dataclass(frozen=True, slots=True)
class Group:
    """The articles' wordings of one question, in order of publication."""

    members: tuple[Raised, ...]

    @property
    def reason(self) -> QuestionReason:
        """Why it is open."""
        return self.members[0].unknown.reason


def raise_questions(story: Story) -> Story:
    """Return the story with its questions, answered ones included."""
    raised = [r for a in story.articles for r in _raised_in(a)]
    groups = _group(raised)
    asked = [(g, _question(story, g)) for g in groups if not has_passed(story, g.members)]
    ranked = sorted(asked, key=lambda pair: _rank(*pair))[:MOST]
    hearsay = raise_hearsay(story)
    told = {e.id for q in hearsay for e in q.raised}
    kept = [q for _, q in ranked if not _repeats(q, told)][: MOST - len(hearsay)]
    shown = {i for q in (*hearsay, *kept) for i in (q.id, *q.also)}
    ids = [(_id_of(r, g.reason), r.evidence) for g in groups for r in g.members] + hearsay_ids(story)
    return pass_on(replace(story, questions=(*hearsay, *kept)), [(i, e) for i, e in ids if i not in shown])


def _repeats(question: Question, told: set[str]) -> bool:
    """Say whether a plan is asked about already as a claim of anonymous sources."""
    return question.reason == QuestionReason.PLAN.value and any(e.id in told for e in question.raised)


def _raised_in(dated: DatedArticle) -> list[Raised]:
    """An article's unknowns, without the silence of a party that it quotes all the same."""
    found = []
    for unknown in dated.article.unknowns:
        raised = Raised(dated, unknown, _words(dated, unknown))
        topical = " say on " in unknown.question or " say about " in unknown.question
        quoted = unknown.reason is QuestionReason.NO_COMMENT and not topical and raised.is_quoted_in(dated)
        if raised.words and not quoted:
            found.append(raised)
    return found


def _words(dated: DatedArticle, unknown: Unknown) -> frozenset[str]:
    """The content words a question is recognised by."""
    weak = frozenset(load_lexicon("questions")["weak"])
    annotation = dated.article.annotation
    if unknown.topic is not None and unknown.reason is not QuestionReason.PLAN:
        return content_of(annotation, unknown.topic) or frozenset(unknown.question.lower().split())
    asked = set(unknown.question.lower().replace("?", "").replace(".", "").split())
    stems = tuple({word[:STEM] for word in asked if len(word) >= STEM})
    near = [t for t in annotation.tokens_in(unknown.span) if t.text.lower() in asked or t.lemma.startswith(stems)]
    words = frozenset(w for t in near for w in content_of(annotation, t.span))
    return words - weak or words


def _group(raised: list[Raised]) -> list[Group]:
    """Merge unknowns of one reason whose words agree; time is linear in pairs of one story's few unknowns."""
    groups = join_first(raised, lambda item, group: any(_same(item, other) for other in group))
    return [Group(tuple(g)) for g in groups]


def _same(one: Raised, other: Raised) -> bool:
    if one.unknown.reason is not other.unknown.reason:
        return False
    if one.unknown.question.lower() == other.unknown.question.lower():
        return True
    shared = one.words & other.words
    if one.unknown.reason is QuestionReason.NO_COMMENT:
        return one.words == other.words
    fewest = min(len(one.words), len(other.words))
    return len(shared) >= FEWEST and len(shared) / fewest >= SAME


def _question(story: Story, group: Group) -> Question:
    first = group.members[0]
    answers = answers_to(story, group.members)
    ids = list(dict.fromkeys(_id_of(r, group.reason) for r in group.members))
    return Question(
        id=ids[0],
        text=first.unknown.question,
        reason=first.unknown.reason,
        state=QuestionState.of(answers),
        raised=tuple({e.id: e for r in group.members for e in r.evidence}.values()),
        answered=answers[:MOST_ANSWERS],
        also=tuple(ids[1:]),
    )


def _id_of(raised: Raised, reason: QuestionReason) -> str:
    return hashed_id("u", raised.evidence[0].id, reason, _topic(raised))


def _topic(raised: Raised) -> str:
    span = raised.unknown.topic
    return span.cut(raised.dated.document.normal) if span else raised.unknown.question


def _rank(group: Group, question: Question) -> tuple[int, int, str]:
    return (RANK[group.reason], -len({r.dated.source for r in group.members}), question.id)
