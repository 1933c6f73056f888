"""What a learned rule would link of what several sources state, beside the shipped one, on stories left out.

    python benchmarks/linking/learn.py KEYS STORIES

KEYS     folder of STORY.json: ``groups`` of sentences that state one fact, each sentence a source and its offsets
STORIES  folder of the stories: STORY/*.txt, and meta.json with outlet, date and address of each file

Two statements are weighed by a logistic regression over what their words share, by how rare it is, their figures, who
did what to whom, and how near to the top of their articles both stand. Prints its weights on all stories and, by
leaving one story out at a time, for several thresholds: of the facts that two sources state, the share that is linked;
of the pairs of statements of two sources that are linked, the share that the reader put together; then the same of the
shipped rule. Ridge regression by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman
2009, section 4.4).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import log
from pathlib import Path

import numpy as np

from generator.publishing.cache import annotate_cached
from generator.relations.comparing.grouping import join_pairs
from generator.relations.comparing.terms import names_of, word_of
from generator.relations.comparing.weights import Rarity, rarity_among
from generator.relations.items.fact_clusters import cluster_statements
from generator.relations.items.likeness import ComparedStatement, said_by
from generator.stages.annotate import DEFAULT_MODEL
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import parse_source
from generator.stages.relate import relate
from generator.syntax.clause import clauses_of
from generator.values.annotation import Token
from generator.values.findings import Article
from generator.values.story import DatedArticle

TRAITS = ("bias", "cosine", "held", "words", "head", "figures", "roles")
HEAD = 4  # statements of an article that are its head
WHOLE = 8  # of an article with fewer statements, the head says little
MOST_FIGURES = 3
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
PENALTY = 1.0  # of squared weights, of traits scaled to a standard deviation of one
STEPS = 30
Pair = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """The statements of a story with the groups a reader put them in, and what every pair of two sources shares."""

    sources: tuple[str, ...]
    groups: tuple[frozenset[int], ...]
    weighty: frozenset[int]  # groups of importance 1 and 2
    pairs: dict[Pair, tuple[float, ...]]
    shipped: tuple[tuple[int, ...], ...]  # the clusters of the shipped rule

    def same(self, pair: Pair) -> bool:
        """Say whether a reader put two statements together."""
        return bool(self.groups[pair[0]] & self.groups[pair[1]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("keys", type=Path)
    parser.add_argument("stories", type=Path)
    options = parser.parse_args()
    stories = [read_marked(key, options.stories / key.stem) for key in sorted(options.keys.glob("*.json"))]
    print(" ".join(f"{n}={w:.2f}" for n, w in zip(TRAITS, learn(stories), strict=True)))
    sure = [score(s, learn([t for t in stories if t is not s])) for s in stories]
    for threshold in THRESHOLDS:
        told = [count(s, link(s, scores, threshold)) for s, scores in zip(stories, sure, strict=True)]
        print_counts(f"{threshold:.1f}", told)
    print_counts("shipped", [count(s, s.shipped) for s in stories])


def print_counts(name: str, counts: list[tuple[int, int, int, int]]) -> None:
    linked, shown, right, pairs = np.sum(counts, axis=0)
    print(f"{name:8} linked {linked}/{shown} = {linked / shown:.3f}  right {right}/{pairs} = {right / pairs:.3f}")


def read_marked(key: Path, folder: Path) -> Marked:
    """Read a story and the groups of its statements."""
    meta = {a["file"]: a for a in json.loads((folder / "meta.json").read_text("utf-8"))["articles"]}
    read = [read_article(path, meta.get(path.name, {})) for path in sorted(folder.glob("*.txt"))]
    shifts = {article.document.source: shift for article, shift in read}
    story = relate(folder.name, tuple(article for article, _ in read))
    groups = json.loads(key.read_text("utf-8"))["groups"]
    said = [(a, s) for a in story.articles for s in said_by(a)]
    rarity = rarity_among([s.keys for _, s in said])
    members = []
    for article, statement in said:
        found = [article.document.evidence(p) for p in article.article.statements[statement.member.index].parts]
        shift = shifts[article.source]
        places = [(e.source, e.start - shift, e.end - shift) for e in found]
        members.append(frozenset(n for n, g in enumerate(groups) if any(meets(p, g["members"]) for p in places)))
    roles = [roles_in(*s) for s in said]
    names = [names_in(*s) for s in said]
    depths = [s.member.index + max(0, WHOLE - len(a.article.statements)) for a, s in said]
    pairs = {
        (a, b): traits_of((said[a][1], said[b][1]), (roles[a], roles[b]), max(depths[a], depths[b]), rarity)
        for a, b in combinations(range(len(said)), 2)
        if said[a][0].source != said[b][0].source and (words_of(said[a][1]) & words_of(said[b][1])) - names[a]
    }
    places = {s.member: n for n, (_, s) in enumerate(said)}
    shipped = tuple(tuple(places[m] for m in c.members) for c in cluster_statements(story))
    weighty = frozenset(n for n, g in enumerate(groups) if g["importance"] < 3)  # noqa: PLR2004  # of three
    return Marked(tuple(a.source for a, _ in said), tuple(members), weighty, pairs, shipped)


def words_of(said: ComparedStatement) -> frozenset[str]:
    """Return the terms of a statement without days and sums."""
    return frozenset(k for k in said.keys if k[0] not in "@#")


def names_in(article: DatedArticle, said: ComparedStatement) -> frozenset[str]:
    parts = article.article.statements[said.member.index].parts
    return frozenset(name for part in parts for name in names_of(article.article.annotation, part))


def roles_in(article: DatedArticle, said: ComparedStatement) -> set[tuple[str, str, str]]:
    """Return predicate, doer and thing done to of a statement's clauses; a pronoun fills no role."""
    annotation, statement = article.article.annotation, article.article.statements[said.member.index]
    clauses = clauses_of(annotation, annotation.sentences[statement.sentence])
    here = [c for c in clauses if any(part.overlaps(c.verb.span) for part in statement.parts)]
    return {
        (word_of(c.verb), filler(c.agent if c.passive else c.subject), filler(c.subject if c.passive else c.object))
        for c in here
    }


def filler(token: Token | None) -> str:
    return word_of(token) if token is not None and token.pos != "PRON" else ""


def traits_of(
    said: tuple[ComparedStatement, ComparedStatement], roles: tuple[set, set], depth: int, rarity: Rarity
) -> tuple[float, ...]:
    """Return what two statements share, in the order of ``TRAITS``."""
    one, other = words_of(said[0]), words_of(said[1])
    poorer = max(1, min(len(one), len(other)))
    same = (sum(a == b != "" for a, b in zip(*pair, strict=True)) for pair in product(*roles))
    figures = sum(k.lstrip("#")[:1].isdigit() and not is_year(k) for k in said[0].keys & said[1].keys)
    return (
        1.0,
        rarity.cosine(said[0].keys, said[1].keys),
        len(one & other) / poorer,
        log(max(3, poorer)),
        1 / (HEAD + depth),
        min(MOST_FIGURES, figures),
        max(same, default=0),
    )


def is_year(key: str) -> bool:
    return len(key) == 4 and key[:2] in {"19", "20"}  # noqa: PLR2004  # the digits of a year


def read_article(path: Path, meta: dict[str, str]) -> tuple[Article, int]:
    """Read one article with what is known of it, and the length of the head that says so."""
    known = {"outlet": meta.get("outlet"), "published": meta.get("date"), "url": meta.get("url")}
    head = "".join(["---\n", *(f"{k}: {json.dumps(v)}\n" for k, v in known.items() if v), "---\n"])
    document = clean(parse_source(head.encode() + path.read_bytes(), path.stem, str(path)))
    return extract(document, annotate_cached(document, DEFAULT_MODEL)), len(head)


def meets(place: tuple[str, int, int], members: Sequence[Sequence]) -> bool:
    source, start, end = place
    return any(m[0] == source and m[1] < end and start < m[2] for m in members)


def learn(stories: Sequence[Marked]) -> np.ndarray:
    """Return the weights of a logistic regression over the pairs of some stories, the first trait being constant."""
    traits = np.array([row for s in stories for row in s.pairs.values()], float)
    same = np.array([s.same(pair) for s in stories for pair in s.pairs], float)
    mean, scale = traits.mean(0), traits.std(0)
    mean[0], scale[0] = 0.0, 1.0
    scaled = (traits - mean) / scale
    ridge = np.diag([0.0, *[PENALTY] * (traits.shape[1] - 1)])
    weights = np.zeros(traits.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (sure - same) + ridge @ weights
        weights -= np.linalg.solve((scaled.T * (sure * (1 - sure))) @ scaled + ridge, slope)
    plain = weights / scale
    plain[0] = weights[0] - (weights[1:] * mean[1:] / scale[1:]).sum()
    return plain


def score(story: Marked, weights: np.ndarray) -> dict[Pair, float]:
    sure = 1 / (1 + np.exp(-np.array(list(story.pairs.values())) @ weights))
    return dict(zip(story.pairs, sure.tolist(), strict=True))


def link(story: Marked, sure: dict[Pair, float], threshold: float) -> tuple[tuple[int, ...], ...]:
    """Join the statements of which every one is sure of every other of another source; none twice of one source."""
    alike = sorted((p for p in sure if sure[p] >= threshold), key=lambda p: (-sure[p], p))

    def fit(_: Pair, left: list[int], right: list[int]) -> bool:
        return all(sure.get((min(a, b), max(a, b)), 0.0) >= threshold for a in left for b in right)

    return join_pairs(len(story.sources), alike, fit)


def count(story: Marked, groups: Sequence[Sequence[int]]) -> tuple[int, int, int, int]:
    """Return facts linked, facts of two sources, pairs rightly linked, pairs linked."""
    pairs = [p for c in groups for p in combinations(c, 2) if story.sources[p[0]] != story.sources[p[1]]]
    shown = {g for groups in story.groups for g in groups} & story.weighty
    both = {g for a, b in pairs for g in story.groups[a] & story.groups[b]} & shown
    return len(both), len(shown), sum(map(story.same, pairs)), len(pairs)


if __name__ == "__main__":
    main()
