"""Initials: «И.О. Фамилия» for signatures, «Фамилия И.О.» for lists."""

from __future__ import annotations

from clusterctl.language.fullnames import FullName, Role, read_name
from clusterctl.language.grammar import NBSP


def initials_first(full_name: str) -> str:
    """«И.О. Фамилия», kept on one line; an Eastern name or a single word as it is."""
    surname, initials = _halves(read_name(full_name))
    return f"{initials}{NBSP}{surname}" if initials else surname


def surname_first(full_name: str) -> str:
    """«Фамилия И.О.», kept on one line; an Eastern name or a single word as it is."""
    surname, initials = _halves(read_name(full_name))
    return f"{surname}{NBSP}{initials}" if initials else surname


def _halves(name: FullName) -> tuple[str, str]:
    """The surname with its particles, and the initials without spaces."""
    surnames, initials = [], ""
    for part in name.parts:
        match part.role:
            case Role.INITIALS:
                initials += part.text
            case Role.GIVEN | Role.PATRONYMIC | Role.FOREIGN:
                initials += _initial(part.text)
            case Role.SURNAME | Role.FIXED | Role.EASTERN:
                surnames.append(part.text)
    return (NBSP.join(surnames), initials) if surnames else (_whole(name), "")


def _initial(name: str) -> str:
    """«И.», of a double name «Ж.-П.»; nothing of a word in lower case: «оглы»."""
    return "-".join(f"{part[0]}." for part in name.split("-") if part[:1].isupper())


def _whole(name: FullName) -> str:
    return "".join(part.before + part.text for part in name.parts)
