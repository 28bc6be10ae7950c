"""Section 3 of a program: the council it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("C031", on="program", needs=(sections.COUNCIL,))
def describes_a_council_with_one_chair(program: Document, _folder: Folder) -> Findings:
    """The council that section 3 describes has one chair.

    Who chaired on which day is told by the cluster's own document; the program names the one it
    was written under. That the description agrees with itself is the tool's check.

    Remedy: leave one chair; give the other member the role `deputy` or `member`

    Bad::

        kind: program
        id: programma
        sections:
          governance:
            council:
              members:
                - {organization: emp-mash-zavod, role: chair}
                - {organization: emp-armatura, role: chair}  # C031
                - {organization: college-primer-mash, role: secretary}

    Good::

        kind: program
        id: programma
        sections:
          governance:
            council:
              members:
                - {organization: emp-mash-zavod, role: chair}
                - {organization: emp-armatura, role: deputy}
                - {organization: college-primer-mash, role: secretary}
    """
    chairs = [row for row in rows(program, sections.COUNCIL) if row.get("role") == "chair"]
    if not chairs:
        yield Finding(
            program.key(*sections.COUNCIL.split(".")),
            _("the council has no chair here"),
        )
    for row in chairs[1:]:
        yield Finding(
            row.at("role"),
            _("a second chair of the council, one is expected"),
            related=(Note(chairs[0].at("role"), _("the first chair")),),
        )


@rule("C032", on="program", paragraph="4в", needs=(sections.COUNCIL, sections.PARTICIPANTS))
def describes_a_council_of_all(program: Document, folder: Folder) -> Findings:
    """In the council that section 3 describes every participant is represented.

    Subparagraph «в» makes the council of representatives of all participants. Who has left by
    the date in section 1 needs no seat.

    Remedy: add a representative of the organisation to the council of section 3

    Bad::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
              - {organization: emp-armatura, role: employer, since: 2026-03-02}
          governance:
            council:
              members:  # C032
                - {organization: emp-mash-zavod, role: chair}
                - {organization: college-primer-mash, role: secretary}

    Good::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
              - {organization: emp-armatura, role: employer, since: 2026-03-02, until: 2026-08-31}
          governance:
            council:
              members:
                - {organization: emp-mash-zavod, role: chair}
                - {organization: college-primer-mash, role: secretary}
    """
    seated = {row.get("organization") for row in rows(program, sections.COUNCIL)}
    for row in rows(program, sections.PARTICIPANTS):
        id = row.get("organization")
        if id and not row.get("until") and id not in seated:
            yield Finding(
                program.key(*sections.COUNCIL.split(".")),
                _(
                    "nobody represents {name} in the council",
                    name=sections.organization_name(folder, id),
                ),
                related=(Note(row.at(), _("the participant in section 1")),),
            )
