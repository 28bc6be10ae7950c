"""A document made ready for its workbook: its values, names and years; a new report prefilled."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clusterctl import layout, schema, skeletons
from clusterctl.errors import ClusterctlError
from clusterctl.exchange.lexicon import Lexicon, lexicon
from clusterctl.exchange.passport import Passport
from clusterctl.exchange.paths import got, put
from clusterctl.exchange.records import demand_single_years, records, years_of
from clusterctl.exchange.sheets import Sheet, sheets
from clusterctl.messages import Message, _
from clusterctl.sections import years as years_of_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.source import Source

_YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What is told beside the rows of a table by their first value, to be read only."""

    headers: tuple[str, ...]
    texts: Mapping[Any, tuple[str, ...]]

    def told(self, key: Any) -> tuple[str, ...]:
        """The texts beside a row; empty ones where there is nothing to tell."""
        return self.texts.get(key, ("",) * len(self.headers))


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a workbook shows."""

    title: str
    facts: tuple[tuple[Message, str], ...]
    value: Any
    years: tuple[int, ...]
    sheets: tuple[Sheet, ...]
    lexicon: Lexicon
    professions: Sequence[tuple[str, str]]
    ids: Mapping[str, Sequence[tuple[str, str]]]
    known: Mapping[str, Known]
    passport: Passport


@dataclass(frozen=True, slots=True)
class Begun:
    """What a workbook is made from: the source of a document and its values as they are shown."""

    source: Source
    value: Any
    fresh: bool = False


def program(folder: Folder, cluster: str, *, empty: bool = False) -> Paper:
    """The program of a cluster; a `ClusterctlError` where there is none to be read."""
    found = next(iter(folder.of("program", cluster)), None)
    if found is None:
        _demand_readable(folder, layout.path_of("program", "", cluster))
        raise ClusterctlError(
            _("cluster “{cluster}” has no {file}",
              cluster=cluster, file=layout.path_of("program", "", cluster)),
            _("begin it with `clusterctl new {kind} --cluster {cluster}`",
              kind="program", cluster=cluster),
        )  # fmt: skip
    return _paper(folder, "program", found.id, cluster, Begun(found.source, found.source.value),
                  empty=empty)  # fmt: skip


def monitoring(folder: Folder, cluster: str, period: str, *, empty: bool = False) -> Paper:
    """The report of a period; one that isn't there yet is prefilled from the program."""
    begun = begun_report(folder, cluster, period)
    return _paper(folder, "monitoring", period, cluster, begun, empty=empty)


def begun_report(folder: Folder, cluster: str, period: str) -> Begun:
    """The report of a period as it is in the folder, or as it begins."""
    found = folder.get("monitoring", period, cluster)
    if found is not None:
        return Begun(found.source, found.source.value)
    _demand_readable(folder, layout.path_of("monitoring", period, cluster))
    begun = skeletons.begin(folder, skeletons.Wanted("monitoring", period, cluster), {})
    value = deepcopy(begun.source.value)
    for row in value.get("values", ()):
        row.pop("fact", None)  # a nought stands there for what nobody has counted yet
    money = list(_money(folder, cluster, period))
    if money:
        put(value, ("money",), money)
    return Begun(begun.source, value, fresh=True)


def _money(folder: Folder, cluster: str, period: str) -> Iterator[dict[str, Any]]:
    """What the program plans to spend by source; how much is known of a whole year only."""
    planned: defaultdict[str, Decimal] = defaultdict(Decimal)
    year = int(period[:4])
    for document in folder.of("program", cluster):
        for _n, row in document.items("sections", "schedule_and_funding", "funding"):
            if row.get("year") == year and isinstance(row.get("source"), str):
                planned[row["source"]] += Decimal(row.get("amount") or 0)
    order = list(_choices("money", "source"))
    for source in sorted(planned, key=lambda s: order.index(s) if s in order else len(order)):
        plan = {"plan": _whole(planned[source])} if len(period) == _WHOLE_YEAR else {}
        yield {"year": year, "source": source, **plan}


_WHOLE_YEAR = 4


def _choices(table: str, column: str) -> Mapping[str | int, str]:
    found = schema.field("monitoring", (table, 0, column))
    return found.choices if found else {}


def _whole(amount: Decimal) -> int | Decimal:
    return int(amount) if amount == amount.to_integral_value() else amount


def _paper(folder: Folder, kind: str, id: str, cluster: str, begun: Begun, *, empty: bool) -> Paper:
    value = begun.value
    _demand_readable(folder, begun.source.file)
    program = next(iter(folder.of("program", cluster)), None)
    span = set(years_of_program(program)) if program else set()
    span |= years_of(value, sheets(kind, (2000, 2001)))
    first = folder.as_of.year
    years = tuple(range(min(span), max(span) + 1) if span else range(first, first + _YEARS_AHEAD))
    plan = sheets(kind, years)
    demand_single_years(value, plan)
    region = str(folder.setting("region", "name", default=""))
    return Paper(
        title=schema.title(kind),
        facts=tuple(_facts(folder, kind, id, cluster, value)),
        value={} if empty else value,
        years=years,
        sheets=plan,
        lexicon=lexicon(folder, cluster, value),
        professions=_listed(program, "education_programs", "code"),
        ids=_ids(kind, program),
        known=_known(program) if kind == "monitoring" else {},
        passport=Passport(
            kind, cluster, id, region, years, covered(value, plan), empty, begun.fresh
        ),
    )


def _demand_readable(folder: Folder, file: str) -> None:
    """An error for a file that is there, but not all of it could be read."""
    found = next((each for each in folder.sources if each.file == file), None)
    if found is not None and (found.findings or not isinstance(found.value, dict)):
        raise ClusterctlError(
            _("{file} can't be read", file=file),
            _("`clusterctl validate` tells what to mend in the document"),
        )


def covered(value: Any, plan: tuple[Sheet, ...]) -> Any:
    """The values of a document that its workbook shows, and nothing else of it."""
    found: dict[str, Any] = {}
    for sheet in plan:
        for line in sheet.lines:
            told = got(value, line.path)
            if told is not None:
                put(found, line.path, told)
        if sheet.is_table and not sheet.above:
            rows = [record.item for record in records(sheet, value)]
            if rows:
                put(found, sheet.route, rows)
    return found


def _facts(
    folder: Folder, kind: str, id: str, cluster: str, value: Any
) -> Iterator[tuple[Message, str]]:
    home = folder.get("cluster", cluster)
    name = home.get("name", default=cluster) if home else cluster
    yield _("Region"), str(folder.setting("region", "name", default=""))
    yield _("Cluster"), " ".join(str(name).split())
    yield _("Document"), schema.title(kind)
    if kind == "monitoring":
        yield _("Period"), id
    else:
        yield _("Name"), " ".join(str(value.get("title", "")).split())


def _listed(program: Document | None, section: str, key: str) -> list[tuple[str, str]]:
    """The rows of a section's main table by a key, each with its title."""
    rows = program.items("sections", section, "list") if program else ()
    return [(str(row[key]), str(row.get("title", ""))) for _n, row in rows if key in row]


def _ids(kind: str, program: Document | None) -> dict[str, Sequence[tuple[str, str]]]:
    """The names to choose from that a program itself gives."""
    indicators = _listed(program, "indicators", "id")
    if kind == "program":
        return {"indicators": indicators}
    rows = program.items("activities") if program else ()
    activities = [(str(r.get("id", "")), str(r.get("title", ""))) for _n, r in rows]
    return {"indicator": indicators, "id": activities}


def _known(program: Document | None) -> dict[str, Known]:
    """What a report tells of indicators and activities beside their ids."""
    listed = list(program.items("sections", "indicators", "list")) if program else []
    done = list(program.items("activities")) if program else []
    title, unit, term = (m.text("ru") for m in (_("Title"), _("Unit"), _("Term")))
    return {
        "values": Known(
            (title, unit),
            {r.get("id"): (_told(r, "title"), _told(r, "unit")) for _n, r in listed},
        ),
        "activities": Known(
            (title, term),
            {r.get("id"): (_told(r, "title"), _term(r)) for _n, r in done},
        ),
    }


def _told(row: Mapping[str, Any], key: str) -> str:
    return " ".join(str(row.get(key, "")).split())


def _term(row: Mapping[str, Any]) -> str:
    days = [".".join(reversed(str(row.get(key, "")).split("-"))) for key in ("start", "end")]
    return "–".join(days)
