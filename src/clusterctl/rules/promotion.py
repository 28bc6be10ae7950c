"""Section 14 of a program: the media plan of its first year and the money for it."""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Money, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import ZERO, Row, Sum, rows, sums

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("C141", on="program", paragraph="4б", needs=("period.start", sections.MEDIA_PLAN))
def plans_media_for_its_first_year(program: Document, folder: Folder) -> Findings:
    """The media plan stays within the program's first year.

    Subparagraph «б» asks for the media plan of the first year. It begins on the first day of the
    period and ends twelve months later.

    Remedy: give the entry a date in the first year, or take it out: later years have plans of their
    own

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          promotion:
            media_plan:
              - {date: 2026-10-14, action: Статья о наставниках в городской газете, channel: press}
              - {date: 2027-09-15, action: День открытых дверей, channel: event}  # C141

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          promotion:
            media_plan:
              - {date: 2026-10-14, action: Статья о наставниках в городской газете, channel: press}
              - {date: 2027-08-18, action: День открытых дверей, channel: event}
    """
    start = program.date("period", "start")
    if not start:
        return
    end = _later(start, folder.regulation.number("media_plan_months", start))
    for row in rows(program, sections.MEDIA_PLAN):
        for column in ("date", "until"):
            day = program.date(*row.route, column)
            if day and not start <= day < end:
                yield Finding(
                    row.at(column),
                    _(
                        "{day} is outside the first year, {start} to {last}",
                        day=day,
                        start=start,
                        last=end - timedelta(days=1),
                    ),
                    related=(Note(program.at("period", "start"), _("the program begins")),),
                )
                break


@rule(
    "C142",
    on="program",
    severity=Severity.WARNING,
    needs=("period.start", sections.MEDIA_PLAN),
)
def is_heard_of_every_month(program: Document, folder: Folder) -> Findings:
    """The media plan has something in every month of the first year.

    A month of silence, and people forget. Months are counted from the first day of the period;
    what lasts until a later date counts for each month that it touches.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Remedy: plan an action for each of these months

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          promotion:
            media_plan:  # C142
              - {date: 2026-09-05, until: 2027-05-31, action: Рубрика на сайте, channel: site}
              - {date: 2027-08-18, action: Встреча первокурсников с технологами, channel: event}

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          promotion:
            media_plan:
              - {date: 2026-09-05, until: 2027-05-31, action: Рубрика на сайте, channel: site}
              - {date: 2027-06-16, until: 2027-07-31, action: Реклама приёма, channel: outdoor}
              - {date: 2027-08-18, action: Встреча первокурсников с технологами, channel: event}
    """
    start = program.date("period", "start")
    if not start:
        return
    spans = list(_spans(program))
    silent = []
    for number in range(folder.regulation.number("media_plan_months", start)):
        first, after = _later(start, number), _later(start, number + 1)
        if not any(begins < after and first <= ends for begins, ends in spans):
            silent.append(_("{year}-{month}", year=first.year, month=f"{first.month:02d}"))
    if silent:
        yield Finding(
            program.key(*sections.MEDIA_PLAN.split(".")),
            _("nothing is planned for {months}", months=Listing(tuple(silent), most=12)),
        )


@rule("C143", on="program", needs=(sections.MEDIA_PLAN, sections.FUNDING))
def pays_for_its_promotion(program: Document, _folder: Folder) -> Findings:
    """What the media plan costs in a year, section 16 has for promotion in that year.

    Section 16 may have more: promotion is wider than the plan of its first year.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: add money for promotion to section 16, or lower the budgets of the media plan

    Bad::

        kind: program
        id: programma
        sections:
          promotion:
            media_plan:
              - date: 2026-10-14
                action: Статья о наставниках в городской газете
                budget: 40000  # C143
              - date: 2026-11-18
                action: Химические бои между командами школ
                budget: 70000
          schedule_and_funding:
            funding:
              - {year: 2026, source: college_own, purpose: promotion, amount: 95000}

    Good::

        kind: program
        id: programma
        sections:
          promotion:
            media_plan:
              - date: 2026-10-14
                action: Статья о наставниках в городской газете
                budget: 40000
              - date: 2026-11-18
                action: Химические бои между командами школ
                budget: 70000
          schedule_and_funding:
            funding:
              - {year: 2026, source: college_own, purpose: promotion, amount: 120000}
    """
    paying = (r for r in rows(program, sections.FUNDING) if r.get("purpose") == "promotion")
    funds = sums(paying, ("year",), "amount")
    for year, cost in sums(_dated(program), ("year",), "budget").items():
        paid = funds.get(year, Sum(ZERO, ()))
        if cost.amount > paid.amount:
            yield Finding(
                cost.rows[0].at("budget"),
                _(
                    "the media plan of {year} costs {cost}, section 16 has {funds} for"
                    " promotion, {lack} short",
                    year=year[0],
                    cost=Money(cost.amount),
                    funds=Money(paid.amount),
                    lack=Money(cost.amount - paid.amount),
                ),
                related=(
                    Note(
                        paid.rows[0].at()
                        if paid.rows
                        else program.key(*sections.FUNDING.split(".")),
                        _("the funding"),
                    ),
                ),
            )


def _spans(program: Document) -> Iterator[tuple[date, date]]:
    """The first and last days of what is planned."""
    for row in rows(program, sections.MEDIA_PLAN):
        begins = program.date(*row.route, "date")
        if begins:
            yield begins, program.date(*row.route, "until") or begins


def _dated(program: Document) -> Iterator[Row]:
    """What is planned and costs something, with the year of its date."""
    for row in rows(program, sections.MEDIA_PLAN):
        begins = program.date(*row.route, "date")
        if begins and row.amount("budget"):
            yield Row(program, row.route, {**row.value, "year": begins.year})


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
