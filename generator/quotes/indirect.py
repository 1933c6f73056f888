"""Indirect and mixed speech, from the syntax around a cue.

    Roe said (that) the bridge would close.            clause behind the cue
    The bridge would close, Roe said.                  clause before it
    The bridge, Roe said, would close.                 clause around it: two parts
    According to Roe, the bridge would close.          sentence without the phrase
    Roe vowed to close it. Roe urged them to wait.     infinitives
    Roe called the plan "a mistake".                   object and complement
    Roe's claim that the bridge is safe                clause of a noun

Left alone: "said" without content, questions of the article itself, content inside quotation marks.
"""

from __future__ import annotations

import itertools
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.genders import GENDER_OF
from generator.quotes.acts import find_description, find_infinitive, find_object, find_prepositional, next_cue
from generator.quotes.cues import Cue, labelled_children
from generator.quotes.drafts import Draft, Grade, MarkedText
from generator.syntax.embedding import EmbeddingKind, embedding_of
from generator.syntax.labels import FINITE, NOMINAL, NOUN_SUBJECTS, OBJECTS, SUBJECTS, VERB_TAGS
from generator.syntax.tree import ancestors, child, children_of, token_span
from generator.syntax.verbs import is_finite, is_passive
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.span import Span

TRIM = " ,;:-"
FEWEST: Final = 5  # marked words; fewer name a thing, a "no limits" partnership, unless something was called so
ASIDES: Final = frozenset({"while", "after", "as"})  # behind a comma, the writer's


def draft_indirect(text: MarkedText, cue: Cue) -> Draft | None:
    """Return what a cue verb reports, or None."""
    for find, grade in FINDERS:
        parts = find(text.annotation, cue)
        trimmed = tuple(p for p in (_tidy(text, part) for part in parts or ()) if p.length)
        if not trimmed:
            continue
        if find in ONLY_MARKED and not _holds_words(text, trimmed, least=1 if find is find_description else FEWEST):
            return Draft(trimmed, cue, Grade.ATTITUDE)
        belief = grade is Grade.REPORTED and "speech" not in cue.frames
        if belief and _is_wished(text.annotation, cue):
            continue
        return Draft(trimmed, cue, Grade.ATTITUDE if belief else grade)
    return None


def _is_wished(annotation: Annotation, cue: Cue) -> bool:
    """Say whether somebody else is to believe it: "wants his son to know it is over"."""
    other = cue.verb.dep == "ccomp" and child(annotation, cue.verb, *NOUN_SUBJECTS)
    return bool(other) and not is_finite(annotation, cue.verb)


def draft_noun(text: MarkedText, token: Token) -> Draft | None:
    """Return the clause of a noun somebody possesses: "Roe's claim that the bridge is safe"."""
    annotation = text.annotation
    if token.pos != "NOUN" or token.lemma not in load_lexicon("cues")["noun"]:
        return None
    owner = child(annotation, token, "poss")
    that = next((t for t in annotation.tokens[token.index + 1 : token.index + 2] if t.dep == "mark"), None)
    if (
        owner is None
        or (owner.tag in {"PRP$", "WP$"} and owner.text.lower() not in GENDER_OF)
        or that is None
        or that.text.lower() != "that"
    ):
        return None
    indexes = [i for i in annotation.subtree(that.head) if i > that.index]
    cue = Cue(token, token.span, frozenset({"noun"}), owner)
    return Draft((_tidy(text, token_span(annotation, indexes[0], indexes[-1] + 1)),), cue, Grade.REPORTED)


def _holds_words(text: MarkedText, parts: tuple[Span, ...], *, least: int) -> bool:
    """Say whether so many of somebody's words stand between marks."""
    marked = (q.inner for q in text.quotations if any(q.outer.overlaps(p) for p in parts))
    return any(len(text.annotation.tokens_in(inner)) >= least for inner in marked if inner.length)


def _tidy(text: MarkedText, span: Span) -> Span:
    """Trim punctuation that stands outside the clause, and the conjunction "that"."""
    span = span.trimmed(text.document.normal, TRIM)
    opening = text.annotation.tokens_in(span)[:2]
    bare = (
        len(opening) > 1
        and opening[1].tag == "NN"
        and opening[1].text.islower()
        and not text.annotation.children[opening[1].index]
        and opening[1].dep in NOUN_SUBJECTS
    )
    if (
        span.cut(text.document.normal).lower().startswith(("that ", "that, ")) and not bare
    ):  # "that programme would go on"
        span = Span(span.start + 4, span.end).trimmed(text.document.normal, TRIM)
    words = span.cut(text.document.normal)
    for conjunction in (" and", " but", " or"):  # what follows it is another act
        words = words.removesuffix(conjunction)
    span = Span(span.start, span.start + len(words)).trimmed(text.document.normal, TRIM)
    stop = text.annotation.token_at(span.end - 1) if span.length else None
    return Span(span.start, span.end - 1) if stop and stop.text == "." else span


def _clause_behind(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find the clause that follows a verb: its complement up to the end of its subtree."""
    nobody = is_passive(annotation, cue.verb) or cue.verb.tag in {"VB", "VBN"}  # "is said", "tell us"
    if not cue.frames & {"speech", "belief"} or (nobody and cue.subject is None):
        return None
    filmed = cue.subject is not None and cue.subject.lemma in load_lexicon("speakers")["film"]
    for clause in _contents(annotation, cue):
        if filmed and clause.tag == "VBG":
            continue  # "a film shows Roe opening the bridge": no clause is reported
        find = _behind if _has_subject(annotation, clause, cue.verb) else _subject_as_object
        span = find(annotation, clause, cue.verb)
        if span:
            return (_with_further_clauses(annotation, cue, span),)
    return None


def _contents(annotation: Annotation, cue: Cue) -> list[Token]:
    """Return the verbs of the clauses behind a cue; to the syntax, "asked Roe if …" holds an adverbial clause."""
    below = labelled_children(annotation, cue.verb, "ccomp", "advcl")
    asked = EmbeddingKind.ASKED
    found = [t for t in below if t.dep == "ccomp" or embedding_of(annotation, t).kind is asked]
    return [t for t in found if t.index > cue.verb.index]


def _in_relative(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find "is aimed at Norvane" in "a plan, which Roe says is aimed at Norvane, …": up to the next comma."""
    tokens, verb = annotation.tokens, cue.verb
    if cue.subject is None or "speech" not in cue.frames or cue.subject.index > verb.index:
        return None
    first = annotation.subtree(cue.subject.index)[0]
    sentence = _sentence_of(annotation, verb)
    if first <= sentence.first or tokens[first - 1].tag not in {"WDT", "WP"} or cue.subject.index == first - 1:
        return None
    if not any(t.tag in FINITE for t in tokens[verb.index + 1 : verb.index + 2]):
        return None
    stops = (t.index for t in tokens[verb.index : sentence.last] if t.text in {",", ".", ";", ":", "-", "--"})
    end = next(stops, sentence.last)
    return (token_span(annotation, verb.index + 1, end),)


def _subject_as_object(annotation: Annotation, clause: Token, verb: Token) -> Span | None:
    """Return the clause whose subject the syntax took for the cue's object: 'warned the toll "may rise"'."""
    objects = [t for t in labelled_children(annotation, verb, *OBJECTS) if verb.index < t.index < clause.index]
    if not objects or not is_finite(annotation, clause) or verb.lemma in load_lexicon("cues")["finding"]:
        return None  # "she found gifts …" has an object
    return annotation.subtree_span(objects[-1].index).cover(annotation.subtree_span(clause.index))


def _has_subject(annotation: Annotation, clause: Token, verb: Token) -> bool:
    """Say whether a clause is complete behind its cue: not "which Roe says is aimed at"."""
    below = children_of(annotation, clause)
    subjects = [t for t in below if t.dep in {*SUBJECTS, "expl"}]
    opened = any(t.dep in {"advcl", "ccomp", "dep"} and verb.index < t.index < clause.index for t in below)
    return not (is_finite(annotation, clause) or subjects) or opened or any(t.index > verb.index for t in subjects)


def _behind(annotation: Annotation, clause: Token, verb: Token) -> Span | None:
    """Return the part of a clause that stands behind the cue."""
    end = min(next_cue(annotation, clause, verb), _end_of_speech(annotation, clause, verb))
    behind = [i for i in annotation.subtree(clause.index) if verb.index < i < end]
    indexes = _without_date(annotation, behind)
    return token_span(annotation, indexes[0], indexes[-1] + 1) if indexes else None


def _end_of_speech(annotation: Annotation, clause: Token, cue: Token) -> int:
    """Return where the writer goes on by himself: behind "left" of "said they left, but have shown no proof"."""
    below = annotation.subtree(clause.index)
    ends = [below[-1] + 1]
    for part in children_of(annotation, clause):
        first = _first_of_part(annotation, clause, part)
        if part.index > clause.index and _is_writers(annotation, clause, part, first):
            ends.append(first)
    named = {t.text for t in children_of(annotation, cue) if t.dep in SUBJECTS and t.pos == "PROPN"}
    for token in (annotation.tokens[i] for i in below if i > clause.index):
        if token.text in named and token.dep in SUBJECTS and token.head != clause.index:  # "a call in which Roe said"
            above = [t for t in ancestors(annotation, token) if t.index > clause.index and t.dep in {"prep", "advcl"}]
            ends += [annotation.subtree(above[0].index)[0]] if above else []
    return min(ends)


def _first_of_part(annotation: Annotation, clause: Token, part: Token) -> int:
    tie = child(annotation, clause, "cc") if part.dep == "conj" else None
    return tie.index if tie else annotation.subtree(part.index)[0]


def _is_writers(annotation: Annotation, clause: Token, part: Token, first: int) -> bool:
    """Say whether a part of what is said is the writer's, by its form: no modal behind one, a noun after a comma."""
    tokens, said = annotation.tokens, children_of(annotation, part)
    broken = tokens[first - 1].text == ","
    helped = {t.lemma for t in said if t.dep == "aux"}
    if part.dep == "conj":
        modal = any(t.tag == "MD" for t in children_of(annotation, clause))
        own = any(t.dep in NOUN_SUBJECTS for t in said) and not any(t.dep == "mark" for t in said)
        but = broken and tokens[first].lemma == "but" and (own or "have" in helped)
        return but or (modal and part.tag == "VBD" and not helped)
    if any(tokens[i].text == '"' for i in annotation.subtree(part.index)):
        return False
    second = part.dep in OBJECTS and child(annotation, clause, *OBJECTS) != part
    return broken and (second or (part.dep in {"advcl", "prep"} and tokens[first].lemma in ASIDES))


def _without_date(annotation: Annotation, indexes: list[int]) -> list[int]:
    """Drop the words at the start that date the cue: "said (on) Wednesday the bridge would close"."""
    words = [annotation.tokens[i] for i in indexes]
    size = 1 if words and words[0].pos == "ADP" else 0
    while size < len(words) and words[size].entity in {"DATE", "TIME"}:
        size += 1
    opens = size < len(words) and words[size].pos in {*NOMINAL, "PRON", "DET", "SCONJ", "ADJ", "NUM"}
    dated = (
        size
        and words[size - 1].entity in {"DATE", "TIME"}
        and words[size - 1].dep not in {*NOUN_SUBJECTS, "poss", "compound"}
    )
    return indexes[size:] if opens and dated else indexes


def _with_further_clauses(annotation: Annotation, cue: Cue, span: Span) -> Span:
    """Let content run on where "and that" or a shifted tense says more of it follows: "…, and staff would stay"."""
    for clause in labelled_children(annotation, cue.verb, "conj"):
        shifted = any(t.tag == "MD" for t in labelled_children(annotation, clause, "aux"))
        if clause.index > cue.verb.index and shifted and child(annotation, clause, *NOUN_SUBJECTS):
            span = span.cover(Span(span.start, max(span.end, annotation.subtree_span(clause.index).end)))
    sentence = annotation.sentence_at(span.start)
    if sentence is None:
        return span
    rest = annotation.tokens[sentence.first : sentence.last]
    for left, right in itertools.pairwise(t for t in rest if t.start >= span.end):
        if left.text.lower() in {"and", "but", "or"} and right.text.lower() == "that":
            return Span(span.start, sentence.span.end)
    return span


def _clause_around(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find the clause a cue interrupts: "The bridge, Roe said, would close"."""
    verb = cue.verb
    own, tokens, sentence = annotation.subtree(verb.index), annotation.tokens, _sentence_of(annotation, verb)
    if verb.dep not in {"parataxis", "ccomp", "dep"} or "speech" not in cue.frames:
        return None
    if not _set_off(annotation, own[0], own[-1]):
        return None
    if all(t.pos in {"PUNCT", "CCONJ", "ADV"} for t in tokens[sentence.first : own[0]]):
        return None  # it opens its sentence
    return (Span(sentence.span.start, tokens[own[0]].start), Span(tokens[own[-1]].end, sentence.span.end))


def _set_off(annotation: Annotation, first: int, last: int) -> bool:
    """Say whether commas or the sentence's ends stand on both sides of a stretch of tokens."""
    tokens = annotation.tokens
    before = first == 0 or tokens[first - 1].text in {",", "-", "--"} or tokens[first].text in {",", "-"}
    after = last + 1 >= len(tokens) or tokens[last + 1].text in {",", ".", "-", "--", ";"} or tokens[last].text == ","
    return before and after


def _sentence_of(annotation: Annotation, token: Token) -> Sentence:
    sentence = annotation.sentence_at(token.start)
    if sentence is None:
        raise ValueError("a token stands outside all sentences")
    return sentence


def _clause_before(annotation: Annotation, cue: Cue) -> tuple[Span, ...] | None:
    """Find the sentence before ", Roe said." where nothing is said behind the cue."""
    if "speech" not in cue.frames or cue.subject is None:
        return None
    tokens, sentence, verb = annotation.tokens, _sentence_of(annotation, cue.verb), cue.verb
    first = min(verb.index, annotation.subtree(cue.subject.index)[0])
    while (
        first > sentence.first
        and tokens[first - 1].dep in {"aux", "advmod", "neg"}
        and tokens[first - 1].head == verb.index
    ):
        first -= 1
    if first - 1 <= sentence.first or tokens[first - 1].text not in {",", "-", "--", '"'}:
        return None
    before = tokens[sentence.first : first - 1]
    if not any(t.tag in VERB_TAGS or t.pos == "AUX" for t in before) or not _is_content(verb, before):
        return None
    return (Span(sentence.span.start, tokens[first - 1].start),)


def _is_content(verb: Token, before: tuple[Token, ...]) -> bool:
    """Say whether the words before a cue are its content, not an adverbial clause ("Asked about it, he said")."""
    if any(t.head == verb.index and t.dep == "ccomp" for t in before):
        return True
    return verb.dep in {"parataxis", "ccomp", "conj"} and any(t.index == verb.head for t in before)


# In order of firmness; the first that finds content decides.
FINDERS: Final = (
    (_in_relative, Grade.REPORTED),
    (_clause_behind, Grade.REPORTED),
    (_clause_around, Grade.REPORTED),
    (_clause_before, Grade.REPORTED),
    (find_infinitive, Grade.DESCRIBED),
    (find_description, Grade.DESCRIBED),
    (find_prepositional, Grade.DESCRIBED),
    (find_object, Grade.DESCRIBED),
)
# These report a speech act; they are somebody's words only where marks say so, and otherwise an attitude.
ONLY_MARKED: Final = frozenset({find_description, find_prepositional, find_object})
