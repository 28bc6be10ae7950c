"""The codes of findings about reading a file, and what each demands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.diagnostics import Place, Related, Route
    from clusterctl.messages import Message

SYNTAX: Final = "Y001"
DUPLICATE_KEY: Final = "Y002"
NOT_UTF8: Final = "Y003"
TAG: Final = "Y004"
SECOND_DOCUMENT: Final = "Y005"
TOO_DEEP: Final = "Y006"
TOO_LARGE: Final = "Y007"
ANCHOR: Final = "Y008"
UNREADABLE: Final = "Y009"
LINK_OUTSIDE: Final = "Y010"
CONFLICT: Final = "Y011"
ODD_CHARACTER: Final = "Y012"
EMPTY: Final = "Y013"
NOT_A_NUMBER: Final = "Y014"

TITLES: Mapping[str, Message] = {
    SYNTAX: _("A file is written by the rules of YAML"),
    DUPLICATE_KEY: _("A key stands once among its neighbours"),
    NOT_UTF8: _("A file is a text in UTF-8"),
    TAG: _("A value has no type tag"),
    SECOND_DOCUMENT: _("A file holds one document"),
    TOO_DEEP: _("Values are nested 64 levels deep at most"),
    TOO_LARGE: _("A file has 16 MB and 500 000 values at most"),
    ANCHOR: _("Every value is written out where it stands"),
    UNREADABLE: _("A file can be read"),
    LINK_OUTSIDE: _("A file stands in the folder of documents itself"),
    CONFLICT: _("Merge conflicts are resolved before the file is checked"),
    ODD_CHARACTER: _("A text has no control or invisible characters"),
    EMPTY: _("A file says something"),
    NOT_A_NUMBER: _("A number has a value"),
}
"""What each code demands, for those who ask about a code."""


def finding(
    place: Place,
    code: str,
    message: Message,
    remedy: Message,
    *related: Related,
    route: Route = (),
) -> Diagnostic:
    """A finding about reading: an error that rests on no paragraph."""
    return Diagnostic(
        place=place,
        code=code,
        severity=Severity.ERROR,
        message=message,
        route=route,
        help=remedy,
        related=related,
    )
