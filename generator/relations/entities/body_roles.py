"""What a body is, in the words beside its name.

Health insurer Orrin Inc. · a Selm company called Brandl · Brandl, Norland's biggest producer of buses
Left alone: "the company Brandl" (tells nothing), "their bank, Brandl" (whose), "the Brandl, the newspaper said".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.names.role_wording import word_role
from generator.names.roles import LONGEST_ROLE, belongs_to_title
from generator.syntax.labels import FINITE
from generator.syntax.phrases import noun_phrase
from generator.syntax.tree import children_of, head_of, span_head, token_span
from generator.values.annotation import Annotation, Mention, Token
from generator.values.briefing import EntityRole
from generator.values.span import Span
from generator.values.story import DatedArticle


def body_roles(named: Iterable[tuple[Mention, DatedArticle]]) -> tuple[EntityRole, ...]:
    """Return what most of the mentions of a body say it is, in the longest wording; nothing where none does."""
    found = []
    for mention, dated in named:
        span = _said_beside(mention, dated.article.annotation)
        if span:
            text = word_role(span, mention, dated.document, dated.article.annotation)
            found.append(EntityRole(text, (dated.document.evidence(span.cover(mention.span)),), since=None, until=None))
    counts = Counter(role.text for role in found)
    return tuple(sorted(found, key=lambda role: (-counts[role.text], -len(role.text)))[:1])


def _said_beside(mention: Mention, annotation: Annotation) -> Span | None:
    noun = next((t for t in _beside(mention, annotation) if t.tag == "NN" and t.lemma in _kinds_of_body()), None)
    if noun is None:
        return None
    first, last = noun.index, noun.index + 1
    while (
        last <= mention.first and first > 0 and belongs_to_title(annotation.tokens[first - 1], annotation.tokens[first])
    ):
        first -= 1
    if last > mention.first:
        first, last = noun_phrase(annotation, noun, bare=True, participles=False)
    tokens = annotation.tokens
    if (
        any(t.tag == "PRP$" for t in tokens[max(first - 1, 0) : last])
        or tokens[min(last, len(tokens) - 1)].tag in FINITE
    ):
        return None
    told = {t.text for t in tokens[first:last]} - {noun.text, *load_lexicon("name_kinds")["tell_nothing"]}
    return token_span(annotation, first, last) if told and last - first <= LONGEST_ROLE else None


def _beside(mention: Mention, annotation: Annotation) -> Iterable[Token]:
    """Yield the words that may say what a name is: before it, what it is in apposition to, what is in apposition."""
    tokens, inside = annotation.tokens, range(mention.first, mention.last)
    head = span_head(annotation, mention.span)
    if head is None:
        return
    above = head_of(annotation, head)
    above = head_of(annotation, above) if above.text in {"called", "named"} else above
    yield from (t for t in tokens[: mention.first][-1:] if t.dep == "compound" and t.head in inside)
    yield from (t for t in (above,) if head.dep in {"appos", "oprd"} and 0 < mention.first - t.index < 3)  # noqa: PLR2004
    if mention.last < len(tokens) and tokens[mention.last].text == ",":
        yield from (t for t in children_of(annotation, head) if t.dep == "appos" and t.index > mention.last)


@cache
def _kinds_of_body() -> frozenset[str]:
    kinds, speakers = load_lexicon("name_kinds"), load_lexicon("speakers")
    groups = (kinds["bodies"], kinds["makers"], speakers["organisation"], speakers["body"])
    return frozenset(word for group in groups for word in group)
