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
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
GOVERNED: Final = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "parataxis"})
DEEPEST: Final = 4  # steps up to a subject; a longer chain is a broken parse
RELATIVE: Final = frozenset({"who", "which", "that"})
REFUSING: Final = frozenset({"decline", "refuse", "fail"})
DENYING: Final = frozenset({"deny", "dispute", "refute", "doubt"})
NOBODY: Final = frozenset({"nobody", "none", "neither"})
ACCUSING: Final = frozenset({"accuse", "suspect", "convict", "blame"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
VERBAL: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with the frames its word allows (groups of cues.yml)."""

    verb: int  # token index of its head word
    span: Span  # "told", "according to"
    frames: frozenset[str]
    subject: int | None  # token index of the head of who speaks: "who" for a relative clause
    negated: bool = False


@cache
def frames_by_form() -> dict[str, frozenset[str]]:
    """Return the frames of every form of every cue verb; irregular forms are found by their lemma."""
    table: dict[str, set[str]] = {}
    for group, lemmas in load_lexicon("cues").items():
        if group in {"phrase", "noun"}:
            continue
        for lemma in (entry.split()[0] for entry in lemmas):
            for form in forms_of(lemma):
                table.setdefault(form, set()).add(group)
    return {form: frozenset(groups) for form, groups in table.items()}


def forms_of(lemma: str) -> tuple[str, ...]:
    """Return the regular forms of a verb, misspelt doublings included.

    >>> forms_of("hope")
    ('hope', 'hopes', 'hoped', 'hoping')
    >>> forms_of("deny")[1:3]
    ('denies', 'denied')
    """
    if lemma.endswith("e"):
        return lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    doubled = f"{lemma}{lemma[-1]}"
    return lemma, f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing", f"{doubled}ed", f"{doubled}ing"


def frames_of(token: Token) -> frozenset[str]:
    """Return the frames a verb token may open, none for other words."""
    if token.tag not in VERBAL:
        return frozenset()
    table = frames_by_form()
    return table.get(token.text.lower()) or table.get(token.lemma) or frozenset()


def labelled_children(annotation: Annotation, index: int, *labels: str) -> list[Token]:
    """Return the tokens that hang on a token under one of some labels: "nsubj", "ccomp"."""
    return [annotation.tokens[c] for c in annotation.children[index] if annotation.tokens[c].dep in labels]


def read_cue(annotation: Annotation, token: Token) -> Cue | None:
    """Return the cue a verb token is, or None."""
    frames = frames_of(token)
    if not frames:
        return None
    subject = subject_of(annotation, token.index)
    return Cue(token.index, token.span, frames, subject, is_negated(annotation, token.index))


def subject_of(annotation: Annotation, verb: int, depth: int = 0) -> int | None:
    """Return the token that heads who does what a verb says, looking upwards where the verb has no subject itself."""
    tokens, token = annotation.tokens, annotation.tokens[verb]
    passive = any(tokens[c].dep in {"auxpass", "nsubjpass"} for c in annotation.children[verb])
    if passive or (token.tag == "VBN" and token.dep in {"acl", "advcl"}):
        return _agent(annotation, verb)
    own = [c for c in annotation.children[verb] if tokens[c].dep in SUBJECTS]
    if own:
        return own[0]
    if depth > DEEPEST or token.head == verb:
        return noun_before(annotation, token)
    if token.dep in {"acl", "relcl"}:
        return _subject_beyond_comma(annotation, token, depth) or token.head
    governed = token.dep == "prep" and tokens[token.head].pos in {"VERB", "AUX"}
    return _subject_above(annotation, token, depth) if governed or token.dep in GOVERNED else None


def noun_before(annotation: Annotation, verb: Token) -> int | None:
    """Return the noun right before a finite verb whose subject the syntax lost: "Roe, now 41, denied that …"."""
    tokens, at = annotation.tokens, verb.index - 1
    sentence = annotation.sentence_at(verb.start)
    if sentence is None or verb.tag not in FINITE:
        return None
    while at > sentence.first and tokens[at].pos in {"ADV", "AUX"}:
        at -= 1
    if tokens[at].text == "," and tokens[at - 1].pos == "NUM":  # an age between commas
        at -= 2
        while at > sentence.first and (tokens[at].pos == "ADV" or tokens[at].text == ","):
            at -= 1
    token = tokens[at]
    if at < sentence.first or token.pos not in {"NOUN", "PROPN", "PRON"} or token.entity in {"DATE", "TIME"}:
        return None
    while token.dep == "compound" and at < token.head < verb.index:
        token = tokens[token.head]
    return token.index


def _subject_beyond_comma(annotation: Annotation, token: Token, depth: int) -> int | None:
    """Return the subject of the sentence for ", saying that …" and "had a way to say": no noun before them speaks."""
    behind_comma = token.tag == "VBG" and token.index > 0 and annotation.tokens[token.index - 1].text == ","
    noun = annotation.tokens[token.head]
    called = (
        token.tag == "VBG" and noun.dep in {"oprd", "dobj"} and "describing" in frames_of(annotation.tokens[noun.head])
    )
    if token.tag == "VBG" and not behind_comma and (sender := _sender(annotation, noun, depth)) is not None:
        return sender
    if not (behind_comma or called) and token.tag != "VB":
        return None
    above = annotation.tokens[token.head]
    while above.pos not in {"VERB", "AUX"} and above.head != above.index:
        above = annotation.tokens[above.head]
    return subject_of(annotation, above.index, depth + 1) if above.pos in {"VERB", "AUX"} else None


def _sender(annotation: Annotation, noun: Token, depth: int) -> int | None:
    """Return who speaks in "sent a note to members saying …": not those it went to."""
    preposition = annotation.tokens[noun.head]
    if noun.dep != "pobj" or preposition.text.lower() != "to":
        return None
    above = annotation.tokens[preposition.head]
    if above.pos == "VERB":
        return subject_of(annotation, above.index, depth + 1)
    return above.index if above.pos == "NOUN" else None


def _subject_above(annotation: Annotation, token: Token, depth: int) -> int | None:
    head = annotation.tokens[token.head]
    if token.dep == "xcomp":
        objects = [c for c in annotation.children[head.index] if annotation.tokens[c].dep in {"dobj", "dative"}]
        if objects and head.lemma in {"ask", "urge", "tell", "want", "order", "allow", "force", "hear", "see"}:
            return objects[0]
    if head.pos in {"ADP", "SCONJ"}:
        head = annotation.tokens[head.head]
        told_of = _object_that_speaks(annotation, token, head)
        if told_of is not None or is_quoting(annotation, token):
            return told_of
    above = annotation.tokens[head.head]
    if _ends_clause(annotation, token):
        return subject_of(annotation, above.index, depth + 1)  # "Roe believed it was so, saying …": Roe says
    if token.dep == "conj" and head.dep == "ccomp" and above.tag == token.tag and "speech" in frames_of(above):
        return subject_of(annotation, above.index, depth + 1)  # "Roe said it was safe and warned …": Roe warned
    if head.pos in {"VERB", "AUX"}:
        return subject_of(annotation, head.index, depth + 1)
    return None


def _ends_clause(annotation: Annotation, token: Token) -> bool:
    """Say whether a participle stands behind a comma and its governing clause is what somebody says."""
    clause = annotation.tokens[token.head]
    above = annotation.tokens[clause.head]
    return (
        (token.tag, token.dep, clause.dep) == ("VBG", "advcl", "ccomp")
        and annotation.tokens[token.index - 1].text == ","
        and above.index < clause.index < token.index
        and bool(frames_of(above) & {"speech", "belief"})
    )


def is_quoting(annotation: Annotation, token: Token) -> bool:
    """Say whether a cue stands in "was quoted as saying"."""
    preposition = annotation.tokens[token.head]
    above = annotation.tokens[preposition.head]
    return token.dep == "pcomp" and preposition.text.lower() == "as" and above.lemma in {"quote", "cite"}


def _object_that_speaks(annotation: Annotation, token: Token, verb: Token) -> int | None:
    """Return who speaks in "quoted Roe as saying" and "accused Roe of telling": the object."""
    if is_quoting(annotation, token):
        return _quoted_as_saying(annotation, verb)
    accused = labelled_children(annotation, verb.index, "dobj") if verb.lemma in ACCUSING else []
    return accused[0].index if accused else None


def _quoted_as_saying(annotation: Annotation, verb: Token) -> int | None:
    """Return who was quoted: the subject of a passive, else the object."""
    wanted = {"nsubjpass"} if is_passive(annotation, verb.index) else {"dobj"}
    return next((c for c in annotation.children[verb.index] if annotation.tokens[c].dep in wanted), None)


def _agent(annotation: Annotation, verb: int) -> int | None:
    tokens = annotation.tokens
    for child in annotation.children[verb]:
        if tokens[child].dep == "agent" or (tokens[child].dep == "prep" and tokens[child].text.lower() == "by"):
            for below in annotation.children[child]:
                if tokens[below].dep == "pobj":
                    return below
    return None


def is_passive(annotation: Annotation, verb: int) -> bool:
    """Say whether a verb is passive."""
    return any(annotation.tokens[c].dep in {"auxpass", "nsubjpass"} for c in annotation.children[verb])


def is_negated(annotation: Annotation, verb: int) -> bool:
    """Say whether a cue asserts nothing: "did not say", "declined to say", "denied", "nobody said"."""
    tokens, token = annotation.tokens, annotation.tokens[verb]
    above, below = tokens[token.head], [tokens[c] for c in annotation.children[verb]]
    if token.lemma in DENYING or any(t.dep == "neg" for t in below):
        return True
    if any(t.dep in SUBJECTS and _is_nobody(annotation, t) for t in below):
        return True
    if token.dep == "pcomp":
        return above.text.lower() in {"without", "from"}
    unspoken = above.lemma in REFUSING or any(tokens[c].dep == "neg" for c in annotation.children[above.index])
    return token.dep == "xcomp" and (unspoken or _is_yet(annotation, above))


def _is_nobody(annotation: Annotation, subject: Token) -> bool:
    return subject.text.lower() in NOBODY or any(
        annotation.tokens[c].text.lower() in {"no", "neither"} for c in annotation.children[subject.index]
    )


def _is_yet(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb stands in "has yet to"."""
    return verb.lemma in {"have", "be"} and any(
        annotation.tokens[c].text.lower() == "yet" for c in annotation.children[verb.index]
    )


def antecedent(annotation: Annotation, index: int) -> int:
    """Return the noun a relative pronoun stands for; any other token stands for itself."""
    token = annotation.tokens[index]
    if token.text.lower() not in RELATIVE or token.pos not in {"PRON", "DET", "SCONJ"}:
        return index
    clause = annotation.tokens[token.head]
    for _ in range(3):
        if clause.dep in {"relcl", "acl"}:
            return clause.head
        if clause.head == clause.index:
            break
        clause = annotation.tokens[clause.head]
    return index
