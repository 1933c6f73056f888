"""Another number for the same thing.

"The blast killed six people" against "killing at least two"; "$218.2 billion" against "$281.2 billion" for the same
trade in the same months. Left alone: rounding and bounds that fit, sums, conversions, parts of a whole, other periods
and places, goals and earlier values, and figures whose thing is not sure. A toll that a later source raises is an
update.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.content import content_of, is_later, names_of, word_of
from generator.relations.differences.claims import Claim, Clash, tight_clause
from generator.relations.differences.pairs import Pair
from generator.relations.differences.ranges import exclude_each_other
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.findings import Figure, FigureRole
from generator.values.story import DatedArticle, Story

LEXICON = load_lexicon("fates")
FATES: Final = ("killed", "injured", "missing", "trapped", "hospital", "arrested", "evacuated", "rescued")
SAME_CLAUSE: Final = 0.5  # share of the fuller clause's words for two figures of a pair to be of one thing
LEAD: Final = 3  # sentences in which a toll is the story's own
CLIMB: Final = frozenset({"nummod", "quantmod", "compound", "amod", "pobj", "prep", "npadvmod", "attr", "det", "pcomp"})
NEAR: Final = 3  # tokens before a figure in which "including" makes it a part


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with what hangs around it."""

    dated: DatedArticle
    figure: Figure
    sentence: Sentence
    number: int  # of the sentence in its article
    anchor: Token  # the last token of number and unit
    governor: Token  # the verb or noun it hangs on
    words: frozenset[str]  # of its tight clause
    names: frozenset[str]  # of its sentence

    @property
    def fate(self) -> str | None:
        """What befell the people it counts."""
        annotation = self.dated.article.annotation
        near = [self.governor, self.anchor, *(annotation.tokens[c] for c in annotation.children[self.anchor.index])]
        near += [
            annotation.tokens[c]
            for c in annotation.children[self.governor.index]
            if annotation.tokens[c].dep in {"compound", "amod", "oprd", "acomp", "attr"}
        ]
        lemmas = [t.lemma for t in near]
        return next((f for f in FATES if any(lemma in LEXICON[f] for lemma in lemmas)), None)

    @property
    def claim(self) -> Claim:
        """The figure's clause as one side of a clash."""
        span = tight_clause(self.dated.article.annotation, self.anchor).cover(self.figure.outer)
        quantity = self.figure.quantity
        return Claim(
            self.dated, span, f"{quantity.value}{'-' + str(quantity.high) if quantity.high else ''} {quantity.unit}"
        )


def find_amount_clashes(story: Story, pairs: tuple[Pair, ...]) -> list[Clash]:
    """Return the figures that two sources give for one measure and that exclude each other."""
    counted = {a.source: tuple(_counted(a)) for a in story.articles}
    clashes = [c for pair in pairs for c in _pair_clashes(pair, counted)]
    tolls = [c for a in story.articles for c in counted[a.source] if c.fate and _is_of_people(c)]
    clashes += [
        _clash(one, other, one.fate or "")
        for one, other in combinations(tolls, 2)
        if one.dated.source != other.dated.source and _same_toll(one, other) and _conflict(one, other, counted)
    ]
    return clashes


def _counted(dated: DatedArticle) -> Iterator[Counted]:
    annotation = dated.article.annotation
    places = {s.span.start: i for i, s in enumerate(annotation.sentences)}
    for figure in dated.article.figures:
        tokens = annotation.tokens_in(figure.span)
        sentence = annotation.sentence_at(figure.span.start)
        if not tokens or sentence is None or figure.role is not FigureRole.VALUE or not figure.quantity.unit:
            continue
        anchor = _anchor(annotation, tokens)
        words = content_of(annotation, tight_clause(annotation, anchor))
        names = names_of(annotation, sentence.span)
        number = places[sentence.span.start]
        yield Counted(dated, figure, sentence, number, anchor, _governor(annotation, anchor), words, names)


def _anchor(annotation: Annotation, tokens: tuple[Token, ...]) -> Token:
    """The token of a figure on which its others hang."""
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])


def _governor(annotation: Annotation, anchor: Token) -> Token:
    token = anchor
    while token.dep in CLIMB and token.head != token.index:
        token = annotation.tokens[token.head]
        if token.pos in {"VERB", "NOUN"} and token.dep not in {"nummod", "quantmod", "compound", "amod"}:
            break
    if token is anchor and token.head != token.index:
        token = annotation.tokens[token.head]
    return token


def _pair_clashes(pair: Pair, counted: dict[str, tuple[Counted, ...]]) -> Iterator[Clash]:
    left = [c for c in counted[pair.left.dated.source] if c.number == pair.left.index]
    right = [c for c in counted[pair.right.dated.source] if c.number == pair.right.index]
    for one in left:
        for other in right:
            if _same_slot(one, other) and _conflict(one, other, counted):
                yield _clash(one, other, one.figure.measure or one.figure.quantity.unit)


def _same_slot(one: Counted, other: Counted) -> bool:
    """Say whether two figures of paired sentences count the same: unit, word they hang on, clause."""
    if one.figure.quantity.unit != other.figure.quantity.unit:
        return False
    share = len(one.words & other.words) / max(1, len(one.words), len(other.words))
    hangs_alike = word_of(one.governor) == word_of(other.governor)
    return share >= SAME_CLAUSE or (hangs_alike and share >= SAME_CLAUSE / 2)


def _is_of_people(counted: Counted) -> bool:
    annotation = counted.dated.article.annotation
    lemmas = {t.lemma for t in annotation.tokens_in(counted.figure.span)} | {counted.anchor.lemma}
    unit = counted.figure.quantity.unit.rstrip("s")
    return bool(lemmas & set(LEXICON["people"])) or unit in LEXICON["people"] or unit in {"people", "number"}


def _same_toll(one: Counted, other: Counted) -> bool:
    """Say whether two tolls are of the story's own event, of the same fate and of everybody it befell."""
    if one.fate != other.fate or max(one.number, other.number) >= LEAD:
        return False
    annotations = one.dated.article.annotation, other.dated.article.annotation
    kinds = [
        {t.lemma for t in a.tokens_in(c.figure.span)} & set(LEXICON["part"])
        for a, c in zip(annotations, (one, other), strict=True)
    ]
    return kinds[0] == kinds[1] and (bool(one.names & other.names) or not one.names or not other.names)


def _conflict(one: Counted, other: Counted, counted: dict[str, tuple[Counted, ...]]) -> bool:
    left, right = one.figure, other.figure
    if not exclude_each_other(left.quantity, right.quantity) or left.quantity.unit == "":
        return False
    if _is_partial(one) != _is_partial(other) or _other_period(one, other):
        return False
    here, there = _beside(one, counted), _beside(other, counted)
    if right.quantity.value in here or left.quantity.value in there:
        return False
    return not (_adds_up(left, there) or _adds_up(right, here))


def _beside(one: Counted, counted: dict[str, tuple[Counted, ...]]) -> list[object]:
    """The values of the same unit in the same sentence."""
    return [
        c.figure.quantity.value
        for c in counted[one.dated.source]
        if c.number == one.number and c.figure.quantity.unit == one.figure.quantity.unit
    ]


def _adds_up(figure: Figure, values: Iterable[object]) -> bool:
    """Say whether a value is the sum of two that the other source gives."""
    return any(a + b == figure.quantity.value for a, b in combinations(list(values), 2))  # type: ignore[operator]  # Decimals


def _is_partial(counted: Counted) -> bool:
    annotation = counted.dated.article.annotation
    first = annotation.tokens_in(counted.figure.outer)[0].index
    before = annotation.tokens[max(counted.sentence.first, first - NEAR) : first]
    return any(t.lemma in LEXICON["partial"] for t in before)


def _other_period(one: Counted, other: Counted) -> bool:
    """Say whether the two hold for stretches of time that differ."""
    left, right = one.figure.period, other.figure.period
    if left is None or right is None:
        return False
    stretches = []
    for counted, span in ((one, left), (other, right)):
        found = [t.value for t in counted.dated.times if t.expression.span == span]
        stretches.append(found[0] if found else span.cut(counted.dated.document.normal).lower())
    return stretches[0] != stretches[1] and None not in stretches


def _clash(one: Counted, other: Counted, topic: str) -> Clash:
    grows = one.fate is not None and other.fate is not None
    later = is_later(one.dated, other.dated) or is_later(other.dated, one.dated)
    return Clash("figure", topic, one.claim, other.claim, can_change=grows or (later and _tells_update(one, other)))


def _tells_update(one: Counted, other: Counted) -> bool:
    newer = one if is_later(one.dated, other.dated) else other
    annotation = newer.dated.article.annotation
    tokens = annotation.tokens[newer.sentence.first : newer.sentence.last]
    return any(t.lemma in LEXICON["update"] for t in tokens)
