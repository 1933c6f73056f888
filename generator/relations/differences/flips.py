"""A word that turns a statement round where two sentences are otherwise word for word the same.

"The ferry will sail" against "The ferry will not sail"; "before the vote" against "after the vote"; "accepted" against
"rejected". Left alone: "not only", and a "not" before a verb of saying, which is a silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.numbers import find_numbers
from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.pairing import Pair
from generator.relations.differences.assertions import FOCUS, SPEECH, opposites
from generator.relations.differences.claims import Claim, Clash, clause_claim
from generator.relations.differences.exchanges import NEGATIONS, Aligned, Exchange
from generator.relations.differences.topics import head_whether, shortened
from generator.syntax.labels import VERBAL
from generator.syntax.tree import head_of
from generator.values.annotation import Annotation, Token

EVENTS = load_lexicon("events")


def flip_clashes(aligned: Aligned) -> Iterator[Clash]:
    """Yield what turns the one sentence into the contrary of the other."""
    pair = aligned.pair
    sides = [s.dated.article.annotation for s in (pair.left, pair.right)]
    for exchange in aligned.exchanges:
        for kind, values in (
            ("statement", _denied_words(sides[0], sides[1], exchange)),
            ("order", _order_words(exchange)),
            ("figure", None if aligned.tells_otherwise else _number_words(pair, exchange)),
            ("statement", _opposed(exchange)),
        ):
            if values is not None:
                one, other = (
                    clause_claim(said.dated, token, value, token.span)
                    for said, token, value in zip((pair.left, pair.right), exchange.at, values, strict=True)
                )
                yield Clash(kind, _headed(kind, one, other), one, other, can_change=kind == "statement")
                break


def _headed(kind: str, one: Claim, other: Claim) -> str:
    if kind != "statement":
        return f"{'Before or after' if kind == 'order' else 'How many'}: {shortened(one.text)}"
    return head_whether(other if one.value == "not" else one)


def _denied_words(left: Annotation, right: Annotation, exchange: Exchange) -> tuple[str, str] | None:
    """A "not" that one has and the other has not, with no more than verbs beside it."""
    sides = exchange.left, exchange.right
    nots = [[t for t in side if t.text.lower() in NEGATIONS] for side in sides]
    plain = all(t.pos in VERBAL or t.text.lower() in NEGATIONS for side in sides for t in side)
    if not plain or bool(nots[0]) == bool(nots[1]):
        return None
    annotation, denied = (left, nots[0][-1]) if nots[0] else (right, nots[1][-1])
    behind = annotation.tokens[denied.index + 1 : denied.index + 2]
    if any(t.lemma in FOCUS for t in behind) or head_of(annotation, denied).lemma in SPEECH:
        return None
    return ("not", "so") if nots[0] else ("so", "not")


def _order_words(exchange: Exchange) -> tuple[str, str] | None:
    """A "before" in place of an "after"."""
    one, other = (_order_in(side) for side in (exchange.left, exchange.right))
    return (one, other) if one and other and one != other else None


def _order_in(side: tuple[Token, ...]) -> str | None:
    words = {t.text.lower() for t in side}
    return next((group for group in ("before", "after") if words & set(EVENTS[group])), None)


def _number_words(pair: Pair, exchange: Exchange) -> tuple[str, str] | None:
    """A number word in place of another, where one was not read as a figure, as at the head of a sentence."""
    values, counted = [], []
    for said, words in ((pair.left, exchange.left), (pair.right, exchange.right)):
        number = find_numbers(words[0].text) if len(words) == 1 and words[0].pos == "NUM" else []
        if len(number) != 1 or any(t.expression.span.overlaps(words[0].span) for t in said.dated.times):
            return None
        values.append(str(number[0].value))
        counted.append(any(f.span.overlaps(words[0].span) for f in said.dated.article.figures))
    return (values[0], values[1]) if values[0] != values[1] and not all(counted) else None


def _opposed(exchange: Exchange) -> tuple[str, str] | None:
    """A word in place of its opposite."""
    pairs = ((one.lemma, other.lemma) for one in exchange.left for other in exchange.right)
    return next((pair for pair in pairs if frozenset(pair) in opposites()), None)
