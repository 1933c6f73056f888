"""How much of anything a page, a chart and a diagram have room for: as much as fits, and one more."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sample_story import sample_briefing

from generator.rendering.charts import draw_chart
from generator.rendering.diagram import draw_origins
from generator.rendering.page import Page, open_page
from generator.stages.render import render_evidence
from generator.values.briefing import Briefing, Relation


def page_of(briefing: Briefing) -> Page:
    return open_page(briefing)


def chart_with(text: str, outlet: str = "Northgate Wire") -> str:
    """Return the chart of the story's three values, one of them and its outlet written otherwise."""
    story = sample_briefing()
    named = replace(story, sources=(replace(story.sources[0], outlet=outlet), *story.sources[1:]))
    return draw_chart(page_of(named), [replace(story.figures[0], text=text), *story.figures[1:]])


def test_the_longest_bar_leaves_room_for_the_longest_value() -> None:
    value = "$41.5 billion and a little"  # 26 letters of 7.6 px in 400 px, 8 px behind the bar
    assert max(int(width) for width in re.findall(r'<rect [^>]*width="(\d+)"', chart_with(value))) == 194


def test_the_bars_of_a_chart_stand_in_rows() -> None:
    chart = chart_with("$41.5 billion")
    assert 'viewBox="0 0 400 132"' in chart
    assert re.findall(r'<rect [^>]*y="(\d+)"[^>]* height="(\d+)"', chart) == [("21", "14"), ("65", "14"), ("109", "14")]


def test_an_article_is_joined_to_its_origin_or_to_what_it_copies() -> None:
    drawn = draw_origins(page_of(sample_briefing()))
    assert 'viewBox="0 0 684 168"' in drawn
    assert re.findall(r'<path d="(.*?)"', drawn) == ["M201 26H220V26H241", "M441 26H460V82H481", "M201 138H220V138H241"]


@pytest.mark.parametrize(
    ("css", "longest"), [("chart-value", 28), ("chart-label", 56)], ids=["beside a bar", "above a bar"]
)
def test_words_longer_than_their_place_are_cut(css: str, longest: int) -> None:
    words = "n" * 60
    shown = re.search(rf'class="{css}"[^>]*>([^<]*)<', chart_with(words, words))
    assert shown
    assert len(shown[1]) == longest
    assert shown[1].endswith("n…")


def test_copies_of_copies_stand_in_the_last_column_with_the_copies() -> None:
    story = sample_briefing()
    first = story.sources[0]
    chain = [
        first,
        *(replace(first, id=f"copy-{of}", relation=Relation("reprint", of, 1.0)) for of in ("a-wire", "copy-a-wire")),
    ]
    origin = replace(story.origins[0], sources=tuple(s.id for s in chain))
    drawn = draw_origins(page_of(replace(story, sources=tuple(chain), origins=(origin,))))
    assert re.findall(r'origins-article"><rect x="(\d+)"', drawn) == ["241", "481", "481"]


@pytest.mark.parametrize(("outlet", "shown"), [("N" * 23, "N" * 23), ("N" * 24, f"{'N' * 22}…")])
def test_an_outlet_longer_than_its_box_is_cut(outlet: str, shown: str) -> None:
    story = sample_briefing()
    named = replace(story, sources=(replace(story.sources[0], outlet=outlet), *story.sources[1:]))
    assert f">A · {shown}<" in draw_origins(page_of(named))


@pytest.mark.parametrize(("positions", "columns"), [(3, 3), (4, 2)])
def test_three_positions_stand_beside_one_another_and_four_below(positions: int, columns: int) -> None:
    story = sample_briefing()
    item = story.disagreements[0]
    sides = (*item.positions, *item.positions)[:positions]
    text = render_evidence(replace(story, disagreements=(replace(item, positions=sides),)))
    assert f"\n{'| --- ' * columns}|\n" in text.split("## Where sources differ")[1].split("\n## ")[0]
