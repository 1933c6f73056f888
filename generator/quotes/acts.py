"""Speech acts without a clause: infinitives, objects and descriptions behind a cue.

    Roe vowed to close it. Roe urged them to wait.     infinitives
    Roe called the plan "a mistake".                   object and complement
    Roe called for "a new inquiry".                    behind a preposition
    Roe denied "any part in it".                       object

Left alone: "called on Monday to say", "a metal they call \"grey gold\"", which names a thing.
"""

from __future__ import annotations

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue, frames_of, labelled_children
from generator.syntax.labels import NOMINAL, NOUN_SUBJECTS, OBJECTS
from generator.syntax.tree import child, token_span
from generator.syntax.verbs import is_passive
from generator.values.annotation import Annotation, Token
from generator.values.span import Span


def next_cue(annotation: Annotation, head: Token, verb: Token) -> int:
    """Return where the subject's next act of saying begins, which the syntax hung below the content."""
    tokens = annotation.tokens
    for token in (tokens[i] for i in annotation.subtree(head.index) if i > head.index):
        frames = frames_of(token)
        shifted = token.head == head.index and not child(annotation, head, "aux") and head.tag == token.tag
        if "speech" not in frames and ("describing" not in frames or shifted):
            continue
        joined = token.dep == "conj" and token.tag == verb.tag
        if joined and not child(annotation, token, *NOUN_SUBJECTS, "aux"):
            return token.index - 1 if tokens[token.index - 1].pos == "CCONJ" else token.index
        if token.tag == "VBG" and token.dep in {"acl", "advcl"} and child(annotation, token, "ccomp"):
            return token.index
    return len(tokens)


def read_predicate(annotation: Annotation, cue: Cue, content: Span) -> Span | None:
    """Return an act of speech with its verb, up to what is set against it: 'called it "a farce" but thanked the staff'.

    None where the content stands before the verb or hangs on a passive.
    """
    verb, tokens = cue.verb, annotation.tokens
    if is_passive(annotation, verb) or content.start < verb.end:
        return None
    first = verb.index
    while (
        first
        and tokens[first - 1].head == verb.index
        and tokens[first - 1].dep in {"aux", "neg", "advmod"}
        and tokens[first - 1].lemma != "also"
    ):
        first -= 1
    span = Span(tokens[first].start, content.end)
    for other in labelled_children(annotation, verb, "conj"):
        set_against = any(t.text.lower() == "but" for t in tokens[verb.index : other.index] if t.head == verb.index)
        if set_against and not child(annotation, other, *NOUN_SUBJECTS):
            span = span.cover(annotation.subtree_span(other.index))
    return span


def find_infinitive(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "to close the bridge" behind a verb of promising or asking."""
    if not cue.frames & {"commitment", "request"} or cue.subject is None:
        return None
    frame = "request" if _is_addressed(annotation, cue.verb) else "commitment"
    for verb in labelled_children(annotation, cue.verb, "xcomp", "ccomp", "advcl"):
        particle = any(t.text.lower() == "to" for t in labelled_children(annotation, verb, "aux"))
        if verb.index > cue.verb.index and particle and frame in cue.frames:
            return (annotation.subtree_span(verb.index),)
    return None


def _is_addressed(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb names whom it asks: "urged drivers to", "called on drivers to"."""
    labels = ("prep",) if verb.lemma == "call" else ("dobj", "dative", "prep")
    below = labelled_children(annotation, verb, *labels)
    return any(t.dep != "prep" or t.text.lower() in {"on", "upon"} for t in below if t.index > verb.index)


def find_description(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "the plan a mistake" behind "called"."""
    if "describing" not in cue.frames or cue.subject is None:
        return None
    if _gives_name(annotation, cue):
        return None
    below = labelled_children(annotation, cue.verb, "oprd", "dobj", "ccomp", "xcomp", "prep")
    marked = [t for t in below if t.dep in {"oprd", "ccomp", "xcomp"} or (t.dep == "prep" and t.text.lower() == "as")]
    if not marked:
        marked = [t for t in below if t.dep == "dobj" and _ends_marked(annotation, t)]
    passive = any(t.dep == "prep" for t in marked) and not any(t.dep in OBJECTS for t in below)  # "described as"
    if not marked or marked[-1].index < cue.verb.index or passive:
        return None
    start = min(annotation.subtree(t.index)[0] for t in below if t.index > cue.verb.index)
    end = next_cue(annotation, marked[-1], cue.verb)
    return (token_span(annotation, start, max(i for i in annotation.subtree(marked[-1].index) if i < end) + 1),)


def _gives_name(annotation: Annotation, cue: Cue) -> bool:
    """Say whether a verb gives a thing its name: "what aides call …", "a metal they call …"."""
    if cue.verb.lemma not in load_lexicon("cues")["naming"]:
        return False
    what = any(t.text.lower() == "what" for t in labelled_children(annotation, cue.verb, "dobj"))
    return what or (cue.verb.dep == "relcl" and cue.subject is not None and cue.subject.index == cue.verb.index - 1)


def _ends_marked(annotation: Annotation, noun: Token) -> bool:
    """Say whether marked words follow a noun that the syntax hung them on: 'the text "hasty and one-sided"'."""
    behind = annotation.tokens[noun.index + 1 : noun.index + 2]
    return bool(behind) and behind[0].tag == "``" and annotation.subtree(noun.index)[-1] > noun.index + 1


def find_prepositional(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "a new inquiry" behind "called for"."""
    phrases = load_lexicon("cues")["prepositional"]
    for preposition in labelled_children(annotation, cue.verb, "prep"):
        phrase = f"{cue.verb.lemma} {preposition.text.lower()}"
        if preposition.index > cue.verb.index and phrase in phrases:
            return (Span(preposition.end, annotation.subtree_span(preposition.index).end),)
    return None


def find_object(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "any involvement" behind "denied"."""
    if "object" not in cue.frames:
        return None
    for noun in labelled_children(annotation, cue.verb, *OBJECTS):
        if noun.index > cue.verb.index and noun.pos in {*NOMINAL, "NUM"}:
            return (annotation.subtree_span(noun.index),)
    return None
