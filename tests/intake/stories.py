"""Two invented stories, their words once for every form in which tests send them in."""

from __future__ import annotations

from generator.intake.incoming import Found, Incoming, Link
from generator.values.diagnostic import BriefingError

TITLE = "Tarnwick closes northern pier after cracks are found"
PARAGRAPHS = (
    (
        "The harbour board of Tarnwick closed its northern pier on Monday after inspectors found cracks in eleven"
        " of its forty supports, the port's director said."
    ),
    (
        "“Nobody will walk on that pier until every support has been tested,” said Ines Calloway, who has run the"
        " port since 2019."
    ),
    (
        "Repairs will cost about $4.2 million and take until October, according to a report that the board's "
        "engineers handed over on Friday."
    ),
    (
        "Two ferry lines have moved to the southern pier. A third, which carries lorries to the islands, has "
        "stopped, and its owner, Brant Sea Lines, said it had not been told when it may return."
    ),
)
BODY = "\n\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def articles(found: list[Found]) -> list[Incoming]:
    return [item for item in found if isinstance(item, Incoming)]


def links(found: list[Found]) -> list[Link]:
    return [item for item in found if isinstance(item, Link)]


def faults(found: list[Found]) -> list[str]:
    return [f"{item.place}: {item.fault}" for item in found if isinstance(item, BriefingError)]
