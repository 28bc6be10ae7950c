"""A paper beside its folder: silent as rendered, and told of what was edited in it afterwards."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from clusterctl import check
from clusterctl import folder as folders
from clusterctl.diagnostics import Severity
from clusterctl.proof import proof
from clusterctl.proof.reading import of_plain, read
from clusterctl.render import jobs
from conftest import TULA

if TYPE_CHECKING:
    from clusterctl.folder import Folder


@cache
def tula() -> check.Verdict:
    return check.check(folders.load(TULA, date(2026, 11, 24)))


def folder() -> Folder:
    return tula().folder


def found(text: str) -> list[str]:
    """Code and marked text of what is found in a plain text beside the example region."""
    read_ = of_plain(text, "paper.txt")
    marked = [(d.code, read_.lines[d.place.line - 1].text, d.place) for d in proof(read_, folder())]
    return [f"{code}:{line[at.column - 1 : at.end_column - 1]}" for code, line, at in marked]


@pytest.mark.parametrize("cluster", ["himiya", "mashinostroenie", "selskoe-hozyaystvo"])
def test_papers_as_rendered_have_nothing_but_blanks(cluster: str) -> None:
    told = [
        (job.name, d.code, d.message.text("ru"))
        for job in jobs.called_for(tula(), cluster)
        for d in proof(
            read(job.paper.made(folder(), job.document, 0, draft=False), "a.docx"), folder()
        )
        if (d.code, d.severity) != ("T08", Severity.INFO)
    ]

    assert told == []


POLIMER = "Общество с ограниченной ответственностью «Образец-Полимер» (ООО «Образец-Полимер»)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLIMER}, ИНН 7199000155, КПП 719901001, ОГРН 1267199000155", []),
        (f"{POLIMER}, ИНН 7199000148", ["T13:7199000148"]),
        (f"{POLIMER}, ИНН 7707083893", ["T13:7707083893"]),
        (f"{POLIMER}, ИНН 7199000155, ОГРН 1267199000144", ["T13:1267199000144"]),
        ("ООО «Образец-Полимер»\nЮридический адрес: Тула\nИНН 7199000148", ["T13:7199000148"]),
        ("ООО «Образец-Полимер»\nИНН 7199000155\nБИК 044525996", ["T13:044525996"]),
        ("ИНН 7199000155, ОГРН 1267199000144", ["T13:1267199000144"]),
        ("ООО «Чужое дело», ИНН 7707083893, КПП 773601001", []),
        ("ООО «Образец-Полимер» и банк «Чужой», БИК 044525225", []),
        ("ООО «Образец-Полимер» и ООО «Чужое дело», ИНН 7707083893", []),
        ("ООО «Образец-Полимер»\nООО «Чужое дело», ИНН 7707083893", []),
        ("ООО «Образец-Полимер», ИНН 7199000155, банк (ИНН 7707083893)", []),
        ("ООО «Образец-Полимир»", ["T14:Образец-Полимир"]),
        ("АО «Образец-Полимер»", ["T14:АО «Образец-Полимер»"]),
        ("с ООО «Образец-Полимер», обществом с ограниченной ответственностью", []),
        ("кластер «Химическая отросль»", ["T14:Химическая отросль"]),
        ("Сбербанк «Образец-2», школа «Пример»", []),
        ("в лице директора Журавлёва Кирилла Андреевича", []),
        ("в лице директора Журавлева Кирилла Андреевича", []),
        ("в лице директора Журавлёва Кирила Андреевича", ["T15:Журавлёва Кирила Андреевича"]),
        ("директору Журавлёву Кириллу Андреевичу", []),
        ("Петрова Мария Ивановна", []),
        ("К.А.\u00a0Журавлёв, Журавлёву К.А.", []),
        ("К.А.\u00a0Жураблёв", ["T15:Жураблёв"]),
        ("Соглашение о сотрудничестве от 26 марта 2026 г. № 2/2026", []),
        ("Соглашение о сотрудничестве от 27 марта 2026 г. № 2/2026", ["T16:27 марта 2026 г."]),
        ("соглашению о сотрудничестве от 26 марта 2026 г. № 7/2026", ["T16:7/2026"]),
        ("дополнительное соглашение от 15 октября 2026 г. № 1", []),
        (
            "СОГЛАШЕНИЕ № 2/2026\nСоглашение действует с 26 марта 2026 г. по 31 декабря 2030 г.",
            ["T16:31 декабря 2030 г."],
        ),
        (
            "СОГЛАШЕНИЕ № 2/2026\nСоглашение действует с 26 марта 2026 г. по 31 декабря 2031 г.",
            [],
        ),
    ],
)
def test_what_differs_from_the_folder_is_told(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_remedy_names_what_the_folder_has_and_where() -> None:
    text = of_plain("ООО «Образец-Полимер», ИНН 7199000148", "paper.txt")

    told = proof(text, folder())[0]

    assert told.message.text("ru") == (
        "ИНН 7199000148 — это АО «ХК «Пример-Азот», а не ООО «Образец-Полимер»"
    )
    assert told.help is not None
    assert told.help.text("ru") == "в папке — 7199000155 (organizations/emp-polimer.yaml)"


def test_numbers_without_labels_are_compared_in_a_table_of_requisites() -> None:
    rows = "| Участник | ИНН, ОГРН |\n|---|---|\n| ООО «Образец-Полимер» | 7199000148 |\n"

    assert [d.code for d in proof(of_plain(rows, "a.md"), folder())] == ["T13"]
