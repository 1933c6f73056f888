"""No more of an article than its room: what is over the limit is left out, the least important first.

Every text of a briefing counts, since all of it is published: an item's own words and its evidence. An item of which
none may be quoted leaves its list; of one that stays, single evidence goes. Who has the item stays as it was found:
that is no quotation. What was left out is told by its place and its digest, without the words. Where articles are so
short that no fact on which a page may open can be quoted, the first stands all the same. Of so short articles next to
nothing can be told, and a note says so.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Final

from generator.kinds import KINDS, Kind
from generator.overrides.newsroom import QuotingLimits
from generator.quotes.published import Published, Room, rooms_for
from generator.relations.choosing.front import KEY_FACTS, SPARE
from generator.relations.choosing.lede import LEAST
from generator.relations.items.limits import Limit, is_made_of
from generator.stages.edit import NamedItem, with_known_changes
from generator.stages.render import render_evidence, render_markdown
from generator.values.briefing import Briefing, Disagreement, Entity, Fact
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence, evidence_in, texts_in
from generator.values.quoting import QuotedShare, Withheld

ALL: Final = None
NOT_QUOTED: Final = "B504"
THIN: Final = "B222"
SHORT: Final = 160  # words of articles of which so little can be told that a note says so
FEW: Final = 2  # facts that are little
FIRST: Final = 3  # key facts, and open questions behind them: as many of these as a front shows
QUARTER: Final = 0.25  # of an article: where so much may be quoted, a page opens on its news, however short it is
MARKUP_RE = re.compile(r"<[^<>]*>|(?<=\])\([^()]*\)|\{[^{}]*\}")
BLOCK_RE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-#|>]|\d+\.)\s)|\|")
# What is kept first behind lede, disagreements, key facts and the first questions, and how many of it; what no row
# names comes last.
ORDER: Final = (
    ("questions", ALL),
    ("figures", 5),
    ("quotes", 3),
    ("entities", ALL),
    ("timeline", ALL),
    ("quotes", ALL),
    ("figures", ALL),
    ("facts", ALL),
)
OWNERS: Final = frozenset({"his", "her", "their", "its"})  # "friend of his", of whom a list does not tell
UNCLEAR: Final = 0.1  # clearness below which the facts of one origin come last
AS_FOUND: Final = ("id", "sources", "origins", "standing", "state")  # what does not depend on what may be quoted


@dataclass(slots=True)
class _Item:
    """An item with what may be published of it."""

    kind: Kind
    whole: Any
    left: Any = None  # None while nothing of it may
    kept: frozenset[Evidence] = frozenset()


@dataclass(frozen=True, slots=True)
class _Budget:
    """What is published so far, and how much more may be."""

    published: Published
    rooms: Mapping[str, Room]  # by source; an article without one may be quoted in full
    origin_of: Mapping[str, str]
    limits: QuotingLimits

    def admit(self, item: _Item, kept: frozenset[Evidence], *, needed: bool = False) -> None:
        """Publish an item with this evidence, if there is room or no page without it."""
        left = item.kind.as_of(item.whole, Limit(kept.__contains__, self.origin_of))
        if left is None:
            return
        left = _unlimited(left, item.whole)
        if isinstance(left, Entity) and item.whole.role and not left.role:
            return  # a name of which no reader learns who it is
        texts = tuple(texts_in(left))
        if self.published.admit(texts, {} if needed else self.rooms):
            item.left, item.kept = left, kept

    def share(self, source: str, limit: float | None) -> QuotedShare:
        """Return how much of an article is published."""
        prose = self.published.prose[source]
        return QuotedShare(source, round(prose.share(), 3), prose.longest(), limit)


def quote_within(
    briefing: Briefing, documents: Mapping[str, Document], limits: QuotingLimits, named: tuple[NamedItem, ...] = ()
) -> Briefing:
    """Return the briefing with no more of each article than may be published.

    ``named`` items, which an editor's entries are about, come before the key facts; one that is left out is told.
    What a page prints side by side may make a passage that no text of the briefing has; then there is less room.
    """
    outlets = {source.id: source.outlet for source in briefing.sources}
    rooms = rooms_for(outlets, Room(limits.share, limits.run), limits.full)
    limit_of = dict.fromkeys(rooms, limits.share)
    first = frozenset((one.section, one.id) for one in named)
    while True:
        budget = _Budget(Published(documents), rooms, {s.id: s.origin for s in briefing.sources}, limits)
        left = _quote(briefing, budget, first)
        budget.published.publish(_page_texts(left))
        shares = tuple(budget.share(s.id, limit_of.get(s.id)) for s in briefing.sources if s.id in documents)
        over = {q.source: q.share - q.limit for q in shares if q.limit is not None and rooms[q.source].share > 0}
        if max(over.values(), default=0) <= 0:
            lost = (*_find_lost(named, briefing, left), *_find_thin(left, budget.published))
            return replace(left, quoting=shares).with_diagnostics(lost)
        steps = {source: ceil(100 * more) / 100 for source, more in over.items() if more > 0}
        rooms = {source: Room(room.share - steps.get(source, 0), room.run) for source, room in rooms.items()}


def _find_lost(named: tuple[NamedItem, ...], whole: Briefing, left: Briefing) -> Iterator[Diagnostic]:
    """Yield a note for every item of an editor's entry of which nothing may be quoted."""
    for one in named:
        was, now = ({item.id for item in getattr(briefing, one.section)} for briefing in (whole, left))
        if one.id in was - now:
            fault = f"'{one.id}' is not shown: no more of its article may be quoted"
            yield Diagnostic(
                NOT_QUOTED, fault, one.place, "drop another item of it, or allow more: quoting, in newsroom.yml"
            )


def _find_thin(left: Briefing, published: Published) -> Iterator[Diagnostic]:
    """Yield a note for a page on which a reader finds no sentence, or one alone of very short articles."""
    words = sum(prose.words for prose in published.prose.values())
    told = f"the {words} words of its articles"
    if not left.lede:
        fault = f"the page opens on no sentence: none of {told} is clear alone"
        yield Diagnostic(THIN, fault, "sources", "add a longer article, or word it: lede, in overrides.yml")
    elif words < SHORT and not left.key_facts and len(left.facts) <= FEW:
        fault = f"the page says little more than one sentence of {told}"
        yield Diagnostic(THIN, fault, "sources", "add a longer article, or allow more: quoting, in newsroom.yml")


def _quote(briefing: Briefing, budget: _Budget, first: frozenset[tuple[str, str]]) -> Briefing:
    """Return the briefing with what there is room for."""
    bare: dict[str, Any] = {kind.key: () for kind in KINDS} | ({} if "lede" in briefing.edited else {"lede": ""})
    budget.published.publish(texts_in(replace(briefing, **bare)))
    items = tuple(_in_order(briefing, first))
    key = [item for item in items if item.kind.value is Fact and item.whole.id in briefing.key_facts]
    key_facts: list[str] = []
    waiting: list[_Item] = []
    for item in items:
        if item not in key:
            _admit_words(item, budget)
        elif len(key_facts) < KEY_FACTS + SPARE:
            budget.admit(item, next(_enough_of(item.whole)))  # in the words that are clear alone
            key_facts += [item.whole.id] if item.left is not None else []
        waiting += [item] if item in key and item.left is None else []
    for item in waiting:
        _admit_words(item, budget)
    told = [item for item in items if item.kind.value is Fact]
    if told and told[0].left is None and not any(item.left and _may_lead_page(item.whole, budget) for item in told):
        budget.admit(told[0], next(_enough_of(told[0].whole)), needed=True)
    for item in items:
        for evidence in dict.fromkeys(evidence_in(item.whole)):
            if item.left is not None and evidence not in item.kept:
                budget.admit(item, item.kept | {evidence})
    briefing = replace(briefing, key_facts=tuple(key_facts))
    return replace(_with_items(briefing, items), withheld=tuple(w for item in items for w in _withheld(item)))


def _may_lead_page(fact: Fact, budget: _Budget) -> bool:
    """Say whether a page may open on a fact; where a newsroom lets little be quoted, on a short one too."""
    return budget.limits.share < QUARTER or len(fact.text.split()) >= LEAST


def _admit_words(item: _Item, budget: _Budget) -> None:
    """Publish an item by the first of its sources that may be quoted; a fact by one that states all of it."""
    origins, first = getattr(item.whole, "origins", ()), item.whole
    for whole in _as_called(first, len(budget.origin_of)):
        item.whole = whole
        for number, kept in enumerate(_enough_of(whole)):
            states = number == 0 or not origins or any(budget.origin_of.get(e.source) in origins for e in kept)
            if item.left is None and states:
                budget.admit(item, kept)
        if item.left is not None:
            return
    item.whole = first


def _as_called(item: Any, sources: int) -> Iterator[Any]:  # noqa: ANN401  # of any kind
    """Yield an item; a person also by each other role, the latest first, and by none whom most sources name."""
    yield item
    if isinstance(item, Entity) and item.role in {role.text for role in item.roles}:  # else it is an editor's
        others = (role.text for role in reversed(item.roles) if role.text != item.role)
        yield from (replace(item, role=other) for other in others if OWNERS.isdisjoint(other.split()))
        if len(item.sources) * 2 > sources:
            yield replace(item, role=None)


def _page_texts(briefing: Briefing) -> list[str]:
    """Return the paragraphs, lines of lists and cells that a reader sees."""
    pages = "\n\n".join((render_markdown(briefing), render_evidence(briefing)))
    return BLOCK_RE.split(html.unescape(MARKUP_RE.sub("", pages)))


def _in_order(briefing: Briefing, named: frozenset[tuple[str, str]] = frozenset()) -> Iterator[_Item]:
    """Yield the items of all kinds, what a reader needs first before the rest, the named ones before the key facts."""
    kinds = {kind.key: kind for kind in KINDS}
    waiting = {key: list(getattr(briefing, key)) for key in kinds}
    front = (*briefing.lede_facts, *briefing.key_facts)
    waiting["facts"].sort(key=lambda fact: _turn(fact, front))
    yield from (_Item(kinds["facts"], fact) for fact in waiting["facts"][: len(briefing.lede_facts)])
    waiting["facts"] = waiting["facts"][len(briefing.lede_facts) :]
    yield from (_Item(kinds["disagreements"], item) for item in waiting.pop("disagreements"))
    for key, items in waiting.items():
        yield from (_Item(kinds[key], item) for item in items if (key, item.id) in named)
        waiting[key] = [item for item in items if (key, item.id) not in named]
    key_facts = sum(("facts", fact) not in named for fact in briefing.key_facts)
    early = min(key_facts, FIRST)
    waiting["questions"].sort(key=lambda question: bool(question.answered))
    still_open = sum(not question.answered for question in waiting["questions"][:FIRST])
    for key, most in (
        ("facts", early),
        ("questions", still_open),
        ("facts", key_facts - early),
        *ORDER,
        *((key, ALL) for key in waiting),
    ):
        chosen, waiting[key] = waiting[key][:most], waiting[key][most:] if most is not None else []
        yield from (_Item(kinds[key], item) for item in chosen)


def _turn(fact: Fact, front: tuple[str, ...]) -> int:
    """Return how late a fact is asked: those of the front by their order, what no reader understands alone last."""
    unclear = fact.clear < UNCLEAR and len(fact.origins) == 1 and not fact.edited
    return front.index(fact.id) if fact.id in front else len(front) + unclear


def _enough_of(item: Any) -> Iterator[frozenset[Evidence]]:  # noqa: ANN401  # of any kind
    """Yield what of an item's evidence would do, the best first: its words in one source, something of each side."""
    sides = [(p.text, p.evidence) for p in getattr(item, "positions", ())]
    sides += [("", getattr(item, name, ())) for name in ("raised", "answered")]
    sides += [("", role.evidence) for role in getattr(item, "roles", ()) if role.text == item.role]
    bound = (getattr(item, "speaker", None), getattr(item, "settled_by", None))
    needed = frozenset((*(e for side in sides for e in _pieces(*side)), *(e for b in bound for e in evidence_in(b))))
    own: tuple[Evidence, ...] = getattr(item, "evidence", ())
    for source in dict.fromkeys(e.source for e in own):
        yield needed.union(_pieces(item.text, tuple(e for e in own if e.source == source)))
    if not own:
        yield needed


def _pieces(text: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the first pieces of evidence that carry a text, all of the first source where they do not."""
    one = tuple(e for e in evidence if e.source == evidence[0].source)
    fewer = (one[:n] for n in range(1, len(one)))
    return next((pieces for pieces in fewer if is_made_of(text, pieces)), one)


def _unlimited(left: Any, whole: Any) -> Any:  # noqa: ANN401  # of any kind
    """Return what is left of an item with all that does not depend on what may be quoted."""
    left = replace(left, **{name: getattr(whole, name) for name in AS_FOUND if hasattr(whole, name)})
    if not isinstance(left, Disagreement):
        return left
    sources = {p.text: p.sources for p in whole.positions}
    return replace(left, positions=tuple(replace(p, sources=sources[p.text]) for p in left.positions))


def _with_items(briefing: Briefing, items: tuple[_Item, ...]) -> Briefing:
    """Return the briefing with what is left of its items, and the lede that its facts make."""
    left = {(item.kind.key, item.whole.id): item.left for item in items if item.left is not None}
    places = {k.key: [(k.key, item.id) for item in getattr(briefing, k.key)] for k in KINDS}
    lists: dict[str, Any] = {key: tuple(left[place] for place in own if place in left) for key, own in places.items()}
    lists["figures"] = tuple(
        f if ("figures", f.relates_to) in left else replace(f, relates_to=None) for f in lists["figures"]
    )
    texts = {fact.id: fact.text for fact in lists["facts"]}
    ids = tuple(i for i in briefing.lede_facts if i in texts) or tuple(texts)[: len(briefing.lede_facts)][:1]
    lede = briefing.lede if "lede" in briefing.edited else " ".join(texts[i] for i in ids)
    speech = briefing.speech if lists["quotes"] == briefing.quotes else None
    return with_known_changes(replace(briefing, **lists, lede=lede, lede_facts=ids, speech=speech))


def _withheld(item: _Item) -> Iterator[Withheld]:
    """Yield what may not be published of an item's evidence."""
    for e in dict.fromkeys(evidence_in(item.whole)):
        if e not in item.kept:
            digest = hashlib.sha256(e.text.encode("utf-8")).hexdigest()
            yield Withheld(e.id, item.whole.id, item.kind.noun, e.source, e.start, e.end, digest)
