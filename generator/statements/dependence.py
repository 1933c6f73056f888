"""Whether a sentence can be read without the one before it.

The dam at Orlova broke on Tuesday.                 -> stands alone
In his letter to Dunn, Bell asked for the money.    -> stands alone: "his" has its name in the sentence
It broke again on Friday. / Its gates are shut.     -> does not
It is not known who will pay.                       -> stands alone: "it" refers to nothing
Other towns congratulated him. / Some were angry.   -> does not
"We saw it coming," said Mara Dunn.                 -> does not: a quote, not a fact
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import NOMINAL, PLURAL_TAGS, SUBJECTS
from generator.syntax.tree import child, children_of, head_of, root_of
from generator.values.annotation import Annotation, MentionKind, Sentence, Token
from generator.values.span import Span

LEXICON = load_lexicon("statements")
HE_OR_SHE: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
IT: Final = frozenset({"it", "its", "itself"})
BODIES: Final = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP})
MARKS: Final = "\"' "
OTHERS_RE = re.compile(r"(?:\w+\s){0,2}(?:other|additional|further)\s\w+s\b", re.IGNORECASE)


def can_be_read_alone(normal: str, span: Span, annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a statement needs nothing of the sentence before it."""
    words = span.cut(normal).lstrip(MARKS)
    if OTHERS_RE.match(words) or any(opener_re(g).match(words) for g in ("connectives", "coordinators", "dependent")):
        return False
    tokens = tuple(t for t in annotation.tokens[sentence.first : sentence.last] if span.start <= t.start < span.end)
    if not tokens or _has_bare_subject(annotation, sentence) or any(_is_such(annotation, t) for t in tokens):
        return False
    if '"' in span.cut(normal) and any(_is_first_person(t) for t in tokens):
        return False
    return all(_is_bound(token, tokens, annotation, words) for token in tokens if token.pos in {"PRON", "DET"})


def _is_such(annotation: Annotation, token: Token) -> bool:
    """Say whether a word is the "such" of "such a claim"."""
    return token.lemma == "such" and head_of(annotation, token).lemma in LEXICON["such"]


def _is_first_person(token: Token) -> bool:
    """Say whether somebody speaks for himself or to somebody; "US" is a country."""
    return token.text == "I" or (token.text.lower() in LEXICON["first_person"] and token.text != "US")


def _has_bare_subject(annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether the sentence is about "some", "others", "both" of a group named before."""
    subject = child(annotation, root_of(annotation, sentence), *SUBJECTS)
    if subject is None or subject.text.lower() not in LEXICON["bare_subjects"]:
        return False
    return all(t.text.lower() != "of" for t in children_of(annotation, subject))


def _is_bound(token: Token, tokens: tuple[Token, ...], annotation: Annotation, words: str) -> bool:
    """Say whether a pronoun has in the sentence what it stands for; other words are bound."""
    word, before = token.text.lower(), [t for t in tokens if t.start < token.start and t.pos in NOMINAL]
    if word in HE_OR_SHE:
        people = {*load_lexicon("roles")["head"], *LEXICON["people"]}
        named = any(t.tag == "NN" and t.lemma in people for t in before)
        return named or _names_any(tokens, {MentionKind.PERSON}, annotation)
    if word in THEY:
        several = any(t.tag in PLURAL_TAGS for t in before) or sum(t.pos == "PROPN" for t in before) > 1
        behind = any(t.tag in PLURAL_TAGS and t.dep in SUBJECTS for t in tokens)
        return several or behind or _names_any(before, BODIES, annotation)
    empty = word == "it" and (token.dep == "expl" or empty_it_re().search(words) is not None)
    return word not in IT or bool(before) or empty


def _names_any(tokens: Iterable[Token], kinds: Collection[MentionKind], annotation: Annotation) -> bool:
    """Say whether one of the tokens belongs to a name of one of the kinds."""
    named = {i for m in annotation.mentions if m.kind in kinds for i in range(m.first, m.last)}
    return any(t.index in named for t in tokens)


@cache
def empty_it_re() -> re.Pattern[str]:
    """Return what matches an "it" that refers to nothing: "It is not known who", "It was hard to", "It took"."""
    adjectives = "|".join(LEXICON["empty"])
    return re.compile(
        rf"""
        \bit (?: 's | \s(?:is|was|has\sbeen|remain\w*|seem\w*|appear\w*|(?:would|will|may|might)\sbe) ) \b
        [\w\s',]{{0,40}}? \b (?:that|whether|if|who|what|when|where|why|how|raining|snowing|(?:{adjectives})\sto) \b
        | \bit\stook\b
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def opener_re(group: str) -> re.Pattern[str]:
    """Return what matches any opener of a group at the head of a sentence, with the blank or comma behind it."""
    words = sorted(LEXICON[group], key=lambda w: (-len(w), w))
    behind = r"\b,\s*" if group == "connectives" else r"\b,?\s*"
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}){behind}", re.IGNORECASE)
