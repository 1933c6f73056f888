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
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, MentionKind, Sentence, Token
from generator.values.span import Span

HE_OR_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST_PERSON = frozenset({"me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves", "you", "your"})
PLURAL = frozenset({"NNS", "NNPS"})
NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
BARE_SUBJECTS = frozenset(
    {"some", "others", "many", "most", "few", "none", "several", "both", "neither", "either", "all", "another", "one"}
)
MARKS = "\"' "
# "It is not known who", "It was unclear whether", "It is likely that", "It took two days to"
EMPTY_IT_RE = re.compile(
    r"\bit(?:'s|\s(?:is|was|has\sbeen|remains|remained|seems|seemed|appears|appeared|would\sbe|will\sbe|may\sbe|might\sbe))\b"
    r"[\w\s',]{0,40}?\b(?:that|whether|if|who|what|when|where|why|how|raining|snowing"
    r"|(?:hard|difficult|easy|impossible|possible|necessary|important|illegal|rare|unusual|early|soon|late|time|up)\sto)\b"
    r"|\bit\stook\b",
    re.IGNORECASE,
)
BACK_REFERENCE_RE = re.compile(
    r"^(?:the\s(?:details|remarks|comments|information|claims|allegations)\b|such\b|(?:\w+\s){0,2}(?:other|additional|further)\s\w+s\b)",
    re.IGNORECASE,
)


def stands_alone(normal: str, span: Span, annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a statement needs nothing of the sentence before it."""
    words = span.cut(normal).lstrip(MARKS)
    if any(opener_re(group).match(words) for group in ("connectives", "coordinators", "dependent")):
        return False
    if BACK_REFERENCE_RE.match(words) or re.search(
        r"\bsuch\s(?:an?\s)?(?:claims?|moves?|charges?|reports?|plans?)\b", words
    ):
        return False
    tokens = tuple(t for t in annotation.tokens[sentence.first : sentence.last] if span.start <= t.start < span.end)
    if (
        not tokens
        or _has_bare_subject(tokens)
        or ('"' in span.cut(normal) and any(_is_first_person(t) for t in tokens))
    ):
        return False
    return all(_is_bound(token, tokens, annotation, words) for token in tokens if token.pos in {"PRON", "DET"})


def _is_first_person(token: Token) -> bool:
    """Say whether somebody speaks for himself; "US" is a country."""
    return token.text == "I" or (token.text.lower() in FIRST_PERSON and token.text != "US")


def _has_bare_subject(tokens: tuple[Token, ...]) -> bool:
    """Say whether the sentence is about "some", "others", "both" of a group named before."""
    root = next((t for t in tokens if t.dep == "ROOT"), tokens[0])
    subject = next((t for t in tokens if t.dep in SUBJECTS and t.head == root.index), None)
    if subject is None or subject.text.lower() not in BARE_SUBJECTS:
        return False
    return not any(t.head == subject.index and t.text.lower() == "of" for t in tokens)


def _is_bound(token: Token, tokens: tuple[Token, ...], annotation: Annotation, words: str) -> bool:
    """Say whether a pronoun has in the sentence what it stands for; other words are bound."""
    word = token.text.lower()
    if word in HE_OR_SHE:
        return _has_person(token, tokens, annotation)
    if word in THEY:
        before = [t for t in tokens if t.start < token.start and t.pos in NOMINAL]
        if any(t.tag in PLURAL for t in before) or sum(t.pos == "PROPN" for t in before) > 1:
            return True
        return any(t.tag in PLURAL and t.dep in SUBJECTS for t in tokens) or any(
            _is_body(t, annotation) for t in before
        )
    if word in IT:
        if any(t.start < token.start and t.pos in NOMINAL for t in tokens):
            return True
        return word == "it" and (token.dep == "expl" or bool(EMPTY_IT_RE.search(words)))
    return True


def _has_person(pronoun: Token, tokens: tuple[Token, ...], annotation: Annotation) -> bool:
    """Say whether the sentence names a person, or "the mayor" stands in it before the pronoun."""
    low, high = tokens[0].index, tokens[-1].index
    if any(m.kind is MentionKind.PERSON and low <= m.first <= high for m in annotation.mentions):
        return True
    people = {*load_lexicon("roles")["head"], "man", "woman", "boy", "girl", "child", "teenager", "patient", "person"}
    return any(t.start < pronoun.start and t.tag == "NN" and t.lemma in people for t in tokens)


def _is_body(token: Token, annotation: Annotation) -> bool:
    """Say whether a token belongs to the name of an organisation: it may be "they"."""
    kinds = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP)
    return any(m.kind in kinds and m.first <= token.index < m.last for m in annotation.mentions)


@cache
def opener_re(group: str) -> re.Pattern[str]:
    """Return what matches any opener of a group at the head of a sentence, with the blank or comma behind it."""
    words = sorted(load_lexicon("statements")[group], key=lambda w: (-len(w), w))
    behind = r"\b,\s*" if group == "connectives" else r"\b,?\s*"
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}){behind}", re.IGNORECASE)
