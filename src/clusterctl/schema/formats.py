"""The forms a text may have to take, in words, and the texts that look right and mean nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clusterctl.messages import Message

FORMS: Final[Mapping[str, Message]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": _("small Latin letters, digits and hyphens"),
    r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$": _(
        "an id, perhaps with its cluster in front, like himiya/soglashenie"
    ),
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": _("a date like 2026-09-15"),
    r"^20[0-9]{2}/20[0-9]{2}$": _("an academic year like 2026/2027"),
    r"^20[0-9]{2}(-h[12]|-q[1-4])?$": _("a period like 2027, 2027-h1 or 2027-q3"),
    r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$": _("a code like 15.02.16"),
    r"^[0-9]{5}$": _("5 digits"),
    r"^[0-9]{9}$": _("9 digits"),
    r"^[0-9]{20}$": _("20 digits"),
    r"^[0-9]{8}([0-9]{3})?$": _("8 or 11 digits"),
    r"^([0-9]{10}|[0-9]{12})$": _("10 or 12 digits"),
    r"^([0-9]{13}|[0-9]{15})$": _("13 or 15 digits"),
    r"^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$": _("9 characters like 719901001"),
    r"^[A-Z][0-9]{2,3}(-[0-9]{2})?$": _("the code of a rule like P08-02"),
    r"^[^@ ]+@[^@ ]+\.[^@ ]+$": _("an address like info@example.ru"),
    r"^I-(0[1-9]|1[0-9]|2[0-7])$": _("a number from I-01 to I-27"),
}
"""What the patterns of the schemas ask for."""

_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
_ACADEMIC_YEAR: Final = re.compile(r"([0-9]{4})/([0-9]{4})")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_real_date(text: str) -> bool:
    """False for a text that has the form of a date and is in no calendar; True for any other."""
    if not _DATE.fullmatch(text):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_academic_year(text: str) -> bool:
    """False for two years of which the second doesn't follow the first."""
    years = _ACADEMIC_YEAR.fullmatch(text)
    return not years or int(years[2]) == int(years[1]) + 1


FORMATS: Final[Mapping[str, Callable[[str], bool]]] = {
    "date": is_real_date,
    "education-year": is_academic_year,
}
"""What `format` checks beyond the pattern that always stands beside it."""


def as_iso_date(text: str) -> str | None:
    """The date that a text such as 15.09.2026 names, in the form of the schemas."""
    if found := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = found.groups()
    else:
        return None
    meant = f"{year}-{month:>02}-{day:>02}"
    return meant if is_real_date(meant) else None
