"""Who was asked and did not answer: "declined to comment", "did not respond to a request for comment".

"Brede Shipping declined to comment." → "What does Brede Shipping say?"
"A spokeswoman for Brede Shipping did not return calls." → the same.
"The Kessel ministry declined to comment on whether it would pay." → "… say on whether it would pay?"
Left alone: a speaker who is only a pronoun, and "the shares did not respond".
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.clauses import child, clause_span, is_negated, subject_of
from generator.statements.wording import is_plural, lower_first, noun_phrase, phrase, words_of
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.document import Document
from generator.values.findings import QuestionReason, Unknown
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
MAX_TOPIC: Final = 18  # words of "on whether …"
NEAR_WORDS: Final = 80  # how far back "the company" may point: about three sentences


def find_silence(document: Document, annotation: Annotation, verb: Token) -> Unknown | None:
    """Return the silence a verb tells of, None when it tells of none."""
    silent = _silent_one(annotation, verb)
    if silent is None:
        return None
    silent = _party(annotation, _principal(annotation, silent))
    named = phrase(document, annotation, silent)
    if named is None or _is_thin(annotation, silent):
        return None
    name, span = named
    verb_form = "do" if is_plural(annotation, silent) else "does"
    question = f"What {verb_form} {name} say{_on(document, annotation, verb)}?"
    return Unknown(clause_span(annotation, verb), QuestionReason.NO_COMMENT, span, name, question)


def _on(document: Document, annotation: Annotation, verb: Token) -> str:
    """The words of what the silence is about, if the text says it: " on whether it would pay"."""
    asked = child(annotation, verb, "xcomp") or verb
    about = child(annotation, asked, "prep")
    if about is None or about.lemma not in {"on", "about"} or asked.lemma not in LEXICON["comment"]:
        return ""
    span = annotation.subtree_span(about.index)
    words = words_of(document, (span,))
    deictic = any(t.lemma in LEXICON["deictic"] and t.entity == "DATE" for t in annotation.tokens_in(span))
    return f" {words}" if len(words.split()) <= MAX_TOPIC and not deictic and "," not in words else ""


def _silent_one(annotation: Annotation, verb: Token) -> Token | None:
    tokens = [annotation.tokens[c] for c in annotation.children[verb.index]]
    if verb.lemma in LEXICON["decline"]:
        asked = [t for t in tokens if t.dep == "xcomp" and t.lemma in LEXICON["comment"]]
        return subject_of(annotation, verb) if asked else None
    if verb.lemma in LEXICON["comment"] and verb.pos == "VERB" and is_negated(annotation, verb):
        return subject_of(annotation, verb)
    if verb.lemma not in LEXICON["respond"] or verb.pos != "VERB":
        return None
    requests = [i for i in annotation.subtree(verb.index) if annotation.tokens[i].lemma in LEXICON["request"]]
    if not is_negated(annotation, verb) or not requests:
        return None
    agents = [t for t in tokens if t.dep == "agent"]
    if agents:  # "A request was not answered by the ministry"
        return next((annotation.tokens[c] for c in annotation.children[agents[0].index]), None)
    return subject_of(annotation, verb)


def _principal(annotation: Annotation, token: Token) -> Token:
    """For whom a spokesman would have spoken, where the words say it."""
    if token.lemma not in LEXICON["spokes"]:
        return token
    for prep in (annotation.tokens[c] for c in annotation.children[token.index]):
        if prep.dep == "prep" and prep.lemma in {"for", "of", "from", "at"}:
            return next((annotation.tokens[c] for c in annotation.children[prep.index]), token)
    return token


def _party(annotation: Annotation, token: Token) -> Token:
    """For "the company", the organisation that was the subject just before, if the article has it for one."""
    beside = [annotation.tokens[c] for c in annotation.children[token.index]]
    modifiers = [t for t in beside if t.dep in {"amod", "compound", "poss"}]
    if token.lemma not in LEXICON["party"]:
        return token
    if modifiers:  # "the German group"
        return _only_one(annotation, token) if all(t.entity == "NORP" for t in modifiers) else token
    people = {w for m in annotation.mentions if m.kind is MentionKind.PERSON for w in m.text.split()}
    for mention in reversed(annotation.mentions):
        head = annotation.tokens[mention.last - 1]
        subject = head.dep in {"nsubj", "nsubjpass"} and mention.kind is MentionKind.ORGANISATION
        if mention.first < token.index and subject and not people & set(mention.text.split()):
            return head if len(annotation.tokens_in(Span(head.end, token.start))) <= NEAR_WORDS else token
    return token


def _only_one(annotation: Annotation, token: Token) -> Token:
    """The one organisation that the sentence before has, if it is a subject there."""
    before = [s for s in annotation.sentences if s.last <= token.index][-1:]
    named = [m for s in before for m in annotation.mentions if s.span.contains(m.span)]
    firms = [m for m in named if m.kind is not MentionKind.PLACE]
    if len(firms) != 1 or firms[0].kind is not MentionKind.ORGANISATION:
        return token
    head = annotation.tokens[firms[0].last - 1]
    return head if head.dep in {"nsubj", "nsubjpass"} else token


def _is_thin(annotation: Annotation, token: Token) -> bool:
    """A spokesman of nobody, an unnamed source and the request itself are no party one could ask."""
    words = annotation.tokens[slice(*noun_phrase(annotation, token))]
    named = any(t.pos == "PROPN" or t.entity in {"NORP", "ORG", "GPE"} for t in words)
    if token.lemma in LEXICON["party"] and not named:
        return True
    return (
        token.lemma in LEXICON["request"] or token.lemma == "source" or (token.lemma in LEXICON["spokes"] and not named)
    )


def named_subject(document: Document, annotation: Annotation, token: Token | None) -> str | None:
    """Return the words of a subject that names itself."""
    if token is None:
        return None
    found = phrase(document, annotation, token)
    if found is None:
        return None
    return lower_first(words_of(document, (Span(found[1].start, found[1].end),)), token)
