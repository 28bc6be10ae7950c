"""The judgement of a folder: one root cause gives one finding, in a stable order."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import rulebook
from clusterctl.check import Verdict, check
from clusterctl.diagnostics import Severity

TODAY = date(2026, 11, 23)
SETTINGS = """\
kind: settings
format: 1
region: {name: Тульская область}
regional_operator:
  name: министерство образования
  head: {position: министр, name: Образцова Наталья Викторовна, basis: Положение}
regional_coordinator:
  name: ЦОПП
  legal_entity: college-a
  head: {position: руководитель, name: Примеров Иван Петрович, basis: доверенность}
"""
COLLEGE = """\
kind: organization
id: college-a
type: college
name: {full: Колледж «Пример», short: ГПОУ ТО «Пример»}
inn: "7199000010"
kpp: "719901001"
ogrn: "1267199000012"
addresses: {legal: "Тульская область, г. Тула"}
head: {position: директор, name: Примеров Иван Петрович, basis: Устав}
licence: {number: Л-1, date: 2016-02-10}
professions: ["15.02.16"]
"""
ORDER = """\
kind: order
id: prikaz-1
number: 1-осн
date: 2026-03-02
action: create
cluster: c
participants: [college-a]
"""


def judged(*documents: str) -> Verdict:
    return check(rulebook.folder_of("---\n".join(documents), TODAY))


def codes(verdict: Verdict) -> list[str]:
    return [d.code for d in verdict.findings]


def test_a_sound_folder_has_no_findings() -> None:
    assert codes(judged(SETTINGS, COLLEGE)) == []


def test_what_the_schema_refuses_no_rule_sees() -> None:
    wrong = COLLEGE.replace('"7199000010"', "[7199000010]")

    assert codes(judged(SETTINGS, wrong)) == ["S002"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ('kpp: "719901001"', "kpp: !!str 719901001"),
        ("{number: Л-1, date: 2016-02-10}", "{number: &n Л-1, date: *n}"),
        ("{number: Л-1, date: 2016-02-10}", "{number: .nan, date: 2016-02-10}"),
    ],
    ids=["tag", "alias", "not a number"],
)
def test_what_reading_says_of_a_value_the_schema_does_not_say_again(
    written: str, seen: str
) -> None:
    verdict = judged(SETTINGS, COLLEGE.replace(written, seen))

    assert [code[0] for code in codes(verdict)] == ["Y"]


def test_of_a_document_of_unknown_kind_nothing_else_is_said() -> None:
    example = (
        f"# clusterctl.yaml\n{SETTINGS}---\n# organizations/college-a.yaml\n{COLLEGE}---\n"
        "# orders/prikaz-1.yaml\n"
        "kind: договорчик\nid: prikaz-1\ndate: [1]\nparticipants: 5\ncluster: nowhere\n"
    )

    verdict = check(rulebook.folder_of(example, TODAY))

    assert codes(verdict) == ["S008"]


def test_what_is_unknown_no_later_rule_relies_on() -> None:
    cluster = (
        "kind: cluster\nid: c\nname: К\nindustry: химия\ncreated_by: prikaz-1\n"
        "operator: college-b\n"
        "participants: [{organization: college-a, role: network_college, since: 2026-03-02}]\n"
    )

    verdict = judged(SETTINGS, COLLEGE, ORDER, cluster)

    assert [(d.code, d.route) for d in verdict.findings if d.route == ("operator",)] == [
        ("R001", ("operator",))
    ]
    (judged_cluster,) = verdict.folder.of("cluster")
    assert judged_cluster.get("operator") is None


def test_what_is_told_once_is_taken_out_everywhere() -> None:
    order = ORDER.replace("[college-a]", "[college-a, college-x]")
    other = order.replace("prikaz-1", "prikaz-2")

    verdict = judged(SETTINGS, COLLEGE, order, other, "kind: cluster\nid: c\n")

    assert codes(verdict).count("R001") == 1
    assert [o.get("participants") for o in verdict.folder.of("order")] == [["college-a", None]] * 2


def test_a_misplaced_document_is_not_judged_further() -> None:
    wrong = "# orders/college-a.yaml\n" + COLLEGE.replace('"7199000010"', '"7199000019"')
    right = "# organizations/college-a.yaml\n" + COLLEGE
    settings = "# clusterctl.yaml\n" + SETTINGS

    assert codes(judged(settings, right, wrong)) == ["R005"]


def test_findings_are_sorted_by_place() -> None:
    wrong = COLLEGE.replace('"7199000010"', '"7199000019"').replace('12"', '13"')

    verdict = judged(wrong, SETTINGS.replace("college-a", "college-b"))

    assert [d.place for d in verdict.findings] == sorted(d.place for d in verdict.findings)
    assert set(codes(verdict)) == {"R001", "D001", "D002"}


def test_a_finding_names_its_document() -> None:
    verdict = judged(SETTINGS, COLLEGE.replace("kind: organization", "kind: organization\nx: 1"))

    assert [(d.code, d.document) for d in verdict.findings] == [("S003", "college-a")]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("off", []),
        ("info", [("D001", Severity.INFO)]),
        ("warning", [("D001", Severity.WARNING)]),
        ("error", [("D001", Severity.ERROR)]),
    ],
)
def test_the_settings_change_the_severity_of_a_rule(
    wish: str, expected: list[tuple[str, Severity]]
) -> None:
    settings = SETTINGS + f"rules: {{D001: {wish}}}\n"

    verdict = judged(settings, COLLEGE.replace('"7199000010"', '"7199000019"'))

    assert [(d.code, d.severity) for d in verdict.findings] == expected


def test_reading_is_never_turned_off() -> None:
    settings = SETTINGS + "rules: {Y002: off}\n"

    verdict = judged(settings, COLLEGE + 'ogrn: "1267199000012"\n')

    assert "Y002" in codes(verdict)


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    check(rulebook.folder_of(SETTINGS, TODAY), lambda done, total: told.append((done, total)))

    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == list(range(1, len(told) + 1))


def test_findings_of_chosen_documents_can_be_shown_alone() -> None:
    verdict = judged(SETTINGS.replace("college-a", "college-b"), COLLEGE + "x: 1\n")

    (college,) = verdict.folder.of("organization")

    assert [d.code for d in verdict.of([college])] == ["S003"]
