"""The same story as plain text, broken at a width, in Markdown and quoted in a mail: the same briefing."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import analyse, brief
from generator.publishing.cache import annotate_cached
from generator.rendering.json_form import parse_briefing, render_json
from generator.stages.read import parse_source
from generator.stages.render import render
from generator.values.briefing import Briefing
from generator.values.document import Document, Evidence, evidence_in

STORIES = Path(__file__).parents[1] / "golden" / "stories"
NAMES = ("bridge-closed-to-lorries", "museum-coin-theft", "podcast-firm-sold")
WORD_RE = re.compile(r"\b(?:said|police|on|bank|museum|million|the [a-z]+)\b")


def body_of(text: str) -> tuple[str, list[str]]:
    head = re.match(r"\A---\n.*?^---\n", text, re.DOTALL | re.MULTILINE)
    start = head.end() if head else 0
    return text[:start], [line for line in text[start:].split("\n") if line.strip()]


def broken(text: str, width: int, mark: str = "") -> str:
    head, lines = body_of(text)
    filled = [
        line if line.startswith("#") else textwrap.fill(line, width, initial_indent=mark, subsequent_indent=mark)
        for line in lines
    ]
    return head + "\n\n".join(filled) + "\n"


def emphasised(text: str) -> str:
    head, lines = body_of(text)
    marks = ("**{}**", "*{}*", "[{}](https://news.example/a_(b) 'A page')", "<b>{}</b>")
    count = iter(range(10_000))
    new = [
        WORD_RE.sub(lambda m: marks[next(count) % 4].format(m[0]), line) if "*" not in line else line for line in lines
    ]
    return head + "\n\n".join(new) + "\n"


SHAPES: dict[str, Callable[[str], str]] = {
    "broken at 72 columns": lambda text: broken(text, 72),
    "broken at 55 columns": lambda text: broken(text, 55),
    "quoted in a mail": lambda text: broken(text, 74, "> "),
    "in Markdown": emphasised,
    "in Markdown, broken": lambda text: broken(emphasised(text), 80),
}


def made(name: str, shape: Callable[[str], str]) -> tuple[Briefing, dict[str, Document]]:
    paths = sorted((STORIES / name / "sources").iterdir())
    read = (parse_source(shape(path.read_text("utf-8")).encode(), path.stem, path.name) for path in paths)
    articles = tuple(analyse(document, annotate_cached) for document in read)
    return brief(name, articles).briefing, {a.document.source: a.document for a in articles}


def told(briefing: Briefing) -> Any:
    """Return what a briefing says, without the places where its sources say it."""
    plain = replace(
        briefing, diagnostics=(), withheld=(), sources=tuple(replace(s, sha256="", words=0) for s in briefing.sources)
    )
    return [
        plain.lede,
        [(f.id, f.text, f.shown, f.standing, f.attribution) for f in plain.facts],
        [(q.id, q.text, q.speaker and q.speaker.name, q.direct) for q in plain.quotes],
        [(f.id, f.text, f.measure, f.quantity) for f in plain.figures],
        [(e.id, e.text, e.when) for e in plain.timeline],
        [(d.id, d.topic) for d in plain.disagreements],
        [(q.id, q.text) for q in plain.questions],
        plain.sources,
        plain.origins,
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_story_says_the_same_in_another_shape(name: str, shape: str) -> None:
    briefing, documents = made(name, SHAPES[shape])
    assert told(briefing) == told(made(name, str)[0])
    for evidence in evidence_in(briefing):
        assert evidence.text == documents[evidence.source].canonical[evidence.start : evidence.end]
    assert parse_briefing(render_json(briefing)) == briefing


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_is_seen_on_the_page(name: str) -> None:
    marked, plain = (made(name, shape)[0] for shape in (emphasised, str))
    assert any(e.printed for e in evidence_in(marked))
    assert render(marked)["index.md"] == render(plain)["index.md"]
    assert render(marked)["evidence.md"] == render(plain)["evidence.md"]


def test_an_excerpt_without_marks_says_nothing_twice() -> None:
    assert '"printed"' not in render_json(made(NAMES[0], str)[0])
    assert Evidence("e-00000000", "post", 0, 4, "Bell").shown == "Bell"
