"""Charts, the rail, the tree and the matrix: what is drawn, that it is true to the data, and that words stay words."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from drawn_story import amount, counts, difference, with_events
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_story import HOSTILE, sample_briefing

from generator.rendering.drawings.downloads import HEAD, write_figures
from generator.rendering.drawings.filling import fill_drawings
from generator.rendering.drawings.plots import draw_chart, top_of_axis
from generator.rendering.drawings.series import (
    LONGEST_SUBJECT,
    Chart,
    ChartKind,
    ChartPoint,
    chart_of_difference,
    find_charts,
)
from generator.rendering.drawings.takeaways import write_takeaway
from generator.rendering.drawings.tree import draw_origins
from generator.rendering.page import Page, open_page
from generator.rendering.sources_section import render_origins
from generator.stages.render import render_evidence, render_markdown
from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuantity,
    Period,
    Relation,
)
from generator.values.findings import FigureRole, Qualifier

QUICK = settings(deadline=None, max_examples=40)
AMOUNTS = st.decimals(0, 10**9, places=1, allow_nan=False)


def chart_of(kind: ChartKind, values: list[Decimal], qualifier: str = "exactly", label: str = "x") -> Chart:
    days = (f"2031-05-{n + 1:02}" for n in range(len(values)))
    points = (ChartPoint(label, day, day, amount(v, qualifier), FigureRole.VALUE, ("a-wire",)) for v, day in zip(values, days, strict=False))  # fmt: skip # noqa: E501
    return Chart("e-1", kind, "people killed", tuple(points))


def drawn(chart: Chart) -> str:
    return draw_chart(open_page(sample_briefing()), chart)


def lengths(markup: str, tag: str, attribute: str) -> list[float]:
    return [float(found) for found in re.findall(rf'<{tag} [^>]*\b{attribute}="([\d.]+)%', markup)]


@QUICK
@given(st.lists(AMOUNTS, min_size=3, max_size=8).filter(lambda values: max(values) >= 1))
def test_bars_and_marks_are_as_long_as_their_amounts(values: list[Decimal]) -> None:
    bars, marks = (chart_of(kind, values) for kind in (ChartKind.BARS, ChartKind.ACCOUNTS))
    top = top_of_axis(bars)
    assert max(values) <= top <= max(values) * Decimal("2.01")
    expected = [float(100 * v / top) for v in values]
    assert lengths(drawn(bars), "rect", "width") == pytest.approx(expected, abs=0.01)
    assert lengths(drawn(marks), "circle", "cx") == pytest.approx(expected, abs=0.01)


@QUICK
@given(st.lists(AMOUNTS, min_size=3, max_size=8).filter(lambda values: max(values) >= 1))
def test_steps_rise_by_their_amounts_and_run_by_their_days(values: list[Decimal]) -> None:
    chart = chart_of(ChartKind.STEPS, values)
    dots = re.findall(r'<circle class="chart-dot" cx="([\d.]+)%" cy="([\d.]+)"', drawn(chart))
    shares = [(140 - float(y)) / 106 for _, y in dots]
    assert shares == pytest.approx([float(v / max(values)) for v in values], abs=0.001)
    runs = [float(b[0]) - float(a[0]) for a, b in pairwise(dots)]
    assert runs == pytest.approx([96 / (len(values) - 1)] * (len(values) - 1), abs=0.02)


@QUICK
@given(st.lists(AMOUNTS, min_size=3, max_size=8, unique=True).filter(lambda values: max(values) >= 1))
def test_every_value_stands_beside_its_mark(values: list[Decimal]) -> None:
    for kind in ChartKind:
        told = re.findall(r'<span class="chart-value">([^<]*)</span>', drawn(chart_of(kind, values)))
        assert [Decimal(words.replace(",", "").removesuffix(" million")) for words in told] == [
            v / 10**6 if "million" in words else v for v, words in zip(values, told, strict=True)
        ]


@pytest.mark.parametrize(
    ("qualifier", "open_end"),
    [
        ("at least", 'x1="60%" y1="8" x2="100%"'),
        ("more than", 'x1="60%" y1="8" x2="100%"'),
        ("at most", 'x1="0" y1="8" x2="60%"'),
        ("less than", 'x1="0" y1="8" x2="60%"'),
        ("about", None),
        ("exactly", None),
    ],
)
def test_a_bound_is_open_to_where_the_amount_may_lie(qualifier: str, open_end: str | None) -> None:
    chart = chart_of(ChartKind.ACCOUNTS, [Decimal(6), Decimal(10)], qualifier)
    markup = drawn(chart)
    assert ("chart-open" in markup) == ("chart-hollow" in markup) == (open_end is not None)
    assert open_end is None or f'class="chart-open" {open_end}' in markup
    assert qualifier == "exactly" or f">{qualifier} 6<" in markup


def test_a_range_has_two_ends() -> None:
    chart = chart_of(ChartKind.ACCOUNTS, [Decimal(6), Decimal(10)])
    wide = replace(chart.points[0], quantity=BriefingQuantity(Decimal(6), "people", Qualifier.EXACTLY, Decimal(9)))
    markup = drawn(replace(chart, points=(wide, chart.points[1])))
    assert 'class="chart-span" x1="60%" y1="8" x2="90%"' in markup
    assert ">6–9<" in markup


def test_what_is_expected_is_hollow_and_says_so() -> None:
    story = sample_briefing()
    expected = replace(story.figures[0], role=FigureRole.FORECAST)
    page = page_with((expected, *story.figures[1:]))
    markup = draw_chart(page, find_charts(page)[0])
    assert markup.count("chart-expected") == 1
    assert "2030 · forecast" in markup
    assert write_takeaway(find_charts(page)[0]).endswith("from $30.2 billion in 2028 to $38.9 billion in 2029")


def page_with(figures: tuple[BriefingFigure, ...]) -> Page:
    return open_page(replace(sample_briefing(), figures=figures))


def test_one_measure_over_years_makes_bars() -> None:
    page = open_page(sample_briefing())
    (chart,) = find_charts(page)
    assert (chart.kind, chart.id) == (ChartKind.BARS, sample_briefing().figures[0].id)
    rose = "Trade between Lorne and Vaskia rose from $30.2 billion in 2028 to $41.5 billion in 2030"
    assert write_takeaway(chart) == rose
    assert "fell from $41.5 billion" in write_takeaway(replace(chart, points=chart.points[::-1]))


NO_CHART = {
    "another unit": {"quantity": amount("41500000000", unit="EUR")},
    "another measure": {"measure": "trade between Lorne and Port Hale"},
    "no measure": {"measure": None},
    "a clause with amounts": {"measure": "trade between Lorne and Vaskia in 12 ports"},
    "a measure as long as a clause": {"measure": "trade" * LONGEST_SUBJECT},
    "no period": {"period": None},
    "a period nobody can place": {"period": Period("last year", None, None)},
    "a period of another length": {"period": Period("January", "2030-01", "2030-01")},
    "eleven months beside years": {"period": Period("January to November", "2030-01", "2030-11")},
    "a period that is there already": {"period": Period("2029", "2029", "2029")},
    "a limit": {"role": FigureRole.LIMIT},
    "a range": {"quantity": BriefingQuantity(Decimal(1), "USD", Qualifier.EXACTLY, Decimal(2))},
    "below nought": {"quantity": amount("-4", unit="USD")},
}


@pytest.mark.parametrize("change", NO_CHART.values(), ids=NO_CHART)
def test_what_is_of_another_thing_makes_no_chart(change: dict[str, object]) -> None:
    story = sample_briefing()
    assert find_charts(page_with((replace(story.figures[0], **change), *story.figures[1:]))) == ()


def test_a_measure_as_long_as_allowed_makes_a_chart() -> None:
    measure = "t" * LONGEST_SUBJECT
    assert find_charts(page_with(tuple(replace(f, measure=measure) for f in sample_briefing().figures)))


def test_months_make_steps() -> None:
    months = (Period(m, f"2031-0{n}", f"2031-0{n}") for n, m in ((5, "May"), (4, "April"), (3, "March")))
    figures = tuple(replace(f, period=p) for f, p in zip(sample_briefing().figures, months, strict=True))
    (chart,) = find_charts(page_with(figures))
    assert chart.kind is ChartKind.STEPS
    assert write_takeaway(chart).endswith("from $30.2 billion in March 2031 to $41.5 billion in May 2031")


def test_counts_of_one_event_make_steps_by_the_days_of_the_reports() -> None:
    (chart,) = find_charts(open_page(counts(("2031-05-03", "2031-05-04T10:00", "2031-05-08"))))
    assert chart.kind is ChartKind.STEPS
    told = "People killed, as reported: from at least 12 on 3 May 2031 to 23 on 8 May 2031"
    assert write_takeaway(chart) == told
    across = lengths(drawn(chart), "circle", "cx")
    assert across == [2, 21.2, 98]


@pytest.mark.parametrize("day", ["2031-05-03", "2031-05", None], ids=["two on one day", "a month", "no date"])
def test_counts_whose_order_is_not_known_make_none(day: str | None) -> None:
    story = counts(("2031-05-03", "2031-05-04", "2031-05-08"))
    sources = (story.sources[0], replace(story.sources[1], published=day), story.sources[2])
    assert find_charts(open_page(replace(story, sources=sources))) == ()


def test_sides_with_amounts_make_accounts_and_stand_under_their_heading() -> None:
    item = difference(amount(600, "about", "jobs"), amount(900, unit="jobs"))
    story = replace(sample_briefing(), disagreements=(item,))
    chart = chart_of_difference(open_page(story), item)
    assert chart
    assert write_takeaway(chart) == "Number of jobs: about 600 or 900, depending on the source"
    text = render_evidence(story)
    line = f"{write_takeaway(chart)}. <!-- chart: d-0001 -->"
    assert f"Number of jobs\n\n{line}\n" in text
    filled = fill_drawings(text, story, "../figures.csv")
    assert line not in filled
    assert '<th scope="row">Northgate Wire, 2 March 2031</th>' in filled
    assert '<a href="../figures.csv">' in filled


@pytest.mark.parametrize(
    "sides",
    [
        (amount(600), None),
        (amount(600, unit="USD"), amount(900, unit="EUR")),
        (amount(600, unit="kilometres"), amount(900, unit="jobs")),
        (amount(-1), amount(2)),
        (amount(1000), amount(1099)),
    ],
    ids=["a side without", "two currencies", "a length and a count", "below nought", "too near to be told apart"],
)
def test_sides_that_cannot_stand_on_one_axis_make_none(sides: tuple[BriefingQuantity | None, ...]) -> None:
    item = difference(*sides)
    assert chart_of_difference(open_page(sample_briefing()), item) is None
    assert "chart:" not in render_evidence(replace(sample_briefing(), disagreements=(item,)))


def test_sides_a_tenth_apart_are_drawn() -> None:
    assert chart_of_difference(open_page(sample_briefing()), difference(amount(1000), amount(1100)))


def test_hostile_words_stay_words() -> None:
    story = sample_briefing()
    sources = tuple(replace(s, outlet=HOSTILE) for s in story.sources)
    figures = tuple(replace(f, measure=f"{HOSTILE[:60]}") for f in story.figures)
    item = replace(difference(amount(1), amount(2)), topic=HOSTILE)
    hostile = replace(story, sources=sources, figures=figures, disagreements=(item,))
    for text in (render_markdown(hostile), render_evidence(hostile)):
        filled = fill_drawings(text, hostile)
        assert "<script" not in filled
        assert '" onload' not in filled
    assert "chart-accounts" in fill_drawings(render_evidence(hostile), hostile)


def rail(*whens: tuple[str, str]) -> str:
    story = with_events(sample_briefing(), *whens)
    return fill_drawings(render_markdown(story), story).split("<summary>Timeline")[1].split("</details>")[0]


def test_the_rail_tells_planned_days_gaps_and_days_of_several_events() -> None:
    text = rail(("2031-03-01", "happened"), ("2031-03-01", "happened"), ("2031-03-02", "happened"), ("2031-06-04", "planned"))  # fmt: skip # noqa: E501
    assert re.findall(r"\{: (.*?) \}", text) == [
        *(".rail-happened", ".rail-happened .rail-same", ".rail-happened"),
        *(".rail-gap .rail-long", ".rail-planned"),
    ]
    assert text.count("- about 3 months later\n") == 1


def test_the_scale_has_a_mark_a_day_where_three_can_be_told_apart() -> None:
    text = rail(("2031-03-01", "happened"), ("2031-03-11", "happened"), ("2031-03-21", "planned"))
    assert lengths(text, "circle", "cx") == [0, 50, 100]
    assert text.count('class="rail-planned"') == 1
    assert ">1 March 2031<" in text
    assert ">21 March 2031<" in text
    assert "<svg" not in rail(("2031-03-01", "happened"), ("2031-03-11", "happened"))
    near = rail(("2031-03-01", "happened"), ("2031-03-02", "happened"), ("2031-12-21", "planned"))
    assert "<svg" not in near, "two marks would lie upon one another"


def test_a_list_of_other_events_is_left_alone() -> None:
    story = with_events(sample_briefing(), ("2031-03-01", "happened"), ("2031-03-11", "happened"))
    text = render_markdown(story)
    assert "rail-" not in fill_drawings(text, replace(story, timeline=story.timeline[:1]))


def test_a_copy_hangs_on_the_article_it_has_its_text_from() -> None:
    story = sample_briefing()
    first = story.sources[0]
    chain = (first, *(replace(first, id=f"copy-{of}", relation=Relation("reprint", of, 1.0)) for of in ("a-wire", "copy-a-wire")))  # fmt: skip # noqa: E501
    origin = replace(story.origins[0], sources=tuple(s.id for s in chain))
    page = open_page(replace(story, sources=chain, origins=(origin,), facts=()))
    lines = [line.split("[")[0] for line in render_origins(page) if "- " in line and "·" in line]
    assert lines[1:] == ["    - A · ", "        - B · ", "        - C · "], "copies of copies stand beside the copies"
    tree = draw_origins(page)
    assert tree.count("<ul>") == 3
    assert "3 articles, one report" in tree
    assert "carries the text of Northgate Wire (A)" in tree


def test_the_matrix_has_heads_and_marks_in_words() -> None:
    story = sample_briefing()
    table = fill_drawings(render_evidence(story), story).split('<table class="matrix-table">')[1].split("</table>")[0]
    assert table.count('scope="col"') == 4
    assert re.findall(r'aria-hidden="true">(.)<', table) == ["●", "○"]
    assert "carries it in another’s text" in table
    assert table.count("<td></td>") == 1, "what was not found is no claim"


def rows_of(story: Briefing) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write_figures(story) or "", newline="")))


def test_the_figures_can_be_had_as_a_file() -> None:
    story = replace(sample_briefing(), disagreements=(difference(amount(600, "about"), amount(900)),))
    head, *rows = rows_of(story)
    assert tuple(head) == HEAD
    assert [row[3] for row in rows] == ["41500000000", "38900000000", "30200000000", "600", "900"]
    assert rows[0][5:10] == ["USD", "exactly", "value", "2030", "2030"]
    assert write_figures(replace(story, figures=(), disagreements=())) is None


@QUICK
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), min_size=1))
def test_no_cell_is_a_formula(words: str) -> None:
    story = sample_briefing()
    _, row, *_ = rows_of(replace(story, figures=(replace(story.figures[0], text=words, measure=words),)))
    for cell in row[1:3]:
        assert cell in {words, f"'{words}"}
        assert not cell.startswith(("=", "@", "+", "\t"))
        assert not cell.startswith("-") or cell[1:].replace(".", "", 1).isdigit()


def test_words_stand_above_what_rose_and_below_what_fell_and_no_step_runs_through_them() -> None:
    rising = drawn(chart_of(ChartKind.STEPS, [Decimal(2), Decimal(4), Decimal(8)]))
    assert [y > 100 for y in heights(rising)] == [True, False, False]
    assert heights(rising) == [113.5 + 20, 87 - 12, 34 - 12]
    falling = drawn(chart_of(ChartKind.STEPS, [Decimal(8), Decimal(4), Decimal(2)]))
    assert heights(falling) == [34 - 12, 87 + 20, 113.5 + 20]
    near = chart_of(ChartKind.STEPS, [Decimal(2000), Decimal(4000), Decimal(8000), Decimal(9000)])
    days = ("2031-05-01", "2031-05-14", "2031-05-15", "2031-05-28")
    points = tuple(replace(p, at=day) for p, day in zip(near.points, days, strict=True))
    assert len(heights(drawn(replace(near, points=points)))) == 3


def heights(markup: str) -> list[float]:
    """Return how far down the words of a chart's amounts stand, in px, from left to right."""
    found = re.findall(r'<text class="chart-value" x="([\d.]+)%" y="([\d.]+)"', markup)
    return [float(y) for _, y in sorted(found, key=lambda pair: float(pair[0]))]
