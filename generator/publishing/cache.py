"""A cache of annotations on disk, keyed by text, blocks, pipeline and version.

Parsing is nine tenths of the work on an article; the rest is cheap enough to be done anew. An
entry that cannot be read is made again; a cache that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import spacy.about

from generator.stages.annotate import ANNOTATION_VERSION, annotate
from generator.values.annotation import Annotation
from generator.values.document import Document


def cache_folder() -> Path:
    """Return the folder: BRIEFINGS_CACHE, else ``briefings`` in the user's cache folder."""
    named = os.environ.get("BRIEFINGS_CACHE")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefings"


def annotate_cached(document: Document, model: str) -> Annotation:
    """Annotate, or read the annotation of the same text, blocks and pipeline."""
    path = cache_folder() / f"{_cache_key(document, model)}.z"
    try:
        kept = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=Annotation)
        return Annotation.of(kept.tokens, kept.sentences, kept.mentions, kept.paragraphs)
    except (OSError, ValueError, zlib.error):
        pass
    annotation = annotate(document, model)
    _write(path, zlib.compress(msgspec.msgpack.encode(replace(annotation, children=())), 1))
    return annotation


def _cache_key(document: Document, model: str) -> str:
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
