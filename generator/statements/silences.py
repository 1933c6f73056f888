"""Who was asked and did not answer: "declined to comment", "did not respond to a request".

"Brede Shipping declined to comment." → "What does Brede Shipping say?"
"A spokeswoman for Brede Shipping did not return calls." → the same.
"The Kessel ministry declined to comment on whether the dam was safe." → "… say on whether the dam was safe?"
Left alone: a speaker who is only a pronoun, and "the shares did not respond".
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.wording import MAX_WORDS, is_plural, phrase, words_shown
from generator.syntax.labels import NOUN_SUBJECTS
from generator.syntax.phrases import noun_phrase
from generator.syntax.subjects import agent_of, subject_of
from generator.syntax.tree import child, children_of, sentence_span
from generator.syntax.verbs import is_negated, is_passive
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.document import Document
from generator.values.findings import Unknown, UnknownKind
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
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
    verb_form = "do" if is_plural(annotation, silent) else "does"
    topic = _topic_of_silence(document, annotation, verb)
    on = f" {words_shown(document, (topic,))}" if topic is not None else ""
    question = f"What {verb_form} {named[0]} say{on}?"
    return Unknown(sentence_span(annotation, verb), UnknownKind.SILENT, topic, named[1], question)


def _topic_of_silence(document: Document, annotation: Annotation, verb: Token) -> Span | None:
    """Return what the silence is about, if the text says it: "on whether it would pay"."""
    about = child(annotation, verb, "prep")
    if about is None or about.lemma not in {"on", "about"} or verb.lemma not in LEXICON["comment"]:
        return None
    span = annotation.subtree_span(about.index)
    words = words_shown(document, (span,))
    deictic = any(t.lemma in LEXICON["deictic"] and t.entity == "DATE" for t in annotation.tokens_in(span))
    return span if len(words.split()) <= MAX_WORDS and not deictic and "," not in words else None


def _silent_one(annotation: Annotation, verb: Token) -> Token | None:
    """Return who did not comment, nor answer a request; of "was not answered by the ministry" the agent."""
    if verb.pos != "VERB" or not is_negated(annotation, verb, governed=True):
        return None
    below = {annotation.tokens[i].lemma for i in annotation.subtree(verb.index)}
    answering = verb.lemma in LEXICON["respond"] and not below.isdisjoint(LEXICON["request"])
    if verb.lemma not in LEXICON["comment"] and not answering:
        return None
    return agent_of(annotation, verb) if is_passive(annotation, verb) else subject_of(annotation, verb)


def _principal(annotation: Annotation, token: Token) -> Token:
    """Return for whom a spokesman would have spoken, where the words say it."""
    if token.lemma not in LEXICON["spokes"]:
        return token
    of = (t for t in children_of(annotation, token) if t.lemma in {"for", "of", "from", "at"})
    return next((found for prep in of if (found := child(annotation, prep, "pobj"))), token)


def _party(annotation: Annotation, token: Token) -> Token:
    """Return for "the company" the organisation that was the subject just before, if the article has it for one."""
    modifiers = [t for t in children_of(annotation, token) if t.dep in {"amod", "compound", "poss"}]
    if token.lemma not in LEXICON["party"]:
        return token
    if modifiers:  # "the German group"
        return _only_one(annotation, token) if all(t.entity == "NORP" for t in modifiers) else token
    people = {w for m in annotation.mentions if m.kind is MentionKind.PERSON for w in m.text.split()}
    for mention in reversed(annotation.mentions):
        head = annotation.tokens[mention.last - 1]
        subject = head.dep in NOUN_SUBJECTS and mention.kind is MentionKind.ORGANISATION
        if mention.first < token.index and subject and not people & set(mention.text.split()):
            return head if len(annotation.tokens_in(Span(head.end, token.start))) <= NEAR_WORDS else token
    return token


def _only_one(annotation: Annotation, token: Token) -> Token:
    """Return the one organisation that the sentence before has, if it is a subject there."""
    before = [s for s in annotation.sentences if s.last <= token.index][-1:]
    named = [m for s in before for m in annotation.mentions if s.span.contains(m.span)]
    firms = [m for m in named if m.kind is not MentionKind.PLACE]
    if len(firms) != 1 or firms[0].kind is not MentionKind.ORGANISATION:
        return token
    head = annotation.tokens[firms[0].last - 1]
    return head if head.dep in NOUN_SUBJECTS else token


def _is_thin(annotation: Annotation, token: Token) -> bool:
    """Say whether there is no party one could ask: a spokesman of nobody, an unnamed source, "the company"."""
    words = annotation.tokens[slice(*noun_phrase(annotation, token))]
    named = any(t.pos == "PROPN" or t.entity in {"NORP", "ORG", "GPE"} for t in words)
    return token.lemma == "source" or (not named and token.lemma in (*LEXICON["party"], *LEXICON["spokes"]))
