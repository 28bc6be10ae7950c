"""The money with its years across: by source, and by what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message, _
from clusterctl.reports.funding.words import EMPTY, IN_ALL, named, year_name, years
from clusterctl.reports.model import Column, Kind, Row, Table, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from clusterctl.reports.funding.numbers import Funding


def by_source(funding: Funding) -> Table:
    """Sources down, years across."""
    sources = {key: funding.of_source(key) for key in funding.sources}
    title = _("Money by source and year")
    return _across("sources", title, Column("source", _("Source"), wide=True), funding, sources)


def by_purpose(funding: Funding) -> Table:
    """Purposes down, years across."""
    purposes = {key: funding.of_purpose(key) for key in funding.purposes}
    title = _("Money by purpose and year")
    return _across("purposes", title, Column("purpose", _("Purpose"), wide=True), funding, purposes)


def _across(
    key: str, title: Message, first: Column, funding: Funding, parts: Mapping[str, Funding]
) -> Table:
    """Parts down, years across, and what each is of the whole."""
    across = years(funding)
    total = funding.total
    rows = [
        Row((named(first.key, name), *_amounts(part, across), part.total, _share(part, total)))
        for name, part in parts.items()
    ]
    if rows:
        cells = (IN_ALL, *_amounts(funding, across), total, _share(funding, total))
        rows.append(Row(cells, Weight.TOTAL))
    return Table(
        key,
        title,
        (
            first,
            *(Column(f"y{year or ''}", year_name(year), Kind.MONEY) for year in across),
            Column("total", IN_ALL, Kind.MONEY),
            Column("share", _("Share"), Kind.SHARE),
        ),
        tuple(rows),
        empty=EMPTY,
        note=_("in roubles"),
    )


def _amounts(funding: Funding, across: Sequence[int | None]) -> Iterator[Decimal | None]:
    by_year = funding.by(lambda fund: fund.year)
    yield from (by_year.get(year) for year in across)


def _share(part: Funding, total: Decimal) -> Decimal | None:
    return part.total / total if total else None
