"""What all processes that make stories share, loaded where it is imported: the rules and the language pipeline."""

from __future__ import annotations

from generator.publishing import making
from generator.stages.annotate import load_pipeline
from generator.values.annotation import DEFAULT_MODEL

LOADED = (making, load_pipeline(DEFAULT_MODEL))
