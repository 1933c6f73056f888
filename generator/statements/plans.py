"""What is planned, considered or still conditional, worded as "Will …?".

"The bank plans to close 40 branches." → "Will the bank close 40 branches?"
"It is planned to sign an accord." → "Will an accord be signed?"
"Norvia is considering joining the pact." → "Will Norvia join the pact?"
"The sale is subject to approval by regulators." → "Not yet given: approval by regulators."
"The sale still has to be cleared by the cartel office." → "Will the sale be cleared by the cartel office?"
Left alone: forecasts ("is expected to rise"), plans told in the past ("had planned to"), subjects that are pronouns.
"""

from __future__ import annotations

from generator.lexicons.loader import load_lexicon
from generator.statements.wording import phrase, verb_phrase
from generator.syntax.forms import participle
from generator.syntax.subjects import agent_of, named_subject
from generator.syntax.tree import child, children_of, head_of, sentence_span
from generator.syntax.verbs import is_negated, is_passive, read_tense
from generator.values.annotation import Annotation, Tense, Token
from generator.values.document import Document
from generator.values.findings import Unknown, UnknownKind
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")


def find_plan(document: Document, annotation: Annotation, token: Token) -> Unknown | None:
    """Return the plan a verb, an adjective or a noun tells of, None when it tells of none."""
    if token.pos == "NOUN":
        return _condition(document, annotation, token) or _plan_noun(document, annotation, token)
    goal = child(annotation, token, "xcomp", "ccomp", "advcl")
    if goal is None or goal.index < token.index or is_negated(annotation, token) or is_negated(annotation, goal):
        return None
    verb = head_of(annotation, token) if token.pos == "ADJ" else token  # "is due to" has its subject at "is"
    found = _pending(document, annotation, verb, goal) or _impersonal(document, annotation, verb, goal)
    if found is None and _plan_stands(annotation, token, verb, goal):
        return _will(document, annotation, verb, goal)
    return found


def _plan_stands(annotation: Annotation, token: Token, verb: Token, goal: Token) -> bool:
    """Say whether a plan stands: "plans to", "is due to", "is considering"; not "had planned", "was due to"."""
    if read_tense(annotation, verb) is not Tense.PRESENT or goal.lemma in LEXICON["forecast"]:
        return False
    if _is_to(annotation, goal):
        return token.lemma in LEXICON["due" if token.pos == "ADJ" or is_passive(annotation, token) else "plan"]
    return goal.tag == "VBG" and token.lemma in LEXICON["consider"]


def _is_to(annotation: Annotation, verb: Token) -> bool:
    """Say whether somebody is to act: "to close", not "to be closed"."""
    return verb.tag == "VB" and any(t.dep == "aux" and t.lemma == "to" for t in children_of(annotation, verb))


def _impersonal(document: Document, annotation: Annotation, verb: Token, goal: Token) -> Unknown | None:
    """Word "It is planned to open a second quay" as "Will a second quay be opened?"."""
    subject = child(annotation, verb, "nsubjpass", "nsubj", "expl")
    if verb.lemma not in LEXICON["impersonal"] or subject is None or subject.lemma != "it":
        return None
    found = phrase(document, annotation, child(annotation, goal, "dobj")) if _is_to(annotation, goal) else None
    return _plan(annotation, verb, f"Will {found[0]} be {participle(goal.lemma)}?", found[1], None) if found else None


def _will(document: Document, annotation: Annotation, verb: Token, goal: Token) -> Unknown | None:
    """Word "plans to close the mine" with the subject of the verb, or the one its pronoun goes back to."""
    found = phrase(document, annotation, named_subject(annotation, verb))
    action = verb_phrase(document, annotation, goal)
    if found is None or action is None or " " not in action:  # "appeal" alone asks nothing
        return None
    return _plan(annotation, verb, f"Will {found[0]} {action}?", annotation.subtree_span(goal.index), found[1])


def _pending(document: Document, annotation: Annotation, verb: Token, goal: Token) -> Unknown | None:
    """Word "still has to be cleared by the regulator" as "Will … be cleared by the regulator?"."""
    still = any(t.lemma == "still" for t in children_of(annotation, verb))
    found = phrase(document, annotation, named_subject(annotation, verb))
    whom = phrase(document, annotation, agent_of(annotation, goal))
    if verb.lemma not in {"have", "need"} or not still or found is None or whom is None:
        return None
    question = f"Will {found[0]} be {goal.text} by {whom[0]}?"
    return _plan(annotation, verb, question, annotation.subtree_span(goal.index), found[1])


def _plan_noun(document: Document, annotation: Annotation, noun: Token) -> Unknown | None:
    """Find "announced plans to close the mine"."""
    goal, verb = child(annotation, noun, "acl"), head_of(annotation, noun)
    if noun.lemma not in {"plan", "intention"} or noun.dep != "dobj" or goal is None or not _is_to(annotation, goal):
        return None
    denied = is_negated(annotation, verb) or any(t.lemma == "no" for t in children_of(annotation, noun))
    if verb.lemma not in {"have", "announce", "unveil"} or denied or goal.lemma in LEXICON["forecast"]:
        return None
    return _will(document, annotation, verb, goal)


def _condition(document: Document, annotation: Annotation, noun: Token) -> Unknown | None:
    """Find "subject to shareholders' approval", "pending approval by regulators"."""
    first = annotation.subtree(noun.index)[0]
    words = [t.lemma for t in annotation.tokens[max(0, first - 2) : first]]
    if noun.lemma not in LEXICON["condition"] or (words[-1:] != ["pending"] and words != ["subject", "to"]):
        return None
    found = phrase(document, annotation, noun)
    if found is None:
        return None
    question = f"Not yet given: {found[0]}."
    return Unknown(sentence_span(annotation, noun), UnknownKind.CONDITION, found[1], None, question)


def _plan(annotation: Annotation, token: Token, question: str, topic: Span, party: Span | None) -> Unknown:
    return Unknown(sentence_span(annotation, token), UnknownKind.PLANNED, topic, party, question)
