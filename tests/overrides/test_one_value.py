"""A corrected figure has one value: in its words, in row, chart and index, in the data, in the correction."""

from __future__ import annotations

import json
from dataclasses import replace

from sample_story import documents, sample_briefing

from generator.overrides.reader import parse_overrides
from generator.rendering.drawings.filling import fill_drawings
from generator.site.figures import figure_pages
from generator.site.stories import SiteStory
from generator.stages.edit import edit
from generator.stages.render import render
from generator.stages.verify import verify
from generator.values.annotation import Annotation
from generator.values.briefing import Briefing
from generator.values.findings import Article
from generator.values.story import DatedArticle, Story

ENTRY = """
figures:
  - {source: a-wire, exact: $38.9 billion, value: 39100000000, because: the customs office recounted, correction: true}
"""


def corrected(briefing: Briefing) -> Briefing:
    overrides, errors = parse_overrides(ENTRY)
    assert errors == ()
    texts = documents()
    nothing = Annotation.of((), (), (), ())
    articles = tuple(DatedArticle(Article(d, nothing, (), (), (), (), ()), None, ()) for d in texts.values())
    return verify(edit(briefing, Story("ferry", articles, (), briefing.origins), overrides), texts)


def test_a_corrected_figure_has_one_value_wherever_it_is_printed() -> None:
    before = sample_briefing()
    briefing = corrected(before)
    row = next(f for f in briefing.figures if f.edited)
    pages = render(briefing)
    data = next(f for f in json.loads(pages["briefing.json"])["figures"] if f["id"] == row.id)
    assert (data["text"], data["quantity"]["value"]) == ("$39.1 billion", 39_100_000_000)
    front = fill_drawings(pages["index.md"], briefing)
    index = "\n".join(repr(page.blocks) for page in figure_pages([SiteStory("ferry", briefing)]))
    for text in (front, index):
        assert "$39.1 billion" in text
        assert "$38.9 billion" not in text
    told = briefing.corrections[-1]
    assert (told.was, told.now) == (f"$38.9 billion ({row.measure})", f"$39.1 billion ({row.measure})")


def test_the_words_that_head_a_row_have_the_value_too() -> None:
    before = sample_briefing()
    told = "trade of $38.9 billion between Lorne and Vaskia in 2029"
    headed = replace(before, figures=tuple(replace(f, told=told) for f in before.figures))
    row = next(f for f in corrected(headed).figures if f.edited)
    assert row.told == "trade of $39.1 billion between Lorne and Vaskia in 2029"


def test_a_statement_that_still_prints_the_old_amount_is_told_of(desk) -> None:
    text = "figures:\n  - {source: post, exact: $4.2 million, value: 4400000, because: recount}\n"
    overrides, _ = parse_overrides(text)
    story = replace(desk.story, figures=desk.briefing.figures)
    cost = desk.briefing.facts[1]
    ferries = replace(desk.briefing.facts[2], text="The ferries cost $4.2 million.", edited=True)
    briefing = replace(desk.briefing, facts=(*desk.briefing.facts[:2], ferries))
    (note,) = [d for d in edit(briefing, story, overrides).diagnostics if d.code == "B503"]
    assert note.message.endswith(f"is still printed by {cost.id}"), "not by what rests on other words"
    assert "4.2" not in note.message
    reworded = f"{text}facts:\n  - {{id: {cost.id}, text: They cost a sum., unsupported: true, because: recount}}\n"
    overrides, _ = parse_overrides(reworded)
    assert [d for d in edit(desk.briefing, story, overrides).diagnostics if d.code == "B503"] == []
