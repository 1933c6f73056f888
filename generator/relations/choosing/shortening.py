"""A line made shorter by cutting alone: what stays keeps its order, and so does all that its sense hangs on.

But the bridge fell.                                     → The bridge fell.
The bridge, which Roe built in 1910, fell on Tuesday.    → The bridge … fell on Tuesday.
When the river rose, the bridge in Osterby fell.         → The bridge in Osterby fell.
The bridge fell on Tuesday, the mayor said.              → The bridge fell on Tuesday.

What only ties a line to the one before it is always cut; the rest only where that brings a line to ``LONGEST`` words,
the least harmful first. Left alone: what denies, doubts, supposes or reports a clause that stays, what a pronoun or a
short name stands for, the numbers of an outcome, parts of a quotation, a name or a date, the items of a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, groupby

from generator.relations.choosing.cutting import LOOSE, Cut, CutLine, Harm, cuts_of
from generator.relations.choosing.front import ADDED_RE, LONGEST
from generator.relations.comparing.evidence import words_in_line
from generator.relations.items.limits import GAP
from generator.statements.dependence import LEXICON, leaning_words, opener_re
from generator.syntax.embedding import EmbeddingKind, embeddings_of
from generator.syntax.labels import VERBAL
from generator.syntax.severing import SENSE
from generator.syntax.tree import root_of
from generator.values.annotation import Token
from generator.values.briefing import Fact, FactAttribution, TimelineEvent
from generator.values.span import Span
from generator.values.story import Story


def shorten_line(item: Fact | TimelineEvent, story: Story, *, told_below: bool = True, longest: int = LONGEST) -> str:
    """Return the words of an item with as little as possible cut; ``told_below``: a line below names who says it."""
    line = _cut_line(item, story, longest)
    return _left_of(line, _least_cut(line, item, told_below=told_below)) if line else item.text


def trim_fact(fact: Fact, story: Story, run: int) -> Fact:
    """Return a fact of whose words more than ``run`` stand in a row, so that they may not be quoted, in fewer of them.

    What is cut is no part of its evidence either; who else has it stays.
    """
    line = _cut_line(fact, story, LONGEST) if len(fact.text.split()) > run else None
    cut = _least_cut(line, fact, told_below=False) if line else frozenset()
    if line is None or not cut:
        return fact
    runs = (run for run in _stretches_left(line, cut) if any(t.text[0].isalnum() for t in run))
    pieces = (line.dated.document.evidence(Span(run[0].start, run[-1].end)) for run in runs)
    return replace(fact, text=_left_of(line, cut), evidence=(*pieces, *fact.evidence[1:]))


def _cut_line(item: Fact | TimelineEvent, story: Story, longest: int) -> CutLine | None:
    """Return the line an item is told in, None where it is no whole sentence's or has several parts."""
    span, dated = item.evidence[0].span, story.article_of(item.evidence[0].source)
    annotation = dated.article.annotation
    sentence, tokens = annotation.sentence_at(span.start), annotation.tokens_in(span)
    ends = [t.index for t in tokens if t.text not in {".", "!", '"', "'"}]
    whole = sentence and sentence.span.contains(span) and item.text == words_in_line(dated.document, span)
    if sentence is None or not ends or not whole:
        return None
    return CutLine(dated, annotation, sentence, span, tokens, ends[-1], longest)


def _least_cut(line: CutLine, item: Fact | TimelineEvent, *, told_below: bool) -> frozenset[int]:
    """Return the tokens of a line that are left out."""
    opener = _connective(line)
    if _is_short(line, opener) or root_of(line.annotation, line.sentence).pos not in VERBAL:
        return opener
    found = [cut for cut in cuts_of(line) if _keeps_sense(line, cut[1])]
    if isinstance(item, Fact) and item.attribution and told_below:
        found += _attributing(line, item.attribution)
    return _least(line, opener, found) or opener


def _least(line: CutLine, opener: frozenset[int], found: list[Cut]) -> frozenset[int] | None:
    """Return the least harmful tokens without which a line is short, the fewest parts of it, then the fewest words."""
    for harm in Harm:
        able = [tokens for most, tokens in found if most <= harm]
        for size in range(1, len(able) + 1) if _is_short(line, opener.union(*able)) else ():
            every = (opener.union(*chosen) for chosen in combinations(able, size))
            fitting = [cut for cut in every if _is_short(line, cut) and _leans_no_more(line, cut)]
            if fitting:
                return min(fitting, key=len)
    return None


def _is_short(line: CutLine, cut: frozenset[int]) -> bool:
    return len(ADDED_RE.sub("", _left_of(line, cut)).split()) <= line.longest


def _left_of(line: CutLine, cut: frozenset[int]) -> str:
    """Return the words of a line without some tokens, "…" where words between are left out."""
    words = ""
    for run in _stretches_left(line, cut):
        gap = f" {GAP}" + (" " if run[0].text != "," else "") if words and run[0].index <= line.last else ""
        words = words.rstrip("." if run[0].text == "." else "") + gap
        words += words_in_line(line.dated.document, Span(run[0].start, run[-1].end))
    stops = line.tokens[-1].index not in cut or words.rstrip("\"'”’").endswith((".", "!", "?"))
    return words[:1].upper() + words[1:] + ("" if stops else ".") if cut else words  # it went with "Bell Inc."


def _stretches_left(line: CutLine, cut: frozenset[int]) -> Iterator[list[Token]]:
    """Yield the stretches of a line that stay."""
    kept = (t for t in line.tokens if t.index not in cut)
    for _, pairs in groupby(enumerate(kept), key=lambda pair: pair[1].index - pair[0]):
        yield [token for _, token in pairs]


def _connective(line: CutLine) -> frozenset[int]:
    """Return the "But" or the "However," that ties a line to the one before it."""
    first, normal = line.tokens[0], line.dated.document.normal
    groups = ("connectives", "coordinators") if first.dep == "cc" and first.lemma != "nor" else ("connectives",)
    found = (opener_re(group).match(normal, line.span.start) for group in groups)
    end = max((match.end() for match in found if match), default=line.span.start)
    rest = [t for t in line.tokens if t.start >= end]
    plain = rest and rest[0].text.isalnum() and rest[0].text[1:] == rest[0].text[1:].lower()
    return frozenset(t.index for t in line.tokens if plain and rest[0].pos not in VERBAL and t.start < end)


def _keeps_sense(line: CutLine, cut: frozenset[int]) -> bool:
    """Say whether what stays is a sentence that says what it said: nothing it hangs on or points at is cut."""
    annotation, kept = line.annotation, [t for t in line.tokens if t.index not in cut]
    out = [t for t in line.tokens if t.index in cut]
    before, behind = [t for t in kept if t.index < min(cut)], [t for t in kept if t.index > max(cut)]
    words = [t for t in kept if t.pos != "PUNCT"]
    torn = sum(t.pos != "PUNCT" and t.head not in cut for t in out) != 1 or (before and before[-1].pos in LOOSE)
    if torn or any(t.head in cut or (t in behind and t.dep in {"relcl", "appos"} and t.head < min(cut)) for t in words):
        return False
    spans = (*(m.span for m in annotation.mentions), *(t.span for t in line.dated.article.times))
    wholes = [{t.index for t in annotation.tokens_in(span)} for span in spans if line.span.contains(span)]
    quoted = any(sum(t.text == '"' or (t.text == "'" and t.tag != "POS") for t in part) % 2 for part in (before, out))
    if quoted or any(whole & cut and whole - cut for whole in wholes):
        return False
    governed = (e for t in words if t.pos in VERBAL for e in embeddings_of(annotation, t))
    the = {t.head for t in behind if t.text == "the"}
    named = {t.lemma for t in behind if t.pos == "PROPN" or t.index in the} - {t.lemma for t in before}
    lost = any(e.governor.index in cut and e.kind in {*SENSE, EmbeddingKind.COMPARISON} for e in governed)
    return not lost and named.isdisjoint(t.lemma for t in out)


def _leans_no_more(line: CutLine, cut: frozenset[int]) -> bool:
    """Say whether every pronoun that stays still has what it stands for; it may have stood at the head of the line."""
    where, start = (line.dated.document, line.span, line.annotation, line.sentence), len(_connective(line))
    new = {*leaning_words(*where, left_out=cut)} - {*leaning_words(*where)}
    headless = line.tokens[start].index in cut and any(t.tag == "PRP" for t in line.tokens if t.index not in cut)
    return not new and not headless


def _attributing(line: CutLine, attribution: FactAttribution) -> Iterator[Cut]:
    """Yield ", the mayor said" at the end of a line, where nothing else in it names the mayor."""
    parts = attribution.name.lower().removeprefix("the ").removeprefix("a ").split()
    names = (parts[0], parts[-1]) if attribution.kind == "person" else (" ".join(parts),)
    for quote in line.dated.article.quotes:
        tail = [t for t in line.tokens if quote.span.end <= t.start and t.index <= line.last]
        told = quote.speaker is not None and quote.speaker.name == attribution.name and len(quote.parts) == 1
        if not told or quote.direct or quote.negated or quote.span.start > line.span.start or not tail:
            continue
        cue = next((t for t in tail if quote.cue_span and t.span.overlaps(quote.cue_span)), None)
        plain = cue is not None and (cue.lemma in LEXICON["reporting"] or cue.text == "according")
        more = any(t.pos in VERBAL and t != cue and t.text not in attribution.name for t in tail)
        words = line.dated.document.normal[line.span.start : tail[0].start].lower()
        again = any(name in words for name in names)
        if plain and tail[0].text == "," and not more and not again:
            yield Harm.ASIDE, frozenset(t.index for t in tail)
