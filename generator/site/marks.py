"""The marks behind statements: one link a statement, and the evidence a script opens beside it.

On disk a statement names its sources, each a link to its words. On the site they become one mark, which without a
script leads to the first of these links:

    Northgate Courier                                        Northgate Courier
    Northgate Courier, Harbour Post, The Ledger and 1 more   4 articles
    Northgate Courier, Harbour Post · one report             2 articles, one report
    Northgate Courier, The Ledger · 2 independent reports    2 independent reports

What the mark opens stands in ``marks.json`` beside the page: every source by its report, with the words cited in the
longest passage that the briefing prints of it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any, Final
from urllib.parse import quote

from generator.kinds import KINDS
from generator.rendering.escaping import link_target
from generator.rendering.page import Page, excerpt_anchor, open_page
from generator.rendering.wording import count
from generator.values.briefing import Briefing, BriefingSource, Disagreement, Entity, Origin, Question
from generator.values.document import Evidence, evidence_in
from generator.values.enums import Standing

MARKS_FILE: Final = "marks.json"
LINK: Final = r'<a href="(?:\.\./)*evidence/#[xs]-[^"]+">[^<]*</a>'
CREDIT_RE: Final = re.compile(
    rf"(?P<links>{LINK}(?:, {LINK})*)(?: and \d+ more)?(?: · (?P<told>one report|\d+ independent reports)(?=<| ·))?"
)
LINK_RE: Final = re.compile(r'<a href="(?P<address>[^"#]+#(?P<anchor>[^"]+))">(?P<name>[^<]*)</a>')
BLOCK_RE: Final = re.compile(r"<(?:li|p|h3|summary)\b")
ID_RE: Final = re.compile(r'<a id="([^"]+)"></a>')
INDEPENDENT: Final = "Reported independently of one another. That is about the reporting; it does not make it true."
ONE_REPORT: Final = "These articles carry one report: they count once."
UNNAMED: Final = "It rests on people whom the articles do not name."
DIFFER: Final = "Sources differ on this."
OVERTAKEN: Final = "Later reports have overtaken this."
EDGE: Final = 5  # words at either end of a passage that find it on a page


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article behind a statement."""

    outlet: str
    date: str  # "19 March 2024"
    address: str  # of its words, or its entry, on the page of evidence
    original: str | None  # the article's own address, with the words to scroll to


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """Words and the articles that print them."""

    words: tuple[str, str, str] | None  # before, cited, behind; None where the briefing may not quote them
    articles: tuple[MarkedArticle, ...]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report and the passages of the articles that carry it."""

    label: str | None  # "Reuters report of 19 March 2024 · 3 articles"; None for an outlet's own
    passages: tuple[MarkedPassage, ...]


@dataclass(frozen=True, slots=True)
class OpenedMark:
    """What a mark opens."""

    head: str  # "4 articles"
    notes: tuple[str, ...]
    reports: tuple[MarkedReport, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """Sources and evidence of one statement, or of one side of a difference."""

    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...] = ()


def mark_evidence(content: str, briefing: Briefing) -> tuple[str, tuple[OpenedMark, ...]]:
    """Return a page's HTML with one mark a statement, and what the marks open, in their order."""
    page = open_page(briefing)
    claims = _claims_by_id(briefing)
    marks: list[OpenedMark] = []

    def replace_credit(match: re.Match[str]) -> str:
        links = list(LINK_RE.finditer(match["links"]))
        start = max((m.start() for m in BLOCK_RE.finditer(content, 0, match.start())), default=0)
        ids = (html.unescape(i) for i in ID_RE.findall(content, start, match.start()))
        claim = _find_claim(page, [claims[i] for i in ids if i in claims], [html.unescape(m["anchor"]) for m in links])
        told = match["told"]
        number = len(claim.sources)
        words = html.unescape(links[0]["name"])
        if told == "one report":
            words = f"{count(number, 'article')}, one report"
        elif told or number > 1:
            words = told or count(number, "article")
        base = links[0]["address"].partition("#")[0]
        marks.append(_open_mark(page, claim, words, told, base))
        place = f'href="{links[0]["address"]}" data-mark="{len(marks) - 1}"'
        return f'<a class="evidence-mark" {place}>{html.escape(words)}</a>'

    return CREDIT_RE.sub(replace_credit, content), tuple(marks)


def marks_json(marks: Iterable[OpenedMark]) -> list[dict[str, Any]]:
    """Return what marks open as it is written for the script."""
    return [asdict(mark) for mark in marks]


def _claims_by_id(briefing: Briefing) -> dict[str, list[_Claim]]:
    claims: dict[str, list[_Claim]] = {}
    for kind in KINDS:
        for item in getattr(briefing, kind.key):
            found = list(_claims_of(item))
            for i in (item.id, *item.also):
                claims.setdefault(i, []).extend(found)
    return claims


def _claims_of(item: Any) -> Iterator[_Claim]:  # noqa: ANN401  # an item of any kind
    """Yield what an item's credits stand for: one claim, or one for each side, answer or role."""
    if isinstance(item, Disagreement):
        yield from (_Claim(p.sources, p.evidence) for p in item.positions)
        yield from (_Claim((e.source,), (e,)) for e in filter(None, [item.settled_by]))
    elif isinstance(item, Question):
        yield from (_Claim(_sources_of(part), part) for part in (item.raised, item.answered) if part)
    elif isinstance(item, Entity):
        yield from (_Claim(_sources_of(role.evidence), role.evidence) for role in item.roles)
    else:
        variants = chain.from_iterable(v.evidence for v in getattr(item, "variants", ()))
        yield _Claim(item.sources, (*item.evidence, *variants), tuple(_standing_notes(item)))


def _sources_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.source for e in evidence))


def _standing_notes(item: Any) -> Iterator[str]:  # noqa: ANN401  # an item of any kind
    """Yield what is exceptional about how an item stands."""
    standing = getattr(item, "standing", None)
    if standing == Standing.DISPUTED:
        yield DIFFER
    if standing == Standing.SUPERSEDED:
        yield OVERTAKEN
    attribution = getattr(item, "attribution", None)
    if attribution is not None and attribution.kind == "anonymous":
        yield UNNAMED


def _find_claim(page: Page, groups: list[list[_Claim]], linked: list[str]) -> _Claim:
    """Return the claim whose words the links of a credit lead to; what they name alone where there is none."""
    named = [s.id for s in page.sources if page.labels[s.id].anchor in linked]
    candidates = list(chain.from_iterable(groups))
    best = max(candidates, key=lambda c: _agreement(c, named, linked), default=None)
    if best is not None and sum(_agreement(best, named, linked)) > 0:
        return best
    every = {excerpt_anchor(e.id): e for e in evidence_in(page.briefing)}
    cited = tuple(every[a] for a in linked if a in every)
    return _Claim(tuple(dict.fromkeys((*named, *_sources_of(cited)))), cited)


def _agreement(claim: _Claim, named: list[str], linked: list[str]) -> tuple[int, int]:
    return (
        len({excerpt_anchor(e.id) for e in claim.evidence}.intersection(linked)),
        len(set(claim.sources).intersection(named)),
    )


def _open_mark(page: Page, claim: _Claim, head: str, told: str | None, base: str) -> OpenedMark:
    origins = {o.id: o for o in page.briefing.origins}
    behind: dict[str, list[BriefingSource]] = {}
    chosen = {*claim.sources, *_sources_of(claim.evidence)}
    for source in (s for s in page.sources if s.id in chosen):
        behind.setdefault(source.origin, []).append(source)
    reports = tuple(_mark_report(page, origins.get(origin), sources, claim, base) for origin, sources in behind.items())
    first = (INDEPENDENT,) if told and told != "one report" else (ONE_REPORT,) if told else ()
    return OpenedMark(head, (*first, *claim.notes), reports)


def _mark_report(
    page: Page, origin: Origin | None, sources: list[BriefingSource], claim: _Claim, base: str
) -> MarkedReport:
    passages: dict[tuple[str, str, str] | None, list[MarkedArticle]] = {}
    for source in sources:
        own = tuple(e for e in claim.evidence if e.source == source.id)
        words = _cite(page.briefing, own) if own else None
        passages.setdefault(words, []).append(_mark_article(page, source, own, base))
    shared = origin is not None and len(origin.sources) > 1
    carried = f" · {count(len(sources), 'article')}" if len(sources) > 1 else ""
    label = f"{origin.label}{carried}" if shared and origin else None
    ordered = sorted(passages.items(), key=lambda passage: passage[0] is None)
    return MarkedReport(label, tuple(MarkedPassage(words, tuple(articles)) for words, articles in ordered))


def _mark_article(page: Page, source: BriefingSource, own: tuple[Evidence, ...], base: str) -> MarkedArticle:
    label = page.labels[source.id]
    anchor = excerpt_anchor(own[0].id) if own else label.anchor
    target = link_target(source.url) if source.url else None
    original = f"{target}{text_fragment(own[0].shown, target)}" if target and own else target
    return MarkedArticle(label.name, label.date, f"{base}#{anchor}", original)


def _cite(briefing: Briefing, own: tuple[Evidence, ...]) -> tuple[str, str, str]:
    """Return the words cited with what stands around them, where a longer passage of theirs is printed."""
    cited = " … ".join(dict.fromkeys(" ".join(e.shown.split()) for e in own))
    first = own[0]
    around = [e for fact in briefing.facts for e in fact.evidence if e.source == first.source]
    longest = max((e for e in around if e.span.contains(first.span)), key=lambda e: e.end - e.start, default=first)
    passage = " ".join(longest.shown.split())
    before, found, behind = passage.partition(cited)
    return (before, found, behind) if found else ("", cited, "")


def text_fragment(words: str, address: str) -> str:
    """Return what leads a browser to words on a page: the first and the last of a long passage.

    >>> text_fragment("Five people, at least", "https://a.example/")
    '#:~:text=Five%20people%2C%20at%20least'
    >>> text_fragment("One two three four five six seven eight nine ten eleven", "https://a.example/#top")
    ':~:text=One%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven'
    """
    parts = words.split()
    ends = [parts[:EDGE], parts[-EDGE:]] if len(parts) > 2 * EDGE else [parts]
    told = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{'' if '#' in address else '#'}:~:text={told}"
