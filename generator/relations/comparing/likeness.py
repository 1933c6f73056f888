"""How alike two statements are: names, numbers, dates, predicates and wording together.

Words are weighed by how rare they are among the story's statements, so that what every sentence of the story names
("Putin", "China") decides nothing and what few name ("Harbin", "87", "inaugurate") decides much. People are known by
the last word of their name, synonyms by the word that stands for them, dates by their day as well as their words.
Only statements that share a word that is rare enough are compared, which keeps the work near-linear.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from generator.relations.comparing.terms import terms_in
from generator.values.findings import Quantity
from generator.values.span import Span
from generator.values.story import DatedArticle, Member

CROWD = 60  # a word that stands in more statements than this leads from none to another
LEAST = 0.05  # scores below are not kept
FEWEST_KEYS = 3  # keys a statement needs to be compared
SHORT = 0.5  # share of the median statement's weight below which a statement's brevity counts against it


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared."""

    member: Member  # by its place in Article.statements
    place: Member  # by its place in Annotation.sentences
    keys: frozenset[str]  # {"putin", "visit", "harbin", "@2024-05-16"}


def said_by(dated: DatedArticle) -> tuple[Said, ...]:
    """Return what an article's statements are compared by."""
    return tuple(
        Said(
            Member(dated.source, n),
            Member(dated.source, s.sentence),
            terms_in(dated, s.parts) | _figures_in(dated, s.parts),
        )
        for n, s in enumerate(dated.article.statements)
    )


def _figures_in(dated: DatedArticle, parts: tuple[Span, ...]) -> frozenset[str]:
    """Return the figures of some stretches, however printed: "£85m" and "£85 million", "forty-two" and "42"."""
    here = (f for f in dated.article.figures if any(f.span.overlaps(part) for part in parts))
    return frozenset(_figure_key(f.quantity) for f in here if f.quantity.value != 1)


def _figure_key(quantity: Quantity) -> str:
    value = format(quantity.value.normalize(), "f")
    return f"#{value} {quantity.unit}" if quantity.unit == "percent" or quantity.unit.isupper() else value


def likenesses(statements: tuple[Said, ...]) -> dict[tuple[int, int], float]:
    """Return the likeness of pairs of statements, by their places, 0..1; pairs that share nothing are absent.

    It is the mean of the cosine and of the share of the poorer statement's weight that the other holds.
    """
    counts = Counter(key for said in statements for key in said.keys)
    weight = {key: math.log((len(statements) + 1) / n) ** 2 for key, n in counts.items()}
    total = [math.fsum(weight[k] for k in said.keys) for said in statements]
    floor = SHORT * median(total) if total else 0.0
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, said in enumerate(statements):
        for key in said.keys if len(said.keys) >= FEWEST_KEYS else ():
            places[key].append(place)
    candidates = {pair for where in places.values() if len(where) <= CROWD for pair in combinations(where, 2)}
    found = {}
    for a, b in sorted(candidates):
        shared = math.fsum(weight[k] for k in statements[a].keys & statements[b].keys)
        low, high = sorted((max(floor, total[a]), max(floor, total[b])))
        score = (shared / math.sqrt(low * high) + shared / low) / 2 if low else 0.0
        if score > LEAST:
            found[a, b] = round(score, 6)
    return found
