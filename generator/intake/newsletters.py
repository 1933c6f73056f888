"""The stories of a mail: one where it is one article, several where it is a newsletter of several.

A newsletter has headlines of one make (headings of one level, lines in bold, bold words before a paragraph, links
alone in their line), and most of
the parts below them lead to pages of their own or lie between rules. An article with subheads has neither and stays
whole. Left out: greetings above the first headline, labels ("Sport") without words of their own, what is marked as
paid for, buttons, and what belongs to the newsletter (how to leave it, its address, its copyright).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from generator.intake.addresses import web_address
from generator.intake.blocks import HtmlBlock
from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.boilerplate import COPYRIGHT_RE

WORDS: Final = load_lexicon("mails")
FOOTER_RE: Final = re.compile(rf"\b(?:{alternatives(WORDS['footer'])})\b", re.IGNORECASE)
WEB_RE: Final = re.compile(rf"\b(?:{alternatives(WORDS['web version'])})\b", re.IGNORECASE)
ADVERT_RE: Final = re.compile(rf"^\W*(?:{alternatives(WORDS['advert'])})\b", re.IGNORECASE)
TEASER_RE: Final = re.compile(rf"^\W*(?:{alternatives(load_lexicon('feeds')['teaser'])})\b", re.IGNORECASE)
SENTENCE_RE: Final = re.compile(r"[.!?…]['\"”’»)\]]*$")
NUMBERED_RE: Final = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")  # "1. PIER CLOSED"
PROSE_WORDS: Final = 8  # words of a paragraph that tells something
HEADLINE: Final = (3, 25)  # words of a headline that is no heading by its markup
FOOTER_CHARS: Final = 400  # a longer paragraph that mentions a newsletter is prose
RUN_IN: Final = (1, 1)  # of bold words that a paragraph begins with
AS_HEADING: Final = (0, 9)  # what such words become, below all headings there are
LINK_STYLE: Final = (2, 0)  # of headlines that are told from buttons by their words alone
MOST_MARKED: Final = 2 / 3  # of a newsletter's parts that lead somewhere of their own or lie between rules


@dataclass(frozen=True, slots=True)
class MailStory:
    """A story of a mail."""

    title: str | None
    blocks: tuple[HtmlBlock, ...]
    url: str | None  # where its part leads: "https://courier.test/pier"

    @property
    def words(self) -> int:
        """Return how many words it has, its headline aside."""
        return sum(len(block.text.split()) for block in self.blocks)


def split_stories(blocks: Sequence[HtmlBlock]) -> tuple[MailStory, ...]:
    """Return the stories of a mail's blocks in their order; none where it has no prose."""
    kept = _without_frame(blocks)
    styles = sorted(set(filter(None, map(_style, kept))))
    most = max((_stories_of(kept, style) for style in styles), key=len, default=())  # of as many, the greatest style
    return most or _one_story(kept)


def _stories_of(blocks: Sequence[HtmlBlock], style: tuple[int, int]) -> tuple[MailStory, ...]:
    """Return the stories below headlines of one make; none where those part no newsletter."""
    if style == RUN_IN:
        blocks = [piece for block in blocks for piece in (_apart(block) if _style(block) == RUN_IN else (block,))]
        style = AS_HEADING
    heads = [number for number, block in enumerate(blocks) if _style(block) == style]
    parts = [blocks[start:end] for start, end in pairwise([*heads, len(blocks)])]
    told = [part for part in parts if _is_story(part, style) and not _is_advert(part)]
    stories = tuple(_story(part) for part in told)
    return stories if len(stories) > 1 and _are_apart(blocks, told, stories) else ()


def web_version(blocks: Sequence[HtmlBlock]) -> str | None:
    """Return the address of the page that a mail names as its own copy on the web."""
    found = (web_address(block.links[0]) for block in blocks if block.links and WEB_RE.search(block.text))
    return next(filter(None, found), None)


def _without_frame(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return the blocks without the newsletter's own, and all below the first of these behind the last prose."""
    frame = {n for n, block in enumerate(blocks) if _is_frame(block)}
    last = max((n for n, block in enumerate(blocks) if n not in frame and _is_prose(block)), default=-1)
    end = min((n for n in frame if n > last), default=len(blocks))
    return [block for n, block in enumerate(blocks[:end]) if n not in frame]


def _is_frame(block: HtmlBlock) -> bool:
    if len(block.text) > FOOTER_CHARS:
        return False
    found = FOOTER_RE.search(block.text) or WEB_RE.search(block.text) or COPYRIGHT_RE.search(block.text)
    return found is not None


def _style(block: HtmlBlock) -> tuple[int, int] | None:
    """Return of which make a headline is, the greatest first; None for what is none."""
    if block.kind == "heading":
        return 0, block.level
    if HEADLINE[0] <= len(block.text[: block.lead].split()) <= HEADLINE[1] and block.kind in {"paragraph", "item"}:
        return RUN_IN
    words = len(block.text.split())
    if block.kind == "rule" or not HEADLINE[0] <= words <= HEADLINE[1] or TEASER_RE.match(block.text):
        return None
    if block.strong >= 0.8 * len(block.text) and not SENTENCE_RE.search(block.text):
        return 1, 0
    return LINK_STYLE if block.is_link and not block.links[0].endswith(block.text) else None


def _apart(block: HtmlBlock) -> tuple[HtmlBlock, HtmlBlock]:
    """Return the bold words a paragraph begins with as a heading that leads where the paragraph does, and the rest."""
    title = block.text[: block.lead].rstrip(" .:–—")
    head = HtmlBlock("heading", title, AS_HEADING[1], block.links[-1:])
    return head, HtmlBlock("paragraph", block.text[block.lead :].strip(" :–—"), 0, block.links)


def _is_story(part: Sequence[HtmlBlock], style: tuple[int, int]) -> bool:
    """Say whether a part is a story: it has prose, or a headline that leads to it."""
    linked = style < LINK_STYLE and part[0].is_link and len(part[0].text.split()) >= HEADLINE[0]
    return linked or _has_prose(part)


def _has_prose(part: Sequence[HtmlBlock]) -> bool:
    return any(_is_prose(block) for block in part[1:])


def _is_prose(block: HtmlBlock) -> bool:
    return not block.is_link and len(block.text.split()) >= PROSE_WORDS and block.kind in {"paragraph", "item", "row"}


def _is_advert(part: Sequence[HtmlBlock]) -> bool:
    return any(ADVERT_RE.match(block.text) for block in part[:2])


def _are_apart(blocks: Sequence[HtmlBlock], parts: Sequence[Sequence[HtmlBlock]], stories: Sequence[MailStory]) -> bool:
    """Say whether parts are stories of a newsletter and no chapters of one article."""
    own = {story.url for story in stories if story.url}
    numbered = sum(NUMBERED_RE.match(part[0].text) is not None for part in parts)
    if max(len(own), numbered) >= MOST_MARKED * len(parts):
        return True
    ruled = sum(any(block.kind == "rule" for block in part) for part in parts[:-1])
    opens = not any(map(_is_prose, blocks[: blocks.index(parts[0][0])]))  # no prose above the first
    return opens and ruled >= MOST_MARKED * (len(parts) - 1)


def _story(part: Sequence[HtmlBlock]) -> MailStory:
    head, rest = part[0], part[1:]
    links = [
        *head.links,
        *(link for block in rest if block.is_link or TEASER_RE.match(block.text) for link in block.links),
    ]
    url = next(filter(None, map(web_address, links)), None)
    return MailStory(NUMBERED_RE.sub("", head.text), tuple(_own(rest)), url)


def _own(blocks: Sequence[HtmlBlock]) -> Iterator[HtmlBlock]:
    """Yield what belongs to a story's text: no rules, no buttons, no labels at its end."""
    kept = [b for b in blocks if b.kind != "rule" and not b.is_link and not _is_button(b)]
    while kept and kept[-1].kind == "heading":
        kept.pop()
    yield from kept


def _is_button(block: HtmlBlock) -> bool:
    return TEASER_RE.match(block.text) is not None and len(block.text.split()) < PROSE_WORDS


def _one_story(blocks: Sequence[HtmlBlock]) -> tuple[MailStory, ...]:
    """Return a mail that is one article; what its own heading says is its title."""
    if not any(map(_is_prose, blocks)):
        return ()
    first = next(n for n, block in enumerate(blocks) if _is_prose(block))
    heads = [n for n in range(first) if _style(blocks[n])]
    title = blocks[heads[0]].text if heads else None
    body = list(_own(blocks[heads[0] + 1 if heads else 0 :]))
    story = MailStory(title, tuple(body), None)
    return (replace(story, title=None) if title and title == body[0].text else story,) if body else ()
