"""A sentence of the evidence without what a wording leaves out of it: what is shorter is read better.

    It reached 41 degrees in Meran on Thursday, the highest on record      without "on Thursday"
    A nurse, who did not give her name, said that the ward was closed      without "who did not give her name"
    The fire destroyed the mill and damaged a barn                         without "and damaged a barn"

Left in: whatever bounds what is told: who says so, conditions, "before", "not", "only", what hangs on a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.overrides.guard.joints import WHOLES
from generator.overrides.guard.matching import stands_for
from generator.overrides.guard.readings import Reading
from generator.overrides.guard.referents import COMMAS, is_placed
from generator.syntax.labels import VERBAL
from generator.syntax.tree import child, children_of, head_of
from generator.values.annotation import Token

ASIDE: Final = frozenset({"relcl", "acl", "appos"})  # behind a comma
OPENERS: Final = frozenset({"because", "after", "since", "while", "although", "though"})  # bound nothing
PUNCTUATION_RE = re.compile(r"\s+(?=[,.;:])|,(?=\s*[,.;:])|^\W+")


def trimmed(evidence: Reading, wording: Reading) -> str:
    """Return the words of a sentence of the evidence that a wording may be made of."""
    kept = [o for o in evidence.terms if any(stands_for(u, o) for u in wording.terms)]
    told = {i for o in kept for i in o.tokens}
    dated, placed = any(u.time for u in wording.terms), any(is_placed(evidence, o.head) for o in kept)
    left: set[int] = set()
    for token in evidence.tokens:
        if _may_go(evidence, token, dated=dated, placed=placed):
            phrase = _phrase(evidence, token)
            left |= phrase if told.isdisjoint(phrase) else set()
    text, end = "", 0
    for token in (t for t in evidence.tokens if t.index not in left):
        before = evidence.document.text[end : token.start]
        text += (before if token.start == end or not before.strip() else " ") + evidence.document.text[
            token.start : token.end
        ]
        end = token.end
    return _tidied(text)


def _may_go(reading: Reading, token: Token, *, dated: bool, placed: bool) -> bool:
    """Say whether a token heads what a sentence is as true without; no time goes where one is told, and no place."""
    before = reading.annotation.tokens[max(0, reading.annotation.subtree(token.index)[0] - 1)]
    above = head_of(reading.annotation, token)
    if token.dep in ASIDE:
        some = any(t.text.lower() in {"a", "an"} for t in children_of(reading.annotation, above))
        apart = before.text in COMMAS or before.text == "(" or (token.dep == "relcl" and some and above.pos == "NOUN")
        return apart and not _tells_part(reading, token)
    term = reading.by_token.get(token.index)
    if token.dep == "npadvmod" and above.pos in VERBAL:
        return term is not None and term.time is not None and not dated
    if token.dep == "prep" and above.pos in VERBAL and above.lemma != "be":
        noun = reading.by_token.get((child(reading.annotation, token, "pobj") or token).index)
        timed = noun is not None and noun.time is not None
        return (timed and not dated) or (
            not timed and not placed and noun is not None and is_placed(reading, noun.head)
        )
    if token.dep == "advcl":
        opener = child(reading.annotation, token, "mark")
        return opener.text.lower() in OPENERS if opener is not None else token.tag == "VBG" and before.text == ","
    cc = child(reading.annotation, above, "cc") if token.dep == "conj" and token.pos in VERBAL else None
    return cc is not None and cc.text.lower() in {"and", "but"}


def _tells_part(reading: Reading, token: Token) -> bool:
    """Say whether a phrase tells of a part of what stands before: "half of them to foreign buyers"."""
    inside = [reading.annotation.tokens[i] for i in reading.annotation.subtree(token.index)]
    whole = any(t.text.lower() in WHOLES and head_of(reading.annotation, t).text.lower() == "of" for t in inside)
    return whole or (token.dep == "appos" and any(t.pos == "NUM" for t in inside))


def _phrase(reading: Reading, token: Token) -> set[int]:
    """Return a token with all that hangs on it, and what joins it: "and", brackets."""
    found = set(reading.annotation.subtree(token.index))
    found |= set(_joining(reading, token, min(found), max(found)))
    return found


def _joining(reading: Reading, token: Token, first: int, last: int) -> Iterator[int]:
    tokens = reading.annotation.tokens
    before, behind = tokens[max(0, first - 1)], tokens[min(len(tokens) - 1, last + 1)]
    if (token.dep == "conj" and before.dep == "cc") or (before.text == "(" and behind.text == ")"):
        yield before.index
        yield from [behind.index] if before.text == "(" else []
    elif before.text == "," and behind.text == "," and token.dep in {*ASIDE, "advcl"}:
        yield from (before.index, behind.index)


def _tidied(text: str) -> str:
    text = PUNCTUATION_RE.sub("", text)
    return text[:1].upper() + text[1:]
