"""Statements: sentences that can stand as facts.

The dam at Orlova broke on Tuesday, officials said.    -> event, attributed to officials
But Mayor Dunn will resign in June.                    -> plan, without its "But"
She had led the town since 2003.                       -> background, not standalone
Orlova's broken dam                                    -> nothing: no finite verb
"We are lost." / Who is to pay? / Read on.             -> nothing: a quote, a question, a command
"""

from __future__ import annotations

import re
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.document import Document
from generator.values.findings import Attribution, Quote, Statement, StatementKind, TimeExpression
from generator.values.span import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FEWEST_TOKENS = 5
COVERED = 0.5  # share of a sentence that reported speech must cover to be its content
QUOTED = 0.85  # share between quotation marks from which a sentence is a quote and no statement
FUTURE_MODALS = frozenset({"will", "shall", "'ll", "would"})
MARKS = "\"' "


def extract_statements(
    document: Document, annotation: Annotation, quotes: tuple[Quote, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return the statements of a document in text order."""
    found = []
    for number, sentence in enumerate(annotation.sentences):
        tokens = annotation.tokens[sentence.first : sentence.last]
        if not _can_stand(document, sentence, tokens, quotes):
            continue
        reported = _reported(sentence, quotes)
        span = _without_connective(document, sentence)
        kind = _kind(document.normal, span, tokens, times, reported)
        standalone = _stands_alone(document.normal, span, annotation, sentence)
        found.append(Statement((span,), number, kind, _attribution(reported), standalone))
    return tuple(found)


@cache
def _opener_re(group: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("statements")[group], key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b,?\s*", re.IGNORECASE)


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
    return any(t.tag in FINITE for t in tokens) and any(
        t.dep in {"nsubj", "nsubjpass", "expl", "csubj"} for t in tokens
    )


def _is_first_person(tokens: tuple[Token, ...]) -> bool:
    """Say whether a sentence is about "I", "we" or "you": a quotation whose marks were lost, or an address."""
    root = next((t for t in tokens if t.dep == "ROOT"), tokens[0])
    return any(t.head == root.index and t.dep == "nsubj" and t.text.lower() in {"i", "we", "you"} for t in tokens)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _reported(sentence: Sentence, quotes: tuple[Quote, ...]) -> Quote | None:
    """Return the reported speech that is most of a sentence and has its cue in it, None when there is none."""
    best: tuple[int, Quote] | None = None
    for quote in quotes:
        size = sum(_shared(part, sentence.span) for part in quote.parts)
        here = quote.cue_span is not None and sentence.span.contains(quote.cue_span)
        if here and size >= COVERED * sentence.span.length and (best is None or size > best[0]):
            best = (size, quote)
    return best[1] if best else None


def _attribution(reported: Quote | None) -> Attribution | None:
    if reported is None or reported.speaker is None:
        return None
    return Attribution(reported.speaker.name, reported.speaker.kind, reported.cue)


def _without_connective(document: Document, sentence: Sentence) -> Span:
    """Cut a connective off a sentence's head where what follows opens like a sentence."""
    span = sentence.span.trimmed(document.normal)
    match = _opener_re("connectives").match(document.normal, span.start, span.end)
    if match and document.normal[match.end() : match.end() + 1].isupper():
        return Span(match.end(), span.end)
    return span


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
    if modals & FUTURE_MODALS or content.lemma in load_lexicon("statements")["plan_verbs"]:
        return StatementKind.PLAN
    if root.tag != "VBD" and any(t.tense == "future" for t in times if t.span.overlaps(span)):
        return StatementKind.PLAN
    perfect = any(t.head == content.index and t.dep == "aux" and t.text.lower() == "had" for t in tokens)
    if perfect or any(_has(phrase, span.cut(normal)) for phrase in load_lexicon("statements")["background"]):
        return StatementKind.BACKGROUND
    if reported is not None:
        return StatementKind.STATEMENT
    return StatementKind.EVENT


def _content_verb(tokens: tuple[Token, ...], root: Token, reported: Quote | None) -> Token:
    """Return the verb of what is said: the head of the reported clause, else the sentence's own."""
    if reported is None or reported.cue_span is None or not reported.cue_span.overlaps(root.span):
        return root
    return next((t for t in tokens if t.head == root.index and t.dep == "ccomp"), root)


def _has(phrase: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", words, re.IGNORECASE) is not None


def _stands_alone(normal: str, span: Span, annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a sentence can do without the one before: no pronoun for subject, no opener that points back."""
    start = span.start + (1 if normal[span.start] in MARKS else 0)
    if any(_opener_re(group).match(normal, start, span.end) for group in ("connectives", "dependent")):
        return False
    tokens = annotation.tokens[sentence.first : sentence.last]
    subject = next((t for t in tokens if t.dep in {"nsubj", "nsubjpass"}), None)
    named = any(sentence.first <= m.first and m.last <= (subject.index if subject else 0) for m in annotation.mentions)
    return subject is None or subject.pos != "PRON" or subject.text.lower() in {"who", "it", "there"} or named
