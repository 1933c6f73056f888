"""Days and times as feeds write them (RFC 3339), and ids that stay."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Final

WHOLE: Final = "0001-01-01"  # what a year or a month lacks


def feed_moment(value: str | None) -> str | None:
    """Return an ISO moment as RFC 3339 has it, at midnight UTC where no time is known; None for None.

    >>> feed_moment("2024-05-14"), feed_moment("2024-05-14T05:26+02:00"), feed_moment("2024-05")
    ('2024-05-14T00:00:00Z', '2024-05-14T05:26:00+02:00', '2024-05-01T00:00:00Z')
    """
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value + WHOLE[len(value) :])
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat().replace("+00:00", "Z")


def feed_id(address: str, *parts: str) -> str:
    """Return an id that follows from the site's address and what the entry is of, not from where it stands now.

    >>> feed_id("https://example.org/", "bridge")
    'urn:uuid:ba802a70-ab15-52b3-ae05-5ecc459f2047'
    """
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(0).join((address, *parts)))}"
