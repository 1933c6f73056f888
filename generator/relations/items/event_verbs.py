"""Verbs that tell no event although a date hangs on them.

"did not come on Monday"   "if it opens in June"   "would have paid on Monday"   "declined to comment on Monday"
"it was worse in 2008"   "there was no ferry in 2008"   "there will be joy whenever May 2, 2031, is recalled"
"""

from __future__ import annotations

from generator.lexicons.loader import load_lexicon
from generator.syntax.embedding import EmbeddingKind, embeddings_of
from generator.syntax.labels import NOUN_SUBJECTS
from generator.syntax.tree import child, children_of
from generator.syntax.verbs import auxiliaries_of, is_negated, read_tense
from generator.values.annotation import Annotation, Tense, Token
from generator.values.findings import ResolvedTime


def tells_no_event(annotation: Annotation, verb: Token, time: ResolvedTime) -> bool:
    """Say whether a verb tells no event of a date that hangs on it."""
    stands = time.expression.tense is Tense.PRESENT and time.future is not True  # a state, or a misreading
    return stands or _is_unreal(annotation, verb) or _says_nothing(annotation, verb, time)


def _is_unreal(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is denied, asked, conditional or counterfactual: "would have paid" was not paid."""
    modal, mark = any(t.tag == "MD" for t in auxiliaries_of(annotation, verb)), child(annotation, verb, "mark")
    if any(e.kind is EmbeddingKind.CONDITION for e in embeddings_of(annotation, verb)):
        return True
    unreal = modal and read_tense(annotation, verb) is Tense.PAST
    opened = mark is not None and mark.lemma not in {"that", "as"}  # "whether", "if", "since"
    words, asked = load_lexicon("unknowns"), child(annotation, verb, "xcomp") or verb
    silent = asked.lemma in (*words["comment"], *words["respond"], "say") and is_negated(
        annotation, asked, governed=True
    )
    return unreal or opened or silent or is_negated(annotation, verb)


def _says_nothing(annotation: Annotation, verb: Token, time: ResolvedTime) -> bool:
    """Say whether "it was better then", "Roe was head in 2008", "there was no trophy", "will" of the past tell none."""
    own = children_of(annotation, verb)
    if time.future is False and any(t.tag == "MD" and t.lemma == "will" for t in own):
        return True
    if verb.lemma == "be" and any(t.dep in NOUN_SUBJECTS and t.lemma == "it" for t in own):
        return True
    office = child(annotation, verb, "attr") if verb.lemma == "be" and time.precision == "year" else None
    if office is not None and office.lemma in load_lexicon("roles")["head"]:
        return True
    nothing = any(t.lemma == "no" for one in own for t in children_of(annotation, one))
    return nothing and child(annotation, verb, "expl") is not None
