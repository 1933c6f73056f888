"""The tense a time expression stands in: whether what it dates has happened or is to come.

"The minister arrived on Thursday"                     past
"The minister will arrive on Thursday"                 future
"The talks were due to resume on Thursday"             future
"The minister said on Thursday she would resign"       past: the day is of the saying
"ahead of Thursday's vote"                             future
"He has ruled since 1999"                              past
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import WEEKDAYS
from generator.times.words import LEXICON
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

PLANNING_VERBS: Final = frozenset(LEXICON["planning_verbs"])
PLANNING_ADJECTIVES: Final = frozenset(LEXICON["planning_adjectives"])
PLANNED_PARTICIPLES: Final = frozenset(LEXICON["planned_participles"])
PLANNING_NOUNS: Final = frozenset(LEXICON["planning_nouns"])
INTENDING_VERBS: Final = frozenset({"plan", "intend", "hope", "expect", "aim"})
TIMETABLE_VERBS: Final = frozenset(LEXICON["timetable_verbs"])
FORWARD_PREPOSITIONS: Final = frozenset({"until", "till", "by"})
GRANTING_VERBS: Final = frozenset(LEXICON["granting_verbs"])  # "gave them until Monday"
MOVING_VERBS: Final = frozenset(LEXICON["moving_verbs"])  # "moved to Thursday", "postponed until Monday"
AWAITING_VERBS: Final = frozenset({"face", "await", "wait", "brace"})  # "he faces sentencing Friday"
SCHEDULED_VERBS: Final = frozenset(LEXICON["scheduled_verbs"])
OPEN_MODALS: Final = frozenset({"could", "can"})  # "could not be found on Thursday" tells of the past
NOBODY: Final = frozenset({"neither", "nor", "no", "none", "nobody"})
DEPTH: Final = 12  # steps up the tree; deeper ones are parsing errors
HEADLINE_FUTURE_RE = re.compile(r"\b(?:to|will|plans?|set|due|ahead|upcoming)\b")


def tense_of(annotation: Annotation, span: Span) -> str | None:
    """Return past, future or present for the words of a span, None where the syntax leaves it open."""
    tokens = annotation.tokens_in(span)
    if not tokens:
        return None
    root = fronted_root(annotation, span)
    if root is not None:
        return verb_tense(annotation, root)
    inside = {t.index for t in tokens}
    top = next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[0])
    if _looks_ahead(annotation, top):
        return "future"
    return _climb(annotation, top)


def fronted_root(annotation: Annotation, span: Span) -> Token | None:
    """Return the main verb of a sentence that opens on a date and a comma: "In May, weeks before it fell, he left"."""
    sentence = annotation.sentence_at(span.start)
    if sentence is None:
        return None
    before = [t for t in annotation.tokens[sentence.first : sentence.last] if t.end <= span.start]
    after = next((t for t in annotation.tokens[sentence.first : sentence.last] if t.start >= span.end), None)
    if after is None or after.text != "," or len(before) > 1 or any(t.pos != "ADP" for t in before):
        return None
    own = annotation.tokens[sentence.first : sentence.last]
    root = next((t for t in own if t.head == t.index), None)
    return root if root is not None and root.pos in {"VERB", "AUX"} and root.start > span.end else None


def told_by(annotation: Annotation, top: Token) -> Token | None:
    """Return the verb of saying that a date belongs to although the parser gave it to what is said.

    "said on Monday she would resign": a date before the subject of what is said is the saying's.
    """
    tokens = annotation.tokens
    verb = tokens[top.head] if tokens[top.head].pos != "ADP" else tokens[tokens[top.head].head]
    saying = tokens[verb.head]
    if verb.dep != "ccomp" or not saying.tag.startswith("VB") or not saying.start < top.start:
        return None
    subject = next(
        (tokens[i] for i in annotation.children[verb.index] if tokens[i].dep in {"nsubj", "nsubjpass"}), None
    )
    between = tokens[saying.index + 1 : top.index]
    if subject is None or subject.start < top.end or any(t.pos not in {"ADP", "NOUN", "PRON", "DET"} for t in between):
        return None
    return saying


def headline_tense(line: str) -> str | None:
    """Return the tense of a headline, which has no syntax: "Minister to visit …" looks ahead."""
    return "future" if HEADLINE_FUTURE_RE.search(line) else None


def _looks_ahead(annotation: Annotation, top: Token) -> bool:
    """Say whether the words just before the date look ahead: "ahead of", "until", "scheduled for"."""
    governor = annotation.tokens[top.head]
    if top.dep == "poss":
        return _owns_what_comes(annotation, governor)
    if governor.dep != "prep" or top.dep != "pobj":
        return False
    above = annotation.tokens[governor.head].lemma
    if governor.lemma in FORWARD_PREPOSITIONS:
        fixed = MOVING_VERBS | {"deadline"} | (frozenset() if governor.lemma == "by" else GRANTING_VERBS)
        return above in fixed or not _is_past(annotation, governor)
    if above == "ahead":
        return not _is_past(annotation, governor)
    if governor.lemma == "to":
        return above in MOVING_VERBS
    return governor.lemma == "for" and above in PLANNING_VERBS | PLANNING_ADJECTIVES | {"call"}


def _owns_what_comes(annotation: Annotation, noun: Token) -> bool:
    """Say whether "Thursday's vote" is to come: planned, awaited, or what something is ahead of."""
    tokens = annotation.tokens
    if any(tokens[i].lemma in PLANNING_ADJECTIVES for i in annotation.children[noun.index]):
        return True
    above = tokens[noun.head]
    if {above.lemma, tokens[above.head].lemma} & AWAITING_VERBS:
        return True
    return above.lemma == "of" and tokens[above.head].lemma == "ahead"


def _is_past(annotation: Annotation, token: Token) -> bool:
    return _climb(annotation, token) == "past"


def _climb(annotation: Annotation, token: Token) -> str | None:
    current = token
    told = told_by(annotation, token)
    if told is not None:
        return verb_tense(annotation, told)
    if token.dep == "poss":  # "Thursday's ruling" is told of; only as a subject does it share what is to come
        noun = annotation.tokens[token.head]
        if noun.dep not in {"nsubj", "nsubjpass"}:
            return "past"
        current = noun
    direct = True
    for _ in range(DEPTH):
        if current.tag.startswith("VB") or current.tag == "MD":
            found = verb_tense(annotation, current, direct=direct)
            if found:
                return "future" if found == "present" and _is_timetable(token, current, direct=direct) else found
            direct = False
        elif current.lemma == "since":  # "his first visit since taking office in January"
            return "past"
        elif current.pos in {"NOUN", "ADJ"} and current is not token:
            if _is_planned(annotation, current) or current.lemma == "deadline":
                return "future"
            direct = direct and current.pos == "ADJ"
        if current.head == current.index:
            break
        current = annotation.tokens[current.head]
    return None


def _is_timetable(date: Token, verb: Token, *, direct: bool) -> bool:
    """Say whether a present tense tells what is to come: "the bill goes to the House on Thursday".

    A caption's does not: "a man walks past the bank on Monday".
    """
    if verb.lemma in AWAITING_VERBS:
        return True
    named = date.text.lower() in WEEKDAYS
    return named and direct and verb.tag in {"VBZ", "VBP"} and verb.lemma in SCHEDULED_VERBS


def _is_planned(annotation: Annotation, noun: Token) -> bool:
    children = {
        annotation.tokens[i].lemma for i in annotation.children[noun.index] if annotation.tokens[i].dep == "amod"
    }
    return bool(children & PLANNING_ADJECTIVES - {"likely", "unlikely", "sure", "certain", "willing", "eager"})


def verb_tense(annotation: Annotation, verb: Token, *, direct: bool = True) -> str | None:
    """Return the tense of a verb with its auxiliaries; None for one that takes its governor's.

    ``direct`` says whether the date hangs on the verb itself: only then does a present tense tell a timetable.
    """
    tokens = annotation.tokens
    helpers = [tokens[i] for i in annotation.children[verb.index] if tokens[i].dep in {"aux", "auxpass"}]
    modal = next((t for t in helpers if t.tag == "MD"), None)
    perfect = any(t.lemma == "have" for t in helpers)
    if modal is not None and modal.lemma in OPEN_MODALS and not perfect and _is_negated(annotation, verb):
        return None
    if modal is not None:
        return "past" if perfect else "future"
    if verb.tag in {"VB", "VBN"} and any(t.lemma == "to" for t in helpers):
        return "past" if perfect else _infinitive_tense(annotation, verb)
    if perfect or any(t.tag == "VBD" for t in helpers) or verb.tag == "VBD":
        return _past_or_planned(verb, helpers)
    if verb.tag == "VBN":
        return _participle_tense(verb, helpers)
    return _present_tense(verb, helpers, direct=direct)


def _is_negated(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is denied: "could not be found", "neither of them could be found"."""
    children = [annotation.tokens[i] for i in annotation.children[verb.index]]
    subjects = (i for t in children if t.dep in {"nsubj", "nsubjpass"} for i in annotation.subtree(t.index))
    nobody = {annotation.tokens[i].text.lower() for i in subjects} & NOBODY
    return bool(nobody) or any(t.dep == "neg" for t in children)


def _past_or_planned(verb: Token, helpers: list[Token]) -> str:
    planned = verb.tag == "VBN" and verb.text.lower() in PLANNED_PARTICIPLES
    return "future" if planned and any(t.lemma == "be" for t in helpers) else "past"


def _participle_tense(verb: Token, helpers: list[Token]) -> str | None:
    if verb.text.lower() in PLANNED_PARTICIPLES:
        return "future"
    if any(t.tag in {"VBZ", "VBP"} for t in helpers):
        return "present"
    return "past"


def _present_tense(verb: Token, helpers: list[Token], *, direct: bool) -> str | None:
    if verb.tag == "VBG":
        running = any(t.tag in {"VBZ", "VBP"} for t in helpers)
        return ("future" if direct else "present") if running else None
    if verb.tag in {"VBZ", "VBP"}:
        return "future" if direct and verb.lemma in TIMETABLE_VERBS | INTENDING_VERBS else "present"
    return None


def _infinitive_tense(annotation: Annotation, verb: Token) -> str | None:
    """Return future for what is planned; None where the infinitive shares its governor's tense."""
    governor = annotation.tokens[verb.head]
    if governor.index == verb.index:
        return "future"  # "Minister to visit Osterby on Thursday"
    lemma = governor.lemma
    if lemma in PLANNING_VERBS | PLANNING_ADJECTIVES | PLANNING_NOUNS | {"be"}:
        return "future"
    return "future" if governor.pos == "NOUN" and verb.dep == "acl" else None
