"""Who does, and to whom it is done: subjects, agents, and the nouns that pronouns of a clause stand for.

    Roe, who opened the bridge        opened: Roe
    A storm hit the coast, killing …  killing: storm
    Roe asked the board to resign     resign: board;  "promised the board to resign": Roe
    The plan to close the bridge      close: nobody is named;  "Norvane's plan to close it": Norvane
    A quarry owned by Brandl          owned: quarry; its agent is Brandl

Left alone: "there" of "there was a blast", the clause before a verb whose own subject the parser lost.
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import AUXILIARIES, NOMINAL, OBJECTS, PREDICATIVES, RELATIVE_PRONOUNS, SUBJECTS, VERBAL
from generator.syntax.tree import child, children_of, head_of
from generator.values.annotation import Annotation, Token

PARTICIPLES: Final = frozenset({"VBG", "VBN", "VBD"})  # VBD: "a report made public", mistagged
SHARING: Final = frozenset({"conj", "xcomp", "ccomp", "advcl", "dep", "parataxis", *AUXILIARIES, *PREDICATIVES})
EXTRACTED: Final = frozenset({"conj", "xcomp", "ccomp", *AUXILIARIES})  # from the relative clause's verb down
HE_OR_SHE: Final = frozenset({"he", "she", "i"})
IT_OR_THEY: Final = frozenset({"it", "they", "we"})


def subject_of(annotation: Annotation, verb: Token, *, printed: bool = False) -> Token | None:
    """Return the subject of a verb, its own or the one it shares with the verb it hangs on; None where it is open.

    A relative pronoun gives way to the noun it stands for, unless the word as ``printed`` is wanted.
    """
    several = [t for t in children_of(annotation, verb) if t.dep in SUBJECTS]  # "with his wife, Ann Roe, he said"
    own = next((t for t in several[1:] if t.tag == "PRP"), next(iter(several), None))
    if own is not None:
        return own if printed else antecedent(annotation, own)
    if verb.head == verb.index or child(annotation, verb, "expl"):
        return None
    if verb.dep in {"acl", "relcl"}:
        return _of_noun(annotation, verb, printed=printed)
    controller = _controller(annotation, verb)
    if controller is not None:
        return controller
    above = _shared_with(annotation, verb)
    return subject_of(annotation, above, printed=printed) if above is not None else None


def _shared_with(annotation: Annotation, verb: Token) -> Token | None:
    """Return the verb whose subject a verb shares, None where it shares none."""
    head = head_of(annotation, verb)
    if is_second_saying(annotation, verb):
        return head_of(annotation, head)
    if verb.dep == "pcomp":
        above = head_of(annotation, head)
        return above if above.pos in VERBAL else None
    if verb.dep == "prep":
        preposition = verb.text.lower() in load_lexicon("syntax")["prepositions"]
        return head if head.pos in VERBAL and not preposition else None
    shares = verb.dep in SHARING and (head.pos in VERBAL or head.dep in PREDICATIVES)
    return head if shares else None


def is_second_saying(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb of saying resumes the one above what is said.

    "Roe said it was safe and called for calm", "Roe believed it was safe, saying the mast held".
    """
    head = head_of(annotation, verb)
    above, cues = head_of(annotation, head), load_lexicon("cues")
    behind_comma = (verb.dep, verb.tag) == ("advcl", "VBG") and annotation.tokens[verb.index - 1].text == ","
    if head.dep != "ccomp" or above.index > head.index or verb.lemma not in (*cues["speech"], "call"):
        return False
    if behind_comma:
        return above.lemma in (*cues["speech"], *cues["belief"])
    return verb.dep == "conj" and above.tag == verb.tag and above.lemma in cues["speech"]


def _controller(annotation: Annotation, verb: Token) -> Token | None:
    """Return the object that does what is said behind it: "asked the board to resign", "quoted Roe as saying"."""
    head, words = head_of(annotation, verb), load_lexicon("syntax")
    if verb.dep == "pcomp":
        head = head_of(annotation, head)
        return child(annotation, head, *OBJECTS) if head.lemma in words["object_control"] else None
    if verb.dep not in {"xcomp", "ccomp", "oprd"} or head.lemma in words["subject_control"]:
        return None
    found = child(annotation, head, *OBJECTS, "dative")
    return found if found is not None and found.index < verb.index else None


def _of_noun(annotation: Annotation, verb: Token, *, printed: bool) -> Token | None:
    """Return the subject of a verb that hangs on a noun: the noun, its owner, or the subject of the clause around."""
    noun = head_of(annotation, verb)
    named = noun.dep == "oprd"  # "called it a show trial saying the court …"
    behind_comma = verb.tag == "VBG" and (annotation.tokens[verb.index - 1].text == "," or named)
    around = head_of(annotation, noun)
    if verb.tag in PARTICIPLES and not (behind_comma and noun.dep not in SUBJECTS):
        return noun if noun.pos in NOMINAL else None
    if verb.dep == "relcl":
        return None if verb.tag == "VB" else noun
    owner = child(annotation, noun, "poss")
    if owner is not None and not behind_comma:
        return owner
    while behind_comma and around.pos not in VERBAL and around.head != around.index:
        around = head_of(annotation, around)
    told = behind_comma or noun.dep in OBJECTS
    return subject_of(annotation, around, printed=printed) if told and around.pos in VERBAL else None


def antecedent(annotation: Annotation, token: Token) -> Token:
    """Return the noun a relative pronoun stands for; any other token stands for itself."""
    if token.text.lower() not in RELATIVE_PRONOUNS or token.pos not in {"PRON", "DET", "SCONJ"}:
        return token
    clause = head_of(annotation, token)
    while clause.dep in EXTRACTED and (clause.dep != "ccomp" or token.index < clause.head):
        clause = head_of(annotation, clause)
    return head_of(annotation, clause) if clause.dep in {"relcl", "acl"} else token


def named_subject(annotation: Annotation, verb: Token) -> Token | None:
    """Return the subject of a verb where it is a noun, or a pronoun that goes back to who says the clause."""
    subject = subject_of(annotation, verb)
    if subject is None or subject.pos != "PRON":
        return subject
    return speaker_meant(annotation, subject)


def speaker_meant(annotation: Annotation, pronoun: Token) -> Token | None:
    """Return who says of himself what a clause says: "Kmart" for the "it" of "Kmart said it earned …"; else None."""
    verb = head_of(annotation, pronoun)
    saying = head_of(annotation, verb)
    cues, word = load_lexicon("cues"), pronoun.text.lower()
    told = verb.dep == "ccomp" and saying.index < pronoun.index
    if not told or saying.lemma not in (*cues["speech"], *cues["belief"]):
        return None
    speaker = subject_of(annotation, saying)
    if speaker is None or speaker.pos not in NOMINAL:
        return None
    is_person = speaker.entity == "PERSON"
    if word in HE_OR_SHE:
        return speaker if is_person or speaker.tag == "NN" else None
    return speaker if word in IT_OR_THEY and not is_person else None


def agent_of(annotation: Annotation, verb: Token) -> Token | None:
    """Return who does what a passive says: "Brandl" of "owned by Brandl"."""
    for by in children_of(annotation, verb):
        if by.dep == "agent" or (by.dep == "prep" and by.text.lower() == "by"):
            found = child(annotation, by, "pobj")
            if found is not None:
                return found
    return None
