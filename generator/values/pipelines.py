"""Which language pipelines may be loaded: loading one runs its code, so that a folder or any other module is none."""

from __future__ import annotations

from importlib.metadata import entry_points

from generator.values.annotation import DEFAULT_MODEL
from generator.values.diagnostic import BriefingError

SETTINGS = "newsroom.yml"


def require_installed(model: str) -> None:
    """Raise BriefingError when no installed package says that it is a pipeline of this name."""
    if not entry_points(group="spacy_models", name=model):
        hint = f"install it, or set model to {DEFAULT_MODEL}"
        raise BriefingError(SETTINGS, f"the language pipeline '{model}' is not installed", hint=hint)


def require_allowed(model: str, allowed: str) -> None:
    """Raise BriefingError when a pipeline is not installed, or not among those allowed: names with commas between.

    The pipeline the package comes with is always allowed.
    """
    if model not in {DEFAULT_MODEL, *(name.strip() for name in allowed.split(","))}:
        hint = f"name it in the environment variable BRIEFINGS_MODELS, or set model to {DEFAULT_MODEL}"
        raise BriefingError(SETTINGS, f"the language pipeline '{model}' is not allowed here", hint=hint)
    require_installed(model)
