"""What changed on a page for its reader: block by block, before and after, in plain words.

A block is an item of a list with what is indented below it, a quotation or a paragraph. Blocks that share an anchor are
one, wherever they stand; those without an anchor are compared in the order of their section. Addresses, anchors and
marks of Markdown are no change.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

HEADLINE: Final = "Headline"
TOP: Final = "Top"  # what stands between the headline and the first section
ANCHOR_ID_RE = re.compile(r'<a id="([^"]+)"></a>')
HEADING_RE = re.compile(r"^(?P<level>\#+) (?P<words>.+)$|^<summary>(?P<summary>.+)</summary>$")
COUNT_RE = re.compile(r" \(\d+\)$")
LINK_RE = re.compile(r"(?<!\\)\[(?P<words>(?:\\.|[^\[\]\\])*)\]\([^()\s\[\]]*\)")
TAG_RE = re.compile(r"</?[a-z][^<>]*>|<!--[^<>]*-->")
EMPHASIS_RE = re.compile(r"(?<!\\)\*+")
ESCAPED_RE = re.compile(r"\\(?P<mark>[^\w\s])")
RULE_RE = re.compile(r"^\|(?: :?-+:? \|)+$")
LIST_RE = re.compile(r"^(?:\s*- |> ?|\| ?)+")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page as a reader sees it."""

    section: str  # "Key facts"
    ids: frozenset[str]
    lines: tuple[str, ...]  # without marks


@dataclass(frozen=True, slots=True)
class PageChange:
    """What a reader sees otherwise: lines that are gone, and lines that are new."""

    page: str  # "index.md"
    section: str  # "Key facts"; "Key facts → More quotes" for what moved
    before: tuple[str, ...]
    after: tuple[str, ...]


def compare_pages(page: str, before: str, after: str) -> tuple[PageChange, ...]:
    """Return what changed from one state of a page to another, in the order of the new one; what is gone comes last."""
    old, new = list(blocks_of(before)), list(blocks_of(after))
    pairs = list(_paired_blocks(old, new))
    place = {id(block): number for number, block in enumerate(new)}
    pairs.sort(key=lambda pair: place[id(pair[1])] if pair[1] else len(new))
    return tuple(change for was, now in pairs for change in _block_changes(page, was, now))


def blocks_of(markdown: str) -> Iterator[PageBlock]:
    """Yield the blocks of a page in their order."""
    section, lines = HEADLINE, list[str]()
    for line in (*markdown.split("\n"), ""):
        heading = HEADING_RE.match(line)
        starts = heading or not line.strip() or line.startswith(("- ", "| "))
        if starts and lines:
            yield _page_block(section, lines)
            lines = []
        if heading and heading["level"] == "#":
            yield _page_block(HEADLINE, [heading["words"]])
            section = TOP
        elif heading:
            section = COUNT_RE.sub("", _as_seen(heading["words"] or heading["summary"]))
        elif _as_seen(line) and not RULE_RE.match(line):
            lines.append(line)


def _page_block(section: str, lines: list[str]) -> PageBlock:
    ids = frozenset(i for line in lines for i in ANCHOR_ID_RE.findall(line) if not i.startswith("x-"))
    return PageBlock(section, ids, tuple(_as_seen(line) for line in lines))


def _as_seen(line: str) -> str:
    r"""Return a line as a reader sees it.

    >>> _as_seen('- <a id="e-1"></a>**4** \\[May\\] of [The Post](evidence.md#x-1)  ')
    '4 [May] of The Post'
    """
    words = LINK_RE.sub(lambda m: m["words"], TAG_RE.sub("", LIST_RE.sub("", line)))
    return html.unescape(ESCAPED_RE.sub(lambda m: m["mark"], EMPHASIS_RE.sub("", words))).strip()


def _paired_blocks(old: list[PageBlock], new: list[PageBlock]) -> Iterator[tuple[PageBlock | None, PageBlock | None]]:
    """Yield blocks that are one, before and after, and those that are in one state alone."""
    left = [block for block in old if block.ids]
    for block in (b for b in new if b.ids):
        shared = [b for b in left if b.ids & block.ids]
        was = next((b for b in shared if b.section == block.section), shared[0] if shared else None)
        if was:
            left.remove(was)
        yield was, block
    yield from ((block, None) for block in left)
    for section in dict.fromkeys(b.section for b in (*old, *new)):
        yield from _aligned_blocks(
            *([b for b in blocks if not b.ids and b.section == section] for blocks in (old, new))
        )


def _aligned_blocks(old: list[PageBlock], new: list[PageBlock]) -> Iterator[tuple[PageBlock | None, PageBlock | None]]:
    matcher = SequenceMatcher(None, [b.lines for b in old], [b.lines for b in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield from zip_longest(old[i:j], new[k:m])


def _block_changes(page: str, was: PageBlock | None, now: PageBlock | None) -> Iterator[PageChange]:
    before, after = was.lines if was else (), now.lines if now else ()
    gone, come = _lines_apart(before, after), _lines_apart(after, before)
    sections = dict.fromkeys(block.section for block in (was, now) if block)
    if gone or come:
        yield PageChange(page, " → ".join(sections), gone, come)
    elif len(sections) > 1 and now:
        yield PageChange(page, " → ".join(sections), (), now.lines[:1])


def _lines_apart(lines: tuple[str, ...], others: Iterable[str]) -> tuple[str, ...]:
    known = set(others)
    return tuple(line for line in lines if line not in known)


def told_once(changes: Iterable[PageChange]) -> tuple[PageChange, ...]:
    """Return the changes, each once: what changes on both pages alike is told of the first."""
    seen: dict[PageChange, PageChange] = {}
    for change in changes:
        seen.setdefault(replace(change, page="", section=""), change)
    return tuple(seen.values())
