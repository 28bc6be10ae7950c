"""The program of a cluster: its period, and when it was signed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.diagnostics import Severity
from clusterctl.documents import as_date
from clusterctl.messages import _, n_
from clusterctl.rules import Finding, Findings, Note, rule

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_DAY = timedelta(days=1)


@rule("P04-06", on="program", paragraph="4б", needs=("period.start", "period.end"))
def is_not_too_long(program: Document, folder: Folder) -> Findings:
    """A program runs for five years at most.

    It is a paper of medium-term planning; what lies further ahead belongs to the next program.

    Reading A3: of the two numbers the greater is the ceiling. Both the first and the last day
    count: from 1 September 2026 the last day is 31 August 2031, and one day more is too long.

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-09-01}  # P04-06

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
    """
    start, end = _period(program)
    years = folder.regulation.number("program_years_max", start)
    last = _last_day(start, years)
    if end > last:
        yield Finding(
            program.at("period", "end"),
            n_(
                "ends on {end}, over {n} year after {start}; {last} is the last day possible",
                "ends on {end}, over {n} years after {start}; {last} is the last day possible",
                years,
                end=end,
                start=start,
                last=last,
            ),
            help=_("end the program earlier, and keep the rest for the next one"),
        )


@rule(
    "P04-07",
    on="program",
    paragraph="4б",
    needs=("period.start", "period.end"),
    severity=Severity.WARNING,
)
def is_medium_term(program: Document, folder: Folder) -> Findings:
    """A program runs for three years at least.

    A shorter one is no medium-term planning: a course of training lasts longer than that.

    Remedy: prolong the program, or set `readings.minimum_program_years` as your region reads it

    Reading A3: the lesser of the two numbers is a warning; the settings change it under
    `readings.minimum_program_years`.

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2028-08-31}  # P04-07

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2029-08-31}
    """
    start, end = _period(program)
    told = folder.setting("readings", "minimum_program_years")
    years = int(told) if told else folder.regulation.number("program_years_min", start)
    if start <= end < _last_day(start, years):
        yield Finding(
            program.at("period", "end"),
            n_(
                "ends on {end}, less than {n} year after {start}",
                "ends on {end}, less than {n} years after {start}",
                years,
                end=end,
                start=start,
            ),
        )


@rule("P05-03", on="agreement", paragraph="5", needs=("date", "program"), severity=Severity.WARNING)
def program_is_signed_before_the_agreement(agreement: Document, folder: Folder) -> Findings:
    """The program's last signature is not later than the agreement.

    The agreement is concluded under a program that all have signed, so the signatures come first;
    the same day will do. Signatures of participants who joined later, and those under a later
    revision, are not compared.

    Remedy: mend the day if it is a slip; a program that was signed late is told in waivers.yaml
    with the reason

    Reading A6: it is the program that all participants sign.

    Bad::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        date: 2026-03-25
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        signatures:
          - {organization: college-primer-mash, signed_on: 2026-03-18}
          - {organization: emp-mash-zavod, signed_on: 2026-03-30}  # P05-03

    Good::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        date: 2026-03-25
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        signatures:
          - {organization: college-primer-mash, signed_on: 2026-03-18}
          - {organization: emp-mash-zavod, signed_on: 2026-03-25}
    """
    program = folder.get("program", agreement.get("program"), agreement.cluster)
    cluster = membership.cluster_of(folder, agreement)
    concluded = agreement.date("date")
    if program is None or concluded is None:
        return
    late = membership.newcomers(folder, cluster) if cluster else frozenset()
    revised = _first_revision(program)
    signed = [
        (day, i)
        for i, row in program.items("signatures")
        if (day := program.date("signatures", i, "signed_on"))
        and row.get("organization") not in late
        and day < revised
    ]
    if signed and (last := max(signed))[0] > concluded:
        yield Finding(
            program.at("signatures", last[1], "signed_on"),
            _(
                "signed on {signed}, after the agreement was concluded ({concluded})",
                signed=last[0],
                concluded=concluded,
            ),
            related=(Note(agreement.at("date"), _("the agreement is concluded")),),
        )


def _period(program: Document) -> tuple[date, date]:
    return program.date("period", "start") or date.max, program.date("period", "end") or date.min


def _last_day(start: date, years: int) -> date:
    """The last of so many years that begin on a day; a year from 29 February ends on the 28th."""
    try:
        return start.replace(year=start.year + years) - _DAY
    except ValueError:
        return date(start.year + years, 2, 28)


def _first_revision(program: Document) -> date:
    """The day of the program's first revision after the one that was signed at first."""
    later = (row for _, row in program.items("revisions") if row.get("number") != 1)
    return min((day for row in later if (day := as_date(row.get("date")))), default=date.max)
