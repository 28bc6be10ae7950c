"""The filters of papers: Russian forms, dates and numbers as papers write them.

People are mappings with `position` and `name`, organisations' names mappings with
`full` and `short`; forms written in the data win over computed ones. A value that isn't
there becomes a line to write on, or a dash in a table.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from clusterctl import language
from clusterctl.documents import as_date
from clusterctl.language import Case
from clusterctl.language.grammar import NBSP
from clusterctl.render.doubts import told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Person = Mapping[str, Any]

DASH = "–"
_LINE = "_" * 20


def name_in(person: Person, case: str = "nominative") -> str:
    """The person's name in a case: «Примерова Ивана Петровича»."""
    form = language.head_name(person, Case(case))
    return told(form, str(person.get("name")), "name", Case(case))


def position_in(person: Person, case: str = "nominative") -> str:
    """The person's position in a case: «генерального директора»."""
    form = language.head_position(person, Case(case))
    return told(form, str(person.get("position")), "position", Case(case))


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
        return _LINE
    first, space, rest = " ".join(text.split()).partition(" ")
    return prose(f"{_BASES.get(first.casefold(), first)}{space}{rest}")


def capitalized(text: str | None) -> str:
    """The text with its first letter a capital, the others as they are."""
    return f"{text[0].upper()}{text[1:]}" if text else ""


def full_in(name: Mapping[str, Any], case: str = "nominative") -> str:
    """The organisation's full name in a case."""
    form = language.organization_name(name, Case(case))
    return told(form, str(name.get("full")), "full", Case(case))


def called(name: Mapping[str, Any]) -> str:
    """«именуемое», «именуемая» or «именуемый», by the organisation's form."""
    gender = language.organization_gender(str(name.get("full") or ""))
    return language.agree("именуемый", gender)


# Quotation marks stay as the organisation writes its own name: «Завод «Образец».
_QUOTES = "«»„“”"
_HIDDEN = str.maketrans({quote: chr(0xE010 + n) for n, quote in enumerate(_QUOTES)})
_SHOWN = str.maketrans({chr(0xE010 + n): quote for n, quote in enumerate(_QUOTES)})
_INITIALS_APART = re.compile(r"(?<=(?<![\w.])[А-ЯЁ]\.)\u00a0(?=[А-ЯЁ]\.)")


def prose(text: str | None) -> str:
    """A text of the data in one line, dashes and spaces typeset; a line where there is none.

    Initials are «И.О.», as in the rest of a paper; Russian quotation marks stay as they are.
    """
    return _LINE if text is None else _set(str(text))


@lru_cache(maxsize=4096)
def _set(text: str) -> str:
    typeset = language.typeset(" ".join(text.split()).translate(_HIDDEN)).translate(_SHOWN)
    return _INITIALS_APART.sub("", typeset)


_ABBREVIATION = re.compile(r"(?<!\w)(?:гг?|руб|коп|тыс|чел|экз|шт|ед|др|пр|[тдпч])\.$")


def item(text: str | None) -> str:
    """A text as an item of a list, without its stop: the list sets its own; «2026 г.» keeps it."""
    told = prose(text).rstrip(";,")
    return told if _ABBREVIATION.search(told) else told.rstrip(".")


def number(value: Decimal | int | None) -> str:
    """«1 234 567,89»; a dash where there is no number."""
    return DASH if value is None else language.number(value)


def thousands(value: Decimal | int | None) -> str:
    """An amount of roubles in thousands, for tables: «1 234,5»."""
    return DASH if value is None else language.number((Decimal(value) / 1000).normalize() + 0)


def share(value: Decimal | int | None) -> str:
    """A value of an indicator: no zeros at its end, a dash where there is none."""
    return DASH if value is None else language.number(Decimal(value).normalize() + 0)


def percents(value: Decimal | int | None) -> str:
    """A part of the whole as percents in the genitive: 0.5 is «50 процентов»."""
    if value is None:
        return _LINE
    amount = (Decimal(value) * 100).normalize() + 0
    is_one = amount % 1 or language.plural(amount, "1", "", "")
    return f"{language.number(amount)}{NBSP}{'процента' if is_one else 'процентов'}"


def listing(texts: list[str | None], last: str = "") -> str:
    """The texts with commas between them, before the last one the given word if any."""
    known = [prose(text) for text in texts if text]
    if last and len(known) > 1:
        return f"{', '.join(known[:-1])} {last} {known[-1]}"
    return ", ".join(known)


def dash(value: object) -> str:
    """A value for a table's cell in one line, or a dash where there is none."""
    match value:
        case None | "":
            return DASH
        case date():
            return language.date_short(value)
        case int() | Decimal():
            return language.number(value)
        case list():
            return ", ".join(dash(item) for item in value) or DASH
        case _:
            return prose(str(value))


def sums(parts: list[Decimal | int]) -> str:
    """What a number is the sum of: «9+8+4»."""
    return "+".join(map(language.number, parts))


def year_or_date(value: object) -> str:
    """A year as it is, a date in figures: «2027», «01.09.2027»; a dash where there is none."""
    if isinstance(value, int):
        return str(value)
    day = value if isinstance(value, date) else as_date(value)
    return language.date_short(day) if day else DASH


def lookup(rows: list[Mapping[str, Any]], key: str, value: object, wanted: str) -> object:
    """What the first row with that value under the key has under the wanted one; None without."""
    return next((row.get(wanted) for row in rows if row.get(key) == value), None)


def quoted(text: str | None) -> str:
    """The text in «ёлочки», quotes within it as „лапки“; a line to write on where there is none."""
    return language.typeset(f"«{' '.join(text.split())}»") if text else "_" * 30


def initials(name: str | None) -> str:
    """«И.О. Фамилия»; nothing where there is no name."""
    return language.initials_first(name) if name else ""


def surname_first(name: str | None) -> str:
    """«Фамилия И.О.»; nothing where there is no name."""
    return language.surname_first(name) if name else ""


def years(value: date | None) -> str:
    """The year of a date, or a place for it."""
    return "20__" if value is None else str(value.year)


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
    "initials": initials,
    "item": item,
    "listing": listing,
    "lookup": lookup,
    "money_in_words": language.money_in_words,
    "name_in": name_in,
    "number": number,
    "percents": percents,
    "period": language.period,
    "position_in": position_in,
    "prose": prose,
    "quoted": quoted,
    "share": share,
    "sums": sums,
    "surname_first": surname_first,
    "thousands": thousands,
    "typeset": language.typeset,
    "year": years,
    "year_or_date": year_or_date,
}
"""Filters of every paper, besides those of `printing`."""
