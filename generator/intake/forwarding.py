"""What stands above a mail that was sent on: who wrote it, when, and under which subject.

---------- Forwarded message ---------
From: Tarnwick Courier <news@courier.test>
Date: Tue, 4 June 2024 at 08:15
Subject: Pier shut
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.intake.blocks import HtmlBlock
from generator.lexicons.loader import alternatives, load_lexicon

WORDS: Final = load_lexicon("mails")
MARK_RE: Final = re.compile(rf"^[-_*\s>]*(?:{alternatives(WORDS['forwarded'])})\b[^.!?]{{0,80}}$", re.IGNORECASE)
LINE_RE: Final = re.compile(r"(?:^|\s)\*?(?P<name>From|Sent|Date|To|Cc|Subject|Reply-To):\*?\s")
PREFIX_RE: Final = re.compile(
    rf"^(?:\s*(?:{alternatives(WORDS['prefix'])})\s*:|\s*\[[^\]]{{1,30}}\])+\s*", re.IGNORECASE
)
OPENS_RE: Final = re.compile(r"^\*?From:\*?\s")
FEW_WORDS: Final = 60  # above a mail that is sent on; whoever writes more answers it
MOST_LINES: Final = 8  # of such a head


@dataclass(frozen=True, slots=True)
class MailHead:
    """What a mail says of itself."""

    sender: str | None  # "Tarnwick Courier <news@courier.test>"
    date: str | None  # "Tue, 4 Jun 2024 08:15:00 +0100"
    subject: str | None  # "Pier shut"


def split_forwarded(blocks: Sequence[HtmlBlock]) -> tuple[MailHead | None, Sequence[HtmlBlock]]:
    """Return the head of the mail that was sent on, innermost, and the blocks below it; None where none was.

    Below much prose of the mail's own such a head is what it answers, and goes with all below it.
    """
    head, rest, words = None, blocks, 0
    for number, block in enumerate(blocks):
        marked = MARK_RE.match(block.text) is not None
        start = number + marked
        found, lines = (
            _head_in(blocks[start : start + MOST_LINES]) if marked or OPENS_RE.match(block.text) else (None, 0)
        )
        if found is None or not (marked or (found.date and found.subject)):
            words += len(block.text.split())
        elif words > FEW_WORDS and not marked:
            return head, rest[: len(rest) - (len(blocks) - number)]
        else:
            head, rest, words = found, blocks[start + lines :], 0
    return head, rest


def _head_in(blocks: Sequence[HtmlBlock]) -> tuple[MailHead | None, int]:
    told: dict[str, str] = {}
    lines = 0
    for block in blocks:
        parts = list(LINE_RE.finditer(block.text))
        if not parts or parts[0].start() > 0:
            break
        ends = [part.start() for part in parts[1:]] + [len(block.text)]
        for part, end in zip(parts, ends, strict=True):
            told.setdefault(part["name"].lower(), block.text[part.end() : end].strip(" *"))
        lines += 1
    if "from" not in told:
        return None, 0
    return MailHead(told["from"], told.get("date") or told.get("sent"), told.get("subject")), lines


def subject_without_prefix(subject: str | None) -> str | None:
    """Return a subject without what answering, sending on and mailing lists put in front.

    >>> subject_without_prefix("Fwd: RE: [newsroom] Pier shut"), subject_without_prefix("Re:")
    ('Pier shut', None)
    """
    return PREFIX_RE.sub("", " ".join((subject or "").split())) or None
