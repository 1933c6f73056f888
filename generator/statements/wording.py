"""Questions worded from fixed templates over spans; what a template cannot word in good English is left unasked.

"why Rose was in the area" → "Why was Rose in the area?"; "whether the driver fell asleep" → "Did the driver fall
asleep?"; "to take part in a conference" with "China" → "Will China take part in a conference?". Left alone: clauses
about a mere pronoun, perfects ("if a third boat had been near" stays a clause behind "Not known: whether"), and
anything longer than a question may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.genders import Gender, given_gender
from generator.syntax.embedding import WHETHER
from generator.syntax.frames import second_questions
from generator.syntax.labels import FINITE, NOMINAL, PLURAL_TAGS, SUBJECTS, VERBAL, WH_TAGS
from generator.syntax.phrases import PREPOSITIONS, noun_phrase, unbroken_end
from generator.syntax.subjects import speaker_meant
from generator.syntax.tree import ancestors, child, children_of, head_of, token_span
from generator.syntax.verbs import auxiliaries_of, is_passive, read_tense
from generator.values.annotation import Annotation, MentionKind, Tense, Token
from generator.values.document import Document
from generator.values.span import Span

MAX_WORDS: Final = 24  # of a question's phrase; longer ones are sentences of their own
PRONOUN_TAGS: Final = frozenset({*WH_TAGS, "PRP", "PRP$", "EX"})
FURTHER: Final = frozenset({"relcl", "appos", "parataxis", "advcl", "cc", "conj", "punct", "ccomp", "dep", "intj"})
SPACES_RE = re.compile(r"\s+")
MAY: Final = frozenset({"may", "might"})
PERFECT: Final = frozenset({"have", "be"})  # "been" of "had been sold", "may have been sold"
POINTING: Final = frozenset({"this", "that", "these", "those", "such", "either", "neither", "nor"})
MARKS_RE = re.compile(r"[\"“”«»„()\[\]]")
DO: Final = {"VBD": "did", "VBZ": "does", "VBP": "do"}
GENDERS: Final = {"he": Gender.MALE, "she": Gender.FEMALE}
LEXICON = load_lexicon("unknowns")


def words_shown(document: Document, pieces: Iterable[Span]) -> str:
    """Return the words of spans as printed, in one line, without quotation marks and brackets."""
    text, end = "", None
    for piece in pieces:
        text += f"{'' if piece.start == end else ' '}{document.printed(piece, furniture=False)}"
        end = piece.end
    return SPACES_RE.sub(" ", MARKS_RE.sub("", text)).strip(" ,;:.–—-")


def lower_first(text: str, token: Token) -> str:
    """Lower-case a phrase's first letter unless its first word is a name or an abbreviation."""
    is_name = token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE", "NORP"} or text[:2].isupper()
    return text if is_name and token.tag != "DT" else text[:1].lower() + text[1:]


def phrase(
    document: Document, annotation: Annotation, head: Token | None, *, participles: bool = True
) -> tuple[str, Span] | None:
    """Return the words and span of a noun phrase that can be read away from its text; None where it has a pronoun."""
    head = _noun_meant(annotation, head) if head is not None else None
    if head is None:
        return None
    first, last = noun_phrase(annotation, head, participles=participles)
    tokens = annotation.tokens[first:last]
    leaning = (
        {*POINTING, "no"} if head.tag in PLURAL_TAGS else {*POINTING, "no", "both"}
    )  # "both management as well as"
    if any(t.tag in PRONOUN_TAGS or t.lemma in leaning for t in tokens):
        return None
    if len(tokens) > MAX_WORDS or not any(t.pos in NOMINAL for t in tokens):
        return None
    span = token_span(annotation, first, last)
    return lower_first(words_shown(document, (span,)), tokens[0]), span


def defined(document: Document, annotation: Annotation, head: Token) -> tuple[str, Span] | None:
    """Return a noun phrase with "the" for its article: "an exact date" and "no exact date" → "the exact date"."""
    first, last = noun_phrase(annotation, head, bare=True, prepositions=PREPOSITIONS | {"behind"})
    tokens = annotation.tokens[noun_phrase(annotation, head)[0] : last]
    if any(t.tag in PRONOUN_TAGS or t.lemma in POINTING for t in tokens) or len(tokens) > MAX_WORDS:
        return None
    if annotation.tokens[last - 1].pos in {"ADP", "ADV"}:  # "the circumstances of exactly"
        return None
    span = token_span(annotation, first if tokens[0].lemma in {"no", "any"} else tokens[0].index, last)
    words = lower_first(words_shown(document, (token_span(annotation, first, last),)), annotation.tokens[first])
    return (words if head.pos == "PROPN" else f"the {words}"), span


def is_plural(annotation: Annotation, head: Token) -> bool:
    """Say whether a subject takes a plural verb: a name by itself, a noun by its verb's form first."""
    joined, verb = child(annotation, head, "conj") is not None, head_of(annotation, head)
    if head.tag == "NNP" and not joined:
        return head.lemma.lower() == "police"
    told = (t.tag for t in (verb, *auxiliaries_of(annotation, verb)) if t.tag in {"VBP", "VBZ"})
    return next(told, "VBP" if joined or head.tag == "NNS" or head.lemma == "police" else "VBZ") == "VBP"


def ask_clause(
    document: Document, annotation: Annotation, verb: Token, *, claim: bool = False
) -> tuple[str, Span] | None:
    """Word an embedded question, or a ``claim`` that may hold, as a direct one with its span; None where not safe."""
    indexes = annotation.subtree(verb.index)
    tokens = list(annotation.tokens[indexes[0] : indexes[-1] + 1])
    if tokens[0].text == "that" or (tokens[0].pos == "ADV" and tokens[1].tag in WH_TAGS):  # "exactly when"
        tokens = tokens[1:]
    tokens = [t for t in tokens if t.index < _end_of_question(annotation, verb, tokens)]
    whether = claim or tokens[0].lemma in WHETHER
    tokens = _without_loose_end(tokens, bound=not whether)
    subject = child(annotation, verb, *SUBJECTS)
    bare = claim and tokens[-1] == verb and not is_passive(annotation, verb)  # "denied that the town had refused"
    if subject is None or bare or len(tokens) > MAX_WORDS or any(t.text in ";(:" for t in tokens):
        return None
    meant = _noun_meant(annotation, subject)
    idle = _is_idle(annotation, subject)
    alone = subject.tag in {"PRP", "EX", "DT", "CD"} and meant in {None, subject} and not idle
    if alone and not child(annotation, subject, "prep"):  # "that"; "any of the rest" is named
        return None
    if any(_leans(t) for t in tokens[not claim :] if t is not subject or (meant is None and not idle)):
        return None
    if is_plural(annotation, subject) and any(t.text == "its" for t in tokens):  # somebody else's
        return None
    if not whether and tokens[0].tag not in WH_TAGS:
        return None
    behind = annotation.subtree(subject.index)[0] - tokens[0].index
    if not whether and behind <= (tokens[0].tag == "WDT"):  # "who fired", "which guards fired"
        later = any(is_backshifted(annotation, verb, t) for t in auxiliaries_of(annotation, verb))
        asked = words_shown(document, (t.span for t in tokens))
        asked = asked.replace(" would ", " will ", 1) if later else asked
        words: str | None = asked.replace(" had been ", " were " if is_plural(annotation, subject) else " was ")
    else:
        words = _inverted(document, annotation, verb, tokens)
    return (f"{words[:1].upper()}{words[1:]}?", Span(tokens[0].start, tokens[-1].end)) if words else None


def _end_of_question(annotation: Annotation, verb: Token, tokens: list[Token]) -> int:
    """Return where a second question, a clause of time or grounds or an aside with quotation marks begins."""
    marked = [(t, child(annotation, t, "mark")) for t in children_of(annotation, verb) if t.dep == "advcl"]
    later = [t for t, mark in marked if mark is not None and mark.lemma not in {"if", "unless"}]
    marks = [t.index for t in tokens if t.text == '"']
    ends = [annotation.subtree(t.index)[0] for t in (*second_questions(annotation, verb), *later)]
    ends += [t.index for t in tokens if marks and t.text == "," and t.index < marks[0]]
    added = (annotation.subtree(t.index)[0] for t in tokens if t.dep in {"relcl", "appos"})
    ends += [i - 1 for i in added if annotation.tokens[i - 1].text == ","]  # ", who was found on Sunday"
    return min((e for e in ends if e > verb.index), default=tokens[-1].index + 1)


def _noun_meant(annotation: Annotation, token: Token) -> Token | None:
    """Return for a pronoun who says its clause; for "he" or "she" the person who alone is named shortly before it.

    A noun means itself; shortly is in the same sentence and the one before.
    """
    gender = GENDERS.get(token.text.lower())
    said = speaker_meant(annotation, token) if token.tag in PRONOUN_TAGS else token
    if said is not None or gender is None:
        return said
    before = [s for s in annotation.sentences if s.first <= token.index][-2:]
    named = [m for m in annotation.mentions if m.kind is MentionKind.PERSON and m.last <= token.index]
    named = [m for m in named if annotation.tokens[m.last - 1].dep != "compound"]  # not "the Selm bomber"
    near = [m for m in named if before and m.first >= before[0].first]
    told = {given_gender(m.text.split()[0]) for m in near} - {None}
    if len({m.text.split()[-1] for m in near}) != 1 or told - {gender}:
        return None
    return annotation.tokens[near[-1].last - 1]


def _without_loose_end(tokens: list[Token], *, bound: bool = False) -> list[Token]:
    """Cut marks and words that open what is not there off an end; ``bound`` ones go back to a question word."""
    while tokens and (
        tokens[-1].pos in {"PUNCT", "CCONJ"}
        or (not bound and tokens[-1].pos in {"ADP", "SCONJ"} and tokens[-1].dep != "prt")
    ):
        tokens = tokens[:-1]
    return tokens


def _is_idle(annotation: Annotation, subject: Token) -> bool:
    """Say whether a subject stands for nothing: "how long it takes to mend it"."""
    verb = head_of(annotation, subject)
    takes = verb.lemma == "take" and any(t.tag == "VB" for t in children_of(annotation, verb))
    return subject.lemma == "it" and takes


def _leans(token: Token) -> bool:
    """Say whether a word needs its text: a pronoun, "that rule"; "its" and "itself" go back to the subject."""
    pointing = token.lemma in POINTING and token.tag == "DT"
    return pointing or (token.tag in {"PRP", "EX"} and not token.text.endswith(("self", "selves")))


def _inverted(document: Document, annotation: Annotation, verb: Token, tokens: list[Token]) -> str | None:
    """Return the words of a clause with its auxiliary, or "do", in front of its subject; None where none can stand."""
    subject = next(t for t in tokens if t.head == verb.index and t.dep in SUBJECTS)
    own = [annotation.tokens[i] for i in annotation.subtree(subject.index)]
    cut = subject.tag in PRONOUN_TAGS or any(t.text == "," for t in own)
    named = phrase(document, annotation, subject) if cut and not _is_idle(annotation, subject) else None
    moved = next((t for t in (*auxiliaries_of(annotation, verb), verb) if t.tag in FINITE), None)
    leans = any(t.text == "," or t.tag in PRONOUN_TAGS for t in own) and not _is_idle(annotation, subject)
    if moved is None or (named is None and leans):
        return None
    front = _front(annotation, verb, moved)
    if front is None:
        return None
    stem = (t.span for t in tokens if t.index < own[0].index and tokens[0].tag in WH_TAGS)
    past = moved.text == "had" or (moved.lemma in MAY and front != "could")
    behind = [t for t in tokens if t.index > own[-1].index and t is not moved and not (past and t.lemma in PERFECT)]
    words = [words_shown(document, stem), front, named[0] if named else words_shown(document, (t.span for t in own))]
    if front in DO.values():
        words += [words_shown(document, (t.span for t in behind if t.index < verb.index)), verb.lemma]
        behind = [t for t in behind if t.index > verb.index]
    return " ".join(filter(None, (*words, words_shown(document, (t.span for t in behind)))))


def _front(annotation: Annotation, verb: Token, moved: Token) -> str | None:
    """Return what a verb's finite form is put in front as; None where it would sound wrong."""
    helpers = auxiliaries_of(annotation, verb)
    if moved is verb and verb.lemma != "be":
        return DO.get(verb.tag)
    if moved.text == "had" or (moved.lemma in MAY and any(t.lemma == "have" for t in helpers)):
        be = any(t.text == "been" for t in (*helpers, verb))
        subject = child(annotation, verb, *SUBJECTS)
        return "did" if not be else "were" if subject is not None and is_plural(annotation, subject) else "was"
    if moved.lemma in MAY:  # "may it" would ask for leave
        return "could"
    return "will" if is_backshifted(annotation, verb, moved) else moved.text


def is_backshifted(annotation: Annotation, verb: Token, modal: Token) -> bool:
    """Say whether "would" is a "will" told in the past: "did not say whether it would open"."""
    above = next((t for t in ancestors(annotation, verb) if t.pos in VERBAL), verb)
    return modal.text.lower() == "would" and read_tense(annotation, above) is Tense.PAST


def verb_phrase(document: Document, annotation: Annotation, verb: Token) -> str | None:
    """Return a verb's base form with its objects and adverbials, words of time that need their article left out.

    None when a pronoun other than one that goes back to the subject stands in it.
    """
    kept: list[Token] = []
    for token in (t for t in children_of(annotation, verb) if t.index > verb.index):
        if token.dep in FURTHER:
            break
        inside = annotation.tokens[annotation.subtree(token.index)[0] : unbroken_end(annotation, token) + 1]
        left_out = {i for t in inside if _needs_article(annotation, t) for i in annotation.subtree(t.index)}
        kept += [t for t in inside if t.index not in left_out]
    kept = _without_loose_end(kept)
    over = any(t.text == "'" or (t.entity == "DATE" and t.lemma in {"last", "ago", "yesterday"}) for t in kept)
    if over or any(map(_leans, kept)) or len(kept) >= MAX_WORDS:
        return None
    deed = f"be {verb.text}" if is_passive(annotation, verb) else verb.lemma
    return f"{deed} {words_shown(document, (t.span for t in kept))}".strip()


def _needs_article(annotation: Annotation, token: Token) -> bool:
    """Say whether an adverbial of time means nothing away from its article: "on Monday"."""
    if token.dep in {"npadvmod", "advmod"}:
        return token.lemma in LEXICON["deictic"]
    object_ = child(annotation, token, "pobj") if token.dep == "prep" else None
    return object_ is not None and object_.lemma in LEXICON["deictic"]
