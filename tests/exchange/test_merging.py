"""What the workbook and the document each changed meanwhile, put together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clerks import Clerk
from clusterctl import folder
from clusterctl.diagnostics import Severity
from clusterctl.exchange import papers
from clusterctl.exchange.returned import returned
from clusterctl.exchange.writing import written

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.exchange.returned import Returned

TODAY = date(2026, 11, 23)
REPORT = "clusters/himiya/monitoring/2026-q3.yaml"
OWN = "  - {year: 2026, source: college_own, plan: 60000, fact: 58700}\n"
CHANGED = OWN.replace("58700", "59000")
ADDED = f"{OWN}  - {{year: 2026, source: other, plan: 1, fact: 1}}\n"


@pytest.fixture
def clerk(tula: Path, tmp_path: Path) -> Clerk:
    file = tmp_path / "отчёт.xlsx"
    file.write_bytes(written(papers.monitoring(folder.load(tula, TODAY), "himiya", "2026-q3")))
    return Clerk(file)


def meanwhile(tula: Path, new: str) -> None:
    """Somebody writes into the document what is in the place of the college's own money."""
    text = (tula / REPORT).read_text(encoding="utf-8")
    assert OWN in text
    (tula / REPORT).write_text(text.replace(OWN, new), encoding="utf-8", newline="\n")


def back(tula: Path, clerk: Clerk, *, force: bool = False) -> Returned:
    return returned(folder.load(tula, TODAY), clerk.save(), force=force)


def errors(found: Returned) -> list[str]:
    return [t.message.text("ru") for t in found.troubles if t.severity is Severity.ERROR]


def test_what_only_the_document_changed_stays_and_is_told(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, CHANGED)

    found = back(tula, clerk)

    assert (found.is_changed, errors(found)) == (False, [])
    assert [t.spot.told.text("ru") for t in found.troubles] == ["лист «Деньги», ячейка E9"]
    assert "1 ячейка осталась такой, какой была при выгрузке" in found.troubles[0].message.text(
        "ru"
    )


def test_a_row_that_only_the_document_has_stays(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, ADDED)
    clerk.write("Деньги", 2, **{"Факт, руб.": 58701})

    found = back(tula, clerk)

    assert "source: other, plan: 1, fact: 1}" in found.new.text
    assert "fact: 58701" in found.new.text
    assert found.troubles == ()


def test_a_row_that_the_document_lost_does_not_come_back(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, "")

    found = back(tula, clerk)

    assert (found.is_changed, found.troubles) == (False, ())


def test_a_row_changed_here_and_lost_there_is_told(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, "")
    clerk.write("Деньги", 2, **{"Факт, руб.": 58701})

    refused, forced = back(tula, clerk), back(tula, clerk, force=True)

    assert errors(refused) == ["строка изменена в книге, но из документа её с тех пор убрали"]
    assert errors(forced) == []
    assert CHANGED.replace("59000", "58701") in forced.new.text


def test_a_row_deleted_here_and_changed_there_is_told(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, CHANGED)
    clerk.sheet("Деньги").delete_rows(clerk.last("Деньги"))

    refused, forced = back(tula, clerk), back(tula, clerk, force=True)

    assert errors(refused) == [
        "строка «2026, собственные средства колледжа» удалена, но в документе её с тех пор изменили"
    ]
    assert "college_own" not in forced.new.text


def test_a_deleted_row_is_named_by_the_title_of_its_indicator(tula: Path, clerk: Clerk) -> None:
    text = (tula / REPORT).read_text(encoding="utf-8")
    (tula / REPORT).write_text(text.replace("fact: 47", "fact: 48"), encoding="utf-8", newline="\n")
    clerk.sheet("Показатели").delete_rows(clerk.first("Показатели"))

    said = errors(back(tula, clerk))

    assert len(said) == 1
    assert "«Доля практики, проведённой на площадках предприятий (ind-07)» удалена" in said[0]


def test_the_same_change_on_both_sides_is_no_conflict(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, CHANGED)
    clerk.write("Деньги", 2, **{"Факт, руб.": 59000})

    found = back(tula, clerk)

    assert (found.is_changed, found.troubles) == (False, ())


def test_a_row_whose_key_was_mended_is_the_same_row(tula: Path, clerk: Clerk) -> None:
    clerk.write("Деньги", 2, Источник="иной источник")

    found = back(tula, clerk)

    assert OWN.replace("college_own", "other") in found.new.text
    assert errors(found) == []


def test_a_value_changed_on_both_sides_is_told_and_stays_as_the_document_has_it(
    tula: Path, clerk: Clerk
) -> None:
    meanwhile(tula, CHANGED)
    clerk.write("Деньги", 2, **{"Факт, руб.": 58701})

    refused, forced = back(tula, clerk), back(tula, clerk, force=True)

    assert errors(refused) == [
        "в книге «58701», в документе теперь «59000»; при выгрузке книги было «58700»"
    ]
    assert [t.spot.told.text("ru") for t in refused.troubles] == ["лист «Деньги», ячейка E9"]
    assert refused.is_changed is False
    assert errors(forced) == []
    assert "fact: 58701" in forced.new.text


def test_a_single_value_changed_on_both_sides_is_told_and_stays(tula: Path, clerk: Clerk) -> None:
    text = (tula / REPORT).read_text(encoding="utf-8")
    (tula / REPORT).write_text(
        text.replace("2026-10-16", "2026-10-17"), encoding="utf-8", newline="\n"
    )
    clerk.write("Отчёт", 0, Значение=date(2026, 10, 18))

    refused, forced = back(tula, clerk), back(tula, clerk, force=True)

    assert errors(refused) == [
        (
            "в книге «18.10.2026», в документе теперь «17.10.2026»; "
            "при выгрузке книги было «16.10.2026»"
        )
    ]
    assert refused.is_changed is False
    assert "reported_on: 2026-10-18\n" in forced.new.text


def test_a_value_changed_on_one_side_each_is_no_conflict(tula: Path, clerk: Clerk) -> None:
    meanwhile(tula, CHANGED)
    clerk.write("Деньги", 2, **{"План, руб.": 61000})

    found = back(tula, clerk)

    assert OWN.replace("60000", "61000").replace("58700", "59000") in found.new.text
    assert errors(found) == []
    assert [(c.spot.column, c.was, c.now) for c in found.changed] == [(3, 60000, 61000)]
