"""The front of a briefing: what a reader takes in within a minute, before anything is unfolded.

Headline, place and day, lede, how much it rests on; then the first of the key facts, differences, open questions, news
of the newest day, figures and voices, each as long as there is room. Nothing is said twice: what shares a run of words
with a line above is left for the pages behind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from generator.overrides.redaction import GONE
from generator.rendering.differences_section import difference_lines, name_difference, question_lines
from generator.rendering.drawings.filling import mark_chart
from generator.rendering.drawings.series import find_charts
from generator.rendering.escaping import escape, escape_line
from generator.rendering.facts_section import OVERTAKEN, fact_lines
from generator.rendering.figures_section import by_measure, chart_anchor, figure_lines
from generator.rendering.page import EVIDENCE, Page, anchors_of
from generator.rendering.quotes_section import quote_lines
from generator.rendering.wording import RUN, count, date_words, on_date, shorten, word_runs
from generator.sources.languages import READ
from generator.values.enums import EditedPart

ROOM: Final = 420  # words of a front; the built page adds its own few
LEAST_ROOM: Final = 250  # words of the front of a story whose articles are short
LONGEST_VOICE: Final = 40  # words of a voice
# Which part is given its next line in turn; what does not fit is passed over.
TURNS: Final = (
    *("differences", "facts", "facts", "facts", "facts", "questions", "facts", "voices", "figures", "facts", "figures"),
    *("facts", "voices", "questions", "figures", "voices", "figures", "figures", "news", "news"),
    *("differences", "questions", "news", "differences"),
)
HEADINGS: Final = {
    "facts": "Key facts",
    "differences": "Sources differ",
    "questions": "Still open",
    "news": "New since",
    "figures": "In figures",
    "voices": "Voices",
}
BRACKETS: Final = "In brackets: what the article settles elsewhere."
TAKEN_FROM: Final = "Below a line: the outlets it is taken from; others may report it too."
DATA_LINK: Final = "[Data](briefing.json)"
WORDED: Final = {"title": "headline", "lede": "lede"}
MARKUP_RE = re.compile(r"<[^<>]*>|(?<=\])\([^()]*\)|&\#?\w+;")
WORD_RE = re.compile(r"\w+(?:[.,'’-]\w+)*")


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line of the front: an item's id and its Markdown."""

    id: str
    lines: list[str]


def render_front(page: Page) -> tuple[list[str], frozenset[str]]:
    """Return the Markdown of the front, and the ids of the items that stand on it."""
    top = _head_lines(page)
    page = replace(page, front=frozenset(page.briefing.lede_facts))
    queues = {name: list(entries(page)) for name, entries in QUEUES.items()}
    chosen: dict[str, list[FrontLine]] = {name: [] for name in HEADINGS}
    said = _seen_words(top)
    room, runs = _word_limit(page), word_runs(said)
    used = len(said)
    for name in TURNS:
        for entry in list(queues[name]):
            queues[name].remove(entry)
            words = _seen_words(entry.lines)
            cost = len(words) + (len(_seen_words([HEADINGS[name]])) if not chosen[name] else 0)
            told = any(entry.id == other.id for other in chain.from_iterable(chosen.values()))
            if not told and used + cost <= room and runs.isdisjoint(word_runs(words)):
                chosen[name].append(entry)
                used, runs = used + cost, runs | word_runs(words)
                break
    own = (entry.id for name, entries in chosen.items() if name != "news" for entry in entries)
    parts = (_titled(page, name, entries, queues[name]) for name, entries in chosen.items())
    return [*top, *chain.from_iterable(parts)], page.front.union(own)


def _word_limit(page: Page) -> int:
    """Return how many words the front may have: at most half of what the articles have."""
    return min(ROOM, max(LEAST_ROOM, sum(s.words for s in page.briefing.sources) // 2))


def _head_lines(page: Page) -> list[str]:
    """Return headline, place and day, lede, and the line that says what the page rests on."""
    briefing = page.briefing
    corrected = max((c.date for c in briefing.corrections), default="")
    where = [
        *_place_names(page),
        *([date_words(briefing.updated)] if briefing.updated else []),
        *([f"[corrected {on_date(corrected)}]({EVIDENCE}#corrections)"] if corrected else []),
    ]
    lines = [f"# {escape(briefing.title)}", "", *([f"*{' · '.join(where)}*", ""] if where else [])]
    if briefing.lede:
        lines += [_lede_line(page), ""]
    return [*lines, _rests_on(page), ""]


def _place_names(page: Page) -> list[str]:
    """Return the place the lede is told from, else that of most articles; the newest's of two."""
    placed = [s for s in reversed(page.sources) if s.dateline]
    told = {s for f in page.briefing.facts if f.id in page.briefing.lede_facts for s in f.sources}
    places = Counter(s.dateline for s in [s for s in placed if s.id in told] or placed if s.dateline)
    return [escape(places.most_common(1)[0][0])] if places else []


def _lede_line(page: Page) -> str:
    by_id = {f.id: f for f in page.briefing.facts}
    facts = [by_id[i] for i in page.briefing.lede_facts if i in by_id]
    evidence = [e for f in facts for e in f.evidence]
    own = " ".join(f.text for f in facts) == page.briefing.lede
    words = " ".join(f.shown or f.text for f in facts) if own else page.briefing.lede
    held = EditedPart.LEDE not in page.briefing.unsupported and not any(f.unsupported for f in facts)
    credit = page.credit((s for f in facts for s in f.sources), evidence) if held else ""
    return f"{''.join(map(anchors_of, facts))}{escape_line(words)}{f' *{credit}*' if credit else ''}"


def _rests_on(page: Page) -> str:
    """Return "6 articles, 4 independent reports; 3 articles carry one report", with the way to the pages behind."""
    unread = {s.id for s in page.sources if s.language not in READ}
    read = len(page.sources) - len(unread)
    origins = [o for o in page.briefing.origins if not unread.issuperset(o.sources)]
    shared = max((len(o.sources) for o in origins), default=0)
    reports = f", {count(len(origins), 'independent report')}" if read > 1 else ""
    same = f"; {shared} articles carry one report" if shared > 1 and len(origins) > 1 else ""
    told = _worded(page)
    foreign = f"; {len(unread)} more in other languages" if unread else ""
    return f"*{count(read, 'article')}{reports}{same}{foreign}.{told}* [Evidence]({EVIDENCE}) · {DATA_LINK}"


def _worded(page: Page) -> str:
    """Return which of headline and lede an editor worded, and which of these no source holds."""
    beyond = page.briefing.unsupported
    said = []
    for parts, how in (
        ([p for p in page.briefing.edited if p not in beyond], "worded by the editor"),
        (beyond, "in the editor’s own words, which no source holds"),
    ):
        worded = " and ".join(WORDED[part] for part in parts if part in WORDED)
        said += [f" {worded[:1].upper()}{worded[1:]} {how}."] if worded else []
    return "".join(said)


def _fact_queue(page: Page) -> Iterator[FrontLine]:
    by_id = {f.id: f for f in page.briefing.facts}
    return (FrontLine(i, fact_lines(page, by_id[i])) for i in page.briefing.key_facts if i in by_id)


def _difference_queue(page: Page) -> Iterator[FrontLine]:
    """Yield the differences; one whose sides share their words is only named."""
    for item in page.briefing.disagreements:
        lines = difference_lines(page, item)
        words = _seen_words(lines)
        again = len(word_runs(words)) < len(words) - RUN + 1
        yield FrontLine(item.id, name_difference(page, item) if again else lines)


def _question_queue(page: Page) -> Iterator[FrontLine]:
    return (FrontLine(q.id, question_lines(page, q)) for q in page.briefing.questions if q.state == "open")


def _news_queue(page: Page) -> Iterator[FrontLine]:
    """Yield the first words of what the newest day brought, where the story has an earlier one."""
    if len(page.briefing.changes) > 1:
        newest = max(page.briefing.changes, key=lambda c: c.date)
        new = {*newest.added}.intersection(page.briefing.key_facts)  # clear alone, as no other fact need be
        for fact in (f for f in page.briefing.facts if f.id in new):
            yield FrontLine(fact.id, [f"- [{escape(shorten(fact.text))}]({page.address(fact.id, EVIDENCE)})"])


def _figure_queue(page: Page) -> Iterator[FrontLine]:
    """Yield the chart, where there is one, else the first figures that no later report overtook."""
    charts = find_charts(page)
    if charts:
        yield FrontLine(chart_anchor(charts[0]), [mark_chart(charts[0])])
        return
    old = [e for fact in page.briefing.facts if fact.standing == OVERTAKEN for e in fact.evidence]
    for figure in by_measure(page.briefing.figures):
        own = figure.evidence[0]
        if not any(e.source == own.source and e.span.overlaps(own.span) for e in old):
            yield FrontLine(figure.id, figure_lines(page, figure))


def _voice_queue(page: Page) -> Iterator[FrontLine]:
    """Yield what was said word for word, one quote a speaker; parts of sentences behind whole ones."""
    seen = set()
    for quote in sorted(page.briefing.quotes, key=lambda q: q.text[:1].islower()):
        name = quote.speaker.name if quote.speaker else ""
        if quote.direct and name and name not in seen and len(quote.text.split()) <= LONGEST_VOICE:
            seen.add(name)
            yield FrontLine(quote.id, quote_lines(page, replace(quote, variants=())))


QUEUES: Final = {
    "facts": _fact_queue,
    "differences": _difference_queue,
    "questions": _question_queue,
    "news": _news_queue,
    "figures": _figure_queue,
    "voices": _voice_queue,
}


def _titled(page: Page, name: str, entries: list[FrontLine], left: list[FrontLine]) -> list[str]:
    """Return a part of the front under its heading, with the way to what is left of it."""
    if not entries:
        return []
    heading = HEADINGS[name]
    if name == "news":
        days = sorted(c.date for c in page.briefing.changes)
        heading = f"{heading} {date_words(days[-2])}"
    lines = [f"## {heading}", "", *(line for entry in entries for line in entry.lines), ""]
    if name == "facts":
        bracketed = any("\\[" in line.replace(escape(GONE), "") for line in lines)
        told = [TAKEN_FROM] * (len(page.briefing.sources) > 1) + [BRACKETS] * bracketed
        lines += [f"*{' '.join(told)}*", ""] if told else []
    more = {"differences": "#where-sources-differ", "questions": "#open-questions"}.get(name)
    return [*lines, f"[{len(left)} more]({EVIDENCE}{more})", ""] if more and left else lines


def _seen_words(lines: list[str]) -> list[str]:
    """Return the words a reader sees of some lines of Markdown."""
    return [w.lower() for w in WORD_RE.findall(MARKUP_RE.sub(" ", " ".join(lines)).replace("’", "'"))]
