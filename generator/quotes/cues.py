"""Cues: the words that say somebody said something, and who their grammatical subject is.

    Jane Roe said …          cue "said", subject Roe
    … , said Jane Roe        the same
    Roe, who said that …     subject "who", which stands for Roe
    Roe declined to say …    subject of the governing verb, negated
    a letter saying that …   subject "a letter"

Left alone: cues inside quotation marks, verbs of the list used otherwise ("the sign points north"
has no clause or quotation beside it, and so yields nothing).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.syntax.forms import regular_forms
from generator.syntax.labels import NOMINAL, NOUN_SUBJECTS, SUBJECTS, VERB_TAGS
from generator.syntax.subjects import agent_of, subject_of
from generator.syntax.tree import child, children_of, head_of
from generator.syntax.verbs import is_finite, is_negated, is_passive
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

# Groups of cues.yml: what a verb may take beside or behind it.
FRAMES = frozenset({"speech", "quoting", "belief", "commitment", "request", "describing", "object", "prepositional"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with the frames its word allows (groups of cues.yml)."""

    verb: Token  # its head word: "told", the "according" of "according to"
    span: Span  # "told", "according to"
    frames: frozenset[str]
    subject: Token | None  # the head of who speaks: "who" for a relative clause
    negated: bool = False

    @property
    def may_quote(self) -> bool:
        """Say whether quoted words may stand beside it: "said", "laughed"; not "believes", "vowed"."""
        return not self.frames.isdisjoint({"speech", "quoting"})


@cache
def frames_by_form() -> dict[str, frozenset[str]]:
    """Return the frames of every form of every cue verb; irregular forms are found by their lemma."""
    table: dict[str, set[str]] = {}
    for group in FRAMES:
        for lemma in load_lexicon("cues")[group]:
            for form in regular_forms(lemma.split()[0]):
                table.setdefault(form, set()).add(group)
    return {form: frozenset(groups) for form, groups in table.items()}


def frames_of(token: Token) -> frozenset[str]:
    """Return the frames a verb token may open, none for other words."""
    if token.tag not in VERB_TAGS:
        return frozenset()
    table = frames_by_form()
    return table.get(token.text.lower()) or table.get(token.lemma) or frozenset()


def labelled_children(annotation: Annotation, token: Token, *labels: str) -> list[Token]:
    """Return the tokens that hang on a token under one of some labels: "nsubj", "ccomp"."""
    return [t for t in children_of(annotation, token) if t.dep in labels]


def read_cue(annotation: Annotation, token: Token) -> Cue | None:
    """Return the cue a verb token is, or None; "denied" asserts nothing of what follows it."""
    frames = frames_of(token)
    if not frames:
        return None
    negated = token.lemma in load_lexicon("cues")["denying"] or is_negated(annotation, token, governed=True)
    return Cue(token, token.span, frames, speaker_of_verb(annotation, token), negated)


def speaker_of_verb(annotation: Annotation, verb: Token) -> Token | None:
    """Return the head of who says what a verb says: the agent of a passive, else its subject as printed."""
    if is_passive(annotation, verb):
        return agent_of(annotation, verb)
    own = [t for t in labelled_children(annotation, verb, *NOUN_SUBJECTS) if t.index < verb.index]
    nearest = own[-1] if len(own) > 1 else None  # the syntax gave it the subject of a clause around it too
    found = nearest or _lost_subject(annotation, verb) or subject_of(annotation, verb, printed=True)
    return speaker_of_verb(annotation, head_of(annotation, verb)) if found is None and verb.dep == "conj" else found


def _lost_subject(annotation: Annotation, verb: Token) -> Token | None:
    """Return the noun right before a finite main verb that has no subject: "Roe also denied that …"."""
    if (
        verb.dep not in {"ROOT", "conj"}
        or child(annotation, verb, *SUBJECTS, "expl")
        or not is_finite(annotation, verb)
    ):
        return None
    before = reversed(annotation.tokens[: verb.index])
    token = next((t for t in before if t.pos not in {"ADV", "AUX"}), verb)
    return token if token.pos in {*NOMINAL, "PRON"} and token.entity != "DATE" else None
