"""The terms of a cluster as of a day: which run, since when, till when, kept or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl import check, folder, rulebook, source
from clusterctl.timeline import State, Term, timeline

if TYPE_CHECKING:
    from clusterctl.folder import Folder

CLUSTER = """\
kind: cluster
id: himiya
created_by: prikaz-1
operator: college-chem
---
kind: order
id: prikaz-1
date: {ordered}
---
"""
AGREEMENT = """\
kind: agreement
id: soglashenie
cluster: himiya
date: {date}
copy_to_regional_operator: {{{copy}}}
---
"""
ACCESSION = """\
kind: supplement
id: ds-1
cluster: himiya
agreement: soglashenie
change: accession
date: 2026-06-10
{more}
---
"""
PROTOCOL = """\
kind: protocol
id: protokol-1
cluster: himiya
meeting_date: 2026-08-04
{signed}
agenda: [{{title: О важном, decisions: [{{kind: {kind}}}]}}]
---
"""
REVISED = """\
kind: program
id: programma
cluster: himiya
revisions: [{{number: 2, date: {date}, caused_by: {cause}}}]
"""


def built(*parts: str, today: str) -> Folder:
    return rulebook.folder_of("".join(parts).removesuffix("---\n"), date.fromisoformat(today))


def terms(judged: Folder) -> dict[str, Term]:
    return {term.code: term for c in judged.of("cluster") for term in timeline(judged, c)}


def ordered(day: str) -> str:
    return CLUSTER.format(ordered=day)


def concluded(day: str, copy: str = "") -> str:
    return AGREEMENT.format(date=day, copy=copy)


@pytest.mark.parametrize(
    ("concluded_on", "today", "state", "days", "told"),
    [
        ("2026-04-01", "2026-11-16", State.MET, 0, "met"),
        ("2026-04-02", "2026-11-16", State.LATE, 1, "1 day late"),
        ("2026-04-07", "2026-11-16", State.LATE, 6, "6 days late"),
        ("2026-04-07", "2026-04-06", State.OVERDUE, 5, "overdue by 5 days"),
        ("2026-04-07", "2026-04-01", State.PENDING, 0, "expires today"),
        ("2026-04-07", "2026-03-31", State.PENDING, 1, "expires in 1 day"),
        ("2026-04-07", "2026-03-02", State.PENDING, 30, "expires in 30 days"),
    ],
)
def test_what_is_dated_after_the_day_has_not_happened(
    concluded_on: str, today: str, state: State, days: int, told: str
) -> None:
    folder = built(ordered("2026-03-02"), concluded(concluded_on), today=today)

    term = terms(folder)["P08-02"]

    assert (term.state, term.days, term.told.text("en")) == (state, days, told)
    assert term.due is not None
    assert term.due.due == date(2026, 4, 1)


def test_a_term_does_not_run_before_its_event() -> None:
    folder = built(ordered("2026-03-02"), today="2026-03-01")

    assert terms(folder) == {}


@pytest.mark.parametrize(
    ("concluded_on", "state"),
    [
        ("2026-04-30", State.MET),
        ("2026-05-01", State.MET),
        ("2026-05-04", State.BY_SHIFT),
        ("2026-05-05", State.LATE),
    ],
)
def test_a_term_that_ends_on_a_day_off_is_met_by_the_next_working_day_and_says_so(
    concluded_on: str, state: State
) -> None:
    folder = built(ordered("2026-04-01"), concluded(concluded_on), today="2026-11-16")

    term = terms(folder)["P08-02"]

    assert term.due is not None
    assert (term.due.raw, term.due.due) == (date(2026, 5, 1), date(2026, 5, 4))
    assert term.state is state


def test_the_settings_can_refuse_the_shift_and_add_days_off() -> None:
    settings = """\
kind: settings
readings: {shift_calendar_terms: false}
calendar: {non_working: [2026-05-12], working: []}
---
"""
    folder = built(settings, ordered("2026-04-01"), concluded("2026-05-04"), today="2026-11-16")

    due = {code: term.due and term.due.due for code, term in terms(folder).items()}

    assert due == {"P08-02": date(2026, 5, 1), "P09-01": date(2026, 5, 20)}


def test_a_year_without_a_calendar_makes_the_last_day_doubtful() -> None:
    folder = built(ordered("2031-03-03"), concluded("2031-03-20"), today="2031-03-21")

    doubts = [d.text("en") for t in terms(folder).values() if t.due and (d := t.due.doubt)]

    assert doubts == ["no production calendar for 2031: moved days off are not counted"] * 2


def test_the_operator_sends_copies_unless_the_agreement_charges_another() -> None:
    own = built(ordered("2026-03-02"), concluded("2026-03-26"), today="2026-11-16")
    charged = built(
        ordered("2026-03-02"),
        concluded("2026-03-26").replace("---", "submission_responsible: emp-x\n---"),
        today="2026-11-16",
    )

    assert terms(own)["P09-01"].bound == "college-chem"
    assert terms(charged)["P09-01"].bound == "emp-x"
    assert terms(own)["P08-02"].bound == ""


SENT_COPY = "copy_to_regional_operator: {sent_on: 2026-06-11, received_on: 2026-06-12}\n"
SENT = "notification: {sent_on: 2026-06-15}\n"
RECEIVED = "notification: {sent_on: 2026-06-15, received_on: 2026-06-16}\n"


@pytest.mark.parametrize(
    ("letters", "state", "start"),
    [
        (RECEIVED, State.OVERDUE, "06-16"),
        (SENT_COPY, State.OVERDUE, "06-12"),
        (SENT_COPY + RECEIVED, State.OVERDUE, "06-16"),
        (SENT_COPY + SENT, State.UNKNOWN, None),
        (SENT, State.UNKNOWN, None),
    ],
)
def test_the_order_is_due_from_the_receipt_of_the_letter_that_tells_of_the_newcomer(
    letters: str, state: State, start: str | None
) -> None:
    folder = built(
        ordered("2026-03-02"),
        concluded("2026-03-26"),
        ACCESSION.format(more=letters),
        today="2026-11-16",
    )

    term = terms(folder)["P08-05"]

    assert term.state is state
    assert (term.start and term.start.on) == (
        date.fromisoformat(f"2026-{start}") if start else None
    )


def test_nothing_is_due_from_a_letter_that_is_not_written_or_lies_ahead() -> None:
    ahead = ACCESSION.format(more="notification: {sent_on: 2026-06-15}")
    parts = (ordered("2026-03-02"), concluded("2026-03-26"))

    unwritten = built(*parts, ACCESSION.format(more=""), today="2026-11-16")
    unsent = built(*parts, ahead, today="2026-06-12")

    assert "P08-05" not in terms(unwritten)
    assert "P08-05" not in terms(unsent)


@pytest.mark.parametrize(
    ("change", "code"), [("accession", "P09-03"), ("term", "P09-06"), ("requisites", "P09-06")]
)
def test_a_copy_of_any_supplement_is_due_but_only_that_of_an_accession_binds(
    change: str, code: str
) -> None:
    supplement = ACCESSION.format(more="").replace("accession", change)
    folder = built(ordered("2026-03-02"), concluded("2026-03-26"), supplement, today="2026-06-15")

    told = {c: (t.state, t.due and t.due.due) for c, t in terms(folder).items() if "P09-0" in c}

    assert told.pop("P09-01")
    assert told == {code: (State.PENDING, date(2026, 6, 16))}


def test_the_settings_can_take_copies_of_other_supplements_out() -> None:
    settings = "kind: settings\nreadings: {other_supplement_copies: off}\n---\n"
    supplement = ACCESSION.format(more="").replace("accession", "term")
    folder = built(
        settings, ordered("2026-03-02"), concluded("2026-03-26"), supplement, today="2026-06-15"
    )

    assert "P09-06" not in terms(folder)


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("exclude_participant", {"P13-02", "P13-03"}),
        ("change_order", {"P13-02", "P13-03"}),
        ("change_obligations", {"P13-02", "P13-03"}),
        ("change_term", {"P13-02", "P13-03"}),
        ("include_participant", {"P13-04"}),
        ("elect_chair", set()),
        ("change_indicators", set()),
        ("other", set()),
    ],
)
def test_a_protocol_starts_the_terms_of_what_it_decides(decision: str, codes: set[str]) -> None:
    protocol = PROTOCOL.format(signed="signed_by_chair_on: 2026-08-05", kind=decision)
    folder = built(ordered("2026-03-02"), protocol, today="2026-11-16")

    assert terms(folder).keys() - {"P08-02"} == codes


def test_the_terms_of_a_protocol_run_from_the_day_the_chair_signed_it() -> None:
    protocol = PROTOCOL.format(signed="signed_by_chair_on: 2026-08-05", kind="change_term")
    folder = built(ordered("2026-03-02"), protocol, today="2026-08-06")

    told = {c: (t.start and t.start.on, t.due and t.due.due) for c, t in terms(folder).items()}

    assert told.pop("P08-02")
    assert told == {
        "P13-03": (date(2026, 8, 5), date(2026, 8, 12)),
        "P13-02": (date(2026, 8, 5), date(2026, 9, 16)),
    }


def test_an_unsigned_protocol_says_what_is_missing_once_the_meeting_was_held() -> None:
    protocol = PROTOCOL.format(signed="place: г. Тула", kind="change_term")

    before = built(ordered("2026-03-02"), protocol, today="2026-08-03")
    after = built(ordered("2026-03-02"), protocol, today="2026-08-04")

    assert terms(before).keys() == {"P08-02"}
    assert terms(after)["P13-03"].told.text("en") == (
        "cannot be judged: the day the chair signed the protocol"
    )


@pytest.mark.parametrize(
    ("revised", "cause", "state"),
    [
        ("2026-09-16", "protokol-1", State.MET),
        ("2026-09-17", "protokol-1", State.LATE),
        ("2026-09-16", "protokol-2", State.OVERDUE),
    ],
)
def test_only_a_revision_that_the_protocol_caused_meets_its_term(
    revised: str, cause: str, state: State
) -> None:
    protocol = PROTOCOL.format(signed="signed_by_chair_on: 2026-08-05", kind="change_term")
    program = REVISED.format(date=revised, cause=cause)
    folder = built(ordered("2026-03-02"), protocol, program, today="2026-11-16")

    assert terms(folder)["P13-02"].state is state


def test_of_several_revisions_by_one_protocol_the_first_counts() -> None:
    protocol = PROTOCOL.format(signed="signed_by_chair_on: 2026-08-05", kind="change_term")
    program = """\
kind: program
id: programma
cluster: himiya
revisions:
  - {number: 3, date: 2026-10-01, caused_by: protokol-1}
  - {number: 2, date: 2026-09-01, caused_by: protokol-1}
"""
    folder = built(ordered("2026-03-02"), protocol, program, today="2026-11-16")

    done = terms(folder)["P13-02"].done

    assert done is not None
    assert done.on == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("order", {"P09-01", "P09-03", "P13-02", "P13-03"}),
        ("agreement", {"P08-02", "P13-02", "P13-03"}),
        ("supplement", {"P08-02", "P09-01", "P13-02", "P13-03"}),
        ("protocol", {"P08-02", "P09-01", "P09-03"}),
    ],
)
def test_a_draft_starts_no_term(kind: str, left: set[str]) -> None:
    parts = (
        ordered("2026-03-02"),
        concluded("2026-03-26"),
        ACCESSION.format(more=""),
        PROTOCOL.format(signed="signed_by_chair_on: 2026-08-05", kind="change_term"),
    )
    drafts = [part.replace(f"kind: {kind}\n", f"kind: {kind}\nstatus: draft\n") for part in parts]

    assert terms(built(*drafts, today="2026-11-16")).keys() == left


def test_a_draft_meets_no_term() -> None:
    agreement = concluded("2026-03-26").replace("---", "status: draft\n---")
    folder = built(ordered("2026-03-02"), agreement, today="2026-11-16")

    assert terms(folder)["P08-02"].state is State.OVERDUE


def broken(files: dict[str, str], today: str) -> Folder:
    """What `check` leaves of a folder with these files."""
    read = [source.read(name, text.encode()) for name, text in files.items()]
    return check.check(folder.assemble(Path(), read, date.fromisoformat(today))).folder


FILES = {
    "clusters/himiya/cluster.yaml": "kind: cluster\nid: himiya\ncreated_by: prikaz-1\n",
    "orders/prikaz-1.yaml": "kind: order\nid: prikaz-1\ndate: 2026-03-02\ncluster: himiya\n",
    "clusters/himiya/agreement.yaml": (
        "kind: agreement\nid: soglashenie\ncluster: himiya\ndate: 2026-03-26\n"
        "copy_to_regional_operator: {sent_on: 2026-03-30}\n"
    ),
    "clusters/himiya/protocols/protokol-1.yaml": (
        "kind: protocol\nid: protokol-1\ncluster: himiya\nmeeting_date: 2026-08-04\n"
        "signed_by_chair_on: 2026-08-05\nchair: Зимина Алевтина Сергеевна\n"
        "copy_to_regional_operator: {sent_on: 2026-08-06}\n"
        "agenda: [{title: О сроке, decisions: [{kind: change_term, text: Продлить.}]}]\n"
    ),
    "clusters/himiya/program.yaml": (
        "kind: program\nid: programma\ncluster: himiya\n"
        "revisions: [{number: 2, date: 2026-09-01, summary: Срок., caused_by: protokol-1}]\n"
    ),
}


def test_every_term_of_the_whole_folder_is_met() -> None:
    judged = broken(FILES, "2026-11-16")

    assert {t.code: t.state for t in terms(judged).values()} == dict.fromkeys(
        ("P08-02", "P09-01", "P13-02", "P13-03"), State.MET
    )


@pytest.mark.parametrize(
    ("file", "was", "now", "unknown"),
    [
        ("clusters/himiya/agreement.yaml", "kind: agreement", "kind: [agreement",
         {"P08-02", "P09-01"}),
        ("clusters/himiya/agreement.yaml", "cluster: himiya", "cluster: agro",
         {"P08-02", "P09-01"}),
        ("clusters/himiya/agreement.yaml", "date: 2026-03-26", "date: 2026-02-30",
         {"P08-02", "P09-01"}),
        ("clusters/himiya/agreement.yaml", "sent_on: 2026-03-30", "sent_on: вчера", {"P09-01"}),
        ("clusters/himiya/program.yaml", "kind: program", "kind: [program", {"P13-02"}),
        ("clusters/himiya/program.yaml", "caused_by: protokol-1", "caused_by: protokol-7",
         {"P13-02"}),
        ("clusters/himiya/program.yaml", "date: 2026-09-01", "date: 2026-09-31", {"P13-02"}),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_missed(
    file: str, was: str, now: str, unknown: set[str]
) -> None:
    assert was in FILES[file]
    judged = broken({**FILES, file: FILES[file].replace(was, now)}, "2026-11-16")

    states = {t.code: t.state for t in terms(judged).values()}

    assert {code for code, state in states.items() if state is State.UNKNOWN} == unknown
    assert not {State.OVERDUE, State.LATE} & set(states.values())


@pytest.mark.parametrize("reference", ["prikaz-9", "prikaz-2"])
def test_an_order_that_is_not_found_or_not_read_is_not_missed(reference: str) -> None:
    supplement = (
        "kind: supplement\nid: ds-1\ncluster: himiya\nagreement: soglashenie\ndate: 2026-06-10\n"
        "change: accession\nnotification: {sent_on: 2026-06-11, received_on: 2026-06-12}\n"
        f"included_by: {reference}\n"
    )
    files = {"clusters/himiya/supplements/ds-1.yaml": supplement, "orders/prikaz-2.yaml": "kind: ["}

    judged = broken({**FILES, **files}, "2026-11-16")

    assert terms(judged)["P08-05"].state is State.UNKNOWN


def test_terms_are_told_by_their_last_days() -> None:
    judged = broken(FILES, "2026-11-16")

    days = [t.due.due for t in timeline(judged, judged.of("cluster")[0]) if t.due]

    assert days == sorted(days)
