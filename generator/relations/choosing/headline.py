"""The title of a briefing: the best headline among its sources'.

Best is the newest day's that tells of the event, then the one that carries most of what the story is about.
Left alone where another will do:

    Reuters sources: Queen to visit Sund in July    its outlet's name is no part of the story
    Court fines ferry captain who rammed...         cut short
    What you need to know about the dam             speaks to the reader
    WATCH: Dam breaks / Live updates / Opinion      labels
    News > Ferries / "We are lost"                  a trail, a quotation
    Mayor to go next month / 14 dead (or 12)        a day or a number that is left open

Where no source has a headline the news itself is the title: the first sentence of the lede, cut where a whole clause
ends within ``NEWS`` words or soon after, else behind so many words, with "…".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.relations.choosing.cutting import LOOSE
from generator.relations.choosing.lede import tells_aside
from generator.relations.choosing.salience import worth_of_words
from generator.relations.choosing.shortening import shorten_line
from generator.relations.comparing.evidence import words_in_line
from generator.relations.comparing.terms import synonyms
from generator.sources.agencies import canonical_names
from generator.sources.lines import breaks_off
from generator.syntax.labels import AUXILIARIES, COMPLEMENTS, PREDICATIVES, SUBJECTS, VERBAL
from generator.syntax.severing import severed_governors
from generator.syntax.tree import ancestors, head_of
from generator.values.annotation import Annotation, Token
from generator.values.briefing import Briefing, Fact
from generator.values.document import normal_words
from generator.values.enums import EditedPart, Standing
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

CUT_RE = re.compile(r"(?:\.\.\.|…)\s*$")
LABEL_RE = re.compile(
    r"^(?:watch|live|opinion|video|in\ pictures|breaking|analysis|explainer|photos?)\b|^\w+:\s", re.IGNORECASE
)
TRAIL_RE = re.compile(r"\s[|>»›]\s")  # "News > World > Ferries"
QUOTED_RE = re.compile(r"^[\"'“‘][^\"“”]*[\"'”’]$")
UNDATED_RE = re.compile(
    r"\b(?:next|this|last)\s(?:week|month|year)\b|\b(?:today|tonight|tomorrow|close\sto)\b", re.IGNORECASE
)
NUMBER_RE = re.compile(r"\d[\d.,]*(?<=\d)")
ADDRESSED = frozenset({"you", "your", "we", "our", "i", "my"})  # headlines that speak to the reader
LONGEST = 18  # words of a headline that is no sentence of the text
NEWS: Final = 14  # words of the news as a title
MOST: Final = 24  # of them, where the clause ends nowhere before
NEEDED: Final = frozenset(
    {*SUBJECTS, *AUXILIARIES, *PREDICATIVES, *COMPLEMENTS, "dobj", "prt", "agent", "dative", "neg", "pobj"}
)
APART: Final = frozenset({"appos", "acl", "relcl"})  # what a comma sets apart
STOP_RE: Final = re.compile(r"(?<=[^\W_A-Z])\.$")  # of a sentence, none of "U.S."


def choose_title(story: Story) -> str | None:
    """Return the best headline, None when no source has one."""
    worth = worth_of_words(story)
    titled = [a for a in story.articles if a.document.metadata.title]
    if not titled:
        return None
    newest = max((a.day for a in titled if a.day and not tells_aside(a.source, story)), default=None)

    disputed, overtaken = _open_numbers(story)

    def merit(article: DatedArticle) -> tuple[bool, bool, bool, bool, float, str]:
        words = _title(article)
        numbers = {*NUMBER_RE.findall(words)}
        clean, present = _is_clean(words, article), overtaken.isdisjoint(numbers)
        holds = not UNDATED_RE.search(words) and disputed.isdisjoint(numbers)
        return (clean, present, article.day == newest, holds, _carried(words, worth), article.source)

    return _title(max(titled, key=merit))


def _title(article: DatedArticle) -> str:
    title = article.document.metadata.title
    return title.value if title else ""


def _open_numbers(story: Story) -> tuple[set[str], set[str]]:
    """Return the numbers on which sources differ, and those that only overtaken facts have."""
    sides = (p.text for d in story.disagreements if d.kind == "figure" for p in d.positions)
    past, current = (
        {n for f in story.facts if (f.standing is Standing.SUPERSEDED) is gone for n in NUMBER_RE.findall(f.text)}
        for gone in (True, False)
    )
    return {n for text in sides for n in NUMBER_RE.findall(text)}, past - current


def _is_clean(title: str, article: DatedArticle) -> bool:
    words = normal_words(title)
    outlet = article.document.metadata.outlet
    named = {*canonical_names(), *([outlet.value.lower()] if outlet else [])}
    return (
        len(words) <= LONGEST
        and not CUT_RE.search(title)
        and not LABEL_RE.match(title)
        and not TRAIL_RE.search(title)
        and not QUOTED_RE.match(title)
        and not title.endswith("?")
        and title != title.upper()
        and not ADDRESSED & set(words)
        and not any(form in words for form in named)
    )


def _carried(title: str, worth: dict[str, float]) -> float:
    words = normal_words(title)
    keys = {synonyms().get(w, w) for w in words}
    return round(math.fsum(worth.get(k, 0.0) for k in sorted(keys)) / math.sqrt(max(1, len(words))), 6)


def title_of_news(fact: Fact, story: Story) -> str:
    """Return the first fact of a lede as a title."""
    short = shorten_line(fact, story, longest=NEWS)
    ends = tuple(_ends_of_clauses(fact, story)) if short == fact.text else ()
    return cut_news(short, [n for n, is_whole in ends if is_whole], [n for n, _ in ends if n <= NEWS])


def cut_news(text: str, ends: Iterable[int] = (), torn: Iterable[int] = ()) -> str:
    """Return a sentence as a title; a longer one is cut behind as many words as ``ends`` says, else in mid sentence.

    ``torn``: where a clause ends whose speaker or doubt follows.

    >>> cut_news("The dam broke."), cut_news(f"The dam {'of the old mill ' * 4}broke.")
    ('The dam broke', 'The dam of the old mill of the old mill of the old mill …')
    """
    words = text.split()
    if len(words) <= NEWS:
        return STOP_RE.sub("", text)
    whole = sorted(ends)
    if whole:
        end = max((end for end in whole if end <= NEWS), default=whole[0])
        return " ".join(words[:end]).rstrip(",;:")
    words = words[: max(torn, default=NEWS)]
    while len(words) > 1 and (breaks_off(" ".join(words)) or words[-1][-1].isdigit()):
        words.pop()
    return " ".join(words).rstrip(",;:–— ") + " …"


def with_news_as_title(briefing: Briefing, title_of: Callable[[Fact], str]) -> Briefing:
    """Return a briefing whose lede may have changed with a title of its words, where no source has a headline."""
    told = [fact for fact in briefing.facts if fact.id in briefing.lede_facts[:1]]
    if EditedPart.TITLE in briefing.edited or any(s.title for s in briefing.sources) or not told:
        return briefing
    return replace(briefing, title=title_of(told[0]))


def _ends_of_clauses(fact: Fact, story: Story) -> Iterator[tuple[int, bool]]:
    """Yield how many words of a fact, no more than may be, make a clause, and whether it says what the whole does."""
    span, dated = fact.evidence[0].span, story.article_of(fact.evidence[0].source)
    annotation = dated.article.annotation
    sentence, tokens = annotation.sentence_at(span.start), annotation.tokens_in(span)
    if sentence is None or fact.text != words_in_line(dated.document, span):
        return
    for token, follower in pairwise(tokens):
        kept = Span(span.start, token.end)
        words = len(words_in_line(dated.document, kept).split())
        ends = _is_whole_up_to(token, tokens, annotation) and _opens_what_may_go(follower, annotation)
        if words <= MOST and ends:
            yield words, not severed_governors(annotation, (kept,))


def _is_whole_up_to(last: Token, tokens: tuple[Token, ...], annotation: Annotation) -> bool:
    """Say whether nothing up to a token hangs on what follows, or lacks what follows."""
    inside = {t.index for t in tokens if t.index <= last.index}
    torn = any((t.index in inside and t.dep not in {"ROOT", "ccomp"} and t.head not in inside) for t in tokens)
    lacks = any(t.dep in NEEDED and t.index not in inside and t.head in inside for t in tokens)
    relative = any(t.dep == "relcl" for t in (last, *ancestors(annotation, last)))
    return not (torn or lacks or relative or last.pos in {*LOOSE, *VERBAL, "PUNCT"})


def _opens_what_may_go(token: Token, annotation: Annotation) -> bool:
    """Say whether a token opens what a clause does without: its place, its time, a clause beside it."""
    is_apart = token.text in {",", ":"}
    opener = annotation.tokens[token.index + is_apart]
    above = (opener, *ancestors(annotation, opener))
    opened = [t for t in above if min(annotation.subtree(t.index)) == opener.index]
    return any(
        (t.dep == "prep" and t.lemma != "of")
        or t.dep in {"advcl", "npadvmod"}
        or (t.dep == "cc" and head_of(annotation, t).pos in VERBAL)
        or (is_apart and t.dep in APART)
        for t in opened
    )
