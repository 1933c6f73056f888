"""Changes to one sentence of one source: a figure, a date, a name, a negation, an order, or only its wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.values.annotation import Annotation, MentionKind, Sentence
from generator.values.document import Document
from generator.values.findings import TimeKind
from generator.values.span import Span
from generator.values.story import DatedArticle

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NUMBER_RE = re.compile(r"\d[\d,]*(?:\.\d+)?")
WORDS = {
    "two": "five", "three": "eight", "four": "nine", "five": "twelve", "six": "fourteen", "seven": "sixteen",
    "eight": "three", "nine": "four", "ten": "four", "eleven": "five", "twelve": "thirty", "forty-two": "ninety-one",
}  # fmt: skip
NAMES = {
    MentionKind.PERSON: "Olwen Trask",
    MentionKind.ORGANISATION: "Harrowgate Mutual",
    MentionKind.PLACE: "Quillon",
}
ORDER = {"before": "after", "after": "before", "ahead of": "after", "prior to": "after", "following": "before"}
# Words a subeditor may change without changing what is said.
STYLE = {
    "about": "around", "some": "about", "shortly": "soon", "said": "stated", "told": "informed", "percent": "per cent",
    "big": "large", "began": "started", "buy": "acquire", "children": "youngsters", "said on": "stated on",
    "according to": "in the words of", "more than": "over", "over": "more than", "homes": "houses", "firm": "company",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one source that are replaced."""

    kind: str  # figure | date | name | negation | order | wording
    source: str
    span: Span  # of the words replaced, in the unchanged text
    new: str
    key: str  # what another source must have as well for the change to be noticeable


def changes_in(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    """Yield every change that one sentence allows."""
    for finder in FINDERS:
        yield from finder(dated, sentence)


def _figures(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    for figure in dated.article.figures:
        if not sentence.span.contains(figure.span):
            continue
        words = figure.span.cut(dated.document.text)
        new = _other_number(words)
        if new is not None:
            key = f"{figure.quantity.value.normalize():f} {figure.quantity.unit}"
            yield Change("figure", dated.source, figure.span, new, key)


def _other_number(words: str) -> str | None:
    """Multiply the first number by about three, or exchange the number word."""
    match = NUMBER_RE.search(words)
    if match:
        value = Decimal(match.group().replace(",", "")) * 3 + 1
        shown = f"{value:,}" if "," in match.group() else str(value)
        return words[: match.start()] + shown + words[match.end() :]
    head, _, rest = words.partition(" ")
    new = WORDS.get(head.lower())
    return f"{new.capitalize() if head[0].isupper() else new} {rest}".strip() if new else None


def _dates(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    for time in dated.times:
        span = time.expression.span
        if not sentence.span.contains(span) or time.expression.kind is not TimeKind.DATE or not time.start:
            continue
        new = _other_date(span.cut(dated.document.text))
        if new is not None and time.value:
            yield Change("date", dated.source, span, new, time.value)


def _other_date(words: str) -> str | None:
    day = re.search(r"\b([12]?\d|30)\b(?!\d)", words)
    if day and any(m in words for m in MONTHS):
        value = int(day.group())
        return words[: day.start()] + str((value + 11) % 28 + 1) + words[day.end() :]
    for names, step in ((MONTHS, 3), (DAYS, 2)):
        for place, name in enumerate(names):
            if re.search(rf"\b{name}\b", words):
                return words.replace(name, names[(place + step) % len(names)])
    return (
        re.sub(r"\b(19|20)(\d)(\d)\b", lambda m: f"{m[1]}{(int(m[2]) + 7) % 10}{m[3]}", words)
        if re.search(r"\b(19|20)\d\d\b", words)
        else None
    )


def _names(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    for mention in dated.article.annotation.mentions:
        new = NAMES.get(mention.kind)
        if new and sentence.span.contains(mention.span) and len(mention.text.split()) > 1:
            yield Change("name", dated.source, mention.span, new, mention.text.lower())


def _negations(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    annotation = dated.article.annotation
    for token in annotation.tokens[sentence.first : sentence.last]:
        auxiliary = token.dep in {"aux", "auxpass"} or (token.lemma == "be" and token.dep in {"ROOT", "ccomp"})
        plain = token.text.lower() in {"was", "were", "is", "are", "will", "has", "have", "had", "would"}
        verb = annotation.tokens[token.head] if token.dep in {"aux", "auxpass"} else token
        negated = any(annotation.tokens[c].dep == "neg" for c in annotation.children[verb.index])
        main = verb.dep in {"ROOT", "ccomp"}
        first = all(
            c >= token.index or annotation.tokens[c].dep not in {"aux", "auxpass"}
            for c in annotation.children[verb.index]
        )
        if auxiliary and plain and main and first and not negated:
            yield Change("negation", dated.source, token.span, f"{token.text} not", verb.lemma)


def _orders(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    words = sentence.span.cut(dated.document.normal)
    for old, new in ORDER.items():
        for match in re.finditer(rf"\b{old}\b", words):
            start = sentence.span.start + match.start()
            yield Change("order", dated.source, Span(start, start + len(old)), new, "order")


def _wordings(dated: DatedArticle, sentence: Sentence) -> Iterator[Change]:
    words = sentence.span.cut(dated.document.normal)
    quoted = words.count('"') > 0 or "'" in words
    for old, new in STYLE.items():
        match = re.search(rf"(?<!-)\b{old}\b(?!-)", words)
        if match and not quoted:
            start = sentence.span.start + match.start()
            yield Change("wording", dated.source, Span(start, start + len(old)), new, "")


FINDERS: tuple[Callable[[DatedArticle, Sentence], Iterator[Change]], ...] = (
    _figures,
    _dates,
    _names,
    _negations,
    _orders,
    _wordings,
)


def apply(document: Document, change: Change) -> str:
    """Return the text of a document with the change made."""
    return document.text[: change.span.start] + change.new + document.text[change.span.end :]


def words_of(annotation: Annotation, sentence: Sentence) -> frozenset[str]:
    """Return the lemmas of a sentence, for telling whether another source has its counterpart."""
    return frozenset(
        t.lemma for t in annotation.tokens[sentence.first : sentence.last] if t.pos in {"NOUN", "VERB", "PROPN"}
    )


# Events in order, told in two wordings; sources rarely put two events in order, so the sentences are added to two.
ORDERED = (
    ("The harbour inspection took place before the budget vote.", "The budget vote followed the harbour inspection."),
    (
        "Moreno's visit to Lisbon came after Keller's trip to Oslo.",
        "Keller's trip to Oslo preceded Moreno's visit to Lisbon.",
    ),
    ("The sirens sounded before the dam burst.", "The dam burst after the sirens sounded."),
    (
        "Lindqvist resigned ahead of the election in Lisbon.",
        "The election in Lisbon came after Lindqvist's resignation.",
    ),
    ("The evacuation began prior to the eruption.", "The eruption came after the evacuation."),
    (
        "Talks between Moreno and Keller were held before Lindqvist's departure.",
        "Lindqvist's departure came after Moreno's talks.",
    ),
    ("The warning was issued before the storm.", "The storm came after the warning."),
    ("The power cut happened after the explosion.", "The explosion happened before the power cut."),
    ("Keller will meet Moreno before he visits Oslo.", "Keller will visit Oslo after he meets Moreno."),
    ("The arrests were made following the march.", "The march took place before the arrests."),
)
