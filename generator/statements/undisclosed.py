"""What is said to be unknown, undisclosed or under investigation.

"It is unclear who fired." → "Who fired?"                       (an embedded question)
"The cause of the fire was unknown." → "What was the cause of the fire?"
"The mill did not give a price." → "What is the price?"
"The boy's name has not been released." → "What is the boy's name?"
"Police did not name the passenger." → "Who is the passenger?"
"The deaths have not been confirmed." → "Not confirmed: the deaths."   (what is neither stays behind a label)
"Police are investigating whether the brakes failed." → "Did the brakes fail?"
Left alone: "gave no details", "is known for its cheese", "has not said it will pay".
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.wording import PRONOUN_TAGS, ask_clause, phrase, words_shown
from generator.syntax.embedding import WHETHER
from generator.syntax.labels import FINITE_VERBS, NOUN_SUBJECTS, VERBAL
from generator.syntax.phrases import noun_phrase
from generator.syntax.subjects import subject_of
from generator.syntax.tree import child, children_of, head_of, sentence_span, token_span
from generator.syntax.verbs import is_negated, is_passive
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import Unknown, UnknownKind
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
ASKED: Final = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "pcomp", "xcomp", "dobj", "acl"})
# What a topic is, by the verbs that keep it in the dark.
WITHHELD: Final = {
    "name": UnknownKind.NOT_NAMED,
    "establish": UnknownKind.NOT_KNOWN,
    "confirm": UnknownKind.NOT_CONFIRMED,
    "disclose": UnknownKind.NOT_DISCLOSED,
    "give": UnknownKind.NOT_DISCLOSED,
}


def find_undisclosed(document: Document, annotation: Annotation, token: Token) -> Unknown | None:
    """Return what a verb or adjective leaves in the dark, None when it leaves nothing there."""
    if token.pos != "VERB":
        finder = {"ADJ": _unclear, "NOUN": _no_word}.get(token.pos)
        return finder(document, annotation, token) if finder else None
    if token.lemma in LEXICON["investigate"] and _is_under_way(annotation, token):
        return _investigated(document, annotation, token)
    if _is_withheld(annotation, token):
        return _withheld(document, annotation, token)
    return _gave_none(document, annotation, token) if token.lemma in LEXICON["give"] else None


def _unclear(document: Document, annotation: Annotation, adjective: Token) -> Unknown | None:
    copula = head_of(annotation, adjective)
    if adjective.dep not in {"acomp", "oprd", "attr", "ROOT"} or copula.lemma not in {"be", "remain"}:
        return None
    clear = adjective.lemma in LEXICON["known"] and not child(annotation, adjective, "prep")
    if adjective.lemma not in LEXICON["unknown"] and not (clear and is_negated(annotation, copula)):
        return None
    asked = _asked_below(document, annotation, adjective) or _asked_below(document, annotation, copula)
    return _asked(annotation, copula, asked) or _asked_for_subject(document, annotation, copula)


def _asked_below(document: Document, annotation: Annotation, head: Token) -> tuple[str, Span] | None:
    """Word the question embedded under a head; None where no clause can be turned."""
    for clause in children_of(annotation, head):
        before = clause.index < head.index and not clause.dep.startswith("csubj")
        if clause.dep not in ASKED or before or clause.pos not in VERBAL:
            continue
        opener = annotation.tokens[annotation.subtree(clause.index)[0]]
        asked = ask_clause(document, annotation, clause) if clause.dep != "advcl" or opener.lemma in WHETHER else None
        if asked:
            return asked, annotation.subtree_span(clause.index)
    return None


def _asked_for_subject(document: Document, annotation: Annotation, copula: Token) -> Unknown | None:
    """Word "The motive was unknown" as "What was the motive?"; what is not asked with "what" stands behind a label."""
    subject = child(annotation, copula, *NOUN_SUBJECTS)
    found = phrase(document, annotation, subject)
    if subject is None or found is None or subject.lemma in LEXICON["thin"]:
        return None
    words, span = found
    forms = (t for t in (copula, *children_of(annotation, copula)) if t.lemma == "be" and t.tag in FINITE_VERBS)
    form = next((t.text.lower() for t in forms), None)
    if subject.lemma in LEXICON["what"] and form is not None:
        return _unknown(annotation, copula, UnknownKind.NOT_KNOWN, f"What {form} {words}?", span)
    told = subject.pos == "PROPN" or words.startswith("the ") or child(annotation, subject, "poss", "prep", "acl")
    return _unknown_about(annotation, subject, UnknownKind.NOT_KNOWN, found) if told else None


def _is_under_way(annotation: Annotation, verb: Token) -> bool:
    """Say whether an inquiry runs: "are investigating", "is trying to determine"; not "investigated"."""
    if verb.lemma in LEXICON["establish"]:
        return verb.dep in {"xcomp", "advcl"} and head_of(annotation, verb).lemma in LEXICON["trying"]
    return verb.tag == "VBG" and not is_negated(annotation, verb)


def _investigated(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    asked = _asked(annotation, verb, _asked_below(document, annotation, verb))
    if asked:
        return asked
    thing = child(annotation, verb, "dobj")
    found = phrase(document, annotation, thing)
    if thing is None or found is None or thing.lemma not in LEXICON["what"]:
        return None
    question = f"What {'were' if thing.tag == 'NNS' else 'was'} {found[0]}?"
    return _unknown(annotation, verb, UnknownKind.NOT_KNOWN, question, found[1])


def _is_withheld(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb of disclosing is denied or stands behind "declined to".

    "Would not say" is a refusal; "will not say", "should not say" are no silence yet.
    """
    modals = {t.lemma for t in children_of(annotation, verb) if t.tag == "MD"}
    told = not modals or (modals == {"would"} and verb.lemma in (*LEXICON["disclose"], *LEXICON["confirm"]))
    return told and any(verb.lemma in LEXICON[g] for g in WITHHELD) and is_negated(annotation, verb, governed=True)


def _withheld(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    """Word what a denied verb of disclosing would have told: its clause as a question, or its thing behind a label."""
    passive, subject = is_passive(annotation, verb), subject_of(annotation, verb)
    if subject is not None and subject.text.lower() in {"i", "we", "you"}:
        return None
    asked = _asked(annotation, verb, _asked_below(document, annotation, verb))
    if asked:
        return asked
    if verb.lemma == "know":  # "was not known to the police" is about whom they knew
        what = passive and subject is not None and subject.lemma in LEXICON["what"]
        return _asked_for_subject(document, annotation, verb) if what else None
    thing = subject if passive else child(annotation, verb, "dobj")
    kind = WITHHELD[next(g for g in WITHHELD if verb.lemma in LEXICON[g])]
    any_thing = kind is UnknownKind.NOT_NAMED or (passive and kind is not UnknownKind.NOT_DISCLOSED)
    if thing is None or thing.lemma in LEXICON["thin"] or (not any_thing and thing.lemma not in LEXICON["missing"]):
        return None
    found = phrase(document, annotation, thing)
    return _unknown_about(annotation, thing, kind, found) if found else None


def _gave_none(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    """Find "gave no exact date"."""
    thing = child(annotation, verb, "dobj")
    none = child(annotation, thing, "det") if thing is not None else None
    if thing is None or none is None or none.lemma != "no" or thing.lemma not in LEXICON["missing"]:
        return None
    first, last = noun_phrase(annotation, thing)
    if first != none.index or any(t.tag in PRONOUN_TAGS for t in annotation.tokens[first:last]):
        return None
    words = words_shown(document, (token_span(annotation, first + 1, last),))
    article = "" if thing.tag == "NNS" else "an " if words[0].lower() in "aeiou" else "a "
    found = f"{article}{words}", token_span(annotation, first + 1, last)
    return _unknown_about(annotation, thing, UnknownKind.NOT_DISCLOSED, found)


def _no_word(document: Document, annotation: Annotation, noun: Token) -> Unknown | None:
    """Find "had no information on who rang the bell", "there was no word on why it sank"."""
    below = children_of(annotation, noun)
    if noun.lemma not in LEXICON["word"] or all(t.lemma != "no" for t in below):
        return None
    asked = next((a for t in below if t.dep == "prep" and (a := _asked_below(document, annotation, t))), None)
    return _asked(annotation, noun, asked)


def _asked(annotation: Annotation, token: Token, asked: tuple[str, Span] | None) -> Unknown | None:
    return _unknown(annotation, token, UnknownKind.ASKED, *asked) if asked else None


def _unknown_about(annotation: Annotation, noun: Token, kind: UnknownKind, named: tuple[str, Span]) -> Unknown:
    """Return what is missing: asked for where the noun says how, else behind a label: "Not confirmed: the deaths."."""
    words, topic = named
    opener = annotation.tokens[noun_phrase(annotation, noun)[0]]
    one = noun.tag in {"NN", "NNP"} and (words.startswith(("a ", "an ", "the ")) or opener.tag in {"NNP", "NN"})
    person = kind is UnknownKind.NOT_NAMED and noun.lemma in load_lexicon("count_nouns")["people"]
    if not one or kind is UnknownKind.NOT_CONFIRMED or not (person or noun.lemma in LEXICON["missing"]):
        return _unknown(annotation, noun, kind, f"{kind.capitalize()}: {words}.", topic)
    definite = re.sub(r"^an? ", "the ", words)
    return _unknown(annotation, noun, kind, f"{'Who' if person else 'What'} is {definite}?", topic)


def _unknown(annotation: Annotation, token: Token, kind: UnknownKind, question: str, topic: Span) -> Unknown:
    return Unknown(sentence_span(annotation, token), kind, topic, None, question)
