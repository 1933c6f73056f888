"""What was exchanged between two sentences that are otherwise word for word the same.

Copies keep a sentence and flip a word: "before" to "after", a name, a day, a number, a "not" put in. Where nearly all
words agree, the words that do not are the difference, whatever the syntax. Left alone: spellings, house style, and
sentences that are only made alike ("Shares in Brede rose", "Shares in Selm rose") because the other source has the
first as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz.fuzz import ratio

from generator.figures.numbers import find_numbers
from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.dates import parts_of
from generator.relations.comparing.pairing import Pair, Said
from generator.relations.comparing.publication import is_later
from generator.relations.comparing.quantities import exclude_each_other
from generator.relations.comparing.terms import demonyms, word_of
from generator.relations.differences.assertions import opposites
from generator.relations.differences.claims import LONGEST, Claim, Clash, tight_clause
from generator.relations.differences.deeds import moves_by_the_hour
from generator.relations.differences.topics import head_when, head_whether, shortened
from generator.values.annotation import Token
from generator.values.findings import Figure, ResolvedTime
from generator.values.span import Span

ALIKE: Final = 0.66  # share of the longer sentence's words that both have, in order
FEWEST: Final = 5  # words of a sentence
LARGEST: Final = 4  # words that may be exchanged for one thing
SPELLING: Final = 72  # similarity in percent from which two words may be spellings of one
NOISE_RE = re.compile(r"\W|_")
EVENTS = load_lexicon("events")
FOCUS: Final = load_lexicon("opposites")["focus"]
NEGATIONS: Final = frozenset(load_lexicon("syntax")["negations"])
FLIPS: Final = frozenset({"statement", "order"})
SPEECH: Final = frozenset(load_lexicon("opposites")["speech"]) - {"have", "do", "make", "take", "get"}
AUXILIARIES: Final = frozenset({"do", "be", "have", "will", "would", "can", "could", "should"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words of one sentence and what stands in their place in the other."""

    pair: Pair
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    at: tuple[Token, Token]  # a token beside the place in each sentence, where nothing stands there

    def clash(self, kind: str, values: tuple[str, str], *, can_change: bool = False) -> Clash:
        """The exchange as two claims."""
        one = _claim(self.pair.left, (self.left or self.at[:1])[0], values[0])
        other = _claim(self.pair.right, (self.right or self.at[1:])[0], values[1])
        affirmed = other if values[0] == "not" else one
        return Clash(kind, _topic(kind, affirmed, other if affirmed is one else one), one, other, can_change)


def find_exchange_clashes(pairs: tuple[Pair, ...]) -> list[Clash]:
    """Return what was exchanged in sentences that are otherwise the same."""
    found = []
    best = _best(pairs)
    for pair in pairs:
        if best[pair.left.dated.source, pair.left.index, pair.right.dated.source] > pair.similarity:
            continue
        if best[pair.right.dated.source, pair.right.index, pair.left.dated.source] > pair.similarity:
            continue
        exchanges = tuple(_exchanges(pair))
        alike = sum(_tells_otherwise(e) for e in exchanges) == 0
        found += [c for e in exchanges if (c := _judge(e)) is not None and (alike or c.kind in FLIPS)]
    return found


def _tells_otherwise(exchange: Exchange) -> bool:
    """Say whether another deed or quality stands there: "injured" for "killed", which makes it another statement."""
    sides = [{word_of(t) for t in side if t.pos in {"VERB", "ADJ"}} for side in (exchange.left, exchange.right)]
    return bool(sides[0]) and bool(sides[1]) and not sides[0] & sides[1]


def _best(pairs: tuple[Pair, ...]) -> dict[tuple[str, int, str], float]:
    found: dict[tuple[str, int, str], float] = {}
    for pair in pairs:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            key = (one.dated.source, one.index, other.dated.source)
            found[key] = max(found.get(key, 0.0), pair.similarity)
    return found


def _exchanges(pair: Pair) -> Iterator[Exchange]:
    left, right = _words(pair.left), _words(pair.right)
    if min(len(left), len(right)) < FEWEST:
        return
    keys = [[_key(t) for t in side] for side in (left, right)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    codes = matcher.get_opcodes()
    same = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    if same < ALIKE * max(len(left), len(right)):
        return
    for tag, a, b, c, d in codes:
        if tag != "equal" and b - a <= LARGEST and d - c <= LARGEST:
            beside = (left[max(a - 1, 0)], right[max(c - 1, 0)])
            yield Exchange(pair, tuple(left[a:b]), tuple(right[c:d]), beside)


def _words(said: Said) -> list[Token]:
    tokens = said.dated.article.annotation.tokens[said.sentence.first : said.sentence.last]
    return [t for t in tokens if t.text[:1].isalnum() or t.text.lower() in NEGATIONS]


def _key(token: Token) -> str:
    return demonyms().get(token.text.lower(), token.text.lower())


def _judge(exchange: Exchange) -> Clash | None:
    """Say what kind of thing was exchanged; None for wording."""
    if exchange.pair.left.sentence.span.cut(exchange.pair.left.dated.document.normal).rstrip().endswith("?"):
        return None
    return (
        _negation(exchange)
        or _order(exchange)
        or _time(exchange)
        or _amount(exchange)
        or _name(exchange)
        or _opposite(exchange)
    )


def _negation(exchange: Exchange) -> Clash | None:
    """A "not" that one has and the other has not, with no more than an auxiliary beside it."""
    sides = []
    for side in (exchange.left, exchange.right):
        negated = [t for t in side if t.text.lower() in NEGATIONS]
        if any(t.text.lower() not in NEGATIONS and t.lemma not in AUXILIARIES and t.pos != "VERB" for t in side):
            return None
        sides.append(negated)
    if bool(sides[0]) == bool(sides[1]):
        return None
    said = exchange.pair.left if sides[0] else exchange.pair.right
    last = (sides[0] or sides[1])[-1]
    behind = said.dated.article.annotation.tokens[last.index + 1 : last.index + 2]
    verb = said.dated.article.annotation.tokens[last.head]
    if any(t.lemma in FOCUS for t in behind) or verb.lemma in SPEECH:
        return None
    return exchange.clash("statement", tuple("not" if s else "so" for s in sides), can_change=True)  # type: ignore[arg-type]  # two sides


def _order(exchange: Exchange) -> Clash | None:
    groups = []
    for side in (exchange.left, exchange.right):
        lemmas = {t.text.lower() for t in side}
        groups.append("before" if lemmas & set(EVENTS["before"]) else "after" if lemmas & set(EVENTS["after"]) else "")
    if set(groups) != {"before", "after"}:
        return None
    return exchange.clash("order", (groups[0], groups[1]), can_change=False)


def _time(exchange: Exchange) -> Clash | None:
    one = _time_at(exchange.pair.left, exchange.left or exchange.at[:1])
    other = _time_at(exchange.pair.right, exchange.right or exchange.at[1:])
    if one is None or other is None:
        return None
    left, right = parts_of(one), parts_of(other)
    if left is None or right is None or not left.excludes(right):
        return None
    future = bool(one.future or other.future)
    sides = ((exchange.pair.left, one), (exchange.pair.right, other))
    printed = [t.expression.span.cut(said.dated.document.normal).lower() for said, t in sides]
    return exchange.clash("date", (one.value or printed[0], other.value or printed[1]), can_change=future)


def _time_at(said: Said, words: tuple[Token, ...]) -> ResolvedTime | None:
    for time in said.dated.times:
        if any(time.expression.span.overlaps(t.span) for t in words):
            return time
    return None


def _amount(exchange: Exchange) -> Clash | None:
    one, other = (
        _figure_at(s, w) for s, w in ((exchange.pair.left, exchange.left), (exchange.pair.right, exchange.right))
    )
    if one is None or other is None:
        return _number(exchange)
    if one.quantity.unit != other.quantity.unit:
        return None
    said = exchange.pair.left
    if moves_by_the_hour(said.dated.article.annotation, said.sentence):
        return None
    if not exclude_each_other(one.quantity, other.quantity):
        return None
    left, right = exchange.pair.left.dated, exchange.pair.right.dated
    later = is_later(left, right) or is_later(right, left)
    grown = (
        later
        and left.published is not None
        and right.published is not None
        and left.published.value[:10] != right.published.value[:10]
    )
    if grown:
        return None  # a later day's number is left to those who know what grows
    return exchange.clash("figure", (f"{one.quantity.value.normalize():f}", f"{other.quantity.value.normalize():f}"))


def _number(exchange: Exchange) -> Clash | None:
    """A number word for another where a figure was not read: "Twelve" and "Thirty" at the head of a sentence."""
    sides = [side for side in (exchange.left, exchange.right) if len(side) == 1 and side[0].pos == "NUM"]
    values = [n[0].value if len(n := find_numbers(side[0].text)) == 1 else None for side in sides]
    if len(values) != len(("one", "other")) or None in values or values[0] == values[1]:
        return None
    if any(t.entity in {"DATE", "TIME", "ORDINAL"} for side in sides for t in side):
        return None
    return exchange.clash("figure", (str(values[0]), str(values[1])))


def _figure_at(said: Said, words: tuple[Token, ...]) -> Figure | None:
    for figure in said.dated.article.figures:
        if any(figure.span.overlaps(t.span) for t in words):
            return figure
    return None


def _name(exchange: Exchange) -> Clash | None:
    """One name for another, the two unlike and neither part of the other."""
    sides = [[t for t in side if t.pos == "PROPN"] for side in (exchange.left, exchange.right)]
    if not all(sides) or any(
        t.pos not in {"PROPN", "DET", "ADP", "NOUN", "CCONJ"} for t in (*exchange.left, *exchange.right)
    ):
        return None
    if any(_is_speaker(s, side[0]) for s, side in zip((exchange.pair.left, exchange.pair.right), sides, strict=True)):
        return None  # who said a quotation is asked of the quotation
    words = [" ".join(t.text for t in side) for side in sides]
    shared = {t.text.lower() for t in sides[0]} & {t.text.lower() for t in sides[1]}
    plain = [NOISE_RE.sub("", side.lower()) for side in words]
    if ratio(*plain) >= SPELLING or plain[0] in plain[1] or plain[1] in plain[0]:
        return None
    closest = max(ratio(a.text.lower(), b.text.lower()) for a in sides[0] for b in sides[1])
    if shared or closest >= SPELLING or _is_short(words[0], words[1]) or _both_known(exchange, words):
        return None
    return exchange.clash("name", (words[0].lower(), words[1].lower()))


def _is_speaker(said: Said, name: Token) -> bool:
    spoken = (q for q in said.dated.article.quotes if q.direct and q.speaker is not None)
    return any(q.speaker.mention.overlaps(name.span) for q in spoken if q.speaker is not None)


def _is_short(one: str, other: str) -> bool:
    """Say whether one is made of the other's initials."""
    initials = ["".join(w[0] for w in side.split() if w[0].isupper()) for side in (one, other)]
    return one.replace(".", "") == initials[1] or other.replace(".", "") == initials[0]


def _both_known(exchange: Exchange, words: list[str]) -> bool:
    """Say whether each article has the other's name too, or a form that joins the two, such as a title with a name."""
    left, right = (s.dated.document.normal.lower() for s in (exchange.pair.left, exchange.pair.right))
    return words[1].lower() in left and words[0].lower() in right


def _opposite(exchange: Exchange) -> Clash | None:
    for one in exchange.left:
        for other in exchange.right:
            if frozenset({one.lemma, other.lemma}) in opposites():
                return exchange.clash("statement", (one.lemma, other.lemma), can_change=True)
    return None


def _claim(said: Said, token: Token, value: str) -> Claim:
    span = tight_clause(said.dated.article.annotation, token, LONGEST)
    return Claim(said.dated, span, value, token.span)


def _topic(kind: str, one: Claim, other: Claim) -> str:
    if kind == "name":
        return f"{one.value.title()} or {other.value.title()}"
    if kind == "statement":
        return head_whether(one)
    if kind == "date":
        return head_when(one, _whole_time(one))
    return f"{'Before or after' if kind == 'order' else 'How many'}: {shortened(one.text)}"


def _whole_time(claim: Claim) -> Span:
    """The time expression around the word that differs."""
    spans = (t.expression.span for t in claim.dated.times)
    return next((s for s in spans if s.overlaps(claim.place)), claim.place)
