"""The page of the sample story, whole and in parts."""

from __future__ import annotations

import os
import re
from dataclasses import fields, replace
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_story import SECTIONS, cut, sample_briefing

from generator.rendering.drawing import fill_drawings
from generator.rendering.json_form import parse_briefing, render_json
from generator.site.checking import check_citations
from generator.stages.as_of import as_of
from generator.stages.render import render_markdown
from generator.values.briefing import Briefing

GOLDEN = Path(__file__).with_name("ferry-talks.md")
SECTION_OF = {
    "facts": "Key facts",
    "disagreements": "Where sources differ",
    "figures": "Figures",
    "quotes": "Quotes",
    "timeline": "Timeline",
    "entities": "People and organisations",
    "changes": "What changed, day by day",
    "corrections": "Corrections",
}


def page() -> str:
    return render_markdown(sample_briefing())


def test_the_whole_page_is_as_it_was_read_and_approved() -> None:
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(page(), encoding="utf-8")
    assert page() == GOLDEN.read_text("utf-8")


def test_sections_stand_in_their_order() -> None:
    assert tuple(re.findall(r"^## (.*)$", page(), re.MULTILINE)) == SECTIONS


@pytest.mark.parametrize(("name", "heading"), SECTION_OF.items())
def test_an_empty_section_is_left_out(name: str, heading: str) -> None:
    emptied = replace(sample_briefing(), **{name: ()})
    assert f"## {heading}\n" not in render_markdown(emptied)


def test_a_briefing_with_nothing_found_still_lists_its_sources() -> None:
    bare = {f.name: () for f in fields(Briefing) if f.name in SECTION_OF or f.name in {"questions", "origins", "tags"}}
    text = render_markdown(replace(sample_briefing(), lede="", lede_facts=(), **bare))
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Sources"]


def test_one_article_has_it_from_nobody() -> None:
    alone = render_markdown(as_of(sample_briefing(), "2031-03-02"))
    assert "Who has it from whom" not in alone
    assert "(#origin-" not in alone


def test_every_id_an_item_ever_had_is_an_anchor() -> None:
    story = sample_briefing()
    items = [*story.facts, *story.quotes, *story.figures, *story.timeline]
    wanted = {i for item in items for i in (item.id, *item.also)}
    wanted |= {item.id for item in (*story.questions, *story.disagreements, *story.entities)}
    found = re.findall(r'<a id="([^"]+)">', page())
    assert wanted <= set(found)
    assert len(found) == len(set(found)), "an anchor stands twice"


def test_every_citation_has_its_excerpt() -> None:
    assert check_citations(page()) == []
    assert check_citations(render_markdown(sample_briefing())) == []


def test_no_statement_is_called_true() -> None:
    assert not re.search(r"\b(?:true|truth|verified|confirmed by us)\b", page(), re.IGNORECASE)


def test_a_disputed_fact_leads_to_what_the_sources_say() -> None:
    story = sample_briefing()
    words = cut("a-wire", "Officials said the ferry would start before the tariff cut.")
    fact = replace(story.facts[0], standing="disputed", evidence=(words,))
    assert "· [sources differ](#d-0001)" in render_markdown(replace(story, facts=(fact,)))
    elsewhere = replace(fact, evidence=(cut("a-wire", "$30.2 billion"),))
    assert "· sources differ" in render_markdown(replace(story, facts=(elsewhere,)))


def test_an_answer_in_parts_is_shown_whole() -> None:
    story = sample_briefing()
    parts = (cut("c-post", "The ferry will run"), cut("c-post", "to Port Hale"))
    answered = replace(story.questions[0], answered=parts)
    assert "**Answer:** The ferry will run … to Port Hale[^" in render_markdown(replace(story, questions=(answered,)))


def test_who_has_a_fact_is_counted_or_named() -> None:
    assert "*Northgate Wire, 2 March 2031; Unnamed outlet (C), undated · one origin*" in page()
    assert "1 outlet, 2 origins · reported independently" in page()
    assert "elsewhere" not in page(), "what was not found may stand in a report nobody gave"


def test_the_page_says_how_much_speech_it_shows() -> None:
    assert "Of 4 passages of direct or reported speech found in the articles, 3 (75 %) stand here" in page()
    assert "passages of direct" not in render_markdown(replace(sample_briefing(), speech=None))


def test_drawings_hold_their_values_as_text() -> None:
    drawn = fill_drawings(page(), sample_briefing())
    chart = re.search(r'<figure class="chart">.*?</figure>', drawn)
    assert chart
    for value in ("$41.5 billion", "$38.9 billion", "$30.2 billion"):
        assert value in chart[0].split("<desc")[1].split("</desc>")[0]
    assert "<!-- chart" not in drawn
    assert "<!-- origins" not in drawn
    assert drawn.count("<svg") == 2


def test_two_values_make_no_chart() -> None:
    story = sample_briefing()
    assert "<!-- chart" not in render_markdown(replace(story, figures=story.figures[:2]))


def test_json_is_read_back_as_it_was() -> None:
    assert parse_briefing(render_json(sample_briefing())) == sample_briefing()


def test_the_order_of_sources_changes_nothing() -> None:
    story = sample_briefing()
    assert render_markdown(replace(story, sources=story.sources[::-1])) == render_markdown(story)


def test_an_excerpt_is_the_words_cited_alone() -> None:
    excerpt = cut("a-wire", "$41.5 billion")
    assert f"[^{excerpt.id}]: $41.5 billion — [" in page()


def test_the_page_says_what_the_editor_worded() -> None:
    worded = render_markdown(replace(sample_briefing(), edited=("lede", "title")))
    assert "Lede and headline worded by the editor." in worded
    assert "worded by the editor" not in page()


TAGS = {
    *("h1", "h2", "h3", "p", "a", "ul", "li", "br", "em", "strong", "blockquote", "sup", "div", "hr", "ol"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab1 .-+:=#>*_`~[](){}^|<>&;/!\\\"'$\n\t“”é"), min_size=1, max_size=30))
def test_whatever_the_sources_say_the_page_stays_whole(words: str) -> None:
    story = sample_briefing()
    speaker = replace(story.quotes[0].speaker, name=words, role=words) if story.quotes[0].speaker else None
    hostile = replace(
        story,
        title=words,
        lede=words,
        facts=tuple(replace(f, text=words) for f in story.facts),
        quotes=tuple(replace(q, text=words, speaker=speaker, venue=words) for q in story.quotes),
        figures=tuple(replace(f, text=words, measure=words) for f in story.figures),
        timeline=tuple(replace(e, text=words) for e in story.timeline),
        entities=tuple(replace(e, name=words, aliases=(words,)) for e in story.entities),
        disagreements=tuple(replace(d, topic=words, note=words) for d in story.disagreements),
        questions=tuple(replace(q, text=words) for q in story.questions),
        sources=tuple(replace(s, outlet=words, title=words, byline=words) for s in story.sources),
        origins=tuple(replace(o, label=words) for o in story.origins),
    )
    text = render_markdown(hostile)
    html = markdown.markdown(text, extensions=["attr_list", "footnotes", "md_in_html", "tables", "toc"])
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= TAGS
    assert html.count('class="footnote-ref"') == len(re.findall(r"(?<!\\)\[\^e-", text.split("## Excerpts")[0]))
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
    assert tuple(headings) == SECTIONS


def test_the_page_converts_without_leftovers() -> None:
    text = markdown.markdown(page(), extensions=["attr_list", "footnotes", "md_in_html", "tables", "toc"])
    visible = re.sub(r"<[^>]+>", "", text)
    assert "[^" not in visible
    assert "**" not in visible
    assert "](" not in visible
