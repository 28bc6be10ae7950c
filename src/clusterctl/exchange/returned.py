"""A workbook that came back: what it would make of the document, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import layout, source
from clusterctl.errors import ClusterctlError
from clusterctl.exchange import derived, opening, passport
from clusterctl.exchange.grid import grids
from clusterctl.exchange.lexicon import lexicon
from clusterctl.exchange.merging import merged
from clusterctl.exchange.papers import begun_report
from clusterctl.exchange.reading import read
from clusterctl.exchange.sheets import sheets
from clusterctl.exchange.splicing import spliced
from clusterctl.exchange.trouble import Spot, Trouble, info
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from clusterctl.diagnostics import Diagnostic, Route
    from clusterctl.exchange.merging import Changed
    from clusterctl.exchange.passport import Passport
    from clusterctl.folder import Folder
    from clusterctl.source import Source


@dataclass(frozen=True, slots=True)
class Returned:
    """The document as the workbook would make it.

    `old` is its text as it is now, None where nobody has begun it; `origins` are the cells that
    values came from, `changed` those that say something else than the document.
    """

    passport: Passport
    new: Source
    old: Source | None
    troubles: tuple[Trouble, ...]
    origins: Mapping[Route, Spot]
    changed: tuple[Changed, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything would be written."""
        return self.old is None or self.old.text != self.new.text

    def spot(self, found: Diagnostic) -> Spot | None:
        """The cell that a finding in the new document comes from, or the nearest around it."""
        route = found.route
        while route:
            if route in self.origins:
                return self.origins[route]
            route = route[:-1]
        return None


def returned(
    folder: Folder,
    file: Path,
    step: Callable[[int, int], None] | None = None,
    *,
    force: bool = False,
) -> Returned:
    """What a workbook would make of its document.

    A `ClusterctlError` for a file that is no workbook of this folder. `force` gives the workbook
    what was changed on both sides.
    """
    parts = opening.opened(file)
    found = list(grids(parts))
    hidden = next((grid for grid in found if grid.name == passport.SHEET), None)
    if hidden is None:
        raise passport.missing()
    told = passport.read(hidden.rows)
    old = _demand_ours(folder, told)
    begun = _begun(folder, told) if old is None else old
    ours = told.base if old is None else old.value
    plan = sheets(told.kind, told.years)
    reading = read(found, plan, lexicon(folder, told.cluster, ours), step)
    whole = merged(
        told.kind,
        (told.base, _with_base(begun.value, told.base) if old is None else ours),
        reading,
        lexicon(folder, told.cluster, ours),
        force=force,
        empty=told.empty,
    )
    derived.put_in(begun.value, whole.value)
    text = spliced(begun, told.kind, whole.value, whole.kept if old is not None else {})
    outside = (_outside(file),) if opening.has_links(parts) else ()
    return Returned(
        told,
        source.read(begun.file, text.encode()),
        old,
        (*outside, *reading.troubles, *whole.troubles),
        whole.origins,
        whole.changed,
    )


def _demand_ours(folder: Folder, told: Passport) -> Source | None:
    """The document as it is now; None for a report that isn't there yet.

    An error where the workbook is of another folder, or the document can't be read.
    """
    region = str(folder.setting("region", "name", default=""))
    if told.kind not in ("program", "monitoring") or told.region != region:
        raise ClusterctlError(
            _("the workbook is of the region “{other}”, this folder of “{region}”",
              other=told.region, region=region),
            _("go to the folder it was exported from, or name that with -C"),
        )  # fmt: skip
    if told.cluster not in folder.ids("cluster"):
        raise ClusterctlError(
            _("the workbook is of the cluster “{cluster}”, which this folder lacks",
              cluster=told.cluster),
            _("go to the folder it was exported from, or name that with -C"),
        )  # fmt: skip
    found = folder.get(told.kind, told.id, told.cluster)
    if found is not None and not found.source.findings:
        return found.source
    file = layout.path_of(told.kind, told.id, told.cluster)
    if found is not None or any(each.file == file for each in folder.sources):
        raise ClusterctlError(
            _("{file} can't be read", file=file),
            _("`clusterctl validate` tells what to mend in the document"),
        )
    if told.kind == "program":
        raise ClusterctlError(
            _("cluster “{cluster}” has no program “{id}” any more",
              cluster=told.cluster, id=told.id),
            _("begin it with `clusterctl new {kind} --cluster {cluster}`",
              kind="program", cluster=told.cluster),
        )  # fmt: skip
    return None


def _begun(folder: Folder, told: Passport) -> Source:
    return begun_report(folder, told.cluster, told.id).source


def _with_base(value: Any, base: Any) -> Any:
    """A report nobody has begun: what a workbook shows is as it was handed out."""
    return {**value, **base}


def _outside(file: Path) -> Trouble:
    return info(
        Spot(file.name), _("the workbook points to other workbooks; nothing was read from there")
    )
