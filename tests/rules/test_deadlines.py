"""What is said of terms: how late, by how much overdue, what saved them, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl.diagnostics import Severity
from judging import found, lines, says

ORDERED = "kind: cluster\nid: c\ncreated_by: o\n---\nkind: order\nid: o\ndate: {}\n"
AGREEMENT = "---\nkind: agreement\nid: a\ncluster: c\ndate: {}\n{}"
SUPPLEMENT = (
    "---\nkind: supplement\nid: s\ncluster: c\nagreement: a\ndate: 2026-06-10\nchange: {}\n{}"
)
PROTOCOL = (
    "---\nkind: protocol\nid: p\ncluster: c\nsigned_by_chair_on: {}\n"
    "agenda: [{{title: О, decisions: [{{kind: {}}}]}}]\n"
)
COPY = "copy_to_regional_operator: {{sent_on: {}}}\n"
REVISED = (
    "---\nkind: program\nid: g\ncluster: c\nrevisions: [{{number: 2, date: {}, caused_by: p}}]\n"
)


DAY_OFF = "the last day, 2026-05-01, is no working day"


def concluded(day: str, rest: str = "") -> str:
    return ORDERED.format("2026-03-02") + AGREEMENT.format(day, rest)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-02", []),
        ("2026-04-01", []),
        ("2026-04-02", ["agreement concluded on 2026-04-02, due by 2026-04-01 (1 day late)"]),
        ("2026-04-22", ["agreement concluded on 2026-04-22, due by 2026-04-01 (21 days late)"]),
    ],
)
def test_a_delay_is_told_in_days(day: str, said: list[str]) -> None:
    assert says("P08-02", concluded(day)) == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 4, 1), []),
        (date(2026, 4, 2), ["no agreement yet, due by 2026-04-01 (overdue by 1 day)"]),
        (date(2026, 11, 16), ["no agreement yet, due by 2026-04-01 (overdue by 229 days)"]),
    ],
)
def test_what_is_not_done_is_overdue_the_day_after_the_last(today: date, said: list[str]) -> None:
    assert says("P08-02", ORDERED.format("2026-03-02"), today) == said


def test_what_is_overdue_points_where_the_day_belongs_and_says_what_to_do() -> None:
    (bare,) = found("P08-02", ORDERED.format("2026-03-02"))
    (draft,) = found(
        "P08-02", ORDERED.format("2026-03-02") + AGREEMENT.format("2026-03-20", "status: draft\n")
    )

    assert (bare.place.file, bare.place.line) == ("orders/o.yaml", 3)
    assert draft.place.file == "clusters/c/agreement.yaml"
    assert bare.help
    assert "write the day down" in bare.help.text("en")


@pytest.mark.parametrize(
    ("done", "said", "severity"),
    [
        ("2026-05-01", [], None),
        (
            "2026-05-04",
            ["agreement concluded on 2026-05-04, in time only because " + DAY_OFF],
            Severity.INFO,
        ),
        ("2026-05-05", ["agreement concluded on 2026-05-05, due by 2026-05-04 (1 day late)"],
         Severity.ERROR),
    ],
)  # fmt: skip
def test_a_term_saved_by_the_shift_is_told_for_information(
    done: str, said: list[str], severity: Severity | None
) -> None:
    told = found("P08-02", ORDERED.format("2026-04-01") + AGREEMENT.format(done, ""))

    assert [d.message.text("en") for d in told] == said
    assert [d.severity for d in told] == ([severity] if severity else [])


def test_a_day_beyond_the_calendar_is_told_to_be_doubtful() -> None:
    (late,) = found(
        "P08-02",
        ORDERED.format("2031-03-03") + AGREEMENT.format("2031-05-01", ""),
        date(2031, 6, 1),
    )

    assert late.help
    assert late.help.text("en").startswith("no production calendar for 2031")


def test_every_finding_shows_where_the_term_runs_from() -> None:
    (late,) = found("P08-02", concluded("2026-04-07"))

    (start,) = late.related
    assert (start.place.file, start.place.line) == ("orders/o.yaml", 3)
    assert start.message.text("en").endswith(
        "30 calendar days after the order that creates the cluster"
    )


@pytest.mark.parametrize(
    ("code", "rest", "said"),
    [
        ("P09-01", "", ["no copy was sent, due by 2026-04-09 (overdue by 221 days)"]),
        ("P09-01", COPY.format("2026-04-09"), []),
        ("P09-01", COPY.format("2026-04-10"),
         ["copy sent on 2026-04-10, due by 2026-04-09 (1 day late)"]),
        ("P09-03", "", []),
        ("P09-03", SUPPLEMENT.format("accession", ""),
         ["no copy was sent, due by 2026-06-16 (overdue by 153 days)"]),
        ("P09-03", SUPPLEMENT.format("accession", COPY.format("2026-06-16")), []),
        ("P09-03", SUPPLEMENT.format("accession", COPY.format("2026-06-17")),
         ["copy sent on 2026-06-17, due by 2026-06-16 (1 day late)"]),
        ("P09-03", SUPPLEMENT.format("term", ""), []),
        ("P09-06", SUPPLEMENT.format("accession", ""), []),
        ("P09-06", SUPPLEMENT.format("requisites", COPY.format("2026-06-17")),
         ["copy sent on 2026-06-17, due by 2026-06-16 (1 day late)"]),
    ],
)  # fmt: skip
def test_copies_are_due_in_working_days(code: str, rest: str, said: list[str]) -> None:
    assert says(code, concluded("2026-03-26", rest)) == said


@pytest.mark.parametrize(
    ("wish", "severities"),
    [("info", [Severity.INFO]), ("warning", [Severity.WARNING]), ("error", [Severity.ERROR]),
     ("off", [])],
)  # fmt: skip
def test_copies_of_other_supplements_weigh_what_the_settings_say(
    wish: str, severities: list[Severity]
) -> None:
    settings = f"kind: settings\nreadings: {{other_supplement_copies: {wish}}}\n---\n"
    example = concluded("2026-03-26", SUPPLEMENT.format("term", ""))

    assert [d.severity for d in found("P09-06", settings + example)] == severities


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("notification: {sent_on: 2026-06-11, received_on: 2026-06-15}\n",
         ["the new participant is in no order yet, due by 2026-07-15 (overdue by 124 days)"]),
        ("copy_to_regional_operator: {sent_on: 2026-06-11, received_on: 2026-06-12}\n",
         ["the new participant is in no order yet, due by 2026-07-13 (overdue by 126 days)"]),
        ("notification: {sent_on: 2026-06-11}\n",
         ["whether the term was kept can't be told without the day the notification was received"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_order_on_a_newcomer_is_awaited_from_the_receipt(rest: str, said: list[str]) -> None:
    example = concluded("2026-03-26", SUPPLEMENT.format("accession", rest))

    assert says("P08-05", example) == said


@pytest.mark.parametrize("code", ["P13-02", "P13-03", "P13-04"])
def test_terms_of_a_protocol_run_side_by_side(code: str) -> None:
    protocol = PROTOCOL.format("2026-06-05", "include_participant}, {kind: change_order")

    (finding,) = found(code, ORDERED.format("2026-03-02") + protocol)

    assert finding.place.file == "clusters/c/protocols/p.yaml"
    assert finding.related[0].place.line == 4


@pytest.mark.parametrize(
    ("day", "places"),
    [("2026-07-20", []), ("2026-07-21", [("clusters/c/program.yaml", 4)])],
)
def test_a_revision_that_came_too_late_is_where_the_finding_points(
    day: str, places: list[tuple[str, int]]
) -> None:
    protocol = PROTOCOL.format("2026-06-05", "change_order")

    example = ORDERED.format("2026-03-02") + protocol + REVISED.format(day)

    assert lines("P13-02", example) == places


def test_terms_of_every_cluster_are_told_apart() -> None:
    example = """\
# clusters/a/cluster.yaml
kind: cluster
id: a
created_by: o
---
# clusters/b/cluster.yaml
kind: cluster
id: b
created_by: o
---
# orders/o.yaml
kind: order
id: o
date: 2026-03-02
---
# clusters/b/agreement.yaml
kind: agreement
id: soglashenie
cluster: b
date: 2026-03-20
"""

    assert lines("P08-02", example) == [("orders/o.yaml", 4)]
    assert lines("P09-01", example) == [("clusters/b/agreement.yaml", 2)]
