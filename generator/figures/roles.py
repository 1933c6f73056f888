"""What a figure is to the others of its sentence: their goal, limit, forecast or earlier value.

trade hit $218.2 billion, exceeding a goal to increase it to over $200 billion   → goal of the first
sales rose to $7 million from $5 million · up from 5 percent                     → previous
analysts had forecast 3 percent · is expected to reach $55 billion               → forecast
a 12mph speed limit · capped at 5 percent                                        → limit
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.places import Place
from generator.lexicons.loader import alternatives, load_lexicon
from generator.syntax.labels import NOMINAL, SUBJECTS, VERBAL
from generator.syntax.tree import ancestors, child
from generator.values.annotation import Annotation, Token
from generator.values.findings import FigureRole
from generator.values.span import Span

ROLE_WORDS: Final = {
    "goal nouns": (FigureRole.GOAL, NOMINAL),
    "goal verbs": (FigureRole.GOAL, VERBAL),
    "limit nouns": (FigureRole.LIMIT, NOMINAL),
    "limit verbs": (FigureRole.LIMIT, VERBAL),
    "forecast nouns": (FigureRole.FORECAST, NOMINAL),
    "forecast verbs": (FigureRole.FORECAST, VERBAL),
}
FAR: Final = frozenset({"goal nouns", "goal verbs", "forecast verbs"})  # "a goal to increase it to over $200 billion"
BARRIERS: Final = frozenset({"relcl", "advcl", "conj", "parataxis", "appos"})


@cache
def _previous_pattern() -> re.Pattern[str]:
    """Return what stands before what was: "rose to 7 from", "compared with", "more than the"."""
    words = load_lexicon("figure_cues")
    return re.compile(
        rf"""
        (?: \b(?:{alternatives(words["changes"])})\b (?:[^.;]|\.\d){{0,60}}? \bfrom
          | \b(?:{alternatives(words["before what was"])}) )
        [ ](?:(?:{alternatives(words["beside what was"])})[ ]){{0,4}}$
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def read_role(place: Place) -> FigureRole:
    """Return the role of a figure; VALUE when nothing says otherwise."""
    before = place.text[place.sentence.span.start : place.amount.outer.start]
    if place.amount.kind is not None and _previous_pattern().search(before):
        return FigureRole.PREVIOUS
    definite = before.lower().endswith(" the ")
    for word, near in _above(place.annotation, place.token):
        if definite and not near:
            continue  # "a plan to protect the 400 pupils": they are there already
        subject = child(place.annotation, word, *SUBJECTS) if word.lemma == "be" else None
        role = _role_of(subject or word, near=near)  # "the goal is to reach 10 percent"
        if role is not FigureRole.VALUE:
            return role
    return FigureRole.VALUE


def _role_of(word: Token, *, near: bool) -> FigureRole:
    """Return the role a word gives to the figures below it, some words only to those of their own phrase."""
    for group, (role, kinds) in ROLE_WORDS.items():
        if word.pos in kinds and (near or group in FAR) and word.lemma in load_lexicon("figure_roles")[group]:
            return role
    return FigureRole.VALUE


def _above(annotation: Annotation, token: Token) -> tuple[tuple[Token, bool], ...]:
    """Return the tokens above a figure up to its clause's verb, and whether no verb lies between."""
    found, near = [], True
    for above in ancestors(annotation, token):
        found.append((above, near))
        near = near and above.pos not in VERBAL
        if token.dep in BARRIERS or above.dep in BARRIERS:
            break
        token = above
    return tuple(found)


def related_span(amount: Amount, role: FigureRole, others: tuple[tuple[Amount, FigureRole], ...]) -> Span | None:
    """Return the figure of the same sentence and unit that an amount is the goal, limit … of."""
    if role not in {FigureRole.GOAL, FigureRole.PREVIOUS}:
        return None  # a forecast or a limit beside a value may be another's: "a hit of $20bn, while … take $3bn"
    values = [a.span for a, r in others if r is FigureRole.VALUE and a.unit == amount.unit]
    if role is FigureRole.PREVIOUS:  # what was before stands behind what is, or before it at the sentence's head
        values = [s for s in values if s.start < amount.span.start] or values
    return min(values, key=lambda s: (abs(s.start - amount.span.start), s)) if values else None
