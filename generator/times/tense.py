"""The tense a time expression stands in: whether what it dates has happened or is to come.

"The minister arrived on Thursday"                     past
"The minister will arrive on Thursday"                 future
"The talks were due to resume on Thursday"             future
"The minister said on Thursday she would resign"       past: the day is of the saying
"This is more than Friday, when the minister left"     past: what is told of the day itself
"ahead of Thursday's vote"                             future
"He has ruled since 1999"                              past
"""

from __future__ import annotations

import re
from functools import cache

from generator.lexicons.calendar import WEEKDAYS
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import SUBJECTS, VERB_TAGS
from generator.syntax.tree import ancestors, child, children_of, head_of, root_of, span_head
from generator.syntax.verbs import auxiliaries_of, is_negated, read_tense
from generator.values.annotation import Annotation, Tense, Token
from generator.values.span import Span

OCCASIONS = frozenset({"at", "during"})  # before "Monday's summit", which then is when something is done
HEADLINE_FUTURE_RE = re.compile(r"\b(?:to|will|plans?|set|due|ahead|upcoming)\b")


@cache
def listed(*groups: str) -> frozenset[str]:
    """Return the words of some groups of the lexicon ``times``."""
    return frozenset(word for group in groups for word in load_lexicon("times")[group])


def tense_of(annotation: Annotation, span: Span) -> Tense | None:
    """Return the tense for the words of a span, None where the syntax leaves it open."""
    root, top = fronted_root(annotation, span), span_head(annotation, span)
    if root is not None or top is None:
        return verb_tense(annotation, root) if root is not None else None
    told = child(annotation, top, "relcl")
    described = verb_tense(annotation, told) if told is not None else None
    if described in {Tense.PAST, Tense.FUTURE}:
        return described
    if _looks_ahead(annotation, top):
        return Tense.FUTURE
    return _climb(annotation, top)


def fronted_root(annotation: Annotation, span: Span) -> Token | None:
    """Return the main verb of a sentence that opens on a date and a comma: "In May, weeks before it fell, he left"."""
    sentence = annotation.sentence_at(span.start)
    if sentence is None:
        return None
    own = annotation.tokens[sentence.first : sentence.last]
    before = [t for t in own if t.end <= span.start]
    after = next((t for t in own if t.start >= span.end), None)
    if after is None or after.text != "," or len(before) > 1 or any(t.pos != "ADP" for t in before):
        return None
    root = root_of(annotation, sentence)
    return root if root.pos in {"VERB", "AUX"} and root.start > span.end else None


def told_by(annotation: Annotation, top: Token) -> Token | None:
    """Return the verb of saying that a date belongs to although the parser gave it to what is said.

    "said on Monday she would resign": a date before the subject of what is said is the saying's.
    """
    head = head_of(annotation, top)
    verb = head_of(annotation, head) if head.pos == "ADP" else head
    saying, subject = head_of(annotation, verb), child(annotation, verb, *SUBJECTS)
    if verb.dep != "ccomp" or saying.tag not in VERB_TAGS or not saying.start < top.start:
        return None
    between = annotation.tokens[saying.index + 1 : top.index]
    if subject is None or subject.start < top.end or any(t.pos not in {"ADP", "NOUN", "PRON", "DET"} for t in between):
        return None
    return saying


def headline_tense(line: str) -> Tense | None:
    """Return the tense of a headline, which has no syntax: "Minister to visit …" looks ahead."""
    return Tense.FUTURE if HEADLINE_FUTURE_RE.search(line) else None


def _looks_ahead(annotation: Annotation, top: Token) -> bool:
    """Say whether the words just before the date look ahead: "ahead of", "until", "scheduled for"."""
    governor = head_of(annotation, top)
    if top.dep == "poss":
        return _owns_what_comes(annotation, governor)
    if governor.dep != "prep" or top.dep != "pobj":
        return False
    above, word = head_of(annotation, governor).lemma, governor.lemma
    if word == "to":
        return above in listed("moving verbs")
    if word == "for":
        return above in listed("planning") | {"call"}
    bounds = word in {"until", "till", "by"}
    setters = ("moving verbs",) if word == "by" else ("moving verbs", "granting verbs")
    if bounds and above in listed(*setters) | {"deadline"}:
        return True
    return (bounds or above == "ahead") and _climb(annotation, governor) is not Tense.PAST


def _owns_what_comes(annotation: Annotation, noun: Token) -> bool:
    """Say whether "Thursday's vote" is to come: planned, awaited, or what something is ahead of."""
    if any(t.text.lower() in listed("coming") for t in children_of(annotation, noun)):
        return True
    above = head_of(annotation, noun)
    further = head_of(annotation, above).lemma
    return bool({above.lemma, further} & listed("awaiting verbs")) or (above.lemma == "of" and further == "ahead")


def _climb(annotation: Annotation, date: Token) -> Tense | None:
    """Return the tense of the nearest word above a date that has one."""
    told = told_by(annotation, date)
    if told is not None:
        return verb_tense(annotation, told)
    start = date
    if date.dep == "poss":  # "Thursday's ruling" is told of; only as a subject does it share what is to come
        start = head_of(annotation, date)
        held = start.dep == "pobj" and head_of(annotation, start).lemma in OCCASIONS  # "to meet at Monday's summit"
        if start.dep not in SUBJECTS and not held:
            return Tense.PAST
    direct = True
    for current in (start, *ancestors(annotation, start)):
        if current.tag in VERB_TAGS:
            found = verb_tense(annotation, current, direct=direct)
            if found:
                ahead = found is Tense.PRESENT and _is_timetable(date, current, direct=direct)
                return Tense.FUTURE if ahead else found
            direct = False
        elif current.lemma == "since":  # "his first visit since taking office in January"
            return Tense.PAST
        elif current.pos in {"NOUN", "ADJ"} and current is not date:
            if _describes_a_plan(annotation, current):
                return Tense.FUTURE
            direct = direct and current.pos == "ADJ"
    return None


def _is_timetable(date: Token, verb: Token, *, direct: bool) -> bool:
    """Say whether a present tense tells what is to come: "the bill goes to the House on Thursday".

    A caption's does not: "a man walks past the bank on Monday".
    """
    named = date.text.lower() in WEEKDAYS
    return verb.lemma in listed("awaiting verbs") or (named and direct and verb.lemma in listed("scheduled verbs"))


def _describes_a_plan(annotation: Annotation, noun: Token) -> bool:
    children = {t.text.lower() for t in children_of(annotation, noun) if t.dep == "amod"}
    return noun.lemma == "deadline" or bool(children & listed("coming"))


def verb_tense(annotation: Annotation, verb: Token, *, direct: bool = True) -> Tense | None:
    """Return the tense a verb gives its date: what is planned lies ahead; None for one that takes its governor's.

    ``direct`` says whether the date hangs on the verb itself: only then does a present tense tell a timetable.
    """
    tense, lemmas = read_tense(annotation, verb), {t.lemma for t in auxiliaries_of(annotation, verb)}
    if tense is Tense.FUTURE and lemmas & {"could", "can"} and is_negated(annotation, verb):
        return None  # "could not be found on Thursday" tells of the past
    planned = (
        verb.tag == "VBN" and verb.text.lower() in listed("planned participles") and (not lemmas or "be" in lemmas)
    )
    if planned and tense is not None:
        return Tense.FUTURE
    if tense is None and "to" in lemmas:
        return _infinitive_tense(annotation, verb)
    timetable = verb.tag == "VBG" or verb.lemma in listed("timetable verbs", "intending verbs")
    ahead = tense is Tense.PRESENT and direct and verb.tag != "VBN" and timetable
    return Tense.FUTURE if ahead else tense


def _infinitive_tense(annotation: Annotation, verb: Token) -> Tense | None:
    """Return future for what is planned; None where the infinitive shares its governor's tense."""
    governor = head_of(annotation, verb)
    alone = governor.index == verb.index  # "Minister to visit Osterby on Thursday"
    planned = governor.lemma in listed("planning") | {"be"} or (governor.pos == "NOUN" and verb.dep == "acl")
    return Tense.FUTURE if alone or planned else None
