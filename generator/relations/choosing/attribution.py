"""Whether a quote can stand alone: it says something, and a reader knows who speaks without the article at hand.

    Jane Roe · officials · a ministry spokesman · the miners' union · the police
Left out: nobody, "the mayor" and "the report" (who or what the text before says), "her father", a first name
alone, the surname in capitals of a transcript that names nobody in full; "Thanks, Ari."
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import given_gender
from generator.values.briefing import BriefingQuote, BriefingSpeaker
from generator.values.findings import SpeakerKind

POINTING: Final = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your", "he", "she"}
)
FEWEST_WORDS: Final = 3


def is_attributed(quote: BriefingQuote) -> bool:
    """Say whether a quote has a speaker whom a reader knows by what he is called."""
    speaker = quote.speaker
    if (
        speaker is None
        or len(quote.text.split()) < FEWEST_WORDS
        or (speaker.name == quote.cue and speaker.name.isupper())
    ):
        return False
    return not (_points_back(speaker) or _is_first_name(speaker))


def _points_back(speaker: BriefingSpeaker) -> bool:
    """Say whether a speaker is called by a noun alone that the text before explains: "the mayor", "lawyer"."""
    words = speaker.name.split()
    if speaker.name != speaker.name.lower() or words[-1] in load_lexicon("speakers")["known"]:
        return False
    if words[0] not in POINTING:
        return len(words) == 1 and speaker.kind in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION}
    told = speaker.kind is SpeakerKind.ORGANISATION and len(words) > 2  # noqa: PLR2004  # "the miners' union"
    return not told


def _is_first_name(speaker: BriefingSpeaker) -> bool:
    name = speaker.name
    return speaker.kind is SpeakerKind.PERSON and not speaker.role and given_gender(name) is not None
