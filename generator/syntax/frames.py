"""What may hold of the clause a word stands in, and where in it a topic stands: the columns of a table of frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.syntax.embedding import WHETHER
from generator.syntax.labels import NOUN_SUBJECTS, OBJECTS, PREDICATIVES, VERBAL, WH_TAGS
from generator.syntax.subjects import agent_of, subject_of
from generator.syntax.tree import child, children_of, head_of
from generator.syntax.verbs import auxiliaries_of, is_negated, is_passive, read_tense
from generator.values.annotation import Annotation, Tense, Token

CLAUSAL: Final = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "pcomp", "xcomp", "dobj", "acl"})
HARD: Final = frozenset({"difficult", "hard", "impossible"})
GOALS: Final = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def verb_of(annotation: Annotation, token: Token) -> Token:
    """Return the verb of a word's clause: itself, or the one an adjective or a noun hangs on."""
    return token if token.pos in VERBAL else head_of(annotation, token)


# What may hold of a clause.


def predicative(annotation: Annotation, token: Token) -> bool:
    """Say whether an adjective is said of a subject: "is unclear", "remains unknown"."""
    return token.dep in {*PREDICATIVES, "ROOT"} and verb_of(annotation, token).lemma in {"be", "remain"}


def denied(annotation: Annotation, token: Token) -> bool:
    """Say whether a clause is negated, or what governs it refuses it: "did not say", "hard to say", "no word"."""
    if token.pos == "NOUN":
        return any(t.lemma in {"no", "few", "little"} for t in children_of(annotation, token))
    beside = children_of(annotation, head_of(annotation, token)) if token.dep == "xcomp" else ()
    return any(t.lemma in HARD for t in beside) or is_negated(annotation, verb_of(annotation, token), governed=True)


def free(annotation: Annotation, token: Token) -> bool:
    """Say whether neither a clause nor what is below it is negated."""
    goals = (t for t in children_of(annotation, token) if t.dep in GOALS)
    denials = any(is_negated(annotation, t) for t in (verb_of(annotation, token), *goals))
    return not denials and (token.pos != "NOUN" or not denied(annotation, token))


def present(annotation: Annotation, token: Token) -> bool:
    """Say whether a clause is told in the present: "plans", "is due"."""
    return read_tense(annotation, verb_of(annotation, token)) is Tense.PRESENT


def running(annotation: Annotation, token: Token) -> bool:
    """Say whether something is being done: "are investigating", "is being sought"; not "investigated"."""
    helpers = auxiliaries_of(annotation, token)
    being = token.tag == "VBG" and any(t.lemma == "be" for t in helpers)
    being = being or any(t.text == "being" for t in helpers)
    return being and not is_negated(annotation, token)


def possible(annotation: Annotation, token: Token) -> bool:
    """Say whether something may come: "might rise"; not "might have risen"."""
    may = any(t.lemma in {"may", "might", "could"} for t in auxiliaries_of(annotation, token))
    return may and read_tense(annotation, token) is Tense.FUTURE and not is_negated(annotation, token)


# Where a topic may stand.


def thing(annotation: Annotation, verb: Token) -> Iterator[Token | None]:
    """Yield what something is done to: the subject of a passive, else the object."""
    yield subject_of(annotation, verb) if is_passive(annotation, verb) else child(annotation, verb, *OBJECTS)


def doer(annotation: Annotation, verb: Token) -> Iterator[Token | None]:
    """Yield who does it: the agent of a passive, else the subject."""
    yield agent_of(annotation, verb) if is_passive(annotation, verb) else subject_of(annotation, verb)


def subject(annotation: Annotation, token: Token) -> Iterator[Token | None]:
    """Yield the noun that is the subject of a word's clause itself."""
    yield child(annotation, verb_of(annotation, token), *NOUN_SUBJECTS)


def clause_below(annotation: Annotation, token: Token) -> Iterator[Token]:
    """Yield the clauses below a word, what it is said with, or what describes it, each question of a pair apart."""
    hosts = [token, *(t for t in children_of(annotation, token) if t.dep == "prep")]
    hosts += [t for t in children_of(annotation, token) if token.pos == "NOUN" and t.dep == "acl"]
    if token.dep == "xcomp" and head_of(annotation, token).lemma == "remain":  # "it remains to be seen if"
        hosts.append(head_of(annotation, token))
    if token.pos == "ADJ" or (token.dep in NOUN_SUBJECTS and verb_of(annotation, token).lemma in {"be", "remain"}):
        hosts.append(verb_of(annotation, token))
    for host in hosts:
        for clause in children_of(annotation, host):
            before = clause.index < host.index and not clause.dep.startswith("csubj")
            opener = annotation.tokens[annotation.subtree(clause.index)[0]]
            asks = opener.lemma in {*WHETHER, "that"} or (token.pos == "ADJ" and opener.tag in WH_TAGS)
            below = clause.dep in CLAUSAL or (clause.dep == "relcl" and host.pos == "VERB")  # "monitors who will win"
            if below and clause.pos in VERBAL and not before and (clause.dep != "advcl" or asks):
                yield clause
                yield from second_questions(annotation, clause)


def second_questions(annotation: Annotation, clause: Token) -> Iterator[Token]:
    """Yield the clauses joined to a question that have a question word of their own: "or how much it would cost"."""
    for joined in (t for t in children_of(annotation, clause) if t.dep == "conj"):
        opener = annotation.tokens[annotation.subtree(joined.index)[0]]
        if opener.tag in WH_TAGS or opener.lemma in WHETHER:
            yield joined


def its_verb(annotation: Annotation, word: Token) -> Iterator[Token]:
    """Yield the verb of a word's clause."""
    yield verb_of(annotation, word)


def goal(annotation: Annotation, token: Token) -> Iterator[Token]:
    """Yield what somebody is to do, or thinks of doing: "plans to close", "has to be sold", "considers joining"."""
    for deed in children_of(annotation, token):
        if deed.dep in GOALS and deed.index > token.index and (is_to(annotation, deed) or deed.tag == "VBG"):
            yield deed


def is_to(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is an infinitive with "to", of a passive too."""
    return verb.tag in {"VB", "VBN"} and any(t.dep == "aux" and t.lemma == "to" for t in children_of(annotation, verb))
