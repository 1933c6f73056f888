"""The pages of the sample story, whole and in parts."""

from __future__ import annotations

import os
import re
from dataclasses import fields, replace
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_story import BEHIND, FOLDED, SECTIONS, cut, sample_briefing

from generator.rendering.changes_section import DAYS_MARK
from generator.rendering.drawings.filling import fill_drawings
from generator.rendering.front import RUN
from generator.rendering.json_form import parse_briefing, render_json
from generator.rendering.pointers import name_line
from generator.stages.as_of import as_of
from generator.stages.render import render, render_evidence, render_markdown
from generator.values.briefing import Briefing
from generator.values.document import evidence_in

GOLDEN = Path(__file__).parent
SECTION_OF = {
    "facts": "Facts",
    "disagreements": "Where sources differ",
    "figures": "Figures",
    "quotes": "More quotes",
    "timeline": "Timeline",
    "entities": "People and organisations",
    "changes": "What changed, day by day",
    "corrections": "Corrections",
}
HEADING_RE = re.compile(r"^## (.*)$", re.MULTILINE)
SUMMARY_RE = re.compile(r"^<summary>(.*?)(?: \(\d+\))?</summary>$", re.MULTILINE)
LINK_RE = re.compile(r"\]\((?P<page>[a-z]+\.md)?#(?P<anchor>[^)]+)\)")


def page() -> str:
    return render_markdown(sample_briefing())


def both(briefing: Briefing) -> str:
    return render_markdown(briefing) + render_evidence(briefing)


def anchors(markdown: str) -> list[str]:
    return re.findall(r'<a id="([^"]+)">', markdown)


@pytest.mark.parametrize(("name", "kept"), [("index.md", "ferry-talks.md"), ("evidence.md", "ferry-talks-evidence.md")])
def test_a_whole_page_is_as_it_was_read_and_approved(name: str, kept: str) -> None:
    text = render(sample_briefing())[name]
    if os.environ.get("WRITE_GOLDEN"):
        (GOLDEN / kept).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / kept).read_text("utf-8")


def test_sections_stand_in_their_order() -> None:
    assert tuple(HEADING_RE.findall(page())) == SECTIONS
    assert tuple(SUMMARY_RE.findall(page())) == FOLDED
    assert tuple(HEADING_RE.findall(render_evidence(sample_briefing()))) == BEHIND


@pytest.mark.parametrize(("name", "heading"), SECTION_OF.items())
def test_an_empty_section_is_left_out(name: str, heading: str) -> None:
    text = both(replace(sample_briefing(), **{name: ()}))
    assert heading not in (*HEADING_RE.findall(text), *SUMMARY_RE.findall(text))


def test_a_briefing_with_nothing_found_still_lists_its_sources() -> None:
    bare = {f.name: () for f in fields(Briefing) if f.name in SECTION_OF or f.name in {"questions", "origins", "tags"}}
    text = both(replace(sample_briefing(), lede="", lede_facts=(), key_facts=(), **bare))
    assert HEADING_RE.findall(text) == ["Sources"]
    assert SUMMARY_RE.findall(text) == []


def test_one_article_has_it_from_nobody() -> None:
    alone = both(as_of(sample_briefing(), "2031-03-02"))
    assert "*1 article.*" in alone
    assert "Who has it from whom" not in alone
    assert "(#origin-" not in alone


def test_every_id_an_item_ever_had_is_an_anchor_of_the_page_that_tells_of_it() -> None:
    story = sample_briefing()
    front, behind = anchors(page()), anchors(render_evidence(story))
    folded = [*story.quotes, *story.figures[1:], *story.timeline, *story.entities]
    told = [*story.facts, *story.questions, *story.disagreements]
    assert {i for item in folded for i in (item.id, *item.also)} <= set(front)
    assert {i for item in told for i in (item.id, *item.also)} <= set(behind)
    assert {*story.lede_facts, *story.key_facts} <= set(front)
    assert [len(found) - len(set(found)) for found in (front, behind)] == [0, 0], "an anchor stands twice"


def test_every_link_of_both_pages_leads_to_an_anchor() -> None:
    story = sample_briefing()
    files = render(story)
    known = {name: set(anchors(text)) for name, text in files.items() if name.endswith(".md")}
    links = [(name, m) for name in known for m in LINK_RE.finditer(files[name])]
    assert len(links) > 20
    headings = {"where-sources-differ", "open-questions", "corrections"}
    dead = [m[0] for name, m in links if m["anchor"] not in known[m["page"] or name] | headings]
    assert dead == []


def test_every_piece_of_evidence_has_its_excerpt() -> None:
    mentions = {q.speaker.mention.id for q in sample_briefing().quotes if q.speaker}
    wanted = {f"x-{i.removeprefix('e-')}" for i in (e.id for e in evidence_in(sample_briefing())) if i not in mentions}
    assert wanted <= set(anchors(render_evidence(sample_briefing())))


def test_words_in_a_longer_excerpt_are_marked_there_and_not_printed_again() -> None:
    inner = cut("a-wire", "$41.5 billion").id.removeprefix("e-")
    text = render_evidence(sample_briefing())
    line = next(line for line in text.splitlines() if f'<a id="x-{inner}">' in line)
    assert "Northgate Wire" in line
    assert "</a>“$41.5 billion”" not in text
    lone = cut("a-wire", "$38.9 billion").id.removeprefix("e-")
    assert f'<a id="x-{lone}"></a>“$38.9 billion”' in text


def test_the_lede_names_all_who_have_it() -> None:
    story = sample_briefing()
    ids = tuple(s.id for s in story.sources)
    facts = tuple(replace(f, sources=ids) if f.id in story.lede_facts else f for f in story.facts)
    credit = next(line for line in render_markdown(replace(story, facts=facts)).splitlines() if story.lede in line)
    assert credit.count("](") == len(ids) == 3


def test_the_front_says_nothing_twice() -> None:
    story = sample_briefing()
    again = replace(story.facts[1], id="e-again", also=(), text=f"{story.lede.rstrip('.')}, it was said.")
    told = replace(story, facts=(*story.facts, again), key_facts=(again.id, *story.key_facts))
    assert "it was said" not in render_markdown(told)
    assert "Port Hale" in render_markdown(told)
    assert len(story.lede.split()) > RUN


def test_a_quote_that_a_fact_of_the_front_has_whole_is_not_said_again() -> None:
    story = sample_briefing()
    reported = next(q for q in story.quotes if not q.direct)
    fact = replace(story.facts[1], text=f"Ilse Marrow said {reported.text}, after a day of talks.")
    told = replace(story, facts=(story.facts[0], fact, *story.facts[2:]))
    text = render_markdown(told)
    assert text.count(reported.text) == 1
    assert f'<a id="{fact.id}"></a><a id="{reported.id}"></a>' in text
    for kept in (replace(reported, edited=True), replace(reported, text=f"{reported.text} by May")):
        quotes = tuple(kept if q is reported else q for q in story.quotes)
        assert f": … {kept.text}" in render_markdown(replace(told, quotes=quotes))


def test_what_somebody_called_something_is_told_as_a_sentence() -> None:
    story = sample_briefing()
    reported = next(q for q in story.quotes if not q.direct)
    for cue, text, told in (
        ("called", "called the bridge “late”", ", called the bridge “late”"),
        ("calling", "calling the bridge “late”", " … calling the bridge “late”"),
        ("said", "the bridge was “late”", ": … the bridge was “late”"),
    ):
        quotes = tuple(replace(q, cue=cue, text=text) if q is reported else q for q in story.quotes)
        (line,) = (x for x in render_markdown(replace(story, quotes=quotes)).splitlines() if text in x)
        assert line.endswith(f"{told}  ")
        assert ", " in line.removesuffix(f"{told}  ")


def test_a_line_above_is_named_by_who_did_what() -> None:
    (person,) = (e for e in sample_briefing().entities if e.kind == "person")
    assert (person.name, person.aliases) == ("Ilse Marrow", ("Marrow",))
    line = "Trade Minister Ilse Marrow on Monday opened the old harbour of Lorne for the first ships from Vaskia."
    assert name_line(line, [person]) == "Marrow … opened the old harbour of Lorne …"
    eastern = replace(person, name="Xi Lan", aliases=("Xi",))
    assert name_line("President Xi Lan opened the old harbour of the town.", [eastern]) == "Xi opened the old harbour …"
    unknown = replace(person, aliases=())
    assert name_line(line, [unknown]).startswith("Trade Minister Ilse Marrow …")
    assert (
        name_line("Speaker Ilse Marrow (Lorne) met the board for an hour.")
        == "Speaker Ilse Marrow … met the board for an hour."
    )


def test_a_voice_tells_where_it_was_heard() -> None:
    story = sample_briefing()
    voice = replace(story.quotes[0], venue="a rally", venue_preposition="during")
    assert ", during a rally, " in render_markdown(replace(story, quotes=(voice, *story.quotes[1:])))


def test_of_one_speaker_a_whole_sentence_is_heard_before_a_part() -> None:
    story = sample_briefing()
    whole = next(q for q in story.quotes if q.direct)
    part = replace(whole, id="e-0a0a0a0a", also=(), text="open the harbour in spring")
    front = render_markdown(replace(story, quotes=(part, *story.quotes))).split("<details")[0]
    assert whole.text in front
    assert part.text not in front


def test_a_figure_is_bold_where_its_words_open_the_line() -> None:
    story = sample_briefing()
    figure = replace(story.figures[0], id="e-0f0f0f0f", also=(), measure="Three boats were lost", text="three boats")
    text = render_markdown(replace(story, figures=(*story.figures, figure)))
    assert "**Three boats** were lost" in text
    assert "lost: **" not in text


def test_the_data_name_as_key_facts_what_has_room_on_the_front() -> None:
    story = sample_briefing()
    long = replace(story.facts[1], id="e-long", also=(), text="word " * 400)
    told = replace(story, facts=(*story.facts, long), key_facts=(long.id, *story.key_facts))
    assert parse_briefing(render(told)["briefing.json"]).key_facts == story.key_facts


def test_no_statement_is_called_true() -> None:
    assert not re.search(r"\b(?:true|truth|verified|confirmed by us)\b", both(sample_briefing()), re.IGNORECASE)


def test_a_disputed_fact_leads_to_what_the_sources_say() -> None:
    story = sample_briefing()
    words = cut("a-wire", "Officials said the ferry would start before the tariff cut.")
    fact = replace(story.facts[0], standing="disputed", evidence=(words,))
    assert "· [sources differ](#d-0001)" in render_evidence(replace(story, facts=(fact,)))
    elsewhere = replace(fact, evidence=(cut("a-wire", "$30.2 billion"),))
    assert "· sources differ" in render_evidence(replace(story, facts=(elsewhere,)))


def test_an_answer_in_parts_is_shown_whole() -> None:
    story = sample_briefing()
    parts = (cut("c-post", "The ferry will run"), cut("c-post", "to Port Hale"))
    answered = replace(story.questions[0], answered=parts)
    assert "**Answer:** The ferry will run … to Port Hale — *[Vaskia Post](#x-" in render_evidence(
        replace(story, questions=(answered,))
    )


def test_who_has_a_fact_is_counted_or_named() -> None:
    assert "*[Vaskia Post](evidence.md#x-70675d09) · 2 independent reports" in page()
    assert "*one report · [e-" in render_evidence(sample_briefing())
    assert "*3 articles, 2 independent reports; 2 articles carry one report.*" in page()
    assert "elsewhere" not in both(sample_briefing()), "what was not found may stand in a report nobody gave"


def test_the_page_says_how_much_speech_it_shows() -> None:
    assert "Of 4 passages of direct or reported speech found in the articles, 3 (75 %) stand here" in page()
    assert "passages of direct" not in render_markdown(replace(sample_briefing(), speech=None))


def test_what_is_marked_is_drawn() -> None:
    drawn = fill_drawings(both(sample_briefing()), sample_briefing())
    chart = re.search(r'<figure class="chart chart-bars">.*?</figure>', drawn)
    assert chart
    for value in ("$41.5 billion", "$38.9 billion", "$30.2 billion"):
        assert value in chart[0].split("<tbody>")[1]
    assert re.findall("<!-- .*? -->", drawn) == [DAYS_MARK]


def test_two_values_make_no_chart() -> None:
    story = sample_briefing()
    assert "<!-- chart" not in render_markdown(replace(story, figures=story.figures[:2]))


def test_json_is_read_back_as_it_was() -> None:
    assert parse_briefing(render_json(sample_briefing())) == sample_briefing()


def test_the_order_of_sources_changes_nothing() -> None:
    story = sample_briefing()
    assert render_markdown(replace(story, sources=story.sources[::-1])) == render_markdown(story)


def test_the_page_says_what_the_editor_worded() -> None:
    worded = render_markdown(replace(sample_briefing(), edited=("lede", "title")))
    assert "Lede and headline worded by the editor." in worded
    assert "worded by the editor" not in page()


EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
TAGS = {
    *("h1", "h2", "h3", "p", "a", "ul", "li", "br", "em", "strong", "blockquote", "details", "summary"),
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
    for text, wanted in ((render_markdown(hostile), SECTIONS), (render_evidence(hostile), BEHIND)):
        html = markdown.markdown(text, extensions=EXTENSIONS)
        assert set(re.findall(r"<([a-z0-9]+)", html)) <= TAGS
        assert set(re.findall(r"<h2[^>]*>(.*?)</h2>", html)) <= {*wanted, "New since 2 March 2031"}


def test_the_pages_convert_without_leftovers() -> None:
    text = markdown.markdown(both(sample_briefing()), extensions=EXTENSIONS)
    visible = re.sub(r"<[^>]+>", "", text)
    assert "**" not in visible
    assert "](" not in visible
    assert 'markdown="1"' not in text


@pytest.mark.parametrize(("lede", "place"), [(0, "VASK"), (1, "SELM"), (None, "SELM")])
def test_the_place_is_where_the_lede_is_told_from(lede: int | None, place: str) -> None:
    story = sample_briefing()
    lines = {"a-wire": "VASK", "b-quay": None, "c-post": "SELM"}
    more = replace(story.sources[2], id="d-star", dateline="SELM")
    sources = (*(replace(s, dateline=lines[s.id]) for s in story.sources), more)
    told = () if lede is None else (story.facts[lede].id,)
    assert f"*{place} · " in render_markdown(replace(story, sources=sources, lede_facts=told))
