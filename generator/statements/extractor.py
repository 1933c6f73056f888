"""Statements: sentences that can stand as facts.

The dam at Orlova broke on Tuesday, officials said.    -> event, attributed to officials
But Mayor Dunn will resign in June.                    -> plan, without its "But"
She had led the town since 2003.                       -> background, and it leans
Orlova's broken dam                                    -> nothing: no finite verb
"We are lost." / Who is to pay? / Read on.             -> nothing: a quote, a question, a command
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import resolve_names
from generator.quotes.pronouns import Context, Turn
from generator.sources.lines import breaks_off
from generator.statements.dependence import leaning_of, opener_re
from generator.statements.naming import names_meant
from generator.syntax.labels import AUXILIARIES, FINITE, FINITE_VERBS, SUBJECTS
from generator.syntax.tree import child, children_of, root_of
from generator.syntax.verbs import auxiliaries_of, is_due, read_tense
from generator.values.annotation import Annotation, Sentence, Tense, Token
from generator.values.document import Document
from generator.values.findings import Attribution, Leaning, Quote, Report, Statement, StatementKind, TimeExpression
from generator.values.span import Span, merge_spans, own_span, sharing, starting_in

FEWEST_TOKENS: Final = 5
LEAST: Final = 0.2  # the same where the cue is the sentence's own verb: a speaker with a long title takes the rest
COVERED: Final = 0.5  # share of a sentence that reported speech must cover to be its content
QUOTED: Final = 0.85  # share between quotation marks from which a sentence is a quote and no statement
MARKS: Final = "\"' "
PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
SPEAKER_TAIL_RE = re.compile(r"\s*,\s(?:he|she|they|it)\s\w+(?:\s(?:on\s)?[A-Z]\w+day)?\s*[.]?\s*")
CONTENTS: Final = frozenset({"ccomp", "dobj", "obj", "xcomp", "parataxis", "dep", "conj", "acomp", "attr"})
LEXICON = load_lexicon("statements")


def extract_statements(
    document: Document, annotation: Annotation, quotes: tuple[Quote, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return the statements of a document in text order."""
    found = []
    context = _context_of(document, annotation, quotes)
    direct = merge_spans(tuple(part for quote in quotes if quote.direct for part in quote.parts))
    cued = sorted((q for q in quotes if q.cue_span), key=_cue_of)  # of one cue in the order of the quotes
    for number, sentence in enumerate(annotation.sentences):
        if not _can_stand(document, annotation, sentence, direct):
            continue
        reported = _speech_in(annotation, sentence, starting_in(cued, sentence.span, _cue_of))
        span = _without_speaker(document, _without_connective(document, sentence), reported)
        ahead = any(t.tense is Tense.FUTURE for t in sharing(times, span))
        quoted = reported is not None and reported.direct and span.cut(document.normal)[:1] in MARKS
        # What somebody says will be is no plan.
        kind = StatementKind.STATEMENT if quoted else _statement_kind(annotation, sentence, span, reported, ahead=ahead)
        named = names_meant(context, span, sentence)
        leaning = leaning_of(document, span, annotation, sentence, named)
        if _is_said_by_pronoun(document, reported):
            leaning = Leaning.SENTENCE
        parts = _parts_around_furniture(document, span)
        namings = tuple(dict.fromkeys(named.values()))
        found.append(Statement(parts, number, kind, _attribution(reported), namings, leaning))
    return tuple(found)


def _context_of(document: Document, annotation: Annotation, quotes: tuple[Quote, ...]) -> Context:
    """Return who is named in a document, what is spoken in it, and who spoke when."""
    names = resolve_names(annotation)
    people = {person.name: person for person in names.people}
    spoken = tuple(part for q in quotes if q.report is Report.SPEECH for part in q.parts)
    turns = [Turn(q.cue_span.start, q.speaker, people.get(q.speaker.name)) for q in quotes if q.cue_span and q.speaker]
    return Context(document, annotation, names, spoken, tuple(sorted(turns, key=lambda t: t.at)))


def _can_stand(document: Document, annotation: Annotation, sentence: Sentence, direct: tuple[Span, ...]) -> bool:
    words = sentence.span.cut(document.normal)
    opener = words.lstrip(MARKS)[:1]
    if sentence.last - sentence.first < FEWEST_TOKENS or words.rstrip(MARKS).endswith(("?", ":", "...")):
        return False
    if breaks_off(words):
        return False
    if words.count('"') % 2 or not opener.isalnum() or opener.islower() or not _is_clause(annotation, sentence):
        return False
    quoted = sum(_shared_length(part, sentence.span) for part in sharing(direct, sentence.span, own_span))
    return quoted < QUOTED * sentence.span.length


def _is_clause(annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a finite verb with a subject tells something: no headline, no caption, no command, no "I"."""
    tokens, root = annotation.tokens[sentence.first : sentence.last], root_of(annotation, sentence)
    below, subject = children_of(annotation, root), child(annotation, root, *SUBJECTS, "expl")
    told = any(t.dep in CONTENTS or t.text.lower() in {"for", "of", "about", "against"} for t in below)
    if root.lemma in LEXICON["reporting"] and not told:
        return False  # "Edward Bell said on Thursday.": what he said stands elsewhere
    if subject is not None and subject.text.lower() in {"i", "we", "you"}:
        return False  # a quotation whose marks were lost, or an address
    if root.tag == "VB" and subject is None and child(annotation, root, *AUXILIARIES) is None:
        return False  # "Just fill in the form below": a command, whatever its clauses are
    torn = root.tag == "VBN" and subject is not None
    return any(t.dep in {*SUBJECTS, "expl"} for t in tokens) and (torn or any(t.tag in FINITE for t in tokens))


def _shared_length(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _cue_of(quote: Quote) -> Span:
    return quote.cue_span or quote.span


def _speech_in(annotation: Annotation, sentence: Sentence, quotes: Sequence[Quote]) -> Quote | None:
    """Return the reported speech that is most of a sentence and has its cue in it, None when there is none."""
    root, sizes = root_of(annotation, sentence).span, {}
    for number, quote in enumerate(quotes):
        if quote.cue_span is None or not sentence.span.contains(quote.cue_span):
            continue
        size = sum(_shared_length(part, sentence.span) for part in quote.parts)
        if size >= (LEAST if quote.cue_span.overlaps(root) else COVERED) * sentence.span.length:
            sizes[number] = size
    return quotes[max(sizes, key=lambda n: (sizes[n], -quotes[n].span.start))] if sizes else None


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
    """Cut ", he said" off a sentence's end where the attribution says who he is."""
    if reported is None or reported.direct or _attribution(reported) is None or not _has_pronoun(document, reported):
        return span
    content = reported.parts[-1]
    tail = document.normal[content.end : span.end]
    whole = len(reported.parts) == 1 and content.start <= span.start and SPEAKER_TAIL_RE.fullmatch(tail)
    return content if whole else span


def _has_pronoun(document: Document, reported: Quote) -> bool:
    """Say whether "he" stands beside the cue."""
    return reported.speaker is not None and reported.speaker.mention.cut(document.normal).lower() in PRONOUNS


def _is_said_by_pronoun(document: Document, reported: Quote | None) -> bool:
    """Say whether a sentence is a quotation whose speaker stands in another: the quotes show it with its speaker."""
    return reported is not None and reported.direct and _has_pronoun(document, reported)


def _parts_around_furniture(document: Document, span: Span) -> tuple[Span, ...]:
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


def _statement_kind(
    annotation: Annotation, sentence: Sentence, span: Span, reported: Quote | None, *, ahead: bool
) -> StatementKind:
    """Return what a sentence tells; ``ahead`` says whether a time of the future stands in it."""
    root = root_of(annotation, sentence)
    said = reported is not None and reported.cue_span is not None and reported.cue_span.overlaps(root.span)
    verb = (child(annotation, root, "ccomp") if said else None) or root
    helpers = {t.lemma for t in auxiliaries_of(annotation, verb)} | {
        t.text.lower() for t in auxiliaries_of(annotation, verb)
    }
    present = read_tense(annotation, root) is not Tense.PAST
    coming = {"will", "shall", "'ll", *(["would"] if ahead else [])}  # "would" alone supposes
    if helpers & coming or _is_plan(annotation, verb) or (ahead and present and is_due(annotation, verb)):
        return StatementKind.PLAN
    words = " ".join(t.text.lower() for t in annotation.tokens_in(span))
    if "had" in helpers or any(re.search(rf"\b{phrase}\b", words) for phrase in LEXICON["background"]):
        return StatementKind.BACKGROUND
    if reported is not None:
        return StatementKind.STATEMENT
    past = any(t.tag == "VBD" for t in annotation.tokens[sentence.first : sentence.last])
    lasting = verb.tag in FINITE_VERBS and verb.lemma in LEXICON["states"]
    return StatementKind.BACKGROUND if lasting and not past else StatementKind.EVENT


def _is_plan(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb tells of a plan: "expects to cut", "is set to open", but not "set off", "was set up"."""
    return verb.lemma in LEXICON["plan_verbs"] and (verb.lemma != "set" or child(annotation, verb, "xcomp") is not None)
