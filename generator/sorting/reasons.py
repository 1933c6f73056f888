"""Why articles stand together, or one alone, in a line an editor can judge by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.weights import Weights
from generator.sorting.words import EMPTY, read_spellings, stem_of

SHOWN: Final = 5  # words


def explain_group(articles: Sequence[Digest], weights: Weights) -> str:
    """Return how many articles of which days share what: "3 articles of 14 to 16 May 2024; all name Osterby, 40"."""
    count = f"{len(articles)} articles" if len(articles) > 1 else "1 article"
    days = sorted(a.published for a in articles if a.published)
    of = f" of {_span(days[0], days[-1])}" if days else ""
    shared = shared_words(articles, weights)
    return f"{count}{of}" + (f"; they share {', '.join(shared)}" if len(articles) > 1 and shared else "")


def shared_words(articles: Sequence[Digest], weights: Weights) -> tuple[str, ...]:
    """Return the names, numbers and words of headlines that most of the articles share, the most telling first."""
    counts = Counter(t for a in articles for terms in (a.words, a.lead) for t in terms)
    spelt = _printed_terms(articles)
    told = {t: n * weights.of(t) for t, n in counts.items() if n > len(articles) and n > 2 and t in spelt}  # noqa: PLR2004
    printed = {spelt[t].lower(): spelt[t] for t in sorted(told, key=lambda t: (told[t], t))}
    return tuple(reversed(printed.values()))[:SHOWN]


def _printed_terms(articles: Sequence[Digest]) -> dict[str, str]:
    """Return how to print a term: a name with its capitals, a number, a word as a headline has it."""
    headed = sorted({word for a in articles for word in read_spellings(a.title)}, reverse=True)
    capitals = {word.lower(): word for word in headed if word[0].isupper()}  # "NFL" before "Nfl"
    spelt = {stem_of(word): word for word in map(str.lower, headed) if word not in EMPTY}
    spelt |= {number: number for a in articles for number in a.numbers}
    return spelt | {name: capitals.get(name, name.capitalize()) for a in articles for name in a.names}


def _span(first: date, last: date) -> str:
    end = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return end
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else f"{first.day} {first:%B}"
    return f"{start if first.year == last.year else f'{first.day} {first:%B} {first.year}'} to {end}"
