"""What is published of an article keeps the words that carry its sense; each story at hand is made once.

For every quote of a briefing: no negation, modal, condition or attribution that governs it in the parse is missing
from what is shown, which is its words, its verb, its speaker and who relays it. For every line that is cut: what is
kept is a sentence, and no such word is missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefing_faults import faults

from generator.overrides.newsroom import Newsroom, QuotingLimits
from generator.publishing.making import MadeBriefing, make_briefing
from generator.publishing.store import StoryFolder
from generator.relations.choosing.shortening import LONGEST, shorten_line
from generator.rendering.json_form import render_json
from generator.stages.relate import relate
from generator.syntax.labels import VERBAL
from generator.syntax.severing import TELLING, severed_governors
from generator.syntax.tree import root_of
from generator.values.annotation import Annotation
from generator.values.briefing import Fact, TimelineEvent
from generator.values.findings import Quote
from generator.values.span import Span
from generator.values.story import Story


def lost_words(annotation: Annotation, quote: Quote) -> Iterator[str]:
    """Yield what governs a quote, or the verb that tells it, and is not shown with it."""
    cue = (quote.cue_span,) if quote.cue_span else ()
    shown = (*((quote.predicate,) if quote.predicate else quote.parts), *cue)
    verbs = [token for span in cue for token in annotation.tokens_in(span)[:1]]
    for verb in verbs if quote.direct else (None, *verbs):
        for embedding in severed_governors(annotation, shown, verb):
            if embedding.kind not in TELLING or quote.carrier is None:
                yield f"{embedding.kind}: {embedding.governor.text}"


def check_quotes(made: MadeBriefing) -> int:
    """Hold the published quotes of a story against the syntax of their articles; return how many there are."""
    assert made.briefing
    published = {(e.source, e.start) for q in made.briefing.quotes for e in q.evidence}
    for article in made.articles:
        for quote in article.quotes:
            if (article.document.source, (quote.predicate or quote.span).start) in published:
                assert list(lost_words(article.annotation, quote)) == [], quote.span.cut(article.document.text)
    return len(published)


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


def check_lines(slug: str, made: MadeBriefing) -> int:
    """Check the lines of a story's facts and events; return how many are cut."""
    story = relate(slug, made.articles)
    return sum(check_line(item, story) for item in (*story.facts, *story.timeline))


def check_stories(folders: list[Path]) -> tuple[int, int]:
    """Check every story, and that its data keep the contract; return how many quotes and cut lines there are."""
    quotes, cut = 0, 0
    for folder in folders:
        made = make_briefing(StoryFolder(folder), Newsroom(quoting=QuotingLimits(1, 1000)))
        assert made.errors == ()
        assert made.briefing
        assert faults(json.loads(render_json(made.briefing))) == [], folder.name
        quotes += check_quotes(made)
        cut += check_lines(folder.name, made)
    return quotes, cut


def test_stories_keep_what_governs_their_words(root: Path) -> None:
    homes = (root / "briefings", root / "tests" / "golden" / "stories")
    quotes, cut = check_stories(sorted(path.parent for home in homes for path in home.glob("*/sources")))
    assert quotes > 0
    assert cut > 20


@pytest.mark.shared
def test_real_articles_keep_what_governs_their_words(real_stories: tuple[Path, ...]) -> None:
    quotes, cut = check_stories(list(real_stories))
    assert quotes > 0
    assert cut > 60
