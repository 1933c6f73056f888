"""How much of its articles a briefing quotes, and what it leaves out as it may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

Name = Annotated[str, Meta(min_length=1)]
Share = Annotated[float, Meta(ge=0, le=1)]
Number = Annotated[int, Meta(ge=0)]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Evidence of an item that is left out, as more of its article may not be quoted: its place, without its words."""

    id: Name  # that of the evidence: "e-53a0d930"
    item: Name  # id of what it stands behind
    kind: Name  # of item: "fact"
    source: Name  # id of the source
    start: Number  # of its place in the source's canonical text
    end: Number  # behind its last character
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]  # of the words


@dataclass(frozen=True, slots=True)
class QuotedShare:
    """How much of an article stands in what is published of its story, what it quotes of others aside."""

    source: Name  # id of the source
    share: Share  # of its own words
    run: Number  # the longest passage, in words
    limit: Share | None  # of share; None where the article may be quoted in full


@dataclass(frozen=True, slots=True)
class SpeechCoverage:
    """How much of the direct and reported speech found in the articles the page shows."""

    found: Number  # passages the extractor found, over all articles
    shown: Number  # of which the page shows, repeats of one utterance included
