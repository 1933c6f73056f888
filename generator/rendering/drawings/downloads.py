"""The figures of a story as a file for spreadsheets: every amount, what it measures, of when, and who says it.

A cell that a spreadsheet would read as a formula begins with an apostrophe; all words stand between marks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from generator.figures.writing import plain_number
from generator.rendering.page import open_page
from generator.values.briefing import Briefing, BriefingQuantity

FIGURES_FILE: Final = "figures.csv"
HEAD: Final = (
    *("id", "measure", "text", "value", "high", "unit", "qualifier", "role"),
    *("from", "to", "according to", "outlets", "articles"),
)
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def write_figures(briefing: Briefing) -> str | None:
    """Return the story's figures, and the amounts in which sources differ, as CSV; None where it has none."""
    rows = list(_table_of_amounts(briefing))
    if not rows:
        return None
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _table_of_amounts(briefing: Briefing) -> Iterator[tuple[str, ...]]:
    page = open_page(briefing)

    def who(sources: tuple[str, ...]) -> tuple[str, str]:
        known = [s for s in page.sources if s.id in sources]
        return "; ".join(page.labels[s.id].name for s in known), "; ".join(s.url or s.id for s in known)

    for f in briefing.figures:
        when = (f.period.start or "", f.period.end or "") if f.period else ("", "")
        told = (*_cells(f.quantity), f.role, *when, f.attributed_to or "")
        yield (f.id, f.series or f.measure or "", f.text, *told, *who(f.sources))
    for d in briefing.disagreements:
        for p in d.positions:
            if p.quantity is not None:
                yield (d.id, d.topic, p.text, *_cells(p.quantity), "value", "", "", "", *who(p.sources))


def _cells(quantity: BriefingQuantity) -> tuple[str, str, str, str]:
    high = "" if quantity.high is None else plain_number(quantity.high)
    return plain_number(quantity.value), high, quantity.unit, quantity.qualifier


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number below zero stays one.

    >>> _safe('=HYPERLINK("x")'), _safe("-4.5"), _safe("@sum")
    ('\\'=HYPERLINK("x")', '-4.5', "'@sum")
    """
    plain = cell.removeprefix("-").replace(".", "", 1).isdigit()
    return cell if plain or not cell.startswith(FORMULA) else f"'{cell}"
