"""What is wrong with a file that is not YAML, in an editor's words: the place to mend, the fault and the cure.

YAML's own messages name the place where it gave up, often a line below the slip. Slips that look alike in every
file are looked for first, in that line and in the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from generator.overrides.yaml_values import Lines, YamlStop, named

ODD_SPACE: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
QUOTED: Final = "put the text between quotation marks"
ALIGNED: Final = "begin lines that belong together in the same column"
# How a slip looks in its line → fault and cure. {0} is what stands in the place, as an editor may see it.
SLIPS: Final = (
    (re.compile(r"^(?P<at><{7}|={7}|>{7})(?: |$)"), "a merge left two versions here", "keep one, without such lines"),
    (re.compile(r"^ *(?P<at>\t)"), "a tab stands at the head of the line", "indent with spaces"),
    (
        re.compile(rf"(?:^ *+|^ *+-|^[ -]*+[\w-]+:|^[ -]*+[\w-]+(?=[{ODD_SPACE}]+:)) *(?P<at>[{ODD_SPACE}])"),
        "{0} stands where an ordinary space, or none, has to",
        "delete it and type the space anew",
    ),
    (re.compile(r"^[ -]*(?P<at>[A-Za-z_]+:)(?=[^\s/])"), "no space follows '{0}'", "put a space behind the colon"),
    (re.compile(r"^[ -]*(?P<at>[A-Za-z_]+ ?[;=：﹕])"), "'{0}' has no colon", "write a key as 'key: value'"),
    (re.compile(r"^ *(?P<at>-[A-Za-z{\[\"'])"), "no space follows '-'", "begin a list's entry with '- '"),
    (re.compile(r"^(?P<at>%)"), "a line cannot begin with '%'", "take it out, or put the text between quotation marks"),
    (re.compile(r"^(?P<at>\.{3}) *$"), "'...' ends the file, and more follows", "take the line out"),
)
# What YAML says → whether to show where the thing began, the fault, the cure. The first that matches counts.
SAID: Final = (
    (r"found character '\\t'", False, "a tab stands where spaces have to", "type spaces instead"),
    (r"found character '(.)' that cannot start", False, "a text cannot begin with '{0}'", QUOTED),
    (r"expected the node content, but found '(.+)'", False, "a text cannot begin with '{0}'", QUOTED),
    (r"while scanning an? (?:alias|anchor)", True, "a text cannot begin with '*' or '&'", QUOTED),
    (r"while scanning a tag|undefined tag handle|duplicate tag", True, "a text cannot begin with '!'", QUOTED),
    (r"while scanning a block scalar", True, "a text cannot begin with '|' or '>'", QUOTED),
    (
        r"quoted scalar.*(?:escape|hexadecimal)",
        False,
        "a backslash between double quotation marks stands before what it cannot",
        "write it twice, or take single quotation marks",
    ),
    (
        r"quoted scalar.*(?:end of stream|document separator)",
        True,
        "the quotation mark that begins here is not closed",
        "put the same mark at the end of the text; within single marks an apostrophe is written twice",
    ),
    (
        r"flow (?:sequence|mapping).*but got '(?::|<scalar>)'.*@same line",
        False,
        "a ':' or a new text stands inside a text between brackets",
        "put the text between quotation marks, and ',' between the parts",
    ),
    (r"flow sequence", True, "the '[' that begins here is not closed", "put ']' at the end of the list"),
    (r"flow mapping", True, "the '{{' that begins here is not closed", "put '}}' at the end of the entry"),
    (r"could not find expected ':'", True, "the line has no ': '", "write it as 'key: value', or quote the text"),
    (r"but found '([\]}}])'", False, "nothing was opened that '{0}' could close", "take it out, or quote the text"),
    (r"but found ':'", False, "a key is missing before ':'", "write the key, or quote the text that holds ':'"),
    (
        r"expected <block end>, but found '(?:<scalar>|,)'",
        False,
        "a text goes on behind the quotation mark or bracket that closed it",
        "put the whole text between quotation marks, of the other kind where it holds some",
    ),
    (r"expected <block end>|document start", False, "the line is not in line with those above it", ALIGNED),
    (
        r"sequence entries are not allowed",
        False,
        "a list cannot begin in its key's line",
        "begin it in the next line, or quote a text that begins with '-'",
    ),
    (
        r"mapping values are not allowed here.*@second colon",
        False,
        "a second ': ' stands in the text",
        QUOTED,
    ),
    (r"mapping values are not allowed here", False, "the key belongs to no entry above it", ALIGNED),
)
SECOND_RE: Final = re.compile(r"^[ -]*+[\w-]+: .*$")


@dataclass(frozen=True, slots=True)
class Text:
    """A file and its lines."""

    text: str
    lines: Lines

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1."""
        starts = self.lines.starts
        return self.text[starts[number - 1] : starts[number] if number < len(starts) else None].rstrip("\r\n")

    def slip(self, number: int) -> YamlStop | None:
        """Return the slip that a line shows, None where it shows none."""
        for pattern, fault, hint in SLIPS:
            if found := pattern.search(self.line(number)):
                sign = found["at"]
                shown = named(sign) if re.fullmatch(f"[{ODD_SPACE}]", sign) else sign
                return YamlStop(self.lines.starts[number - 1] + found.start("at"), fault.format(shown), hint)
        return None

    def syntax_fault(self, error: yaml.MarkedYAMLError) -> YamlStop:
        """Return the fault behind what YAML says."""
        problem, context = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        if problem is None or context is None:
            return YamlStop(0, f"is not YAML: {error.problem}", QUOTED)
        here = self.lines.place(min(problem.index, len(self.text.rstrip())))[0]
        for number in self._lines_above(here):
            if slip := self.slip(number):
                return slip
        said = f"{error.context or ''} {error.problem or ''}"
        if problem.line == context.line:
            said += "@same line"
        if SECOND_RE.match(self.line(here)[: problem.column]):
            said += "@second colon"
        for pattern, began, fault, hint in SAID:
            if found := re.search(pattern, said):
                words = fault.format(*found.groups())
                return YamlStop((context if began else problem).index, words, hint.format())
        return YamlStop(problem.index, f"is not YAML: {error.problem}", QUOTED)

    def _lines_above(self, number: int) -> Iterator[int]:
        """Yield a line and the one above it that says something."""
        yield number
        for above in range(number - 1, 0, -1):
            if self.line(above).split("#")[0].strip():
                yield above
                return
