"""Time zones as news prints them, as offsets from Greenwich; names that stand for several are left out."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

OFFSETS: Final = MappingProxyType(
    {
        "GMT": "Z",
        "UTC": "Z",
        "BST": "+01:00",
        "CET": "+01:00",
        "CEST": "+02:00",
        "EET": "+02:00",
        "EEST": "+03:00",
        "MSK": "+03:00",
        "Moscow time": "+03:00",
        "JST": "+09:00",
        "Tokyo time": "+09:00",
        "HKT": "+08:00",
        "SGT": "+08:00",
        "Beijing time": "+08:00",
        "EST": "-05:00",
        "EDT": "-04:00",
        "CDT": "-05:00",
        "MST": "-07:00",
        "MDT": "-06:00",
        "PST": "-08:00",
        "PDT": "-07:00",
        "AEST": "+10:00",
        "AEDT": "+11:00",
    }
)


def zone_suffix(zone: str) -> str:
    """Return what ISO 8601 writes behind a time for a zone, nothing where the name leaves it open.

    >>> zone_suffix("GMT"), zone_suffix("EST"), zone_suffix("local time"), zone_suffix("CST")
    ('Z', '-05:00', '', '')
    """
    return OFFSETS.get(zone, "")
