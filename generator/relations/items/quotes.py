"""The same utterance in several sources is one quote with variants.

A variant differs in words inside the marks; a wording that is only cut short is none. Left out: beliefs and
intentions, what somebody denied or did not say, clauses whose subject stands before the cue, terms between
marks, and reported clauses whose speaker the text leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.role_wording import role_words
from generator.quotes.pronouns import PRONOUNS
from generator.relations.items.utterances import (
    Utterance,
    group_utterances,
    is_described,
    is_reworded,
    is_truncation,
    read_utterances,
)
from generator.times.meanings.days import weekday_named
from generator.values.briefing import BriefingQuote, BriefingSpeaker, Entity, Variant
from generator.values.document import Evidence
from generator.values.enums import EntityKind
from generator.values.findings import Quote, Report, ResolvedTime, Speaker, SpeakerKind
from generator.values.quoting import SpeechCoverage
from generator.values.span import starting_in
from generator.values.story import DatedArticle, Story

JOIN: Final = " … "
SHORT_ROLE: Final = 2  # words: "Coach", "team spokesman"
POINTS_BACK_RE = re.compile(r"the (news)?(paper|agency|channel|magazine|network|site|station|website)")
DAYS_BACK: Final = 6  # from the weekday after a page's date to that of the week before
NEAREST_TO_SOURCE: Final = ("original", "independent", "follow-up", "rewrite", "reprint")


def merge_quotes(story: Story) -> Story:
    """Return the story with its quotes, in order of publication and text."""
    found = [
        utterance
        for dated in story.articles
        for quote in dated.article.quotes
        if is_publishable(quote)
        for utterance in read_utterances(dated, quote)
    ]
    quotes = [_merge(story, group) for group in group_utterances(found)]
    unique = {q.id: q for q in reversed(quotes)}
    return replace(story, quotes=tuple(q for q in quotes if unique.get(q.id) is q))


def measure_coverage(story: Story, shown: tuple[BriefingQuote, ...]) -> SpeechCoverage:
    """Return how many passages of direct and reported speech the articles hold, and how many the quotes shown cover."""
    places = {(e.source, e.start) for q in shown for e in q.evidence}
    passages = [
        (dated.source, read_utterances(dated, quote)[0].parts[0].start)
        for dated in story.articles
        for quote in dated.article.quotes
        if quote.report is not Report.ATTITUDE
    ]
    return SpeechCoverage(found=len(passages), shown=sum(p in places for p in passages))


def is_publishable(quote: Quote) -> bool:
    """Say whether a quote may stand as somebody's words."""
    if quote.report is Report.ATTITUDE or (quote.negated and not quote.direct) or not quote.whole or quote.severed:
        return False
    if quote.speaker is not None and quote.speaker.kind is SpeakerKind.THING:
        return False
    if quote.direct:
        return True
    described = quote.report is Report.DESCRIPTION
    return _is_named(quote) and not (described and (not quote.quoted or quote.predicate is None))


def _merge(story: Story, group: tuple[Utterance, ...]) -> BriefingQuote:
    """Return one quote for the utterances of a group, in order of publication."""
    main = min(_uncut(group), key=lambda u: (not u.quote.direct, _distance(story, u), -len(u.words), u.order))
    evidence = [e for u in group for e in _wording_evidence(u)]
    held = next((u.quote for u in (main, *group) if u.quote.venue), main.quote)
    venue = held.venue
    heard = () if venue and " to " in venue else (main, *group)  # "a letter to the board" tells to whom
    speaking = min((main, *group), key=lambda u: (not _is_named(u.quote), is_described(u.quote)))
    ids = tuple(dict.fromkeys(e.id for e in evidence))
    return BriefingQuote(
        id=ids[0],
        also=ids[1:],
        text=_text(main),
        direct=main.quote.direct,
        speaker=_speaker(story, speaking),
        carrier=_first(u.quote.carrier for u in (main, *group)),
        addressee=_first(u.quote.addressee for u in heard if not POINTS_BACK_RE.fullmatch(u.quote.addressee or "")),
        venue=venue,
        cue=main.quote.cue,
        said_on=_first(_said_on(u) for u in (main, *group)),
        variants=_variants(main, group),
        edited=False,
        evidence=tuple(evidence),
        sources=tuple(sorted({u.dated.source for u in group})),
        venue_preposition=held.venue_preposition,
    )


def _uncut(group: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
    """Return the wordings that are not merely another one cut short."""
    return tuple(
        u
        for u in group
        if not any(
            len(o.words) > len(u.words) and o.quote.direct >= u.quote.direct and is_truncation(u, o) for o in group
        )
    )


def _distance(story: Story, utterance: Utterance) -> tuple[int, float]:
    """Rank wordings: an original before what was written from it, among rewrites the one that kept most."""
    relation = dict(story.relations).get(utterance.dated.source)
    if relation is None or relation.kind not in NEAREST_TO_SOURCE:
        return (len(NEAREST_TO_SOURCE), 0.0)
    return (NEAREST_TO_SOURCE.index(relation.kind), -relation.overlap)


def _wording_evidence(utterance: Utterance) -> tuple[Evidence, ...]:
    return tuple(utterance.dated.document.evidence(p) for p in utterance.parts)


def _text(utterance: Utterance) -> str:
    return JOIN.join(" ".join(utterance.dated.document.printed(p).split()) for p in utterance.parts)


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _is_named(quote: Quote) -> bool:
    return quote.speaker is not None and quote.speaker.name.lower() not in PRONOUNS


def _speaker(story: Story, utterance: Utterance) -> BriefingSpeaker | None:
    """Return the speaker under the name the story gives everywhere; None for a pronoun nothing settled."""
    speaker = utterance.quote.speaker
    if speaker is None or not _is_named(utterance.quote):
        return None
    entity = _only_bearer(story, speaker.name, EntityKind.PERSON) or _person_titled(story, speaker)
    if entity and speaker.kind is SpeakerKind.ORGANISATION and speaker.name.split()[-1] not in entity.name.split()[1:]:
        entity = None  # a firm, of which "the Orrin Herald account" makes no person
    body = None if entity else _only_bearer(story, speaker.name, EntityKind.ORGANISATION)
    return BriefingSpeaker(
        name=entity.name if entity else body.name if body else speaker.name,
        role=_fuller_role(speaker.role, entity.role if entity else None),
        kind=SpeakerKind.PERSON if entity else SpeakerKind.ORGANISATION if body else speaker.kind,
        mention=utterance.dated.document.evidence(speaker.mention),
    )


def _only_bearer(story: Story, name: str, kind: EntityKind) -> Entity | None:
    """Return the one person or body of the story that bears a name."""
    bearers = [e for e in story.entities if e.kind is kind and name in {e.name, *e.aliases}]
    return bearers[0] if len(bearers) == 1 else None


def _person_titled(story: Story, speaker: Speaker) -> Entity | None:
    """Return the person of "Mayor of Selm Jane Roe", which was taken for a body's name."""
    words = speaker.name.split()
    titles, name = words[:-2], " ".join(words[-2:])
    titled = titles and titles[-1].istitle() and not role_words("head").isdisjoint(t.lower() for t in titles)
    body = speaker.kind is SpeakerKind.ORGANISATION
    return _only_bearer(story, name, EntityKind.PERSON) if titled and body else None


def _fuller_role(here: str | None, elsewhere: str | None) -> str | None:
    """Return the role the text beside a quote gives, or what another source makes of it: "spokeswoman" of whom.

    "son of a miner" is what somebody is beside the office that the story gives.
    """
    words = (here or "").lower().split()
    short = len(words) <= SHORT_ROLE and set(words) < set((elsewhere or "").lower().split())
    if elsewhere and (short or {*words} & {*load_lexicon("roles")["tie"]}):
        return elsewhere
    return here or elsewhere


def _variants(main: Utterance, group: tuple[Utterance, ...]) -> tuple[Variant, ...]:
    """Return the wordings that differ from the main one inside the marks, each source once."""
    if not main.is_marked:
        return ()
    return tuple(
        Variant(u.dated.source, _text(u), _wording_evidence(u))
        for u in group
        if u is not main and u.words != main.words and is_reworded(u, main)
    )


def _said_on(utterance: Utterance) -> str | None:
    """Return the ISO date of the time expression that dates an utterance, None when not stated or not resolved."""
    dated: DatedArticle = utterance.dated
    said_on = utterance.quote.said_on
    for time in starting_in(dated.times, said_on, lambda time: time.expression.span) if said_on else ():
        if time.expression.span == said_on:
            one = time.start == time.end or time.end is None
            return time.start if one and not _is_day_after(dated, time) else None
    return None


def _is_day_after(dated: DatedArticle, time: ResolvedTime) -> bool:
    """Say whether a weekday may be the one after the page's date: news of the night is dated a day early."""
    if weekday_named(time.expression.meaning) is None or not (dated.day and time.start):
        return False
    return (date.fromisoformat(dated.day) - date.fromisoformat(time.start)).days == DAYS_BACK
