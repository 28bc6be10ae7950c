"""The money drawn: years and clusters, each stacked by source."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clusterctl.messages import _
from clusterctl.reports.funding.words import RUB, named, year_name, years
from clusterctl.reports.model import Chart, Kind, Series, Shape
from clusterctl.reports.words import cluster_name
from clusterctl.tables import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from clusterctl.documents import Document
    from clusterctl.reports.funding.numbers import Funding

_K = TypeVar("_K")


def by_year(funding: Funding) -> Iterator[Chart]:
    """The years' money by source; nothing where there is none."""
    if funding.total:
        yield Chart(
            "years",
            _("Money by year and source"),
            Shape.STACKED,
            tuple(year_name(year) for year in years(funding)),
            _series(funding, funding.by(lambda fund: (fund.source, fund.year)), years(funding)),
            Kind.MONEY,
            RUB,
        )


def by_cluster(funding: Funding, clusters: Sequence[Document]) -> Iterator[Chart]:
    """The clusters' money by source; nothing where there is none."""
    if funding.total:
        sums = funding.by(lambda fund: (fund.source, fund.cluster))
        paid = {fund.cluster for fund in funding.funds}
        clusters = [each for each in clusters if each.id in paid]
        yield Chart(
            "clusters",
            _("Money by cluster and source"),
            Shape.STACKED,
            tuple(cluster_name(each) for each in clusters),
            _series(funding, sums, [each.id for each in clusters]),
            Kind.MONEY,
            RUB,
        )


def _series(
    funding: Funding, sums: Mapping[tuple[str, _K], Decimal], over: Sequence[_K]
) -> tuple[Series, ...]:
    return tuple(
        Series(named("source", source), tuple(sums.get((source, each), ZERO) for each in over))
        for source in funding.sources
    )
