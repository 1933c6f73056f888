"""A newsroom of real files whose every text is a payload: sources with their heads and names, overrides, settings.

A text's marks say where it was written (``BeginT17 … EndT17``): T title, B byline, O outlet, X text, Q quotation, F
name of a file, V overrides, N newsroom.yml, and addresses without marks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import yaml
from payload_stories import PAYLOADS, groups, marked, together

from generator.stages.read import parse_source

SPEAKERS: Final = 3  # of a source
LONGEST_NAME: Final = 120  # of an outlet in newsroom.yml
OF_A_STORY: Final = 29  # sources
SYLLABLES: Final = ("Bar", "Den", "Fol", "Gim", "Hart", "Kem", "Lor", "Mun", "Nel", "Pol", "Ras", "Sten", "Tor", "Vik")
REFUSED_RE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # by the files of editors
TEXT_RE: Final = re.compile(r"Begin(?P<mark>[A-Z]?\d+) (?P<text>(?:(?!Begin[A-Z]?\d).)*?) End(?P=mark)\b", re.DOTALL)


def write_newsroom(root: Path) -> dict[str, str]:
    """Write settings and stories into a content folder; returns what a reader sees of the articles' texts, by mark.

    The words of an article are Markdown: of a tag in them, a reader sees nothing.
    """
    outlets = {name: {"owner": _edited(n, "N", 1)} for n in groups() if len(name := _edited(n, "O")) <= LONGEST_NAME}
    people = {_alone(n, "N"): {"aliases": [_speaker(n)]} for n in range(SPEAKERS * len(groups()))}
    settings = {"outlets": outlets, "people": people, "quoting": {"share": 1, "run": 1000}}
    (root / "newsroom.yml").write_text(_yaml(settings), encoding="utf-8")
    seen: dict[str, str] = {}
    for first in range(0, len(groups()), OF_A_STORY):
        numbers = groups()[first : first + OF_A_STORY]
        folder = root / f"real-{first:03}"
        (folder / "sources").mkdir(parents=True)
        for n in numbers:
            text = _source(n)
            (folder / "sources" / f"{_name(n)}.txt").write_text(text, encoding="utf-8")
            read = parse_source(text.encode("utf-8"), "a", "a.txt").text
            seen |= {m["mark"]: m["text"] for m in TEXT_RE.finditer(read) if m["mark"][0] in "XQ"}
        (folder / "overrides.yml").write_text(_yaml(_decisions(numbers)), encoding="utf-8")
    return seen


def _edited(number: int, where: str, most: int | None = None) -> str:
    """Return payloads as an editor's file can hold them."""
    return " ".join(_alone(n, where) for n in together(number)[:most])


def _alone(number: int, where: str) -> str:
    return REFUSED_RE.sub("", marked(number, where, alone=True))


def _name(number: int) -> str:
    """Return a file's name: a payload as far as a file can have it."""
    return f"{number:03} {''.join(sign for sign in _alone(number, 'F') if sign.isprintable() and sign != '/')}"


def _speaker(number: int) -> str:
    """Return a name of letters alone, unlike that of any other."""
    first, second, third = SYLLABLES[number % 14], SYLLABLES[number // 14 % 14], SYLLABLES[(number * 5 + 3) % 14]
    return f"{first}{'ao'[number // 196]} {second}{third.lower()}"


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, sort_keys=False, width=10_000)


def _source(number: int) -> str:
    payloads = [PAYLOADS[n] for n in together(number)]
    path = f"https://example.org/{number}/{'/'.join(payloads)}"
    head = {
        "title": marked(number, "T"),
        "byline": marked(number, "B"),
        "outlet": marked(number, "O"),
        "published": f"2031-03-0{4 + number % 2}",
        "url": next((payload for payload in payloads if ":" in payload), path),
    }
    body = (
        f"The ferry number {number} of Osterby, {marked(number, 'X')}, carried 12{number} cars.\n\n"
        f"“We saw {marked(number, 'Q')} on deck,” said {_speaker(number)}, the mayor of Selm.\n\n"
        f"“We went home at noon,” said {_speaker(number + len(groups()))}, a nurse in Osterby.\n\n"
        f"“Nobody was hurt,” said {_speaker(number + 2 * len(groups()))}, a driver of Osterby Buses.\n"
    )
    return f"---\n{_yaml(head)}---\n\n{body}".replace("\0", "")  # with which a file is no text


def _decisions(numbers: range) -> dict[str, Any]:
    words = {n: _edited(n, "V") for n in numbers}
    own = {"unsupported": True, "because": words[numbers[0]]}
    facts = [
        {"add": words[n], "source": _name(n), "exact": f"The ferry number {n} of Osterby", **own} for n in numbers[::2]
    ]
    questions = [{"add": words[n], "source": _name(n), "exact": f"carried 12{n} cars", **own} for n in numbers[1::2]]
    first, second, third, *_ = (_edited(n, "V", 1) for n in numbers)
    return {
        "title": first,
        "lede": second,
        "unsupported": ["title", "lede"],
        "notice": third,
        "tags": ["Ferries"],
        "facts": facts,
        "questions": questions,
    }
