"""Verbs that tell no event although a date hangs on them.

"did not come on Monday"   "if it opens in June"   "would have paid on Monday"   "declined to comment on Monday"
"it was worse in 2008"   "there was no ferry in 2008"   "there will be joy whenever May 2, 2031, is recalled"
"""

from __future__ import annotations

from typing import Final

from generator.values.annotation import Annotation, Token
from generator.values.findings import ResolvedTime

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
SILENCE: Final = frozenset({"comment", "respond", "reply", "answer", "say"})  # what nobody did is no event
OPEN_MARKS: Final = frozenset({"if", "unless", "whether", "until", "since", "before"})


def tells_no_event(annotation: Annotation, verb: Token, time: ResolvedTime) -> bool:
    """Say whether a verb tells no event of a date that hangs on it."""
    return _is_state(time) or _is_unreal(annotation, verb) or _says_nothing(annotation, verb, time)


def _is_state(time: ResolvedTime) -> bool:
    """Say whether a verb in the present tense stands by a date that is over: a state, or a misreading."""
    return time.expression.tense == "present" and time.future is not True


def _is_unreal(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is denied, conditional or counterfactual, or tells of a silence."""
    helpers = [annotation.tokens[i] for i in annotation.children[verb.index]]
    if any(t.dep == "neg" or (t.dep == "mark" and t.lemma in OPEN_MARKS) for t in helpers):
        return True
    both = {verb.lemma, annotation.tokens[verb.head].lemma, *(t.lemma for t in helpers)}
    if both & {"decline", "refuse"} and both & SILENCE:
        return True
    return {"MD", "VB"} <= {t.tag for t in helpers if t.dep == "aux"}  # "would have paid" was not paid


def _says_nothing(annotation: Annotation, verb: Token, time: ResolvedTime) -> bool:
    """Say whether "it was better then", "there was no trophy" or "will" beside a day that is over tells no event."""
    own = [annotation.tokens[i] for i in annotation.children[verb.index]]
    if time.future is False and any(t.tag == "MD" and t.lemma == "will" for t in own):
        return True
    if verb.lemma == "be" and any(t.dep in SUBJECTS and t.lemma == "it" for t in own):
        return True
    nothing = (annotation.tokens[i].lemma == "no" for t in own for i in annotation.children[t.index])
    return any(t.dep == "expl" for t in own) and any(nothing)
