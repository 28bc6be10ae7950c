"""Texts for people as values: written in English, told in Russian or English when shown."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["ru", "en"]

_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Message:
    """A text and the values to put in; `text(language)` tells it.

    Values keep their type until then: a date, an amount of money, a number or
    another message is written the way of the language it is told in.
    """

    id: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 0

    def text(self, language: Language) -> str:
        """This message in the given language, its values put in."""
        known = translations(language)
        if self.plural is None:
            template = known.gettext(self.id) if self.id else ""
        else:
            template = known.ngettext(self.id, self.plural, self.count)
        if not self.values:
            return template
        return template.format_map({name: told(v, language) for name, v in self.values.items()})


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text of the data, written there in both languages."""

    ru: str
    en: str

    def text(self, language: Language) -> str:
        """This text in the given language."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in roubles, told with its thousands apart."""

    amount: Decimal | int


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values told in a row; more than `most` are told by their number."""

    items: tuple[object, ...]
    most: int = 5


def _(text: str, /, **values: object) -> Message:
    """A message; `{name}` in its text takes the value of that name."""
    return Message(text, values)


def n_(one: str, many: str, n: int, /, **values: object) -> Message:
    """A message whose form depends on the number `n`, which it may tell as `{n}`."""
    return Message(one, {"n": n, **values}, many, n)


def said(text: str, /) -> Message:
    """A text that is told as it stands in any language: a name, a value, a term of the data."""
    return Message("{text}", {"text": text})


def told(value: object, language: Language) -> str:
    """One value as people of that language write it."""
    match value:
        case Message() | Bilingual():
            return value.text(language)
        case Listing():
            return _told_list(value, language)
        case Money(amount):
            return _told_money(amount, language)
        case bool():
            return ("да" if value else "нет") if language == "ru" else ("yes" if value else "no")
        case date():
            return value.strftime("%d.%m.%Y") if language == "ru" else value.isoformat()
        case Decimal():
            plain = f"{value:f}"
            return plain.replace(".", ",") if language == "ru" else plain
        case _:
            return str(value)


def _told_list(listing: Listing, language: Language) -> str:
    shown = [told(item, language) for item in listing.items[: listing.most]]
    rest = len(listing.items) - len(shown)
    if rest:
        shown.append(n_("{n} more", "{n} more", rest).text(language))
    return ", ".join(shown)


def _told_money(amount: Decimal | int, language: Language) -> str:
    digits = f"{amount:,.2f}".removesuffix(".00")
    if language == "en":
        return f"{digits} RUB"
    return digits.replace(",", _NBSP).replace(".", ",") + f"{_NBSP}₽"


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """The catalogue of a language; English is what the sources say."""
    if language == "en":
        return gettext.NullTranslations()
    catalogue = resources.files("clusterctl") / "locale" / language / "clusterctl.mo"
    with catalogue.open("rb") as file:
        return gettext.GNUTranslations(file)
