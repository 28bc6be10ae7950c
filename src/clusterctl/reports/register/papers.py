"""The orders and agreements of a cluster by their days, as the register tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements
from clusterctl.messages import Message, _
from clusterctl.reports.model import Column, Kind, Row, Table
from clusterctl.reports.words import chosen
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.standing import Standing


def papers(folder: Folder, standing: Standing) -> Table:
    """The orders on the cluster and the papers of its agreement, by their dates."""
    agreement = standing.agreement
    found = [order for order in folder.of("order") if order.get("cluster") == standing.cluster.id]
    found += [agreement, *supplements(folder, agreement)] if agreement else []
    dated = [(day, each) for each in found if (day := each.date("date")) and day <= folder.as_of]
    return Table(
        "papers",
        _("Orders and agreements"),
        (
            Column("date", _("Date"), Kind.DATE),
            Column("number", _("Number")),
            Column("paper", _("Paper"), wide=True),
            Column("participants", _("About whom"), wide=True),
        ),
        tuple(_paper(folder, day, each) for day, each in sorted(dated, key=_by_day)),
        empty=_("there is no order and no agreement by this day"),
    )


def supplements(folder: Folder, agreement: Document) -> list[Document]:
    """The supplements to an agreement concluded by the folder's day, by their dates."""
    found = agreements.supplements(folder, agreement)
    return [each for each in found if (day := each.date("date")) and day <= folder.as_of]


def _by_day(paper: tuple[date, Document]) -> tuple[date, str]:
    return paper[0], paper[1].file


def _paper(folder: Folder, day: date, paper: Document) -> Row:
    what = _("{paper}, draft", paper=_what(paper)) if paper.draft else _what(paper)
    return Row((day, paper.get("number"), what, _whom(folder, paper)), place=paper.at().place)


def _what(paper: Document) -> Message:
    """What a paper is, and what it does where it says so."""
    match paper.kind:
        case "order":
            action = chosen("order", ("action",), paper.get("action"))
            return _("order: {action}", action=action) if action else _("order")
        case "supplement":
            change = chosen("supplement", ("change",), paper.get("change"))
            return _("supplement: {change}", change=change) if change else _("supplement")
        case _:
            return _("agreement")


def _whom(folder: Folder, paper: Document) -> str | None:
    """The organisations that an order or a supplement is about; of founding papers, nobody."""
    named = paper.get("participants", default=[]) if paper.get("action") != "create" else []
    one = paper.get("participant")
    ids = [*(named if isinstance(named, list) else []), one]
    return ", ".join(organization_name(folder, id) for id in ids if isinstance(id, str)) or None
