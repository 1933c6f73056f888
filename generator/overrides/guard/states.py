"""What holds of a predicate: denied or not, sure or possible, planned, asked, when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.readings import Reading
from generator.overrides.guard.referents import is_relative
from generator.syntax.embedding import Embedding, EmbeddingKind, embeddings_of
from generator.syntax.labels import COMPLEMENTS, FINITE, NOUN_SUBJECTS, OBJECTS
from generator.syntax.tree import children_of
from generator.syntax.verbs import auxiliaries_of, negation_of, read_tense
from generator.values.annotation import Annotation, Tense, Token

TOLD: Final = frozenset({EmbeddingKind.REPORTED, EmbeddingKind.ACCORDING, EmbeddingKind.BELIEVED})
BINDING: Final = frozenset(
    {
        EmbeddingKind.DENIED,
        EmbeddingKind.POSSIBLE,
        EmbeddingKind.ASKED,
        EmbeddingKind.INTENDED,
        EmbeddingKind.CONDITION,
        EmbeddingKind.PURPOSE,
        EmbeddingKind.COMPLEMENT,
        EmbeddingKind.BELIEVED,
    }
)
WILL: Final = "will"
SURE: Final = "sure"  # the force of "will"
DENYING: Final = frozenset({*NOUN_SUBJECTS, "dobj", "attr"})  # whose "no" denies the verb
LAST: Final = frozenset({"before", "until", "till"})  # what they open need not have happened


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a predicate."""

    denied: int  # by how many words: "not", "nobody", the "no" of what it has
    modal: str  # "will", the "to" of "is to close"; "" for none
    bound: tuple[Token, ...]  # what governs it so that it need not be so: "plans", "if", "tried"
    told: tuple[Token, ...]  # whose words it is told by: "said", "according"
    tense: Tense | None
    running: bool = False  # what it tells need not be done: "is building a plant", "was being built"

    @property
    def force(self) -> str:
        """The group of its modal in the list of modals: "sure"; "" for none."""
        return _forces().get(self.modal, self.modal)


@cache
def _forces() -> dict[str, str]:
    return {word: name for name, words in load_lexicon("modals").items() for word in words}


def state_of(reading: Reading, verb: Token) -> State:
    """Return what holds of a verb."""
    annotation, own = reading.annotation, negation_of(reading.annotation, verb)
    governed = tuple(e for e in embeddings_of(annotation, verb) if _governs(annotation, e, verb))
    modal = next((t.text.lower() for t in _auxiliaries(annotation, verb) if t.tag == "MD"), "")
    modal = WILL if _is_to(annotation, verb) else modal
    bound = (e.governor for e in governed if _binds(e) and e.governor != own and e.governor.lemma != "be")
    told = (e.governor for e in governed if e.kind in TOLD and not is_relative(verb, reading))
    return State(
        _denials(annotation, verb, own),
        modal,
        tuple(dict.fromkeys(bound)),
        tuple(dict.fromkeys(told)),
        None if _is_bare_participle(annotation, verb) else _tense_of(annotation, verb, modal),
        _is_running(annotation, verb),
    )


def _is_running(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb tells of what is under way: "is leaving", "was building a plant", not "was working"."""
    helpers = auxiliaries_of(annotation, verb)
    passive = any(t.text.lower() == "being" for t in helpers)
    active = verb.tag == "VBG" and any(t.lemma == "be" for t in helpers)
    present = any(t.tag in {"VBZ", "VBP"} for t in helpers)
    return passive or (active and (present or any(t.dep in OBJECTS for t in children_of(annotation, verb))))


def _tense_of(annotation: Annotation, verb: Token, modal: str) -> Tense | None:
    return Tense.FUTURE if modal and _forces().get(modal) == SURE else read_tense(annotation, verb)


def _is_bare_participle(annotation: Annotation, verb: Token) -> bool:
    """Say whether a participle tells no time: "the exercise, led by Norland, begins"."""
    return verb.tag == "VBN" and verb.dep in {"acl", "advcl", "amod"} and not auxiliaries_of(annotation, verb)


def _auxiliaries(annotation: Annotation, verb: Token) -> tuple[Token, ...]:
    """Return the auxiliaries of a verb, those before it included: "will" of "will leave and be replaced"."""
    own = auxiliaries_of(annotation, verb)
    bare = verb.tag == "VB" or any(t.tag == "VB" for t in own)
    if verb.dep != "conj" or not bare or any(t.tag in FINITE or t.tag == "TO" for t in own):
        return own
    return (*own, *_auxiliaries(annotation, annotation.tokens[verb.head]))


def _binds(embedding: Embedding) -> bool:
    """Say whether what hangs on a word need not be so: "plans to", "if", "before it closed"."""
    until = embedding.kind is EmbeddingKind.TEMPORAL and embedding.governor.lemma in LAST
    return embedding.kind in BINDING or until


def _is_to(annotation: Annotation, verb: Token) -> bool:
    """Say whether something is set to come: "is to close"."""
    to = any(t.tag == "TO" for t in children_of(annotation, verb))
    return to and verb.dep in COMPLEMENTS and annotation.tokens[verb.head].lemma == "be"


def _governs(annotation: Annotation, embedding: Embedding, verb: Token) -> bool:
    """Say whether what the syntax puts over a verb is not the verb itself and stands on its side of a semicolon."""
    first, last = sorted((embedding.governor.index, verb.index))
    return first != last and all(t.text != ";" for t in annotation.tokens[first:last])


def _denials(annotation: Annotation, verb: Token, own: Token | None) -> int:
    """Return by how many words a verb is denied, by what it has as well: "reported no injuries"."""
    nots = sum(t.dep == "neg" for t in children_of(annotation, verb))
    nobody = sum(_is_no(annotation, t) for t in children_of(annotation, verb) if t.dep in DENYING)
    return max(nots + nobody, int(own is not None), int(_has_not_before(annotation, verb)))


def _has_not_before(annotation: Annotation, verb: Token) -> bool:
    """Say whether "not" is printed before a verb among its auxiliaries, wherever the syntax hangs it."""
    place = verb.index - 1
    while place >= 0 and annotation.tokens[place].pos in {"AUX", "ADV", "PART"}:
        if annotation.tokens[place].text.lower() in {"not", "n't", "never"}:
            return True
        place -= 1
    return False


def _is_no(annotation: Annotation, noun: Token) -> bool:
    words = load_lexicon("syntax")
    by = (t.text.lower() in words["determiners"] for t in children_of(annotation, noun))
    return noun.text.lower() in words["nobody"] or any(by)
