"""The top of a page: title, lede, how much it rests on, and the key facts."""

from __future__ import annotations

import re

from generator.relations.items.limits import is_made_of
from generator.rendering.escaping import escape, escape_line
from generator.rendering.page import Page, anchors, cite
from generator.rendering.wording import STANDING_WORDS, count, date_words
from generator.values.briefing import Fact, FactAttribution

DAYS_MARK = "<!-- days -->"  # where the built site leads to the briefing as it stood on earlier days
DATA_LINK = "[This briefing as data](briefing.json)"
WORDED = {"title": "headline", "lede": "lede"}
OVERTAKEN = "superseded"
STRAIGHT = str.maketrans("’‘", "''")
ARTICLE_RE = re.compile(r"^(?:the|a|an)\s+")
KIND_WORDS = {"plan": "planned", "background": "background"}


def render_top(page: Page) -> list[str]:
    """Return title, lede and the line that says what the page rests on."""
    briefing = page.briefing
    lines = [f"# {escape(briefing.title)}", ""]
    if briefing.lede:
        lines += [_cited_lede(page), ""]
    rests = f"{count(len(briefing.sources), 'article')}, {count(len(briefing.origins), 'origin')}"
    newest = f"Newest source: {date_words(briefing.updated)}. " if briefing.updated else ""
    worded = " and ".join(WORDED[part] for part in briefing.edited if part in WORDED)
    told = f" {worded[:1].upper()}{worded[1:]} worded by the editor." if worded else ""
    return [*lines, f"*{newest}Rests on {rests}.{told}* {DATA_LINK}", "", DAYS_MARK, ""]


def _cited_lede(page: Page) -> str:
    """Return the lede; each of its sentences is cited by itself where they are its facts' words."""
    by_id = {f.id: f for f in page.briefing.facts}
    facts = [by_id[i] for i in page.briefing.lede_facts if i in by_id]
    if " ".join(f.text for f in facts) == page.briefing.lede:
        return " ".join(f"{escape_line(f.shown or f.text)}{cite(*f.evidence)}" for f in facts)
    return f"{escape_line(page.briefing.lede)}{cite(*(e for f in facts for e in f.evidence))}"


def render_facts(page: Page) -> list[str]:
    """Return the facts a reader needs first."""
    return _section(page, "## Key facts", [f for f in _current(page) if f.id in _front_facts(page)])


def render_further_facts(page: Page) -> list[str]:
    """Return the other facts, and those that later reports overtook."""
    overtaken = [f for f in page.briefing.facts if f.standing == OVERTAKEN]
    return [
        *_section(page, "## Further facts", [f for f in _current(page) if f.id not in _front_facts(page)]),
        *_section(page, "## Overtaken by later reports", overtaken),
    ]


def _current(page: Page) -> list[Fact]:
    return [f for f in page.briefing.facts if f.standing != OVERTAKEN]


def _front_facts(page: Page) -> set[str]:
    return {*page.briefing.lede_facts, *page.briefing.key_facts}


def _section(page: Page, heading: str, facts: list[Fact]) -> list[str]:
    return [heading, "", *(line for f in facts for line in _fact_lines(page, f)), ""] if facts else []


def _standing(page: Page, fact: Fact) -> list[str]:
    """Say who has a fact and how it stands; one origin alone is named, and nothing is said of the others."""
    words = STANDING_WORDS.get(fact.standing)
    if words is None:
        return [page.names(fact.sources), *(["one origin"] if len(fact.sources) > 1 else [])]
    return [page.coverage(fact.sources, len(fact.origins) or None), _linked(page, fact, words)]


def _linked(page: Page, fact: Fact, words: str) -> str:
    """Lead from a disputed fact to what the sources say."""
    if fact.standing != "disputed":
        return words
    for item in page.briefing.disagreements:
        said = [e for position in item.positions for e in position.evidence]
        if any(e.source == own.source and e.span.overlaps(own.span) for e in said for own in fact.evidence):
            return f"[{words}](#{item.id})"
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


def _fact_lines(page: Page, fact: Fact) -> list[str]:
    said = _standing(page, fact)
    if fact.kind in KIND_WORDS:
        said.append(KIND_WORDS[fact.kind])
    if fact.attribution and not names_source(fact.shown or fact.text, fact.attribution):
        said.append(f"according to {escape(in_sentence(fact.attribution))}")
    if fact.unsupported:
        said.append("the editor’s own words, which no source holds")
    elif fact.edited:
        own = is_made_of(fact.text, fact.evidence)
        said.append("arranged by the editor" if own else "worded by the editor")
    return [
        f"- {anchors(fact.id, *fact.also)}{escape_line(fact.shown or fact.text)}{cite(*fact.evidence)}".rstrip() + "  ",
        f"    *{' · '.join(filter(None, said))}*",
    ]
