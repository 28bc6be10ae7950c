"""Nouns after numbers: «5 день», «21 дней»."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from clusterctl.language import Case
from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.numerals import normal
from clusterctl.proof.patterns import before
from clusterctl.proof.units import GENITIVE, fitting, pattern, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

# The number counts what stands before it: «пункт 5 приложения», «Сторона 4 участника», «№ 3 листа».
_COUNTS_BEFORE: Final = re.compile(
    r"(?:(?:под)?пункт|част|стать|раздел|глав|таблиц|приложени|строк|граф|столб|форм|сторон|этап"
    r"|пп?\.|подп\.|ст\.|ч\.|гл\.|разд\.|табл\.|прил\.|стр\.|рис|курс|групп|класс|вариант|лист"
    r"|дом|д\.|кв\.|корп|квартир|каб|кабинет|аудитори|школ|лот|объект|цех|участ|редакци|очеред"
    r"|№|N)[а-яё]*[.:]?(?:[\s\u00a0]*(?:[\d.,–-]+|и|или))*[\s\u00a0]*$",
    re.IGNORECASE,
)
_YEARS: Final = range(1000, 3000)
_COURSE: Final = re.compile(r"[ \u00a0]+(?:обучени|подготовк|реализаци|действи|практик|программ)")
"""«2 год обучения» counts years as courses."""

_SHORT: Final = frozenset({"час", "лист", "месяц"})
"""Forms that are abbreviations too: «24 час.»."""


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w№.,/–—+-])(?<![\d№][ \u00a0])"
        r"(?P<figures>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,9})"
        r"(?:[ \u00a0]*\([А-Яа-яё \u00a0]{2,80}\))?[ \u00a0]+"
        rf"(?P<noun>{pattern()})(?P<stop>\.)?",
        re.IGNORECASE,
    )


def check(text: Text) -> Iterator[Diagnostic]:
    """T22: a form of the noun that can't stand beside its number in any case."""
    for index, line in enumerate(text.lines):
        for found in _counted().finditer(line.text):
            n = int(re.sub(r"\D", "", found["figures"]))
            told = normal(found["noun"])
            noun = units()[told]
            case = Case.GENITIVE if GENITIVE.search(before(line.text, found.start())) else None
            forms = {normal(noun.form(n, case))} if case else set(fitting(noun, n))
            if told in forms or _means_otherwise(found, n, told):
                continue
            yield finding(
                text, "T22", index, found.span("noun"),
                _("“{noun}” after {n}", noun=found["noun"], n=n),
                _("write “{right}”", right=noun.form(n, case))
                if case
                else _("write “{right}”, or what its case demands", right=noun.form(n)),
            )  # fmt: skip


def _means_otherwise(found: re.Match[str], n: int, told: str) -> bool:
    """Whether the number is that of a year, an ordinal or of what stands before it."""
    leading = before(found.string, found.start())
    if told.startswith("год") and n in _YEARS:
        return True
    if told in _SHORT and found["stop"]:
        return True
    if _COURSE.match(found.string, found.end()):
        return True
    # «на 5 рабочий день» wants an ending, «5-й», but the noun is right
    if re.search(r"(?:^|[\s\u00a0(])(?:на|в|за)[ \u00a0]+$", leading) and told.endswith(
        ("день", "месяц", "год")
    ):
        return True
    return bool(_COUNTS_BEFORE.search(leading))
