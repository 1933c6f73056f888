"""Direct quotations: marked words with a cue beside them, put together into utterances.

    "It works," Roe said.                     one part
    "It works," Roe said, "mostly."           broken by its cue: one utterance, two parts
    "First.¶ "Second," Roe said.              reopened in the next paragraph: one utterance
    Mills "got a deal," Roe said.             mixed: the clause around the marked words
    Roe shrugged. "It works."                 a turn of the speaker of the sentence before

Left alone here: fragments inside a clause (mixed speech, see indirect.py), terms, titles, names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.quotes.beside import STOPS, cue_ahead, cue_behind, has_finite_verb, is_opening, is_whole, lead_of
from generator.quotes.cues import Cue, frames_of
from generator.quotes.drafts import Draft, Grade, MarkedText
from generator.quotes.marks import Quotation
from generator.syntax.labels import FINITE
from generator.values.annotation import Token
from generator.values.span import Span


@dataclass(frozen=True, slots=True)
class OpenTurn:
    """The utterance last put together, while the next quotation may still belong to it."""

    quotation: Quotation  # its last part
    cue: Cue | None
    broken: bool  # its cue stands behind the first part and may be followed by more


def draft_direct(text: MarkedText) -> tuple[Draft, ...]:
    """Return the direct quotations that have a cue, and join what one cue breaks."""
    drafts: list[Draft] = []
    turn: OpenTurn | None = None
    for place, quotation in enumerate(text.quotations):
        before = gap_before(text, place)
        if turn and _continues(text, turn, place, before):
            last, inner = drafts[-1], quotation.inner
            drafts[-1] = replace(last, parts=(*last.parts, inner), quoted=(*last.quoted, inner))
            turn = OpenTurn(quotation, turn.cue, broken=False)
            continue
        draft, broken = _draft_quotation(text, place, before)
        turn = OpenTurn(quotation, draft.cue, broken) if draft else None
        if draft:
            drafts.append(draft)
    return tuple(drafts)


def gap_before(text: MarkedText, place: int) -> Span:
    """Return the stretch from the previous quotation or the paragraph's start."""
    quotation = text.quotations[place]
    start = text.annotation.paragraphs[quotation.paragraph].start
    if place and text.quotations[place - 1].paragraph == quotation.paragraph:
        start = text.quotations[place - 1].outer.end
    return Span(start, max(start, quotation.outer.start))


def gap_after(text: MarkedText, place: int) -> Span:
    """Return the stretch up to the next quotation or the paragraph's end."""
    quotation = text.quotations[place]
    end = text.annotation.paragraphs[quotation.paragraph].end
    following = text.quotations[place + 1 : place + 2]
    if following and following[0].paragraph == quotation.paragraph:
        end = following[0].outer.start
    return Span(quotation.outer.end, max(end, quotation.outer.end))


def _draft_quotation(text: MarkedText, place: int, before: Span) -> tuple[Draft | None, bool]:
    """Return the draft of one quotation and whether its cue may break an utterance."""
    quotation = text.quotations[place]
    lead = lead_of(text, before)
    content = (quotation.inner,)
    if lead and (cue := cue_ahead(text, quotation, lead)):
        if prefix := _paraphrase_before(text, cue, lead, quotation):
            return Draft((prefix, quotation.outer), cue, Grade.REPORTED, content), False
        return Draft(content, cue, Grade.DIRECT, content), False
    cue = _cue_behind(text, place)
    if cue is None:
        return None, False
    return _with_lead(text, quotation, lead, cue) if lead else Draft(content, cue, Grade.DIRECT, content), True


def _with_lead(text: MarkedText, quotation: Quotation, lead: tuple[Token, ...], cue: Cue) -> Draft | None:
    """Draft mixed speech whose clause begins before the marks: 'Mills "got a deal," Roe said'."""
    if any(t.tag in FINITE and frames_of(t) & {"speech", "quoting", "describing"} for t in lead):
        return None
    words = text.annotation.tokens_in(quotation.inner)
    if not has_finite_verb(words) and not any(t.tag in FINITE for t in lead):
        return None
    if is_whole(text, quotation) and lead[-1].text in {":", "-"}:
        return Draft((quotation.inner,), cue, Grade.DIRECT, (quotation.inner,))
    whole = Span(lead[0].start, quotation.outer.end)
    return Draft((whole,), cue, Grade.REPORTED, (quotation.inner,))


def _paraphrase_before(text: MarkedText, cue: Cue, lead: tuple[Token, ...], quotation: Quotation) -> Span | None:
    """Return the clause before a cue that breaks mixed speech: 'When it closed, Roe said, "we were floored"'."""
    if cue.subject is None or is_opening(text, quotation):
        return None
    first = min(text.annotation.subtree(cue.subject.index)[0], cue.verb.index)
    sentence = [t for t in lead if t.index < first]
    if not sentence or sentence[-1].text != "," or not any(t.tag in FINITE for t in sentence):
        return None
    return Span(sentence[0].start, sentence[-1].start)


def _cue_behind(text: MarkedText, place: int) -> Cue | None:
    """Return the cue behind a quotation, or behind the last paragraph of one that runs over several."""
    cue = cue_behind(text, text.quotations[place], gap_after(text, place))
    return _cue_behind(text, place + 1) if cue is None and text.quotations[place].continues else cue


def _continues(text: MarkedText, turn: OpenTurn, place: int, gap: Span) -> bool:
    """Say whether the quotation at a place belongs to the utterance before it."""
    quotation = text.quotations[place]
    if turn.quotation.continues:
        return quotation.paragraph == turn.quotation.paragraph + 1
    if turn.quotation.paragraph != quotation.paragraph:
        return False
    between = text.annotation.tokens_in(gap) if gap.length else ()
    words = [t for t in between if t.text.strip() and t.start >= gap.start and t.end <= gap.end]
    own = cue_behind(text, quotation, gap_after(text, place))
    return _resumes(text, turn, place, words) if words else own is None


def _resumes(text: MarkedText, turn: OpenTurn, place: int, words: list[Token]) -> bool:
    """Say whether the quotation at a place goes on behind the cue that broke it off; ``words`` are between the two."""
    quotation, cue = text.quotations[place], turn.cue
    if not turn.broken or cue is None or not words[0].start <= cue.span.start < words[-1].end:
        return False
    if _other_cue(cue, words):
        return False
    stops = sum(t.text in STOPS for t in words)
    if words[-1].text in {",", ":", "-", "--"}:
        return stops == 0
    own = cue_behind(text, quotation, gap_after(text, place))
    return words[-1].text == "." and stops == 1 and own is None and is_opening(text, quotation)


def _other_cue(cue: Cue, words: list[Token]) -> bool:
    """Say whether another cue stands between: '"A," he said, then added, "B"' is two utterances."""
    verbs = (t for t in words if t.index > cue.verb.index and t.tag in {"VBD", "VBZ"} and t.dep != "relcl")
    return any("speech" in frames_of(t) for t in verbs)
