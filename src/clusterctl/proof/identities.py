"""Numbers that identify organisations and their accounts, found by the words before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.proof.patterns import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.proof.text import Text

_ACCOUNT: Final = r"сч(?:[её]т|\.)"
_KINDS: Final = {
    "inn_kpp": r"ИНН~/~КПП",
    "inn": r"ИНН",
    "kpp": r"КПП",
    "ogrn": r"ОГРН(?:ИП)?",
    "bik": r"БИК",
    "correspondent": rf"(?:к|корр?)\.?~/~с(?:ч(?:[её]т)?)?\.?|корр(?:еспондентский|\.) {_ACCOUNT}",
    "account": rf"р\.?~/~с(?:ч(?:[её]т)?)?\.?|расч[её]тный {_ACCOUNT}",
    "single": rf"единый казначейский {_ACCOUNT}|ЕКС",
    "treasury": rf"казначейский {_ACCOUNT}",
}
"""What is written before a number of each kind."""

_LABELLED: Final = spaced(
    r"(?<![\wА-Яа-яё])(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS.items())
    + r")~(?:[:№–—-]~)?(?P<number>(?-i:\d[\d\u00a0 ]*[0-9A-Z]*)(?:~/~\d+)?)(?!…)",
    re.IGNORECASE,
)
_SHORTEST: Final = 5
"""«В КПП 9 знаков» speaks of digits and gives none."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A number with its kind: inn, kpp, ogrn, bik, account, correspondent, single, treasury."""

    kind: str
    number: str
    line: int
    span: tuple[int, int]


def identities(text: Text) -> Iterator[Identity]:
    """Every labelled number of the text in its order; «ИНН/КПП 1/2» gives two."""
    for index, line in enumerate(text.lines):
        for found in _LABELLED.finditer(line.text):
            if len(found["number"]) >= _SHORTEST:
                yield from _split(_kind(found), found, index)


def _kind(found: re.Match[str]) -> str:
    return next(name for name in _KINDS if found[name])


def _split(kind: str, found: re.Match[str], index: int) -> Iterator[Identity]:
    number, start = found["number"], found.start("number")
    if kind == "inn_kpp":
        one, slash, other = number.partition("/")
        yield _identity("inn", one, index, start)
        if slash:
            yield _identity("kpp", other, index, start + len(one) + 1)
        return
    yield _identity(kind, number.partition("/")[0], index, start)


def _identity(kind: str, told: str, index: int, start: int) -> Identity:
    """The number without spaces; what follows it after a space may be another number."""
    lead = len(told) - len(told.lstrip())
    shown = told.strip()
    return Identity(
        kind, re.sub(r"[ \u00a0]", "", shown), index, (start + lead, start + lead + len(shown))
    )
