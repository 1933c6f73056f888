"""Results kept by what they were made of: annotations here, whole stories in ``unchanged``.

A key holds everything that was read and the digest of everything it was read with, so that nothing is found again that
would be made otherwise today. Values are MessagePack: data of known shape, and nothing that runs.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any, Final, TypeVar

import msgspec

from generator.publishing.database import open_store
from generator.publishing.versions import annotation_version, digest_of_parts
from generator.values.annotation import Annotation
from generator.values.document import Document

Kept = TypeVar("Kept")
ANNOTATIONS: Final = "annotation"
FASTEST: Final = 1  # of zlib: a higher level saves a tenth and takes three times as long


def recall(stage: str, key: str, kind: type[Kept]) -> Kept | None:
    """Return what was kept, None where there is nothing of this kind."""
    data = open_store().get(stage, key)
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
    except (ValueError, zlib.error):
        return None


def keep(stage: str, key: str, value: Any) -> None:  # noqa: ANN401  # whatever MessagePack can hold
    """Keep a result."""
    open_store().put(stage, key, zlib.compress(msgspec.msgpack.encode(value), FASTEST))


def annotate_cached(document: Document, model: str) -> Annotation:
    """Annotate, or read the annotation of the same text and blocks by the same code and pipeline."""
    blocks = (f"{b.start}-{b.end}" for b in document.body)
    key = digest_of_parts([annotation_version(model), document.normal, *blocks])
    kept = recall(ANNOTATIONS, key, Annotation)
    if kept is not None:
        return Annotation.of(kept.tokens, kept.sentences, kept.mentions, kept.paragraphs)
    from generator.stages.annotate import annotate  # noqa: PLC0415  # what was parsed before needs no parser

    annotation = annotate(document, model)
    keep(ANNOTATIONS, key, replace(annotation, children=()))
    return annotation
