"""``briefings explain``: the evidence of an item in its paragraph, and what put the item where it is."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.cli.explain_words import explain_words
from generator.cli.stories import make_story
from generator.kinds import KINDS, Kind
from generator.relations.choosing.salience import WEIGHTS, traits_by_fact
from generator.rendering.json_form import plain
from generator.rendering.wording import count
from generator.stages.relate import relate
from generator.values.briefing import Briefing, Fact
from generator.values.diagnostic import BriefingError
from generator.values.document import Document, Evidence, evidence_in
from generator.values.spelling import hint_for
from generator.values.story import Story

TOLD_APART: Final = {"id", "also", "evidence", "text", "raised", "answered", "positions", "variants", "roles"}
LINE_RE = re.compile(r"[^\n]*")
WIDTH: Final = 100


def run_explain(options: argparse.Namespace) -> int:
    """Print what is known of the items that have an id."""
    story, made = make_story(options.dir, options.story)
    if made.briefing is None:
        return 1
    found = list(find_items(made.briefing, options.id))
    related = relate(story.slug, made.articles) if made.articles else Story(story.slug, (), (), made.briefing.origins)
    unlisted = not found
    found = found or list(find_items(related, options.id))
    if not found:
        return _print_words(options.id, made.briefing, related, story.path)
    for kind, place, item in found:
        for line in explain_item(kind, None if unlisted else place, item, made.briefing):
            print(line)
        if unlisted and (doubt := kind.gate(item, related)):
            print(f"  held back: {doubt}")
        if isinstance(item, Fact):
            for line in explain_rank(item, related):
                print(line)
        for evidence in sorted(set(evidence_in(item)), key=lambda e: (e.source, e.start)):
            print(f"\n  {evidence.id}  {_excerpt_place(evidence, made.briefing)}")
            for line in in_paragraph(evidence, made.documents):
                print(line)
    return 0


def _print_words(words: str, briefing: Briefing, related: Story, path: Path) -> int:
    """Print what became of words that are no item's id; raises BriefingError when no source has them."""
    lines = list(explain_words(words, briefing, related))
    if not lines:
        ids = {i for kind in KINDS for item in getattr(briefing, kind.key) for i in ids_of(item)}
        fault = f"no item has the id '{words}', and no source these words"
        raise BriefingError(str(path), fault, hint=hint_for(words, ids))
    print("\n".join(lines))
    return 0


def find_items(briefing: Briefing | Story, wanted: str) -> Iterator[tuple[Kind, int, Any]]:
    """Yield kind, place from 1 and item for every item that has, or ever had, an id."""
    for kind in KINDS:
        for place, item in enumerate(getattr(briefing, kind.key), start=1):
            if wanted in ids_of(item):
                yield kind, place, item


def ids_of(item: Any) -> set[str]:  # noqa: ANN401  # an item of any section
    """Return an item's id, those it had, and those of its evidence."""
    return {item.id, *item.also, *(e.id for e in evidence_in(item))}


def explain_item(kind: Kind, place: int | None, item: Any, briefing: Briefing) -> Iterator[str]:  # noqa: ANN401  # an item of any section
    """Yield the lines that say what is known of one item; place is None for one that the briefing leaves out."""
    there = f"{place} of {len(getattr(briefing, kind.key))} in {kind.key}"
    over = item.id in {w.item for w in briefing.withheld}
    unshown = f"found, and not shown{', as no more of its articles may be quoted' if over else ''}"
    yield f"{kind.noun} {item.id}, {there if place else unshown}"
    yield f"  {getattr(item, 'text', None) or kind.edit.told(item)}"
    if item.also:
        yield f"  also known as: {', '.join(item.also)}"
    for key, value in plain(item).items():
        if key not in TOLD_APART and value not in (None, [], False):
            yield f"  {key}: {_told(value)}"
    if isinstance(item, Fact):
        yield f"  why this standing: {_standing_reason(item, briefing)}"
        yield f"  in the lede: {'yes' if item.id in briefing.lede_facts else 'no'}"


def explain_rank(fact: Fact, story: Story) -> Iterator[str]:
    """Yield what moved a fact up or down, in log odds."""
    if not all(e.source in {a.source for a in story.articles} for e in fact.evidence):
        return
    for trait, value in traits_by_fact(story).get(fact.id, {}).items():
        if (moved := WEIGHTS[trait] * value) and trait != "constant":
            yield f"  ranked {'up' if moved > 0 else 'down'}: {trait} ({moved:+.2f})"


def in_paragraph(evidence: Evidence, documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield the paragraph a piece of evidence stands in, the evidence between brackets."""
    if evidence.source not in documents:  # its story's articles were taken away
        yield f"    {evidence.text}"
        return
    text = documents[evidence.source].canonical
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    end = len(text) if end < 0 else end
    marked = f"{text[start : evidence.start]}[[{evidence.text}]]{text[evidence.end : end]}"
    yield from textwrap.wrap(marked, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def _excerpt_place(evidence: Evidence, briefing: Briefing) -> str:
    source = next(s for s in briefing.sources if s.id == evidence.source)
    known = [source.id, source.outlet, source.published and f"{source.published} ({source.published_basis})"]
    return ", ".join(filter(None, known)) + f", characters {evidence.start} to {evidence.end}"


def _standing_reason(item: Fact, briefing: Briefing) -> str:
    labels = {origin.id: origin.label for origin in briefing.origins}
    origins = ", ".join(labels.get(o, o) for o in item.origins)
    return f"{item.standing}: {count(len(item.sources), 'source')}, {count(len(item.origins), 'origin')} ({origins})"


def _told(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_told(v)}" for k, v in value.items() if v is not None and k != "mention")
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return str(value)
