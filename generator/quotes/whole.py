"""Whether reported words are a whole clause: from its opening to its end, with all that the verb asks for.

Roe said [it would close the bridge].                       whole
Roe called it ["as safe] as any".                           goes on: what it is held against is cut
It will ["no longer carry"] the trams, Roe said.            goes on: the object is cut
talks that Roe described [as "good"]; a mast she said [she saw]   lack what the relative clause is about
[a fund that will last for years,] according to Roe         lacks a verb
"""

from __future__ import annotations

import re
from typing import Final

from generator.quotes.cues import Cue
from generator.syntax.labels import FINITE, NOMINAL, RELATIVE_TAGS, WH_TAGS
from generator.syntax.tree import head_of
from generator.values.annotation import Annotation, Token
from generator.values.document import Document

STOP_RE: Final = re.compile(r"[^\w\s\"'()\[\]]")  # a stop between two words
GOES_ON: Final = frozenset({*NOMINAL, "AUX", "PRON", "DET", "ADJ", "NUM"})
SUBJECT: Final = frozenset({*NOMINAL, "PRON", "DET", "NUM"})
COMPARED: Final = frozenset({"as", "than"})


def goes_on(document: Document, annotation: Annotation, words: tuple[Token, ...]) -> bool:
    """Say whether a clause goes on behind some words of it, without a stop between."""
    last = next((t for t in reversed(words) if t.pos != "PUNCT"), words[-1])
    sentence = annotation.sentence_at(last.start)
    follower = next((t for t in annotation.tokens[words[-1].index + 1 :] if t.text != '"'), None)
    if follower is None or sentence is None or follower.start >= sentence.span.end:
        return False
    if follower.pos == "PUNCT" or STOP_RE.search(document.normal[last.end : follower.start]):
        return False
    if follower.pos == "CCONJ":
        above = head_of(annotation, follower)
        behind = annotation.tokens[follower.index : sentence.last]
        return above in words and any(t.pos in NOMINAL and t.dep == "conj" and t.head == above.index for t in behind)
    return follower.pos in GOES_ON or follower.tag in FINITE or follower.text.lower() in COMPARED


def lacks_part(annotation: Annotation, cue: Cue, words: tuple[Token, ...]) -> bool:
    """Say whether a clause lacks its verb, its subject or what the relative clause around it is about."""
    return _is_about_noun(annotation, cue) or not _has_subject_and_verb(annotation, words)


def _is_about_noun(annotation: Annotation, cue: Cue) -> bool:
    """Say whether a cue stands in a relative clause about what is said: "the mast Roe said she saw"."""
    if cue.verb.dep != "relcl" or cue.subject is None or cue.subject.tag in RELATIVE_TAGS:
        return False
    first = annotation.tokens[annotation.subtree(cue.verb.index)[0]]
    return first.pos != "ADP"  # "a letter in which Roe said …"


def _has_subject_and_verb(annotation: Annotation, words: tuple[Token, ...]) -> bool:
    """Say whether some words hold a verb outside their relative clauses, and open on no verb that lacks its subject."""
    related = {
        i
        for t in words
        if t.dep == "relcl" and annotation.tokens[annotation.subtree(t.index)[0]].tag in WH_TAGS
        for i in annotation.subtree(t.index)
    }
    verbs = [t for t in words if t.tag in FINITE | {"VB", "VBN"} and t.dep != "amod" and t.index not in related]
    before = [t for t in words if verbs and t.index < verbs[0].index]
    bare = verbs[:1] == [*words[:1]] or (words[0].pos == "SCONJ" and all(t.pos not in SUBJECT for t in before))
    return not (bare and verbs[0].tag in FINITE) if verbs else not related
