"""Statements: sentences that can stand as facts.

The dam at Orlova broke on Tuesday, officials said.    -> event, attributed to officials
But Mayor Dunn will resign in June.                    -> plan, without its "But"
She had led the town since 2003.                       -> background, not standalone
Orlova's broken dam                                    -> nothing: no finite verb
"We are lost." / Who is to pay? / Read on.             -> nothing: a quote, a question, a command
"""

from __future__ import annotations

import re

from generator.lexicons.loader import load_lexicon
from generator.statements.dependence import opener_re, stands_alone
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.document import Document
from generator.values.findings import Attribution, Quote, Statement, StatementKind, TimeExpression
from generator.values.span import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FEWEST_TOKENS = 5
LEAST = 0.2  # the same where the cue is the sentence's own verb: a speaker with a long title takes the rest
COVERED = 0.5  # share of a sentence that reported speech must cover to be its content
QUOTED = 0.85  # share between quotation marks from which a sentence is a quote and no statement
FUTURE_MODALS = frozenset({"will", "shall", "'ll", "would"})
MARKS = "\"' "
PRONOUNS = frozenset({"he", "she", "they", "it"})
SPEAKER_TAIL_RE = re.compile(r"\s*,\s(?:he|she|they|it)\s\w+(?:\s(?:on\s)?[A-Z]\w+day)?\s*[.]?\s*")
REPORTING = frozenset({"say", "tell", "add", "note", "ask", "reply", "explain", "write"})
CONTENTS = frozenset({"ccomp", "dobj", "obj", "xcomp", "parataxis", "dep", "conj", "acomp", "attr"})
ABOUT = frozenset({"for", "of", "about", "against"})  # "asked for money"
PRESENT = frozenset({"VBZ", "VBP"})


def extract_statements(
    document: Document, annotation: Annotation, quotes: tuple[Quote, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return the statements of a document in text order."""
    found = []
    for number, sentence in enumerate(annotation.sentences):
        tokens = annotation.tokens[sentence.first : sentence.last]
        if not _can_stand(document, sentence, tokens, quotes):
            continue
        reported = _reported(sentence, tokens, quotes)
        span = _without_speaker(document, _without_connective(document, sentence), reported)
        kind = _kind(document.normal, span, tokens, times, reported)
        standalone = not _is_said_by_pronoun(document, reported) and stands_alone(
            document.normal, span, annotation, sentence
        )
        found.append(Statement(_parts(document, span), number, kind, _attribution(reported), standalone))
    return tuple(found)


def _can_stand(document: Document, sentence: Sentence, tokens: tuple[Token, ...], quotes: tuple[Quote, ...]) -> bool:
    words = sentence.span.cut(document.normal).rstrip(MARKS)
    if len(tokens) < FEWEST_TOKENS or words.endswith(("?", ":", "...")) or not _is_clause(tokens):
        return False
    if sentence.span.cut(document.normal).count('"') % 2 or _is_first_person(tokens):
        return False
    if not words.lstrip(MARKS)[:1].isalnum() or words.lstrip(MARKS)[:1].islower():
        return False
    direct = sum(_shared(part, sentence.span) for q in quotes if q.direct for part in q.parts)
    return direct < QUOTED * sentence.span.length


def _is_clause(tokens: tuple[Token, ...]) -> bool:
    """Say whether there is a finite verb with a subject: no headline, no caption, no command."""
    root = next((t for t in tokens if t.dep == "ROOT"), tokens[0])
    below = [t for t in tokens if t.head == root.index and t.index != root.index]
    if root.lemma in REPORTING and not any(t.dep in CONTENTS or t.text.lower() in ABOUT for t in below):
        return False  # "Edward Bell said on Thursday.": what he said stands elsewhere
    if not any(t.dep in SUBJECTS for t in tokens):
        return False
    if root.tag == "VB" and not any(t.dep in SUBJECTS or t.dep == "aux" for t in below):
        return False  # "Just fill in the form below": a command, whatever its clauses are
    torn = root.pos == "VERB" and root.tag == "VBN" and any(t.dep in SUBJECTS for t in below)
    return torn or any(t.tag in FINITE for t in tokens)


def _is_first_person(tokens: tuple[Token, ...]) -> bool:
    """Say whether a sentence is about "I", "we" or "you": a quotation whose marks were lost, or an address."""
    root = next((t for t in tokens if t.dep == "ROOT"), tokens[0])
    return any(t.head == root.index and t.dep == "nsubj" and t.text.lower() in {"i", "we", "you"} for t in tokens)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _reported(sentence: Sentence, tokens: tuple[Token, ...], quotes: tuple[Quote, ...]) -> Quote | None:
    """Return the reported speech that is most of a sentence and has its cue in it, None when there is none."""
    best: tuple[int, Quote] | None = None
    for quote in quotes:
        size = sum(_shared(part, sentence.span) for part in quote.parts)
        here = quote.cue_span is not None and sentence.span.contains(quote.cue_span)
        share = (
            LEAST
            if quote.cue_span and any(t.dep == "ROOT" and t.span.overlaps(quote.cue_span) for t in tokens)
            else COVERED
        )
        if here and size >= share * sentence.span.length and (best is None or size > best[0]):
            best = (size, quote)
    return best[1] if best else None


def _attribution(reported: Quote | None) -> Attribution | None:
    if reported is None or reported.speaker is None or reported.speaker.name.lower() in PRONOUNS:
        return None
    return Attribution(reported.speaker.name, reported.speaker.kind, reported.cue)


def _without_connective(document: Document, sentence: Sentence) -> Span:
    """Cut a connective off a sentence's head where what follows opens like a sentence."""
    span = sentence.span.trimmed(document.normal)
    for group in ("connectives", "coordinators"):
        match = opener_re(group).match(document.normal, span.start, span.end)
        if match and document.normal[match.end() : match.end() + 1].isupper():
            return Span(match.end(), span.end)
    return span


def _without_speaker(document: Document, span: Span, reported: Quote | None) -> Span:
    """Cut ", he said" off a sentence's end: the attribution says who."""
    if reported is None or reported.direct or reported.speaker is None or reported.cue_span is None:
        return span
    mention = reported.speaker.mention
    content = reported.parts[-1]
    if reported.speaker.name.lower() in PRONOUNS or mention.start < content.end:
        return span  # who "he" is, nobody knows
    if mention.cut(document.normal).lower() not in PRONOUNS:
        return span
    tail = document.normal[content.end : span.end]
    if len(reported.parts) > 1 or content.start > span.start or not SPEAKER_TAIL_RE.fullmatch(tail):
        return span
    return content


def _is_said_by_pronoun(document: Document, reported: Quote | None) -> bool:
    """Say whether a sentence is a quotation whose speaker stands in another: the quotes show it with its speaker."""
    if reported is None or not reported.direct or reported.speaker is None:
        return False
    return reported.speaker.mention.cut(document.normal).lower() in PRONOUNS


def _parts(document: Document, span: Span) -> tuple[Span, ...]:
    """Split a sentence where furniture stands in it: words of the text that the normal form has blanked."""
    parts, start = [], span.start
    for gap in re.finditer(r"\s{4,}", document.normal[span.start : span.end]):
        hidden = Span(span.start + gap.start(), span.start + gap.end())
        if hidden.cut(document.text).strip():
            parts.append(Span(start, hidden.start))
            start = hidden.end
    parts.append(Span(start, span.end))
    trimmed = (part.trimmed(document.text) for part in parts)
    return tuple(part for part in trimmed if any(c.isalnum() for c in part.cut(document.text)))


def _kind(
    normal: str,
    span: Span,
    tokens: tuple[Token, ...],
    times: tuple[TimeExpression, ...],
    reported: Quote | None,
) -> StatementKind:
    root = next((t for t in tokens if t.dep == "ROOT"), tokens[0])
    content = _content_verb(tokens, root, reported)
    modals = {t.lemma for t in tokens if t.head == content.index and t.dep == "aux"}
    if reported is not None and reported.direct and span.cut(normal)[:1] in MARKS:
        return StatementKind.STATEMENT  # what somebody says will be is no plan
    ahead = any(t.tense == "future" for t in times if t.span.overlaps(span))
    if modals & FUTURE_MODALS or _is_plan(content, tokens) or (ahead and _is_present(root, tokens)):
        return StatementKind.PLAN
    perfect = any(t.head == content.index and t.dep == "aux" and t.text.lower() == "had" for t in tokens)
    if perfect or any(_has(phrase, span.cut(normal)) for phrase in load_lexicon("statements")["background"]):
        return StatementKind.BACKGROUND
    if reported is not None:
        return StatementKind.STATEMENT
    if _is_state(content, tokens):
        return StatementKind.BACKGROUND
    return StatementKind.EVENT


def _is_plan(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Say whether a verb tells of a plan: "expects to cut", "is set to open", but not "set off", "was set up"."""
    if verb.lemma not in load_lexicon("statements")["plan_verbs"]:
        return False
    below = [t for t in tokens if t.head == verb.index]
    return verb.lemma != "set" or (
        any(t.dep == "xcomp" for t in below) and not any(t.dep in {"prt", "dobj"} for t in below)
    )


def _is_present(root: Token, tokens: tuple[Token, ...]) -> bool:
    """Say whether a sentence tells of now: neither "opened" nor "has opened" nor "was opened"."""
    if root.tag == "VBD":
        return False
    below = {t.text.lower() for t in tokens if t.head == root.index and t.dep in {"aux", "auxpass"}}
    return root.tag != "VBN" or not below & {"was", "were", "been", "has", "have", "had"}


def _is_state(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Say whether a sentence tells how things are: "The network runs for 17 miles"."""
    below = [t for t in tokens if t.head == verb.index]
    if (
        verb.tag not in PRESENT
        or any(t.dep in {"aux", "auxpass"} for t in below)
        or any(t.tag == "VBD" for t in tokens)
    ):
        return False
    return verb.lemma in load_lexicon("statements")["states"]


def _content_verb(tokens: tuple[Token, ...], root: Token, reported: Quote | None) -> Token:
    """Return the verb of what is said: the head of the reported clause, else the sentence's own."""
    if reported is None or reported.cue_span is None or not reported.cue_span.overlaps(root.span):
        return root
    return next((t for t in tokens if t.head == root.index and t.dep == "ccomp"), root)


def _has(phrase: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", words, re.IGNORECASE) is not None
