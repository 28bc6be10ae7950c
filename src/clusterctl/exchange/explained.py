"""What to put into a cell, in a clerk's words: the schemas speak to those who write YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.exchange.kinds import NUMBERS, Kind, is_list, kind_of
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.schema import Field

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[А-ЯЁA-Z])")
_OF_YAML: Final = re.compile(
    r"[A-Za-z_]{3,}|ГГГГ|через точку|без пробелов|в кавычках|[Ии]дентификатор|ключ раздела"
)
"""Sentences that tell how to write a value in a text file."""

_EXAMPLE: Final = "Например"
_MARKS_OF_YAML: Final = str.maketrans("", "", '[]"')
_REFERENCE: Final = re.compile(r"Идентификатор (показателя|мероприятия) из ")
"""How the schemas begin to tell of an id that the program gives: the workbook lists those."""

_FROM_PROGRAM: Final = _("Choose from the list; sheet “{sheet}” has the titles.", sheet=_("Lists"))

_HOW: Final[Mapping[Kind, Message]] = {
    Kind.CHOICE: _("Choose from the list."),
    Kind.ORGANIZATION: _("Choose from the list."),
    Kind.PROFESSION: _("A code, like 15.01.38."),
    Kind.DATE: _("A date, like 15.03.2027."),
    Kind.DAY_OR_YEAR: _("A date or a year."),
    Kind.YEAR: _("A year, like 2027."),
    Kind.INTEGER: _("A whole number, without a unit."),
    Kind.NUMBER: _("A number, without a unit."),
    Kind.MONEY: _("In roubles, without a unit."),
    Kind.YES_NO: _("Yes or no, from the list."),
}


def explained(field: Field) -> str:
    """What a cell of the field is for and how it is filled in, in Russian."""
    kind = kind_of(field)
    chosen = bool(listed_on(field))
    keeps_examples = kind in (Kind.TEXT, Kind.CODE) and not chosen
    told = [
        sentence.translate(_MARKS_OF_YAML) if sentence.startswith(_EXAMPLE) else sentence
        for sentence in _SENTENCE.split(field.description)
        if (kind is Kind.CODE and not chosen and sentence.startswith(_EXAMPLE))
        or (not _OF_YAML.search(sentence) and (keeps_examples or not sentence.startswith(_EXAMPLE)))
    ]
    if chosen:
        told.append(_FROM_PROGRAM.text("ru"))
    elif kind in _HOW:
        told.append(_HOW[kind].text("ru"))
    if is_list(field):
        told.append(_several(kind).text("ru"))
    return " ".join(dict.fromkeys(told))


def listed_on(field: Field) -> str:
    """The sheet of a report that lists what an id of the program stands for; "" for other cells."""
    found = _REFERENCE.match((field.item or field).description)
    return {"показателя": "values", "мероприятия": "activities"}[found[1]] if found else ""


def for_clerks(description: str) -> str:
    """A description without the sentences that speak to those who write YAML."""
    sentences = _SENTENCE.split(description)
    return " ".join(each for each in sentences if not _OF_YAML.search(each))


def _several(kind: Kind) -> Message:
    if kind in NUMBERS:
        return _("Several with commas in between.")
    return _("Each of several on a line of its own (Alt+Enter).")
