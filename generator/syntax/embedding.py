"""What a clause hangs on: whether its sentence asserts it, or reports, denies, supposes, asks or plans it.

    The bridge moved.                               main
    Roe said the bridge had moved.                  reported, governed by "said"
    The bridge moved, according to Roe.             according-to
    Roe denied that the bridge had moved.           denied
    Roe did not say that it had moved.              reported; above it denied, by "not"
    The bridge is likely to move.                   possible
    If the bridge moves, it will be shut.           condition
    It was shut in order to save money.             purpose
    Roe plans to shut it.                           intended

``embedding_of`` gives the nearest, ``embeddings_of`` all that govern a clause, from its own modal up to the root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import CLAUSES, NOMINAL, PREDICATIVES, SUBJECTS, VERBAL, WH_TAGS
from generator.syntax.subjects import is_second_saying
from generator.syntax.tree import ancestors, child, children_of, head_of
from generator.syntax.verbs import auxiliaries_of, is_finite, negation_of
from generator.values.annotation import Annotation, Token


class EmbeddingKind(StrEnum):
    """How a clause stands to what it hangs on."""

    MAIN = "main"
    REPORTED = "reported"  # "said that …", "…, Roe said", "the claim that …"
    BELIEVED = "believed"  # "believes that …", "is thought to …"
    ACCORDING = "according-to"
    DENIED = "denied"  # "denied that …", "did not …", "failed to …", "no evidence that …", "without …"
    POSSIBLE = "possible"  # "is likely to …", "seems to …", "the risk that …", "reportedly"
    MODAL = "modal"  # "may …", "would …": the verb's own
    ASKED = "asked"  # "asked whether …", "it is unclear who …"
    INTENDED = "intended"  # "plans to …", "ordered him to …", "the right to …"
    CONDITION = "condition"
    PURPOSE = "purpose"
    CONCESSION = "concession"
    REASON = "reason"
    TEMPORAL = "temporal"
    COMPARISON = "comparison"
    CIRCUMSTANCE = "circumstance"  # "…, killing six", "by closing the bridge"
    RELATIVE = "relative"  # "Roe, who …", "the bridge closed by Roe"
    SUBJECT = "subject"  # "that it moved worries Roe"
    COMPLEMENT = "complement"  # "began to …", "saw it move", "the fact that …"
    OTHER = "other"  # the parser does not say


@dataclass(frozen=True, slots=True)
class Embedding:
    """One thing a clause hangs on."""

    kind: EmbeddingKind
    governor: Token  # the word that governs it: "said", "if", "likely", "may", "not"; the verb itself for main


KNOWN: Final = 1 << 15  # clauses whose embedding is kept: it is asked for many times, of the articles of a story
ADVERBIAL: Final = frozenset({"concession", "comparison", "purpose", "condition", "reason", "temporal"})
ALOOF: Final = frozenset({EmbeddingKind.RELATIVE, *(EmbeddingKind(name) for name in ADVERBIAL if name != "purpose")})
WHETHER: Final = frozenset({"whether", "if"})


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(load_lexicon("embedding")[group])


@cache
def _longest_opener() -> int:
    """Return the words of the longest phrase that opens an adverbial clause: "as long as"."""
    return max(len(phrase.split()) for group in ADVERBIAL for phrase in _listed(group))


@cache
def _cues(group: str) -> frozenset[str]:
    return frozenset(load_lexicon("cues")[group])


@lru_cache(maxsize=KNOWN)
def embedding_of(annotation: Annotation, verb: Token) -> Embedding:
    """Return what a verb's clause hangs on next; its own negation and modal are none of it."""
    head = head_of(annotation, verb)
    if verb.dep == "conj" and verb.head != verb.index:
        passed = _passed_over(annotation, verb)
        if passed is not None:
            return Embedding(EmbeddingKind.DENIED, passed)
        return embedding_of(annotation, head_of(annotation, head) if is_second_saying(annotation, verb) else head)
    if verb.head == verb.index or verb.dep == "parataxis":
        return next(_attributions(annotation, verb), Embedding(EmbeddingKind.MAIN, verb))
    find = FINDERS.get(verb.dep)
    if find is not None:
        return find(annotation, verb, head)
    return Embedding(EmbeddingKind.SUBJECT if verb.dep in SUBJECTS else EmbeddingKind.OTHER, head)


def _passed_over(annotation: Annotation, verb: Token) -> Token | None:
    """Return the "rather" of "sold it rather than repair it"."""
    words = annotation.tokens[max(0, verb.index - 2) : verb.index]
    return words[0] if [t.text.lower() for t in words] == ["rather", "than"] else None


@lru_cache(maxsize=KNOWN)
def embeddings_of(annotation: Annotation, verb: Token) -> tuple[Embedding, ...]:
    """Return all that governs a verb's clause, the nearest first: its own negation and modal, then what it hangs on.

    What is told of a noun or beside a clause ("who …", "when …") shares only who reports the sentence, not its "may".
    """
    found: dict[Embedding, None] = {}
    current: Token | None = verb
    aloof = False
    while current is not None:
        own = _own_embeddings(annotation, current)
        found.update(dict.fromkeys(e for e in own if not aloof or e.kind is EmbeddingKind.ACCORDING))
        embedding = embedding_of(annotation, current)
        if embedding.kind is EmbeddingKind.MAIN:
            break
        if not aloof or embedding.kind is EmbeddingKind.REPORTED:
            found[embedding] = None
        aloof = aloof or embedding.kind in ALOOF
        if not aloof and embedding.governor.pos in NOMINAL:
            found.update(dict.fromkeys(_around_noun(annotation, embedding.governor)))
        current = _clause_above(annotation, current)
    return tuple(found)


def _clause_above(annotation: Annotation, verb: Token) -> Token | None:
    """Return the next verb over a clause, past those it is joined to."""
    while verb.dep == "conj" and verb.head != verb.index and not is_second_saying(annotation, verb):
        verb = head_of(annotation, verb)
    above = (t for t in ancestors(annotation, verb) if t.pos in VERBAL)
    if is_second_saying(annotation, verb):
        next(above, None)
    return next(above, None)


def _own_embeddings(annotation: Annotation, verb: Token) -> Iterator[Embedding]:
    """Yield what hangs on a verb itself and governs it: "not", "may", "reportedly", "according to", an "if" clause."""
    negation = negation_of(annotation, verb)
    if negation is not None:
        yield Embedding(EmbeddingKind.DENIED, negation)
    modal = next((t for t in auxiliaries_of(annotation, verb) if t.tag == "MD"), None)
    if modal is not None:
        yield Embedding(EmbeddingKind.MODAL, modal)
    for token in children_of(annotation, verb):
        if token.dep == "advmod" and token.lemma in _listed("possible"):
            yield Embedding(EmbeddingKind.POSSIBLE, token)
        if (
            token.dep in {"advcl", "ccomp"}
            and (hung := embedding_of(annotation, token)).kind is EmbeddingKind.CONDITION
        ):
            yield hung
    yield from _attributions(annotation, verb)


def _attributions(annotation: Annotation, verb: Token) -> Iterator[Embedding]:
    """Yield who a clause is attributed to inside it: "…, Roe said, …", "according to Roe"."""
    for token in children_of(annotation, verb):
        if (
            token.dep == "parataxis"
            and token.lemma in _cues("speech")
            and not child(annotation, token, "ccomp", "dobj")
        ):
            yield Embedding(EmbeddingKind.REPORTED, token)
    stack = [verb]
    while stack:
        for token in children_of(annotation, stack.pop()):
            if token.text.lower() == "according":
                yield Embedding(EmbeddingKind.ACCORDING, token)
            elif token.dep not in {*CLAUSES, *SUBJECTS}:
                stack.append(token)


def _said_of_subject(annotation: Annotation, verb: Token) -> tuple[Token, ...]:
    """Return what a copula says of its subject: "likely" of "is likely to", "aim" of "its aim is to"."""
    if verb.lemma != "be":
        return ()
    return tuple(t for t in children_of(annotation, verb) if t.dep in {*PREDICATIVES, "nsubj"} and t.pos != "PRON")


def _below_verb(annotation: Annotation, verb: Token, head: Token) -> Embedding:
    """Return what governs a clause below a verb or an adjective."""
    opened = _opener(annotation, verb)  # "should the river rise, …", to the syntax mostly a complement
    yet = next((t for t in children_of(annotation, head) if t.lemma == "yet" and t.index < verb.index), None)
    if opened is not None and (opened.governor.pos == "AUX" or opened.governor.lemma == "case"):
        return opened
    if yet is not None and head.lemma in {"have", "be"}:
        return Embedding(EmbeddingKind.DENIED, yet)
    return _complement(annotation, verb, (*_said_of_subject(annotation, head), head))


def _complement(annotation: Annotation, verb: Token, governors: tuple[Token, ...]) -> Embedding:
    """Return what governs a clause behind a verb, an adjective or a noun, by the first word that says something."""
    finite = is_finite(annotation, verb)
    opener = annotation.tokens[annotation.subtree(verb.index)[0]]
    asks = (opener.text.lower() in WHETHER and opener.head == verb.index) or (
        opener.tag in WH_TAGS and any(negation_of(annotation, t) or t.lemma in _listed("asked") for t in governors)
    )
    for governor in governors:
        kind = EmbeddingKind.ASKED if asks else _governor_kind(annotation, governor, finite=finite)
        if kind is not None:
            return Embedding(kind, governor)
    return Embedding(EmbeddingKind.COMPLEMENT, governors[-1])


def _governor_kind(annotation: Annotation, governor: Token, *, finite: bool) -> EmbeddingKind | None:
    """Return what a word says of a clause it governs, of a finite one or of an infinitive; None for nothing."""
    particle = child(annotation, governor, "prt")
    lemma = f"{governor.lemma} {particle.lemma}" if particle else governor.lemma
    return EmbeddingKind.DENIED if _has_no(annotation, governor) else kind_of_word(lemma, finite=finite)


def kind_of_word(lemma: str, *, finite: bool) -> EmbeddingKind | None:
    """Return what a verb, noun or adjective says of a finite clause it governs, or of an infinitive; None for nothing.

    >>> kind_of_word("hope", finite=True), kind_of_word("hope", finite=False), kind_of_word("begin", finite=False)
    (<EmbeddingKind.BELIEVED: 'believed'>, <EmbeddingKind.INTENDED: 'intended'>, None)
    """
    return _kinds(finite=finite).get(lemma)


@cache
def _kinds(*, finite: bool) -> dict[str, EmbeddingKind]:
    """Return the kind by lemma: what "hopes to" intends, "hopes that" believes."""
    words, cues = load_lexicon("embedding"), load_lexicon("cues")
    intended = dict.fromkeys(words["intended"], EmbeddingKind.INTENDED)
    told = {
        **dict.fromkeys(cues["belief"], EmbeddingKind.BELIEVED),
        **dict.fromkeys((*cues["speech"], *cues["noun"], *words["reported"]), EmbeddingKind.REPORTED),
        **dict.fromkeys(words["asked"], EmbeddingKind.ASKED),
    }
    return {
        **({**intended, **told} if finite else {**told, **intended}),
        **dict.fromkeys(words["possible"], EmbeddingKind.POSSIBLE),
        **dict.fromkeys(words["denied"] if finite else (*words["denied"], *words["refused"]), EmbeddingKind.DENIED),
    }


def _has_no(annotation: Annotation, noun: Token) -> bool:
    """Say whether a noun is denied: "no evidence that"."""
    return noun.pos == "NOUN" and any(t.lemma == "no" for t in children_of(annotation, noun))


def _below_noun(annotation: Annotation, verb: Token, noun: Token) -> Embedding:
    """Return what governs a clause of a noun: "the claim that …", "plans to …"; else the noun it describes."""
    before = annotation.tokens[noun.index - 1].text.lower()
    for name in ADVERBIAL:  # "in order to"
        if f"{before} {noun.lemma}" in _listed(name):
            return Embedding(EmbeddingKind(name), noun)
    said = verb.dep == "acl" and child(annotation, verb, "mark") is not None
    if not said and (verb.tag != "VB" or child(annotation, verb, "aux") is None or is_finite(annotation, verb)):
        return Embedding(EmbeddingKind.RELATIVE, noun)
    return _complement(annotation, verb, (noun,))


def _around_noun(annotation: Annotation, noun: Token) -> Iterator[Embedding]:
    """Yield what denies or doubts what a noun tells: "rejected claims that …", "the claim that … is false"."""
    head = head_of(annotation, noun)
    if noun.dep == "pobj":
        head = head_of(annotation, head)
    words = (head, *_said_of_subject(annotation, head), *(t for t in children_of(annotation, head) if t.dep == "dobj"))
    for word in words:
        kind = _governor_kind(annotation, word, finite=False) if word.index != noun.index else None
        if kind in {EmbeddingKind.DENIED, EmbeddingKind.POSSIBLE}:
            yield Embedding(kind, word)


def _below_preposition(annotation: Annotation, verb: Token, preposition: Token) -> Embedding:  # noqa: ARG001  # as all
    """Return what governs "without saying", "accused of hiding", "the risk of closing", "after closing"."""
    above, before = head_of(annotation, preposition), annotation.tokens[preposition.index - 1]
    word = preposition.text.lower()
    if word in _listed("denied") or (word == "of" and before.text.lower() in _listed("denied")):
        return Embedding(EmbeddingKind.DENIED, preposition if word != "of" else before)
    name = next((n for n in ADVERBIAL if word in _listed(n) and word != "as"), None)
    if name is not None:
        return Embedding(EmbeddingKind(name), preposition)
    kind = _governor_kind(annotation, above, finite=False) if word != "by" else None
    return Embedding(kind, above) if kind else Embedding(EmbeddingKind.CIRCUMSTANCE, preposition)


def _adverbial(annotation: Annotation, verb: Token, head: Token) -> Embedding:
    """Return what an adverbial clause is opened by: "if", "as long as", "to"."""
    opened = _opener(annotation, verb)
    if opened is not None:
        asked = opened.governor.text.lower() == "if" and head.lemma in _listed("asked") and head.index < verb.index
        return Embedding(EmbeddingKind.ASKED, head) if asked else opened
    if is_finite(annotation, verb):
        return Embedding(EmbeddingKind.OTHER, head)
    if verb.tag != "VB":
        return Embedding(EmbeddingKind.CIRCUMSTANCE, head)
    kind = _governor_kind(annotation, head, finite=False)
    to = next((t for t in children_of(annotation, verb) if t.lemma == "to"), verb)
    return Embedding(kind, head) if kind else Embedding(EmbeddingKind.PURPOSE, to)


def _opener(annotation: Annotation, verb: Token) -> Embedding | None:
    """Return the conjunction at the head of a clause, or just before it where the syntax parted them: "in case"."""
    first = annotation.subtree(verb.index)[0]
    for size in range(_longest_opener(), 0, -1):
        for start in range(max(first - size, 0) if size > 1 else first, first + 1):
            words = annotation.tokens[start : start + size]
            phrase = " ".join(t.text.lower() for t in words)
            name = next((n for n in ADVERBIAL if phrase in _listed(n)), None)
            if name is not None and start + size <= verb.index + 1:
                return Embedding(EmbeddingKind(name), words[-1])
    return None


FINDERS: Final[dict[str, Callable[[Annotation, Token, Token], Embedding]]] = {
    "advcl": _adverbial,
    "ccomp": _below_verb,
    "xcomp": _below_verb,
    "acl": _below_noun,
    "relcl": _below_noun,
    "pcomp": _below_preposition,
}
