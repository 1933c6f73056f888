"""The role the text gives to a person beside the name.

    Kremlin spokesman Dmitry Peskov                         → Kremlin spokesman
    Sen. Ann Smith                                          → Sen.
    Ann Smith, the mayor of Springfield, said               → mayor of Springfield
    Norrland's special envoy for fisheries, Jan Holm, met   → Norrland's special envoy for fisheries

Left alone: forms of address (Mr, Dr), ages, "his friend Jon Doe", clauses ("Ann Smith, who left,").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import Person, is_before_name
from generator.syntax.labels import FINITE, NOMINAL, WH_TAGS
from generator.syntax.tree import ancestors, head_of
from generator.values.annotation import Annotation, Mention, Token
from generator.values.document import Document
from generator.values.span import Span

BEFORE_A_NAME: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
LONGEST_ROLE: Final = 14  # words; longer appositions tell a story, not a role
DROPPED: Final = frozenset(
    {"a", "an", "another", "the", "his", "her", "its", "their", "my", "our", "your", "-", ",", "'", '"'}
)


HEADS: Final = frozenset({"head", "abbreviation"})
ADDRESSES: Final = frozenset({"honorific", "honorific_male", "honorific_female"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, without its article."""

    text: str  # "Kremlin spokesman"
    span: Span
    mention: Mention  # the name it stands beside


def roles_of(person: Person, document: Document, annotation: Annotation) -> tuple[Role, ...]:
    """Return the roles the text gives to a person, in text order."""
    found = (role_beside(m, document, annotation) for m in person.mentions)
    return tuple(role for role in found if role)


def role_beside(mention: Mention, document: Document, annotation: Annotation) -> Role | None:
    """Return the role that stands directly beside one mention of a person, or None."""
    for find in (_title_before, _apposition_after, _apposition_before):
        span = find(mention, annotation)
        if span:
            span = _without_article(span, annotation)
        if span and span.length:
            return Role(document.printed(span), span, mention)
    return None


@cache
def _role_words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in load_lexicon("roles")[group])


def is_role_head(token: Token) -> bool:
    """Say whether a noun heads a role: "minister", "Spokeswoman", plural forms by their lemma."""
    return token.text.lower() in _role_words(*HEADS) or (token.pos in NOMINAL and token.lemma in _role_words(*HEADS))


def _title_before(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "US Secretary of State" before the name, titles inside the mention included."""
    tokens = annotation.tokens
    name = mention.first
    while is_before_name([t.text for t in tokens[name : mention.last]]):
        name += 1
    last = name - 1
    while last >= 0 and tokens[last].text.lower() in _role_words(*ADDRESSES):
        last -= 1
    if last < 0 or not _together(tokens, last, name):
        return None
    first = _start_of_abbreviation(tokens, last)
    if first is None:
        return None
    while first > 0 and _belongs_to_title(tokens[first - 1], tokens[first]):
        first -= 1
    if tokens[last].text.lower() in _role_words("tie") and not any(t.text == "'s" for t in tokens[first:last]):
        return None
    return Span(tokens[first].start, tokens[last].end)


def _start_of_abbreviation(tokens: tuple[Token, ...], last: int) -> int | None:
    """Return the token a role's last word starts at: "Sgt." may be two tokens; None when it is no role."""
    if is_role_head(tokens[last]):
        return last
    split = tokens[last].text == "." and last > 0 and tokens[last - 1].end == tokens[last].start
    return last - 1 if split and f"{tokens[last - 1].text.lower()}." in _role_words(*HEADS) else None


def _together(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    """Say whether only spaces and forms of address stand between two tokens of one line."""
    between = tokens[left + 1 : right]
    return all(t.text.lower() in _role_words(*ADDRESSES) for t in between) and tokens[right].start - tokens[
        left
    ].end <= 1 + sum(len(t.text) + 1 for t in between)


def _belongs_to_title(token: Token, right: Token) -> bool:
    if right.start - token.end > 1 or token.entity in {"DATE", "TIME"}:
        return False
    if token.text in {"&", "'s", "'"}:
        return True
    if token.text == "-":  # inside "vice-president", not behind a dateline
        return right.start == token.end
    acting = token.tag == "VBG" and token.dep == "amod"  # "acting governor"
    return (acting or token.pos in BEFORE_A_NAME) and token.dep not in {
        "nsubj",
        "dobj",
        "npadvmod",
        "attr",
        "pobj",
        "ROOT",
        "conj",
    }


def _apposition_after(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "the mayor of Springfield" in "Ann Smith, the mayor of Springfield,"."""
    tokens = annotation.tokens
    at = _behind_age(tokens, mention.last)
    if at is None:
        return None
    end = _end_of_apposition(tokens, at)
    words = tokens[at:end]
    if not words or len(words) > LONGEST_ROLE:
        return None
    head = next((t for t in words if t.tag in {"NN", "NNP"} and is_role_head(t)), None)
    verbal = any(t.tag in FINITE | WH_TAGS for t in words)
    if head is None or verbal or not _heads_apposition(head, words, mention):
        return None
    if head.lemma in _role_words("tie") and not any(
        (t.dep == "poss" and t.tag != "PRP$") or t.text == "of" for t in words
    ):
        return None
    return Span(words[0].start, words[-1].end)


def _behind_age(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the index behind "," or ", 43,"; None when no comma follows the name."""
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    if at + 2 < len(tokens) and tokens[at + 1].text.isdigit() and tokens[at + 2].text == ",":
        return at + 3
    return at + 1


def _end_of_apposition(tokens: tuple[Token, ...], at: int) -> int:
    """Return the index of the comma, dash, mark or stop that ends an apposition."""
    end, opened = at, 0
    while end < len(tokens) and end - at <= LONGEST_ROLE + 1:
        text = tokens[end].text
        opened += (text == "(") - (text == ")")
        if opened <= 0 and text in {",", ".", ";", ":", "-", "--", '"', "?", "!"} and not _inside_word(tokens, end):
            return end
        if tokens[end].tag in {"VBD", "VBZ", "VBP"} | WH_TAGS:
            return end
        end += 1
    return min(end, len(tokens))


def _inside_word(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    return (
        token.text == "-" and 0 < at < len(tokens) - 1 and tokens[at - 1].end == token.start == tokens[at + 1].start - 1
    )


def _heads_apposition(head: Token, words: tuple[Token, ...], mention: Mention) -> bool:
    """Say whether the role noun comes before any other name and preposition of its phrase."""
    before = [t for t in words if t.index < head.index]
    hyphened = {t.index + 1 for t in before if t.text == "-"}  # "Selm-based"
    if any(t.pos in {"ADP", "VERB", "CCONJ"} and t.index not in hyphened for t in before if t.text != "-"):
        return False
    following = [t for t in words if t.index > head.index]
    return not (following and following[0].entity == "PERSON") and mention.last <= words[0].index


def _apposition_before(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "Li Hui" as the apposition of "China's special envoy for Eurasian affairs,"."""
    tokens = annotation.tokens
    for token in tokens[mention.first : mention.last]:
        head = _role_above(annotation, head_of(annotation, token))
        if token.dep != "appos" or head.index >= mention.first or not is_role_head(head):
            continue
        left = min(i for i in annotation.subtree(head.index) if i < mention.first)
        right = mention.first - 1
        while right > head.index and tokens[right].text in {",", "(", "-"}:
            right -= 1
        owner = [
            t for t in tokens[left:right] if t.entity == "PERSON"
        ]  # "Mayor Roe's spokeswoman", but no list of people
        if right - left < LONGEST_ROLE and (not owner or tokens[owner[-1].index + 1].text == "'s"):
            return Span(tokens[left].start, tokens[right].end)
    return None


def _role_above(annotation: Annotation, token: Token) -> Token:
    """Climb from "Norville" to "mayor" in "the mayor of Norville, Jane Roe"."""
    for above in (token, *ancestors(annotation, token)):
        if is_role_head(above):
            return above
        if above.dep not in {"pobj", "prep", "compound", "poss"}:
            break
    return token


def _without_article(span: Span, annotation: Annotation) -> Span:
    words = list(annotation.tokens_in(span))
    while words and words[0].text.lower() in DROPPED:
        words.pop(0)
    while words and words[-1].text.lower() in {",", "-", "'s", "and", *_role_words(*ADDRESSES)}:
        words.pop()
    if len(words) == 1 and words[0].text.lower() in _role_words("tie"):
        words.pop()
    return Span(words[0].start, words[-1].end) if words else Span(span.start, span.start)
