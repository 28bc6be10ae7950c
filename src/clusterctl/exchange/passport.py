"""What a workbook says of itself on a hidden sheet: of which document it is, and as it was then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMAT: Final = 1
SHEET: Final = "clusterctl"
_PIECE: Final = 30_000
"""A cell holds 32 767 characters."""

_AGAIN: Final = _("export the document anew and copy what was filled in over to it")


@dataclass(frozen=True, slots=True)
class Passport:
    """The document a workbook is of, the years its columns stand for, the values it was made from.

    An `empty` one was handed out with nothing filled in. Where nobody has begun the document yet,
    `fresh` says so.
    """

    kind: str
    cluster: str
    id: str
    region: str
    years: tuple[int, ...]
    base: Any
    empty: bool = False
    fresh: bool = False

    def rows(self) -> Iterator[tuple[str, str]]:
        """The rows of the hidden sheet."""
        yield "clusterctl", str(FORMAT)
        yield "kind", self.kind
        yield "cluster", self.cluster
        yield "id", self.id
        yield "region", self.region
        yield "years", " ".join(map(str, self.years))
        yield "empty", str(int(self.empty))
        yield "fresh", str(int(self.fresh))
        text = json.dumps(self.base, ensure_ascii=False, sort_keys=True, default=_number)
        for start in range(0, len(text), _PIECE):
            yield "base", f"|{text[start : start + _PIECE]}|"


def read(rows: Sequence[Sequence[Any]]) -> Passport:
    """The passport in the rows of the hidden sheet; a `ClusterctlError` for one we can't read."""
    said: dict[str, str] = {}
    for key, value, *_rest in ((*row, "", "") for row in rows):
        text = str(value)
        said[str(key)] = said.get(str(key), "") + (text[1:-1] if key == "base" else text)
    version = said.get("clusterctl", "")
    if not version.isdigit() or int(version) > FORMAT:
        raise ClusterctlError(
            _("the workbook is of the format {format}, which this version doesn't know",
              format=version or "?"),
            _("install a newer clusterctl"),
        )  # fmt: skip
    try:
        return Passport(
            said["kind"],
            said["cluster"],
            said["id"],
            said["region"],
            tuple(map(int, said["years"].split())),
            json.loads(said["base"], parse_float=Decimal),
            said["empty"] == "1",
            said["fresh"] == "1",
        )
    except (KeyError, ValueError) as error:
        raise ClusterctlError(_("the workbook's hidden sheet is damaged"), _AGAIN) from error


def missing() -> ClusterctlError:
    """The error for a workbook that no `export` made."""
    return ClusterctlError(
        _("the workbook was not made by `clusterctl export`, or its hidden sheet is gone"), _AGAIN
    )


def _number(value: object) -> object:
    """A number that JSON has no type for; its digits stay, floats would lose some."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else float(value)
    raise TypeError(type(value))
