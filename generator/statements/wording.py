"""Questions worded from fixed templates over spans; what a template cannot word in good English is left unasked.

"why Rose was in the area" → "Why was Rose in the area?"; "whether the driver fell asleep" → "Did the driver fall
asleep?"; "to take part in a conference" with "China" → "Will China take part in a conference?". Left alone: clauses
about a mere pronoun, perfects ("if a second car had been involved" stays a clause behind "Not known: whether"), and
anything longer than a question may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.clauses import children_of
from generator.values.annotation import Annotation, MentionKind, Token
from generator.values.document import Document
from generator.values.span import Span

MAX_WORDS: Final = 24  # of a question's phrase; longer ones are sentences of their own
MIN_CLAUSE: Final = 3  # "who fired", with its subject and verb
PRONOUN_TAGS: Final = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "EX"})
OWN_PRONOUNS: Final = frozenset({"his", "her", "its", "their", "himself", "herself", "itself", "themselves"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AUXILIARIES: Final = frozenset({"aux", "auxpass"})
CUT_DEPS: Final = frozenset({"relcl", "appos", "parataxis", "advcl", "cc", "conj", "punct", "ccomp", "dep", "intj"})
NOUN_PREPS: Final = frozenset(
    {"of", "for", "on", "between", "with", "in", "to", "from", "about", "into", "over", "by", "against", "at", "among"}
)
# Contractions and perfects are not moved; "may" in front would ask for leave.
UNMOVED: Final = frozenset({"had", "'s", "'d", "'ve", "'ll", "'re", "may", "might"})
SPACES_RE = re.compile(r"\s+")
MARKS_RE = re.compile(r"[\"“”«»„()\[\]]")
LEXICON = load_lexicon("unknowns")


def words_of(document: Document, pieces: Iterable[Span]) -> str:
    """Return the words of spans as printed, in one line, without quotation marks and brackets."""
    text = " ".join(_shown(document, piece) for piece in pieces)
    return SPACES_RE.sub(" ", MARKS_RE.sub("", text)).strip(" ,;:.–—-")


def _shown(document: Document, span: Span) -> str:
    """A span's words without the furniture inside it, which the normal form has blank."""
    both = zip(span.cut(document.text), span.cut(document.normal), strict=True)
    return "".join(printed for printed, plain in both if plain != " " or printed.isspace())


def lower_first(text: str, token: Token) -> str:
    """Lower-case a phrase's first letter unless its first word is a name or an abbreviation."""
    if token.lemma in {"the", "a", "an"} and not text.startswith("The Hague"):
        return text[:1].lower() + text[1:]
    if token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE", "NORP"} or text[:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def noun_phrase(annotation: Annotation, head: Token) -> tuple[int, int]:
    """Return the half-open token range of a noun phrase without its relative clauses and appositions.

    "the driver of the tram, who was held," becomes "the driver of the tram".
    """
    left = min(
        (annotation.subtree(c)[0] for c in annotation.children[head.index] if c < head.index), default=head.index
    )
    last = head.index
    for child in (annotation.tokens[c] for c in annotation.children[head.index] if c > head.index):
        keeps_prep = child.dep == "prep" and child.lemma in NOUN_PREPS
        keeps_acl = child.dep == "acl" and annotation.tokens[last + 1].index == annotation.subtree(child.index)[0]
        if not (keeps_prep or keeps_acl or child.dep in {"case", "nummod", "amod"}):
            if (
                child.dep in {"cc", "conj"}
                and child.pos in {"CCONJ", "NOUN", "PROPN"}
                and not _has_comma(annotation, last, child)
            ):
                last = _within(annotation, child)
                continue
            break
        last = _within(annotation, child)
    return left, last + 1


def _has_comma(annotation: Annotation, last: int, child: Token) -> bool:
    return any(t.text == "," for t in annotation.tokens[last + 1 : child.index])


def _within(annotation: Annotation, child: Token) -> int:
    """The last token of a dependent, cut where a comma or a relative clause opens inside it."""
    last = child.index
    for index in annotation.subtree(child.index):
        token = annotation.tokens[index]
        dash = token.text in {"-", "--"} and annotation.tokens[index - 1].end < token.start
        breaks = dash or token.text in {",", ";", ":", "("} or token.tag in {"WDT", "WP", "WRB"}
        if index > child.index and breaks:
            break
        last = max(last, index)
    return last


def range_span(annotation: Annotation, first: int, last: int) -> Span:
    """Return the span of a half-open token range."""
    return Span(annotation.tokens[first].start, annotation.tokens[last - 1].end)


def names_itself(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase can be read away from its text: no pronoun, and a noun or name in it."""
    if any(t.tag in PRONOUN_TAGS or t.lemma in {"this", "that", "these", "those", "such", "no"} for t in tokens):
        return False
    return any(t.pos in {"NOUN", "PROPN"} for t in tokens) and len(tokens) <= MAX_WORDS


def phrase(document: Document, annotation: Annotation, head: Token) -> tuple[str, Span] | None:
    """Return a noun phrase's words and span, None when it hangs on a pronoun."""
    first, last = noun_phrase(annotation, head)
    tokens = annotation.tokens[first:last]
    if not names_itself(tokens) or tokens[-1].pos in {"ADP", "ADV", "SCONJ", "PART"}:
        return None
    span = range_span(annotation, first, last)
    return lower_first(words_of(document, (span,)), tokens[0]), span


def is_plural(annotation: Annotation, head: Token) -> bool:
    """Say whether a subject takes a plural verb, by its verb's form first, then by its own."""
    verb = annotation.tokens[head.head]
    forms = [verb, *(annotation.tokens[c] for c in annotation.children[verb.index])]
    for token in forms:
        if token.text.lower() in {"have", "do", "are", "were"} and token.dep in {*AUXILIARIES, "ROOT", verb.dep}:
            return True
        if token.text.lower() in {"has", "does", "is", "was"} and token.dep in {*AUXILIARIES, "ROOT", verb.dep}:
            return False
    beside = [annotation.tokens[c] for c in annotation.children[head.index]]
    joined = any(t.dep == "conj" for t in beside) and not any(t.text == "&" for t in beside)
    if any(m.kind is MentionKind.PERSON and m.first <= head.index < m.last for m in annotation.mentions) and not joined:
        return False
    if head.tag == "NNS" and head.text[0].isupper() and _is_name_elsewhere(annotation, head):
        return False
    return joined or (head.tag == "NNS" and head.pos == "NOUN") or head.lemma == "police"


def _is_name_elsewhere(annotation: Annotation, token: Token) -> bool:
    """Say whether a capitalised word stands capitalised inside a sentence too: "Sanders", not "Officials"."""
    openers = {s.first for s in annotation.sentences}
    return any(t.text == token.text and t.index not in openers for t in annotation.tokens if t is not token)


def ask_clause(document: Document, annotation: Annotation, verb: Token, asker: Token | None = None) -> str | None:
    """Word an embedded question as a direct one; None where that is not safe.

    ``asker`` is the subject of the clause around it, for whom a pronoun may stand: "China has not said whether it …".
    """
    indexes = annotation.subtree(verb.index)
    tokens = [annotation.tokens[i] for i in range(indexes[0], indexes[-1] + 1)]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens.pop()
    if (
        not tokens
        or len(tokens) > MAX_WORDS
        or len(tokens) < MIN_CLAUSE
        or any(t.text in {'"', ";", "(", ":"} for t in tokens)
    ):
        return None
    opener = tokens[0].lemma
    subject = next(
        (annotation.tokens[c] for c in annotation.children[verb.index] if annotation.tokens[c].dep in SUBJECTS), None
    )
    if subject is None or opener not in (*LEXICON["interrogative"], *LEXICON["whether"]):
        return None
    return _direct(document, annotation, verb, (subject, asker), tokens)


def _direct(
    document: Document, annotation: Annotation, verb: Token, subjects: tuple[Token, Token | None], tokens: list[Token]
) -> str | None:
    subject, asker = subjects
    first, last = annotation.subtree(subject.index)[0], annotation.subtree(subject.index)[-1] + 1
    opener = tokens[0]
    asks_subject = first == opener.index and opener.lemma not in LEXICON["whether"]
    stands_for = _stands_for(document, annotation, subject, asker)
    body = [t for t in tokens if t is not opener and not (t is subject and stands_for)]
    if any(t.tag in {"PRP", "EX"} and t.text.lower() not in OWN_PRONOUNS for t in body):
        return None
    if any(t.text.lower() in {"n't", "to"} and t.head == verb.index for t in body):
        return None
    if asks_subject:
        return _question(_straightened(document, annotation, verb, Span(opener.start, tokens[-1].end)))
    if not stands_for and any(t.text == "," or t.tag in PRONOUN_TAGS for t in annotation.tokens[first:last]):
        return None
    helper = _helper(annotation, verb)
    if helper is None or (helper[1] is not None and helper[1].index < last):
        return None
    text, moved = helper
    if moved is not None and _is_backshifted(annotation, verb, moved):
        text = "will"
    stem = (
        []
        if opener.lemma in LEXICON["whether"]
        else [words_of(document, (Span(opener.start, annotation.tokens[first - 1].end),))]
    )
    subject_words = stands_for or words_of(document, (range_span(annotation, first, last),))
    pieces = [*stem, text, subject_words, *_rest(document, verb, tokens, last, moved)]
    return _question(" ".join(piece for piece in pieces if piece))


def _straightened(document: Document, annotation: Annotation, verb: Token, span: Span) -> str:
    """The words of a clause that asks for its subject: "who would pay" behind "did not say" asks who will."""
    for token in children_of(annotation, verb):
        if _is_backshifted(annotation, verb, token):
            around = (Span(span.start, token.start), Span(token.end, span.end))
            return " will ".join(words_of(document, (part,)) for part in around)
    return words_of(document, (span,))


def _is_backshifted(annotation: Annotation, verb: Token, modal: Token) -> bool:
    """Say whether "would" is a "will" told in the past: "did not say whether it would open", no "would have"."""
    if modal.dep not in AUXILIARIES or modal.text.lower() != "would":
        return False
    above = annotation.tokens[verb.head]
    past = any(
        t.tag == "VBD" for t in (above, *children_of(annotation, above)) if t.dep in {*AUXILIARIES, "ROOT", above.dep}
    )
    bound = [annotation.tokens[i] for i in annotation.subtree(verb.index)]
    conditional = any(t.lemma in {"if", "unless"} and t.index > modal.index for t in bound)
    return (
        past
        and not conditional
        and not any(t.lemma == "have" and t.dep == "aux" for t in children_of(annotation, verb))
    )


def _stands_for(document: Document, annotation: Annotation, subject: Token, asker: Token | None) -> str | None:
    """The words of the name a pronoun goes back to: the subject of the clause around it, if of its kind."""
    if asker is None or asker.pos != "PROPN" or subject.text.lower() not in {"it", "he", "she"}:
        return None
    is_person = any(m.kind is MentionKind.PERSON and m.first <= asker.index < m.last for m in annotation.mentions)
    found = phrase(document, annotation, asker) if is_person == (subject.text.lower() != "it") else None
    return found[0] if found else None


def _rest(document: Document, verb: Token, tokens: list[Token], last: int, moved: Token | None) -> list[str]:
    """The words behind the subject, the auxiliary taken out or the verb put in its base form."""
    after = [t for t in tokens if t.index >= last and t is not moved]
    if moved is not None:
        runs = (Span(t.start, t.end) for t in after)
        return [_joined(document, list(runs))]
    at = next(i for i, t in enumerate(after) if t.index == verb.index)
    parts = (
        _joined(document, [t.span for t in after[:at]]),
        verb.lemma,
        _joined(document, [t.span for t in after[at + 1 :]]),
    )
    return [part for part in parts if part]


def _joined(document: Document, spans: list[Span]) -> str:
    """The words of tokens with the spaces the source has between neighbours."""
    text = ""
    for before, span in zip([None, *spans], spans, strict=False):
        gap = "" if before is None or before.end == span.start else " "
        text += gap + _shown(document, span)
    return SPACES_RE.sub(" ", MARKS_RE.sub("", text)).strip()


def _helper(annotation: Annotation, verb: Token) -> tuple[str, Token | None] | None:
    """The auxiliary to put in front; with None for its token, one to be added."""
    for child in (annotation.tokens[c] for c in annotation.children[verb.index]):
        if child.dep in AUXILIARIES and child.lemma == "get":
            return None
        if child.dep in AUXILIARIES and child.tag in {"MD", "VBZ", "VBP", "VBD"}:
            return None if child.text.lower() in UNMOVED else (child.text, child)
    if verb.lemma == "be" and verb.tag in {"VBZ", "VBP", "VBD"} and len(verb.text) > 1:
        return verb.text, verb
    added = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag)
    return (added, None) if added else None


def _question(text: str) -> str:
    return text[:1].upper() + text[1:] + "?"


def verb_phrase(document: Document, annotation: Annotation, verb: Token) -> str | None:
    """Return a verb's base form with its objects and adverbials, words of time that need their article left out.

    None when a pronoun other than one that goes back to the subject stands in it.
    """
    kept: list[Token] = []
    for child in (annotation.tokens[c] for c in annotation.children[verb.index] if c > verb.index):
        if child.dep in CUT_DEPS:
            break
        if annotation.subtree(child.index)[0] < verb.index:
            return None
        inside = [
            annotation.tokens[i] for i in range(annotation.subtree(child.index)[0], _within(annotation, child) + 1)
        ]
        left_out = {i for t in inside if _needs_article(annotation, t) for i in annotation.subtree(t.index)}
        kept += [t for t in inside if t.index not in left_out]
    if any(t.tag in PRONOUN_TAGS and t.text.lower() not in OWN_PRONOUNS for t in kept) or len(kept) >= MAX_WORDS:
        return None
    rest = _joined(document, [t.span for t in kept])
    return f"{verb.lemma} {rest}".strip(" ,;:.")


def _needs_article(annotation: Annotation, token: Token) -> bool:
    """Say whether an adverbial of time means nothing away from its article: "on Monday", "in the coming months"."""
    if token.dep in {"npadvmod", "advmod"}:
        return token.lemma in LEXICON["deictic"]
    objects = [annotation.tokens[c] for c in annotation.children[token.index]] if token.dep == "prep" else []
    return any(t.dep == "pobj" and t.lemma in LEXICON["deictic"] and not _counted(annotation, t) for t in objects)


def _counted(annotation: Annotation, token: Token) -> bool:
    """Say whether a word of time has its number: "for five years" can be read anywhere."""
    return any(annotation.tokens[c].dep == "nummod" for c in annotation.children[token.index])
