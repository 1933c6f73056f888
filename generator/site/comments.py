"""Comments in pages written by hand, and what the build puts there.

<!-- newest -->      the newest briefings
<!-- measured -->    how often lines were wrong, as docs/quality.md has it (see benchmarks/measured.py)
<!-- quoting -->     how much of an article may be quoted, as newsroom.yml has it
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, Final

from generator.overrides.newsroom import QuotingLimits
from generator.rendering.escaping import escape
from generator.site.lists import newest
from generator.site.stories import SiteStory

NEWEST_MARK: Final = "<!-- newest -->"
MEASURED_MARK: Final = "<!-- measured -->"
QUOTING_MARK: Final = "<!-- quoting -->"
NO_LIMIT: Final = 1000  # words in a row: no article has as many that anyone would quote
STRICT: Final = """\
Readers who know nothing of the rules hold every line against the articles, on stories nobody had read while the rules
were written. A line counts as wrong when an editor would not print it as it stands: it is not faithful, not clear to
someone who reads it alone, told already, or not worth its place."""


def fill_marks(markdown: str, stories: Iterable[SiteStory], limits: QuotingLimits) -> str:
    """Return a page written by hand with what the build knows."""
    if NEWEST_MARK in markdown:
        markdown = markdown.replace(NEWEST_MARK, newest(stories))
    if MEASURED_MARK in markdown:
        markdown = markdown.replace(MEASURED_MARK, _measured_words())
    return markdown.replace(QUOTING_MARK, _quoting_words(limits))


def _measured_words() -> str:
    told = json.loads(resources.files("generator.site").joinpath("measured.json").read_text("utf-8"))
    judged = told["judged"]
    lines = [STRICT, f"The last time, on {judged['day']}, on {_judged_stories(judged['stories'])}:", ""]
    lines += ["| Part | Right | Of | Share |", "| --- | ---: | ---: | ---: |", *map(_part_row, judged["parts"]), ""]
    lines += [f"Of differences between sources that the readers saw, {judged['missed']} were not reported.", ""]
    lines += ["On sets of single articles that others have marked, the third on which no rule was tuned:", ""]
    lines += ["| What | Measure | Value |", "| --- | --- | ---: |"]
    lines += [f"| {' | '.join(escape(row[k]) for k in ('what', 'measure', 'held back'))} |" for row in told["articles"]]
    return "\n".join(lines)


def _judged_stories(told: str) -> str:
    """Write which stories were judged.

    >>> _judged_stories("5 others (23 articles)")
    '5 stories of 23 articles'
    """
    number, _, rest = told.partition(" ")
    return f"{number} stories of {rest[rest.index('(') + 1 : -1]}"


def _part_row(part: Mapping[str, Any]) -> str:
    share = f"{100 * part['right'] / part['all']:.0f} %" if part["all"] else "–"
    name = part["part"]
    return f"| {escape(name[:1].upper() + name[1:])} | {part['right']} | {part['all']} | {share} |"


def _quoting_words(limits: QuotingLimits) -> str:
    if limits.share >= 1 and limits.run >= NO_LIMIT:
        return "This newsroom sets no limit to how much of an article is quoted."
    full = (
        f" Of {escape(', '.join(sorted(limits.full)))} more may be quoted, for it is licensed." if limits.full else ""
    )
    return (
        f"Of no article more than {limits.share:.0%} of its own words, nor {limits.run} of them in a row, are printed "
        f"on all pages of a story together; what it quotes of others is not counted.{full} What is beyond that is left "
        "out, the least important first, and its place in the article is given without the words."
    )
