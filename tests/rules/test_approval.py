"""The program agreed, monitored and revised: by whom, how often, before what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clusterctl import check, folder, source
from judging import TODAY, found, lines, says

PERIOD = "period: {start: 2026-09-01, end: 2031-08-31}\n"


def program(rest: str = "", period: str = PERIOD) -> str:
    return f"kind: program\nid: g\ncluster: c\n{period}{rest}"


def conclusion(
    rest: str = "", by: str = "regional_coordinator", verdict: str = "agreed", id: str = "k"
) -> str:
    return (
        f"---\nkind: conclusion\nid: {id}\ncluster: c\nprogram: g\nissued_by: {by}\n"
        f"verdict: {verdict}\n{rest}"
    )


AGREED = "agreed_by_coordinator: k\n"


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (program(AGREED) + conclusion(), []),
        (program(AGREED) + conclusion(verdict="agreed_with_remarks"), []),
        (program(AGREED) + conclusion(verdict="refused"),
         ["by this conclusion the coordinator refused to agree the program"]),
        (program(AGREED) + conclusion(by="regional_operator"),
         ["this conclusion is not the coordinator’s"]),
        (program(AGREED) + conclusion("status: draft\n"), ["this conclusion is still a draft"]),
        (program(), ["the program runs since 2026-09-01 and no coordinator agreed it"]),
        (program("status: draft\n"), []),
        (program(AGREED), []),
    ],
    ids=["agreed", "with remarks", "refused", "another's", "draft", "none", "draft program",
         "unknown: told as a reference"],
)  # fmt: skip
def test_a_program_that_runs_is_agreed_by_the_coordinator(example: str, said: list[str]) -> None:
    assert says("P16-01", example) == said


@pytest.mark.parametrize(("today", "count"), [(date(2026, 8, 31), 0), (date(2026, 9, 1), 1)])
def test_a_program_is_to_be_agreed_by_the_day_it_begins(today: date, count: int) -> None:
    assert len(says("P16-01", program(), today)) == count


def report(period: str, rest: str = "") -> str:
    return f"---\nkind: monitoring\nid: {period}\ncluster: c\nprogram: g\nperiod: {period}\n{rest}"


YEAR = "the program year 2026-09-01–2027-08-31 takes {n}, and has {had}"


@pytest.mark.parametrize(
    ("wish", "reports", "said"),
    [
        ("", [], ["1 monitoring report, and has 0"]),
        ("", ["'2026'"], []),
        ("", ["2027-q3"], ["1 monitoring report, and has 0"]),
        ("", ["2026-q3"], []),
        ("yearly", ["2026-h2"], []),
        ("half_yearly", ["2026-h2"], ["2 monitoring reports, and has 1"]),
        ("half_yearly", ["2026-h2", "2027-h1"], []),
        ("quarterly", ["2026-q3", "2026-q4", "2027-q1"], ["4 monitoring reports, and has 3"]),
        ("quarterly", ["2026-q3", "2026-q4", "2027-q1", "2027-q2"], []),
    ],
)
def test_a_program_year_that_has_passed_has_its_reports(
    wish: str, reports: list[str], said: list[str]
) -> None:
    settings = f"kind: settings\nreadings: {{monitoring: {wish}}}\n---\n" if wish else ""
    example = settings + program() + "".join(map(report, reports))

    told = says("P16-02", example, date(2027, 9, 1))

    assert [text.partition("takes ")[2] for text in told] == said


@pytest.mark.parametrize(
    ("today", "count"),
    [(date(2027, 8, 31), 0), (date(2027, 9, 1), 1), (date(2028, 9, 1), 2), (date(2031, 9, 1), 5)],
)
def test_a_year_is_told_once_it_has_passed(today: date, count: int) -> None:
    assert len(says("P16-02", program(), today)) == count


def test_a_draft_report_is_no_report() -> None:
    assert says("P16-02", program() + report("2026-q3", "status: draft\n"), date(2027, 9, 1))


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (
            "{start: 2024-02-29, end: 2026-02-28}",
            ["2024-02-29–2025-02-28", "2025-03-01–2026-02-28"],
        ),
        ("{start: 2024-09-01, end: 2025-01-31}", ["2024-09-01–2025-01-31"]),
    ],
)
def test_program_years_follow_each_other_to_the_end(period: str, years: list[str]) -> None:
    told = says("P16-02", program(period=f"period: {period}\n"), date(2027, 9, 1))

    assert [text.split()[3] for text in told] == years


@pytest.mark.parametrize(
    ("entity", "since", "count"),
    [("a", "2026-03-02", 1), ("a", "2026-12-01", 0), ("b", "2026-03-02", 0)],
)
def test_a_coordinator_that_takes_part_is_told_for_information(
    entity: str, since: str, count: int
) -> None:
    example = (
        f"kind: settings\nregional_coordinator: {{legal_entity: {entity}}}\n---\n"
        f"kind: cluster\nid: c\nparticipants: [{{organization: a, role: operator, since: {since}"
        "}]\n---\n" + program()
    )

    told = found("P16-03", example)

    assert [d.severity for d in told] == ["info"] * count


def revised(rest: str, number: int = 2) -> str:
    return program(
        f"revisions:\n  - number: {number}\n    date: 2027-02-01\n    summary: x\n{rest}"
    )


DECIDED = (
    "---\nkind: protocol\nid: p\ncluster: c\n"
    "agenda: [{title: О, decisions: [{kind: change_indicators, subject: i}]}]\n"
)
CAUSED = "    caused_by: p\n"
NAMED = "    conclusion: k\n"
OPERATOR = "regional_operator"


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (revised(CAUSED) + DECIDED,
         ["revision 2 changes a target without the regional operator’s consent"]),
        (revised(CAUSED + NAMED) + DECIDED + conclusion(by=OPERATOR), []),
        (revised(CAUSED) + DECIDED + conclusion("about: {revision: 2}\n", OPERATOR), []),
        (revised(CAUSED) + DECIDED + conclusion("about: {revision: 3}\n", OPERATOR),
         ["revision 2 changes a target without the regional operator’s consent"]),
        (revised(CAUSED + NAMED) + DECIDED + conclusion(by=OPERATOR, verdict="refused"),
         ["revision 2 changes a target without the regional operator’s consent"]),
        (revised(CAUSED + NAMED) + DECIDED + conclusion("status: draft\n", OPERATOR),
         ["revision 2 changes a target without the regional operator’s consent"]),
        (revised(CAUSED + NAMED) + DECIDED + conclusion(),
         ["revision 2 changes a target without the regional operator’s consent"]),
        (revised(CAUSED + NAMED) + DECIDED + conclusion("date: 2027-02-01\n", OPERATOR), []),
        (revised(CAUSED + NAMED) + DECIDED + conclusion("date: 2027-02-02\n", OPERATOR),
         ["revised on 2027-02-01, before the regional operator agreed (2027-02-02)"]),
        (revised(NAMED) + conclusion(
            "changes: [{indicator: i, year: 2027, before: 1, after: 2}]\n", verdict="refused"),
         ["revision 2 changes a target without the regional operator’s consent"]),
        (revised("") + DECIDED, []),
        (revised(CAUSED, number=1) + DECIDED, []),
    ],
    ids=["nobody asked", "named", "by its number", "another number", "refused", "draft",
         "the coordinator's", "the same day", "a day late", "changes without a protocol",
         "another cause", "the first edition"],
)  # fmt: skip
def test_a_changed_target_is_agreed_with_the_regional_operator_first(
    example: str, said: list[str]
) -> None:
    assert says("P17-01", example) == said


@pytest.mark.parametrize(
    ("example", "places"),
    [
        (revised(""), [("clusters/c/program.yaml", 6)]),
        (revised(NAMED) + conclusion(), []),
        (revised("") + conclusion("about: {revision: 2}\n"), []),
        (revised(NAMED) + conclusion(verdict="refused"), [("clusters/c/program.yaml", 6)]),
        (revised(NAMED) + conclusion(by=OPERATOR), [("clusters/c/program.yaml", 6)]),
        (revised("    agreement_not_needed: опечатки\n"), []),
        (revised(CAUSED) + DECIDED, []),
        (revised("", number=1), []),
    ],
    ids=["nobody asked", "named", "by its number", "refused", "the operator's", "not needed",
         "targets: the operator's business", "the first edition"],
)  # fmt: skip
def test_any_other_revision_is_agreed_by_the_coordinator_or_says_why_not(
    example: str, places: list[tuple[str, int]]
) -> None:
    assert lines("P21-01", example) == places


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("addressee: {name: Зимина А. С.}\n", 0),
        ("", 1),
    ],
)
def test_the_regional_operator_answers_the_chair(rest: str, count: int) -> None:
    example = conclusion(rest, OPERATOR).removeprefix("---\n")

    assert len(says("P17-02", example)) == count
    assert says("P17-02", example.replace(OPERATOR, "regional_coordinator")) == []


def test_a_conclusion_that_cannot_be_read_is_not_missed() -> None:
    files = {
        "clusters/c/program.yaml": revised(CAUSED + NAMED + "  - {number: 3}\n") + AGREED,
        "clusters/c/protocols/p.yaml": DECIDED.removeprefix("---\n"),
        "clusters/c/conclusions/k.yaml": "kind: [conclusion\n",
    }
    read = [source.read(name, text.encode()) for name, text in files.items()]

    told = {d.code for d in check.check(folder.assemble(Path(), read, TODAY)).findings}

    assert told & {"P16-01", "P17-01", "P21-01"} == set()
