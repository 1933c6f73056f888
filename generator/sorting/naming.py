"""A story's name from its main news: the headline that says most of what all say, in a few words.

    "Storm floods Osterby, 40 homes empty" · "Osterby: 40 homes flooded"   → storm-floods-osterby-homes

Never the name of an outlet, nor a number, nor a name that is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.weights import Weights
from generator.sorting.words import EMPTY, read_spellings, stem_of
from generator.values.slugs import plain_letters

MOST_WORDS: Final = 5
LONGEST: Final = 60  # characters


def name_story(articles: Sequence[Digest], weights: Weights, taken: Collection[str]) -> str:
    """Return a slug for some articles of one event, in small letters, digits and single hyphens."""
    told = Counter(term for a in articles for term in a.lead)
    headed = [a for a in articles if a.headed] or articles  # the first words of a body are no headline
    best = max((_headline(a, told, weights) for a in headed), key=lambda h: (h[0], h[1]))
    name = "-".join(best[1]) or f"story-{min(a.key for a in articles)[:8]}"
    return _free(name, articles, taken)


def _headline(article: Digest, told: Counter[str], weights: Weights) -> tuple[float, tuple[str, ...]]:
    """Return how much of what all say a headline says, and its words that say most, in their order."""
    outlet = {plain for word in read_spellings(article.outlet) if (plain := _ascii(word))}
    words: dict[str, float] = {}
    for spelling in read_spellings(article.title):
        plain = _ascii(spelling)
        if plain and plain not in EMPTY and plain not in outlet and not plain.replace("-", "").isdecimal():
            term = next((t for t in (spelling.lower(), stem_of(spelling.lower())) if t in weights.squares), None)
            words.setdefault(plain, told[term] * weights.of(term) if term else 0.0)
    kept = set(sorted(words, key=lambda w: (-words[w], w))[:MOST_WORDS])
    while len("-".join(kept)) > LONGEST:
        kept.remove(min(kept, key=lambda w: (words[w], w)))
    return sum(words[w] for w in sorted(kept)), tuple(w for w in words if w in kept)


def _ascii(word: str) -> str:
    """Return a word in plain small letters, empty when it has none: "Société" is "societe", "Tromsø" "tromso"."""
    plain = plain_letters(word.replace("'", "").replace(".", "-"))
    return plain.strip("-") if sum(map(str.isalnum, plain)) * 2 > len(word) else ""


def _free(name: str, articles: Sequence[Digest], taken: Collection[str]) -> str:
    """Return a name that is not taken: with the day behind it, then with a number."""
    days = sorted(a.published.isoformat() for a in articles if a.published)
    dated = f"{name}-{days[0]}" if days else name
    numbered = (f"{dated}-{n}" for n in range(2, len(taken) + 3))
    return next(free for free in (name, dated, *numbered) if free not in taken)
