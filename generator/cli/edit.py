"""``briefings edit``: an ``overrides.yml`` with a commented entry for everything that is there."""

from __future__ import annotations

import argparse
import sys
from typing import Final

import yaml

from generator.cli.stories import make_story
from generator.kinds import FOLDED, KINDS, Kind
from generator.overrides.scaffold import Blank, add_blanks, blanks_of, head_lines, write_blanks
from generator.overrides.strict_yaml import schema_line
from generator.publishing.store import write_changed, write_schemas
from generator.rendering.front import render_front
from generator.rendering.page import ON_EVIDENCE, open_page
from generator.values.briefing import Briefing
from generator.values.diagnostic import BriefingError

HEAD: Final = """\
# An editor's decisions about this story. Take the # off the line you need, change it, and say why behind because:.
# Check with: briefings check {slug}
"""


def run_edit(options: argparse.Namespace) -> int:
    """Write the file, or add to it what it lacks; with ``--print`` show what a new one would hold."""
    story, made = make_story(options.dir, options.story)
    if made.briefing is None:
        return 1
    if options.print:
        sys.stdout.write(new_overrides(made.briefing, story.slug))
        return 0
    write_schemas(story.path.parent)
    if not story.overrides.exists():
        write_changed(story.overrides, new_overrides(made.briefing, story.slug))
        print(f"wrote {story.overrides}", file=sys.stderr)
        return 0
    before = story.overrides.read_bytes().decode("utf-8")
    try:
        text, number = add_blanks(before, sections_of(made.briefing))
    except (ValueError, yaml.YAMLError) as error:
        hint = "briefings edit STORY --print shows entries to copy"
        raise BriefingError(str(story.overrides), "has no place for further lines", hint=hint) from error
    if number:
        write_changed(story.overrides, text)
    told = f"{number} commented entries added, nothing else touched" if number else "has everything already"
    print(f"{story.overrides}: {told}", file=sys.stderr)
    return 0


def new_overrides(briefing: Briefing, slug: str) -> str:
    """Return a file that changes nothing."""
    head = "".join(f"{line}\n" for line in head_lines(briefing))
    return f"{schema_line('overrides', '../')}{HEAD.format(slug=slug)}{head}{write_blanks(sections_of(briefing))}"


def sections_of(briefing: Briefing) -> dict[str, list[Blank]]:
    """Return the commented entries by section, both in the order of the page."""
    _, front = render_front(open_page(briefing))
    kinds: list[Kind] = sorted(KINDS, key=_place_on_page)
    return blanks_of(briefing, kinds, front)


def _place_on_page(kind: Kind) -> tuple[bool, int]:
    return (kind.key not in ON_EVIDENCE, FOLDED.index(kind.key) if kind.key in FOLDED else len(FOLDED))
