"""The filters of papers: Russian forms, dates and numbers as papers write them.

People are mappings with `position` and `name`, organisations' names mappings with
`full` and `short`; forms written in the data win over computed ones.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clusterctl import language
from clusterctl.language import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Person = Mapping[str, Any]


def name_in(person: Person, case: str = "nominative") -> str:
    """The person's name in a case: «Примерова Ивана Петровича»."""
    return language.head_name(person, Case(case)).text


def position_in(person: Person, case: str = "nominative") -> str:
    """The person's position in a case: «генерального директора»."""
    return language.head_position(person, Case(case)).text


def acting(person: Person, case: str = "genitive") -> str:
    """«действующего» or «действующей», by the person's gender."""
    return language.agree("действующий", language.head_gender(person), Case(case))


_BASES = {
    "устав": "Устава",
    "положение": "Положения",
    "доверенность": "доверенности",
    "приказ": "приказа",
    "распоряжение": "распоряжения",
    "запись": "записи",
    "лист": "листа",
    "свидетельство": "свидетельства",
    "договор": "договора",
    "протокол": "протокола",
    "решение": "решения",
    "постановление": "постановления",
}
"""What somebody acts on the basis of, in the genitive, by its first word in small letters."""


def basis(text: str | None) -> str:
    """On the basis of what somebody acts, in the genitive; a line to write on where it isn't said.

    «доверенность от 12.01.2026 № 8» gives «доверенности от 12.01.2026 № 8»; what begins with
    an unknown word stays as it is.
    """
    if not text:
        return "_" * 20
    first, space, rest = " ".join(text.split()).partition(" ")
    return f"{_BASES.get(first.casefold(), first)}{space}{rest}"


def capitalized(text: str | None) -> str:
    """The text with its first letter a capital, the others as they are."""
    return f"{text[0].upper()}{text[1:]}" if text else ""


def full_in(name: Mapping[str, Any], case: str = "nominative") -> str:
    """The organisation's full name in a case."""
    return language.organization_name(name, Case(case)).text


def called(name: Mapping[str, Any]) -> str:
    """«именуемое», «именуемая» or «именуемый», by the organisation's form."""
    gender = language.organization_gender(str(name.get("full") or ""))
    return language.agree("именуемый", gender)


def number(value: Decimal | int) -> str:
    """«1 234 567,89»."""
    return language.number(value)


def thousands(value: Decimal | int | None) -> str:
    """An amount of roubles in thousands, for tables: «1 234,5»."""
    return "" if value is None else language.number((Decimal(value) / 1000).normalize() + 0)


def listing(texts: list[str | None], last: str = "") -> str:
    """The texts with commas between them, before the last one the given word if any."""
    known = [text for text in texts if text]
    if last and len(known) > 1:
        return f"{', '.join(known[:-1])} {last} {known[-1]}"
    return ", ".join(known)


def dash(value: object) -> str:
    """A value for a table's cell in one line, or a dash where there is none."""
    match value:
        case None | "":
            return "–"
        case date():
            return language.date_short(value)
        case int() | Decimal():
            return language.number(value)
        case _:
            return " ".join(str(value).split())


def listed(values: object) -> str:
    """Several values with commas between them, one value as it is, a dash where there is none."""
    if isinstance(values, list):
        return ", ".join(map(str, values)) or "–"
    return dash(values)


def share(value: Decimal | int | None) -> str:
    """A value of an indicator: a dash where there is none, no zeros at its end."""
    return "–" if value is None else language.number(Decimal(value).normalize() + 0)


def lookup(rows: list[Mapping[str, Any]], key: str, value: object, wanted: str) -> object:
    """What the first row with that value under the key has under the wanted one; None without."""
    return next((row.get(wanted) for row in rows if row.get(key) == value), None)


def quoted(text: str | None) -> str:
    """The text in «ёлочки», quotes within it as „лапки“; a line to write on where there is none."""
    return language.typeset(f"«{' '.join(text.split())}»") if text else "_" * 30


def years(value: date | None) -> str:
    """The year of a date."""
    return "" if value is None else str(value.year)


FILTERS: dict[str, Callable[..., object]] = {
    "acting": acting,
    "basis": basis,
    "called": called,
    "capitalized": capitalized,
    "counted_in_words": lambda n, of, case="nominative": language.counted_in_words(
        n, of, Case(case)
    ),
    "counted": language.counted,
    "dash": dash,
    "date_long": language.date_long,
    "date_quoted": language.date_quoted,
    "date_short": language.date_short,
    "full_in": full_in,
    "initials": language.initials_first,
    "listed": listed,
    "listing": listing,
    "lookup": lookup,
    "money_in_words": language.money_in_words,
    "name_in": name_in,
    "number": number,
    "period": language.period,
    "position_in": position_in,
    "quoted": quoted,
    "share": share,
    "surname_first": language.surname_first,
    "thousands": thousands,
    "typeset": language.typeset,
    "year": years,
}
"""Filters of every paper, besides those of `printing`."""
