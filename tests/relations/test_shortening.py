"""Lines are cut so that what stays is a sentence that says what it said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from case_files import read_cases
from newsroom import story_of

from generator.overrides.newsroom import NO_NEWSROOM, parse_newsroom
from generator.publishing.making import make_briefing
from generator.publishing.store import StoryFolder
from generator.relations.choosing.shortening import LONGEST, shorten_line
from generator.stages.condense import condense
from generator.stages.relate import relate
from generator.syntax.labels import VERBAL
from generator.syntax.severing import TELLING, severed_governors
from generator.syntax.tree import root_of
from generator.values.briefing import Fact, TimelineEvent
from generator.values.span import Span
from generator.values.story import Story

CASES = read_cases(Path(__file__).parent / "cases" / "shortening.yml")
OPENERS = {
    "But the bridge in Osterby fell.": "The bridge in Osterby fell.",
    "And it is not known who built the bridge.": "It is not known who built the bridge.",
    "However, the bridge in Osterby fell.": "The bridge in Osterby fell.",
    "But 40 towns sent boats to Osterby.": "40 towns sent boats to Osterby.",
    "Nor did the mayor of Osterby close the bridge.": None,
    "So far the mayor of Osterby has closed the bridge.": None,
    "But eBay has opened a yard in Osterby.": None,
    "Still waters closed the bridge in Osterby.": None,
}


def shown(text: str) -> str | None:
    story = story_of([{"text": text, "published": "2031-03-05"}])
    line = shorten_line(story.facts[0], story)
    return line if line != story.facts[0].text else None


@pytest.mark.parametrize("name", CASES)
def test_a_long_line_is_cut_where_its_sense_is_kept(name: str) -> None:
    assert shown(CASES[name]["text"]) == CASES[name]["shown"]


@pytest.mark.parametrize("text", OPENERS)
def test_what_ties_a_line_to_the_one_before_is_cut(text: str) -> None:
    assert shown(text) == OPENERS[text]


def test_who_says_it_stays_where_no_line_below_tells() -> None:
    story = story_of([{"text": CASES["who says it, where the line below tells"]["text"], "published": "2031-03-05"}])
    assert shorten_line(story.facts[0], story, told_below=False) == story.facts[0].text


def test_the_newsroom_switches_it_off() -> None:
    story = story_of([{"text": "But the bridge in Osterby fell.", "published": "2031-03-05"}])
    newsroom, errors = parse_newsroom("shorten: false\n")
    assert errors == ()
    assert condense(story).facts[0].shown == "The bridge in Osterby fell."
    assert condense(story, newsroom).facts[0].shown is None


def kept_parts(item: Fact | TimelineEvent, line: str) -> Iterator[Span]:
    """Yield the stretches of an item's words that its line keeps, in their order."""
    at = 0
    for part in re.sub(r"[.!\"'”’]+$", "", line).split(" …"):
        words = part.strip()
        found = max(item.text.find(words, at), item.text.find(words[:1].lower() + words[1:], at))
        assert found >= at, (words, item.text)
        at = found + len(words)
        yield Span(found, at)


def check_line(item: Fact | TimelineEvent, story: Story) -> bool:
    """Hold a line against the syntax of its sentence; return whether anything was cut."""
    line, lead = shorten_line(item, story, longest=LONGEST // 2), item.evidence[0]
    annotation = story.article_of(lead.source).article.annotation
    if line == item.text or lead.text != item.text:
        return False
    parts = tuple(Span(lead.start + s.start, lead.start + s.end) for s in kept_parts(item, line))
    sentence = annotation.sentence_at(lead.start)
    assert sentence
    attributed = isinstance(item, Fact) and item.attribution is not None
    root = root_of(annotation, sentence)
    assert attributed or any(part.overlaps(root.span) for part in parts), line
    kept = [t for t in annotation.tokens_in(lead.span) if any(part.overlaps(t.span) for part in parts)]
    assert (
        attributed
        or any(t.dep in {"nsubj", "nsubjpass", "csubj", "expl"} and t.head == root.index for t in kept)
        or all(t.head != root.index or t.dep not in {"nsubj", "nsubjpass"} for t in annotation.tokens_in(lead.span))
    )
    for verb in (t for t in kept if t.pos in VERBAL):
        lost = [e for e in severed_governors(annotation, parts, verb) if lead.span.contains(e.governor.span)]
        assert all(e.kind in TELLING and attributed for e in lost), (line, lost)
    assert line.count("(") == line.count(")")
    assert line.replace("“", '"').replace("”", '"').count('"') % 2 == 0 or item.text.count('"') % 2
    assert not re.search(r",\s*[.,]|^\W*,|…\s*[.…]", line), line
    return True


def check_story(folder: Path) -> int:
    """Check the lines of a story's facts and events; return how many are cut."""
    articles = make_briefing(StoryFolder(folder), NO_NEWSROOM).articles
    story = relate(folder.name, articles)
    return sum(check_line(item, story) for item in (*story.facts, *story.timeline))


def test_lines_of_stories_keep_what_governs_them(root: Path) -> None:
    folders = [
        path.parent for stories in ("briefings", "tests/golden/stories") for path in (root / stories).glob("*/sources")
    ]
    assert sum(map(check_story, sorted(folders))) > 20


@pytest.mark.shared
def test_lines_of_real_articles_keep_what_governs_them(real_stories: tuple[Path, ...]) -> None:
    assert sum(map(check_story, real_stories)) > 60
