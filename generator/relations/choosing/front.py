"""The key facts of a briefing: the few that a reader takes in at the top of the page, each in one line of its own.

A key fact is clear to one who reads it alone, holds, is short as it is shown, and tells what happened or will:

    The dam above Selm broke on Tuesday [4 March 2031].
    never: what the lede says · what was overtaken · "Here is what we know:" · '"We are lost," she said' · 36 words
    never: a plan whose day has come, as far as no article of the newest day tells of it
    never: what a line before says already, in whatever words; what a question asks: "The bank declined to comment."
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from generator.relations.choosing.salience import is_quotation, stands_alone
from generator.relations.comparing.weights import Rarity, rarity_among
from generator.relations.items.fact_clusters import REPEATED
from generator.relations.items.likeness import ComparedStatement, is_compared, likeness, said_by
from generator.values.briefing import Fact
from generator.values.document import Evidence
from generator.values.enums import Standing
from generator.values.findings import Leaning, StatementKind
from generator.values.story import Story

KEY_FACTS = 7
SPARE = 3  # further ones, told by their first words where the newest day brought them
CANDIDATES = 14  # facts that may be key facts: those come to stand on the page that may be quoted and find room
SHORTEST = 6  # words of a key fact; fewer say little ("Shares fell 4 percent.")
LONGEST = 35  # words of a key fact as it is shown, brackets aside
CLEAR = 0.25  # clearness below which a fact leads no page
FEW = 4  # key facts beside which none that is less clear is told
UNCLEAR = 0.05  # clearness below which none is told in any case
ALONE = 1.0  # what clearness counts beside worth, both in log odds
SAME = 0.7  # likeness from which statements of two reports are one line
TOLD = 0.6  # share of its words that a line above has too of a line that says nothing new
ADDED_RE = re.compile(r"(?<!\s)\s*(?:\[[^\[\]]*\]|…)")  # "on Tuesday [4 March 2031]", "Roe … resigned"
# what opens on a word that stands for another, or goes on from a line before; "he [Edward Bell]" too
OPENS_RE = re.compile(
    r"\W*(?:he|she|they|his|her|their|its|this|that|these|those|but|and|so|yet|now|also|then|another)\b", re.IGNORECASE
)
ENDED_RE = re.compile(r"[.!][\"'”’)]*$")  # what ends otherwise leads to something else: "Here is why:", "Who pays?"


def choose_key_facts(
    lede: tuple[str, ...], facts: tuple[Fact, ...], story: Story, admit: Callable[[Fact], bool] = lambda _: True
) -> tuple[Fact, ...]:
    """Return those that may be key facts among a briefing's facts, which come as ranked.

    Several facts of one id are wordings of it, the best first: it is told in the first that is clear and may be
    quoted. ``admit`` says of each wording in turn whether it may be.
    """
    said = {(s.member.source, s.member.index): s for a in story.articles for s in said_by(a)}
    rarity = rarity_among([s.keys for s in said.values()])
    above = [s for f in facts if f.id in lede for s in _told_in(f, story, said)]
    chosen: dict[str, Fact] = {}
    asked = [e for question in story.questions for e in question.raised]
    able = [f for f in facts if f.id not in lede and shown_words(f) >= SHORTEST and is_able(f, story)]
    for fact in (f for f in _clear_first(able) if not _tells_question(f, asked) and not is_old_plan(f, story)):
        own = _told_in(fact, story, said)
        if fact.clear < CLEAR and len(chosen) >= FEW:
            continue
        again = fact.id in chosen or any(_is_one_line(a, b, rarity) for a in above for b in own)
        if not again and admit(fact):
            chosen[fact.id] = fact
            above += own
        if len(chosen) == CANDIDATES:
            break
    return tuple(chosen.values())


def _clear_first(facts: list[Fact]) -> list[Fact]:
    """Return the facts that are clear, then the others, by what they are worth and how clear they are.

    Wordings of one fact come together: the clear ones as given, and then those that are less clear.
    """
    able = [f for f in facts if f.clear >= UNCLEAR and not OPENS_RE.match(f.shown or f.text)]
    rank = [(f.clear < CLEAR, -round(f.worth + ALONE * math.log(f.clear / (1 - f.clear)), 9)) for f in able]
    best = {f.id: min(r for other, r in zip(able, rank, strict=True) if other.id == f.id) for f in able}
    first = {fact.id: place for place, fact in reversed([*enumerate(able)])}
    order = sorted(enumerate(able), key=lambda p: (best[p[1].id], first[p[1].id], p[1].clear < CLEAR, p[0]))
    return [fact for _, fact in order]


def is_old_plan(fact: Fact, story: Story) -> bool:
    """Say whether a fact is told of a day ahead that has come, and no article of the newest day tells it.

    "In May" has not come while an article of the newest day tells of a day of that month to come.
    """
    newest = max((a.day for a in story.articles if a.day), default="")
    told = max((story.article_of(s).day or "" for s in fact.sources), default="")  # undated ones tell it of no day
    found = ((e, t) for e in fact.evidence for t in story.article_of(e.source).times)
    last = max((t.end or t.start or "" for e, t in found if t.expression.span.overlaps(e.span)), default="")
    ahead = fact.kind is StatementKind.PLAN or told[: len(last)] < last
    if not ahead or not "" < told < newest or not "" < last <= newest[: len(last)]:
        return False
    days = (t.start or "" for a in story.articles if a.day == newest for t in a.times)
    return not any(day > newest and day.startswith(last) for day in days)


def _tells_question(fact: Fact, asked: list[Evidence]) -> bool:
    """Say whether a fact tells what a question asks, as "The bank declined to comment" does."""
    lead = fact.evidence[0]
    return any(e.source == lead.source and e.span.contains(lead.span) for e in asked)


def _is_one_line(above: ComparedStatement, own: ComparedStatement, rarity: Rarity) -> bool:
    """Say whether a statement is one line with one above: of two reports from ``SAME`` on, unless much of it is new."""
    one = above.member.source == own.member.source
    new = not one and len(above.keys & own.keys) < TOLD * len(own.keys)
    return is_compared(above, own) and not new and likeness(above, own, rarity) >= (REPEATED if one else SAME)


def shown_words(fact: Fact) -> int:
    """Count the words of a fact as it is shown, without what stands in brackets."""
    return len(ADDED_RE.sub("", fact.shown or fact.text).split())


def is_able(
    fact: Fact, story: Story, longest: int = LONGEST, most: Leaning = Leaning.NONE, *, undated: bool = False
) -> bool:
    """Say whether a fact may stand on the front, whatever else does."""
    return (
        fact.standing is not Standing.SUPERSEDED
        and shown_words(fact) <= longest
        and not is_quotation(fact)
        and ENDED_RE.search(fact.text) is not None
        and stands_alone(fact, story.article_of(fact.evidence[0].source), most, undated=undated)
    )


def _told_in(fact: Fact, story: Story, said: dict[tuple[str, int], ComparedStatement]) -> list[ComparedStatement]:
    """Return the statement that a fact has its words from."""
    lead = fact.evidence[0]
    statements = story.article_of(lead.source).article.statements
    return [
        said[lead.source, n]
        for n, statement in enumerate(statements)
        if any(part.contains(lead.span) for part in statement.parts)
    ]
