"""What is well-formed YAML and yet refused: each fault as a finding in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Diagnostic, Place, Related
from clusterctl.messages import _
from clusterctl.source import codes
from clusterctl.source.codes import finding
from clusterctl.source.text import shown

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route

MOST_BYTES: Final = 16 * 1024 * 1024
MOST_LEVELS: Final = 64
MOST_VALUES: Final = 500_000


def duplicate_key(key: str, place: Place, first: Place, route: Route) -> Diagnostic:
    """A key that stands among its neighbours already."""
    return finding(
        place,
        codes.DUPLICATE_KEY,
        _("the key “{key}” stands here once more", key=shown(key)),
        _("keep one of the two, together with its value"),
        Related(first, _("it stands here already")),
        route=route,
    )


def second_document(place: Place, first: Place) -> Diagnostic:
    """A document behind the first."""
    return finding(
        place,
        codes.SECOND_DOCUMENT,
        _("a second document starts here"),
        _("put it into a file of its own; if it belongs to the first, delete the line “---”"),
        Related(first, _("the first document")),
    )


def too_deep(place: Place, route: Route) -> Diagnostic:
    """A list or mapping inside too many others."""
    return finding(
        place,
        codes.TOO_DEEP,
        _("more than {most} lists and groups of keys one inside the other", most=MOST_LEVELS),
        _("close brackets that are open by mistake, move lines to the left that went astray"),
        route=route,
    )


def too_many(place: Place) -> Diagnostic:
    """More keys and values than a document of people can have."""
    return finding(
        place,
        codes.TOO_LARGE,
        _("more than {most} keys and values", most=MOST_VALUES),
        _("divide the document, or take out what was added by mistake"),
    )


def too_large(file: str, size: int) -> Diagnostic:
    """More bytes than are read."""
    return finding(
        Place(file),
        codes.TOO_LARGE,
        _(
            "the file has {size} MB, more than the {most} MB that are read",
            size=Decimal(-(-size * 10 // 2**20)) / 10,
            most=MOST_BYTES // 2**20,
        ),
        _("divide the document, or take out what was added by mistake"),
    )


def merge_key(place: Place, route: Route) -> Diagnostic:
    """A key `<<`, which would take over another mapping's keys."""
    return finding(
        place,
        codes.ANCHOR,
        _("the key “<<” takes over keys from elsewhere"),
        _("write these keys out here"),
        route=route,
    )


def not_a_number(written: str, place: Place, route: Route) -> Diagnostic:
    """Infinity, or what YAML calls not a number."""
    return finding(
        place,
        codes.NOT_A_NUMBER,
        _("“{written}” is a number without a value", written=shown(written)),
        _("write the number in digits; a text goes in quotes"),
        route=route,
    )


def empty(file: str) -> Diagnostic:
    """A file without a value."""
    return finding(
        Place(file),
        codes.EMPTY,
        _("the file is empty"),
        _("write the document, beginning with its kind, or delete the file"),
    )
