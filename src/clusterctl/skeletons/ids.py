"""Ids of new documents: the next one after those there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clusterctl.folder import Folder

_FIXED = {"program": "programma", "agreement": "soglashenie", "waivers": "waivers"}
"""The id of a document that a cluster or a folder has one of."""

_PREFIXES = {"supplement": "ds", "protocol": "protokol", "order": "prikaz"}
_DIGITS = {"order": 3}
_USUAL_DIGITS = 2
_ISSUERS = {"regional_operator": "ro", "regional_coordinator": "rk"}
_QUARTER = 3
_HALF = 6


def proposed(
    folder: Folder, kind: str, cluster: str, given: Mapping[str, Any] | None = None
) -> str | None:
    """The id a new document of a kind would usually have; None where only people can say."""
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "monitoring":
        return _period(folder, cluster)
    prefix = _PREFIXES.get(kind)
    if kind == "conclusion":
        prefix = _ISSUERS.get(str((given or {}).get("issued_by")), "rk")
    if prefix is None:
        return None
    digits = _DIGITS.get(kind, _USUAL_DIGITS)
    return numbered(f"{prefix}-{folder.as_of.year}", digits, folder.ids(kind, cluster))


def numbered(beginning: str, digits: int, known: list[str]) -> str:
    """The beginning with the number after the greatest among the known ids."""
    found = (re.fullmatch(rf"{re.escape(beginning)}-([0-9]+)", id) for id in known)
    last = max((int(match[1]) for match in found if match), default=0)
    return f"{beginning}-{last + 1:0{digits}d}"


def _period(folder: Folder, cluster: str) -> str:
    """The last period of monitoring that is over, or the program's first year."""
    program = next(iter(folder.of("program", cluster)), None)
    begun = program.date("period", "start") if program else None
    last = _last_period(folder.as_of, folder.setting("readings", "monitoring"))
    return str(begun.year) if begun and last < str(begun.year) else last


def _last_period(today: date, how_often: str | None) -> str:
    """The last period of monitoring that is over."""
    year = today.year
    match how_often:
        case "quarterly":
            quarter = (today.month - 1) // _QUARTER
            return f"{year}-q{quarter}" if quarter else f"{year - 1}-q4"
        case "half_yearly":
            return f"{year}-h1" if today.month > _HALF else f"{year - 1}-h2"
        case _:
            return str(year - 1)
