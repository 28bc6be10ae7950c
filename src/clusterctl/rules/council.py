"""The council of a cluster and its chair."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.placeholders import placeholder
from clusterctl.rules import Finding, Findings, Note, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.membership import Stay

_DAY = timedelta(days=1)


@rule("P04-31", on="cluster", paragraph="4в, 9, 13", needs=("council.formed_on",))
def council_has_one_chair(cluster: Document, folder: Folder) -> Findings:
    """On every day since the council was formed it has exactly one chair, who is a member.

    The chair certifies copies and signs protocols, and terms run from that signature. A day without
    a chair, or with two, leaves open who could do so.

    The last day (`until`) still belongs to the old chair; where the new one begins on that very
    day, the day is the new one’s.

    Remedy: leave one chair for every day by `since` and `until` of `council.members`

    Bad::

        kind: cluster
        id: mashinostroenie
        council:
          formed_on: 2026-03-20
          members:
            - organization: emp-mash-zavod
              person: {name: Образцова Анна Сергеевна, position: генеральный директор}
              role: chair
              since: 2026-03-20
              until: 2026-08-31
            - organization: emp-tochnost
              person: {name: Учебный Олег Павлович, position: директор}
              role: chair
              since: 2026-09-15  # P04-31

    Good::

        kind: cluster
        id: mashinostroenie
        council:
          formed_on: 2026-03-20
          members:
            - organization: emp-mash-zavod
              person: {name: Образцова Анна Сергеевна, position: генеральный директор}
              role: chair
              since: 2026-03-20
              until: 2026-08-31
            - organization: emp-tochnost
              person: {name: Учебный Олег Павлович, position: директор}
              role: chair
              since: 2026-09-01
    """
    known = membership.council(cluster)
    formed = cluster.date("council", "formed_on")
    if known is None or formed is None or not membership.roles_hold(cluster):
        return
    chairs = sorted((s for s in known if s.role == "chair"), key=lambda s: s.since)
    if chairs:
        yield from _gaps(cluster, chairs, formed, folder.as_of)
        yield from _overlaps(chairs)
    else:
        yield Finding(
            cluster.key("council", "members"),
            _("no member of the council is its chair"),
            help=_("give one member `role: chair`"),
        )


@rule("P18-01", on="agreement", paragraph="18", needs=("date",), severity=Severity.WARNING)
def council_exists_once_agreed(agreement: Document, folder: Folder) -> Findings:
    """Once the agreement is concluded, the cluster has a council.

    The council is there so that the participants act together. Without it there is nobody to decide
    on changes, and no chair to certify the copy for the regional operator.

    Remedy: enter the council’s members in `council` of cluster.yaml

    Bad::

        kind: cluster  # P18-01
        id: mashinostroenie
        operator: college-primer-mash
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25

    Good::

        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash
        council:
          formed_on: 2026-03-20
          members:
            - organization: emp-mash-zavod
              person: {name: Образцова Анна Сергеевна, position: генеральный директор}
              role: chair
              since: 2026-03-20
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
    """
    cluster = membership.cluster_of(folder, agreement)
    if cluster is None or not agreements.in_force(folder, agreement, folder.as_of):
        return
    concluded = Note(agreement.at("date"), _("the agreement is concluded"))
    formed = cluster.date("council", "formed_on")
    if cluster.get("council") is None and cluster.sound("council"):
        yield Finding(
            cluster.key("council"),
            _("the agreement is concluded, but the cluster has no council"),
            related=(concluded,),
        )
    elif formed and formed > folder.as_of:
        yield Finding(
            cluster.at("council", "formed_on"),
            _(
                "the agreement is concluded, but the council is formed only on {formed}",
                formed=formed,
            ),
            related=(concluded,),
        )


@rule("P19-01", on="agreement", paragraph="19", needs=("council_functions",))
def agreement_defines_the_functions_of_the_council(
    agreement: Document, _folder: Folder
) -> Findings:
    """The agreement says what the council does.

    The regulation leaves the functions of the council to the agreement. Where it says nothing, the
    decisions of the council rest on nothing.

    Remedy: write out what the council does; the functions can be taken from the regulation

    Bad::

        kind: agreement
        id: soglashenie
        council_functions:
          - рассматривает и одобряет проект программы деятельности
          - будет определено позднее  # P19-01

    Good::

        kind: agreement
        id: soglashenie
        council_functions:
          - рассматривает и одобряет проект программы деятельности
          - принимает решения о включении и исключении участников
    """
    for i, function in enumerate(agreement.get("council_functions")):
        if isinstance(function, str) and placeholder(function):
            yield Finding(
                agreement.at("council_functions", i),
                _("“{text}” stands in place of a function of the council", text=function),
            )


def _gaps(cluster: Document, chairs: list[Stay], formed: date, today: date) -> Iterator[Finding]:
    """The days without a chair, from the council's first day to this one."""
    free = formed
    for chair in chairs:
        if free < chair.since and free <= today:
            last = chair.since - _DAY
            yield Finding(
                chair.at("since"),
                _("no chair from {first} to {last}", first=free, last=last),
                related=(Note(cluster.at("council", "formed_on"), _("the council is formed")),)
                if free == formed
                else (),
            )
        free = max(free, chair.until + _DAY) if chair.until else date.max
    if free <= today:
        yield Finding(chairs[-1].at("until"), _("no chair since {first}", first=free))


def _overlaps(chairs: list[Stay]) -> Iterator[Finding]:
    """The days with two chairs; the day of handing over is none."""
    for i, chair in enumerate(chairs):
        for earlier in chairs[:i]:
            if earlier.until is None or chair.since < earlier.until:
                yield Finding(
                    chair.at("since"),
                    _(
                        "a second chair from {since}, while {other} holds the office",
                        since=chair.since,
                        other=earlier.person,
                    ),
                    related=(Note(earlier.spot, _("the other chair")),),
                )
                break
