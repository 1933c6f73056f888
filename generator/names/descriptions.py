"""What tells of a person whose role the text does not give.

Ann Smith of Selm Rowing Club · Ann Smith, who lives near the quay   -> of Selm Rowing Club · who lives near the quay

Left alone: what somebody did ("Ann Smith, who left,"), a surname alone.
"""

from __future__ import annotations

from generator.names.appositions import behind_age
from generator.names.roles import LONGEST_ROLE, Role, read_role_beside
from generator.syntax.labels import COMPLEMENTS, FINITE
from generator.syntax.phrases import unbroken_end
from generator.syntax.tree import child, head_of, token_span
from generator.values.annotation import Annotation, Mention, MentionKind
from generator.values.document import Document
from generator.values.span import Span


def descriptions_beside(mention: Mention, document: Document, annotation: Annotation) -> tuple[Role, ...]:
    """Return what tells of somebody without a role: "of Selm Rowing Club", "who lives near the quay"."""
    role = read_role_beside(_body_or_habit_after(mention, annotation), mention, document, annotation)
    return (role,) if role else ()


def _body_or_habit_after(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "of Selm Rowing Club" and "who lives near the quay" behind a full name."""
    tokens = annotation.tokens
    at = behind_age(tokens, mention.last) or mention.last
    if " " not in mention.text or at >= len(tokens):
        return None
    if tokens[at].text in {"of", "from"} and mention.first <= tokens[at].head < mention.last:
        last = unbroken_end(annotation, tokens[at])
        named = [m for m in annotation.mentions if at < m.first <= last]
        kinds = {MentionKind.ORGANISATION, *((MentionKind.PLACE,) if at > mention.last else ())}
        return token_span(annotation, at, last + 1) if named and {m.kind for m in named} <= kinds else None
    verb = head_of(annotation, tokens[at])
    if tokens[at].text != "who" or verb.dep != "relcl" or child(annotation, verb, *COMPLEMENTS, "neg"):
        return None
    last = unbroken_end(annotation, verb)
    told = [t for t in tokens[at : last + 1] if t.tag in FINITE or t.tag == "PRP"]
    usual = [t.tag for t in told] == ["VBZ"] and last - at < LONGEST_ROLE
    return token_span(annotation, at, last + 1) if usual else None
