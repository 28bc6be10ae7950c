"""Forms that letters and protocols need: initials in any case, a salutation, «слушали: … о …»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import language
from clusterctl.language import Gender
from clusterctl.render.filters import name_in, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Person = Mapping[str, Any]

_PREPOSITIONS = frozenset({"о", "об", "обо"})
_FULL_NAME = 3


def initials_in(person: Person, case: str = "nominative") -> str:
    """«И.О. Фамилия» in a case; nothing of nobody."""
    return language.initials_first(name_in(person, case)) if person.get("name") else ""


def surname_in(person: Person, case: str = "nominative") -> str:
    """«Фамилия И.О.» in a case; nothing of nobody."""
    return language.surname_first(name_in(person, case)) if person.get("name") else ""


def salutation(person: Person) -> str:
    """«Уважаемая Наталья Викторовна!»; nothing where name or gender don't tell how to write it."""
    words = str(person.get("name") or "").split()
    gender = language.head_gender(person)
    if len(words) != _FULL_NAME or gender is None or gender is Gender.NEUTER or "." in words[-1]:
        return ""
    return f"{language.agree('уважаемый', gender).capitalize()} {words[1]} {words[2]}!"


def heard(title: str | None) -> str:
    """What was heard about, to follow the speaker: «о включении …», «по вопросу «Разное»»."""
    text = " ".join((title or "").split())
    first, space, rest = text.partition(" ")
    if first.casefold() in _PREPOSITIONS:
        return f"{first.casefold()}{space}{rest}"
    return f"по вопросу {language.typeset(f'«{text}»')}" if text else ""


def dated(day: Any, number: str | None) -> str:
    """«от 4 июня 2026 г. № 2», with room to write what isn't known."""
    return f"от\u00a0{language.date_long(day)} №\u00a0{number or '_' * 8}"


def upper(text: str | None) -> str:
    """The text in capitals, its quotes and spaces as they are."""
    return (text or "").upper()


def prose_paragraphs(text: str | None) -> list[str]:
    """The lines of a text that are not empty, each as `prose` has it."""
    return [prose(line) for line in (text or "").splitlines() if line.strip()]


def surname(name: str | None) -> str:
    """«Фамилия И.О.» of a name; nothing of no name."""
    return language.surname_first(name) if name else ""


FORMS: dict[str, Callable[..., object]] = {
    "dated": dated,
    "heard": heard,
    "initials_in": initials_in,
    "prose_paragraphs": prose_paragraphs,
    "salutation": salutation,
    "surname": surname,
    "surname_in": surname_in,
    "uppercase": upper,
}
"""Filters of letters, protocols and orders, besides `filters.FILTERS`."""
