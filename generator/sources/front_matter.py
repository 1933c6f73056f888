"""YAML front matter at the head of a Markdown source.

Known keys: ``title``, ``outlet``, ``byline`` (or ``author``), ``dateline``, ``published`` (or ``date``), ``url``,
``language``. Others are left alone.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import yaml

from generator.sources.page_dates import normal_date
from generator.values.diagnostic import BriefingError
from generator.values.document import Basis, Field, Metadata

FRONT_MATTER_RE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
KEYS = {
    "title": "title",
    "outlet": "outlet",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "published": "published",
    "date": "published",
    "url": "url",
}


def split_front_matter(text: str, place: str) -> tuple[int, Metadata]:
    """Return where the article starts and what the front matter states.

    Raises BriefingError, with line and column, when the front matter is not YAML.
    """
    match = FRONT_MATTER_RE.match(text)
    if match is None:
        return 0, Metadata()
    try:
        data = yaml.safe_load(match["yaml"])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise BriefingError(
            place,
            f"front matter is not YAML: {error.problem}",
            hint="quote values that contain a colon",
            line=mark.line + 2 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from error
    except ValueError as error:  # what looks like a date and is in no calendar
        fault = f"front matter holds a date that is none: {error}"
        raise BriefingError(place, fault, hint="write it as 2024-05-16") from error
    if not isinstance(data, dict):
        return (match.end(), Metadata()) if data is None else (0, Metadata())
    stated = {name: text_of(data[key]) for key, name in KEYS.items() if data.get(key)}
    fields = {name: Field(text, Basis.STATED) for name, text in stated.items() if text}
    if "published" in fields:
        day = normal_date(fields["published"].value)
        fields = (
            {**fields, "published": Field(day, Basis.STATED)}
            if day
            else {k: f for k, f in fields.items() if k != "published"}
        )
    return match.end(), Metadata(**fields, language=str(data.get("language") or "en"))  # type: ignore[arg-type]  # keys are KEYS' values


def text_of(value: object) -> str:
    """Return a YAML value as text: dates in ISO 8601 with minutes, a list with commas, of a mapping its name.

    >>> text_of(datetime(2024, 3, 19, 5, 26)), text_of(["Ida Berg", {"name": "Ola Dahl"}])
    ('2024-03-19T05:26', 'Ida Berg, Ola Dahl')
    """
    if isinstance(value, list):
        return ", ".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return text_of(value.get("name") or "")
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
