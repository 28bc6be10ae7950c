"""How a paper names what it rests on: the regulation, orders, the agreement, protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.calendar import Unit
from clusterctl.documents import as_date
from clusterctl.language import Case, counted_in_words
from clusterctl.render import filters
from clusterctl.render.forms import dated
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_UNITS = {Unit.CALENDAR: "календарный день", Unit.WORKING: "рабочий день"}


def act(folder: Folder) -> dict[str, str]:
    """The regulation in every case, and «утверждённым приказом …» with the order's date."""
    name = {"full": folder.regulation.act.title.ru}
    told = {case.value: filters.full_in(name, case.value) for case in Case}
    order = folder.setting("regulation_order", default={})
    body = folder.setting("regional_operator", "name")
    ministry = filters.full_in({"full": body}, "genitive") if body else "_" * 30
    return told | {
        "approved_by": f"приказом {ministry} "
        f"{dated(as_date(order.get('date')), order.get('number'))}",
    }


def body(folder: Folder, which: str) -> dict[str, str]:
    """The name of the regional operator or coordinator in every case."""
    name = str(folder.setting(which, "name", default="") or "_" * 30)
    return {case.value: filters.full_in({"full": name}, case.value) for case in Case}


def term(folder: Folder, key: str) -> str:
    """A term of the regulation in the genitive: «10 (десяти) рабочих дней»."""
    rule = folder.regulation.term(key)
    return counted_in_words(rule.days, _UNITS[rule.unit], Case.GENITIVE)


def agreement_of(folder: Folder, cluster: Document | None) -> dict[str, Any] | None:
    """The cluster's agreement as values."""
    found = membership.only(folder, "agreement", cluster) if cluster else None
    return whole(folder, found) if found else None


def one(folder: Folder, kind: str, id: str | None, cluster: str = "") -> dict[str, Any] | None:
    """The document of that kind and id as values; None where there is none."""
    found = folder.get(kind, id, cluster)
    return whole(folder, found) if found else None
