"""What a mark says and opens, and what the home page has of three stories and of three hundred."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample_story import sample_briefing

from generator.cli.main import main
from generator.rendering.page import open_page
from generator.site.home import CARDS, count_words, render_home
from generator.site.marks import mark_evidence
from generator.site.stories import SiteStory
from generator.site.validity import find_html_faults
from generator.values.briefing import Briefing


def credited(briefing: Briefing, fact: int, told: str = "") -> str:
    """Return the HTML of a fact with its credit, as the page has it."""
    item = briefing.facts[fact]
    links = open_page(briefing).credit(item.sources, item.evidence)
    parts = (link.strip("[)").split("](") for link in links.split(", "))
    names = ", ".join(f'<a href="{address.replace("evidence.md", "evidence/")}">{name}</a>' for name, address in parts)
    return f'<li><a id="{item.id}"></a>{item.text}<br>\n<em>{names}{told}</em></li>'


def test_one_outlet_is_named_and_several_are_counted() -> None:
    briefing = sample_briefing()
    content, marks = mark_evidence(credited(briefing, 0), briefing)
    assert content.count("<a class=") == len(marks) == 1
    assert marks[0].head in content
    several = next(i for i, f in enumerate(briefing.facts) if len({*f.sources}) > 1)
    number = len(briefing.facts[several].sources)
    for told, words in (("", f"{number} articles"), (" · one report", f"{number} articles, one report")):
        content, marks = mark_evidence(credited(briefing, several, told), briefing)
        assert marks[0].head == words
        assert "one report" not in content.replace(words, "")
        articles = [a for r in marks[0].reports for p in r.passages for a in p.articles]
        assert len(articles) == number
    content, marks = mark_evidence(credited(briefing, several, " · 2 independent reports"), briefing)
    assert marks[0].head == "2 independent reports"
    assert "does not make it true" in marks[0].notes[0]


def test_articles_of_one_report_stand_together_and_their_words_once() -> None:
    briefing = sample_briefing()
    shared = next(o for o in briefing.origins if len(o.sources) > 1)
    fact = next(f for f in briefing.facts if {*shared.sources} <= {*f.sources})
    _, marks = mark_evidence(credited(briefing, briefing.facts.index(fact)), briefing)
    report = next(r for r in marks[0].reports if r.label and r.label.startswith(shared.label))
    assert f"{len(shared.sources)} articles" in str(report.label)
    assert len({p.words for p in report.passages}) == len(report.passages)


def test_the_home_page_is_as_long_with_three_stories_as_with_hundreds() -> None:
    def story(number: int) -> SiteStory:
        made = replace(sample_briefing(f"story-{number}"), title=f"Story {number}", tags=(f"Topic {number % 30}",))
        return SiteStory(f"story-{number}", made)

    def address(path: str) -> str | None:
        return path.removesuffix("index.md").replace(".md", "/")

    few, many = (render_home([story(n) for n in range(number)], address) for number in (3, 300))
    assert few.count('class="card"') == 2
    assert many.count('class="card"') == CARDS
    assert many.count("<a ") < 120
    for page in (few, many):
        assert find_html_faults(page) == ()
        assert page.count('class="lead"') == 1
        for named in ("By month", "By topic", "New on", "independent report"):
            assert named in page
    assert "origin" not in few


def test_a_story_is_counted_in_words_that_readers_know() -> None:
    made = sample_briefing()
    assert count_words(made) == "2 independent reports · 1 difference · 1 open question"
    assert count_words(replace(made, origins=made.origins[:1], disagreements=(), questions=())) == "1 report"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<div><p>one</div>", "</div> inside <p> closes nothing"),
        ("<p><ul></ul></p>", "<ul> inside <p>"),
        ("<a href='#'>one <a href='#'>two</a></a>", "<a> inside another link or button"),
        ('<p id="a"></p>\n<p id="a"></p>', "line 2: id 'a' twice"),
        ('<td style="color:red">', "style= within the page"),
        ("<script>one()</script>", "<script> within the page"),
        ("<li>one</li>", "<li> inside <nothing>"),
        ("<section>", "<section> is never closed"),
    ],
)
def test_faults_of_a_page(content: str, fault: str) -> None:
    assert any(fault in told for told in find_html_faults(content))


def test_check_site_tells_of_faults_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "index.html"
    page.write_text('<p id="one">One <a href="#one">two</a></p>', encoding="utf-8")
    assert main(["check", "--site", str(tmp_path)]) == 0
    page.write_text('<p id="one">One <a href="#two">two</p></a>', encoding="utf-8")
    assert main(["check", "--site", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "index.html: link to #two, which that page does not have" in told
    assert "index.html: line 1: </p> inside <a> closes nothing" in told
    assert main(["check", "--site", str(tmp_path / "none")]) == 1
