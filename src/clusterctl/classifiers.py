"""The classifier of СПО professions and specialties, and the recommended indicators."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from clusterctl import resources, source
from clusterctl.errors import ClusterctlError, why
from clusterctl.identifiers import profession_code
from clusterctl.messages import Bilingual, Message, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = Literal["profession", "specialty"]
Status = Literal["current", "legacy", "uncertain"]

_OWN = "classifiers/spo.csv"
_KINDS: dict[str, Kind] = {"01": "profession", "02": "specialty"}


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession or specialty; a legacy one is `replaced_by` another, where that is known.

    A status is uncertain where the sources disagree on whether the code still admits students.
    """

    code: str
    title: str
    kind: Kind
    status: Status = "current"
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Classifier:
    """The professions by code."""

    professions: Mapping[str, Profession]

    @classmethod
    def load(cls, folder: Path | None = None) -> Classifier:
        """The folder's own `classifiers/spo.csv` in place of the built-in classifier.

        An own one needs the columns `code` and `title`; Excel's semicolons and BOM are fine.
        A `ClusterctlError` when it can't be read.
        """
        own = folder / _OWN if folder else None
        if own is not None and own.is_file():
            return cls(_professions(_text(own), _OWN))
        return cls(_built_in())

    def get(self, code: str) -> Profession | None:
        """The profession of that code; None where the classifier doesn't know it."""
        return self.professions.get(code)

    def successor(self, code: str) -> Profession | None:
        """What a legacy profession is now, over all replacements; None where nothing is."""
        seen = {code}
        last, now = None, self.get(code)
        while now and now.replaced_by and now.replaced_by not in seen:
            seen.add(now.replaced_by)
            now = self.get(now.replaced_by)
            last = now or last
        return last


def kind_of(code: str) -> Kind | None:
    """What a code says by its second group; None where the code is malformed."""
    return None if profession_code(code) else _KINDS[code[3:5]]


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ at most in case, ё, spaces, quotation marks and dashes."""
    return _plain(one) == _plain(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of the catalogue: recommended, not demanded by the regulation.

    `sections` are the program's sections it can be worked out from; without any, its values come
    with the monitoring alone.
    """

    id: str
    title: Bilingual
    unit: str
    direction: Literal["up", "down"]
    aggregation: Literal["sum", "avg", "last", "cumulative"]
    formula: Bilingual
    sections: tuple[str, ...] = ()
    monitoring: bool = False


@cache
def recommended_indicators() -> tuple[Indicator, ...]:
    """The catalogue in the order of its ids."""
    told = source.load(resources.data(), "indicators.yaml")
    return tuple(_indicator(entry) for entry in told.value["indicators"])


def _indicator(entry: dict[str, Any]) -> Indicator:
    texts = {key: Bilingual(**entry[key]) for key in ("title", "formula")}
    return Indicator(**{**entry, **texts, "sections": tuple(entry.get("sections", ()))})


@cache
def _built_in() -> Mapping[str, Profession]:
    path = resources.data() / "spo.csv"
    return _professions(path.read_text(encoding="utf-8"), path.name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClusterctlError(
            _("{file} is not in UTF-8", file=_OWN),
            _("save it as “CSV UTF-8”"),
        ) from error
    except OSError as error:
        raise ClusterctlError(
            _("{file} can't be read: {why}", file=_OWN, why=why(error))
        ) from error


def _professions(text: str, file: str) -> dict[str, Profession]:
    head = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    missing = {"code", "title"} - set(table.fieldnames or ())
    if missing:
        raise _refused(file, 1, _("there is no column {column}", column=min(missing)))
    found: dict[str, Profession] = {}
    for row in table:
        entry = _profession(row, file, table.line_num)
        if entry.code in found:
            raise _refused(file, table.line_num, _("the code {code} stands twice", code=entry.code))
        found[entry.code] = entry
    return found


def _profession(row: Mapping[str, str | None], file: str, line: int) -> Profession:
    """The row as a profession; the kind is what the code says, the status current if not given."""
    cells = {column: (row.get(column) or "").strip() for column in row if column}
    kind = kind_of(cells["code"])
    if kind is None:
        raise _refused(file, line, _("“{code}” is not a code like 15.02.16", code=cells["code"]))
    if not cells["title"]:
        raise _refused(file, line, _("the code {code} has no title", code=cells["code"]))
    status = cells.get("status") or "current"
    if status not in get_args(Status):
        raise _refused(
            file, line, _("“{status}” is none of current, legacy, uncertain", status=status)
        )
    return Profession(
        cells["code"],
        cells["title"],
        kind,
        cast("Status", status),
        cells.get("replaced_by") or None,
    )


def _refused(file: str, line: int, why: Message) -> ClusterctlError:
    return ClusterctlError(_("{file}, line {line}: {why}", file=file, line=line, why=why))


_ODDITIES = re.compile(r"[\s«»„“”\"'‐‑‒–—-]+")


def _plain(title: str) -> str:
    return _ODDITIES.sub(" ", title.casefold().replace("ё", "е")).strip()
