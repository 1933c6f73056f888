"""Where an apposition begins and ends behind a name: "Ann Smith of Norland, 43, the mayor of Selm, said"."""

from __future__ import annotations

from typing import Final

from generator.lexicons.calendar import WEEKDAYS
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import WH_TAGS
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.span import Span, sharing

OCCASION: Final = 4  # words that name one: "at a news conference"


def behind_place(mention: Mention, annotation: Annotation) -> int:
    """Return the index behind a name, and behind the place that it comes from: "Ann Smith of Norland"."""
    words = annotation.tokens[mention.last : mention.last + 2]
    if len(words) < 2 or words[0].text != "of":  # noqa: PLR2004  # "of" and the place
        return mention.last
    near = sharing(annotation.mentions, Span(words[1].start, words[1].end))
    places = (m.last for m in near if m.first == words[1].index and m.kind is MentionKind.PLACE)
    return next(places, mention.last)


def behind_age(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the index behind "," or ", 43,"; None when no comma follows the name."""
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    if at + 2 < len(tokens) and tokens[at + 1].text.isdigit() and tokens[at + 2].text == ",":
        return at + 3
    return at + 1


def end_of_apposition(tokens: tuple[Token, ...], at: int, inside: frozenset[int]) -> int:
    """Return the index of the comma, dash, mark or stop that ends an apposition; none is inside a name."""
    end, opened, marked = at, 0, False
    while end < len(tokens):
        text = tokens[end].text
        opened += (text == "(") - (text == ")")
        opens = tokens[end - 1].pos in {"DET", "ADJ"} or tokens[end - 1].text in {"of", "for"}
        title = text == '"' and end not in inside and (marked or opens)  # author of "The Mast"
        marked ^= title
        ends = opened <= 0 and text in {",", ".", ";", ":", "-", "--", '"', "?", "!"} and end not in inside
        ends = ends and not title
        if (ends and not _inside_word(tokens, end)) or tokens[end].tag in {"VBD", "VBZ", "VBP"} | WH_TAGS:
            break
        if _opens_occasion(tokens[end : end + OCCASION]):
            break
        end += 1
    return end


def _opens_occasion(words: tuple[Token, ...]) -> bool:
    """Say whether words begin to tell where or when somebody spoke: "at a news conference", "on Monday"."""
    lists = load_lexicon("venues")
    if len(words) < 2 or words[0].text not in lists["preposition"]:  # noqa: PLR2004  # a preposition and its noun
        return False
    held = words[1].text in {"a", "an"} and any(t.lemma in lists["venue"] for t in words[2:])
    return held or words[1].text.lower() in WEEKDAYS


def _inside_word(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end and tokens[at].end == tokens[at + 1].start
