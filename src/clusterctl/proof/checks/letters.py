"""Latin letters that look like Russian ones inside Russian words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

_LATIN: Final = "ABCEHKMOPTXYaceopxy"
_RUSSIAN: Final = "АВСЕНКМОРТХУасеорху"
_TURNED: Final = str.maketrans(_LATIN, _RUSSIAN)
_WORD: Final = re.compile(r"(?<![\w@.])[A-Za-zА-Яа-яЁё]{2,}(?![\w@])")
# A preposition or a conjunction of one letter: «c 1 сентября», «o порядке».
_ALONE: Final = re.compile(r"(?<![\w.,(«-])[aco](?=[ \u00a0](?:\d|[а-яё]{2,}))")
_FORMS: Final = re.compile(
    r"(?<!\w)(?:[OО]{3}|[AА][OО]|[OО][AА][OО]|[HН][AА][OО])(?=[ \u00a0]+[«\"])"
)
_LETTER: Final = re.compile("[A-Za-z]+")


def check(text: Text) -> Iterator[Diagnostic]:
    """T20: the letters of Latin; a word is judged where all of them have a Russian twin."""
    for index, line in enumerate(text.lines):
        for found in (*_mixed(line.text), *_ALONE.finditer(line.text), *_forms(line.text)):
            latin = " ".join(_LETTER.findall(found[0]))
            yield finding(
                text, "T20", index, found.span(),
                _("“{word}” has Latin letters: {latin}", word=found[0], latin=latin),
                _("type “{right}” in Russian letters", right=found[0].translate(_TURNED)),
            )  # fmt: skip


def _mixed(text: str) -> Iterator[re.Match[str]]:
    for found in _WORD.finditer(text):
        latin = set(_LETTER.findall(found[0]))
        russian = re.search("[А-Яа-яЁё]", found[0])
        if latin and russian and set("".join(latin)) <= set(_LATIN):
            yield found


def _forms(text: str) -> Iterator[re.Match[str]]:
    """«OOO «Завод»» all in Latin."""
    return (found for found in _FORMS.finditer(text) if re.fullmatch("[A-Z]+", found[0]))
