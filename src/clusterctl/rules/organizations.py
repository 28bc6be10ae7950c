"""The organisations of a cluster: a college has its licence, an enterprise works in the region."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, rule

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_GENERIC = frozenset(
    {"область", "край", "республика", "автономный", "автономная", "округ", "город"}
)
_NAMES_A_REGION = re.compile(
    r"\b(?:область|обл|край|республика|респ|автономн\w+|москва|санкт-петербург|севастополь)\b"
)


@rule("P01-01", on="organization", paragraph="1", needs=("type",), severity=Severity.WARNING)
def college_teaches_with_a_licence(college: Document, _folder: Folder) -> Findings:
    """A college names the professions and specialities it teaches, and its licence.

    Only an organisation that carries out programs of secondary vocational education takes part as a
    college. Without its codes nothing can be said of the programs that the cluster gives it.

    Bad::

        kind: organization
        id: college-primer-mash
        type: college  # P01-01
        professions: ["15.02.16", "15.01.38"]

    Good::

        kind: organization
        id: college-primer-mash
        type: college
        licence: {number: Л035-01281-71/00190001, date: 2016-02-10}
        professions: ["15.02.16", "15.01.38"]
    """
    if college.get("type") != "college":
        return
    if not college.get("professions") and college.sound("professions"):
        yield Finding(
            college.at("type"),
            _("a college that names no professions or specialities"),
            help=_("list the codes it teaches under `professions`"),
        )
    if not college.get("licence") and college.sound("licence"):
        yield Finding(
            college.at("type"),
            _("a college that names no licence"),
            help=_("add `licence` with its number and date"),
        )


@rule(
    "P01-02",
    on="organization",
    paragraph="1, 4ж",
    needs=("type", "addresses.legal"),
    severity=Severity.WARNING,
)
def participant_works_in_the_region(organization: Document, folder: Folder) -> Findings:
    """A participating enterprise works in the region, wherever it is registered.

    The regulation speaks of organisations that carry on their activity in the region. Where the
    legal address lies elsewhere, the document says where in the region the work is done.

    An address counts as lying elsewhere when it names another region. One that names none is not
    judged.

    Bad::

        kind: organization
        id: emp-roboteh
        type: enterprise
        addresses:
          legal: 109000, г. Москва, ул. Образцовая, д. 1  # P01-02
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: emp-roboteh, role: employer, since: 2026-03-02}
        ---
        kind: settings
        region: {name: Тульская область}

    Good::

        kind: organization
        id: emp-roboteh
        type: enterprise
        addresses:
          legal: 109000, г. Москва, ул. Образцовая, д. 1
        regional_site: Тульская область, г. Тула, ул. Примерная, д. 5, цех № 2
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: emp-roboteh, role: employer, since: 2026-03-02}
        ---
        kind: settings
        region: {name: Тульская область}
    """
    region = folder.setting("region", "name")
    takes_part = any(organization.id in membership.ever(c) for c in folder.of("cluster"))
    if organization.get("type") == "college" or not region or not takes_part:
        return
    if organization.get("regional_site") or not organization.sound("regional_site"):
        return
    if _elsewhere(organization.get("addresses", "legal"), region):
        yield Finding(
            organization.at("addresses", "legal"),
            _(
                "the legal address is not in the region ({region}), and no site there is named",
                region=region,
            ),
            help=_("say under `regional_site` where in the region the organisation works"),
        )


def _elsewhere(address: str, region: str) -> bool:
    """Whether an address names a region, and not this one."""
    words = set(re.findall(r"[\w-]+", _plain(address)))
    own = set(re.findall(r"[\w-]+", _plain(region))) - _GENERIC
    return bool(_NAMES_A_REGION.search(_plain(address))) and not words & own


def _plain(text: str) -> str:
    return text.strip().casefold().replace("ё", "е")
