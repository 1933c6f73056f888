"""The language pipeline, behind one module: tokens, syntax, sentences, names.

Body text is parsed line by line, so that no sentence runs from a caption into a paragraph and a
paragraph added elsewhere changes nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.lexicons.loader import load_lexicon
from generator.sources.mentions import name_after_months, repair_mentions
from generator.sources.sentences import sentence_starts
from generator.values.annotation import DEFAULT_MODEL, Annotation, Mention, MentionKind, Sentence, Token
from generator.values.document import GLUE, Document
from generator.values.pipelines import require_installed
from generator.values.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND_OF_LABEL: Final = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
    "WORK_OF_ART": MentionKind.OTHER,
    "EVENT": MentionKind.OTHER,
    "LAW": MentionKind.OTHER,
    "PRODUCT": MentionKind.OTHER,
}
POSSESSIVE_RE = re.compile(r"(?:'s|')$")
LINE_RE = re.compile(r"[^\n]+")
UNREAD_RE = re.compile(rf"{GLUE}+|(?<= )[ {GLUE}]+")


@cache
def load_pipeline(model: str) -> Language:
    """Load an installed spaCy pipeline once.

    Raises BriefingError when it is not installed. spaCy is imported here: a second that only parsing need pay.
    """
    import spacy  # noqa: PLC0415
    from spacy.language import Language  # noqa: PLC0415

    Language.component("sentence_starts", func=mark_sentence_starts)
    require_installed(model)
    pipeline = spacy.load(model)
    before = {"before": "parser"} if "parser" in pipeline.pipe_names else {"last": True}
    pipeline.add_pipe("sentence_starts", **before)
    _keep_titles_whole(pipeline)
    return pipeline


def _keep_titles_whole(pipeline: Language) -> None:
    """Tell the tokenizer that "Const." before a name is one token, like "Gen."."""
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415  # as above

    tokenizer = pipeline.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for title in load_lexicon("sentences")["titles"]:
            tokenizer.add_special_case(f"{title.title()}.", [{"ORTH": f"{title.title()}."}])


def mark_sentence_starts(doc: Doc) -> Doc:
    """Tell the parser where sentences start, before it reads the syntax."""
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    for token, start in zip(doc, starts, strict=True):
        if start is not None:
            token.is_sent_start = start
    return doc


def annotate(document: Document, model: str = DEFAULT_MODEL) -> Annotation:
    """Annotate the body of a cleaned document."""
    paragraphs = tuple(
        Span(body.start + m.start(), body.start + m.end()).trimmed(document.normal)
        for body in document.body
        for m in LINE_RE.finditer(body.cut(document.normal))
        if m.group().strip()
    )
    pipeline = load_pipeline(model)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    plain = [_Plain.of(document.normal, span) for span in paragraphs]
    parsed = pipeline.pipe(p.text for p in plain)
    for number, (place, doc) in enumerate(zip(plain, parsed, strict=True)):
        base = len(tokens)
        tokens += _tokens_of(doc, place, base)
        sentences += _sentences_of(doc, place, base, number)
        mentions += _mentions(doc, place, base)
    words, names = name_after_months(tuple(tokens), tuple(mentions))
    return Annotation.of(words, tuple(sentences), repair_mentions(words, names), paragraphs)


@dataclass(frozen=True, slots=True)
class _Plain:
    """A paragraph as the pipeline reads it, without marks and runs of blanks, and where each character stands."""

    text: str
    at: Sequence[int]  # offsets in the document, by index in the text

    @classmethod
    def of(cls, normal: str, span: Span) -> _Plain:
        words = span.cut(normal)
        if not UNREAD_RE.search(words):
            return cls(words, range(span.start, span.end))
        gone = {i for m in UNREAD_RE.finditer(words) for i in range(m.start(), m.end())}
        kept = [i for i in range(len(words)) if i not in gone]
        return cls("".join(words[i] for i in kept), [span.start + i for i in kept])

    def span(self, start: int, end: int) -> Span:
        """Return where characters stand in the document."""
        return Span(self.at[start], self.at[end - 1] + 1)


def _tokens_of(doc: Doc, place: _Plain, base: int) -> list[Token]:
    return [
        Token(
            base + t.i,
            place.at[t.idx],
            place.at[t.idx + len(t.text) - 1] + 1,
            t.text,
            t.lemma_.lower(),
            t.pos_,
            t.tag_,
            t.dep_,
            base + t.head.i,
            t.ent_type_,
        )
        for t in doc
    ]


def _sentences_of(doc: Doc, place: _Plain, base: int, paragraph: int) -> list[Sentence]:
    found = []
    for sent in doc.sents:
        span = place.span(sent.start_char, sent.end_char)
        found.append(Sentence(span, base + sent.start, base + sent.end, paragraph))
    return found


def _mentions(doc: Doc, place: _Plain, base: int) -> list[Mention]:
    found = []
    for ent in doc.ents:
        kind = KIND_OF_LABEL.get(ent.label_)
        if kind is None:
            continue
        start, last = ent.start, ent.end
        while last > start + 1 and doc[last - 1].text in {"'s", "'", "’s", "’"}:
            last -= 1
        while start < last - 1 and doc[start].lower_ in {"the", "a", "an"}:
            start += 1
        words = doc[start:last]
        text = POSSESSIVE_RE.sub("", words.text)
        found.append(
            Mention(place.span(words.start_char, words.start_char + len(text)), text, kind, base + start, base + last)
        )
    return found
