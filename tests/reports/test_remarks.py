"""Remarks: findings of a program under its sections, counted once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answers import TODAY, asked, column, facts, parts, plain, table, texts
from clusterctl import check, folder
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Table, Weight

if TYPE_CHECKING:
    from clusterctl.reports.model import Cell

BROKEN = Path(__file__).parents[2] / "examples" / "broken"
MASH = "clusters/mashinostroenie/program.yaml"


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def listed(found: Table) -> list[tuple[str, dict[str, Cell]]]:
    """The remarks, each with the heading that it stands under."""
    keys = [each.key for each in found.columns]
    heading, rows = "", []
    for row in found.rows:
        if row.weight is Weight.GROUP:
            heading = str(plain(row.cells[0]))
        else:
            rows.append((heading, dict(zip(keys, map(plain, row.cells), strict=True))))
    return rows


def test_a_sound_program_has_no_remarks(tula: Path) -> None:
    report = asked(tula, "remarks", "mashinostroenie")

    assert facts(report) == {"error": 0, "warning": 0, "info": 0, "waived": 0}
    assert table(report, "cluster-mashinostroenie", "remarks").rows == ()
    # all sixteen sections are told of, and the sum
    assert len(table(report, "summary", "sections").rows) == 17


def test_a_remark_says_what_where_and_how_to_mend_it(tula: Path) -> None:
    # C161: the rows of 2027 make 50 680 000
    edit(tula, MASH, "{year: 2027, amount: 50680000}", "{year: 2027, amount: 50680001}")

    report = asked(tula, "remarks", "mashinostroenie")

    [(heading, remark)] = listed(table(report, "cluster-mashinostroenie", "remarks"))
    assert heading == "16. Schedule and funding"
    assert remark["remark"] == (
        "2027: the total is 50,680,001 RUB, the rows make 50,680,000 RUB, a difference of 1 RUB"
    )
    assert (remark["severity"], remark["code"]) == ("error", "C161")
    assert remark["place"] == "program.yaml:1837"
    assert str(remark["remedy"])[:1].isupper()
    sections = table(report, "summary", "sections")
    assert column(sections, "error")["16. Schedule and funding"] == 1
    assert column(sections, "all")["In all"] == 1


def test_remarks_stand_under_what_they_are_about(tula: Path) -> None:
    # P04-08, of an activity; C001, of section 2; P16-01 and others, of the whole program
    edit(
        tula, MASH, "    expected_result: график практики на участке", "    expected_result: TODO #"
    )
    edit(
        tula,
        MASH,
        "{year: 2026, organization: emp-mash-zavod, occ",
        "{year: 2032, organization: emp-mash-zavod, occ",
    )

    found = listed(
        table(asked(tula, "remarks", "mashinostroenie"), "cluster-mashinostroenie", "remarks")
    )

    headings = {remark["code"]: heading for heading, remark in found}
    assert headings["P04-08"] == "Activities of the program"
    assert headings["C001"] == "2. The industry and its outlook"


def test_the_regulation_is_cited_by_paragraph(tula: Path) -> None:
    edit(
        tula, MASH, "    expected_result: график практики на участке", "    expected_result: TODO #"
    )

    [(_heading, remark)] = listed(
        table(asked(tula, "remarks", "mashinostroenie"), "cluster-mashinostroenie", "remarks")
    )
    assert remark["paragraph"] == "subpara. “б” of para. 4"


def test_every_finding_in_the_programs_is_counted_once() -> None:
    verdict = check.check(folder.load(BROKEN, TODAY))
    programs = [d for d in verdict.findings if d.place.file.endswith("/program.yaml")]

    report = asked(BROKEN, "remarks")

    counts = Counter(d.severity.value for d in programs)
    assert {k: v for k, v in facts(report).items() if k != "waived"} == dict(counts)
    for key in ("clusters", "sections"):
        found = column(table(report, "summary", key), "all")
        assert found["In all"] == len(programs)
        assert sum(n for name, n in found.items() if name != "In all") == len(programs)  # type: ignore[misc]  # all are counts
    told = [
        row
        for section in report.sections[1:]
        for part in section.parts
        if isinstance(part, Table)
        for row in listed(part)
    ]
    assert len(told) == len(programs)


def test_the_gravest_remarks_of_a_section_come_first() -> None:
    found = listed(table(asked(BROKEN, "remarks", "himiya"), "cluster-himiya", "remarks"))

    order = ["error", "warning", "info"]
    for heading in {heading for heading, _remark in found}:
        ranks = [order.index(str(r["severity"])) for h, r in found if h == heading]
        assert ranks == sorted(ranks)


def test_what_a_waiver_accepts_is_counted_apart(tula: Path) -> None:
    edit(tula, MASH, "{year: 2027, amount: 50680000}", "{year: 2027, amount: 50680001}")
    (tula / "waivers.yaml").write_text(
        "kind: waivers\nwaivers:\n"
        "  - code: C161\n    document: mashinostroenie/programma\n"
        "    reason: сверка идёт\n    accepted_by: Лукьянова М. Г.\n",
        encoding="utf-8",
    )

    report = asked(tula, "remarks", "mashinostroenie")

    assert facts(report) == {"error": 0, "warning": 0, "info": 0, "waived": 1}
    assert "1 finding is accepted" in texts(report, "cluster-mashinostroenie")


def test_a_cluster_without_a_program_has_no_empty_praise(tula: Path) -> None:
    (tula / MASH).unlink()

    report = asked(tula, "remarks", "mashinostroenie")

    assert texts(report, "cluster-mashinostroenie") == [
        "there is no activity program: «Машиностроение»"
    ]
    assert [p for p in parts(report, "cluster-mashinostroenie") if isinstance(p, Table)] == []


def test_a_program_that_can_t_be_read_is_a_remark(tula: Path) -> None:
    (tula / MASH).write_text("kind: program\nkind: [\n", encoding="utf-8")

    report = asked(tula, "remarks", "mashinostroenie")

    found = listed(table(report, "cluster-mashinostroenie", "remarks"))
    assert found
    assert {heading for heading, _remark in found} == {"Program as a whole"}
    assert facts(report)["error"]


def test_remarks_have_no_period(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="not of a period"):
        asked(tula, "remarks", period="2026")
