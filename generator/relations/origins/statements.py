"""The origins behind one statement, which may be fewer than the articles that make it.

Two articles of one outlet are one voice. An article may take one sentence from another's report: it credits an agency
for it, or words it as an earlier article does. Two articles that print the same utterance word for word have it from
the one who uttered it. So of

    "We saw the bridge sway," he told AFP.   (Daily Post)
    He told AFP the bridge had swayed.       (Evening Mail)

the two outlets are one origin for that statement, though their articles are independent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.relations.comparing.terms import shingles_of
from generator.relations.origins.credits import credited_in
from generator.values.document import normal_words
from generator.values.enums import RelationKind
from generator.values.findings import Statement
from generator.values.ids import named_id
from generator.values.story import DatedArticle, Member, Story

RUN = 5  # words in a row that two independent sentences rarely share
VERBATIM = 0.5  # share of the shorter sentence's runs from which both have it from one place
FEWEST_RUNS = 3  # runs a sentence needs to be judged


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement whose origin is settled."""

    origin: str
    outlet: str | None
    agencies: tuple[str, ...]
    runs: frozenset[str]


def origins_of(members: tuple[Member, ...], story: Story) -> tuple[str, ...]:
    """Return the origins behind statements that say the same, sorted; members in order of publication."""
    heard: list[_Heard] = []
    for member in members:
        dated = story.article_of(member.source)
        statement = dated.article.statements[member.index]
        agencies, runs = _agencies(dated, statement), _runs(dated, statement)
        outlet = dated.document.metadata.outlet.value if dated.document.metadata.outlet else None
        this = _Heard("", outlet, agencies, runs)
        earlier = next((h for h in heard if _have_it_from_one(h, this)), None)
        origin = earlier.origin if earlier else _agency_origin(agencies, story) or _own_origin(member, heard, story)
        heard.append(replace(this, origin=origin))
    return tuple(sorted({h.origin for h in heard}))


def _have_it_from_one(one: _Heard, other: _Heard) -> bool:
    """Say whether two statements come from one place: one outlet, one agency credited, the same words."""
    if one.outlet is not None and one.outlet == other.outlet:
        return True
    return bool(set(one.agencies) & set(other.agencies)) or _is_verbatim(one.runs, other.runs)


def _own_origin(member: Member, heard: list[_Heard], story: Story) -> str:
    """Return the article's origin; a follow-up that repeats its model has the statement from there."""
    relation = dict(story.relations)[member.source]
    model = story.origin_of(relation.of) if relation.kind is RelationKind.FOLLOW_UP and relation.of else None
    return model if model in {h.origin for h in heard} and model else story.origin_of(member.source)


def _agencies(dated: DatedArticle, statement: Statement) -> tuple[str, ...]:
    sentence = dated.article.annotation.sentences[statement.sentence].span
    return credited_in(dated.document, sentence)


def _agency_origin(agencies: tuple[str, ...], story: Story) -> str | None:
    """Return the origin of the story's own copy of an agency that a sentence credits."""
    known = {origin.id for origin in story.origins}
    named = (named_id("o", agency) for agency in agencies)
    return next((name for name in named if name in known), None)


def _runs(dated: DatedArticle, statement: Statement) -> frozenset[str]:
    return shingles_of(tuple(w for part in statement.parts for w in normal_words(part.cut(dated.document.normal))), RUN)


def _is_verbatim(left: frozenset[str], right: frozenset[str]) -> bool:
    fewest = min(len(left), len(right))
    return fewest >= FEWEST_RUNS and len(left & right) >= VERBATIM * fewest
