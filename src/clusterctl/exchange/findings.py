"""All there is to tell before a workbook is taken over: of its cells, and of what comes of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.exchange.trouble import Spot
from clusterctl.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.exchange.returned import Returned
    from clusterctl.messages import Message

_OF_FORM = ("S", "Y")
"""Codes that begin so tell of the document's form: nobody may break that."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the cell, if it comes from one, how grave it is, and how to mend it."""

    severity: Severity
    spot: Spot | None
    message: Message
    help: Message | None


@dataclass(frozen=True, slots=True)
class Told:
    """The findings; `refused` where nothing may be written, `by_rules` where rules alone say so."""

    findings: tuple[Finding, ...]
    refused: bool
    by_rules: bool
    errors: int


def told(back: Returned, before: Verdict, after: Verdict, *, force: bool) -> Told:
    """What was found in the cells, and what schema and rules find anew in the document.

    `force` lets findings of rules pass, never those of cells or of the document's form.
    """
    fresh = list(_new(back, before, after)) if back.is_changed else []
    cells = [Finding(t.severity, t.spot, t.message, t.help) for t in back.troubles]
    rules = [Finding(d.severity, back.spot(d), d.message, d.help) for d in fresh]
    hard = sum(each.severity is Severity.ERROR for each in cells)
    hard += sum(d.severity is Severity.ERROR and d.code.startswith(_OF_FORM) for d in fresh)
    errors = sum(each.severity is Severity.ERROR for each in (*cells, *rules))
    refused = hard > 0 if force else errors > 0
    ordered = sorted((*cells, *rules), key=lambda each: each.severity.rank)
    return Told(tuple(ordered), refused, refused and not hard, errors)


def _new(back: Returned, before: Verdict, after: Verdict) -> Iterator[Diagnostic]:
    """The findings in the new document that the old one doesn't have."""
    file = back.new.file
    known = Counter(fingerprints(_in(before, file), before.folder))
    found = _in(after, file)
    for mark, each in zip(fingerprints(found, after.folder), found, strict=True):
        if known[mark]:
            known[mark] -= 1
        elif each.severity is not Severity.INFO:
            yield each


def _in(verdict: Verdict, file: str) -> list[Diagnostic]:
    return [each for each in verdict.findings if each.place.file == file]
