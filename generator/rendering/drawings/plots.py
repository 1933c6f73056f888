"""Charts as HTML: rows of a table whose bars and marks are SVG, or steps over days with a table folded below them.

Words are text of the page, so they wrap, keep their size on a phone and are read aloud; lengths are shares of a
common axis that begins at nought. A role is told by shape and words: what was measured is filled, what is expected is
hollow, a bound is open towards where the amount may lie.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from generator.rendering.drawings.series import Chart, ChartKind, ChartPoint
from generator.rendering.drawings.takeaways import MEASURED, write_takeaway
from generator.rendering.escaping import escape_html
from generator.rendering.page import Page
from generator.values.findings import Qualifier

STEPS_OF_AXIS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(4), Decimal(5), Decimal(8), Decimal(10))
TALL, TOP, FLOOR = 190, 34, 140  # px: height of steps, highest and lowest value
LEFT, RIGHT = 2, 98  # per cent of the width between which days lie
NARROW = 300  # px a chart of steps has on the narrowest phone
ABOVE, BELOW, DAYS_BELOW = -12, 20, 40  # px from a dot, and from the floor, to the foot of its words
LETTER = 8  # px a letter of a label has at most
LOWER = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
UPPER = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})


def draw_chart(page: Page, chart: Chart, data: str | None = None) -> str:
    """Return a chart as a figure element; ``data`` is the address of the file of its amounts."""
    title = escape_html(write_takeaway(chart))
    name = f"chart-{escape_html(chart.id)}"
    drawn = _steps(chart, name) if chart.kind is ChartKind.STEPS else _table(chart, _amount_rows(chart), name)
    sources = dict.fromkeys(page.labels[s].name for p in chart.points for s in p.sources if s in page.labels)
    link = f' · <a href="{escape_html(data)}">Data (CSV)</a>' if data else ""
    axis = "The scale begins at 0. " if chart.kind is ChartKind.STEPS else ""
    credit = f"{axis}Source{'s' if len(sources) > 1 else ''}: {escape_html(', '.join(sources))}{link}"
    return (
        f'<figure class="chart chart-{chart.kind}"><figcaption id="{name}">{title}</figcaption>{drawn}'
        f'<p class="chart-source">{credit}</p></figure>'
    )


def top_of_axis(chart: Chart) -> Decimal:
    """Return where the axis ends: a round number that no amount lies beyond."""
    largest = max((p.quantity.high or p.quantity.value) for p in chart.points)
    power = Decimal(10) ** largest.adjusted()
    return next(step * power for step in STEPS_OF_AXIS if step * power >= largest)


def share(number: Decimal, top: Decimal) -> str:
    """Return a number's place on an axis from nought to ``top``.

    >>> share(Decimal(30), Decimal(40)), share(Decimal(0), Decimal(40))
    ('75%', '0%')
    """
    return f"{round(100 * number / top, 2).normalize():f}%"


def _table(chart: Chart, rows: str, name: str) -> str:
    """Return the amounts as a table: who or when, the mark, the words."""
    first = "Who says it" if chart.kind is ChartKind.ACCOUNTS else "When"
    head = f'<thead><tr><th scope="col">{first}</th><th scope="col">Amount</th></tr></thead>'
    return f'<table class="chart-rows" aria-labelledby="{name}">{head}<tbody>{rows}</tbody></table>'


def _amount_rows(chart: Chart) -> str:
    top = top_of_axis(chart)
    mark = _account if chart.kind is ChartKind.ACCOUNTS else _bar
    rows = "".join(_amount_row(chart, point, mark(point, top)) for point in chart.points)
    axis = f"<span>0</span><span>{escape_html(_axis_words(chart, top))}</span>"
    return f'{rows}<tr class="chart-axis" aria-hidden="true"><td></td><td><div>{axis}</div></td></tr>'


def _axis_words(chart: Chart, top: Decimal) -> str:
    point = chart.points[0]
    plain = replace(point.quantity, value=top, high=None, qualifier=Qualifier.EXACTLY)
    return chart.words(replace(point, quantity=plain))


def _amount_row(chart: Chart, point: ChartPoint, mark: str = "") -> str:
    opening = '<svg class="chart-track" width="100%" height="16" aria-hidden="true" focusable="false">'
    svg = f"{opening}{mark}</svg>" if mark else ""
    words = escape_html(chart.words(point))
    return (
        f'<tr><th scope="row">{escape_html(point.label)}</th>'
        f'<td><span class="chart-value">{words}</span>{svg}</td></tr>'
    )


def _bar(point: ChartPoint, top: Decimal) -> str:
    css = "chart-bar" if point.role in MEASURED else "chart-bar chart-expected"
    return f'<rect class="{css}" x="0" y="2" width="{share(point.quantity.value, top)}" height="12"/>'


def _account(point: ChartPoint, top: Decimal) -> str:
    """Return a mark on a line: a dot, two joined ones for a range, a hollow one with an open end for a bound."""
    quantity = point.quantity
    at = share(quantity.value, top)
    line = '<line class="chart-line" x1="0" y1="8" x2="100%" y2="8"/>'
    if quantity.high is not None:
        end = share(quantity.high, top)
        return f'{line}<line class="chart-span" x1="{at}" y1="8" x2="{end}" y2="8"/>{_dot(at)}{_dot(end)}'
    if quantity.qualifier in LOWER:
        return f'{line}<line class="chart-open" x1="{at}" y1="8" x2="100%" y2="8"/>{_dot(at, hollow=True)}'
    if quantity.qualifier in UPPER:
        return f'{line}<line class="chart-open" x1="0" y1="8" x2="{at}" y2="8"/>{_dot(at, hollow=True)}'
    return line + _dot(at)


def _dot(at: str, y: float = 8, *, hollow: bool = False) -> str:
    css = "chart-dot chart-hollow" if hollow else "chart-dot"
    return f'<circle class="{css}" cx="{at}" cy="{y:g}" r="5"/>'


def _steps(chart: Chart, name: str) -> str:
    """Return amounts over days as steps, with their table folded below."""
    top = max(p.quantity.value for p in chart.points)
    places = [(_across(chart, p), _height(p, top)) for p in chart.points]
    lines = "".join(_step(*pair, chart.points[n + 1]) for n, pair in enumerate(pairwise(places)))
    dots = "".join(_dot(f"{x:g}%", y, hollow=_is_hollow(p)) for (x, y), p in zip(places, chart.points, strict=True))
    words = [chart.words(p) for p in chart.points]
    labels = _labels(_beside_steps(places, words), "chart-value")
    days = _labels(
        [(x, FLOOR + DAYS_BELOW, p.when) for (x, _), p in zip(places, chart.points, strict=True)], "chart-day"
    )
    axis = f'<line class="chart-line" x1="0" y1="{FLOOR}" x2="100%" y2="{FLOOR}"/>'
    svg = (
        f'<svg class="chart-steps" width="100%" height="{TALL}" role="img" aria-labelledby="{name}">'
        f"{axis}{lines}{dots}{labels}{days}</svg>"
    )
    table = _table(chart, "".join(_amount_row(chart, p) for p in chart.points), name)
    return f'{svg}<details class="chart-table"><summary>As a table</summary>{table}</details>'


def _is_hollow(point: ChartPoint) -> bool:
    return point.role not in MEASURED or point.quantity.qualifier in LOWER | UPPER


def _across(chart: Chart, point: ChartPoint) -> float:
    """Return the place of a day in per cent of the width."""
    first, last, here = (_ordinal(p.at) for p in (chart.points[0], chart.points[-1], point))
    return round(LEFT + (RIGHT - LEFT) * (here - first) / (last - first), 2)


def _ordinal(moment: str) -> int:
    year, month, day = (*(int(part) for part in moment.split("-")), 1, 1)[:3]
    return date(year, month, day).toordinal()


def _height(point: ChartPoint, top: Decimal) -> float:
    return round(FLOOR - float(point.quantity.value / top) * (FLOOR - TOP), 2)


def _step(start: tuple[float, float], end: tuple[float, float], point: ChartPoint) -> str:
    css = "chart-path" if point.role in MEASURED else "chart-path chart-expected"
    across = f'<line class="{css}" x1="{start[0]:g}%" y1="{start[1]:g}" x2="{end[0]:g}%" y2="{start[1]:g}"/>'
    return f'{across}<line class="{css}" x1="{end[0]:g}%" y1="{start[1]:g}" x2="{end[0]:g}%" y2="{end[1]:g}"/>'


def _beside_steps(places: list[tuple[float, float]], words: list[str]) -> list[tuple[float, float, str]]:
    """Return the words of amounts above what rose and below what fell; empty where the next step runs through them."""
    found = []
    for place, ((x, y), text) in enumerate(zip(places, words, strict=True)):
        after = places[place + 1] if place + 1 < len(places) else None
        rose = y <= places[place - 1][1] if place else after is not None and after[1] > y
        crossed = place and after and after[0] < x + _label_width(text) / 2 and (after[1] < y) == rose
        found.append((x, y + (ABOVE if rose else BELOW), "" if crossed else text))
    return found


def _label_width(text: str) -> float:
    """Return how wide words are at most, in per cent of a phone's width."""
    return 100 * LETTER * len(text) / NARROW


def _labels(words: list[tuple[float, float, str]], css: str) -> str:
    """Return the first and the last label, and of the others those that have room on a phone."""
    placed: list[tuple[float, float]] = []
    drawn = []
    for at in sorted(range(len(words)), key=lambda n: n not in {0, len(words) - 1}):
        x, y, text = words[at]
        wide = _label_width(text)
        start = min(max(x - wide / 2, 0), 100 - wide)
        if not text or any(start < end and begin < start + wide for begin, end in placed):
            continue
        placed.append((start, start + wide))
        anchor, place = "middle", x
        if start in {0, 100 - wide}:
            anchor, place = ("start", 0.0) if start == 0 else ("end", 100.0)
        drawn.append(f'<text class="{css}" x="{place:g}%" y="{y:g}" text-anchor="{anchor}">{escape_html(text)}</text>')
    return "".join(drawn)
