"""The period of a program, its signatures and its activities."""

from __future__ import annotations

import pytest

from clusterctl.diagnostics import Severity
from judging import found, lines, says


def period(start: str, end: str) -> str:
    return f"kind: program\nid: p\nperiod: {{start: {start}, end: {end}}}\n"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2026-09-01", "2031-08-31", []),
        ("2026-09-01", "2031-09-01", ["P04-06"]),
        ("2027-01-01", "2031-12-31", []),
        ("2027-01-01", "2032-01-01", ["P04-06"]),
        ("2028-02-29", "2033-02-28", []),
        ("2028-02-29", "2033-03-01", ["P04-06"]),
        ("2026-09-01", "2029-08-31", []),
        ("2026-09-01", "2029-08-30", ["P04-07"]),
        ("2028-02-29", "2031-02-28", []),
        ("2026-09-01", "2026-08-31", []),
    ],
)
def test_a_program_runs_for_three_to_five_years(start: str, end: str, told: list[str]) -> None:
    assert [c for c in ("P04-06", "P04-07") for _ in says(c, period(start, end))] == told


def test_the_least_number_of_years_is_a_setting() -> None:
    settings = "---\nkind: settings\nreadings: {minimum_program_years: 2}\n"

    assert says("P04-07", period("2026-09-01", "2028-08-31") + settings) == []
    assert says("P04-07", period("2026-09-01", "2028-08-30") + settings) == [
        "ends on 2028-08-30, less than 2 years after 2026-09-01"
    ]


def test_the_last_day_possible_is_told_in_russian() -> None:
    (finding,) = found("P04-06", period("2026-09-01", "2032-08-31"))

    assert finding.message.text("ru") == (
        "кончается 31.08.2032, больше чем через 5 лет после 01.09.2026; "
        "последний возможный день — 31.08.2031"
    )


CLUSTER = """\
---
kind: cluster
id: c
participants:
  - {organization: a, role: operator, since: 2026-03-02}
  - {organization: b, role: employer, since: 2026-03-02, until: 2027-05-31}
"""


def activity(**changes: str) -> str:
    values = {
        "responsible": "[a]",
        "start": "2027-01-01",
        "end": "2027-06-30",
        "expected_result": "мастерская открыта",
        "direction": "facilities",
    }
    rows = ", ".join(f"{key}: {value}" for key, value in (values | changes).items())
    return period("2026-09-01", "2031-08-31") + f"activities:\n  - {{{rows}}}\n" + CLUSTER


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"start": "2026-09-01", "end": "2031-08-31"}, []),
        ({"end": "2027-01-01"}, []),
        (
            {"start": "2026-08-31"},
            ["2026-08-31 is outside the program’s period, 2026-09-01 to 2031-08-31"],
        ),
        (
            {"end": "2031-09-01"},
            ["2031-09-01 is outside the program’s period, 2026-09-01 to 2031-08-31"],
        ),
        ({"end": "2026-12-31"}, ["ends on 2026-12-31, before it starts (2027-01-01)"]),
        ({"responsible": "[x]"}, ["x is responsible, but is no participant of the cluster"]),
        ({"responsible": "[b]"}, []),
        (
            {"responsible": "[b]", "start": "2027-06-01"},
            ["b is responsible, but left on 2027-05-31, before the activity starts"],
        ),
        ({"expected_result": "'—'"}, ["“—” stands in place of the expected result"]),
    ],
)
def test_an_activity_can_be_carried_out(changes: dict[str, str], expected: list[str]) -> None:
    assert says("P04-08", activity(**changes)) == expected


def test_a_stranger_who_answers_for_several_activities_is_told_once() -> None:
    row = "  - {id: m-02, responsible: [a, x]}\n"

    (finding,) = (
        d
        for d in found("P04-08", activity(responsible="[x]").replace("---\n", f"{row}---\n", 1))
        if d.route[-1] == 0
    )

    assert [r.place.line for r in finding.related] == [6]


def test_who_left_before_an_activity_is_a_warning() -> None:
    (finding,) = found("P04-08", activity(responsible="[b]", start="2027-06-01"))

    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("missing", ["responsible", "start", "end", "expected_result", "direction"])
def test_what_an_activity_lacks_is_told_once(missing: str) -> None:
    example = activity()
    start = example.rindex(f"{missing}: ", 0, example.index(CLUSTER))
    end = min(i for i in (example.find(", ", start), example.find("}\n---", start)) if i > 0)

    assert len(found("P04-08", example[:start] + "id: x" + example[end:])) == 1


def test_a_program_without_activities_is_told_once() -> None:
    assert len(found("P04-08", period("2026-09-01", "2031-08-31") + "activities: []\n")) == 1


def signed(*rows: str, rest: str = "") -> str:
    listed = "".join(f"  - {{organization: {row.replace(' ', ', signed_on: ')}}}\n" for row in rows)
    return (
        "kind: agreement\nid: s\ncluster: c\nprogram: p\ndate: 2026-03-25\n---\n"
        f"kind: program\nid: p\ncluster: c\n{rest}signatures:\n{listed}" + CLUSTER
    )


@pytest.mark.parametrize(
    ("rows", "rest", "line"),
    [
        (["a 2026-03-18", "b 2026-03-25"], "", None),
        (["a 2026-03-26", "b 2026-03-18"], "", 5),
        (["a 2026-03-18", "b 2027-03-01"], "revisions: [{number: 2, date: 2027-02-01}]\n", None),
        (["a 2026-03-18", "b 2026-03-26"], "revisions: [{number: 1, date: 2026-03-01}]\n", 7),
    ],
    ids=["same day", "later", "under a later revision", "under the first revision"],
)
def test_the_program_is_signed_first(rows: list[str], rest: str, line: int | None) -> None:
    expected = [("clusters/c/program.yaml", line)] if line else []

    assert lines("P05-03", signed(*rows, rest=rest)) == expected


def test_the_signature_of_a_newcomer_is_not_compared() -> None:
    example = signed("a 2026-03-18", "b 2026-11-01").replace(
        "employer, since: 2026-03-02", "employer, since: 2026-10-12"
    )

    assert lines("P05-03", example) == []


def test_an_activity_without_anybody_responsible_hides_who_is_idle() -> None:
    example = (
        "kind: program\nid: p\nactivities: [{id: m-01}]\nsections:\n  participants:\n"
        "    list: [{organization: a}]\n"
    )

    assert says("P15-01", example) == []


def test_who_left_need_answer_for_nothing() -> None:
    example = (
        "kind: program\nid: p\nactivities: [{id: m-01, responsible: [a]}]\nsections:\n"
        "  participants:\n    list:\n      - {organization: a}\n"
        "      - {organization: b, until: 2026-05-31}\n      - {organization: d}\n"
    )

    assert says("P15-01", example) == ["1 participant is responsible for no activity: d"]
