"""``briefings edit``: an ``overrides.yml`` with a commented entry for everything that is there."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Final

from generator.cli.stories import make_story
from generator.kinds import KINDS
from generator.publishing.store import write_changed
from generator.values.briefing import Briefing
from generator.values.diagnostic import BriefingError

HEAD: Final = """\
# An editor's decisions about this story. Take the # off what you need, and say why after because:.
# Check with: briefings check {slug}
"""
SHOWN: Final = 110  # characters of an item's words


def run_edit(options: argparse.Namespace) -> int:
    """Write the file when there is none; with ``--print`` show it."""
    story, made = make_story(options.dir, options.story)
    if made.briefing is None:
        return 1
    text = HEAD.format(slug=story.slug) + "\n".join(scaffold(made.briefing)) + "\n"
    if options.print:
        sys.stdout.write(text)
        return 0
    if story.overrides.exists():
        hint = "briefings edit STORY --print shows entries to copy"
        raise BriefingError(str(story.overrides), "is there already, and was left alone", hint=hint)
    write_changed(story.overrides, text)
    print(f"wrote {story.overrides}", file=sys.stderr)
    return 0


def scaffold(briefing: Briefing) -> Iterator[str]:
    """Yield the commented lines of a file that would change nothing."""
    yield f"# title: {_quoted(briefing.title)}"
    yield f"# lede: {_quoted(briefing.lede)}"
    yield f"# status: {briefing.status}   # draft | published | withdrawn"
    yield f"# tags: [{', '.join(_quoted(t) for t in briefing.tags)}]"
    yield "# sources:"
    for source in briefing.sources:
        known = {"outlet": source.outlet, "published": source.published}
        fields = ", ".join(f"{key}: {_quoted(value)}" for key, value in known.items() if value)
        yield f"#   {source.id}: {{{fields}{', ' if fields else ''}because: }}"
    for kind in KINDS:
        items = getattr(briefing, kind.key)
        if items:
            yield f"# {kind.key}:"
        for item in items:
            yield f"#   # {' '.join(kind.edit.told(item).split())[:SHOWN]}"
            yield f"#   - {{id: {item.id}, {kind.edit.sample}, because: }}"


def _quoted(text: str) -> str:
    """Return a text as YAML takes it on one line: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
