"""Who pays: budgets, colleges and employers by year and cluster, and each employer by name."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.reports.funding.numbers import BUDGETS, EMPLOYERS, OWN
from clusterctl.reports.funding.words import EMPTY, IN_ALL, RUB, year_name, years
from clusterctl.reports.model import Column, Kind, Row, Table, Weight
from clusterctl.reports.words import cluster_name, organization

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports.funding.numbers import Funding
    from clusterctl.reports.model import Cell


def by_year(funding: Funding) -> Table:
    """Who pays each year: budgets, colleges, employers."""
    rows = [Row((year_name(y), *_paid(funding.of_year(y)))) for y in years(funding)]
    return Table(
        "years",
        _("Who pays, by year"),
        (Column("year", _("Year")), *_PAID),
        (*rows, *([Row((IN_ALL, *_paid(funding)), Weight.TOTAL)] if rows else [])),
        empty=EMPTY,
        note=_("in roubles"),
    )


_PAID = (
    Column("total", IN_ALL, Kind.MONEY),
    Column("budgets", _("Budgets"), Kind.MONEY),
    Column("own", _("Colleges’ own"), Kind.MONEY),
    Column("own_share", _("Own share"), Kind.SHARE),
    Column("employers", _("Employers"), Kind.MONEY),
    Column("employers_share", _("Employers’ share"), Kind.SHARE),
)


def _paid(funding: Funding) -> tuple[Cell, ...]:
    return (
        funding.total,
        funding.amount_of(BUDGETS),
        funding.amount_of(OWN),
        funding.share(OWN),
        funding.amount_of(EMPLOYERS),
        funding.share(EMPLOYERS),
    )


def by_cluster(funding: Funding, clusters: Sequence[Document]) -> Table:
    """Who pays in each cluster."""
    parts = [(each, funding.of_cluster(each.id)) for each in clusters]
    rows = [Row((cluster_name(each), *_paid(part)), about=each.id) for each, part in parts]
    return Table(
        "clusters",
        _("Who pays, by cluster"),
        (Column("cluster", _("Cluster"), wide=True), *_PAID),
        (*rows, *([Row((IN_ALL, *_paid(funding)), Weight.TOTAL)] if rows else [])),
        empty=_("there is no cluster"),
        note=_("in roubles"),
    )


def by_employer(folder: Folder, funding: Funding) -> Table:
    """What each organisation gives, in money and in kind."""
    given = funding.only(lambda fund: fund.source in EMPLOYERS)
    sums = given.by(lambda fund: (fund.organization, fund.source))
    every = given.by(lambda fund: fund.organization)
    rows = [
        Row(
            (
                (organization(folder, id) if id else None) or _("employer not named"),
                sums.get((id, "employer_cash")),
                sums.get((id, "employer_inkind")),
                amount,
                amount / given.total if given.total else None,
            ),
            about=id,
        )
        for id, amount in sorted(every.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    if rows:
        kinds = (given.amount_of({"employer_cash"}), given.amount_of({"employer_inkind"}))
        rows.append(Row((IN_ALL, *kinds, given.total, Decimal(1)), Weight.TOTAL))
    return Table(
        "employers",
        _("What employers give"),
        (
            Column("employer", _("Employer"), wide=True),
            Column("cash", _("In money"), Kind.MONEY, RUB),
            Column("inkind", _("In kind"), Kind.MONEY, RUB),
            Column("total", IN_ALL, Kind.MONEY, RUB),
            Column("share", _("Share"), Kind.SHARE),
        ),
        tuple(rows),
        empty=_("employers give nothing"),
    )
