"""Comparing two figures of any two articles: do they measure the same, and do they agree?

    comparable(a, b)     same measure, unit, role, rate and period: the two may be held side by side
    agree(a, b)          both can hold, given how exact each claims to be
    disagree(a, b)       comparable, and both cannot hold

``a`` and ``b`` are ``Counted``: a figure with its document and its resolved period; make them with
``counted_figures(article)``. When unsure of anything, two figures are not comparable.

    "at least six people were killed"  "seven people died"     comparable, agree
    "at least two people were killed"  "at least six dead"     comparable, disagree (a factor of 3)
    "$55bn in annual revenue"          "sales of $55.2bn"      not comparable (measure)
    "6 people killed"                  "6 people injured"      not comparable (what became of them)
    "20 people" in one hospital        "51 people" in two      for the caller: scope is not seen here
    "nearly 3,500 stores"              "3,500 outlets"         not comparable (unit)

Rounding: "$11 billion" stands for anything that rounds to it. A bound ("at least", "more than",
"up to") disagrees only when the two lie a factor of 1.5 or more apart (DESIGN.md, section 6).
Sums, subsets and updates over time are for the caller, who knows the other figures and the dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from generator.figures.places import words_for
from generator.figures.units import TIME_UNITS
from generator.lexicons.loader import load_lexicon
from generator.values.findings import Figure, FigureRole, Qualifier, ResolvedTime
from generator.values.story import DatedArticle

FACTOR: Final = Decimal("1.5")  # DESIGN.md, section 6: how far apart bounds must lie to disagree
CLOSE: Final = Decimal("1.15")  # "about 50" and "55" agree: set on invented pairs, not tuned
BOUNDS: Final = frozenset({Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST})
LOOSE: Final = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
COUNTED_OUT: Final = 20  # numbers below are given exactly, however round: "10 people"
PARTIAL: Final = frozenset(
    {
        "other",
        "others",
        "another",
        "additional",
        "more",
        "further",
        "remaining",
        "rest",
        "new",
        "extra",
        "those",
        "them",
    }
)
STOPWORDS: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "for",
        "to",
        "and",
        "its",
        "their",
        "his",
        "her",
        "s",
        "with",
        "from",
        "by",
        "about",
    }
)
# Killed, injured, arrested, jailed: singular, as ``words_of`` gives them.
FATES: Final = (
    frozenset({"killed", "died", "dead", "murdered", "death", "fatality", "killing", "kill", "die"}),
    frozenset({"injured", "wounded", "hurt", "injury", "wounding", "injuring", "injure", "wound"}),
    frozenset({"arrested", "detained", "arrest", "detain"}),
    frozenset({"jailed", "sentenced", "jail", "sentence"}),
)
SYNONYMS: Final = (
    frozenset({"revenue", "sale", "turnover"}),
    frozenset({"profit", "earning", "income", "earned"}),
    frozenset({"target", "goal", "aim"}),
    frozenset({"cost", "price"}),
    frozenset({"employee", "worker", "staff", "job"}),
    frozenset({"store", "shop", "outlet", "location"}),
    frozenset({"share", "stock"}),
    frozenset({"saving", "savings"}),
    frozenset({"deal", "merger", "takeover", "acquisition"}),
)
GENERIC_PEOPLE: Final = frozenset({"people", "person", "number", "dead", "victim"})


DAY_RE = re.compile(r"day\b|\bto(?:day|night)\b|\bmorning\b|\bnight\b|\bevening\b|\bafternoon\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of an article with what comparing it needs."""

    figure: Figure
    source: str
    index: int  # place in Article.figures
    text: str  # as printed, with its qualifier
    period: ResolvedTime | None  # None when it names none; may be unresolved
    period_text: str | None = None  # "the fourth quarter", lower-case


def counted_figures(article: DatedArticle) -> tuple[Counted, ...]:
    """Return the figures of an article with their periods resolved."""
    periods = {t.expression.span: t for t in article.times}
    return tuple(
        Counted(
            figure,
            article.source,
            index,
            figure.outer.cut(article.document.text),
            periods.get(figure.period) if figure.period else None,
            figure.period.cut(article.document.normal).lower() if figure.period else None,
        )
        for index, figure in enumerate(article.article.figures)
    )


def comparable(a: Counted, b: Counted) -> bool:
    """Say whether two figures may be held side by side."""
    return (
        same_measure(a.figure, b.figure)
        and a.figure.role is b.figure.role
        and a.figure.role is not FigureRole.PREVIOUS
        and a.figure.per == b.figure.per
        and same_period(a, b)
    )


def disagree(a: Counted, b: Counted) -> bool:
    """Say whether two figures are comparable and cannot both hold."""
    return comparable(a, b) and not agree(a.figure, b.figure)


def same_measure(a: Figure, b: Figure) -> bool:
    """Say whether two figures measure the same thing in the same unit; False when either is not sure."""
    if a.measure is None or b.measure is None:
        return False
    if _unit(a) in _times() and (a.subject is None or b.subject is None):
        return False  # whose sentence, whose wait: a length of time says nothing without it
    fate, other = fate_of(a), fate_of(b)
    if fate is not None or other is not None:
        return fate == other and _same_people(a, b)
    if _unit(a) != _unit(b) and not _synonymous(_unit(a), _unit(b)):
        return False
    return _same_subject(a, b) and _same_words(a, b)


def fate_of(figure: Figure) -> int | None:
    """Return which group of ``FATES`` a count is about: deaths, injuries, arrests; None for none."""
    words = {*words_of(figure.measure or ""), (figure.predicate or "").lower(), _unit(figure)}
    found = [n for n, group in enumerate(FATES) if words & group]
    return found[0] if len(found) == 1 else None


def of_people(figure: Figure) -> bool:
    """Say whether a count is of people at large, all of them: "six people", "11 dead"; not "five others"."""
    general = GENERIC_PEOPLE | {w for group in FATES for w in group}
    return _unit(figure) in general and not _partial(figure)


def is_recent(counted: Counted) -> bool:
    """Say whether a count names no other time than a day: a toll of this event, not that of 1997."""
    return counted.figure.period is None or _is_day(counted)


def same_period(a: Counted, b: Counted) -> bool:
    """Say whether two figures hold for one stretch of time: the same one, or none named for either.

    Deaths and injuries are of one event: there one of the two may name its day.
    """
    first, second = _stretch(a), _stretch(b)
    if first is None or second is None:
        named = a if second is None else b
        return first == second or (fate_of(a.figure) is not None and _is_day(named))
    return first[0].startswith(second[0]) or second[0].startswith(first[0])


def agree(a: Figure, b: Figure) -> bool:
    """Say whether two amounts of the same measure can both hold, as exact as each claims to be."""
    low, high = _reach(a)
    other_low, other_high = _reach(b)
    if low <= other_high and other_low <= high:
        return True
    small, large = (high, other_low) if high < other_low else (other_high, low)
    if small <= 0:
        return False
    kinds = {a.quantity.qualifier, b.quantity.qualifier}
    if kinds & BOUNDS:
        return large / small < FACTOR
    return bool(kinds & LOOSE) and large / small < CLOSE


def words_of(text: str) -> tuple[str, ...]:
    """Return the content words of a measure, lower-case and in the singular where that is easy.

    >>> words_of("annual sales of Kmart's stores")
    ('annual', 'sale', 'kmart', 'store')
    """
    words = re.findall(r"[a-z0-9][\w.&-]*", re.sub(r"['’]s\b", "", text.lower()))
    return tuple(_singular(w) for w in words if w not in STOPWORDS)


def _singular(word: str) -> str:
    if word in {"killed", "dead"} or len(word) < 4 or word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def _unit(figure: Figure) -> str:
    return _singular(figure.quantity.unit.lower())


@cache
def _times() -> frozenset[str]:
    return frozenset(_singular(unit) for unit in TIME_UNITS)


def _synonymous(first: str, second: str) -> bool:
    return any(first in group and second in group for group in SYNONYMS)


def _same_people(a: Figure, b: Figure) -> bool:
    """Say whether two counts are of the same people: both of people at large, or of the same noun."""
    severity, other = (words_for("severity") & set(words_of(f.measure or "")) for f in (a, b))
    if _partial(a) is not _partial(b) or severity != other:
        return False
    first, second = _unit(a), _unit(b)
    fates = {w for group in FATES for w in group}
    general = GENERIC_PEOPLE | fates
    return _unit(a) == _unit(b) or (first in general and second in general)


def _partial(figure: Figure) -> bool:
    return bool(PARTIAL & {*words_of(figure.measure or ""), figure.quantity.unit.lower()})


def _same_subject(a: Figure, b: Figure) -> bool:
    if a.subject is None or b.subject is None or a.subject.islower() or b.subject.islower():
        return True  # "new company" may be any name's
    first, second = set(words_of(a.subject)), set(words_of(b.subject))
    return bool(first & second)


@cache
def _empty() -> frozenset[str]:
    return frozenset(_singular(w) for w in words_for("empty nouns"))


def _same_words(a: Figure, b: Figure) -> bool:
    """Compare the words of two measures: heads must match, names must not contradict."""
    if _partial(a) is not _partial(b):
        return False
    first, second = _canonical(a.measure or ""), _canonical(b.measure or "")
    shared = first & second
    if not shared or shared <= _empty():
        return first == second
    if _is_count(a) and not _same_predicate(a, b, shared):
        return False
    return shared in (first, second) or len(shared) * 2 > len(first | second)


def _is_count(figure: Figure) -> bool:
    measures = load_lexicon("units").keys() | load_lexicon("unit_symbols").keys() | {"percent", "percentage point"}
    unit = figure.quantity.unit
    return unit not in measures and not re.fullmatch(r"[A-Z]{3}", unit)


def _same_predicate(a: Figure, b: Figure, shared: set[str]) -> bool:
    """Say whether the same is said of two counts: "closed 300 stores", "the closing of 600 stores"."""
    if a.predicate is None or b.predicate is None:
        return a.predicate is b.predicate and len(shared) > 1
    return _predicate(a.predicate) == _predicate(b.predicate)


def _predicate(lemma: str) -> str:
    groups = load_lexicon("predicates").items()
    return next((group for group, lemmas in groups if lemma in lemmas), lemma)


def _canonical(measure: str) -> set[str]:
    words = set()
    for word in words_of(measure):
        group = next((g for g in SYNONYMS if word in g), None)
        words.add(min(group) if group else word)
    return words


def _stretch(counted: Counted) -> tuple[str, str] | None:
    period = counted.period
    if counted.figure.period is None:
        return None
    if period is None or (period.start is None and period.end is None):
        return (f"{counted.source}:{counted.index}", "")  # a period nobody can place matches none
    return (period.start or f"until {period.end}", period.end or "")


def _is_day(counted: Counted) -> bool:
    if counted.period is not None and counted.period.precision is not None:
        return counted.period.precision == "day"
    return bool(DAY_RE.search(counted.period_text or ""))


def _reach(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return from where to where an amount may lie: a range, or what rounds to the printed number."""
    quantity = figure.quantity
    if quantity.high is not None:
        return quantity.value, quantity.high
    half = _last_place(quantity.value) / 2
    return quantity.value - half, quantity.value + half


def _last_place(value: Decimal) -> Decimal:
    """Return the unit of the last digit that is no padding zero; 0 for a number that is counted out.

    >>> _last_place(Decimal("11000000000")), _last_place(Decimal("51")), _last_place(Decimal("3.5"))
    (Decimal('1000000000'), Decimal('0'), Decimal('0.1'))
    """
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent == 0:
        return Decimal(0)
    small = exponent > 0 and abs(value) < COUNTED_OUT
    return Decimal(0) if small else (Decimal(10) ** exponent) * 1
