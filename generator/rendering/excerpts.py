"""The excerpts: the words every item rests on, copied from its source, each with an anchor of its own.

A fact's stand below it; the rest stand below their source. Words that stand in a longer excerpt are marked there by
their anchor and not printed again. No more of a source is shown than the words cited: how much of an article is
published has a limit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from generator.rendering.escaping import escape
from generator.rendering.page import Page, anchors, excerpt_anchor
from generator.values.briefing import Briefing, Fact
from generator.values.document import Evidence, evidence_in


def arrange_excerpts(briefing: Briefing) -> dict[str, tuple[Evidence, ...]]:
    """Return what is printed as an excerpt, by id, each with all evidence that stands in it, itself first.

    Printed is what stands below a fact, and of the rest what stands in no longer piece of the same source.
    """
    below = dict.fromkeys(_below_facts(briefing))
    own = [quote.evidence for quote in briefing.quotes]
    said = chain(*own, *(v.evidence for quote in briefing.quotes for v in quote.variants))
    cited = {e.id: e for e in (*evidence_in(replace(briefing, quotes=())), *said)}  # no name leads to a mention
    others = (e for e in cited.values() if e not in below)
    printed: defaultdict[str, list[list[Evidence]]] = defaultdict(list)
    for evidence in below:
        printed[evidence.source].append([evidence])
    for evidence in sorted(others, key=lambda e: (e.start - e.end, e.id)):
        groups = printed[evidence.source]
        holding = next((g for g in groups if g[0].span.contains(evidence.span)), None)
        if holding is None:
            groups.append([evidence])
        else:
            holding.append(evidence)
    return {group[0].id: tuple(group) for groups in printed.values() for group in groups}


def _below_facts(briefing: Briefing) -> Iterable[Evidence]:
    """Yield what is printed below facts; an editor's own words, which no source holds, have no excerpt there."""
    return (e for fact in briefing.facts if not fact.unsupported for e in fact.evidence)


def credit_excerpts(page: Page, fact: Fact) -> str:
    """Name the sources that have a fact in its own words, each with the anchors of its excerpt."""
    told, quoted = " ".join(fact.text.split()), _parts_by_source(fact)
    own = (parts for parts in quoted if _joined_words(parts) == told)
    unquoted = {*fact.sources} - {e.source for e in fact.evidence}
    named = [f"{_excerpt_anchors(page, parts)}{_source_link(page, parts[0].source)}" for parts in own]
    others = [f"{_source_link(page, s.id)} (not quoted)" for s in page.sources if s.id in unquoted]
    return "; ".join((*named, *others))


def render_excerpts(page: Page, fact: Fact) -> list[str]:
    """Return the excerpts below a fact that have it in other words."""
    others = ((parts, _joined_words(parts)) for parts in _parts_by_source(fact))
    return [
        f"    - {_excerpt_anchors(page, parts)}{_source_link(page, parts[0].source)}: “{escape(words)}”"
        for parts, words in others
        if words != " ".join(fact.text.split())
    ]


def _parts_by_source(fact: Fact) -> list[tuple[Evidence, ...]]:
    """Return the evidence of a fact by source: the parts of a sentence that furniture splits are one excerpt."""
    return [tuple(e for e in fact.evidence if e.source == s) for s in dict.fromkeys(e.source for e in fact.evidence)]


def render_rest(page: Page, source: str) -> list[str]:
    """Return the excerpts of a source that stand below no fact and in no longer excerpt."""
    below = {e.id for e in _below_facts(page.briefing)}
    rest = (group[0] for group in page.excerpts.values() if group[0].id not in below and group[0].source == source)
    ordered = sorted(rest, key=lambda e: (e.start, e.end))
    return [f"    - {_excerpt_anchors(page, (e,))}“{escape(e.shown)}”" for e in ordered]


def _excerpt_anchors(page: Page, parts: Iterable[Evidence]) -> str:
    inside = (e for part in parts for e in page.excerpts.get(part.id, (part,)))
    return anchors(*(excerpt_anchor(e.id) for e in inside))


def _source_link(page: Page, source: str) -> str:
    label = page.labels[source]
    return f"[{label.short}](#{label.anchor})"


def _joined_words(parts: tuple[Evidence, ...]) -> str:
    return " … ".join(" ".join(e.shown.split()) for e in parts)
