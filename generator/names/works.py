"""Names that belong to works and not to people: "the 2031 film Roe Bell", "Roe Bell Reports" between marks."""

from __future__ import annotations

from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, Mention


def is_of_work(mention: Mention, annotation: Annotation) -> bool:
    """Say whether a name is that of a film or a programme: behind the word for it, or alone between quotation marks."""
    before = annotation.tokens[mention.first - 1].text.lower() if mention.first else ""
    behind = [t.text for t in annotation.tokens[mention.last : mention.last + 2] if t.text not in {",", "."}]
    return before in load_lexicon("speakers")["film"] or (before == '"' and behind[:1] == ['"'])
