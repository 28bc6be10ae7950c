"""Dates that can't be, or contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.days import PATTERN, days, of
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import before, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

WEEKDAYS: Final = (
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
_STEMS: Final = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_WEEKDAY: Final = (
    r"(?:(?:понедельник|вторник|четверг)(?:а|у|ом|е)?|сред(?:[аыуе]|ой)"
    r"|(?:пятниц|суббот)[аыуе]|(?:пятницей|субботой)|воскресень(?:е|я|ю|ем))(?![а-яё])"
)
_WITH_WEEKDAY: Final = spaced(
    rf"(?P<before>{PATTERN})~(?:,~|\(~|[ \u00a0])(?P<weekday>{_WEEKDAY})"
    rf"|(?P<first>{_WEEKDAY})~,?~(?P<after>{PATTERN})",
    re.IGNORECASE,
)
_TERM: Final = spaced(
    rf"(?<!\w)с (?P<start>{PATTERN})~(?:по|до) (?P<end>{PATTERN})",
    re.IGNORECASE,
)
_DATED: Final = spaced(
    r"(?P<kind>соглашени|договор|контракт)[а-яё]*(?: о (?:сотрудничестве|партнёрстве))? "
    rf"(?:от (?P<day>{PATTERN})~№~(?P<number>[\w./-]*\w)"
    rf"|№~(?P<number2>[\w./-]*\w) от (?P<day2>{PATTERN}))",
    re.IGNORECASE,
)
_BASIS: Final = spaced(
    rf"на основании (?:доверенност[а-яё]+|протокол[а-яё]*|приказ[а-яё]*|решени[а-яё]+)"
    rf"(?: [а-яё]+){{0,4}} от (?P<day>{PATTERN})",
    re.IGNORECASE,
)
_FIRST: Final = 10
_SIGNATURE: Final = re.compile(r"_{4,}[\s\u00a0]*/?[\s\u00a0]*[А-ЯЁ]\.")
_DISTINCT: Final = re.compile(r".*[/-].*|.{4,}")
_NEAR: Final = 3


def check(text: Text) -> Iterator[Diagnostic]:
    """T09: no such date or weekday; T10: a term that ends first; T11: dates at odds."""
    for index, line in enumerate(text.lines):
        for day in days(line.text):
            if day.day is None and _is_date(line.text, day.start):
                yield finding(
                    text, "T09", index, (day.start, day.end),
                    _("there is no such date: {day}", day=day.text),
                )  # fmt: skip
        for found in _WITH_WEEKDAY.finditer(line.text):
            yield from _weekday(text, index, found)
        for found in _TERM.finditer(line.text):
            yield from _term(text, index, found)
    yield from _twice_dated(text)
    yield from _signed(text)


def _is_date(line: str, start: int) -> bool:
    """Numbers of papers look like dates at times: «№ 31.02.2026»."""
    return not re.search(r"№[ \u00a0]*$", before(line, start))


def _weekday(text: Text, index: int, found: re.Match[str]) -> Iterator[Diagnostic]:
    day = of(found["before"] or found["after"])
    told = (found["weekday"] or found["first"]).lower()
    if day.day is None or day.yearless:
        return
    right = day.day.weekday()
    if not told.startswith(_STEMS[right]):
        yield finding(
            text, "T09", index, found.span(),
            _("{day} is not a “{weekday}”", day=day.day, weekday=told),
            _("that day is: {right}", right=WEEKDAYS[right]),
        )  # fmt: skip


def _term(text: Text, index: int, found: re.Match[str]) -> Iterator[Diagnostic]:
    start, end = of(found["start"]), of(found["end"])
    if start.day and end.day and not start.yearless and not end.yearless and end.day < start.day:
        yield finding(
            text, "T10", index, found.span(),
            _("the term ends on {end}, before it begins on {start}",
              end=end.day, start=start.day),
            _("compare both dates"),
        )  # fmt: skip


def _twice_dated(text: Text) -> Iterator[Diagnostic]:
    """One number of an agreement with two dates; «№ 1» there may be many."""
    seen: dict[tuple[str, str], dict[date, tuple[int, tuple[int, int]]]] = defaultdict(dict)
    for index, line in enumerate(text.lines):
        for found in _DATED.finditer(line.text):
            number = found["number"] or found["number2"]
            day = of(found["day"] or found["day2"]).day
            leading = before(line.text, found.start()).rstrip().lower()
            if (
                day is None
                or not _DISTINCT.fullmatch(number)
                or re.search(r"дополнительн\w+$", leading)
            ):
                continue
            known = seen[found["kind"].lower(), number]
            if known and day not in known:
                first, spot = next(iter(known.items()))
                yield finding(
                    text, "T11", index, found.span(),
                    _("№ {number} is dated {day}, elsewhere {other}",
                      number=number, day=day, other=first),
                    related=[(*spot, _("the other date"))],
                )  # fmt: skip
            known.setdefault(day, (index, found.span()))


def _signed(text: Text) -> Iterator[Diagnostic]:
    """The paper's own date after the last signature, or before what it rests on."""
    own = _own_date(text)
    if own is None:
        return
    line, span, day = own
    signed = list(_signatures(text))
    if signed and max(each for _i, each in signed) < day:
        last = max(signed, key=lambda pair: pair[1])
        yield finding(
            text, "T11", line, span,
            _("dated {day}, though the last signature is of {last}", day=day, last=last[1]),
            related=[(last[0], (0, len(text.lines[last[0]].text)), _("the last signature"))],
        )  # fmt: skip
    for index, each in enumerate(text.lines):
        for found in _BASIS.finditer(each.text):
            basis = of(found["day"]).day
            if basis and basis > day and text.title:
                yield finding(
                    text, "T11", index, found.span("day"),
                    _("of {basis}, later than the paper itself: {day}", basis=basis, day=day),
                )  # fmt: skip


def _own_date(text: Text) -> tuple[int, tuple[int, int], date] | None:
    """The date beside the town or alone on its line, among the first lines below the title."""
    if text.title not in {"соглашение", "дополнительное соглашение", "договор", "контракт"}:
        return None
    for index, line in enumerate(text.lines[:_FIRST]):
        found = list(days(line.text))
        if len(found) != 1 or found[0].day is None or found[0].yearless:
            continue
        rest = (line.text[: found[0].start] + line.text[found[0].end :]).strip()
        if re.fullmatch(r"(?:г\.[ \u00a0]*[А-ЯЁ][а-яё -]+)?", rest):
            return index, (found[0].start, found[0].end), found[0].day
    return None


def _signatures(text: Text) -> Iterator[tuple[int, date]]:
    """The dates that stand alone on a line right below a signature."""
    for index, line in enumerate(text.lines):
        if not _SIGNATURE.search(line.text):
            continue
        for below in range(index + 1, min(index + 1 + _NEAR, len(text.lines))):
            told = text.lines[below].text.strip()
            found = list(days(told))
            if len(found) == 1 and found[0].text == told and found[0].day and not found[0].yearless:
                yield below, found[0].day
                break
