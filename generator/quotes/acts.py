"""Speech acts without a clause: infinitives, objects and descriptions behind a cue.

    Roe vowed to close it. Roe urged them to wait.     infinitives
    Roe called the plan "a mistake".                   object and complement
    Roe called for "a new inquiry".                    behind a preposition
    Roe denied "any part in it".                       object

Left alone: "called on Monday to say", "a metal they call \"grey gold\"", which names a thing.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue, frames_of, labelled_children
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

NAMING: Final = frozenset({"call", "dub", "term", "label", "brand", "nickname"})


def next_cue(annotation: Annotation, head: int, verb: int) -> int:
    """Return where the subject's next act of saying begins, which the syntax hung below the content."""
    tokens = annotation.tokens
    for index in annotation.subtree(head):
        token = tokens[index]
        said = token.dep == "conj" and token.tag == tokens[verb].tag and "speech" in frames_of(token)
        if index > head and said and not labelled_children(annotation, index, "nsubj", "nsubjpass", "aux"):
            return index - 1 if tokens[index - 1].pos == "CCONJ" else index
        saying = token.tag == "VBG" and token.dep in {"acl", "advcl"} and "speech" in frames_of(token)
        if index > head and saying and labelled_children(annotation, index, "ccomp"):
            return index
    return len(tokens)


def find_infinitive(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "to close the bridge" behind a verb of promising or asking."""
    if not cue.frames & {"commitment", "request"} or cue.subject is None:
        return None
    for child in labelled_children(annotation, cue.verb, "xcomp", "ccomp", "advcl"):
        particles = [t for t in labelled_children(annotation, child.index, "aux") if t.text.lower() == "to"]
        if child.index > cue.verb and particles:
            addressed = _is_addressed(annotation, cue.verb)
            if "request" in cue.frames if addressed else "commitment" in cue.frames:
                return (annotation.subtree_span(child.index),)
    return None


def _is_addressed(annotation: Annotation, verb: int) -> bool:
    """Say whether a verb names whom it asks: "urged drivers to", "called on drivers to"."""
    labels = ("prep",) if annotation.tokens[verb].lemma == "call" else ("dobj", "dative", "prep")
    below = labelled_children(annotation, verb, *labels)
    return any(t.dep != "prep" or t.text.lower() in {"on", "upon"} for t in below if t.index > verb)


def find_description(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "the plan a mistake" behind "called"."""
    if "describing" not in cue.frames or cue.subject is None:
        return None
    token = annotation.tokens[cue.verb]
    if token.lemma in NAMING and any(t.text.lower() == "what" for t in labelled_children(annotation, cue.verb, "dobj")):
        return None  # "what aides call …" names a thing, too
    if token.dep == "relcl" and token.lemma in NAMING and cue.subject == cue.verb - 1:
        return None  # "a metal they call …" names a thing
    below = labelled_children(annotation, cue.verb, "oprd", "dobj", "ccomp", "xcomp", "prep")
    marked = [t for t in below if t.dep in {"oprd", "ccomp", "xcomp"} or (t.dep == "prep" and t.text.lower() == "as")]
    if not marked:
        marked = [t for t in below if t.dep == "dobj" and _ends_marked(annotation, t)]
    if not marked or marked[-1].index < cue.verb:
        return None
    start = min(min(annotation.subtree(t.index)) for t in below if t.index > cue.verb)
    end = next_cue(annotation, marked[-1].index, cue.verb)
    last = max(i for i in annotation.subtree(marked[-1].index) if i < end)
    return (Span(annotation.tokens[start].start, annotation.tokens[last].end),)


def _ends_marked(annotation: Annotation, noun: Token) -> bool:
    """Say whether marked words follow a noun that the syntax hung them on: 'the text "hasty and one-sided"'."""
    behind = annotation.tokens[noun.index + 1 : noun.index + 2]
    return bool(behind) and behind[0].tag == "``" and annotation.subtree(noun.index)[-1] > noun.index + 1


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load_lexicon("cues")["prepositional"])


def find_prepositional(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "a new inquiry" behind "called for"."""
    lemma = annotation.tokens[cue.verb].lemma
    for child in labelled_children(annotation, cue.verb, "prep"):
        if child.index > cue.verb and f"{lemma} {child.text.lower()}" in _prepositions():
            return (_below_preposition(annotation, child),)
    return None


def _below_preposition(annotation: Annotation, preposition: Token) -> Span:
    whole = annotation.subtree_span(preposition.index)
    return Span(preposition.end, whole.end)


def find_object(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "any involvement" behind "denied"."""
    if "object" not in cue.frames:
        return None
    for child in labelled_children(annotation, cue.verb, "dobj"):
        if child.index > cue.verb and child.pos in {"NOUN", "PROPN", "NUM"}:
            return (annotation.subtree_span(child.index),)
    return None
