"""Out and in again: nothing is lost, nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerks import drawn
from clusterctl import folder, schema, source
from clusterctl.changes.sameness import same
from clusterctl.exchange import composing, opening, papers, passport
from clusterctl.exchange.grid import grids
from clusterctl.exchange.lexicon import Lexicon, Names
from clusterctl.exchange.merging import merged
from clusterctl.exchange.reading import read
from clusterctl.exchange.returned import returned
from clusterctl.exchange.sheets import sheets
from clusterctl.exchange.splicing import spliced
from clusterctl.exchange.writing import written

if TYPE_CHECKING:
    from clusterctl.exchange.papers import Paper
    from clusterctl.folder import Folder

TODAY = date(2026, 11, 23)
TULA = Path(__file__).parents[2] / "examples" / "tula"
REPORTS = sorted((file.parts[-3], file.stem) for file in TULA.glob("clusters/*/monitoring/*.yaml"))
CLUSTERS = sorted(file.parent.name for file in TULA.glob("clusters/*/program.yaml"))


@pytest.fixture(scope="module")
def region() -> Folder:
    return folder.load(TULA, TODAY)


def of(region: Folder, cluster: str, period: str = "") -> Paper:
    if period:
        return papers.monitoring(region, cluster, period)
    return papers.program(region, cluster)


def taken_back(paper: Paper, content: bytes) -> tuple[Any, list[str]]:
    """What a workbook says to somebody who knows nothing but its sheets; and what is odd in it."""
    found = list(grids(opening._parts(content)))
    told = passport.read(next(g for g in found if g.name == passport.SHEET).rows)
    reading = read(found, sheets(told.kind, told.years), paper.lexicon)
    whole = merged(told.kind, ({}, {}), reading, paper.lexicon)
    return whole.value, [t.message.text("en") for t in (*reading.troubles, *whole.troubles)]


@pytest.mark.parametrize(("cluster", "period"), [*((c, "") for c in CLUSTERS), *REPORTS])
def test_a_workbook_says_all_that_the_document_says(
    region: Folder, cluster: str, period: str
) -> None:
    paper = of(region, cluster, period)

    found, odd = taken_back(paper, written(paper))

    assert odd == []
    assert same(found, paper.passport.base)


@pytest.mark.parametrize(("cluster", "period"), [*((c, "") for c in CLUSTERS), *REPORTS])
def test_out_in_and_out_again_changes_no_byte(
    region: Folder, tmp_path: Path, cluster: str, period: str
) -> None:
    file = tmp_path / "как угодно.xlsx"
    file.write_bytes(written(of(region, cluster, period)))

    back = returned(region, file)

    assert not back.is_changed
    assert back.troubles == ()
    assert written(of(region, cluster, period)) == file.read_bytes()


def test_an_empty_workbook_changes_nothing(region: Folder, tmp_path: Path) -> None:
    file = tmp_path / "пустая.xlsx"
    file.write_bytes(written(papers.program(region, "himiya", empty=True)))

    back = returned(region, file)

    assert (back.is_changed, back.troubles) == (False, ())


def test_what_was_taken_back_is_what_a_new_report_says(region: Folder, tmp_path: Path) -> None:
    file = tmp_path / "отчёт.xlsx"
    paper = papers.monitoring(region, "himiya", "2027")
    file.write_bytes(written(paper))

    back = returned(region, file)

    assert back.old is None
    assert back.new.file == "clusters/himiya/monitoring/2027.yaml"
    assert same(
        {k: v for k, v in back.new.value.items() if k in paper.passport.base}, paper.passport.base
    )
    assert back.new.value["period"] == "2027"


LEXICON = Lexicon(
    Names.of(
        [("college-a", "ГПОУ «А»"), ("emp-a", "АО «Б; В, Г»"), ("emp-b", "АО «Б; Г»")],
        [("нет в реестре", "нет в реестре")],
    ),
    Names.of([("15.01.38", "15.01.38")]),
)


def made(kind: str, value: dict[str, Any]) -> Paper:
    """The workbook of a document with that value."""
    region = folder.assemble(Path("/"), [], TODAY)
    document = source.read("a.yaml", b"kind: program")
    paper = papers._paper(region, kind, "a", "a", papers.Begun(document, value), empty=False)
    return replace(paper, lexicon=LEXICON)


SEEDS = st.integers(0, 2**32)
QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[*HealthCheck], database=None
)


@pytest.mark.parametrize("kind", ["program", "monitoring"])
@QUICK
@given(seed=SEEDS)
def test_anything_a_document_may_say_comes_back(kind: str, seed: int) -> None:
    paper = made(kind, drawn(kind, Random(seed)))

    found, _odd = taken_back(paper, written(paper))

    assert same(found, paper.passport.base)


@pytest.mark.parametrize("form", ["block", "flow"])
@pytest.mark.parametrize("kind", ["program", "monitoring"])
@QUICK
@given(seed=SEEDS)
def test_any_document_can_be_spliced_into_any_other(kind: str, form: str, seed: int) -> None:
    dice, field = Random(seed), schema.field(kind)
    before, after = ({"kind": kind, **drawn(kind, dice)} for _n in range(2))
    text = (
        composing.flow(before, field)
        if form == "flow"
        else "\n".join(composing.block(before, field, 0)) + "\n"
    )
    document = source.read("a.yaml", text.encode())

    found = source.read("a.yaml", spliced(document, kind, after, {}).encode())

    assert (document.findings, found.findings) == ((), ())
    assert same(document.value, before)
    assert same(found.value, after)
