"""Staff demand: who is needed, who is admitted, who graduates, and what is short."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clusterctl import membership, sections
from clusterctl.messages import Bilingual, Message, _, n_
from clusterctl.reports import REPORTS
from clusterctl.reports.gaps import gaps
from clusterctl.reports.lights import Thresholds
from clusterctl.reports.model import (
    Column,
    Fact,
    Facts,
    Kind,
    Light,
    Report,
    Row,
    Section,
    Table,
    Text,
    Weight,
)
from clusterctl.reports.staff_demand.entries import TABLES, Measure
from clusterctl.reports.staff_demand.numbers import demand
from clusterctl.reports.staff_demand.proposals import proposals
from clusterctl.reports.staff_demand.states import LIGHTS, State, state
from clusterctl.reports.staff_demand.tables import Told, people
from clusterctl.reports.subjects import refuse_period, subject
from clusterctl.reports.words import chosen_clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Part
    from clusterctl.reports.staff_demand.proposals import Proposal

_NAME = "staff-demand"
_ASKED = "3, 22а"
"""The paragraphs that have admission follow the need, and go by industry."""


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The balance of staff over all years; by industry where it is of several clusters.

    A `ClusterctlError` where a period is wanted, and for thresholds that contradict themselves.
    """
    refuse_period(wanted)
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    told = Told(folder, demand(folder, clusters), Thresholds.of(folder), _titles(folder, clusters))
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=tuple(_sections(told, clusters)),
        subject=subject(folder, clusters, wanted),
        notes=tuple(_notes(told)),
    )


def _sections(told: Told, clusters: Sequence[Document]) -> Iterator[Section]:
    yield Section("summary", _("Summary"), tuple(_summary(told, clusters)))
    if len(clusters) > 1:
        yield Section("industries", _("Industries"), (told.industries(),))
    professions: tuple[Part, ...] = (told.professions(), *told.profession_chart())
    yield Section("professions", _("Professions and specialties"), professions)
    yield Section("employers", _("Employers"), (told.employers(),))
    found = proposals(told.folder, clusters, told.demand, told.thresholds)
    yield Section(
        "proposals", _("Proposals for the admission figures"), tuple(_proposed(told, found))
    )


def _summary(told: Told, clusters: Sequence[Document]) -> Iterator[Part]:
    if not clusters:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    yield from gaps(told.folder, clusters, *TABLES)
    if told.demand.repeated:
        n = len(told.demand.repeated)
        text = n_(
            "{n} number stands in the programs of several clusters and is counted once",
            "{n} numbers stand in the programs of several clusters and are counted once",
            n,
        )
        yield Text(text)
    yield Facts(tuple(_facts(told)))
    yield told.years()
    yield from told.year_chart()
    yield told.admission()


def _facts(told: Told) -> Iterator[Fact]:
    whole = told.demand.in_all()
    years = told.demand.compared_years
    note = _("{start}–{end}", start=years[0], end=years[-1]) if years else None
    yield Fact("need", _("Need"), people(whole.need), Kind.COUNT, note=note)
    for measure, title in (
        (Measure.GRADUATES, _("Graduates")),
        (Measure.PLACED, _("Placed with participants")),
    ):
        yield Fact(measure.value, title, people(whole.get(measure)), Kind.COUNT, note=note)
    stands = state(whole, told.thresholds)
    yield Fact(
        "difference",
        _("Graduates less need"),
        people(whole.difference),
        Kind.COUNT,
        LIGHTS[stands] if stands else None,
    )
    yield Fact("open", _("Need that nobody is placed for"), people(whole.open), Kind.COUNT)
    short = {
        code
        for (code, _year), found in told.demand.by_profession().items()
        if state(found, told.thresholds) in (State.SHORTAGE, State.NEARLY)
    }
    light = Light.AMBER if short else None
    title = _("Professions short of graduates in some year")
    yield Fact("short", title, len(short), Kind.COUNT, light)


def _proposed(told: Told, found: Sequence[Proposal]) -> Iterator[Part]:
    law = told.folder.regulation
    cited = Bilingual(law.refer(_ASKED, "ru"), law.refer(_ASKED, "en"))
    text = _(
        "admission figures follow the need for staff and are formed by industry: {law}", law=cited
    )
    yield Text(text)
    yield Table(
        "proposals",
        _("Need and admission by industry"),
        (
            Column("profession", _("Profession or specialty"), wide=True),
            Column("year", _("Graduation"), Kind.YEAR),
            Column("need", _("Need"), Kind.COUNT),
            Column("graduates", _("Graduates"), Kind.COUNT),
            Column("difference", _("Difference"), Kind.COUNT),
            Column("admitted", _("Admitted in"), Kind.YEAR),
            Column("places", _("Budget places then"), Kind.COUNT),
            Column("proposal", _("Proposal")),
            Column("light", _("Light"), Kind.LIGHT),
        ),
        tuple(_rows(told, found)),
        empty=_("no year has both the need of a profession and its graduates"),
        note=_(
            "the need is that of the participants alone; how many places an additional graduate"
            " takes, and who is needed elsewhere, the programs don’t tell"
        ),
    )


def _rows(told: Told, found: Sequence[Proposal]) -> Iterator[Row]:
    for industry, group in groupby(found, lambda each: each.industry):
        yield Row((industry or _("industry not named"), *[None] * 8), Weight.GROUP)
        for each in group:
            graduates = each.balance.get(Measure.GRADUATES)
            yield Row(
                (
                    told.profession(each.profession),
                    each.year,
                    people(each.balance.need),
                    people(graduates),
                    people(each.balance.difference),
                    each.admitted,
                    people(each.places),
                    each.told,
                    LIGHTS[each.state],
                )
            )


def _titles(folder: Folder, clusters: Sequence[Document]) -> dict[str, str]:
    programs = (membership.only(folder, "program", cluster) for cluster in clusters)
    return {
        code: str(row.get("title") or "")
        for program in programs
        if program
        for code, row in sections.professions(program).items()
    }


def _notes(told: Told) -> Iterator[Message]:
    percent = 100
    thresholds = told.thresholds
    yield _("the need is that of section 2; of an employer on whom it is silent, of section 4")
    yield _(
        "shortage: graduates below {amber} % of the need; slight shortage: below {green} %;"
        " surplus: above {over} %",
        amber=(thresholds.amber_from * percent).normalize(),
        green=(thresholds.green_from * percent).normalize(),
        over=(thresholds.over_above * percent).normalize(),
    )
    yield _("where the programs tell no need, or no graduates, nothing is compared")
