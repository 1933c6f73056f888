"""Who has it from whom, what several sources state, the public corrections, and the sources."""

from __future__ import annotations

from generator.overrides.withheld import TAKEN_BACK
from generator.rendering.drawings.matrix import MATRIX_MARK, shared_facts
from generator.rendering.drawings.tree import ORIGINS_MARK, OWN_REPORT, descent_words, in_descent, origin_anchor
from generator.rendering.escaping import escape, link_target
from generator.rendering.excerpts import render_rest
from generator.rendering.page import Page, anchors, is_own_report, links_by_id
from generator.rendering.wording import count, date_words, shorten
from generator.sources.languages import READ, language_name
from generator.values.briefing import BriefingSource, Correction
from generator.values.quoting import QuotedShare


def render_origins(page: Page) -> list[str]:
    """Return the origins with their articles, and what several of them state."""
    if not has_origins(page):
        return []
    lines = ["## Who has it from whom", "", ORIGINS_MARK, ""]
    for origin in page.briefing.origins:
        members = [s for s in page.sources if s.id in origin.sources]
        head = f"- {anchors(origin_anchor(origin.id))}**{escape(origin.label)}**"
        if is_own_report(origin, {s.id: s for s in members}):
            lines.append(f"- {anchors(origin_anchor(origin.id))}{_derived(page, members[0])}: {OWN_REPORT}")
            continue
        if len(members) == 1:
            lines.append(f"{head} · {_derived(page, members[0])}")
            continue
        lines.append(f"{head} · {count(len(members), 'article')}")
        lines += [f"{'    ' * depth}- {_derived(page, s)}" for s, depth in in_descent(members)]
    return [*lines, "", *_matrix(page)]


def has_origins(page: Page) -> bool:
    """Say whether there is anything to tell of who has it from whom: one article alone has it from nobody."""
    return len(page.briefing.sources) > 1 and bool(page.briefing.origins)


def _derived(page: Page, source: BriefingSource) -> str:
    label = page.labels[source.id]
    words, relation = f"{label.letter} · [{label.short}](#{label.anchor})", descent_words(page, source)
    return f"{words}: {escape(relation)}" if relation else words


def _matrix(page: Page) -> list[str]:
    """Return which articles share a fact; of what one article alone was seen to state nothing is said."""
    shared = shared_facts(page)
    if not shared:
        return []
    heads = ["Statement", *(page.labels[s.id].letter for s in page.sources)]
    lines = ["### What several articles state", "", MATRIX_MARK, ""]
    lines += [f"| {' | '.join(heads)} |", f"| {' | '.join(['---', *([':-:'] * (len(heads) - 1))])} |"]
    for fact in shared:
        marks = ["●" if s.id in fact.sources else " " for s in page.sources]
        lines.append(f"| [{escape(shorten(fact.text))}](#{fact.id}) | {' | '.join(marks)} |")
    return [*lines, ""]


def render_corrections(page: Page) -> list[str]:
    """Return the corrections the editors made in public."""
    found = sorted(page.briefing.corrections, key=lambda c: c.date, reverse=True)
    links = links_by_id(page)
    lines = [
        f"- **{date_words(c.date or None)}**: {correction_words(c, links[c.item][1] if c.item in links else None)}"
        for c in found
    ]
    return ["## Corrections", "", *lines, ""] if lines else []


def correction_words(correction: Correction, address: str | None = None) -> str:
    """Return what was wrong, what stands there now and why, in Markdown; ``address`` leads to the statement."""
    was = f"was “{escape(correction.was)}”, " if correction.was else ""
    now = TAKEN_BACK if correction.now == TAKEN_BACK else f"now “{escape(correction.now)}”"
    link = f" ([statement]({address}))" if address else ""
    return f"{was}{now}{link}. {escape(correction.because)}"


def render_sources(page: Page) -> list[str]:
    """Return every source with outlet, headline, byline, date, origin and link, and what else is cited from it."""
    by_id = {s.id: s for s in page.sources}
    labels = {o.id: OWN_REPORT if is_own_report(o, by_id) else o.label for o in page.briefing.origins}
    lines = (line for s in page.sources for line in (_source_line(page, s, labels), *render_rest(page, s.id)))
    return ["## Sources", "", *lines, ""]


def _source_line(page: Page, source: BriefingSource, origins: dict[str, str]) -> str:
    label = page.labels[source.id]
    outlet = escape(source.outlet) if source.outlet else "Unnamed outlet"
    parts = [f"**{label.letter} · {outlet}**{_medium(source)}"]
    title = f"“{escape(source.title)}”" if source.title else ""
    target = link_target(source.url) if source.url else None
    if target:
        parts.append(f"[{title or 'article'}]({target})")
    elif title:
        parts.append(title)
    if source.byline:
        parts.append(f"by {escape(source.byline)}")
    if source.dateline:
        parts.append(escape(source.dateline))
    parts.append(f"{label.date}{_basis(source)}")
    parts.append(f"{source.words} words")
    if source.language not in READ:
        parts.append(f"in {escape(language_name(source.language))}, from which nothing is read")
    if source.origin in origins:
        origin = escape(origins[source.origin])
        linked = f"[{origin}](#{origin_anchor(source.origin)})" if has_origins(page) else origin
        parts.append(f"origin: {linked}")
    parts += [_share_words(q) for q in page.briefing.quoting if q.source == source.id and q.limit is not None]
    return f"- {anchors(label.anchor)}{', '.join(parts)}"


def _medium(source: BriefingSource) -> str:
    """Return what an outlet is and whose, as the newsroom says: " (state medium, owned by the Republic)"."""
    known = (source.kind, f"owned by {source.owner}" if source.owner else None)
    words = ", ".join(filter(None, known))
    return f" ({escape(words)})" if words else ""


def _share_words(share: QuotedShare) -> str:
    """Say how much of an article's own words stands in the briefing, where there is a limit."""
    return f"{share.share:.0%} of its own words quoted (at most {share.limit:.0%})"


def _basis(source: BriefingSource) -> str:
    return {"inferred": " (date worked out)", "override": " (date set by the editor)"}.get(source.published_basis, "")
