"""A person's full name taken apart: which word is the surname, which stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from clusterctl.language.givennames import given_gender, patronymic_gender
from clusterctl.language.grammar import Gender
from clusterctl.language.surnames import surname_gender
from clusterctl.language.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_INITIALS: Final = re.compile(r"(?:[А-ЯЁA-Z][а-яё]?\.-?)+")


class Role(Enum):
    """What a word of a name is."""

    SURNAME = auto()
    GIVEN = auto()
    PATRONYMIC = auto()
    INITIALS = auto()
    FIXED = auto()
    """A particle, or the first part of an Eastern name."""
    EASTERN = auto()
    """The last part of an Eastern name, which alone declines."""
    FOREIGN = auto()
    """A word of a patronymic such as «Рашид оглы»."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name; `before` is the space in front of it."""

    text: str
    role: Role
    before: str = ""


@dataclass(frozen=True, slots=True)
class FullName:
    """The words of a name in their order; unsure when their roles are a guess."""

    parts: tuple[Part, ...]
    sure: bool = True

    def texts(self, role: Role) -> tuple[str, ...]:
        """The words of that role."""
        return tuple(part.text for part in self.parts if part.role is role)


@lru_cache(maxsize=1024)  # a folder's papers name the same few again and again
def read_name(text: str) -> FullName:
    """The full name in any usual order: surname first, given name first, initials."""
    pieces = re.findall(r"(\s*)(\S+)", text.strip())
    tokens = [token for _space, token in pieces]
    roles = _marked(tokens)
    content = [index for index, role in enumerate(roles) if role is None]
    initials = Role.INITIALS in roles
    found, sure = _ordered([tokens[index] for index in content], roles, initials=initials)
    for index, role in zip(content, found, strict=True):
        roles[index] = role
    parts = (
        Part(token, role or Role.FIXED, before)
        for (before, token), role in zip(pieces, roles, strict=True)
    )
    return FullName(tuple(parts), sure)


def foreign_patronymic_gender(text: str) -> Gender | None:
    """The gender of «оглы» and «кызы», alone or after a hyphen."""
    last = text.lower().rsplit("-", 1)[-1]
    for gender in (Gender.MASCULINE, Gender.FEMININE):
        if last in words("surnames", "patronymic_words", gender.value):
            return gender
    return None


def _marked(tokens: Sequence[str]) -> list[Role | None]:
    """The roles that show by the word itself: initials, particles, «Рашид оглы»."""
    roles: list[Role | None] = [_role(token, tokens) for token in tokens]
    for index, token in enumerate(tokens):
        if foreign_patronymic_gender(token) and index:
            roles[index] = Role.FOREIGN
            if "-" not in token and index > 1:
                roles[index - 1] = Role.FOREIGN
    return roles


def _role(token: str, tokens: Sequence[str]) -> Role | None:
    if _INITIALS.fullmatch(token):
        return Role.INITIALS
    if token.lower() not in words("surnames", "particles"):
        return None
    between = token is not tokens[-1] and tokens[1:-1]
    particle = token[0].islower() or (between and given_gender(tokens[-1]))
    return Role.FIXED if particle else None


def _ordered(
    names: list[str], roles: Sequence[Role | None], *, initials: bool
) -> tuple[list[Role], bool]:
    """The roles of the words left, and whether they are beyond doubt."""
    if initials:
        return [Role.SURNAME] * len(names), len(names) == 1
    if _is_eastern(names):
        return [*[Role.FIXED] * (len(names) - 1), Role.EASTERN], False
    match names:
        case []:
            return [], True
        case [name]:
            return [Role.GIVEN if given_gender(name) else Role.SURNAME], True
        case [_, last]:
            around = roles[0] is None and roles[-1] is None
            foreign = {Role.FIXED, Role.FOREIGN}.intersection(roles)
            given_first = bool(around and foreign and not given_gender(last))
            found, sure = _two(names, given_first=given_first)
            return found, sure or roles[-1] is Role.FOREIGN
        case _:
            return _many(names)


def _two(names: list[str], *, given_first: bool) -> tuple[list[Role], bool]:
    first, second = (given_gender(name) for name in names)
    if first and patronymic_gender(names[1]):
        return [Role.GIVEN, Role.PATRONYMIC], True
    if given_first or (first and not second) or _looks_given_first(names):
        return [Role.GIVEN, Role.SURNAME], True
    return [Role.SURNAME, Role.GIVEN], bool(second)


def _looks_given_first(names: list[str]) -> bool:
    """«Саша Иванов»: only the second word is like a surname, and no word is a known name."""
    unknown = not any(map(given_gender, names))
    return unknown and not surname_gender(names[0]) and bool(surname_gender(names[1]))


def _many(names: list[str]) -> tuple[list[Role], bool]:
    surnames = [Role.SURNAME] * (len(names) - 2)
    usual = len(surnames) == 1
    if patronymic_gender(names[-1]) and not (usual and _patronymic_second(names)):
        return [*surnames, Role.GIVEN, Role.PATRONYMIC], usual
    if patronymic_gender(names[1]):
        return [Role.GIVEN, Role.PATRONYMIC, *surnames], usual
    if given_gender(names[0]) and not given_gender(names[-1]):
        return [*[Role.GIVEN] * (len(names) - 1), Role.SURNAME], False
    if given_gender(names[-1]) and not given_gender(names[1]):
        return [*[Role.SURNAME] * (len(names) - 1), Role.GIVEN], usual
    return [Role.SURNAME, *[Role.GIVEN] * (len(names) - 1)], False


def _patronymic_second(names: list[str]) -> bool:
    """«Иван Петрович Радович»: both look like patronymics, and the first word is a given name."""
    known = given_gender(names[0]) and not given_gender(names[1])
    return bool(known and patronymic_gender(names[1]))


def _is_eastern(names: list[str]) -> bool:
    """«Ким Ир Сен», «Дэн Сяопин»: an Eastern surname and no name known in Russia."""
    if len(names) <= 1 or names[0].lower() not in words("surnames", "eastern"):
        return False
    shared = given_gender(names[0])
    return not any(
        given_gender(name) or patronymic_gender(name) or (shared and surname_gender(name))
        for name in names[1:]
    )
