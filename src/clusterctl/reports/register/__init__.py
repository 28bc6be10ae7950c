"""The register of clusters: who takes part, by which papers, under whose lead, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, Message, _
from clusterctl.reports import REPORTS
from clusterctl.reports.model import (
    Column,
    Fact,
    Facts,
    Kind,
    Report,
    Row,
    Section,
    Table,
)
from clusterctl.reports.register import entries, papers
from clusterctl.reports.words import chosen_clusters, cluster_name, organization, stage_name
from clusterctl.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Cell, Part
    from clusterctl.standing import Standing

_NAME = "register"


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The clusters with their papers, then each with its participants.

    A `ClusterctlError` where a period is wanted: a register is of a day.
    """
    if wanted.period:
        raise ClusterctlError(
            _("the register tells of a day, not of a period"),
            _("name the day with --as-of, like 2026-11-23"),
        )
    folder = verdict.folder
    known = {each.cluster.id: each for each in standings(verdict)}
    chosen = [known[cluster.id] for cluster in chosen_clusters(folder, wanted.clusters)]
    region = folder.setting("region", "name")
    names = Listing(tuple(cluster_name(each.cluster) for each in chosen), len(chosen))
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=(
            Section("summary", _("Summary"), tuple(_overview(folder, chosen))),
            *(entries.entry(folder, each) for each in chosen),
        ),
        subject=_("{value}", value=names) if wanted.clusters or not region else region,
        notes=(_("participants and papers as they stand on {day}", day=folder.as_of),),
    )


def _overview(folder: Folder, chosen: Sequence[Standing]) -> Iterator[Part]:
    organizations = [
        id for each in chosen for id in membership.participants(each.cluster, folder.as_of) or ()
    ]
    yield Facts(
        (
            Fact("clusters", _("Clusters"), len(chosen), Kind.COUNT),
            Fact("organizations", _("Organisations"), len(set(organizations)), Kind.COUNT),
            Fact("participations", _("Participations"), len(organizations), Kind.COUNT),
        )
    )
    yield _clusters(folder, chosen)
    yield _agreements(folder, chosen)
    yield _programs(folder, chosen)


def _clusters(folder: Folder, chosen: Sequence[Standing]) -> Table:
    return Table(
        "clusters",
        _("Clusters"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("industry", _("Industry")),
            Column("stage", _("Stage")),
            Column("created", _("Created on"), Kind.DATE),
            Column("participants", _("Participants"), Kind.COUNT),
            Column("operator", _("Operator"), wide=True),
            Column("chair", _("Chair of the council")),
        ),
        tuple(Row(_cluster(folder, each), about=each.cluster.id) for each in chosen),
        empty=_("there is no cluster"),
    )


def _cluster(folder: Folder, each: Standing) -> tuple[Cell, ...]:
    cluster = each.cluster
    order = folder.get("order", cluster.get("created_by"))
    return (
        cluster_name(cluster),
        cluster.get("industry"),
        stage_name(each.stage),
        order.date("date") if order else None,
        each.participants,
        organization(folder, cluster.get("operator")),
        ", ".join(stay.person for stay in membership.chairs(cluster, folder.as_of) or ()) or None,
    )


def _agreements(folder: Folder, chosen: Sequence[Standing]) -> Table:
    return Table(
        "agreements",
        _("Agreements"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("number", _("Number")),
            Column("date", _("Concluded on"), Kind.DATE),
            Column("until", _("In force until"), Kind.DATE),
            Column("state", _("State")),
            Column("supplements", _("Supplements"), Kind.COUNT),
        ),
        tuple(Row(_agreement(folder, each), about=each.cluster.id) for each in chosen),
        empty=_("there is no cluster"),
    )


def _agreement(folder: Folder, each: Standing) -> tuple[Cell, ...]:
    name, agreement = cluster_name(each.cluster), each.agreement
    if agreement is None:
        return name, None, None, None, _("no agreement"), None
    return (
        name,
        agreement.get("number"),
        agreement.date("date"),
        each.term.until if each.term else None,
        _agreement_state(folder, each),
        len(papers.supplements(folder, agreement)),
    )


def _agreement_state(folder: Folder, each: Standing) -> Message:
    agreement = each.agreement
    if agreement is None or agreement.draft:
        return _("draft")
    if agreements.in_force(folder, agreement, folder.as_of):
        endless = each.term is not None and each.term.until is None
        return _("in force without an end") if endless else _("in force")
    if agreements.terminated(agreement, folder.as_of):
        return _("terminated")
    concluded = agreements.concluded(agreement, folder.as_of)
    return _("run out") if concluded else _("not concluded")


def _programs(folder: Folder, chosen: Sequence[Standing]) -> Table:
    return Table(
        "programs",
        _("Activity programs"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("start", _("From"), Kind.DATE),
            Column("end", _("Until"), Kind.DATE),
            Column("revision", _("Revision"), Kind.COUNT),
            Column("stage", _("Stage")),
            Column("sections", _("Sections filled"), Kind.COUNT),
        ),
        tuple(Row(_program(folder, each), about=each.cluster.id) for each in chosen),
        empty=_("there is no cluster"),
    )


def _program(folder: Folder, each: Standing) -> tuple[Cell, ...]:
    program = membership.only(folder, "program", each.cluster)
    name = cluster_name(each.cluster)
    if program is None:
        return name, None, None, None, _("no program"), None
    return (
        name,
        program.date("period", "start"),
        program.date("period", "end"),
        program.get("revision"),
        stage_name(each.program_stage),
        each.filled,
    )
