"""What room a story has left for articles: their number, their characters, what was found in them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.values.diagnostic import Diagnostic
from generator.values.limits import ReadingLimits, raise_limit


@dataclass(frozen=True, slots=True)
class StoryRoom:
    """A story's limits, and what the articles read so far took of them."""

    limits: ReadingLimits
    sources: int = 0
    characters: int = 0
    items: int = 0

    def without(self, characters: int, items: int) -> StoryRoom:
        """Return what is left behind an article of this size."""
        return StoryRoom(self.limits, self.sources + 1, self.characters + characters, self.items + items)

    def over(self, place: str, characters: int, items: int) -> Diagnostic | None:
        """Return why an article is left out for which there is no room, None when there is."""
        taken = self.without(characters, items)
        counts = {
            "sources": ("sources", taken.sources, self.limits.sources),
            "story": ("characters", taken.characters, self.limits.story),
            "items": ("findings", taken.items, self.limits.items),
        }
        for name, (what, count, most) in counts.items():
            if count > most:
                fault = f"is left out: the story would have {count:,} {what}, {most:,} at most"
                return Diagnostic("B106", fault, place, raise_limit(name))
        return None
