"""What is said to be unknown, undisclosed or under investigation.

"It is unclear who fired." → "Who fired?"                       (an embedded question)
"The cause of the fire was unknown." → "What was the cause of the fire?"
"The mill did not give a price." → "Not disclosed: a price."
"The boy's name has not been released." → "Not disclosed: the boy's name."
"Police are investigating whether the brakes failed." → "Did the brakes fail?"
Left alone: "gave no details", "is known for its cheese", "has not said it will pay".
"""

from __future__ import annotations

from generator.lexicons.loader import load_lexicon
from generator.statements.clauses import child, children_of, clause_span, is_negated, subject_of
from generator.statements.silences import named_subject
from generator.statements.wording import PRONOUN_TAGS, ask_clause, noun_phrase, phrase, range_span, words_of
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import QuestionReason, Unknown
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
MIN_WORDS = 3  # of a topic that is neither a name nor definite
CLAUSES = ("ccomp", "csubj", "csubjpass", "advcl", "pcomp", "xcomp", "dobj", "acl")


def find_undisclosed(document: Document, annotation: Annotation, token: Token) -> Unknown | None:
    """Return what a verb or adjective leaves in the dark, None when it leaves nothing there."""
    if token.pos != "VERB":
        finder = {"ADJ": _unclear, "NOUN": _no_word}.get(token.pos)
        return finder(document, annotation, token) if finder else None
    if token.lemma in LEXICON["investigate"] and _is_under_way(annotation, token):
        return _investigated(document, annotation, token)
    if not _is_withheld(annotation, token):
        return _gave_none(document, annotation, token) if token.lemma in LEXICON["give"] else None
    if child(annotation, token, "nsubjpass", "csubjpass"):
        return _passive(document, annotation, token)
    return _active(document, annotation, token)


def _unclear(document: Document, annotation: Annotation, adjective: Token) -> Unknown | None:
    copula = annotation.tokens[adjective.head]
    if adjective.dep not in {"acomp", "oprd", "attr", "ROOT"} or copula.lemma not in {"be", "remain"}:
        return None
    if adjective.lemma in LEXICON["known"]:
        if not is_negated(annotation, copula) or child(annotation, adjective, "prep"):
            return None
    elif adjective.lemma not in LEXICON["unknown"]:
        return None
    for head in (adjective, copula):
        asked = _embedded(document, annotation, head)
        if asked:
            return _unknown(annotation, copula, asked, None)
    return _of_subject(document, annotation, copula, "Not known")


def _embedded(document: Document, annotation: Annotation, head: Token) -> str | None:
    """Word the question embedded under a head; a clause that cannot be turned stays one behind a label."""
    for clause in children_of(annotation, head):
        before = clause.index < head.index and not clause.dep.startswith("csubj")
        if clause.dep not in CLAUSES or before or clause.pos not in {"VERB", "AUX"}:
            continue
        if clause.dep == "advcl" and annotation.tokens[annotation.subtree(clause.index)[0]].lemma not in (
            "whether",
            "if",
        ):
            continue
        asked = ask_clause(document, annotation, clause, subject_of(annotation, head))
        if asked:
            return asked
    return None


def _of_subject(document: Document, annotation: Annotation, copula: Token, label: str) -> Unknown | None:
    subject = child(annotation, copula, "nsubj", "nsubjpass")
    if subject is None or subject.lemma in LEXICON["thin"]:
        return None
    found = phrase(document, annotation, subject)
    if found is None:
        return None
    words, span = found
    forms = (copula, *children_of(annotation, copula))
    form = next((t.text.lower() for t in forms if t.lemma == "be" and t.tag in {"VBD", "VBZ", "VBP"}), None)
    if subject.lemma in LEXICON["what"] and form is not None:
        return _unknown(annotation, copula, f"What {form} {words}?", span)
    if len(words.split()) < MIN_WORDS and subject.pos != "PROPN" and not words.startswith("the "):
        return None
    return _unknown(annotation, copula, f"{label}: {words}.", span)


def _is_under_way(annotation: Annotation, verb: Token) -> bool:
    """Say whether an inquiry runs: "are investigating", "is trying to determine"; not "investigated"."""
    if verb.lemma in {"determine", "establish", "ascertain"}:
        head = annotation.tokens[verb.head]
        return verb.dep in {"xcomp", "advcl"} and head.lemma in {
            "try",
            "seek",
            "attempt",
            "work",
            "hope",
            "investigate",
        }
    return verb.tag == "VBG" and not is_negated(annotation, verb)


def _investigated(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    asked = _embedded(document, annotation, verb)
    if asked:
        return _unknown(annotation, verb, asked, None)
    thing = child(annotation, verb, "dobj")
    if thing is None or thing.lemma not in LEXICON["what"]:
        return None
    found = phrase(document, annotation, thing)
    if found is None:
        return None
    form = "were" if thing.tag == "NNS" else "was"
    return _unknown(annotation, verb, f"What {form} {found[0]}?", found[1])


def _is_withheld(annotation: Annotation, verb: Token) -> bool:
    """A verb of disclosing under a negation or after "declined to"."""
    groups = ("disclose", "give", "name", "establish")
    if not any(verb.lemma in LEXICON[g] for g in groups):
        return False
    head = annotation.tokens[verb.head]
    refused = verb.dep == "xcomp" and head.lemma in LEXICON["decline"] and not is_negated(annotation, head)
    modals = {t.lemma for t in children_of(annotation, verb) if t.dep == "aux" and t.tag == "MD"}
    # "would not say" is a refusal; "will not say", "should not say" are no silence yet.
    told = not modals or (modals == {"would"} and verb.lemma in LEXICON["disclose"])
    return refused or (is_negated(annotation, verb) and told)


def _passive(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    asked = _embedded(document, annotation, verb)
    if asked:
        return _unknown(annotation, verb, asked, None)
    subject = child(annotation, verb, "nsubjpass")
    if verb.lemma == "know":
        if subject is None or subject.lemma not in LEXICON["what"]:
            return None  # "was not known to the police" is about whom they knew
        return _of_subject(document, annotation, verb, "Not known")
    if subject is None or subject.lemma in LEXICON["thin"] or verb.lemma in {"say", "give", "comment"}:
        return None
    label = (
        "Not named"
        if verb.lemma in LEXICON["name"]
        else "Not known"
        if verb.lemma in LEXICON["establish"]
        else "Not disclosed"
    )
    if verb.lemma == "confirm":
        label = "Not confirmed"
    elif label == "Not disclosed" and subject.lemma not in LEXICON["missing"]:
        return None
    found = phrase(document, annotation, subject)
    return _unknown(annotation, verb, f"{label}: {found[0]}.", found[1]) if found else None


def _active(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    who = named_subject(document, annotation, subject_of(annotation, verb))
    speaker = subject_of(annotation, verb)
    if speaker is not None and speaker.text.lower() in {"i", "we", "you"}:
        return None
    asked = _embedded(document, annotation, verb)
    if asked:
        return _unknown(annotation, verb, asked, None, who)
    thing = child(annotation, verb, "dobj")
    if (
        thing is None
        or thing.lemma in LEXICON["thin"]
        or verb.lemma in {"say", "know", "find", "decide", "settle", "comment"}
    ):
        return None
    if verb.lemma not in LEXICON["name"] and thing.lemma not in LEXICON["missing"]:
        return None
    found = phrase(document, annotation, thing)
    label = "Not named" if verb.lemma in LEXICON["name"] else "Not disclosed"
    return _unknown(annotation, verb, f"{label}: {found[0]}.", found[1], who) if found else None


def _gave_none(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    """Find "gave no exact date"."""
    thing = child(annotation, verb, "dobj")
    none = child(annotation, thing, "det") if thing is not None else None
    if thing is None or none is None or none.lemma != "no" or thing.lemma not in LEXICON["missing"]:
        return None
    first, last = noun_phrase(annotation, thing)
    if first != none.index or any(t.tag in PRONOUN_TAGS for t in annotation.tokens[first:last]):
        return None
    span = range_span(annotation, first + 1, last)
    article = "an" if annotation.tokens[first + 1].text[0].lower() in "aeiou" else "a"
    words = words_of(document, (span,)) if thing.tag == "NNS" else f"{article} {words_of(document, (span,))}"
    who = named_subject(document, annotation, subject_of(annotation, verb))
    return _unknown(annotation, verb, f"Not disclosed: {words}.", span, who)


def _no_word(document: Document, annotation: Annotation, noun: Token) -> Unknown | None:
    """Find "had no information about who was shot", "there was no word on why it sank"."""
    none = any(t.lemma == "no" for t in children_of(annotation, noun))
    if noun.lemma not in {"information", "word", "detail", "explanation", "indication"} or not none:
        return None
    for prep in children_of(annotation, noun):
        asked = _embedded(document, annotation, prep) if prep.dep == "prep" else None
        if asked:
            return _unknown(annotation, noun, asked, None)
    return None


def _unknown(
    annotation: Annotation, token: Token, question: str, topic: Span | None, subject: str | None = None
) -> Unknown:
    return Unknown(clause_span(annotation, token), QuestionReason.NOT_DISCLOSED, topic, subject, question)
