"""Who has it from whom: reprints, rewrites, follow-ups, and the report behind them.

Two articles have one origin when one keeps the other's words outside quotation marks (a reprint, a cut, a merged
copy) or goes through the same details in the same order (a free rewrite). Sharing a quotation, a press statement or
the main facts is neither. A later article that opens on something new and repeats part of an earlier one is its
follow-up: new reporting, with an origin of its own. Thresholds were set on copies-dev, and on rewrites and
independent reports written for this project (tests/relations/rewrites.yml).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from generator.relations.comparing.grouping import join_pairs
from generator.relations.origins.alignment import Alignment, align, containment, overlap_of
from generator.relations.origins.assigned import obey_editors
from generator.relations.origins.credits import Crediting, are_close, crediting_of, is_credited
from generator.relations.origins.descent import REPRINT, published_before, relations_of
from generator.relations.origins.names import name_origins
from generator.relations.origins.wording import Wording, wording_of
from generator.values.briefing import Origin, Relation
from generator.values.diagnostic import Diagnostic
from generator.values.enums import RelationKind
from generator.values.story import CopiedSentence, DatedArticle, Member

VERBATIM = 0.42  # shared shingles from which a text is a copy, whatever its order
REWRITE = 0.585  # likeness from which an article is a free rewrite; independent reports reach 0.46
CREDITED_REWRITE = 0.45  # likeness that suffices where one credits the other, or they are of one owner
COVERED = 0.5  # share of the shorter article's lines that must stand in the chain of a rewrite
FEWEST_PAIRS = 4  # lines in the chain of a free rewrite
PARTIAL = 0.15  # shared shingles from which a later article may be a follow-up
SAME_LEDE = 0.3  # similarity from which a follow-up's first line is not new
MIXED = 0.3  # share of common lines below which an article has two models, each for another part


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two articles that share text; ``left`` comes first in the story's order of publication."""

    left: str
    right: str
    overlap: float  # shared shingles, of the shorter
    alignment: Alignment

    @property
    def strength(self) -> float:
        """How sure the kinship is, for choosing between two models."""
        return max(self.overlap, self.alignment.chain)

    def lines_of(self, source: str) -> frozenset[int]:
        """Return the sentences of one of the two that the other has as well."""
        return frozenset(p.left if source == self.left else p.right for p in self.alignment.ordered)


def find_origins(
    articles: tuple[DatedArticle, ...],
) -> tuple[tuple[tuple[str, Relation], ...], tuple[Origin, ...], tuple[CopiedSentence, ...], tuple[Diagnostic, ...]]:
    """Return every source's relation, the origins behind them, the sentences that copies share, and what is wrong.

    Wrong can only be what an editor asks for.
    """
    wordings = {a.source: wording_of(a.article) for a in articles}
    credited = {a.source: crediting_of(a.article) for a in articles}
    found = [_compare(a, b, wordings) for a, b in combinations(articles, 2)]
    by_source = {a.source: a for a in articles}
    copies = [k for k in found if _is_copy(k, credited) and not _is_follow_up(k, by_source, wordings)]
    obeyed = obey_editors(_groups(articles, copies), articles)
    descents = (relations_of(g.articles, g.own, wordings, credited) for g in obeyed.groups)
    of_origin = {source: relation for group in descents for source, relation in group.items()}
    relations = []
    for article in articles:
        relation = of_origin[article.source]
        if relation.kind is RelationKind.INDEPENDENT:
            relation = _follow_up(article, found, by_source, wordings) or relation
        relations.append((article.source, relation))
    copied_pairs = {(k.left, k.right) for k in copies}
    shared = (k for k in found if (k.left, k.right) in copied_pairs or k.overlap >= PARTIAL)
    copied = tuple(s for k in shared for s in _sentences_by_source(k))
    return tuple(relations), name_origins(obeyed.groups), copied, obeyed.faults


def _compare(left: DatedArticle, right: DatedArticle, wordings: dict[str, Wording]) -> Kinship:
    one, other = wordings[left.source], wordings[right.source]
    return Kinship(left.source, right.source, containment(one, other), align(one, other))


def _is_copy(kinship: Kinship, credited: dict[str, Crediting]) -> bool:
    if kinship.overlap >= VERBATIM:
        return True
    alignment = kinship.alignment
    if len(alignment.ordered) < FEWEST_PAIRS or alignment.covered < COVERED:
        return False
    likeness = alignment.chain + alignment.covered_of_both / 2
    if likeness >= REWRITE:
        return True
    return likeness >= CREDITED_REWRITE and _credits(credited[kinship.left], credited[kinship.right])


def _credits(left: Crediting, right: Crediting) -> bool:
    """Say whether one of the two credits the other's agency or outlet, or their outlets share articles."""
    return are_close(left.document, right.document) or is_credited(left, right) or is_credited(right, left)


def _is_follow_up(kinship: Kinship, articles: dict[str, DatedArticle], wordings: dict[str, Wording]) -> bool:
    """Say whether the later of two articles opens on something new, a day or more after the other."""
    left, right = articles[kinship.left], articles[kinship.right]
    if not PARTIAL <= kinship.overlap < REPRINT or not published_before(left, right, days=1):
        return False
    lines = wordings[right.source].lines
    return not any(p.right == lines[0].sentence and p.similarity >= SAME_LEDE for p in kinship.alignment.ordered)


def _follow_up(
    article: DatedArticle, found: list[Kinship], articles: dict[str, DatedArticle], wordings: dict[str, Wording]
) -> Relation | None:
    models = [k for k in found if k.right == article.source and _is_follow_up(k, articles, wordings)]
    if not models:
        return None
    model = max(models, key=lambda k: (k.overlap, k.left)).left
    return Relation(RelationKind.FOLLOW_UP, model, round(overlap_of(wordings[article.source], wordings[model]), 2))


def _groups(articles: tuple[DatedArticle, ...], copies: list[Kinship]) -> tuple[tuple[DatedArticle, ...], ...]:
    """Join the articles of one origin, the surest kinships first; a merged copy joins its main model alone."""
    place = {a.source: n for n, a in enumerate(articles)}
    kinships = {(place[k.left], place[k.right]): k for k in copies}
    pairs = sorted(kinships, key=lambda pair: (-kinships[pair].strength, pair))

    def may_join(pair: tuple[int, int], left: list[int], right: list[int]) -> bool:
        near = [*((pair[0], n) for n in left), *((pair[1], n) for n in right)]
        return not _is_mixed(kinships[pair], [kinships[p] for p in (tuple(sorted(n)) for n in near) if p in kinships])

    return tuple(tuple(articles[n] for n in group) for group in join_pairs(len(articles), pairs, may_join))


def _is_mixed(kinship: Kinship, joined: list[Kinship]) -> bool:
    """Say whether one of the two already has another model for other parts of its text."""
    lines = [
        (kinship.lines_of(source), other.lines_of(source))
        for source in (kinship.left, kinship.right)
        for other in joined
        if source in {other.left, other.right}
    ]
    return any(len(here & there) < MIXED * min(len(here), len(there)) for here, there in lines)


def _sentences_by_source(kinship: Kinship) -> tuple[CopiedSentence, ...]:
    return tuple(
        CopiedSentence(Member(kinship.left, p.left), Member(kinship.right, p.right), p.similarity)
        for p in kinship.alignment.ordered
    )
