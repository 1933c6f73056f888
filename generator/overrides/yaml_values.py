"""YAML → plain values with their places, within limits: a file that asks for more is refused before it costs anything.

| written | read |
|---|---|
| ``003_92``, ``218.20``, ``2024-05-16`` | text, as it stands |
| ``true``, ``false``, ``null`` | what they mean |
| ``role:`` inside an entry | as if the key were not there |
| ``*name``, ``&name``, ``!name`` | refused: a text that begins so has to be quoted |
| ``Route #7 opens`` | refused: YAML takes what follows ' #' for a comment |
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from generator.values.bounded_yaml import LESS_DEEP, MOST_DEPTH, BoundedLoader, TooDeepError
from generator.values.diagnostic import BriefingError

Path = tuple[str | int, ...]
Event = Any  # one of yaml's: its types are not told
Place = tuple[int, int]  # line and column, 1-based

MOST_CHARACTERS: Final = 500_000  # of a file: an entry has about 150
MOST_VALUES: Final = 20_000  # texts, lists and mappings of a file, keys aside
MOST_TEXT: Final = 20_000  # characters of one text
INSIDE_ENTRY: Final = 3  # steps from the top of a file to a key of an entry: facts, 0, text
BLANK: Final = object()  # stands for nothing behind a key of an entry: what it says is as if it were not there
WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": BLANK}
QUOTE: Final = "write the value out; a text that begins so stands between quotation marks"
SHORTER: Final = "take out what is no longer needed"
COMMA: Final = "write 'key: value', or quote the whole text: between brackets it ends at ','"
COMMENT: Final = "quote the text; a comment has a space after its '#'"
NO_ESCAPE: Final = "write the character itself, without a backslash, or take it out"
LINE_END_RE = re.compile(r"\r\n|\n|\r")
LOST_RE = re.compile(r"[ \t]+(?=#\w)")  # "Route #7 opens": of the text, "Route" is left


class YamlStop(Exception):  # noqa: N818  # where reading ends
    """A fault that nothing can be read behind."""

    def __init__(self, index: int, fault: str, hint: str | None) -> None:
        """Keep the place as a count of characters, with fault and cure."""
        super().__init__(fault)
        self.index = index
        self.fault = fault
        self.hint = hint

    def as_error(self, path: str, lines: Lines) -> BriefingError:
        """Return the fault as people read it."""
        line, column = lines.place(self.index)
        return BriefingError(path, self.fault, hint=self.hint, line=line, column=column)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a file begin, as editors' programs count them."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Count the lines of a text."""
        return cls((0, *(match.end() for match in LINE_END_RE.finditer(text))))

    def place(self, index: int) -> Place:
        """Return line and column of a character.

        >>> Lines.of("a: 1\\r\\nb: 2").place(7)
        (2, 2)
        """
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1


@dataclass(slots=True)
class Values:
    """The values of a file being read, with what is wrong so far."""

    text: str
    path: str
    lines: Lines
    places: dict[Path, Place] = field(default_factory=lambda: {(): (1, 1)})  # {("facts", 0, "id"): (4, 5)}
    errors: list[BriefingError] = field(default_factory=list)
    data: Any = None
    loader: Any = None  # yaml's events, one by one
    count: int = 0

    def read(self) -> None:
        """Read the file; raises YamlStop, and yaml's errors, where it cannot be read on."""
        if len(self.text) > MOST_CHARACTERS:
            fault = f"is too long: {len(self.text):,} characters, {MOST_CHARACTERS:,} at most"
            raise YamlStop(0, fault, SHORTER)
        self.loader = BoundedLoader(self.text)
        try:
            self._read_stream()
        except TooDeepError as error:
            raise YamlStop(error.index, str(error), LESS_DEEP) from error
        except (ValueError, OverflowError) as error:  # "\U00110000" is no character
            raise YamlStop(self.loader.get_mark().index, "names a character that there is not", NO_ESCAPE) from error

    def _read_stream(self) -> None:
        self.loader.get_event()  # the stream begins
        if self.loader.check_event(yaml.StreamEndEvent):
            return
        self.loader.get_event()  # the document begins
        value = self._value(())
        self.data = None if value is BLANK else value
        self.loader.get_event()  # the document ends
        if not self.loader.check_event(yaml.StreamEndEvent):
            index = self.loader.get_event().start_mark.index
            raise YamlStop(index, "a second file begins here", "take the line with '---' out")

    def fault(self, index: int, fault: str, hint: str) -> None:
        """Note a fault behind which reading goes on."""
        self.errors.append(YamlStop(index, fault, hint).as_error(self.path, self.lines))

    def _value(self, at: Path) -> Any:  # noqa: ANN401  # what the file says
        event = self.loader.get_event()
        self._hold_limits(event, at)
        self.places.setdefault(at, self.lines.place(event.start_mark.index))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(at)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _hold_limits(self, event: Event, at: Path) -> None:
        """Refuse what is too much, and the signs that make something else of a text than it says."""
        index = event.start_mark.index
        self.count += 1
        if self.count > MOST_VALUES:
            raise YamlStop(index, f"the file holds more than {MOST_VALUES:,} values", SHORTER)
        if len(at) > MOST_DEPTH:
            raise TooDeepError(index)
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        if event.anchor:
            self.fault(index, f"'{sign}' at the head of a text makes YAML look elsewhere for its value", QUOTE)
        if getattr(event, "tag", None) is not None:
            self.fault(index, "'!' at the head of a text makes a type of it", QUOTE)

    def _list(self, at: Path) -> list[Any]:
        found: list[Any] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            value = self._value((*at, len(found)))
            found.append(None if value is BLANK else value)
        self.loader.get_event()
        return found

    def _mapping(self, at: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            name, end = self._key(at)
            value = self._value((*at, name))
            if value is BLANK and not self.text[end:].lstrip().startswith(":"):
                self.fault(end - len(name), f"'{name}' has no ': ' behind it", COMMA)
            found[name] = value if value is not BLANK or len(at) + 1 >= INSIDE_ENTRY else None
        self.loader.get_event()
        return found

    def _key(self, at: Path) -> tuple[str, int]:
        """Read a key, which is text, and note where it stands; returns it and the place of its end."""
        event: Event = self.loader.peek_event()
        index, end = event.start_mark.index, event.end_mark.index
        if not isinstance(event, yaml.ScalarEvent):
            self.fault(index, "a key must be text", QUOTE)
            self._value((*at, ""))
            return "", index
        self._scalar(self.loader.get_event())
        name: str = event.value
        if not name:
            self.fault(index, "a key is missing before ':'", "write the key, or quote the text that holds ':'")
        if (*at, name) in self.places:
            line, _ = self.places[*at, name]
            self.fault(index, f"the key '{name}' stands twice, first in line {line}", "keep one of them")
            return f"{name}:{index}", end  # what it holds is read, and not taken for what the first one holds
        self.places.setdefault((*at, name), self.lines.place(index))
        return name, end

    def _scalar(self, event: Event) -> Any:  # noqa: ANN401  # text, true, false, None or BLANK
        value, index, end = event.value, event.start_mark.index, event.end_mark.index
        if len(value) > MOST_TEXT:
            self.fault(index, f"the text has {len(value):,} characters, {MOST_TEXT:,} at most", "shorten it")
        odd = next((sign for sign in value if is_no_text(sign)), None)
        if odd:
            self.fault(index, f"the text holds {named(odd)}, which is no character to print", NO_ESCAPE)
        if event.style is not None:
            return value
        lost = LOST_RE.match(self.text, end)
        if lost:
            self.fault(lost.end(), "what follows ' #' is a comment to YAML and would be lost", COMMENT)
        return WORDS.get(value, value)


def is_no_text(sign: str) -> bool:
    """Say whether a character is none that can be printed.

    >>> [is_no_text(sign) for sign in ("a", "\\n", "\\0", chr(0xD800))]
    [False, False, True, True]
    """
    return unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t"


def named(sign: str) -> str:
    """Return how a character is told to an editor who cannot see it.

    >>> named(chr(0xA0)), named(chr(0))
    ('U+00A0 (no-break space)', 'U+0000')
    """
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X}" + (f" ({name})" if name else "")
