"""What may be cut out of a line by its shape, with the marks around it and how much a reader loses by it.

The bridge, which Roe built in 1910, fell on Tuesday.    a description between commas
When the river rose, the bridge in Osterby fell.         a scene at the head
The bridge fell, closing the road.                       what came of it
Roe closed it on Tuesday, in the face of protests.       the rest behind the last comma

Left alone: names, items of a list, amounts of an outcome, conditions, and what may end sooner than the parser says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.embedding import EmbeddingKind, embedding_of
from generator.syntax.labels import AUXILIARIES, FINITE, NOMINAL, SUBJECTS, VERBAL, WH_TAGS
from generator.syntax.tree import ancestors, child, children_of, head_of, root_of
from generator.syntax.verbs import read_tense
from generator.values.annotation import Annotation, Sentence, Tense, Token
from generator.values.span import Span
from generator.values.story import DatedArticle

UNSURE: Final = frozenset({"until", "till", "upon", "while"})  # not mere scenes
# What hangs behind a comma without taking part in what the clause before says, and words by which it limits that.
RESTS: Final = frozenset({"acl", "advcl", "npadvmod", "prep", "relcl"})
LIMITING: Final = frozenset(load_lexicon("limits")["limiting"])
ATTACHED: Final = frozenset({"acl", "appos", "relcl"})
LOOSE: Final = frozenset({"ADP", "AUX", "CCONJ", "DET", "SCONJ"})  # what no clause ends on


class Harm(IntEnum):
    """How much a reader loses by a cut, the least first."""

    ASIDE = 1  # "(the port's owner)"; ", Roe said", which the line below tells
    DESCRIPTION = 2  # ", who was elected in May,", ", a baker,", ", including Roe"
    SETTING = 3  # "When the river rose, …"
    OUTCOME = 4  # "…, closing the road"
    REST = 5  # "…, one day after refusing to sign it", ", in the face of protests", at the end of a line


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


def cuts_of(line: CutLine) -> Iterator[Cut]:
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
        rest = frozenset(range(token.index, line.last + 1))
        if line.mark(token.index) == "," and _may_rest(line, rest):
            yield Harm.REST, rest


def _is_loose_verb(line: CutLine, token: Token) -> bool:
    return token.tag in {"VBN", "VBG"} and not child(line.annotation, token, *SUBJECTS, "aux", "auxpass", "mark")


def _is_amount(token: Token) -> bool:
    """Say whether a number counts something, and is no day or hour."""
    return token.pos == "NUM" and token.entity not in {"DATE", "TIME"}


def _may_rest(line: CutLine, rest: frozenset[int]) -> bool:
    """Say whether what stands behind a comma to a line's end hangs on one word before it, and limits nothing."""
    told = [t for t in line.tokens if t.index in rest and t.pos != "PUNCT"]
    tops = [t for t in told if t.head not in rest]
    if len(tops) != 1 or tops[0].dep not in RESTS or told[0].lemma in UNSURE:
        return False
    top, beside = tops[0], children_of(line.annotation, head_of(line.annotation, tops[0]))
    listed = any(t.lemma == top.lemma and t.dep == top.dep and t is not top for t in beside)  # "in Selm, in Harn"
    if listed or top.tag == "VB" or _is_loose_verb(line, top):  # "to build quays, to raise the road"
        return False
    sourced = any(t.text == "according" for t in told)
    return not sourced and told[0].text.lower() not in LIMITING and not any(map(_is_amount, told))


def _harm(line: CutLine, token: Token) -> Harm | None:
    """Return what is lost with all that hangs on a token, None where it is nothing that may be cut."""
    below, head = line.below(token), head_of(line.annotation, token)
    same = any(t.lemma in {"same", "such"} for t in children_of(line.annotation, head))
    describes = head.pos in {*NOMINAL, "PRON", "NUM"} and not same
    before = line.annotation.tokens[below[0].index - 2]
    apart = all(t.dep not in ATTACHED for t in line.inserted(before.index))
    participle = _is_loose_verb(line, token)
    if token.dep == "appos":
        return Harm.DESCRIPTION if head.pos in NOMINAL and not same and not _is_listed(line, token, head) else None
    if token.dep == "relcl":
        asks = any(t.tag in WH_TAGS and t.lemma != "that" for t in below[:4])
        return Harm.DESCRIPTION if describes and asks else None
    if token.text == "including" or (token.dep == "acl" and participle):
        return Harm.DESCRIPTION if apart else None
    if token.dep != "advcl" or any(_is_amount(t) or t.dep == "neg" for t in below):
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
