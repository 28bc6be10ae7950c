"""How terms stand: what each way is called, and its light; who is bound by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.deadlines import ALL_BOUND
from clusterctl.messages import Message, _
from clusterctl.reports.model import Light
from clusterctl.reports.words import organization
from clusterctl.timeline import State

if TYPE_CHECKING:
    from clusterctl.deadlines import Deadline
    from clusterctl.folder import Folder

STATES = {
    State.OVERDUE: _("Overdue"),
    State.PENDING: _("Running"),
    State.UNKNOWN: _("Can’t be judged"),
    State.LATE: _("Met late"),
    State.BY_SHIFT: _("Met by the shift"),
    State.MET: _("Met"),
}
"""What terms that stand in each way are called, the most pressing first."""

LIGHTS = {
    State.OVERDUE: Light.RED,
    State.PENDING: Light.AMBER,
    State.UNKNOWN: Light.NONE,
    State.LATE: Light.RED,
    State.BY_SHIFT: Light.GREEN,
    State.MET: Light.GREEN,
}


def who(folder: Folder, each: Deadline) -> str | Message:
    """The organisation that has to act, else the role."""
    term = each.term
    if term.bound:
        return organization(folder, term.bound) or term.bound
    if term.rule.bound == ALL_BOUND:
        return _("all participants")
    return _("{value}", value=folder.regulation.role(term.rule.bound).name)
