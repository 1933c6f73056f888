"""The facts: each with who has it, how it stands and, among the evidence, the words it rests on."""

from __future__ import annotations

import re

from generator.overrides.redaction import GONE
from generator.relations.items.limits import is_made_of
from generator.rendering.escaping import escape, escape_line
from generator.rendering.excerpts import credit_excerpts, render_excerpts
from generator.rendering.page import FRONT, Page, anchors_of
from generator.rendering.wording import STANDING_WORDS
from generator.values.briefing import Fact, FactAttribution

OVERTAKEN = "superseded"
STRAIGHT = str.maketrans("’‘", "''")
ARTICLE_RE = re.compile(r"^(?:the|a|an)\s+")
OWN_WORDS = "the editor’s own words, which no source holds"


def render_facts(page: Page) -> list[str]:
    """Return every fact that stands, then those that later reports overtook, each with its excerpts."""
    standing = [f for f in page.briefing.facts if f.standing != OVERTAKEN]
    overtaken = [f for f in page.briefing.facts if f.standing == OVERTAKEN]
    return [*_section(page, "## Facts", standing), *_section(page, "## Overtaken by later reports", overtaken)]


def _section(page: Page, heading: str, facts: list[Fact]) -> list[str]:
    return [heading, "", *(line for f in facts for line in fact_lines(page, f)), ""] if facts else []


def _standing(page: Page, fact: Fact) -> list[str]:
    """Say who has a fact and how it stands: how many reports, unless one has it whole and others a part of it."""
    reports = len(fact.origins)
    behind = {s.origin for s in page.briefing.sources if s.id in fact.sources}
    copied = len(fact.sources) > 1 and len(behind) == 1
    shared = f"{reports} independent reports" if reports > 1 else "one report" if copied else ""
    disputed = _linked(page, fact, STANDING_WORDS[fact.standing]) if fact.standing in STANDING_WORDS else ""
    own = page.credit(fact.sources, fact.evidence) if page.name == FRONT else credit_excerpts(page, fact)
    return [own, shared, disputed]


def _linked(page: Page, fact: Fact, words: str) -> str:
    """Lead from a disputed fact to what the sources say."""
    if fact.standing != "disputed":
        return words
    for item in page.briefing.disagreements:
        said = [e for position in item.positions for e in position.evidence]
        if any(e.source == own.source and e.span.overlaps(own.span) for e in said for own in fact.evidence):
            return f"[{words}]({page.address_of(item.id, 'disagreements')})"
    return words


def names_source(text: str, attribution: FactAttribution) -> bool:
    """Say whether the words of a fact say themselves whom they are from; a part of a person's name is enough.

    >>> kessin = FactAttribution("Dario Kessin", "person", "said")
    >>> names_source("The road is shut, Kessin said.", kessin), names_source("The road is shut.", kessin)
    (True, False)
    >>> names_source("Xi pledged help.", FactAttribution("Xi Jinping", "person", "pledged"))
    True
    """
    words = text.lower().translate(STRAIGHT)
    name = ARTICLE_RE.sub("", attribution.name.lower().translate(STRAIGHT))
    parts = [p for p in name.split() if len(p) > 1] if attribution.kind == "person" else []
    return any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", words) for n in (name, *parts[:1], *parts[-1:]))


def in_sentence(attribution: FactAttribution) -> str:
    """Write whom a fact is attributed to as it stands inside a sentence.

    >>> in_sentence(FactAttribution("Two of the sources", "anonymous", None))
    'two of the sources'
    >>> in_sentence(FactAttribution("Chinese customs data", "document", None))
    'Chinese customs data'
    """
    name = attribution.name
    return f"{name[:1].lower()}{name[1:]}" if attribution.kind == "anonymous" else name


def fact_lines(page: Page, fact: Fact) -> list[str]:
    """Return a fact and, below it, who has it; among the evidence also the words of those who have it in others."""
    said = [] if fact.unsupported else _standing(page, fact)
    if fact.attribution and not names_source(fact.shown or fact.text, fact.attribution):
        said.append(f"according to {escape(in_sentence(fact.attribution))}")
    if fact.unsupported:
        said.append(OWN_WORDS)
    elif fact.edited:
        own = is_made_of(fact.text, fact.evidence)
        said.append("arranged by the editor" if own else "worded by the editor")
    if GONE in fact.text:
        said.append("words left out by the editor")
    said += page.id_shown(fact)
    others = render_excerpts(page, fact) if page.name != FRONT and not fact.unsupported else []
    return [
        f"- {anchors_of(fact)}{escape_line(fact.shown or fact.text)}  ",
        f"    *{' · '.join(filter(None, said))}*",
        *others,
    ]
