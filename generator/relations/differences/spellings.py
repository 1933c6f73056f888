"""One name that two sources spell in two ways.

"Sandelholm" against "Sandlelholm", "Anton Steven Hauser" against "Anton Stefan Hauser". Left alone: accents, doubled
and other letters by which another alphabet is written, plurals, nationalities, bodies and posts
("Finance Minister"), and two names of one source: whoever prints both knows two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final

from rapidfuzz.fuzz import ratio

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import content_of, demonyms
from generator.relations.differences.claims import Claim, Clash
from generator.syntax.tree import sentence_span
from generator.values.annotation import Mention, MentionKind
from generator.values.story import DatedArticle, Story

PROPER: Final = frozenset({MentionKind.PERSON, MentionKind.PLACE})
ALIKE: Final = 85  # similarity in percent of two spellings of a name of several words
ALIKE_ALONE: Final = 92  # and of a single word
LETTERS: Final = 9  # of the longer of two single words, in which a slip shows
# By which one name in another alphabet, in American English or as a plural is written in two ways.
ENDINGS: Final = ((r"(?<=\w\w\w)i?s$", ""), ("our$", "or"), ("re$", "er"))
FOLDS: Final = ((r"(.)\1", r"\1"), ("ph", "f"), ("ks", "x"), ("y", "i"), ("h", ""), *ENDINGS)
SPLIT_RE: Final = re.compile(r"[\s-]")
MARKS_RE: Final = re.compile(r"['’]s?\b|[^\w\s-]")

Spelled = tuple[DatedArticle, Mention]


def find_spelling_clashes(story: Story) -> Iterator[Clash]:
    """Yield the names that two sources spell otherwise."""
    forms = _forms_of(story)
    for one, other in _but_for_a_word(forms):
        if is_misspelling(one, other) and _spell_one_name(forms[one], forms[other]):
            topic = f"Spelling of a name: {forms[one][0][1].text} or {forms[other][0][1].text}"
            for (left, here), (right, there) in product(forms[one], forms[other]):
                yield Clash("wording", topic, Claim(left, here.span, one), Claim(right, there.span, other))


def _but_for_a_word(forms: Iterable[str]) -> list[tuple[str, str]]:
    """Return the names that have all but one word in common."""
    akin: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in forms:
        words = SPLIT_RE.split(form)
        for i, word in enumerate(words):
            akin[(*words[:i], "" if len(words) > 1 else word[:1], *words[i + 1 :])].append(form)
    return [pair for alike in akin.values() for pair in combinations(alike, 2)]


def _forms_of(story: Story) -> dict[str, list[Spelled]]:
    """The names of a story by their spelling, each with its first place in every source."""
    found: dict[str, list[Spelled]] = {}
    for dated in story.articles:
        for mention in dated.article.annotation.mentions:
            form = " ".join(MARKS_RE.sub("", mention.text).lower().removeprefix("the ").split())
            known = found.setdefault(form, [])
            if all(d.source != dated.source for d, _ in known):
                known.append((dated, mention))
    return found


def is_misspelling(one: str, other: str) -> bool:
    """Say whether two names that differ in one word are one but for its letters.

    >>> is_misspelling("rajan davis", "rajao davis"), is_misspelling("dmitri kovar", "dmitry kovar")
    (True, False)
    >>> is_misspelling("thomas oberholt", "tom oberholt")
    False
    """
    left, right = (SPLIT_RE.split(form) for form in (one, other))
    a, b = next(((a, b) for a, b in zip(left, right, strict=True) if a != b), ("", ""))
    begins_alike = a[:1] == b[:1] or len(a) == len(b) == 1
    if (
        not begins_alike
        or not (a + b).isalpha()
        or _plain_letters(a) == _plain_letters(b)
        or {one, other} & demonyms().keys()
        or any({a, b} <= {usual, *forms} for usual, forms in load_lexicon("nicknames").items())
    ):
        return False
    if len(left) > 1:
        return ratio(one, other) >= ALIKE
    return max(len(a), len(b)) >= LETTERS and ratio(a, b) >= ALIKE_ALONE


def _plain_letters(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    for pattern, by in FOLDS:
        plain = re.sub(pattern, by, plain)
    return plain


def _spell_one_name(here: list[Spelled], there: list[Spelled]) -> bool:
    """Say whether two forms are of people, places or one word, in sentences on one matter, and of no one source."""
    pairs = list(product(here, there))
    proper = here[0][1].text.isalpha() or any(a.kind is b.kind and a.kind in PROPER for (_, a), (_, b) in pairs)
    both = any(left.source == right.source for (left, _), (right, _) in pairs)
    return proper and not both and any(_words_beside(*a) & _words_beside(*b) for a, b in pairs)


def _words_beside(dated: DatedArticle, mention: Mention) -> frozenset[str]:
    annotation = dated.article.annotation
    sentence = sentence_span(annotation, annotation.tokens[mention.first])
    return content_of(annotation, sentence) - content_of(annotation, mention.span)
