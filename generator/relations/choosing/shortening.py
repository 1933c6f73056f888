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
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, groupby, takewhile
from typing import Final

from generator.relations.choosing.front import ADDED_RE, LONGEST
from generator.relations.comparing.evidence import words_in_line
from generator.relations.items.limits import GAP
from generator.statements.dependence import LEXICON, leaning_words, opener_re
from generator.syntax.embedding import EmbeddingKind, embedding_of, embeddings_of
from generator.syntax.labels import AUXILIARIES, FINITE, NOMINAL, SUBJECTS, VERBAL, WH_TAGS
from generator.syntax.severing import SENSE
from generator.syntax.tree import ancestors, child, children_of, head_of, root_of
from generator.syntax.verbs import read_tense
from generator.values.annotation import Annotation, Sentence, Tense, Token
from generator.values.briefing import Fact, FactAttribution, TimelineEvent
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

UNSURE: Final = frozenset({"until", "till", "upon", "while"})  # not mere scenes
ATTACHED: Final = frozenset({"acl", "appos", "relcl"})
LOOSE: Final = frozenset({"ADP", "AUX", "CCONJ", "DET", "SCONJ"})  # what no clause ends on


class Harm(IntEnum):
    """How much a reader loses by a cut, the least first."""

    ASIDE = 1  # "(the port's owner)"; ", Roe said", which the line below tells
    DESCRIPTION = 2  # ", who was elected in May,", ", a baker,", ", including Roe"
    SETTING = 3  # "When the river rose, …"
    OUTCOME = 4  # "…, closing the road"


Cut = tuple[Harm, frozenset[int]]  # the tokens left out together


@dataclass(frozen=True, slots=True)
class CutLine:
    """The words of an item in the sentence it is told from."""

    dated: DatedArticle
    annotation: Annotation
    sentence: Sentence
    span: Span
    tokens: tuple[Token, ...]
    last: int  # the last token before the full stop
    longest: int  # words it may have

    def below(self, token: Token) -> list[Token]:
        """Return a token and all below it, without the commas around them."""
        tokens = (self.annotation.tokens[i] for i in self.annotation.subtree(token.index))
        return [t for t in tokens if t.pos != "PUNCT"] or [token]

    def mark(self, index: int) -> str:
        """Return a comma or a dash, empty for a hyphen and any other token."""
        token, text = self.annotation.tokens[index], self.dated.document.text
        hyphen = text[token.start] == "-" and not text[token.start - 1].isspace()
        return "" if hyphen or token.text not in {",", "-", "--"} else token.text[0]

    def inserted(self, index: int) -> list[Token]:
        """Return what stands between a comma and a token, by its head."""
        token = self.annotation.tokens[index]
        above = takewhile(lambda t: t.index <= index, (token, *ancestors(self.annotation, token)))
        return [t for t in above if self.annotation.tokens[self.below(t)[0].index - 1].text == ","]


def shorten_line(item: Fact | TimelineEvent, story: Story, *, told_below: bool = True, longest: int = LONGEST) -> str:
    """Return the words of an item with as little as possible cut; ``told_below``: a line below names who says it."""
    span, dated = item.evidence[0].span, story.article_of(item.evidence[0].source)
    annotation = dated.article.annotation
    sentence, tokens = annotation.sentence_at(span.start), annotation.tokens_in(span)
    ends = [t.index for t in tokens if t.text not in {".", "!", '"', "'"}]
    whole = sentence and sentence.span.contains(span) and item.text == words_in_line(dated.document, span)
    if sentence is None or not ends or not whole:
        return item.text
    line = CutLine(dated, annotation, sentence, span, tokens, ends[-1], longest)
    opener = _connective(line)
    if _is_short(line, opener) or root_of(annotation, sentence).pos not in VERBAL:
        return _left_of(line, opener)
    found = [cut for cut in _cuts(line) if _keeps_sense(line, cut[1])]
    if isinstance(item, Fact) and item.attribution and told_below:
        found += _attributing(line, item.attribution)
    return _left_of(line, _least(line, opener, found) or opener)


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
    kept, words = [t for t in line.tokens if t.index not in cut], ""
    for _, pairs in groupby(enumerate(kept), key=lambda pair: pair[1].index - pair[0]):
        run = [token for _, token in pairs]
        gap = f" {GAP}" + (" " if run[0].text != "," else "") if words and run[0].index <= line.last else ""
        words = words.rstrip("." if run[0].text == "." else "") + gap
        words += words_in_line(line.dated.document, Span(run[0].start, run[-1].end))
    stops = line.tokens[-1].index not in cut or words.rstrip("\"'”’").endswith((".", "!", "?"))
    return words[:1].upper() + words[1:] + ("" if stops else ".") if cut else words  # it went with "Bell Inc."


def _connective(line: CutLine) -> frozenset[int]:
    """Return the "But" or the "However," that ties a line to the one before it."""
    first, normal = line.tokens[0], line.dated.document.normal
    groups = ("connectives", "coordinators") if first.dep == "cc" and first.lemma != "nor" else ("connectives",)
    found = (opener_re(group).match(normal, line.span.start) for group in groups)
    end = max((match.end() for match in found if match), default=line.span.start)
    rest = [t for t in line.tokens if t.start >= end]
    plain = rest and rest[0].text.isalnum() and rest[0].text[1:] == rest[0].text[1:].lower()
    return frozenset(t.index for t in line.tokens if plain and rest[0].pos not in VERBAL and t.start < end)


def _cuts(line: CutLine) -> Iterator[Cut]:
    """Yield what by its shape may be cut out of a line, with the marks around it and what is lost by it."""
    for token in line.tokens:
        harm = _harm(line, token)
        tokens = _with_marks(line, token) if harm else frozenset()
        if harm and tokens:
            yield harm, tokens
        if token.text == "(":
            inside = [*takewhile(lambda t: t.text != ")", line.tokens[token.index - line.tokens[0].index :])]
            if all(t.pos != "NUM" for t in inside):
                yield Harm.ASIDE, frozenset(range(token.index, inside[-1].index + 2))


def _harm(line: CutLine, token: Token) -> Harm | None:
    """Return what is lost with all that hangs on a token, None where it is nothing that may be cut."""
    below, head = line.below(token), head_of(line.annotation, token)
    same = any(t.lemma in {"same", "such"} for t in children_of(line.annotation, head))
    describes = head.pos in {*NOMINAL, "PRON", "NUM"} and not same
    before = line.annotation.tokens[below[0].index - 2]
    apart = all(t.dep not in ATTACHED for t in line.inserted(before.index))
    participle = token.tag in {"VBN", "VBG"} and not child(line.annotation, token, *SUBJECTS, "aux", "auxpass", "mark")
    if token.dep == "appos":
        return Harm.DESCRIPTION if head.pos in NOMINAL and not same and not _is_listed(line, token, head) else None
    if token.dep == "relcl":
        asks = any(t.tag in WH_TAGS and t.lemma != "that" for t in below[:4])
        return Harm.DESCRIPTION if describes and asks else None
    if token.text == "including" or (token.dep == "acl" and participle):
        return Harm.DESCRIPTION if apart else None
    if token.dep != "advcl" or any(t.pos == "NUM" or t.dep == "neg" for t in below):
        return None
    leads = below[0] == line.tokens[0]
    if participle:
        gerunds = any(t.tag == "VBG" and t.dep == "pcomp" for t in line.tokens if t.index < token.index)
        joined = head.lemma == "be" or "VBG" in {head.tag, before.tag} or gerunds  # "by opening one, closing another"
        return Harm.OUTCOME if apart and not leads and not joined else None
    timed = any(t.span.overlaps(b.span) for t in line.dated.article.times for b in below)
    when, past = embedding_of(line.annotation, token), read_tense(line.annotation, head) is Tense.PAST
    sure = when.kind is EmbeddingKind.TEMPORAL and when.governor.lemma not in UNSURE
    subjects = all(child(line.annotation, t, *SUBJECTS, "expl") for t in (token, head))
    told = sure and past and subjects and not (leads and timed)
    return (Harm.SETTING if leads else Harm.OUTCOME) if told else None


def _is_listed(line: CutLine, noun: Token, head: Token) -> bool:
    """Say whether an apposition may be a name, a place or an item of a list."""
    below, own = line.below(noun), children_of(line.annotation, noun)
    joined = [t for t in (*own, *children_of(line.annotation, head)) if t.dep == "conj"]
    alike = any(t.pos == "PROPN" or child(line.annotation, t, "det") for t in joined)
    named = noun.pos == "PROPN" or noun.entity or child(line.annotation, noun, "neg") or head.dep in {"conj", "appos"}
    commas = any(line.mark(i) for i in range(below[0].index, below[-1].index)) or line.inserted(head.index)
    bare = all(t.dep not in {"det", "poss"} for t in own)
    several = bool(joined) or any(t.dep == "cc" for t in below)
    return bool(named) or alike or (several and bool(bare or commas))


def _with_marks(line: CutLine, token: Token) -> frozenset[int]:
    """Return a token and all below it with the commas or dashes around, empty where they are missing."""
    below, head, root = line.below(token), head_of(line.annotation, token), root_of(line.annotation, line.sentence)
    first, last = below[0].index, below[-1].index
    leads, ends = first <= line.tokens[0].index, last >= line.last
    marks = {line.mark(i) for i, missing in ((first - 1, leads), (last + 1, ends)) if not missing}
    dashes = sum(line.mark(t.index) == "-" for t in line.tokens if t.index < first)
    if len(marks) != 1 or "" in marks or (marks == {"-"} and dashes % 2 == 0) or _may_run_on(line, token, first, last):
        return frozenset()
    chain = takewhile(lambda t: t.index < first, (head, *ancestors(line.annotation, head)))
    apart = root.index > last and all(t.dep not in SUBJECTS for t in chain)  # "In May …, Roe said"
    subject = None if leads or ends else _subject_behind(line, last)
    if subject is not None:  # "Roe, 43 …, said"
        apart = any(t.index > subject.index for t in line.inserted(first - 2))
    opens = not leads and marks == {","} and (apart or any(t.dep in ATTACHED for t in line.inserted(first - 2)))
    return frozenset(range(first - (not leads), last + 1 + (not ends and not opens)))


def _next_behind(line: CutLine, last: int) -> Token:
    """Return what goes on behind the mark that follows a token, adverbs passed over."""
    behind = line.annotation.tokens[last + 2 : line.last + 1]
    return next((t for t in behind if t.pos != "ADV"), behind[0])


def _subject_behind(line: CutLine, last: int) -> Token | None:
    """Return the subject of the verb that goes on behind a token, None where none does."""
    verb = _next_behind(line, last)
    verb = head_of(line.annotation, verb) if verb.dep in AUXILIARIES else verb
    return child(line.annotation, verb, *SUBJECTS, "expl") if verb.pos in VERBAL else None


def _may_run_on(line: CutLine, token: Token, first: int, last: int) -> bool:
    """Say whether what hangs on a token may end before its last token, or go on behind it."""
    tokens, ends = line.annotation.tokens, last >= line.last
    inner = [tokens[i + 1] for i in range(first, last) if line.mark(i)]
    if ends or first <= line.tokens[0].index:
        return ends and any(t.tag in {"TO", *FINITE} or line.mark(t.index - 1) == "-" for t in inner)
    behind = _next_behind(line, last)
    rest = [t for t in line.tokens if t.index > last and t.dep in {*SUBJECTS, "expl"}]
    named = behind.pos in {*NOMINAL, "ADJ", "DET", "NUM", "PRON"} and all(behind not in line.below(t) for t in rest)
    thing = tokens[behind.index + 1].pos in {*NOMINAL, "DET", "NUM", "PRON"}
    joined = behind.pos == "CCONJ" and token.dep == "relcl" and (behind.lemma == "but" or not thing)
    listed = behind.pos in {"ADP", "CCONJ"} and bool(inner)
    torn = behind.tag in {"VBN", *FINITE} and _subject_behind(line, last) is None
    return named or joined or listed or torn or token.dep == "advcl" or behind.tag in {"VB", "VBG", *WH_TAGS}


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
