"""The timeline as a rail: a scale with a mark a day, and in the list what is planned, the same day, the time between.

The list stays the page's own Markdown. Its items get classes, and between two of them stands how long nothing was
told of.
"""

from __future__ import annotations

import re
from datetime import date

from generator.rendering.wording import DAY, date_words
from generator.values.briefing import Briefing, TimelineEvent

RAIL_MARK = "<!-- timeline -->"  # stands before the list of events
FEWEST_DAYS = 3  # days that make a scale worth its room
CLOSEST = 2.5  # per cent of the scale's width between two marks
LONGEST_IN_DAYS, LONGEST_IN_MONTHS = 60, 24  # stretches told in days and in months; longer ones in years
A_MONTH, A_YEAR = 30.44, 365.25  # days
RAIL_RE = re.compile(rf"{re.escape(RAIL_MARK)}\n+(?P<items>(?:- .*(?:\n|$))+)")


def listed_events(briefing: Briefing) -> list[TimelineEvent]:
    """Return the events as the page lists them."""
    return sorted(briefing.timeline, key=lambda e: e.when.start)


def lay_rail(markdown: str, briefing: Briefing) -> str:
    """Return a page with its list of events as a rail; as it is where it lists others than the briefing has."""
    match, events = RAIL_RE.search(markdown), listed_events(briefing)
    lines = match["items"].splitlines() if match else []
    if not match or len(lines) != len(events):
        return markdown
    laid: list[str] = []
    for place, (event, line) in enumerate(zip(events, lines, strict=True)):
        before = events[place - 1] if place else None
        laid += _gap(before, event) if before else []
        css = [f"rail-{event.when.status}", *(["rail-same"] if before and before.when == event.when else [])]
        laid += [line, f"    {{: .{' .'.join(css)} }}"]
    text = "\n".join(laid)
    return f"{markdown[: match.start()]}{_scale(events)}{text}\n{markdown[match.end() :]}"


def _gap(before: TimelineEvent, event: TimelineEvent) -> list[str]:
    days = _days_after(before, event)
    css = ".rail-gap .rail-long" if days > LONGEST_IN_DAYS else ".rail-gap"
    return [f"- {between_words(days)}", f"    {{: {css} }}"] if days > 1 else []


def _days_after(before: TimelineEvent, event: TimelineEvent) -> int:
    """Return the days from one event to the next; nought where one of them is not known to the day."""
    end = before.when.end or before.when.start
    if min(len(end), len(event.when.start)) < DAY:
        return 0
    return (date.fromisoformat(event.when.start[:DAY]) - date.fromisoformat(end[:DAY])).days


def between_words(days: int) -> str:
    """Write how long after something else comes.

    >>> between_words(39), between_words(200), between_words(1500)
    ('39 days later', 'about 7 months later', 'about 4 years later')
    """
    if days <= LONGEST_IN_DAYS:
        return f"{days} days later"
    months = round(days / A_MONTH)
    return f"about {months} months later" if months < LONGEST_IN_MONTHS else f"about {round(days / A_YEAR)} years later"


def _scale(events: list[TimelineEvent]) -> str:
    """Draw the days to scale on a line; nothing where too few of them can be told apart. The list has them all."""
    days = {e.when.start[:DAY]: e.when.status for e in events if len(e.when.start) >= DAY}
    if len(days) < FEWEST_DAYS:
        return ""
    known = [date.fromisoformat(day).toordinal() for day in days]
    places: dict[float, str] = {}
    for day, status in zip(known, days.values(), strict=True):
        here = round(100 * (day - known[0]) / (known[-1] - known[0]), 2)
        if here - max(places, default=-CLOSEST) >= CLOSEST:
            places[here] = status
    if len(places) < FEWEST_DAYS:
        return ""
    marks = "".join(f'<circle class="rail-{s}" cx="{x:g}%" cy="12" r="5"/>' for x, s in places.items())
    first, last = date_words(min(days)), date_words(max(days))
    ends = f'<text x="0" y="36">{first}</text><text x="100%" y="36" text-anchor="end">{last}</text>'
    line = '<line class="rail-line" x1="0" y1="12" x2="100%" y2="12"/>'
    opening = '<svg class="rail-scale" width="100%" height="42" aria-hidden="true" focusable="false">'
    return f'<div class="rail">{opening}{line}{marks}{ends}</svg></div>\n\n'
