"""A verb with its auxiliaries: its tense, its voice, whether it is denied.

"had been sold"         past, passive          "will open and close"   both future
"Nobody was hurt"       negated                "No depot will close"   negated
"declined to say"       say: negated where what governs it counts, else not
"""

from __future__ import annotations

from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import AUXILIARIES, FINITE, FINITE_VERBS, PASSIVE_SUBJECTS, SUBJECTS, VERB_TAGS
from generator.syntax.tree import child, children_of, head_of
from generator.values.annotation import Annotation, Tense, Token


def auxiliaries_of(annotation: Annotation, verb: Token) -> tuple[Token, ...]:
    """Return the auxiliaries of a verb, those it shares included: "will" for both verbs of "will open and close"."""
    own = tuple(t for t in children_of(annotation, verb) if t.dep in AUXILIARIES)
    partner = None if own else _partner(annotation, verb)
    return auxiliaries_of(annotation, partner) if partner is not None else own


def _partner(annotation: Annotation, verb: Token) -> Token | None:
    """Return the verb whose auxiliaries a verb without its own may share: joined to it, of its form, of its subject."""
    head = head_of(annotation, verb)
    joined = verb.dep == "conj" and verb.tag == head.tag and verb.head != verb.index
    return head if joined and verb.tag in VERB_TAGS and child(annotation, verb, *SUBJECTS) is None else None


def is_passive(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is passive: "was sold", "a haulier sold by …", "Asked about it, Roe …"."""
    if child(annotation, verb, "auxpass", *PASSIVE_SUBJECTS):
        return True
    if verb.tag != "VBN" or child(annotation, verb, "aux", *SUBJECTS):
        return False
    partner = _partner(annotation, verb)
    return verb.dep in {"acl", "amod", "advcl"} or (partner is not None and is_passive(annotation, partner))


def is_negated(annotation: Annotation, verb: Token, *, governed: bool = False) -> bool:
    """Say whether a verb is denied: by "not" and "never", by its subject ("nobody", "no depot"), by "no longer".

    With ``governed`` also by the word it hangs on: "declined to say", "without saying", "has yet to say".
    """
    return negation_of(annotation, verb) is not None or (governed and _is_unrealised(annotation, verb))


def negation_of(annotation: Annotation, verb: Token) -> Token | None:
    """Return the word that denies a verb: "not", "nobody", the "no" of "no depot", "nor"; None where none does."""
    words = load_lexicon("syntax")
    for token in children_of(annotation, verb):
        if token.dep == "neg" or {token.lemma, token.text.lower()} & {*words["negations"]}:
            return token
        if token.dep in SUBJECTS and (nobody := _nobody(annotation, token)):
            return nobody
        if token.text == "longer" and child(annotation, token, "neg", "det"):
            return token
    head = head_of(annotation, verb)
    if verb.dep != "conj" or head.index == verb.index:
        return None
    nor = next((t for t in children_of(annotation, head) if t.lemma == "nor" and t.index < verb.index), None)
    shared = _partner(annotation, verb) if auxiliaries_of(annotation, verb) else None
    return nor or (negation_of(annotation, shared) if shared is not None else None)


def _nobody(annotation: Annotation, subject: Token) -> Token | None:
    words = load_lexicon("syntax")
    if subject.text.lower() in words["nobody"]:
        return subject
    return next((t for t in children_of(annotation, subject) if t.text.lower() in words["determiners"]), None)


def _is_unrealised(annotation: Annotation, verb: Token) -> bool:
    """Say whether what a verb hangs on denies it: "declined to say", "did not want to say", "without saying"."""
    head = head_of(annotation, verb)
    if verb.dep == "pcomp":
        return head.text.lower() in {"without", "from"}
    yet = head.lemma in {"have", "be"} and any(t.lemma == "yet" for t in children_of(annotation, head))
    refused = head.lemma in load_lexicon("syntax")["refusing"] or yet
    early = head.lemma in {"early", "soon"} and any(t.lemma == "too" for t in children_of(annotation, head))
    return verb.dep == "xcomp" and (refused or early or any(t.dep == "neg" for t in children_of(annotation, head)))


def read_tense(annotation: Annotation, verb: Token) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; None for an infinitive and a bare -ing form."""
    helpers = auxiliaries_of(annotation, verb)
    perfect = verb.tag != "VB" and any(t.lemma in {"have", "'ve"} for t in helpers)  # "has a day to decide": no perfect
    if any(t.tag == "MD" for t in helpers):
        return Tense.PAST if perfect else Tense.FUTURE
    if perfect or verb.tag == "VBD" or any(t.tag == "VBD" for t in helpers):
        return Tense.PAST
    if any(t.lemma == "to" for t in helpers):
        return None
    running = any(t.tag in {"VBZ", "VBP"} for t in helpers)
    if verb.tag in {"VBZ", "VBP"} or (running and verb.tag in {"VBN", "VBG", "VB"}):
        return Tense.PRESENT
    return Tense.PAST if verb.tag == "VBN" else None


def is_due(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb tells of what is to come as something set, not as possible: "will open", not "could open"."""
    modals = {t.text.lower() for t in auxiliaries_of(annotation, verb) if t.tag == "MD"}
    return modals.isdisjoint({"would", "could", "might", "may", "should", "can", "ought"})


def is_finite(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb or an auxiliary of it has a tense: "closes", "has closed", "may close"; not "to close"."""
    return verb.tag in FINITE_VERBS or any(t.tag in FINITE for t in auxiliaries_of(annotation, verb))
