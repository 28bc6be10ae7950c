"""Marks that git leaves where two people changed the same lines."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Related
from clusterctl.messages import _, n_, said
from clusterctl.source.codes import CONFLICT, finding

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.source.text import Text

_MARK = re.compile(r"^(?:(?:<{7}|\|{7}|>{7})(?= |\r?$)|={7}(?=\r?$))", re.MULTILINE)


def conflict(text: Text) -> Diagnostic | None:
    """One finding on all conflicts of the text, at the first mark, with those that go with it."""
    if not ("<<<<<<<" in text.content or "=======" in text.content or ">>>>>>>" in text.content):
        return None
    marks = list(islice(_MARK.finditer(text.content), 4))
    if not marks:
        return None
    first, *others = marks
    count = sum(mark.group().startswith("<") for mark in _MARK.finditer(text.content))
    related = []
    for mark in others:
        if mark.group().startswith("<"):
            break
        related.append(Related(text.place(*mark.span()), said(mark.group())))
    return finding(
        text.place(*first.span()),
        CONFLICT,
        n_("{n} unresolved merge conflict", "{n} unresolved merge conflicts", max(count, 1)),
        _("choose what stays of the two versions and delete the lines with the marks"),
        *related,
    )
