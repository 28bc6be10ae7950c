"""What the proof-reader finds: its kinds by their codes, and one finding at a spot of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Diagnostic, Place, Related, Severity
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.messages import Message
    from clusterctl.proof.text import Text

Span = tuple[int, int]
"""Where in a line something begins and ends, in characters from 0; the end is exclusive."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: how grave it is, and what is expected of a text."""

    severity: Severity
    title: Message


_ERROR, _WARNING, _INFO = Severity

KINDS: Final = {
    "T01": Kind(_ERROR, _("A number says the same in figures and in words.")),
    "T02": Kind(_ERROR, _("An amount of money says the same in figures and in words.")),
    "T03": Kind(_WARNING, _("A number's words agree with the noun and the preposition.")),
    "T04": Kind(_ERROR, _("The total of a table is the sum of its rows.")),
    "T05": Kind(_ERROR, _("What the text refers to is there.")),
    "T06": Kind(_WARNING, _("Clauses are numbered in order, each number once.")),
    "T07": Kind(_ERROR, _("No tags or placeholders are left.")),
    "T08": Kind(_INFO, _("Blanks are filled in before signing.")),
    "T09": Kind(_ERROR, _("Dates exist, and their day of the week is right.")),
    "T10": Kind(_ERROR, _("A term ends after it begins.")),
    "T11": Kind(_WARNING, _("Dates don't contradict each other.")),
    "T12": Kind(_ERROR, _("Requisites have their digits and checksum.")),
    "T13": Kind(_ERROR, _("Requisites are those of the organisation in the folder.")),
    "T14": Kind(_WARNING, _("Organisations are called as in the folder.")),
    "T15": Kind(_WARNING, _("People are called as in the folder.")),
    "T16": Kind(_ERROR, _("Numbers, dates and terms of agreements are those of the folder.")),
    "T17": Kind(_WARNING, _("Quotation marks are «…», within them „…“, each one closed.")),
    "T18": Kind(_WARNING, _("There is one space where one belongs, and none before a comma.")),
    "T19": Kind(_WARNING, _("Between words there is a dash, no hyphen.")),
    "T20": Kind(_WARNING, _("Russian words have Russian letters only.")),
    "T21": Kind(_WARNING, _("No word stands twice in a row.")),
    "T22": Kind(_WARNING, _("A noun has the form that its number demands.")),
    "T23": Kind(_INFO, _("Initials stay on one line with the surname.")),
    "T24": Kind(_WARNING, _("No tracked changes or comments are left.")),
}
"""Every kind of finding by its code."""


def finding(  # noqa: PLR0917 where, what, and what to do
    text: Text,
    code: str,
    line: int,
    span: Span,
    message: Message,
    remedy: Message | None = None,
    *,
    related: Iterable[tuple[int, Span, Message]] = (),
) -> Diagnostic:
    """A finding in a line counted from 0; `related` are spots of the same text."""
    return Diagnostic(
        place=_place(text, line, span),
        code=code,
        severity=KINDS[code].severity,
        message=message,
        help=remedy,
        document=text.file,
        related=tuple(Related(_place(text, at, where), said) for at, where, said in related),
    )


def _place(text: Text, line: int, span: Span) -> Place:
    return Place(text.file, line + 1, span[0] + 1, line + 1, span[1] + 1)
