"""What a cluster is made of: its colleges, its other organisations, its industry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _
from clusterctl.rules import Finding, Findings, Note, rule, stated
from clusterctl.sections import organization_type
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("P02-01", on="cluster", paragraph="2", needs=("industry",), severity=Severity.WARNING)
def industry_is_a_priority(cluster: Document, folder: Folder) -> Findings:
    """The cluster's industry is one of the region's priority industries.

    Clusters exist so that these industries have people to hire. Which they are stands in the
    settings under `priority_industries`; while the settings name none, nothing is compared.

    Remedy: take an industry from the list; if the list is out of date, mend `priority_industries`
    in clusterctl.yaml

    Bad::

        kind: cluster
        id: moda
        industry: индустрия моды  # P02-01
        ---
        kind: settings
        priority_industries: [машиностроение, химическая промышленность]

    Good::

        kind: cluster
        id: mashinostroenie
        industry: машиностроение
        ---
        kind: settings
        priority_industries: [машиностроение, химическая промышленность]
    """
    industry = cluster.get("industry")
    known = [name for name in folder.setting("priority_industries", default=[]) if name]
    if not known or folder.settings is None or _plain(industry) in map(_plain, known):
        return
    near = closest(industry, known)
    yield Finding(
        cluster.at("industry"),
        _(
            "“{industry}” is not among the priority industries: {known}",
            industry=industry,
            known=Listing(tuple(known)),
        ),
        help=_("did you mean “{near}”?", near=near) if near else None,
        related=(Note(folder.settings.key("priority_industries"), _("the priority industries")),),
    )


@stated("P04-01", on="cluster", paragraph="4а")
def has_one_industry() -> None:
    """A cluster has exactly one industry.

    It is created by the principle of industry: two industries are two clusters, each with its own
    program and council.

    Bad::

        kind: cluster
        id: mashinostroenie
        industry: [машиностроение, химическая промышленность]  # P04-01

    Good::

        kind: cluster
        id: mashinostroenie
        industry: машиностроение
    """


@stated("P04-03", on="cluster", paragraph="4а")
def is_no_legal_entity() -> None:
    """A cluster has no ИНН, КПП, ОГРН or bank details of its own.

    It is a union without a legal entity. Contracts are concluded and money is received by its
    participants, and such details stand in their documents.

    Bad::

        kind: cluster
        id: mashinostroenie
        name: «Машиностроение»
        inn: "7199000010"  # P04-03

    Good::

        kind: cluster
        id: mashinostroenie
        name: «Машиностроение»
    """


@rule("P04-04", on="cluster", paragraph="4а")
def joins_colleges_and_others(cluster: Document, folder: Folder) -> Findings:
    """A cluster joins at least one college and at least one other organisation.

    It is a union of those who teach and those who need the people taught; one side alone is no
    cluster.

    Remedy: add the participants that are missing; check `type` of the organisations

    Reading A4: the plural is not taken at its word: none of either kind is an error, a single
    college is a warning (P04-05).

    Bad::

        kind: cluster
        id: mashinostroenie
        participants:  # P04-04
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
        ---
        kind: organization
        id: college-primer-mash
        type: college

    Good::

        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: organization
        id: college-primer-mash
        type: college
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise
    """
    counted = _counted(cluster, folder)
    if counted is None:
        return
    colleges, others = counted
    if colleges < (least := folder.regulation.number("colleges_min")):
        yield Finding(
            cluster.key("participants"),
            _(
                "colleges among the participants: {n}, at least {least} expected",
                n=colleges,
                least=least,
            ),
        )
    if others < (least := folder.regulation.number("other_organizations_min")):
        yield Finding(
            cluster.key("participants"),
            _(
                "other organisations among the participants: {n}, at least {least} expected",
                n=others,
                least=least,
            ),
        )


@rule("P04-05", on="cluster", paragraph="4а", severity=Severity.WARNING)
def has_several_colleges(cluster: Document, folder: Folder) -> Findings:
    """A cluster has more than one college.

    The paragraph speaks of colleges in the plural: a network of them shares workshops and programs.
    Where a single one is what was meant, the settings lower this rule or turn it off.

    Remedy: add another college, or accept the finding in waivers.yaml with the reason

    Reading A4: one college is enough for a cluster, so this is a warning and no error.

    Bad::

        kind: cluster
        id: mashinostroenie
        participants:  # P04-05
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: organization
        id: college-primer-mash
        type: college
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise

    Good::

        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: college-primer-poly, role: network_college, since: 2026-03-02}
        ---
        kind: organization
        id: college-primer-mash
        type: college
        ---
        kind: organization
        id: college-primer-poly
        type: college
    """
    counted = _counted(cluster, folder)
    expected = folder.regulation.number("colleges_expected")
    if counted and folder.regulation.number("colleges_min") <= counted[0] < expected:
        yield Finding(
            cluster.key("participants"),
            _("colleges among the participants: {n}, several expected", n=counted[0]),
        )


def _counted(cluster: Document, folder: Folder) -> tuple[int, int] | None:
    """How many colleges and how many others take part; None where somebody's type isn't known."""
    day = membership.since_founding(cluster, folder.as_of)
    here = membership.participants(cluster, day)
    types = [organization_type(folder, id) for id in here or ()]
    if here is None or None in types:
        return None
    colleges = types.count("college")
    return colleges, len(types) - colleges


def _plain(text: str) -> str:
    return text.strip().casefold().replace("ё", "е")
