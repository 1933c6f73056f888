"""What two figures of any two articles count, and for which stretch of time: whether they may be held side by side.

    "$55bn in annual revenue"          "sales of $55.2bn"      one measure
    "6 people killed"                  "6 people injured"      two (what became of them)
    "20 people" in one hospital        "51 people" in two      for the caller: scope is not seen here
    "nearly 3,500 stores"              "3,500 sheep"           two (unit)

When unsure of anything, two figures are not of one measure. Sums, subsets and updates over time are for the caller, who
knows the other figures and the dates; whether both numbers can hold is ``quantities``' question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.figures.places import words_for
from generator.figures.units import TIME_UNITS
from generator.lexicons.casualties import words_of_toll
from generator.lexicons.loader import load_lexicon
from generator.values.findings import Figure, ResolvedTime
from generator.values.story import DatedArticle

DAY_RE = re.compile(r"day\b|\bto(?:day|night)\b|\bmorning\b|\bnight\b|\bevening\b|\bafternoon\b")
TOLLS = frozenset({"killed", "injured", "arrested", "jailed"})
IRREGULAR = frozenset({"killed", "dead"})  # end as plurals do not, and stand for themselves


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure of an article with its period resolved."""

    figure: Figure
    source: str
    index: int  # place in Article.figures
    period: ResolvedTime | None  # None when it names none; may be unresolved
    period_text: str | None = None  # "the fourth quarter", lower-case


def dated_figures(article: DatedArticle) -> tuple[DatedFigure, ...]:
    """Return the figures of an article with their periods resolved."""
    periods = {t.expression.span: t for t in article.times}
    return tuple(
        DatedFigure(
            figure,
            article.source,
            index,
            periods.get(figure.period) if figure.period else None,
            figure.period.cut(article.document.normal).lower() if figure.period else None,
        )
        for index, figure in enumerate(article.article.figures)
    )


def same_measure(a: Figure, b: Figure) -> bool:
    """Say whether two figures measure the same thing in the same unit; False when either is not sure."""
    if a.measure is None or b.measure is None:
        return False
    if a.quantity.unit in TIME_UNITS and (a.subject is None or b.subject is None):
        return False  # whose sentence, whose wait: a length of time says nothing without it
    if toll_of(a) is not None or toll_of(b) is not None:
        return toll_of(a) == toll_of(b) and _same_people(a, b)
    if _folded(_unit(a)) != _folded(_unit(b)):
        return False
    return _same_subject(a, b) and _same_words(a, b)


def toll_of(figure: Figure) -> str | None:
    """Return what became of those counted: "killed", "injured", "arrested", "jailed"; None for none."""
    words = {*words_of(figure.measure or ""), (figure.predicate or "").lower(), _unit(figure)}
    found = [toll for toll in TOLLS if words & words_of_toll(toll)]
    return found[0] if len(found) == 1 else None


def of_people(figure: Figure) -> bool:
    """Say whether a count is of people at large, all of them: "six people", "11 dead"; not "five others"."""
    return _unit(figure) in _people() and not _partial(figure)


def is_recent(dated: DatedFigure) -> bool:
    """Say whether a count names no other time than a day: a toll of this event, not that of 1997."""
    return dated.figure.period is None or _is_day(dated)


def same_period(a: DatedFigure, b: DatedFigure) -> bool:
    """Say whether two figures hold for one stretch of time: the same one, or none named for either.

    Deaths and injuries are of one event: there one of the two may name its day.
    """
    first, second = _stretch(a), _stretch(b)
    if first is None or second is None:
        named = a if second is None else b
        return first == second or (toll_of(a.figure) is not None and _is_day(named))
    return first[0].startswith(second[0]) or second[0].startswith(first[0])


def words_of(text: str) -> tuple[str, ...]:
    """Return the content words of a measure, lower-case and in the singular where that is easy.

    >>> words_of("annual sales of Kmart's stores")
    ('annual', 'sale', 'kmart', 'store')
    """
    words = re.findall(r"[a-z0-9][\w.&-]*", re.sub(r"['’]s\b", "", text.lower()))
    return tuple(_singular(w) for w in words if w not in load_lexicon("counts")["function"])


@cache
def measured_units() -> frozenset[str]:
    """Return the units that measure; every other unit but currencies counts things."""
    return frozenset({*load_lexicon("units"), *load_lexicon("unit_symbols"), "percent", "percentage point"})


@cache
def _people() -> frozenset[str]:
    """Return the units of counts of people at large: "people", and what became of them: "dead"."""
    return frozenset(load_lexicon("counts")["people"]).union(*(words_of_toll(toll) for toll in TOLLS))


def _singular(word: str) -> str:
    if word in IRREGULAR or len(word) < 4 or word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def _unit(figure: Figure) -> str:
    return _singular(figure.quantity.unit.lower())


@cache
def _folds() -> dict[str, str]:
    return {word: group for group, words in load_lexicon("measured_words").items() for word in words}


def _folded(word: str) -> str:
    return _folds().get(word, word)


def _same_people(a: Figure, b: Figure) -> bool:
    """Say whether two counts are of the same people: both of people at large, or of the same noun."""
    severity, other = (words_for("severity") & set(words_of(f.measure or "")) for f in (a, b))
    if _partial(a) is not _partial(b) or severity != other:
        return False
    return _unit(a) == _unit(b) or {_unit(a), _unit(b)} <= _people()


def _partial(figure: Figure) -> bool:
    words = {*words_of(figure.measure or ""), figure.quantity.unit.lower()}
    return not words.isdisjoint(load_lexicon("counts")["partial"])


def _same_subject(a: Figure, b: Figure) -> bool:
    if a.subject is None or b.subject is None or a.subject.islower() or b.subject.islower():
        return True  # "new company" may be any name's
    return not set(words_of(a.subject)).isdisjoint(words_of(b.subject))


@cache
def _empty() -> frozenset[str]:
    return frozenset(_singular(w) for w in words_for("empty nouns"))


def _same_words(a: Figure, b: Figure) -> bool:
    """Compare the words of two measures: heads must match, names must not contradict."""
    if _partial(a) is not _partial(b):
        return False
    first, second = ({_folded(w) for w in words_of(f.measure or "")} for f in (a, b))
    shared = first & second
    if not shared or shared <= _empty():
        return first == second
    is_count = a.quantity.unit not in measured_units() and not a.quantity.unit.isupper()
    if is_count and not _same_predicate(a, b, shared):
        return False
    return shared in (first, second) or len(shared) * 2 > len(first | second)


def _same_predicate(a: Figure, b: Figure, shared: set[str]) -> bool:
    """Say whether the same is said of two counts: "closed 300 stores", "the closing of 600 stores"."""
    if a.predicate is None or b.predicate is None:
        return a.predicate is b.predicate and len(shared) > 1
    return _predicate(a.predicate) == _predicate(b.predicate)


def _predicate(lemma: str) -> str:
    groups = load_lexicon("predicates").items()
    return next((group for group, lemmas in groups if lemma in lemmas), lemma)


def _stretch(dated: DatedFigure) -> tuple[str, str] | None:
    period = dated.period
    if dated.figure.period is None:
        return None
    if period is None or (period.start is None and period.end is None):
        return (f"{dated.source}:{dated.index}", "")  # a period nobody can place matches none
    return (period.start or f"until {period.end}", period.end or "")


def _is_day(dated: DatedFigure) -> bool:
    if dated.period is not None and dated.period.precision is not None:
        return dated.period.precision == "day"
    return bool(DAY_RE.search(dated.period_text or ""))
