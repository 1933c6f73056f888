"""The words by which a line of the front is named from below, where its event is only pointed at.

A page says nothing twice, so a name has no long run of the line's words: it leaves out the time, which the timeline
gives, what describes a person before the surname, and what stands in brackets or between commas behind a subject.

    Vice Mayor Ana Roe on Monday opened the old bridge over the river  → Roe … opened the old bridge over the …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.lexicons.calendar import PRINTED_MONTH, PRINTED_WEEKDAY
from generator.relations.items.limits import GAP
from generator.rendering.wording import RUN, shorten
from generator.values.briefing import Entity

STRETCH: Final = RUN - 1  # words in a row: one less than a page may repeat

TIMED_RE: Final = re.compile(
    r"^(?:(?:earl|lat)(?:y|e|ier|er)\b|on|in|at|by|since|last)\b[^,]{0,30}, (?=\S+ \S+ \S+)", re.IGNORECASE
)
WHEN: Final = (
    rf"(?:{PRINTED_WEEKDAY}|{PRINTED_MONTH}(?=,? \d)|(?<=[io]n ){PRINTED_MONTH})"
    rf"(?: (?:morning|afternoon|evening|night))?(?:,? \d{{1,2}})?(?:,? \d{{4}})?,?(?= \w)"
)
TIME_RE: Final = re.compile(
    rf"^(?:On|In|Late|Early|Last) {WHEN} |,? (?:(?:on|in|late|early|earlier|last|this) ){{0,3}}{WHEN}"
)
ASIDE_RE: Final = re.compile(r"^((?:\S+ ){0,3}\S+), [^,]+, (?=[a-z])")  # "Roe, mayor of Selm, resigned"
TITLED_RE: Final = re.compile(r"^(?:The )?(?:(?:[A-Z][\w.&’'-]*|\([A-Z][^)]*\)) ){1,6}$")  # "UK Home Secretary Ana "
LABEL_RE: Final = re.compile(r"^\w+: (?=[A-Z])")  # "Updated: "
BRACKETS_RE: Final = re.compile(r"(?<=\w) \([^()]*\)(?= \w)")  # "Roe (R-Selm) resigned"


def name_line(text: str, people: Iterable[Entity] = ()) -> str:
    """Return the words that name a line of the front; the people of the story are called by what else it calls them.

    >>> name_line("On Monday, the mayor opened the bridge."), name_line("On Monday the mayor opened the bridge.")
    ('the mayor opened the bridge.', 'the mayor opened the bridge.')
    """
    words = TIMED_RE.sub("", LABEL_RE.sub("", text))
    for name, short in _short_names(people):
        before, found, rest = words.partition(f"{name} ")
        if found and TITLED_RE.match(f"{before}{name} "):
            words = f"{short} {rest}"
            break
    words = BRACKETS_RE.sub(f" {GAP}", ASIDE_RE.sub(rf"\1 {GAP} ", words))
    words = TIME_RE.sub(f" {GAP}", words).strip()
    return _in_stretches(words.removeprefix(GAP))


def _short_names(people: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Yield every form of a person's name of several words with the one of one word: "Ana Roe", "Roe"."""
    for person in people:
        short = next((a for a in person.aliases if a in person.name.split()), None)
        if short:
            yield from ((form, short) for form in (person.name, *person.aliases) if " " in form)


def _in_stretches(words: str) -> str:
    """Return the first words between gaps, no stretch longer than a page may repeat.

    >>> _in_stretches("one two … three four five six seven eight nine ten")
    'one two … three four five six seven eight nine …'
    """
    told: list[str] = []
    stretches = words.split(GAP)
    for number, stretch in enumerate(stretches, 1):
        parts = stretch.split()
        if len(parts) > STRETCH:
            cut = " ".join(parts[:STRETCH])
            return f" {GAP} ".join([*told, shorten(f"{cut} {parts[STRETCH]}", len(cut) + 1)])
        told.append(" ".join(parts))
        if sum(len(t.split()) for t in told) > STRETCH and number < len(stretches):
            return f" {GAP} ".join([*told, ""]).rstrip()
    return f" {GAP} ".join(told)
