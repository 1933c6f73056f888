"""A cache of annotations on disk, keyed by text, blocks, pipeline and version.

Parsing is nine tenths of the work on an article; the rest is cheap enough to be done anew. An
entry that cannot be read is made again; a cache that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from pathlib import Path

import spacy.about

from generator.stages.annotate import ANNOTATION_VERSION, annotate
from generator.values.annotation import Annotation, Mention, MentionKind, Sentence, Token
from generator.values.document import Document
from generator.values.span import Span


def cache_folder() -> Path:
    """Return the folder: BRIEFINGS_CACHE, else ``briefings`` in the user's cache folder."""
    named = os.environ.get("BRIEFINGS_CACHE")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefings"


def annotate_cached(document: Document, model: str) -> Annotation:
    """Annotate, or read the annotation of the same text, blocks and pipeline."""
    path = cache_folder() / f"{_key(document, model)}.json.z"
    try:
        return _decode(json.loads(zlib.decompress(path.read_bytes())))
    except (OSError, ValueError, zlib.error, KeyError, TypeError):
        pass
    annotation = annotate(document, model)
    _write(path, zlib.compress(json.dumps(_encode(annotation), ensure_ascii=False).encode("utf-8"), 1))
    return annotation


def _key(document: Document, model: str) -> str:
    blocks = ";".join(f"{b.start}-{b.end}" for b in document.body)
    key = f"{ANNOTATION_VERSION}\0{spacy.about.__version__}\0{model}\0{blocks}\0{document.normal}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        return


def _encode(annotation: Annotation) -> dict[str, list[list[object]]]:
    return {
        "tokens": [[t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.entity] for t in annotation.tokens],
        "sentences": [[s.span.start, s.span.end, s.first, s.last, s.paragraph] for s in annotation.sentences],
        "mentions": [[m.span.start, m.span.end, m.text, m.kind.value, m.first, m.last] for m in annotation.mentions],
        "paragraphs": [[p.start, p.end] for p in annotation.paragraphs],
    }


def _decode(data: dict[str, list[list[object]]]) -> Annotation:
    tokens = tuple(Token(i, *row) for i, row in enumerate(data["tokens"]))  # type: ignore[arg-type]  # JSON rows
    sentences = tuple(Sentence(Span(a, b), *rest) for a, b, *rest in data["sentences"])  # type: ignore[arg-type]  # JSON rows
    mentions = tuple(
        Mention(Span(a, b), text, MentionKind(kind), first, last)  # type: ignore[arg-type]  # JSON rows
        for a, b, text, kind, first, last in data["mentions"]
    )
    paragraphs = tuple(Span(a, b) for a, b in data["paragraphs"])  # type: ignore[arg-type]  # JSON rows
    return Annotation.of(tokens, sentences, mentions, paragraphs)
