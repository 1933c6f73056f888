"""The dated events one article tells of.

    "The ferry sank on Tuesday."                                  happened, Tuesday
    "Marro, who was sworn in on May 7, will travel."              happened, May 7: "Marro … was sworn in on May 7"
    "The council will meet in June, the mayor said on Monday."    planned, June: what was said, not the saying
    "the 2022 invasion", "since May", "by 2024", "if it opens in June", "did not come on Monday"    no events

A date belongs to the verb it hangs on, directly or by a noun phrase of its clause; the article's own date is never
an event's. A statement is told whole, under its first date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import is_content, word_of
from generator.relations.items.event_verbs import tells_no_event
from generator.relations.items.leaning import leans, may_be_tomorrow
from generator.syntax.labels import NOMINAL, NOUN_SUBJECTS, VERBAL
from generator.syntax.subjects import subject_of
from generator.syntax.tree import ancestors, child, children_of, head_of, span_head
from generator.syntax.verbs import auxiliaries_of, is_due
from generator.times.meanings.days import names_a_day
from generator.times.meanings.relative import FromEvent
from generator.times.tense import fronted_root, told_by
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.findings import Leaning, ResolvedTime, Statement, TimeKind
from generator.values.span import Span
from generator.values.story import DatedArticle

EVENT_PREPOSITIONS: Final = frozenset({"on", "in", "at", "during", "around", "about", "over"})
RANGE_PREPOSITIONS: Final = frozenset({"from", "between"})  # "from 1910" alone is half a range
INSIDE_NOUN: Final = frozenset({"poss", "compound", "amod", "nummod", "nmod"})
NOUN_ROLES: Final = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "oprd", "appos", "npadvmod", "conj"})
SAME_CLAUSE: Final = frozenset({"xcomp", "acomp", "conj", "parataxis"})
SHARED_SUBJECT: Final = frozenset({"xcomp", "acomp", "conj"})
NESTED: Final = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis"})
NEAR_ROLES: Final = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})  # of a noun that a mere year may describe
NOUN_STEPS: Final = 3  # noun phrases between a date and its verb; more are misreadings
TELLING_OF_DAYS: Final = frozenset({"see", "bring", "mark", "witness"})  # "Thursday saw the worst of the floods"
SAYING: Final = "say"  # stands for all reporting verbs (lexicon synonyms)
APPEARING: Final = frozenset({"emerge", "appear", "seem", "turn"})  # "it emerged that the log had been lost"
TELLING: Final = frozenset({*load_lexicon("cues")["speech"], *load_lexicon("cues")["belief"], *APPEARING})
REPORTING: Final = frozenset(load_lexicon("cues")["reporting"])  # what happened is what they tell, not the telling
STEM: Final = 6  # letters: "president" and "presidential" are one key
MARKS: Final = " ,;:-–—\n"
NAMES: Final = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
QUOTATION: Final = frozenset({'"', "'"})  # opens somebody's words, which the quotes show


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event as one article tells it."""

    source: str
    parts: tuple[Span, ...]  # the evidence: its statement, or a name and its relative clause without the "who"
    statement: Span  # the statement it stands in
    time: ResolvedTime
    happened: bool
    keys: frozenset[str]  # content words of its clause
    doer: frozenset[str]  # content words of its subject
    verb: str  # the key of its verb
    leans: bool  # does it need the sentence before to be understood
    order: tuple[str, str, int]  # by publication, source and place

    @property
    def is_whole(self) -> bool:
        """Is its evidence the whole statement."""
        return (self.parts[0].start, self.parts[-1].end) == (self.statement.start, self.statement.end)


class Level(Enum):
    """Where in its sentence the clause of an event stands."""

    MAIN = auto()
    CONTENT = auto()  # of what is said
    RELATIVE = auto()


@dataclass(frozen=True, slots=True)
class Tie:
    """A date with the verb it hangs on."""

    time: ResolvedTime
    verb: Token
    level: Level


def events_in(dated: DatedArticle) -> tuple[Event, ...]:
    """Return the dated events of an article in text order."""
    return tuple(e for statement in dated.article.statements for e in _events_of(statement, dated))


def _events_of(statement: Statement, dated: DatedArticle) -> Iterator[Event]:
    annotation = dated.article.annotation
    best: dict[int, Tie] = {}
    for time in dated.times:
        if statement.span.contains(time.expression.span) and _is_usable(time) and not may_be_tomorrow(time, dated):
            tie = _tie(annotation, time)
            if tie and _is_finer(tie, best.get(tie.verb.index)):
                best[tie.verb.index] = tie
    ties = [best[i] for i in sorted(best)]
    told = any(t.level is Level.CONTENT for t in ties)
    seen: set[tuple[Span, ...]] = set()
    for tie in ties:
        evidence = statement.parts if tie.level is not Level.RELATIVE else _relative_parts(dated, tie, statement)
        if evidence and evidence not in seen and not (told and tie.level is Level.MAIN and _is_saying(tie.verb)):
            seen.add(evidence)
            happened = _has_begun(tie.time, dated)
            if not happened and tie.level is not Level.CONTENT and not is_due(annotation, tie.verb):
                continue
            yield Event(
                dated.source,
                evidence,
                statement.span,
                _until_told(tie.time, dated) if happened else tie.time,
                happened,
                _event_keys(dated, tie),
                _doer_keys(annotation, tie.verb),
                stem(word_of(tie.verb)),
                evidence[0] == statement.parts[0] and is_awkward(dated, statement),
                (*dated.order, evidence[0].start),
            )


def is_awkward(dated: DatedArticle, statement: Statement) -> bool:
    """Say whether a statement is no line of a timeline: it leans, or opens on words that the quotes show."""
    words = statement.span.cut(dated.document.normal).lower()
    names = {m.kind for m in dated.article.annotation.mentions if statement.span.contains(m.span)}
    told = statement.named or names & (NAMES if not words.startswith("the two ") else {MentionKind.PERSON})
    return words[:1] in QUOTATION or leans(dated, statement, Leaning.STORY if told else Leaning.NONE)


def _is_usable(time: ResolvedTime) -> bool:
    """Say whether a time can date an event: begun at a known day, month or year."""
    meaning = time.expression.meaning
    if time.expression.kind not in {TimeKind.DATE, TimeKind.TIME} or time.start is None or time.end is None:
        return False
    if not names_a_day(meaning) or isinstance(meaning, FromEvent):  # "two days later" leans on another date
        return False
    return time.precision != "year" or time.start == time.end


def _is_finer(tie: Tie, other: Tie | None) -> bool:
    return other is None or len(tie.time.start or "") > len(other.time.start or "")


def _is_saying(verb: Token) -> bool:
    return word_of(verb) == SAYING or verb.lemma in REPORTING


def _tie(annotation: Annotation, time: ResolvedTime) -> Tie | None:
    verb = _verb_of(annotation, time)
    if verb is None or tells_no_event(annotation, verb, time):
        return None
    level = _level(annotation, verb)
    if level is None or (level is Level.CONTENT and (_is_saying(verb) or _tells_of_itself(annotation, verb))):
        return None
    return Tie(time, verb, level)


def _verb_of(annotation: Annotation, time: ResolvedTime) -> Token | None:
    """Return the verb a date hangs on, None where it only describes a noun or bounds a state."""
    span = time.expression.span
    top, root = span_head(annotation, span), fronted_root(annotation, span)
    if top is None or root is not None:
        return root
    while top.dep == "conj" and top.head != top.index:  # "between 1910 and 1945" hangs where 1910 hangs
        top = head_of(annotation, top)
    current = head_of(annotation, top)
    if top.dep in INSIDE_NOUN or (top.dep in NOUN_SUBJECTS and current.lemma not in TELLING_OF_DAYS):
        return None
    told = told_by(annotation, top)
    if told is not None:
        return told
    fitting = EVENT_PREPOSITIONS | RANGE_PREPOSITIONS if time.start != time.end else EVENT_PREPOSITIONS
    if top.head == top.index or (top.dep == "pobj" and current.lemma not in fitting):
        return None
    if _dates_another_value(annotation, current, time):
        return None
    return _verb_over_date(annotation, current, NEAR_ROLES if time.precision == "year" else NOUN_ROLES)


def _dates_another_value(annotation: Annotation, preposition: Token, time: ResolvedTime) -> bool:
    """Say whether a date is of the value compared with: "rose to 41, up from 23 on Monday", "from 12 in 2007"."""
    before = annotation.tokens[max(0, preposition.index - 1)]
    source = head_of(annotation, before)
    if before.dep != "pobj" or source.lemma != "from":
        return False
    return time.precision == "year" or head_of(annotation, source).lemma in {"up", "down"}


def _verb_over_date(annotation: Annotation, token: Token, roles: frozenset[str]) -> Token | None:
    """Return the next verb above a date, past at most three nouns of its clause."""
    nouns = 0
    for current in (token, *ancestors(annotation, token)):
        if current.pos in VERBAL:
            return current
        if current.lemma == "than":
            return None
        is_noun = current.pos in {*NOMINAL, "PRON"}
        nouns += is_noun
        if nouns > NOUN_STEPS or (is_noun and current.dep not in roles):
            return None
    return None


def _level(annotation: Annotation, verb: Token) -> Level | None:
    """Say where in its sentence a clause stands; None for an aside."""
    level = Level.MAIN
    if verb.tag == "VBG" and verb.dep == "conj" and not auxiliaries_of(annotation, verb):
        return None  # "…, noting the attacks of January"
    for current in (verb, *ancestors(annotation, verb)):
        if current.dep == "relcl" and level is Level.MAIN:
            return Level.RELATIVE
        if current.dep == "ccomp" and head_of(annotation, current).lemma in TELLING:  # another is mostly a misreading
            level = Level.CONTENT
        elif current.head != current.index and current.dep not in SAME_CLAUSE:
            return None
    return level


def _tells_of_itself(annotation: Annotation, verb: Token) -> bool:
    """Say whether what is said is of the one who says it, who is to be told of then: "Roe said he will resign"."""
    subject = child(annotation, verb, *NOUN_SUBJECTS)
    return subject is None or subject.pos == "PRON"


def _relative_parts(dated: DatedArticle, tie: Tie, statement: Statement) -> tuple[Span, ...]:
    """Return "Marro" and "was sworn in on May 7"; the statement where it ends on what tells which one is meant."""
    annotation = dated.article.annotation
    noun, clause = head_of(annotation, tie.verb), annotation.subtree_span(tie.verb.index)
    relative = next((t for t in children_of(annotation, tie.verb) if t.tag.startswith("W")), None)
    if noun.pos not in NOMINAL or relative is None:
        return ()  # "the shares he received on Thursday" tells less than its sentence
    ends, main = clause.end >= statement.span.end - 1, head_of(annotation, noun)
    if noun.dep == "dobj" and main.head == main.index and ends and not _is_aside(annotation, clause):
        return statement.parts
    if noun.pos != "PROPN" or relative.dep not in NOUN_SUBJECTS or relative.start != clause.start:
        return ()
    own = (t for t in children_of(annotation, noun) if t.end <= noun.start)
    first = min([noun.start, *(annotation.subtree_span(t.index).start for t in own)])
    spans = Span(first, noun.end), Span(relative.end, clause.end).trimmed(dated.document.normal, MARKS)
    return spans if all(any(part.contains(span) for part in statement.parts) for span in spans) else ()


def _is_aside(annotation: Annotation, clause: Span) -> bool:
    """Say whether a comma parts a clause from its noun: "the club, which last won in 1908" tells of another time."""
    first = annotation.token_at(clause.start)
    return first is not None and first.index > 0 and annotation.tokens[first.index - 1].text == ","


def _has_begun(time: ResolvedTime, dated: DatedArticle) -> bool:
    """Say whether an event is over or under way, by its date and, where that leaves it open, by the tense."""
    tense = time.expression.tense
    if dated.published and time.end and time.start:
        today = dated.published.value[:10]
        if time.start > today[: len(time.start)]:
            return False
        if time.end < today[: len(time.end)]:
            return True
    return tense != "future"


def _until_told(time: ResolvedTime, dated: DatedArticle) -> ResolvedTime:
    """End days under way with the article's own: "this week" of what has happened."""
    under_way = time.precision == "day" and (time.start or "") <= (dated.day or "") < (time.end or "")
    return replace(time, end=dated.day) if under_way else time


def _event_keys(dated: DatedArticle, tie: Tie) -> frozenset[str]:
    """Return the content words of a clause without those of clauses inside it; of a saying, all."""
    annotation = dated.article.annotation
    in_dates = {t.index for time in dated.times for t in annotation.tokens_in(time.expression.span)}
    found: set[int] = set()
    stack = [_head_of(annotation, tie.verb).index]
    if tie.level is Level.RELATIVE:
        found.update(i for i in annotation.subtree(tie.verb.head) if i < tie.verb.index)
    while stack:
        index = stack.pop()
        found.add(index)
        nested = NESTED if not _is_saying(tie.verb) else frozenset[str]()
        stack += [i for i in annotation.children[index] if annotation.tokens[i].dep not in nested]
    tokens = (annotation.tokens[i] for i in found - in_dates)
    return frozenset(stem(word_of(t)) for t in tokens if is_content(t, amounts=True)) - {SAYING}


def _doer_keys(annotation: Annotation, verb: Token) -> frozenset[str]:
    """Return the content words of a verb's subject."""
    subject = subject_of(annotation, verb)
    tokens = [annotation.tokens[i] for i in annotation.subtree(subject.index)] if subject else []
    return frozenset(stem(word_of(t)) for t in tokens if is_content(t))


def _head_of(annotation: Annotation, verb: Token) -> Token:
    """Return the verb that has the subject: of "is due to take place" the first."""
    current = verb
    while current.dep in SHARED_SUBJECT and child(annotation, current, *NOUN_SUBJECTS) is None:
        current = head_of(annotation, current)
    return current


def stem(key: str) -> str:
    """Return the key by which words of one family are the same."""
    return key[:STEM] if len(key) > STEM + 1 else key
