"""Which characters of a paragraph in Markdown a reader sees, by CommonMark's rules.

| in the text | seen |
|---|---|
| ``It is **not** _safe_`` | It is not safe |
| ``[Bell](/b "Mayor")``, ``[Bell][b]``, ``<https://b.example>`` | Bell, Bell, https://b.example |
| ``![A crack](/c.jpg)`` | nothing |
| ``5 \\* 6``, ``~~shut~~`` | 5 * 6, shut |
| ``5 * 6``, ``s**t``, ``snake_case``, ``[Bell]`` without an address | all of it |

The parser is markdown-it's; it keeps no offsets, so its rules note here where what they read stands. HTML and entities
are read elsewhere, in Markdown as in plain text; a grave accent opens a quotation in older wire copy, and no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]
MARK_CHARS_RE = re.compile(r"[*_\[\]<\\~]")  # a paragraph without one of these has no marks
LONGEST: Final = 20_000  # characters; a longer paragraph is no prose, and its marks stay
SEEN: Final = "seen"


@dataclass(slots=True)
class _Seen:
    """What the rules note of one paragraph."""

    chars: set[int] = field(default_factory=set)  # offsets of the characters a reader sees
    marks: list[tuple[Token, int, int]] = field(default_factory=list)  # what may be a mark, and where it stands
    inside: bool = False  # of a picture, whose text is not the paragraph's


def hidden_chars(paragraph: str, labels: frozenset[str] = frozenset()) -> list[int]:
    """Return the offsets of the characters that are marks; ``labels`` are those with an address elsewhere.

    >>> words = "It is **not** [safe](/s)."
    >>> gone = hidden_chars(words)
    >>> "".join(c for i, c in enumerate(words) if i not in gone)
    'It is not safe.'
    """
    if len(paragraph) > LONGEST or not MARK_CHARS_RE.search(paragraph):
        return []
    seen = _Seen()
    references = {label: {"href": "#", "title": ""} for label in labels}
    _parser().parseInline(paragraph, {SEEN: seen, "references": references})
    for token, start, end in seen.marks:
        if token.content:  # it opens and closes nothing
            seen.chars.update(range(start, end))
    return [i for i in range(len(paragraph)) if i not in seen.chars]


def reference_label(label: str) -> str:
    """Return the form in which labels of links are compared.

    >>> reference_label("The  Bridge") == reference_label("the bridge")
    True
    """
    return str(normalizeReference(label))


@cache
def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", {"html": False})
        .enable("strikethrough")
        .disable(["entity", "html_inline", "backticks"])
    )
    parser.inline.ruler2.disable("fragments_join")  # a mark stays a token of its own
    parser.core.ruler.disable("text_join")
    for name, note in NOTES.items():
        rule = next(r.fn for r in parser.inline.ruler.__rules__ if r.name == name)
        parser.inline.ruler.at(name, _noting(rule, note))
    parser.inline.ruler.push("plain", _noting(_one_character, _all_seen))
    return parser


def _one_character(state: StateInline, silent: bool) -> bool:
    """Read one character that no other rule reads."""
    if not silent:
        state.append_pending(state.src[state.pos])
    state.pos += 1
    return True


def _noting(rule: Rule, note: Callable[[StateInline, _Seen, int, int], None]) -> Rule:
    """Return a rule that notes what it read."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, tokens = state.pos, len(state.tokens)
        if note is _emphasis and _is_inside_word(state.src, start):
            return False
        seen: _Seen | None = None if silent else state.env[SEEN]
        inside = seen.inside if seen else False
        if seen and note is _picture:
            seen.inside = True
        read = rule(state, silent)
        if seen:
            seen.inside = inside
            if read and not inside:
                note(state, seen, start, tokens)
        return read

    return noting


def _is_inside_word(text: str, start: int) -> bool:
    """Say whether stars stand between letters, as in words that are not printed in full: ``s**t``."""
    end = start
    while end < len(text) and text[end] == "*":
        end += 1
    return 0 < start < end < len(text) and (text[start - 1].isalnum() or text[start - 1] == "*") and text[end].isalnum()


def _all_seen(state: StateInline, seen: _Seen, start: int, _tokens: int) -> None:
    seen.chars.update(range(start, state.pos))


def _without_escape(state: StateInline, seen: _Seen, start: int, _tokens: int) -> None:
    seen.chars.update(range(start + 1, state.pos))


def _emphasis(state: StateInline, seen: _Seen, start: int, tokens: int) -> None:
    """Note the marks of emphasis, which a later rule makes into tags or leaves."""
    place = state.pos
    for token in reversed(state.tokens[tokens:]):
        if place <= start:
            break
        seen.marks.append((token, place - len(token.content), place))
        place -= len(token.content)


def _address(state: StateInline, seen: _Seen, start: int, _tokens: int) -> None:
    seen.chars.update(range(start + 1, state.pos - 1))


def _picture(_state: StateInline, _seen: _Seen, _start: int, _tokens: int) -> None:
    """Note nothing: a picture's words are no part of the paragraph."""


NOTES: Final[dict[str, Any]] = {
    "text": _all_seen,
    "newline": _all_seen,
    "escape": _without_escape,
    "strikethrough": _emphasis,
    "emphasis": _emphasis,
    "image": _picture,
    "autolink": _address,
}
