"""Which of two drafts stays where they overlap.

"A," Roe said.                        the marked words beat the clause the syntax saw
Roe said Bloggs thinks it works.      the outer clause beats the one inside it
Roe said it works, Tass reported.     Roe's words stay, Tass carries them
Roe said it works, according to Tass. the same
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue
from generator.quotes.drafts import Draft, Grade
from generator.syntax.tree import child
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

STRETCH: Final = 1_000  # characters
CONTRAST: Final = frozenset({"while", "whereas", "though", "although"})


def resolve_overlaps(annotation: Annotation, drafts: list[Draft]) -> list[Draft]:
    """Keep the firmer of two drafts that overlap, of equals the longer; note who relays whose words."""
    drafts = _relayed(annotation, drafts)
    kept = _Placed()
    cues: set[int] = set()  # a second draft of one of them is another reading of it
    for draft in sorted(drafts, key=lambda d: (d.grade, -d.span.length, d.span)):
        around = kept.around(draft.span)
        clash = any(p.overlaps(k) for other in around for p in draft.parts for k in other.parts)
        own = {draft.cue.verb.index} if draft.cue and not draft.apart else set()
        if not clash and cues.isdisjoint(own) and not (around and draft.grade > Grade.REPORTED):
            kept.add(draft)
            cues |= own
    return kept.drafts


class _Placed:
    """Drafts by the stretches of the text they lie in: those at a place are found without looking at all."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._numbers: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        """Add a draft behind the others."""
        for stretch in _stretches(draft.span):
            self._numbers[stretch].append(len(self.drafts))
        self.drafts.append(draft)

    def around(self, span: Span) -> list[Draft]:
        """Return the drafts that overlap a span, in the order in which they were added."""
        numbers = sorted({number for stretch in _stretches(span) for number in self._numbers[stretch]})
        return [draft for number in numbers if (draft := self.drafts[number]).span.overlaps(span)]


def _stretches(span: Span) -> range:
    return range(span.start // STRETCH, span.end // STRETCH + 1)


def _relayed(annotation: Annotation, drafts: list[Draft]) -> list[Draft]:
    """Drop a draft whose content is itself a report, and let the report inside name it as its carrier."""
    result: list[Draft] = []
    relaying: set[Token] = set()
    reporting, above = _Placed(), defaultdict[int, list[Draft]](list)
    for draft in drafts:
        if draft.cue and draft.grade is Grade.REPORTED:
            reporting.add(draft)
            above[draft.cue.verb.index].append(draft)
    for inner in drafts:
        near = [*above[inner.cue.verb.head], *reporting.around(inner.cue.span)] if inner.cue else []
        outer = [o for o in near if o is not inner and _relays(annotation, o, inner)]
        if not outer or inner.grade > Grade.DESCRIBED:
            result.append(inner)
            continue
        relaying.update(o.cue.verb for o in outer if o.cue)
        longest = max(outer, key=lambda o: o.span.length)
        result.append(replace(inner, carrier=longest.cue, parts=_inside(inner, longest)))
    return [d for d in result if d.cue is None or d.cue.verb not in relaying]


def _relays(annotation: Annotation, outer: Draft, inner: Draft) -> bool:
    """Say whether the main verb of one draft's content is the other's cue."""
    if outer.cue is None or inner.cue is None or outer.cue.verb == inner.cue.verb:
        return False
    if outer.grade is not Grade.REPORTED or "phrase" in inner.cue.frames:
        return False
    verb = inner.cue.verb
    if stands_beside(annotation, verb) or verb.lemma in load_lexicon("cues")["finding"]:
        return False
    below = verb.head == outer.cue.verb.index and verb.dep == "ccomp"
    if inner.grade is Grade.DIRECT and verb.dep == "ccomp":
        return below  # "Roe said the driver told him: …": the driver's words, Roe relays them
    if outer.cue.verb.lemma not in load_lexicon("cues")["relaying"] or not any(
        p.contains(inner.cue.span) for p in outer.parts
    ):
        return False
    return below or _opens(annotation, outer, inner.cue) or _is_main(annotation, outer.cue, verb)


def stands_beside(annotation: Annotation, verb: Token) -> bool:
    """Say whether a clause stands beside another and is no part of what that reports: "…, while Bell said …"."""
    mark = child(annotation, verb, "mark")
    return mark is not None and mark.text.lower() in CONTRAST


def _opens(annotation: Annotation, outer: Draft, inner: Cue) -> bool:
    """Say whether what is relayed begins with who said it: "Roe said it works, Tass reported"."""
    if inner.subject is None or outer.cue is None or outer.cue.verb.index < inner.verb.index:
        return False
    return annotation.tokens[annotation.subtree(inner.subject.index)[0]].start <= outer.span.start


def _is_main(annotation: Annotation, outer: Cue, verb: Token) -> bool:
    """Say whether a phrase or an attribution behind relays the main verb of its sentence."""
    main = verb.dep == "ROOT" or annotation.tokens[verb.head].dep == "ROOT"
    return main and bool(outer.frames & {"phrase", "trailing"})


def _inside(inner: Draft, outer: Draft) -> tuple[Span, ...]:
    """Cut what is relayed to what the relaying words leave."""
    parts = [Span(max(p.start, o.start), min(p.end, o.end)) for p in inner.parts for o in outer.parts if p.overlaps(o)]
    return tuple(parts) or inner.parts
