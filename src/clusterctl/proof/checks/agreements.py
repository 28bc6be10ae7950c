"""Numbers, dates and terms of agreements beside those of the folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.days import PATTERN, of
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import before, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.registry import Agreement, Registry
    from clusterctl.proof.text import Text

_NAMED: Final = (
    r"(?<![\w-])соглашени(?:е|я|ю|ем|и)"
    r"(?: о сотрудничестве(?: \(партн[её]рстве\))?)?[ \u00a0\n]+"
)
_REFERENCE: Final = spaced(
    rf"{_NAMED}(?:от (?P<day>{PATTERN})[ \u00a0\n]*№~(?P<number>[\w./-]*\w)"
    rf"|№~(?P<number2>[\w./-]*\w) от (?P<day2>{PATTERN}))",
    re.IGNORECASE,
)
_VALID: Final = spaced(
    rf"[Сс]оглашение (?:действует|заключено|вступает в силу) с "
    rf"(?P<start>{PATTERN})(?:[ \u00a0,]*(?:и действует )?(?:по|до) (?P<end>{PATTERN}))?"
)
_SUPPLEMENTARY: Final = spaced(r"дополнительн\w+~$", re.IGNORECASE)
_TITLE: Final = spaced(r"\s*СОГЛАШЕНИЕ~№~(?P<number>[\w./-]*\w)", re.IGNORECASE)


def check(text: Text, registry: Registry) -> Iterator[Diagnostic]:
    """T16: a number with another date than in the folder, a date with another number, a term."""
    by_number: dict[str, list[Agreement]] = {}
    for each in registry.agreements:
        by_number.setdefault(each.number, []).append(each)
    for index, line in enumerate(text.lines):
        for found in _REFERENCE.finditer(line.text):
            if not _SUPPLEMENTARY.search(before(line.text, found.start())):
                yield from _judged(text, index, found, by_number)
    own = _own(text, registry)
    if own is not None:
        yield from _term(text, own)


def _judged(
    text: Text, index: int, found: re.Match[str], known: dict[str, list[Agreement]]
) -> Iterator[Diagnostic]:
    group = "number" if found["number"] else "number2"
    number, day = found[group], of(found["day"] or found["day2"]).day
    same = known.get(number, [])
    if same:
        if day and all(each.day and each.day != day for each in same):
            yield finding(
                text, "T16", index, found.span("day" if found["day"] else "day2"),
                _("agreement № {number} is dated {day} here, {known} in the folder",
                  number=number, day=day, known=same[0].day),
                _("see {file}", file=same[0].document.file),
            )  # fmt: skip
        return
    dated = [each for group in known.values() for each in group if each.day and each.day == day]
    if len(dated) == 1 and _cooperation(found[0]):
        yield finding(
            text, "T16", index, found.span(group),
            _("the agreement of {day} has № {number} here, № {known} in the folder",
              day=day, number=number, known=dated[0].number),
            _("see {file}", file=dated[0].document.file),
        )  # fmt: skip


def _cooperation(told: str) -> bool:
    return "сотрудничеств" in told.lower()


def _own(text: Text, registry: Registry) -> Agreement | None:
    """The agreement of the folder that this text is: made of it, or of its number."""
    if text.title != "соглашение":
        return None
    for each in registry.agreements:
        if each.document.file in text.documents:
            return each
    titles = (_TITLE.match(line.text) for line in text.lines[:10])
    number = next((title["number"] for title in titles if title), None)
    return next((each for each in registry.agreements if each.number == number), None)


def _term(text: Text, own: Agreement) -> Iterator[Diagnostic]:
    for index, line in enumerate(text.lines):
        for found in _VALID.finditer(line.text):
            for group, known in (("start", own.start), ("end", own.end)):
                day = of(found[group]).day if found[group] else None
                if day and known and day != known:
                    yield finding(
                        text, "T16", index, found.span(group),
                        _("the term has {day} here, {known} in the folder", day=day, known=known),
                        _("see {file}", file=own.document.file),
                    )  # fmt: skip
