"""What a chart tells, in one line made by a fixed template from its amounts; only what they bear out.

Trade between Lorne and Vaskia rose from $30.2 billion in 2028 to $41.5 billion in 2030
People killed, as reported: from 12 on 3 May 2031 to 23 on 6 May 2031
Number of jobs: about 600 or 900, depending on the source
"""

from __future__ import annotations

from generator.rendering.drawings.series import Chart, ChartKind, ChartPoint
from generator.rendering.wording import DAY
from generator.values.findings import FigureRole, Qualifier

MEASURED = frozenset({FigureRole.VALUE, FigureRole.PREVIOUS})
NAMED = frozenset({Qualifier.EXACTLY, Qualifier.ABOUT, Qualifier.NEARLY})  # of an amount that is no bound
PAIR = 2


def write_takeaway(chart: Chart) -> str:
    """Return what a chart tells."""
    subject = f"{chart.subject[:1].upper()}{chart.subject[1:]}"
    if chart.kind is ChartKind.ACCOUNTS:
        ordered = sorted(chart.points, key=lambda p: p.quantity.value)
        words = list(dict.fromkeys(chart.words(p) for p in ordered))
        told = " or ".join(words) if len(words) <= PAIR else f"from {words[0]} to {words[-1]}"
        return f"{subject}: {told}, depending on the source"
    known = [p for p in chart.points if p.role in MEASURED] or list(chart.points)
    first, last = known[0], known[-1]
    span = f"from {chart.words(first)} {_when_words(first)} to {chart.words(last)} {_when_words(last)}"
    if first is last:
        return f"{subject}: {chart.words(first)} {_when_words(first)}"
    if chart.reported:
        return f"{subject}, as reported: {span}"
    if {first.quantity.qualifier, last.quantity.qualifier} <= NAMED and first.quantity.value != last.quantity.value:
        return f"{subject} {'rose' if last.quantity.value > first.quantity.value else 'fell'} {span}"
    return f"{subject}: {span}"


def _when_words(point: ChartPoint) -> str:
    return f"{'on' if len(point.at) == DAY and '–' not in point.when else 'in'} {point.when}"
