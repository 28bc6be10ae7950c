"""What a folder knows of organisations, people and agreements, as a text may write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from clusterctl import language
from clusterctl.language import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_PERSON: Final = re.compile(r"[А-ЯЁ][\w-]+ [А-ЯЁ][\w-]+ [А-ЯЁ][\w-]*(?:ич|вна|чна|шна|инична)")
_QUOTED: Final = re.compile(r"[«„\"](?P<name>.+?)[»“\"]*$")
_FORM: Final = re.compile(r"(?P<form>[^«„\"]+?)\s*[«„\"]")
_SPACES: Final = re.compile(r"[\s\u00a0]+")
_QUOTES: Final = re.compile(r"[«»„“”\"]")


def flat(text: str) -> str:
    """A name to compare: no quotation marks, ё as е, small letters, one space."""
    return _SPACES.sub(" ", _QUOTES.sub(" ", text)).strip().lower().replace("ё", "е")


@dataclass(frozen=True)
class Organization:
    """An organisation: its names in all cases and the numbers that are its own."""

    document: Document

    @property
    def short(self) -> str:
        """Its short name, or the full one, or the id."""
        full = self.document.get("name", "full", default=self.document.id)
        return str(self.document.get("name", "short", default=full))

    @cached_property
    def names(self) -> frozenset[str]:
        """Its names as a text may write them, to compare: full in every case, short."""
        told = self.document.get("name", default={})
        full = [str(language.organization_name(told, case)) for case in Case if told.get("full")]
        return frozenset(filter(None, map(flat, [*full, str(told.get("short") or "")])))

    @cached_property
    def quoted(self) -> frozenset[str]:
        """What stands in quotation marks in its names: «Образец-Полимер»."""
        told = (self.document.get("name", key, default="") for key in ("full", "short"))
        found = (_QUOTED.search(str(name)) for name in told)
        return frozenset(match["name"] for match in found if match)

    @cached_property
    def forms(self) -> frozenset[str]:
        """What stands before the quotation marks, to compare: «ООО», the full form in its cases."""
        told = [
            str(self.document.get("name", "short", default="")),
            *(str(language.organization_name(self.document.get("name", default={}), case))
              for case in Case),
        ]  # fmt: skip
        found = (_FORM.match(name) for name in told)
        return frozenset(flat(match["form"]) for match in found if match)

    def numbers(self, kind: str) -> frozenset[str]:
        """Its numbers of a kind: inn, kpp, ogrn, bik, account, correspondent, single, treasury."""
        routes = _ROUTES.get(kind, ())
        return frozenset(str(n) for route in routes if (n := self.document.get(*route)))


_ROUTES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "inn": (("inn",),),
    "kpp": (("kpp",),),
    "ogrn": (("ogrn",), ("ogrnip",)),
    "bik": (("bank", "bik"), ("treasury", "bik")),
    "account": (("bank", "account"), ("treasury", "account")),
    "correspondent": (("bank", "correspondent_account"), ("treasury", "single_account")),
    "single": (("treasury", "single_account"),),
    "treasury": (("treasury", "account"),),
}


@dataclass(frozen=True)
class Agreement:
    """An agreement as references name it, and its term."""

    number: str
    day: date | None
    start: date | None
    end: date | None
    document: Document


@dataclass(frozen=True, eq=False)
class Registry:
    """A folder asked what a proof-reader wants to know."""

    folder: Folder

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organisation of the folder."""
        return tuple(Organization(d) for d in self.folder.of("organization"))

    @cached_property
    def by_inn(self) -> dict[str, Organization]:
        """The organisations by their ИНН."""
        return {inn: each for each in self.organizations for inn in each.numbers("inn")}

    def named(self, text: str) -> list[Organization]:
        """The organisations that a text names, in its order; the longer of two names at a place."""
        names, pattern = self._names
        return [names[found] for found in pattern.findall(flat(text))] if pattern else []

    def last_named(self, text: str) -> Organization | None:
        """The one it names last."""
        return next(reversed(self.named(text)), None)

    def after_last_named(self, text: str) -> str:
        """What stands after the name that ends last, its own quotation marks left out."""
        _names, pattern = self._names
        told = _SPACES.sub(" ", text)
        rest = flat(told)
        ends = [found.end() for found in pattern.finditer(rest)] if pattern else []
        letters = len(re.sub(r"\W", "", rest[ends[-1] :])) if ends else 0
        return _tail(told, letters)

    @cached_property
    def _names(self) -> tuple[dict[str, Organization], re.Pattern[str] | None]:
        names = {name: each for each in self.organizations for name in each.names}
        told = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        return names, re.compile(rf"(?<!\w)(?:{told})(?!\w)") if told else None

    @cached_property
    def people(self) -> dict[str, str]:
        """Every form of every full name of the folder, to compare, with the form itself."""
        forms: dict[str, str] = {}
        for document in self.folder.documents:
            for person in _people(document.value):
                told = (str(language.head_name(person, case)) for case in Case)
                forms.update((flat(form), form) for form in told)
        return forms

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements that have a number."""
        return tuple(
            Agreement(
                str(d.get("number")), d.date("date"), d.date("valid", "from"),
                d.date("valid", "until"), d,
            )
            for d in self.folder.of("agreement")
            if d.get("number")
        )  # fmt: skip


def _people(value: Any) -> Iterator[dict[str, Any]]:
    """The mappings that name a person by surname, name and patronymic."""
    match value:
        case dict():
            name = value.get("name")
            if isinstance(name, str) and _PERSON.fullmatch(name.strip()):
                yield value
            for below in value.values():
                yield from _people(below)
        case list():
            for below in value:
                yield from _people(below)


def _tail(text: str, letters: int) -> str:
    """The end of a text that has so many letters and digits."""
    for at in range(len(text), 0, -1):
        if not letters:
            return text[at:]
        letters -= text[at - 1].isalnum() or text[at - 1] == "_"
    return text
