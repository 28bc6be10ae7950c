"""Questions to the folder answered as facts, tables and charts: one module or package a report.

A module answers by `report(verdict, wanted)`, and has its title in `REPORTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from clusterctl.messages import _

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.reports.model import Report

REPORTS = {
    "dashboard": _("clusters of the region at a glance"),
    "monitoring": _("monitoring of the activity programs"),
    "register": _("register of clusters"),
    "staff-demand": _("staff demand and admission figures"),
    "funding": _("funding of the activity programs"),
    "remarks": _("remarks on the activity programs"),
    "deadlines": _("deadlines of the regulation"),
    "comparison": _("comparison of clusters"),
}
"""What each report is called, in the order they are listed; a hyphen is `_` in the module's name.

Adding one: the module, and its line here.
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked about.

    Without clusters it is all of the region; without a period, the newest that was reported.
    """

    clusters: tuple[str, ...] = ()
    period: str = ""


def made(name: str, verdict: Verdict, wanted: Wanted) -> Report:
    """The report of that name; a `ClusterctlError` where the question makes no sense."""
    module = import_module(f"clusterctl.reports.{name.replace('-', '_')}")
    report: Report = module.report(verdict, wanted)
    return report
