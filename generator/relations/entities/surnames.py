"""Who a bare surname in a line is, in words of a source: for a reader who has seen no line before.

Milch defended the order.  (elsewhere "Randy Milch, general counsel of Verizon")   → Milch [Randy Milch, general counsel
                                                                                     of Verizon]
Left alone: whom the line itself, the headline or the lede names or tells ("Mayor Dunn", "Dunn, the mayor"), heads of
state, a surname of two people of the story, and what somebody says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.tree import children_of
from generator.values.annotation import Annotation, Mention, MentionKind
from generator.values.briefing import Entity
from generator.values.document import Evidence
from generator.values.enums import EntityKind
from generator.values.fields import Ground
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

LONGEST: Final = 9  # words of a name with its role in brackets
KNOWN_RE: Final = re.compile(  # of a whole country or church: no reader asks who that is
    r"(?:[A-Z][\w.]*\s)?(?:president|prime\sminister|chancellor|pope|king|queen)", re.IGNORECASE
)
LEANING_RE: Final = re.compile(r"\b(?:his|her|their|its|our|my|company|one|two|three)\b|['’]s\b|--|\d", re.IGNORECASE)
ADDRESSES: Final = ("honorific", "honorific_male", "honorific_female")


def surnames_lacking(
    dated: DatedArticle, spans: list[Span], story: Story, said: frozenset[str]
) -> Iterator[tuple[Span, str, Ground]]:
    """Yield the bare surnames in some spans of an article, who each is, and where that stands.

    ``said`` holds the words of the headline and the lede, in small letters.
    """
    annotation = dated.article.annotation
    words = {w for span in spans for w in re.findall(r"\w+", span.cut(dated.document.normal))}
    for mention in annotation.mentions:
        name = mention.text.removesuffix("'s")
        inside = mention.kind is MentionKind.PERSON and any(span.contains(mention.span) for span in spans)
        if not inside or name.lower() in said or _is_introduced(annotation, mention, dated):
            continue
        bearers = [e for e in story.entities if e.kind is EntityKind.PERSON and name in e.name.split()[1:]]
        if len(bearers) == 1 and dated.source in bearers[0].sources and not words & {*bearers[0].name.split()[:1]}:
            found = _introduction(bearers[0], story)
            if found and not KNOWN_RE.fullmatch(bearers[0].role or ""):
                shown, e = found
                yield mention.span, shown, Ground(e.id, e.source, e.start, e.end, e.text)


def _is_introduced(annotation: Annotation, mention: Mention, dated: DatedArticle) -> bool:
    """Say whether words beside a name tell who that is or are named by it ("the Bell era"), or somebody speaks it."""
    last = annotation.tokens[mention.last - 1]
    before = annotation.tokens[max(0, mention.first - 1)]
    address = any(before.text.lower() in load_lexicon("roles")[group] for group in ADDRESSES)
    title = mention.first > 0 and before.dep in {"compound", "amod"} and before.head == last.index and not address
    beside = last.dep == "compound" or any(t.dep in {"appos", "relcl"} for t in children_of(annotation, last))
    spoken = any(part.contains(mention.span) for q in dated.article.quotes for part in q.quoted)
    return title or beside or spoken


def _introduction(entity: Entity, story: Story) -> tuple[str, Evidence] | None:
    """Return the words that introduce a person, with the role where it says by itself what it is, and where."""
    for role in reversed(entity.roles):
        for evidence in role.evidence:
            words = " ".join(evidence.shown.split())
            if role.text == entity.role and entity.name in words and not LEANING_RE.search(words):
                return (words, evidence) if len(words.split()) <= LONGEST else (entity.name, evidence)
    for article in story.articles:
        for mention in article.article.annotation.mentions:
            if mention.text == entity.name:
                return entity.name, article.document.evidence(mention.span)
    return None
