"""The register: who takes part and by which papers, read from examples/tula by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from answers import asked, column, facts, table, texts
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Weight

if TYPE_CHECKING:
    from pathlib import Path

MASH = "cluster-mashinostroenie"


def test_the_region_is_counted(tula: Path) -> None:
    # participants on 2026-11-16: 13, 7 (one of 8 has left) and 6; nobody is in two clusters
    assert facts(asked(tula, "register")) == {
        "clusters": 3,
        "organizations": 26,
        "participations": 26,
    }


def test_the_clusters_stand_with_their_papers(tula: Path) -> None:
    report = asked(tula, "register")

    clusters = table(report, "summary", "clusters")
    assert column(clusters, "stage")["«Сельское хозяйство»"] == "declared"
    assert column(clusters, "chair")["«Машиностроение»"] == "Кравчук Светлана Борисовна"
    agreements = table(report, "summary", "agreements")
    assert column(agreements, "number")["«Машиностроение»"] == "1/2026"
    assert column(agreements, "until")["«Машиностроение»"] == date(2031, 8, 31)
    assert column(agreements, "supplements")["«Машиностроение»"] == 2
    assert column(agreements, "state")["«Сельское хозяйство»"] == "draft"
    programs = table(report, "summary", "programs")
    assert column(programs, "revision")["«Машиностроение»"] == 4
    assert column(programs, "stage")["«Химическая отрасль»"] == "in force"


@pytest.mark.parametrize(
    ("day", "chair", "participants"),
    [
        (date(2026, 6, 1), "Примеров Иван Петрович", 12),
        (date(2026, 8, 31), "Примеров Иван Петрович", 13),
        (date(2026, 9, 1), "Кравчук Светлана Борисовна", 13),
    ],
)
def test_the_register_is_of_a_day(tula: Path, day: date, chair: str, participants: int) -> None:
    report = asked(tula, "register", "mashinostroenie", as_of=day)

    assert facts(report, MASH)["chair"] == chair
    assert facts(report, MASH)["participants"] == participants
    assert len(table(report, MASH, "participants").rows) == participants


def test_who_has_left_stands_below_those_who_take_part(tula: Path) -> None:
    found = table(asked(tula, "register", "himiya"), "cluster-himiya", "participants")

    weights = [row.weight for row in found.rows]
    assert weights == [Weight.PLAIN] * 7 + [Weight.GROUP, Weight.PLAIN]
    assert found.rows[-1].about == "emp-vodohim"
    assert found.rows[-1].cells[3] == date(2026, 10, 15)


def test_requisites_and_contacts_are_those_of_the_registry(tula: Path) -> None:
    report = asked(tula, "register", "mashinostroenie")

    college = (
        "Государственное профессиональное образовательное учреждение Тульской области "
        "«Примерский машиностроительный колледж»"
    )
    requisites = table(report, MASH, "requisites")
    assert column(requisites, "inn")[college] == "7199000010"
    assert column(requisites, "ogrn")[college] == "1267199000012"
    contacts = table(report, MASH, "contacts")
    short = "ГПОУ ТО «Примерский машиностроительный колледж»"
    assert column(contacts, "head")[short] == "Лукьянова Марина Геннадьевна"
    assert column(contacts, "phone")[short] == "+7 (4872) 00-01-01"


def test_orders_and_agreements_stand_by_their_days(tula: Path) -> None:
    found = table(asked(tula, "register", "mashinostroenie"), MASH, "papers")

    # created by 101-осн; agreement 1/2026; supplement of 10 June; included by 214-осн of 8 July
    numbers = [row.cells[1] for row in found.rows]
    assert numbers[:2] == ["101-осн", "1/2026"]
    assert [row.cells[0] for row in found.rows] == sorted(row.cells[0] for row in found.rows)  # type: ignore[type-var]  # all are days
    row = next(row for row in found.rows if row.cells[1] == "214-осн")
    assert row.cells[3] == "ООО «Электропривод-Макет»"


def test_papers_of_later_days_are_not_told(tula: Path) -> None:
    report = asked(tula, "register", "mashinostroenie", as_of=date(2026, 6, 1))

    numbers = [row.cells[1] for row in table(report, MASH, "papers").rows]
    assert numbers == ["101-осн", "1/2026"]
    assert column(table(report, "summary", "agreements"), "supplements") == {"«Машиностроение»": 0}


def test_a_list_of_participants_with_errors_is_told_of(tula: Path) -> None:
    cluster = tula / "clusters" / "mashinostroenie" / "cluster.yaml"
    text = cluster.read_text(encoding="utf-8")
    cluster.write_text(text.replace("role: other, since: 2026-03-02", "role: гость"), "utf-8")

    report = asked(tula, "register")

    assert any("the list of participants has errors" in text for text in texts(report, MASH))


def test_requisites_with_an_error_are_left_out_and_told_of(tula: Path) -> None:
    college = tula / "organizations" / "college-primer-chem.yaml"
    text = college.read_text(encoding="utf-8")
    college.write_text(text.replace('inn: "7199000028"', "inn: нет"), encoding="utf-8")

    report = asked(tula, "register", "himiya")

    [said] = texts(report, "cluster-himiya")
    assert said.startswith("1 part of the documents has errors and is left out")
    assert None in column(table(report, "cluster-himiya", "requisites"), "inn").values()


def test_a_cluster_without_papers_has_an_entry(tula: Path) -> None:
    for name in ("agreement.yaml", "program.yaml"):
        (tula / "clusters" / "himiya" / name).unlink()

    report = asked(tula, "register", "himiya")

    states = table(report, "summary", "agreements")
    assert column(states, "state") == {"«Химическая отрасль»": "no agreement"}
    assert facts(report, "cluster-himiya")["program"] is None


def test_an_organisation_that_the_registry_lacks_does_not_end_the_run(tula: Path) -> None:
    (tula / "organizations" / "emp-polimer.yaml").unlink()

    assert facts(asked(tula, "register"))["clusters"] == 3


def test_a_register_has_no_period(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="of a day"):
        asked(tula, "register", period="2026")
