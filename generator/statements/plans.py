"""What is planned, considered or still conditional, worded as "Will …?".

"The bank plans to close 40 branches." → "Will the bank close 40 branches?"
"It is planned to sign an accord." → "Will an accord be signed?"
"Norvia is considering joining the pact." → "Will Norvia join the pact?"
"The sale is subject to approval by regulators." → "Not yet given: approval by regulators."
"The sale still has to be cleared by the cartel office." → "Will the sale be cleared by the cartel office?"
Left alone: forecasts ("is expected to rise"), plans told in the past ("had planned to"), subjects that are pronouns.
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.clauses import child, children_of, clause_span, is_negated, subject_of
from generator.statements.wording import phrase, verb_phrase
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import QuestionReason, Unknown
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
PARTICIPLES: Final = dict(entry.split() for entry in load_lexicon("participles")["irregular"])
VOWELS: Final = "aeiou"
MIN_PHRASE: Final = 2  # words of a verb phrase: "appeal" alone asks nothing


def find_plan(document: Document, annotation: Annotation, token: Token) -> Unknown | None:
    """Return the plan a verb or noun tells of, None when it tells of none."""
    if token.pos == "NOUN":
        return _condition(document, annotation, token) or _plan_noun(document, annotation, token)
    if token.pos not in {"VERB", "ADJ"} or is_negated(annotation, token):
        return None
    goal = child(annotation, token, "xcomp", "ccomp", "advcl")
    if goal is None or goal.index < token.index:
        return None
    pending = _pending(document, annotation, token, goal)
    if pending is not None:
        return pending
    if goal.tag == "VB" and _is_to(annotation, goal):
        planned = _is_planning(annotation, token) or _is_due(annotation, token)
        verb = annotation.tokens[token.head] if token.pos == "ADJ" else token  # "is due to" has its subject at "is"
        named = _will(document, annotation, token, subject_of(annotation, verb), goal) if planned else None
        return _impersonal(document, annotation, token, goal) or named
    considered = goal.tag in {"VBG", "VB"} and token.lemma in LEXICON["consider"] and _is_present(annotation, token)
    return _will(document, annotation, token, subject_of(annotation, token), goal) if considered else None


def _is_to(annotation: Annotation, verb: Token) -> bool:
    return any(t.dep == "aux" and t.lemma == "to" for t in children_of(annotation, verb)) and not is_negated(
        annotation, verb
    )


def _is_present(annotation: Annotation, verb: Token) -> bool:
    """Say whether a plan stands: "plans", "is considering"; not "had planned", not a bare participle."""
    if verb.tag in {"VBZ", "VBP"}:
        return True
    helpers = {t.text.lower() for t in children_of(annotation, verb) if t.dep == "aux"}
    return verb.tag == "VBG" and bool(helpers & {"is", "are", "'s", "'re"})


def _is_planning(annotation: Annotation, verb: Token) -> bool:
    return verb.lemma in LEXICON["plan"] and _is_present(annotation, verb)


def _is_due(annotation: Annotation, word: Token) -> bool:
    """Say whether something is due: "is expected to", "are set to"; "was due to" may be over."""
    if word.lemma not in LEXICON["due"]:
        return False
    copula = annotation.tokens[word.head] if word.pos == "ADJ" else None
    helpers = [copula] if copula else [t for t in children_of(annotation, word) if t.dep == "auxpass"]
    return any(t.text.lower() in {"is", "are"} for t in helpers if t)


def _impersonal(document: Document, annotation: Annotation, verb: Token, goal: Token) -> Unknown | None:
    """Word "It is planned to sign a joint statement" as "Will a joint statement be signed?"."""
    subject = child(annotation, verb, "nsubjpass", "nsubj", "expl")
    thing = child(annotation, goal, "dobj")
    if verb.lemma not in LEXICON["impersonal"] or subject is None or subject.lemma != "it" or thing is None:
        return None
    found = phrase(document, annotation, thing)
    if found is None:
        return None
    return _plan(annotation, verb, f"Will {found[0]} be {participle(goal.lemma)}?", found[1], None)


def _will(
    document: Document, annotation: Annotation, verb: Token, subject: Token | None, goal: Token
) -> Unknown | None:
    if subject is None or goal.lemma in LEXICON["forecast"]:
        return None
    found = phrase(document, annotation, _antecedent(annotation, subject, verb))
    action = verb_phrase(document, annotation, goal)
    passive = child(annotation, goal, "auxpass")
    if passive is not None and action is not None:
        action = f"be {goal.text}{action[len(goal.lemma) :]}"
    if found is None or action is None or len(action.split()) < MIN_PHRASE:
        return None
    return _plan(annotation, verb, f"Will {found[0]} {action}?", annotation.subtree_span(goal.index), found[0])


def _pending(document: Document, annotation: Annotation, verb: Token, goal: Token) -> Unknown | None:
    """Word "still has to be cleared by the regulator" as "Will … be cleared by the regulator?"."""
    still = any(t.lemma == "still" for t in children_of(annotation, verb))
    if (
        verb.lemma not in {"have", "need"}
        or not still
        or goal.tag != "VBN"
        or child(annotation, goal, "auxpass") is None
    ):
        return None
    subject, agent = subject_of(annotation, verb), child(annotation, goal, "agent")
    found = phrase(document, annotation, subject) if subject is not None else None
    by = child(annotation, agent, "pobj") if agent is not None else None
    whom = phrase(document, annotation, by) if by is not None else None
    if found is None or whom is None:
        return None
    question = f"Will {found[0]} be {goal.text} by {whom[0]}?"
    return _plan(annotation, verb, question, annotation.subtree_span(goal.index), found[0])


def _antecedent(annotation: Annotation, subject: Token, verb: Token) -> Token:
    """For "it" or "he" under a verb of saying, its subject: "Brede said it plans to …"."""
    if subject.tag != "PRP" or verb.dep != "ccomp":
        return subject
    speaker = subject_of(annotation, annotation.tokens[verb.head])
    if speaker is None or subject.text.lower() not in {"he", "she", "it"}:
        return subject
    is_person = speaker.entity == "PERSON"
    return speaker if is_person == (subject.text.lower() != "it") else subject


def _plan_noun(document: Document, annotation: Annotation, noun: Token) -> Unknown | None:
    """Find "announced plans to close the mine"."""
    goal = child(annotation, noun, "acl")
    verb = annotation.tokens[noun.head]
    if noun.lemma not in {"plan", "intention"} or noun.dep != "dobj" or goal is None or not _is_to(annotation, goal):
        return None
    if verb.lemma not in {"have", "announce", "unveil"} or any(t.lemma == "no" for t in children_of(annotation, noun)):
        return None
    if is_negated(annotation, verb):
        return None
    return _will(document, annotation, verb, subject_of(annotation, verb), goal)


def _condition(document: Document, annotation: Annotation, noun: Token) -> Unknown | None:
    """Find "subject to shareholders' approval", "pending approval by regulators"."""
    if noun.lemma not in LEXICON["condition"]:
        return None
    before = annotation.tokens[max(0, annotation.subtree(noun.index)[0] - 2) : annotation.subtree(noun.index)[0]]
    words = [t.lemma for t in before]
    if words[-1:] != ["pending"] and words[-2:] != ["subject", "to"]:
        return None
    found = phrase(document, annotation, noun)
    return _plan(annotation, noun, f"Not yet given: {found[0]}.", found[1], found[0]) if found else None


def participle(lemma: str) -> str:
    """Return a verb's past participle.

    >>> participle("sign"), participle("hold"), participle("ratify"), participle("ban"), participle("approve")
    ('signed', 'held', 'ratified', 'banned', 'approved')
    """
    if lemma in PARTICIPLES:
        return PARTICIPLES[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    closed = len(lemma) == len("ban") and lemma[0] not in VOWELS and lemma[1] in VOWELS and lemma[2] not in "aeiouwxy"
    return f"{lemma}{lemma[-1] if closed else ''}ed"


def _plan(annotation: Annotation, token: Token, question: str, topic: Span, subject: str | None) -> Unknown:
    return Unknown(clause_span(annotation, token), QuestionReason.PLAN, topic, subject, question)
