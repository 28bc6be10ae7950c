"""A made-up region with other terms, numbers and sections: what it says is what counts."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl import check, folder, source
from clusterctl.timeline import timeline

if TYPE_CHECKING:
    from clusterctl.check import Verdict

PRIMER = Path(__file__).parent / "cases" / "primer-region"

SETTINGS = "kind: settings\nregulation: {region}\nrules: {{S001: off, R001: off}}\n"
CLUSTER = "kind: cluster\nid: himiya\ncreated_by: prikaz-1\n"
ORDER = "kind: order\nid: prikaz-1\ndate: 2026-03-02\n"
AGREEMENT = "kind: agreement\nid: soglashenie\ncluster: himiya\ndate: {date}\n"
PROGRAM = "kind: program\nid: programma\ncluster: himiya\nperiod: {period}\nsections: {sections}\n"


def judged(
    *texts: str, today: str = "2026-11-16", region: str = "primer", root: Path = PRIMER
) -> Verdict:
    places = {
        "kind: cluster": "clusters/himiya/cluster.yaml",
        "kind: order": "orders/prikaz-1.yaml",
        "kind: agreement": "clusters/himiya/agreement.yaml",
        "kind: program": "clusters/himiya/program.yaml",
        "kind: supplement": "clusters/himiya/supplements/ds-1.yaml",
    }
    files = {"clusterctl.yaml": SETTINGS.format(region=region)}
    files |= {places[text.partition("\n")[0]]: text for text in (CLUSTER, ORDER, *texts)}
    read = [source.read(name, text.encode()) for name, text in files.items()]
    return check.check(folder.assemble(root, read, date.fromisoformat(today)))


def said(verdict: Verdict, code: str) -> list[str]:
    return [d.message.text("en") for d in verdict.findings if d.code == code]


@pytest.mark.parametrize(
    ("days", "due"), [(45, "2026-04-16"), (20, "2026-03-23"), (10, "2026-03-12")]
)
def test_the_term_of_the_agreement_is_the_regions_own(tmp_path: Path, days: int, due: str) -> None:
    root = Path(shutil.copytree(PRIMER, tmp_path / "регион"))
    profile = root / "regulations" / "primer.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("days: 45", f"days: {days}"), encoding="utf-8")

    verdict = judged(AGREEMENT.format(date="2026-05-20"), root=root)

    (finding,) = [d for d in verdict.findings if d.code == "P08-02"]
    assert f"due by {due}" in finding.message.text("en")
    assert f"{days} calendar days after the order" in finding.related[0].message.text("en")


def test_what_one_region_forgives_another_does_not() -> None:
    agreement = AGREEMENT.format(date="2026-04-10")

    assert said(judged(agreement), "P08-02") == []
    assert said(judged(agreement, region="tula"), "P08-02") == [
        "agreement concluded on 2026-04-10, due by 2026-04-01 (9 days late)"
    ]


def test_every_term_is_counted_in_the_regions_own_days() -> None:
    supplement = (
        "kind: supplement\nid: ds-1\ncluster: himiya\nagreement: soglashenie\ndate: 2026-06-10\n"
        "change: accession\nnotification: {sent_on: 2026-06-11, received_on: 2026-06-16}\n"
    )
    regional = judged(AGREEMENT.format(date="2026-04-10"), supplement).folder

    due = {
        term.code: term.due.due.isoformat()
        for term in timeline(regional, regional.of("cluster")[0])
        if term.due
    }

    assert due == {
        "P08-02": "2026-04-16",
        "P09-01": "2026-04-21",
        "P09-03": "2026-06-18",
        "P08-05": "2026-07-06",
    }


def sections(verdict: Verdict) -> set[str]:
    codes = {f"P04-{number}" for number in range(11, 27)}
    return {d.code for d in verdict.findings} & codes


@pytest.mark.parametrize(
    ("today", "unasked"),
    [("2026-06-30", {"P04-23", "P04-24"}), ("2026-07-01", {"P04-23"})],
)
def test_a_section_that_the_region_does_not_ask_for_is_not_missed(
    today: str, unasked: set[str]
) -> None:
    program = PROGRAM.format(
        period="{start: 2026-09-01, end: 2030-08-31}", sections="{governance: {model: совет}}"
    )

    everything = sections(judged(program, region="tula", today=today))

    assert len(everything) == 16
    assert sections(judged(program, today=today)) == everything - unasked


def test_a_section_is_called_by_the_regions_own_number() -> None:
    program = PROGRAM.format(
        period="{start: 2026-09-01, end: 2030-08-31}",
        sections="{promotion: {approach: уточняется, media_plan: []}}",
    )

    assert any("section 13" in text for text in said(judged(program), "P04-24"))
    assert any("section 14" in text for text in said(judged(program, region="tula"), "P04-24"))


@pytest.mark.parametrize(
    ("end", "codes"),
    [
        ("2028-08-30", {"P04-07"}),
        ("2028-08-31", set()),
        ("2030-08-31", set()),
        ("2030-09-01", {"P04-06"}),
    ],
)
def test_a_program_lasts_as_long_as_the_region_says(end: str, codes: set[str]) -> None:
    program = PROGRAM.format(period=f"{{start: 2026-09-01, end: {end}}}", sections="{}")

    found = {d.code for d in judged(program).findings}

    assert found & {"P04-06", "P04-07"} == codes


def test_as_many_reports_are_due_as_the_region_says() -> None:
    program = PROGRAM.format(period="{start: 2026-09-01, end: 2030-08-31}", sections="{}")

    told = said(judged(program, today="2027-11-16"), "P16-02")

    assert told == ["the program year 2026-09-01–2027-08-31 takes 2 monitoring reports, and has 0"]


def test_a_protocol_starts_no_term_that_the_region_has_not() -> None:
    protocol = (
        "kind: protocol\nid: protokol-1\ncluster: himiya\nsigned_by_chair_on: 2026-08-05\n"
        "agenda: [{title: О сроке, decisions: [{kind: change_term}]}]\n"
    )
    read = [
        source.read("clusterctl.yaml", SETTINGS.format(region="primer").encode()),
        source.read("clusters/himiya/cluster.yaml", CLUSTER.encode()),
        source.read("clusters/himiya/protocols/protokol-1.yaml", protocol.encode()),
    ]

    regional = folder.assemble(PRIMER, read, date(2026, 11, 16))

    assert timeline(regional, regional.of("cluster")[0]) == ()
