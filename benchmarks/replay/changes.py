"""What happens to a story after its editor has decided: sources come, go, are renamed, and say something else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

WORD_RE = re.compile(r"\b[a-z]{6,}\b")
NUMBER_RE = re.compile(r"(?<![\w.,$£€-])\d{1,3}(?![\w.,%-])|(?<=[$£€])\d{1,3}(?![\d,])")
OTHER_WORDS = ("important", "northern", "further", "reported", "yesterday")

Texts = Mapping[str, str]  # by file name


@dataclass(frozen=True, slots=True)
class Changed:
    """A story's sources after a change, and how words of before read now."""

    sources: Texts
    now: Callable[[str], str] = lambda words: words


def add_source(sources: Texts, spare: tuple[str, str], _near: str, _dice: random.Random) -> Changed:
    """Bring in the source that was held back."""
    return Changed({**sources, spare[0]: spare[1]})


def remove_source(sources: Texts, _spare: tuple[str, str], _near: str, dice: random.Random) -> Changed:
    """Take one source away."""
    gone = dice.choice(sorted(sources))
    return Changed({name: text for name, text in sources.items() if name != gone})


def rename_source(sources: Texts, _spare: tuple[str, str], _near: str, dice: random.Random) -> Changed:
    """Give one source's file another name."""
    old = dice.choice(sorted(sources))
    return Changed({(f"renamed-{name}" if name == old else name): text for name, text in sources.items()})


def mend_typo(sources: Texts, _spare: tuple[str, str], near: str, dice: random.Random) -> Changed:
    """Exchange two letters of a word, where it can be in a sentence that an entry is about."""
    return _in_sentence(sources, near, dice, WORD_RE, lambda word: f"{word[0]}{word[2]}{word[1]}{word[3:]}")


def change_number(sources: Texts, _spare: tuple[str, str], near: str, dice: random.Random) -> Changed:
    """Change a number, where it can be in a sentence that an entry is about."""
    return _in_sentence(sources, near, dice, NUMBER_RE, lambda number: str(int(number) + 1 + dice.randrange(8)))


def change_word(sources: Texts, _spare: tuple[str, str], near: str, dice: random.Random) -> Changed:
    """Put another word for one, where it can be in a sentence that an entry is about."""
    return _in_sentence(sources, near, dice, WORD_RE, lambda _: dice.choice(OTHER_WORDS))


def _in_sentence(
    sources: Texts, near: str, dice: random.Random, pattern: re.Pattern[str], new: Callable[[str], str]
) -> Changed:
    homes = [name for name in sorted(sources) if near and near in sources[name]]
    name = dice.choice(homes or sorted(sources))
    text = sources[name]
    start = text.find(near) if homes else len(text) // 3
    end = start + len(near) if homes else len(text)
    found = list(pattern.finditer(text, start, end)) or list(pattern.finditer(text, len(text) // 3))
    if not found:
        return Changed(sources)
    match = dice.choice(found)
    words = new(match.group())
    around = text[max(0, match.start() - 20) : match.end() + 20]
    mended = around.replace(match.group(), words, 1)
    changed = {**sources, name: text[: match.start()] + words + text[match.end() :]}
    return Changed(changed, lambda said: said.replace(around, mended) if around in said else said)


CHANGES = {
    "a source added": add_source,
    "a source removed": remove_source,
    "a source renamed": rename_source,
    "a typo": mend_typo,
    "a number changed": change_number,
    "a word changed": change_word,
}
