"""The program agreed, watched and changed: who has a say in it (pp. 16, 17, 21)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.diagnostics import Severity
from clusterctl.messages import _, n_
from clusterctl.rules import Finding, Findings, Note, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

AGREED = ("agreed", "agreed_with_remarks")
COORDINATOR = "regional_coordinator"
OPERATOR = "regional_operator"
CHANGE_INDICATORS = "change_indicators"

_REPORTS = {"yearly": 1, "half_yearly": 2, "quarterly": 4}
_PERIOD_ENDS = {
    "": (12, 31), "h1": (6, 30), "h2": (12, 31),
    "q1": (3, 31), "q2": (6, 30), "q3": (9, 30), "q4": (12, 31),
}  # fmt: skip


@rule("P16-01", on="program", paragraph="16, 21а", needs=("period.start",))
def is_agreed_by_the_coordinator(program: Document, folder: Folder) -> Findings:
    """A program in force is agreed by the regional coordinator.

    The coordinator sees all clusters of the region and answers for what their programs hold.

    Reading A7: a program is in force once all have signed it and the coordinator has agreed;
    nobody's approval is asked for, though it may be recorded.

    Bad::

        kind: program  # P16-01
        id: programma
        cluster: himiya
        period: {start: 2026-09-01, end: 2031-08-31}

    Good::

        kind: program
        id: programma
        cluster: himiya
        period: {start: 2026-09-01, end: 2031-08-31}
        agreed_by_coordinator: rk-2026-01
        ---
        kind: conclusion
        id: rk-2026-01
        cluster: himiya
        program: programma
        issued_by: regional_coordinator
        verdict: agreed
    """
    start = program.date("period", "start")
    if program.draft or start is None or start > folder.as_of:
        return
    if not program.sound("agreed_by_coordinator"):
        return
    named = program.get("agreed_by_coordinator")
    agreed = folder.get("conclusion", named, program.cluster)
    if agreed is None and named:
        return
    if agreed is None:
        yield Finding(
            program.key("kind"),
            _("the program runs since {start} and no coordinator agreed it", start=start),
            help=_("name the coordinator’s conclusion in `agreed_by_coordinator`"),
        )
    elif agreed.get("issued_by") not in (None, COORDINATOR):
        yield Finding(
            program.at("agreed_by_coordinator"),
            _("this conclusion is not the coordinator’s"),
            related=(Note(agreed.at("issued_by"), _("who issued it")),),
        )
    elif agreed.draft:
        yield Finding(
            program.at("agreed_by_coordinator"),
            _("this conclusion is still a draft"),
            related=(Note(agreed.at("status"), _("the conclusion")),),
        )
    elif agreed.get("verdict", default=AGREED[0]) not in AGREED:
        yield Finding(
            program.at("agreed_by_coordinator"),
            _("by this conclusion the coordinator refused to agree the program"),
            related=(Note(agreed.at("verdict"), _("the verdict")),),
        )


@rule("P16-02", on="program", paragraph="16, 21б", severity=Severity.WARNING, needs=("period",))
def is_monitored(program: Document, folder: Folder) -> Findings:
    """There is a monitoring report for each program year that has passed.

    A program nobody looks at is carried out on paper only. How many reports a year takes may be set
    by `readings.monitoring` in the settings: yearly, half_yearly or quarterly.

    Bad::

        kind: settings
        as_of: 2027-11-16
        ---
        kind: program
        id: programma
        cluster: himiya
        period: {start: 2026-09-01, end: 2031-08-31}  # P16-02

    Good::

        kind: settings
        as_of: 2027-11-16
        ---
        kind: program
        id: programma
        cluster: himiya
        period: {start: 2026-09-01, end: 2031-08-31}
        ---
        kind: monitoring
        id: "2026"
        cluster: himiya
        program: programma
        period: "2026"
    """
    if program.draft or folder.unread("monitoring", program.cluster):
        return
    wanted = _REPORTS.get(
        folder.setting("readings", "monitoring", default=""),
        folder.regulation.number("monitoring_reports_a_year"),
    )
    reports = [m for m in folder.of("monitoring", program.cluster) if not m.draft]
    ends = [end for m in reports if (end := _period_end(m))]
    for first, last in _years(program):
        had = sum(first <= end <= last for end in ends)
        if last < folder.as_of and had < wanted:
            yield Finding(
                program.at("period"),
                n_(
                    "the program year {first}–{last} takes {n} monitoring report, and has {had}",
                    "the program year {first}–{last} takes {n} monitoring reports, and has {had}",
                    wanted, first=first, last=last, had=had,
                ),
                help=_("put the coordinator’s report into monitoring/"),
            )  # fmt: skip


@rule("P16-03", on="program", paragraph="16", severity=Severity.INFO)
def coordinator_judges_its_own_cluster(program: Document, folder: Folder) -> Findings:
    """Nobody agrees and monitors a program of their own.

    The coordinator is part of a college; when that college takes part in the cluster, it judges
    itself. The regulation does not forbid it, so this is to be known, not to be mended.

    Remedy: the regulation does not say what to do in this case; ask the regional operator

    Bad::

        kind: settings
        regional_coordinator: {name: ЦОПП, legal_entity: college-primer-mash}
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
        ---
        kind: program  # P16-03
        id: programma
        cluster: mashinostroenie

    Good::

        kind: settings
        regional_coordinator: {name: ЦОПП, legal_entity: college-test-copp}
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
    """
    entity = folder.setting("regional_coordinator", "legal_entity")
    cluster = folder.get("cluster", program.cluster)
    named = membership.participants(cluster, folder.as_of) if cluster else None
    if named and entity in named:
        yield Finding(
            program.key("kind"),
            _("the coordinator agrees and monitors a program in which its own college takes part"),
            related=(Note(named[entity], _("the coordinator’s legal entity")),),
        )


@rule("P17-01", on="program", paragraph="17", needs=("revisions",))
def changed_targets_are_agreed_with_the_operator(program: Document, folder: Folder) -> Findings:
    """A revision that changes a result or a target is agreed with the regional operator first.

    Targets are what the region gets for its trust; the cluster does not lower them alone.

    Remedy: mend the day if it is a slip: the regional operator agrees first, then the program is
    revised

    Reading A18: results stand in the program beside the indicators and change the same way.

    No demand is made on how long the conclusion takes: the paragraph sets no term.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        revisions:
          - number: 2
            date: 2027-02-01
            caused_by: protokol-2027-01  # P17-01
            summary: снижено целевое значение показателя
        ---
        kind: protocol
        id: protokol-2027-01
        cluster: himiya
        agenda:
          - title: Об изменении показателей
            decisions: [{kind: change_indicators, subject: ind-03}]

    Good::

        kind: program
        id: programma
        cluster: himiya
        revisions:
          - number: 2
            date: 2027-02-01
            caused_by: protokol-2027-01
            conclusion: ro-2027-01
            summary: снижено целевое значение показателя
        ---
        kind: protocol
        id: protokol-2027-01
        cluster: himiya
        agenda:
          - title: Об изменении показателей
            decisions: [{kind: change_indicators, subject: ind-03}]
        ---
        kind: conclusion
        id: ro-2027-01
        cluster: himiya
        program: programma
        issued_by: regional_operator
        date: 2027-01-25
        verdict: agreed
    """
    for i, revision in _changes(program, folder):
        if not _changes_targets(program, folder, revision):
            continue
        consents = [c for c in _conclusions(program, folder, revision) if _consents(c, OPERATOR)]
        if not consents:
            yield Finding(
                program.at("revisions", i, "caused_by"),
                _("revision {n} changes a target without the regional operator’s consent",
                  n=revision.get("number", i + 1)),
                help=_("put the regional operator’s conclusion into conclusions/ and name it here"),
            )  # fmt: skip
            continue
        day = program.date("revisions", i, "date")
        given = [on for c in consents if (on := c.date("date"))]
        if day and given and min(given) > day:
            yield Finding(
                program.at("revisions", i, "date"),
                _("revised on {day}, before the regional operator agreed ({given})",
                  day=day, given=min(given)),
                related=(Note(consents[0].at("date"), _("the regional operator’s conclusion")),),
            )  # fmt: skip


@rule("P17-02", on="conclusion", paragraph="17", severity=Severity.WARNING, eased_in_drafts=True)
def conclusion_answers_the_chair(conclusion: Document, _folder: Folder) -> Findings:
    """The regional operator's conclusion is addressed to the chair and has a verdict.

    The chair asked, and has to know whether the answer is yes.

    Remedy: enter the chair in `addressee` and the outcome in `verdict`

    Bad::

        kind: conclusion
        id: ro-2027-01
        cluster: himiya
        program: programma
        issued_by: regional_operator  # P17-02
        verdict: agreed

    Good::

        kind: conclusion
        id: ro-2027-01
        cluster: himiya
        program: programma
        issued_by: regional_operator
        addressee: {name: Зимина Алевтина Сергеевна, position: председатель отраслевого совета}
        verdict: agreed
    """
    if conclusion.get("issued_by") != OPERATOR:
        return
    for field, said in (
        ("addressee", _("the conclusion is addressed to nobody; it goes to the chair")),
        ("verdict", _("the conclusion has no verdict")),
    ):
        if conclusion.get(field) is None and conclusion.sound(field):
            yield Finding(conclusion.at("issued_by"), said)


@rule("P21-01", on="program", paragraph="21а", severity=Severity.WARNING, needs=("revisions",))
def other_revisions_are_agreed_by_the_coordinator(program: Document, folder: Folder) -> Findings:
    """Any other revision of the program is agreed by the coordinator or says why it need not be.

    The paragraph asks for agreement where it is needed; when it isn't, somebody has to say so.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        revisions:
          - number: 2  # P21-01
            date: 2026-11-02
            summary: уточнены ответственные за мероприятия

    Good::

        kind: program
        id: programma
        cluster: himiya
        revisions:
          - number: 2
            date: 2026-11-02
            summary: уточнены ответственные за мероприятия
            agreement_not_needed: исправлены опечатки в наименованиях мероприятий
    """
    for i, revision in _changes(program, folder):
        if revision.get("agreement_not_needed") or _changes_targets(program, folder, revision):
            continue
        if not any(_consents(c, COORDINATOR) for c in _conclusions(program, folder, revision)):
            yield Finding(
                program.at("revisions", i, "number"),
                _("revision {n} is agreed by no coordinator", n=revision.get("number", i + 1)),
                help=_(
                    "name the conclusion in `conclusion`, or the reason in `agreement_not_needed`"
                ),
            )


def _changes(program: Document, folder: Folder) -> Iterator[tuple[int, dict[str, Any]]]:
    """The revisions after the first, with their positions, that can be judged."""
    if folder.unread("conclusion", program.cluster):
        return
    for i, revision in program.items("revisions"):
        if revision.get("number") != 1 and program.sound("revisions", i, "conclusion"):
            yield i, revision


def _changes_targets(program: Document, folder: Folder, revision: dict[str, object]) -> bool:
    """Whether a revision changes a result or a target: its protocol or its conclusion says so."""
    protocol = folder.get("protocol", str(revision.get("caused_by", "")), program.cluster)
    decided = protocol is not None and any(
        decision.get("kind") == CHANGE_INDICATORS
        for i, _item in protocol.items("agenda")
        for _j, decision in protocol.items("agenda", i, "decisions")
    )
    return decided or any(c.get("changes") for c in _conclusions(program, folder, revision))


def _conclusions(program: Document, folder: Folder, revision: dict[str, object]) -> list[Document]:
    """The conclusions on a revision: the one it names, and those that are about its number."""
    return [
        c
        for c in folder.of("conclusion", program.cluster)
        if c.id == revision.get("conclusion")
        or (
            revision.get("number") is not None
            and c.get("about", "revision") == revision.get("number")
            and c.get("program") == program.id
        )
    ]


def _consents(conclusion: Document, by: str) -> bool:
    given = not conclusion.draft and conclusion.get("verdict") in AGREED
    return given and conclusion.get("issued_by") == by


def _years(program: Document) -> Iterator[tuple[date, date]]:
    """The first and last days of the program's years; the last year may be short."""
    first, end = program.date("period", "start"), program.date("period", "end")
    while first and end and first <= end:
        following = _a_year_after(first)
        yield first, min(end, following - timedelta(days=1))
        first = following


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def _period_end(monitoring: Document) -> date | None:
    """The last day of a monitoring period such as 2027, 2027-h1 or 2027-q3."""
    year, _dash, part = str(monitoring.get("period", default="")).partition("-")
    ends = _PERIOD_ENDS.get(part)
    return date(int(year), *ends) if ends and year.isdecimal() and len(year) == 4 else None  # noqa: PLR2004 a year's digits
