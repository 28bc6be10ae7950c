"""Days to remember as an iCalendar file (RFC 5545) that calendars import and subscribe to.

The file depends on what it tells alone, never on the clock: two runs over the same documents
differ in nothing, and an event keeps its identity when its day moves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = 75
"""The most octets of a line; what is longer goes on in the next, after a space."""

_REMIND = "-P2DT15H"
"""Three days ahead at nine in the morning: the event begins at midnight."""

_CONTROL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day to remember; `uid` is what makes it the same event in another file."""

    uid: tuple[str, ...]
    day: date
    title: str
    text: str
    category: str
    remind: bool


def told(name: str, events: Iterable[Event], as_of: date) -> str:
    """The calendar of that name, as it stands on the day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//clusterctl//deadlines//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, as_of)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, as_of: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256('|'.join(event.uid).encode()).hexdigest()[:32]}@clusterctl"
    yield f"DTSTAMP:{_date(as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_date(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_date(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"DESCRIPTION:{_text(event.text)}"
    yield f"CATEGORIES:{_text(event.category)}"
    yield "TRANSP:TRANSPARENT"
    if event.remind:
        yield from _alarm(event)
    yield "END:VEVENT"


def _alarm(event: Event) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(event.title)}"
    yield f"TRIGGER:{_REMIND}"
    yield "END:VALARM"


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A text value: what would end it or the line is escaped, what no calendar may hold is gone."""
    lines = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        lines = lines.replace(plain, escaped)
    return lines


def _folded(line: str) -> str:
    """The line in pieces of no more than 75 octets each, no letter torn apart."""
    pieces, room = [""], _LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(" ")
            room = _LINE - 1
        pieces[-1] += letter
        room -= size
    return "\r\n".join(pieces)
