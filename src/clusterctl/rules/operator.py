"""The operator of a cluster: a participating college, the same in every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership, rosters
from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.sections import organization_name, organization_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("P04-32", on="cluster", paragraph="4з", needs=("operator",))
def operator_is_a_participating_college(cluster: Document, folder: Folder) -> Findings:
    """The operator is a college from among the cluster's participants.

    It leads the cluster from day to day and sends its papers to the regional operator; the
    regulation gives this to a college that takes part itself.

    Remedy: name as operator a college from among the participants

    Bad::

        kind: cluster
        id: mashinostroenie
        operator: emp-mash-zavod  # P04-32
        participants:
          - {organization: college-primer-mash, role: network_college, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise

    Good::

        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: organization
        id: college-primer-mash
        type: college
    """
    for message in _unfit(cluster, folder):
        yield Finding(cluster.at("operator"), message)
        return
    for i, name in _other_operators(cluster, folder):
        agreement = membership.only(folder, "agreement", cluster)
        notes = [Note(cluster.at("operator"), _("the cluster’s operator"))]
        if agreement and agreement.get("operator"):
            notes.append(Note(agreement.at("operator"), _("the operator by the agreement")))
        yield Finding(
            cluster.at("participants", i, "role"),
            _("{name} has the role of the operator, which the cluster gives to another", name=name),
            related=tuple(notes),
        )


@rule("P20-01", on="agreement", paragraph="20", severity=Severity.WARNING)
def agreement_names_the_operator(agreement: Document, folder: Folder) -> Findings:
    """The agreement names the operator, and it is the cluster's.

    The operator leads the participants from day to day. The parties should have agreed to that one,
    and the cluster's document and the agreement should not name two.

    Remedy: name the same operator in the agreement and in cluster.yaml

    Bad::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        operator: college-primer-poly  # P20-01
        ---
        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash

    Good::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        operator: college-primer-mash
        ---
        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash
    """
    if not agreement.sound("operator"):
        return
    cluster = membership.cluster_of(folder, agreement)
    known, own = cluster.get("operator") if cluster else None, agreement.get("operator")
    if own is None:
        yield Finding(
            agreement.key("operator"),
            _("the agreement does not name the operator of the cluster"),
            help=_("add `operator: {operator}`", operator=known) if known else None,
        )
    elif cluster and known and own != known and not _told_of_the_operator(cluster, folder):
        yield Finding(
            agreement.at("operator"),
            _(
                "{own} is named the operator here, {known} by the cluster",
                own=organization_name(folder, own),
                known=organization_name(folder, known),
            ),
            related=(Note(cluster.at("operator"), _("the cluster’s operator")),),
        )


def _unfit(cluster: Document, folder: Folder) -> Iterator[Message]:
    """Why the cluster's operator can't be one."""
    operator = cluster.get("operator")
    name = organization_name(folder, operator)
    if organization_type(folder, operator) not in ("college", None):
        yield _("{name} is no college", name=name)
    here = membership.participants(cluster, membership.since_founding(cluster, folder.as_of))
    if (
        here is not None
        and operator not in here
        and operator not in rosters.forgotten(folder, cluster)
    ):
        yield _("{name} is no participant of the cluster", name=name)


def _other_operators(cluster: Document, folder: Folder) -> Iterator[tuple[int, str]]:
    """The rows of participants who have the operator's role without being it."""
    for i, row in cluster.items("participants"):
        id = row.get("organization")
        named = row.get("role") == "operator" and row.get("until") is None
        if named and id and id != cluster.get("operator"):
            yield i, organization_name(folder, id)


def _told_of_the_operator(cluster: Document, folder: Folder) -> bool:
    """Whether P04-32 says already that something is wrong with the cluster's operator."""
    return any(_unfit(cluster, folder)) or any(_other_operators(cluster, folder))
