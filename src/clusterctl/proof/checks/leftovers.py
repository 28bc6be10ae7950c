"""What drafting leaves behind: tags of templates, placeholders, broken fields of Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import spaced
from clusterctl.proof.text import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

_LEFT: Final = (
    (re.compile(r"\{\{(?:[^{}\n]{0,300}\}\})?|\{%(?:[^{}\n]{0,300}%\})?|\{#(?:[^{}\n]{0,300}#\})?|%\}"),
     _("a tag of a template"), _("put in the value it stands for")),
    (re.compile(r"Ошибка! (?:Источник ссылки не найден|Закладка не определена|Ошибка связи)\.?"
                r"|Error! (?:Reference source not found|Bookmark not defined)\.?"),
     _("a field of Word that leads nowhere"), _("restore what it refers to, then press F9 in it")),
    (re.compile(r"\[(?:\.{3}|…|_+|[хХxX]+)\]|<(?:\.{3}|…)>"
                r"|\[(?:указать|вписать|вставить|наименование|название|дата|сумма|номер|адрес"
                r"|должность|реквизиты|ФИО|нужное)(?:[^\]\n]{0,80})\]", re.IGNORECASE),
     _("a place that was to be filled in"), _("write what belongs here")),
    (re.compile(r"(?<![\w-])(?:[Хх]{3,}|X{4,})(?![\w-])|(?<=№[ \u00a0])X{2,3}(?!\w)"),
     _("letters in place of a value"), _("write what belongs here")),
    (re.compile(r"(?<!\w)lorem\s+ipsum(?!\w)|(?<!\w)рыба-текст(?!\w)", re.IGNORECASE),
     _("a text to fill the page"), _("write what belongs here")),
    (re.compile(r"(?<![\w./@«\"-])(?:None|undefined|NaN|TODO|FIXME)(?![\w./@-])"),
     _("a word that programs leave"), _("write what belongs here")),
)  # fmt: skip
_NAMELESS: Final = spaced(r"(?:в лице|гражданин[а-яё]*)(?: [а-яё-]+){0,6} (Ф\.?~И\.?~О\.?)(?!\w)")


def check(text: Text) -> Iterator[Diagnostic]:
    """T07: whatever no finished text has."""
    for index, line in enumerate(text.lines):
        for pattern, message, remedy in _LEFT:
            for found in pattern.finditer(line.text):
                yield finding(text, "T07", index, found.span(), message, remedy)
        if line.part is Part.BODY and (nameless := _NAMELESS.search(line.text)):
            yield finding(
                text, "T07", index, nameless.span(1),
                _("letters in place of a name"), _("write the person's full name"),
            )  # fmt: skip
