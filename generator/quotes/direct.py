"""Direct quotations: marked words with a cue beside them, put together into utterances.

    "It works," Roe said.                     cue behind
    Roe said: "It works."                     cue before
    "It works," Roe said, "mostly."           broken by its cue: one utterance, two parts
    "It works." According to Roe, "it does."  attributing phrase

Left alone here: fragments inside a clause (mixed speech, see indirect.py), terms, titles, names.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.quotes.cues import Cue, read_cue
from generator.quotes.drafts import Draft, Grade
from generator.quotes.marks import Quotation
from generator.quotes.phrases import phrase_at
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.span import Span

REACH = 45  # tokens between a quotation and its cue; appositions are long in news
FEWEST_WORDS = 4  # a fragment this long with a verb and a stop may stand alone


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what is already known of it: what the finders of this package read."""

    document: Document
    annotation: Annotation
    quotations: tuple[Quotation, ...]

    def narration(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the tokens that stand outside quotation marks."""
        return tuple(t for t in tokens if not self.is_quoted(t.start))

    def is_quoted(self, offset: int) -> bool:
        """Say whether an offset lies inside quotation marks, the marks included."""
        return any(q.outer.start <= offset < q.outer.end for q in self.quotations)


def draft_direct(scene: Scene) -> tuple[Draft, ...]:
    """Return the direct quotations that have a cue, and join what one cue breaks."""
    drafts: list[Draft] = []
    last: tuple[Quotation, Cue, str] | None = None
    for place, quotation in enumerate(scene.quotations):
        before, after = _gap_before(scene, place), _gap_after(scene, place)
        if last and last[0].paragraph == quotation.paragraph and _resumes(scene, last, quotation, before):
            drafts[-1] = _extend(drafts[-1], quotation)
            last = (quotation, last[1], "resumed")
            continue
        if drafts and last and scene.quotations[place - 1].continues and quotation.paragraph == last[0].paragraph + 1:
            drafts[-1] = _extend(drafts[-1], quotation)
            last = (quotation, last[1], "resumed")
            continue
        cue, side = _cue_beside(scene, quotation, before, after)
        if cue is None:
            cue = _cue_of_turn(scene, place)
            side = "turn"
        if cue is None:
            last = None if not quotation.continues else last
            continue
        drafts.append(Draft((quotation.inner,), cue, Grade.DIRECT, (quotation.inner,)))
        last = (quotation, cue, side)
    return tuple(drafts)


def _extend(draft: Draft, quotation: Quotation) -> Draft:
    return Draft((*draft.parts, quotation.inner), draft.cue, draft.grade, (*draft.quoted, quotation.inner))


def _cue_of_turn(scene: Scene, place: int) -> Cue | None:
    """Return the cue behind the last paragraph of a quotation that runs over several."""
    if not scene.quotations[place].continues:
        return None
    for later in range(place + 1, len(scene.quotations)):
        before, after = _gap_before(scene, later), _gap_after(scene, later)
        cue, _ = _cue_beside(scene, scene.quotations[later], before, after)
        if cue or not scene.quotations[later].continues:
            return cue
    return None


def _gap_before(scene: Scene, place: int) -> Span:
    """Return the stretch from the previous quotation or the paragraph's start."""
    quotation = scene.quotations[place]
    start = scene.annotation.paragraphs[quotation.paragraph].start
    if place and scene.quotations[place - 1].paragraph == quotation.paragraph:
        start = scene.quotations[place - 1].outer.end
    return Span(start, quotation.outer.start)


def _gap_after(scene: Scene, place: int) -> Span:
    quotation = scene.quotations[place]
    end = scene.annotation.paragraphs[quotation.paragraph].end
    following = scene.quotations[place + 1 : place + 2]
    if following and following[0].paragraph == quotation.paragraph:
        end = following[0].outer.start
    return Span(quotation.outer.end, end)


def _cue_beside(scene: Scene, quotation: Quotation, before: Span, after: Span) -> tuple[Cue | None, str]:
    """Return the cue of a quotation and the side it stands on."""
    normal = scene.document.normal
    inner = quotation.inner.cut(normal)
    lead = before.cut(normal).rstrip()
    tail = after.cut(normal)
    comma_after = tail.lstrip()[:1] == "," or inner[-1:] in {",", "?", "!", "-"}
    if comma_after and (cue := _cue_behind(scene, after)):
        return cue, "after"
    if lead[-1:] in {",", ":"} and (cue := _cue_ahead(scene, before, lead[-1])):
        return cue, "before"
    if (
        inner[-1:] not in {","}
        and _lower_start(tail)
        and (cue := _cue_behind(scene, after))
        and _whole(scene, quotation)
    ):
        return cue, "after"
    if (cue := _cue_touching(scene, before, quotation)) is not None:
        return cue, "before"
    if inner[-1:] == "." and (cue := _dash_name(scene, after)):
        return cue, "after"
    return None, ""


def _lower_start(tail: str) -> bool:
    return tail.lstrip()[:1].islower()


def _whole(scene: Scene, quotation: Quotation) -> bool:
    """Say whether marked words look like a sentence: capital first, a verb, words enough."""
    words = scene.annotation.tokens_in(quotation.inner)
    text = quotation.inner.cut(scene.document.normal)
    verb = any(t.pos in {"VERB", "AUX"} and t.tag != "VBG" for t in words)
    return text[:1].isupper() and verb and len(words) >= FEWEST_WORDS


def _cue_behind(scene: Scene, gap: Span) -> Cue | None:
    """Return the cue in the words that follow a quotation, up to the end of their sentence."""
    phrase = phrase_at(scene.document, scene.annotation, gap)
    if phrase:
        return phrase
    tokens = _up_to_stop(scene.annotation.tokens_in(gap))
    if not tokens or tokens[0].text.lower() in {"but", "and", "because", "in", "to", "for", "which", "that", "while"}:
        return None
    return _first_cue(scene, tokens)


def _up_to_stop(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut a stretch at its first full stop; a comma at its start is dropped."""
    words = list(tokens[: REACH + 1])
    while words and words[0].text in {",", "-", "--", " "}:
        words.pop(0)
    for place, token in enumerate(words):
        if token.text in {".", ";", "?", "!"}:
            return tuple(words[:place])
    return tuple(words)


def _first_cue(scene: Scene, tokens: tuple[Token, ...]) -> Cue | None:
    """Return the first cue of saying that is no relative clause of the speaker."""
    later = None
    for token in tokens:
        cue = read_cue(scene.annotation, token)
        if cue is None or not cue.frames & {"speech", "quoting"} or token.tag in {"VB", "VBN"}:
            continue
        if token.tag == "VBG" and token.index != tokens[0].index:
            continue
        if token.dep == "relcl":
            later = later or cue
            continue
        return cue
    return later


def _cue_ahead(scene: Scene, gap: Span, stop: str) -> Cue | None:
    """Return the last cue of the sentence that leads up to a quotation."""
    phrase = phrase_at(scene.document, scene.annotation, gap)
    tokens = scene.annotation.tokens_in(gap)[-REACH:]
    sentence: list[Token] = []
    for token in reversed(tokens):
        if token.text in {".", "?", "!", ";"}:
            break
        sentence.append(token)
    found = None
    for token in sentence:
        cue = read_cue(scene.annotation, token)
        if cue and cue.frames & {"speech", "quoting"} and (token.tag != "VBN" or stop == ":"):
            found = cue
            break
    if phrase and (found is None or phrase.verb > found.verb):
        return phrase
    return found


def _cue_touching(scene: Scene, gap: Span, quotation: Quotation) -> Cue | None:
    """Return a cue that stands directly before the mark: 'he said "we will go"'."""
    tokens = scene.annotation.tokens_in(gap)
    if not tokens:
        return None
    cue = read_cue(scene.annotation, tokens[-1])
    if cue and cue.frames & {"speech", "quoting"} and "describing" not in cue.frames:
        words = scene.annotation.tokens_in(quotation.inner)
        if any(t.pos in {"VERB", "AUX"} for t in words) or "speech" in cue.frames:
            return cue
    return None


def _dash_name(scene: Scene, gap: Span) -> Cue | None:
    """Return an attribution by a dash: '"It works." - Jane Roe'."""
    tokens = scene.annotation.tokens_in(gap)
    if len(tokens) < 2 or tokens[0].text not in {"-", "--"} or tokens[1].pos != "PROPN":  # noqa: PLR2004
        return None
    name = [t for t in tokens[1:6] if t.pos == "PROPN"]
    rest = tokens[1 + len(name) :]
    if rest and rest[0].text not in {",", "(", "\n"} and rest[0].start - name[-1].end <= 1:
        return None
    return Cue(tokens[0].index, tokens[0].span, frozenset({"dash"}), name[-1].index)


def _resumes(scene: Scene, last: tuple[Quotation, Cue, str], quotation: Quotation, gap: Span) -> bool:
    """Say whether a quotation goes on with the one before, its cue between the two."""
    cue, side = last[1], last[2]
    between = gap.cut(scene.document.normal)
    if not (gap.start <= cue.span.start < gap.end):
        return side in {"before", "resumed", "after"} and not between.strip()
    if side != "after":
        return False
    end = between.rstrip()[-1:]
    words = quotation.inner.cut(scene.document.normal)
    sentences = sum(end_mark in between.rstrip()[:-1] for end_mark in (". ", "? ", "! "))
    return (
        end in {",", ":", "-"}
        and not _new_cue(scene, gap, cue)
        or (end == "." and words[:1].isupper() and not sentences)
    )


def _new_cue(scene: Scene, gap: Span, cue: Cue) -> bool:
    """Say whether another cue stands between: '"A," he said, then added, "B"' is two utterances."""
    for token in scene.annotation.tokens_in(gap):
        if token.index != cue.verb and (other := read_cue(scene.annotation, token)):
            if other.frames & {"speech"} and token.tag in {"VBD", "VBZ", "VBG"} and token.index > cue.verb:
                return True
    return False
