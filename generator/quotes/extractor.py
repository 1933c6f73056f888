"""Quotations and reported speech of one document, each with its speaker.

    "It works," Jane Roe said.        direct
    Roe said the bridge would close.  indirect
    Roe called it "a mistake".        mixed

Left alone: scare quotes, terms, titles, nicknames, headlines.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import resolve_names
from generator.quotes.acts import read_predicate
from generator.quotes.beside import has_finite_verb
from generator.quotes.cues import Cue, labelled_children, read_cue
from generator.quotes.direct import draft_direct
from generator.quotes.drafts import Draft, Grade, MarkedText
from generator.quotes.indirect import draft_indirect, draft_noun
from generator.quotes.marks import pair_marks
from generator.quotes.overlaps import resolve_overlaps, stands_beside
from generator.quotes.phrases import draft_phrases
from generator.quotes.plain import draft_leading, draft_trailing
from generator.quotes.pronouns import Context, Turn
from generator.quotes.setting import QuoteSetting, read_setting
from generator.quotes.speakers import carrier_name, resolve_speaker
from generator.quotes.transcripts import draft_transcript
from generator.quotes.turns import draft_turns
from generator.quotes.whole import goes_on, lacks_part
from generator.syntax.embedding import Embedding
from generator.syntax.labels import AUXILIARIES, NOUN_SUBJECTS, WH_TAGS
from generator.syntax.severing import TELLING, severed_governors
from generator.syntax.tree import child
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Quote, Report, Speaker, TimeExpression
from generator.values.span import Span, merge_spans

REPORTS: Final = {
    Grade.DIRECT: Report.SPEECH,
    Grade.REPORTED: Report.SPEECH,
    Grade.DESCRIBED: Report.DESCRIPTION,
    Grade.ATTITUDE: Report.ATTITUDE,
}


def extract_quotes(document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]) -> tuple[Quote, ...]:
    """Return the quotes of a document in text order."""
    transcript = draft_transcript(document, annotation)
    marks = pair_marks(document, annotation.paragraphs)
    text = MarkedText(document, annotation, tuple(q for q in marks if not _in_any(q.outer, transcript)))
    found = [d for d in (_with_quotations(text, d) for d in find_drafts(text)) if not _in_any(d.span, transcript)]
    drafts = [*transcript, *resolve_overlaps(annotation, found)]
    drafts = sorted([*drafts, *draft_turns(text, drafts)], key=lambda d: d.span)
    spoken = tuple(p for d in drafts if d.grade <= Grade.REPORTED for p in d.parts)
    context = Context(document, annotation, resolve_names(annotation), spoken)
    quotes = []
    for draft in drafts:
        turn = _turn_of(context, draft)
        quotes.append(_quote_of(context, draft, turn.speaker if turn else None, times))
        context = replace(context, turns=(*context.turns, turn)) if turn else context
    return tuple(quotes)


def _in_any(span: Span, drafts: tuple[Draft, ...]) -> bool:
    return any(span.overlaps(d.span) for d in drafts)


def find_drafts(text: MarkedText) -> list[Draft]:
    """Return what the finders of this package find, overlaps included."""
    direct = draft_direct(text)
    spoken = {d.cue.verb for d in direct if d.cue}
    drafts = [*direct, *draft_phrases(text), *draft_trailing(text)]
    read = {d.cue.verb for d in drafts if d.cue}
    for token in text.narration(text.annotation.tokens):
        if noun := draft_noun(text, token):
            drafts.append(noun)
        cue = read_cue(text.annotation, token)
        draft = draft_indirect(text, cue) if cue else None
        if cue and draft is None and token not in read:
            draft = draft_leading(text, cue)
        if draft and token in spoken:  # "Roe says she saw it: …" reports a clause and leads to a quotation
            colon = text.document.normal[draft.span.end : draft.span.end + 1] == ":"
            draft = replace(draft, apart=True) if colon else None
        if draft:
            drafts.append(draft)
    return drafts


def _with_quotations(text: MarkedText, draft: Draft) -> Draft:
    """Let an indirect draft hold whole quotations, and note the words inside marks."""
    if draft.grade is Grade.DIRECT:
        return draft
    parts = []
    for part in draft.parts:
        grown = part
        for quotation in text.quotations:
            if quotation.outer.overlaps(part):
                grown = grown.cover(quotation.outer)
        parts.append(grown)
    inside = [q for q in text.quotations if any(p.contains(q.outer) for p in parts)]
    quoted = tuple(q.inner for q in inside)
    whole = len(inside) == len(parts) == 1 and parts[0] == inside[0].outer
    denied = draft.cue is not None and draft.cue.negated
    if whole and draft.grade is Grade.REPORTED and not denied and has_finite_verb(text.annotation.tokens_in(quoted[0])):
        return replace(draft, parts=quoted, quoted=quoted, grade=Grade.DIRECT)
    opening = text.annotation.tokens_in(parts[0])[:2]
    if len(opening) > 1 and opening[0].pos == "CCONJ" and opening[0].text.istitle():  # "And the mast had moved"
        parts[0] = Span(opening[1].start, parts[0].end)
    return replace(draft, parts=merge_spans(tuple(parts)), quoted=quoted)


def _quote_of(context: Context, draft: Draft, speaker: Speaker | None, times: tuple[TimeExpression, ...]) -> Quote:
    cue, text = draft.cue, context.document.text
    setting = read_setting(context.document, context.annotation, cue, draft.parts, times) if cue else QuoteSetting()
    predicate = _predicate_of(context.annotation, draft)
    severed = _severed(context.annotation, draft, predicate)
    relaying = draft.carrier or _relaying(context.annotation, draft, severed)
    carrier = carrier_name(context, relaying) if relaying else None
    return Quote(
        span=draft.span,
        parts=draft.parts,
        direct=draft.grade is Grade.DIRECT,
        speaker=speaker,
        cue=cue.span.cut(text) if cue else None,
        cue_span=cue.span if cue else None,
        carrier=None if speaker and speaker.name == carrier else carrier,
        addressee=setting.addressee,
        venue=setting.venue,
        venue_preposition=setting.venue_preposition,
        said_on=setting.said_on,
        negated=bool(cue and cue.negated),
        whole=draft.grade is Grade.DIRECT or _is_whole(context, draft, predicate),
        report=REPORTS[draft.grade],
        quoted=draft.quoted,
        predicate=predicate,
        severed=any(e.kind not in TELLING for e in severed) or bool(severed and carrier is None),
    )


def _is_whole(context: Context, draft: Draft, predicate: Span | None) -> bool:
    """Say whether reported words open a clause and end with it, nor stand behind marked words that are the rest of it.

    Not: "is safe", "had it moved the mast" of what Roe said she found; "called it as safe", where "as any" follows.
    """
    annotation, start = context.annotation, draft.span.start
    words = annotation.tokens_in(draft.span)
    led = draft.cue is not None and draft.cue.span.start < start  # 'told the "Selm Herald" the bridge was safe'
    cut = words[0].text.islower() and context.document.normal[:start].rstrip().endswith('"')
    if (cut and not led) or goes_on(context.document, annotation, words):
        return False
    return predicate is not None or not (draft.cue and lacks_part(annotation, draft.cue, words))


def _severed(annotation: Annotation, draft: Draft, predicate: Span | None) -> tuple[Embedding, ...]:
    """Return what governs an utterance, or the verb that tells it, and stands neither in its words nor in its cue."""
    if draft.cue is None:
        return ()
    parts = (*((predicate,) if predicate else draft.parts), draft.cue.span)
    content = () if draft.grade is Grade.DIRECT else severed_governors(annotation, parts)
    beside = stands_beside(annotation, draft.cue.verb)
    told = () if beside else severed_governors(annotation, parts, draft.cue.verb)
    return tuple(dict.fromkeys((*content, *told)))


def _relaying(annotation: Annotation, draft: Draft, severed: tuple[Embedding, ...]) -> Cue | None:
    """Return the cue of who relays an utterance before it is told: "Tass quoted Roe as saying"."""
    told = (read_cue(annotation, e.governor) for e in severed if e.governor.start < draft.span.start)
    return next((cue for cue in told if cue), None)


def _predicate_of(annotation: Annotation, draft: Draft) -> Span | None:
    """Return the words of an act with its verb, where the content alone is a fragment: "the plan", "why it closed"."""
    cue, opening = draft.cue, annotation.tokens_in(draft.parts[0])[:1]
    if cue is None or draft.grade not in {Grade.REPORTED, Grade.DESCRIBED}:
        return None
    asked = any(
        (t.tag in WH_TAGS and annotation.tokens[t.head].head == cue.verb.index)
        or (t.lemma in {"whether", "if"} and cue.verb.lemma in load_lexicon("cues")["asking"])
        for t in opening
    )
    bare = asked or any(
        t.tag in {"VB", "VBP"} and not child(annotation, t, *AUXILIARIES) and child(annotation, t, *NOUN_SUBJECTS)
        for t in labelled_children(annotation, cue.verb, "ccomp")
        if cue.verb.lemma in load_lexicon("cues")["mandative"]
    )  # "recommends that members take it"
    return read_predicate(annotation, cue, draft.span) if bare or draft.grade is Grade.DESCRIBED else None


def _turn_of(context: Context, draft: Draft) -> Turn | None:
    cue = draft.cue
    if cue is None or cue.subject is None:
        return None
    return resolve_speaker(context, cue.subject, cue.span.start, draft.span)
