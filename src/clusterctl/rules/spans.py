"""What has a first and a last day runs forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.documents import as_date
from clusterctl.messages import _
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.folder import Folder

_PAIRS = (("start", "end"), ("from", "until"), ("since", "until"))
_TOLD_ELSEWHERE = frozenset({"activities", "stages"})
"""Lists whose items have a rule of their own, by the paragraph that asks for their dates."""


@rule("R006", on=FOLDER)
def spans_run_forward(folder: Folder) -> Findings:
    """What has two dates begins on the first of them and ends on the second.

    A period that is turned round lasts no day: nothing can be counted in it, so no other rule
    looks at it before it is mended.

    Bad::

        kind: program
        id: programma
        period: {start: 2031-08-31, end: 2026-09-01}  # R006

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
    """
    for document in folder.documents:
        for route, first, last in _turned(document.value, ()):
            span = document.get(*route)
            whole = route if isinstance(span, dict) and span.keys() == {first, last} else ()
            begins, ends = (as_date(span[key]) for key in (first, last))
            yield Finding(
                document.at(*(whole or (*route, last))),
                _("ends on {ends}, before it begins ({begins})", ends=ends, begins=begins),
                help=_("the earlier date goes to `{first}`, the later to `{last}`",
                       first=first, last=last),
                related=() if whole else (Note(document.at(*route, first), _("it begins here")),),
            )  # fmt: skip


def _turned(value: Any, route: Route) -> Iterator[tuple[Route, str, str]]:
    """The routes of mappings whose second date comes before the first, with both keys."""
    match value:
        case dict():
            for first, last in _PAIRS:
                begins, ends = as_date(value.get(first)), as_date(value.get(last))
                if begins and ends and ends < begins:
                    yield route, first, last
            for key, below in value.items():
                if key not in _TOLD_ELSEWHERE:
                    yield from _turned(below, (*route, key))
        case list():
            for number, item in enumerate(value):
                yield from _turned(item, (*route, number))
