"""Who is asked where somebody kept silent.

"A spokeswoman for Brede Shipping"   → Brede Shipping
"The company", "the German group"    → the organisation that was the subject just before, where there is one
Left alone: a source, a spokesman of nobody, a company that the text before does not name: nobody is asked.
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import Gender, given_gender
from generator.syntax.labels import NOUN_SUBJECTS
from generator.syntax.phrases import noun_phrase
from generator.syntax.tree import child, children_of
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
GENDERS: Final = {"he": Gender.MALE, "she": Gender.FEMALE}
NEAR_WORDS: Final = 80  # how far back "the company" may point: about three sentences


def party_meant(annotation: Annotation, token: Token) -> Token:
    """Return whose silence it is: for whom a spokesman would have spoken, which company "the company" is."""
    if token.lemma in LEXICON["spokes"]:
        of = (t for t in children_of(annotation, token) if t.lemma in {"for", "of", "from", "at"})
        token = next((found for prep in of if (found := child(annotation, prep, "pobj"))), token)
    if token.lemma not in LEXICON["party"]:
        return token
    modifiers = [t for t in children_of(annotation, token) if t.dep in {"amod", "compound", "poss"}]
    if modifiers:  # "the German group"
        return _only_one(annotation, token) if all(t.entity == "NORP" for t in modifiers) else token
    people = {w for m in annotation.mentions if m.kind is MentionKind.PERSON for w in m.text.split()}
    for mention in reversed(annotation.mentions):
        head = annotation.tokens[mention.last - 1]
        alone = head.dep in NOUN_SUBJECTS and not child(annotation, head, "conj")
        subject = alone and mention.kind is MentionKind.ORGANISATION
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


def person_meant(annotation: Annotation, pronoun: Token) -> Token | None:
    """Return for "he" or "she" the person who alone is named before it, in its sentence and the one before."""
    before = [s for s in annotation.sentences if s.first <= pronoun.index][-2:]
    named = [m for m in annotation.mentions if m.kind is MentionKind.PERSON and m.last <= pronoun.index]
    near = [m for m in named if before and m.first >= before[0].first]
    gender = GENDERS.get(pronoun.text.lower())
    told = {given_gender(m.text.split()[0]) for m in near} - {None}
    if gender is None or len({m.text.split()[-1] for m in near}) != 1 or told - {gender}:
        return None
    named_as = annotation.tokens[near[-1].last - 1]
    return named_as if named_as.dep != "compound" else None


def is_thin(annotation: Annotation, token: Token) -> bool:
    """Say whether there is no party one could ask: a spokesman of nobody, an unnamed source, "the company"."""
    words = annotation.tokens[slice(*noun_phrase(annotation, token))]
    named = any(t.pos == "PROPN" or t.entity in {"NORP", "ORG", "GPE"} for t in words)
    return token.lemma == "source" or (not named and token.lemma in (*LEXICON["party"], *LEXICON["spokes"]))
