"""Names of organisations and people that differ from the folder's by a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.likeness import slips
from clusterctl.proof.patterns import spaced
from clusterctl.proof.registry import flat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.registry import Registry
    from clusterctl.proof.text import Text

_SPAN: Final = re.compile(r"[«„](?P<name>[^«»„“]{4,120})[»“]")
_NESTED: Final = re.compile(r"«(?P<name>[^«»„“]{2,80}«[^«»„“]{2,80})»")
_FORMED: Final = spaced(
    r"(?<![\w-])(?P<form>ООО|АО|ПАО|ЗАО|ОАО|НАО|АНО|ФГУП|МУП|ИП|ГУП|(?:ГПОУ|ГАПОУ|ГБПОУ)(?: ТО)?)"
    r" [«„](?P<name>[^«»„“]{2,100})[»“]"
)
_WORD: Final = r"[А-ЯЁ][а-яё]+"
_SURNAME: Final = rf"{_WORD}(?:-{_WORD})?"
_INITIALS: Final = r"[А-ЯЁ]\.~[А-ЯЁ]\."
_FULL: Final = spaced(
    rf"(?<![\w-]){_SURNAME} {_WORD} {_WORD}"
    r"(?<=(?:.ич|вна|чна|шна|вны|чны|шны|вне|чне|шне|вну|чну|шну))(?![\w-])"
    rf"|(?<![\w-]){_SURNAME} {_WORD} {_WORD}"
    r"(?<=(?:ича|ичу|иче))(?![\w-])"
    rf"|(?<![\w-]){_SURNAME} {_WORD} {_WORD}"
    r"(?<=(?:ичем|вной|чной|шной))(?![\w-])"
)
_SIGNED: Final = spaced(
    rf"(?<![\w.])(?P<initials>{_INITIALS})~(?P<surname>{_SURNAME})(?![\w-])"
    rf"|(?<![\w-])(?P<surname2>{_SURNAME}) (?P<initials2>{_INITIALS})(?!~{_WORD})"
)
_LONG: Final = 8
"""Shorter names differ by a letter too easily."""

_VERY_LONG: Final = 16


def check(text: Text, registry: Registry) -> Iterator[Diagnostic]:
    """T14: a name in quotation marks nearly the folder's; T15: a person's full name likewise."""
    quoted = _quoted(registry)
    forms = _forms(registry)
    surnames = _surnames(registry)
    for index, line in enumerate(text.lines):
        for found in (*_SPAN.finditer(line.text), *_NESTED.finditer(line.text)):
            yield from _name(text, index, found, quoted)
        for found in _FORMED.finditer(line.text):
            yield from _form(text, index, found, forms)
        for found in _FULL.finditer(line.text):
            yield from _person(text, index, found, registry.people)
        for found in _SIGNED.finditer(line.text):
            yield from _signature(text, index, found, surnames)


def _quoted(registry: Registry) -> dict[str, str]:
    """What the folder writes in quotation marks, to compare; its clusters' names as well."""
    names = [name for each in registry.organizations for name in each.quoted]
    inner = [name.rpartition("«")[2] for name in names if "«" in name]
    clusters = [str(d.get("name")) for d in registry.folder.of("cluster") if d.get("name")]
    return {flat(name): name for name in (*names, *inner, *clusters)}


def _forms(registry: Registry) -> dict[str, tuple[set[str], str]]:
    """What stands before a name in quotation marks, and the short name it makes."""
    found: dict[str, tuple[set[str], str]] = {}
    for each in registry.organizations:
        for name in each.quoted:
            known, _short = found.setdefault(flat(name), (set(), each.short))
            known |= each.forms
    return found


def _surnames(registry: Registry) -> dict[str, dict[str, str]]:
    """The surnames in every case, to compare, by the initials they stand with."""
    found: dict[str, dict[str, str]] = {}
    for form in registry.people.values():
        surname, *given = form.split()
        initials = "".join(f"{name[0]}." for name in given)
        found.setdefault(initials, {})[flat(surname)] = surname
    return found


def _most(name: str) -> int:
    """So many slips still make the same name."""
    return 0 if len(name) < _LONG else 1 if len(name) < _VERY_LONG else 2


def _differs_in_letters(one: str, other: str) -> bool:
    """Not in figures: «Цех 1» and «Цех 2» are two names."""
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", other)


def _name(
    text: Text, index: int, found: re.Match[str], known: dict[str, str]
) -> Iterator[Diagnostic]:
    told = flat(found["name"])
    most = _most(told)
    if told in known or not most:
        return
    near = [name for name in known if slips(told, name, most) <= most]
    if len(near) == 1 and _differs_in_letters(told, near[0]):
        yield finding(
            text, "T14", index, found.span("name"),
            _("“{name}” is nearly a name of the folder", name=found["name"]),
            _("the folder has “{right}”", right=known[near[0]]),
        )  # fmt: skip


def _form(
    text: Text, index: int, found: re.Match[str], known: dict[str, tuple[set[str], str]]
) -> Iterator[Diagnostic]:
    name = flat(found["name"])
    if name not in known:
        return
    forms, short = known[name]
    if flat(found["form"]) not in forms:
        yield finding(
            text, "T14", index, found.span(),
            _("“{name}” has another form in the folder", name=found[0]),
            _("the folder has “{right}”", right=short),
        )  # fmt: skip


def _person(
    text: Text, index: int, found: re.Match[str], people: dict[str, str]
) -> Iterator[Diagnostic]:
    told = flat(found[0])
    if told in people:
        return
    words = told.split()
    near = [
        form for name, form in people.items()
        if slips(told, name, 2) <= 2 and sum(a == b for a, b in zip(words, name.split(), strict=False)) == 2  # noqa: E501, PLR2004 one word of three
    ]  # fmt: skip
    if near:
        yield finding(
            text, "T15", index, found.span(),
            _("“{name}” is nearly a person's name of the folder", name=found[0]),
            _("the folder has “{right}”", right=near[0]),
        )  # fmt: skip


def _signature(
    text: Text, index: int, found: re.Match[str], surnames: dict[str, dict[str, str]]
) -> Iterator[Diagnostic]:
    initials = re.sub(r"[ \u00a0]", "", found["initials"] or found["initials2"])
    group = "surname" if found["surname"] else "surname2"
    told = flat(found[group])
    known = surnames.get(initials, {})
    if told in known or len(told) < _LONG - 2:
        return
    near = [name for name in known if slips(told, name, 1) == 1]
    if near:
        yield finding(
            text, "T15", index, found.span(group),
            _("“{name}” is nearly a person's name of the folder", name=found[0]),
            _("the folder has “{right}”", right=known[near[0]]),
        )  # fmt: skip
