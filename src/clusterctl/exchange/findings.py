"""All there is to tell before a workbook is taken over: of its cells, and of what comes of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.fingerprints import fingerprints
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.exchange.returned import Returned
    from clusterctl.exchange.trouble import Spot

_OF_FORM = ("S", "Y")
"""Codes that begin so tell of the document's form: nobody may break that."""


_FEW = 5
"""Of so many changed cells each is looked at; of more nobody learns what went wrong."""


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


def told(back: Returned, verdicts: tuple[Verdict, Verdict] | None, *, force: bool) -> Told:
    """What was found in the cells, and what schema and rules find anew in the document.

    `verdicts` are those on the folder as it is and as it would be, None where nothing changes.
    `force` lets findings of rules pass, never those of cells or of the document's form.
    """
    fresh = list(_new(back, *verdicts)) if verdicts else []
    cells = [Finding(t.severity, t.spot, t.message, t.help) for t in back.troubles]
    broken = {t.spot for t in back.troubles if t.severity is Severity.ERROR}
    placed = [(d, back.spot(d)) for d in fresh]
    fresh = [d for d, spot in placed if spot not in broken]  # one root cause, one finding
    rules = [_of_document(d, spot) for d, spot in placed if spot not in broken]
    hard = sum(each.severity is Severity.ERROR for each in cells)
    hard += sum(d.severity is Severity.ERROR and d.code.startswith(_OF_FORM) for d in fresh)
    cells += _causes(back, rules)
    errors = sum(each.severity is Severity.ERROR for each in (*cells, *rules))
    refused = hard > 0 if force else errors > 0
    ordered = sorted((*cells, *rules), key=lambda each: each.severity.rank)
    return Told(tuple(ordered), refused, refused and not hard, errors)


def _causes(back: Returned, rules: Sequence[Finding]) -> Iterator[Finding]:
    """The few cells that were changed, but that no finding names: a slip shows far from itself."""
    named = {each.spot for each in rules}
    cells = [each for each in back.changed if each.spot not in named]
    if rules and len(cells) <= _FEW:
        for each in cells:
            yield Finding(
                Severity.INFO,
                each.spot,
                _("changed in the workbook: “{now}” instead of “{was}”",
                  now=each.now, was=each.was),
                _("see whether the findings above come from this"),
            )  # fmt: skip


def _of_document(d: Diagnostic, spot: Spot | None) -> Finding:
    """A finding in the document; how to write YAML is no help to who fills in cells."""
    told_as_yaml = spot is not None and d.code.startswith(_OF_FORM)
    return Finding(d.severity, spot, d.message, None if told_as_yaml else d.help)


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
