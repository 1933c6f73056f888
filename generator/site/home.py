"""The home page: one lead story, the next as cards, what changed on the newest day, and ways to all the others.

It has the same length whether the site has three stories or three thousand: what is not on it stands by month and by
topic, where a line leads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

from generator.rendering.drawings.plots import draw_chart
from generator.rendering.drawings.series import find_charts
from generator.rendering.escaping import escape_html
from generator.rendering.figures_section import by_measure
from generator.rendering.page import open_page
from generator.rendering.wording import count, date_words, period_words, shorten
from generator.site.stories import SiteStory, StoryState
from generator.sources.languages import READ
from generator.values.briefing import Briefing, BriefingFigure, Fact
from generator.values.ids import slugify

HOME_MARK: Final = "<!-- home -->"  # where the lists go once the page is HTML
CARDS: Final = 6
NEWS: Final = 3  # new statements of the lead story
CHANGED: Final = 6  # stories told of under what changed
TOPICS: Final = 6  # topics with stories of their own on the page
IN_TOPIC: Final = 4  # stories of a topic
NAMED: Final = 24  # topics and months named
DRAWN_ID_RE: Final = re.compile(r'\bid="([^"]+)"')
SENTENCE: Final = 170  # characters of a lede on a card

Address = Callable[[str], str | None]  # a page's path in the docs folder → its address from here, None where it is not


def render_home(stories: Sequence[SiteStory], address: Address) -> str:
    """Return the HTML of the home page's lists; ``stories`` come newest first."""
    if not stories:
        return "<p>No briefing yet.</p>"
    newest = (stories[0].briefing.updated or "")[:10]
    of_the_day = [s for s in stories if (s.briefing.updated or "")[:10] == newest]
    lead = max(of_the_day, key=lambda s: len(s.briefing.origins))  # the first of equals: max keeps it
    rest = [s for s in stories if s is not lead]
    cards, older = rest[:CARDS], rest[CARDS:]
    return "\n".join(
        filter(
            None,
            (
                _lead(lead, address),
                _list("cards", "More briefings", (_card(s, address) for s in cards)),
                _changed_section(stories, address),
                _topics(older, address),
                _ways(stories, address),
            ),
        )
    )


def _lead(story: SiteStory, address: Address) -> str:
    briefing = story.briefing
    href = address(story.page)
    number = _key_number(briefing)
    told = _first_chart(story) or number
    news = "".join(
        f'<li><a href="{href}#{fact.id}">{escape_html(shorten(fact.text, 120))}</a></li>' for fact in _news(briefing)
    )
    since = (
        f'<div class="lead__news"><h3>New on {date_words(_day_of_news(briefing))}</h3><ul>{news}</ul></div>'
        if news
        else ""
    )
    return (
        f'<section class="lead" aria-label="Lead story"><div class="lead__story">{_kicker(story, address)}'
        f'<h2><a href="{href}">{escape_html(briefing.title)}</a></h2>'
        f'<p class="lead__lede">{escape_html(briefing.lede)}</p>{_counts_line(briefing)}</div>'
        f'<div class="lead__side">{told}{since}</div></section>'
    )


def _card(story: SiteStory, address: Address) -> str:
    briefing = story.briefing
    chart = _first_chart(story)
    drawn = f'<div class="card__chart">{chart}</div>' if chart else ""
    title = f'<a href="{address(story.page)}">{escape_html(briefing.title)}</a>'
    return (
        f'<li class="card">{_kicker(story, address)}<h3>{title}</h3>'
        f"<p>{escape_html(shorten(briefing.lede, SENTENCE))}</p>{drawn}{_counts_line(briefing)}</li>"
    )


def _first_chart(story: SiteStory) -> str:
    """Return a story's first chart; its ids are the story's own, for the page has charts of several."""
    page = open_page(story.briefing)
    charts = find_charts(page)
    drawn = draw_chart(page, charts[0], None) if charts else ""
    for own in dict.fromkeys(DRAWN_ID_RE.findall(drawn)):
        drawn = re.sub(rf'(?<=["# ]){re.escape(own)}(?=[")\s])', f"{slugify(story.folder)}-{own}", drawn)
    return drawn


def _kicker(story: SiteStory, address: Address) -> str:
    """Return the small line above a headline: state, topic and day."""
    tag = next(iter(story.briefing.tags), None)
    state = None if story.state is StoryState.PUBLISHED else f"<strong>{story.state.value}</strong>"
    topic = _link_known(address(f"topics/{slugify(tag)}.md"), tag) if tag else None
    parts = filter(None, (state, topic, _day(story.briefing.updated)))
    return f'<p class="kicker">{" · ".join(parts)}</p>'


def _day(moment: str | None) -> str:
    words = date_words(moment)
    return f'<time datetime="{escape_html(moment[:10])}">{words}</time>' if moment else words


def _link_known(href: str | None, words: str) -> str:
    return f'<a href="{href}">{escape_html(words)}</a>' if href else escape_html(words)


def count_words(briefing: Briefing) -> str:
    """Return what a story rests on and what is unsettled: "4 independent reports · 2 differences · 1 open question"."""
    read = {s.id for s in briefing.sources if s.language in READ}
    reports = sum(not read.isdisjoint(o.sources) for o in briefing.origins)
    opened = sum(q.state == "open" for q in briefing.questions)
    parts = [
        count(reports, "independent report") if reports > 1 else count(reports, "report"),
        *([count(len(briefing.disagreements), "difference")] if briefing.disagreements else []),
        *([count(opened, "open question")] if opened else []),
    ]
    return " · ".join(parts)


def _counts_line(briefing: Briefing) -> str:
    return f'<p class="counts">{count_words(briefing)}</p>'


def _key_number(briefing: Briefing) -> str:
    """Return the figure that stands in the lede, in the first key fact that has one, or first among the figures."""
    by_id = {f.id: f for f in briefing.facts}
    facts = [by_id[i] for i in (*briefing.lede_facts, *briefing.key_facts) if i in by_id]
    ordered = by_measure(briefing.figures)
    figure = next((f for fact in facts for f in ordered if _is_in_fact(f, fact)), next(iter(ordered), None))
    if figure is None:
        return ""
    when = period_words(figure)
    below = " · ".join(filter(None, (figure.told or figure.measure or "", when)))
    return f'<p class="number"><b>{escape_html(figure.text)}</b> <span>{escape_html(below)}</span></p>'


def _is_in_fact(figure: BriefingFigure, fact: Fact) -> bool:
    own = figure.evidence[0]
    return bool(figure.measure) and any(e.source == own.source and e.span.contains(own.span) for e in fact.evidence)


def _day_of_news(briefing: Briefing) -> str:
    return max((c.date for c in briefing.changes), default="")


def _news(briefing: Briefing) -> list[Fact]:
    """Return what the newest day brought that stands on the front beside the lede, where there is an earlier day."""
    if len(briefing.changes) < 2:  # noqa: PLR2004  # one day alone changes nothing
        return []
    day = _day_of_news(briefing)
    new = set(chain.from_iterable(c.added for c in briefing.changes if c.date == day))
    shown = [i for i in briefing.key_facts if i in new]
    by_id = {f.id: f for f in briefing.facts}
    return [by_id[i] for i in shown[:NEWS] if i in by_id]


def _changed_section(stories: Sequence[SiteStory], address: Address) -> str:
    """Return what the newest day with changes brought to stories that were there before."""
    day = max((_day_of_news(s.briefing) for s in stories), default="")
    lines = []
    for story in stories:
        told = [c for c in story.briefing.changes if c.date == day]
        if not told or len(story.briefing.changes) < 2:  # noqa: PLR2004  # a story's first day is no change
            continue
        facts = {f.id for f in story.briefing.facts}
        added = sum(i in facts for c in told for i in c.added)
        overtaken = sum(len(c.superseded) for c in told)
        answered = sum(len(c.answered) for c in told)
        words = [
            *([count(added, "new fact")] if added else []),
            *([f"{overtaken} overtaken"] if overtaken else []),
            *([count(answered, "answered question")] if answered else []),
        ]
        link = _link_known(f"{address(story.evidence)}#what-changed-day-by-day", story.briefing.title)
        lines.append(f"<li>{link} <span>{', '.join(words)}</span></li>" if words else "")
    return _list("changed", f"What changed on {date_words(day)}", list(filter(None, lines))[:CHANGED]) if day else ""


def _topics(stories: Iterable[SiteStory], address: Address) -> str:
    """Return topics with the newest of the stories that stand nowhere else on the page, each story once."""
    sections: dict[str, list[SiteStory]] = {}
    for story in stories:
        for tag in story.briefing.tags[:1]:
            sections.setdefault(tag, []).append(story)
        if len(sections) >= TOPICS and all(len(chosen) >= IN_TOPIC for chosen in sections.values()):
            break
    blocks = []
    for tag, chosen in list(sections.items())[:TOPICS]:
        entries = "".join(
            f'<li><a href="{address(s.page)}">{escape_html(s.briefing.title)}</a> {_day(s.briefing.updated)}</li>'
            for s in chosen[:IN_TOPIC]
        )
        blocks.append(
            f"<section><h3>{_link_known(address(f'topics/{slugify(tag)}.md'), tag)}</h3><ul>{entries}</ul></section>"
        )
    return f'<section class="topics"><h2>By topic</h2><div>{"".join(blocks)}</div></section>' if blocks else ""


def _ways(stories: Sequence[SiteStory], address: Address) -> str:
    """Return the ways to all stories: by month and by topic."""
    months = Counter((s.briefing.updated or "")[:7] for s in stories if s.briefing.updated)
    names = {slugify(t): t for s in reversed(stories) for t in s.briefing.tags}
    topics = Counter(slug for s in stories for slug in {slugify(t) for t in s.briefing.tags})
    frequent = sorted(topics, key=lambda slug: (-topics[slug], names[slug].lower()))[:NAMED]
    lists = (
        (
            "By month",
            "months/index.md",
            [(f"months/{m}.md", date_words(m), months[m]) for m in sorted(months, reverse=True)[:NAMED]],
        ),
        ("By topic", "topics/index.md", [(f"topics/{slug}.md", names[slug], topics[slug]) for slug in frequent]),
    )
    blocks = []
    for title, index, entries in lists:
        lines = "".join(
            f"<li>{_link_known(address(path), words)} <span>{number}</span></li>" for path, words, number in entries
        )
        blocks.append(
            f"<section><h3>{_link_known(address(index), title)}</h3><ul>{lines}</ul></section>" if lines else ""
        )
    total = count(len(stories), "briefing")
    return f'<section class="ways"><h2>All {total}</h2><div>{"".join(blocks)}</div></section>'


def _list(name: str, title: str, entries: Iterable[str]) -> str:
    lines = "".join(entries)
    return f'<section class="{name}"><h2>{escape_html(title)}</h2><ul>{lines}</ul></section>' if lines else ""
