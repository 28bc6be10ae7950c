"""`clusterctl language check` as its users see it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Runner

CHERNYH = "organizations/emp-ip-chernyh.yaml"


def forms(clusterctl: Runner, *arguments: str, cwd: Path) -> list[dict[str, object]]:
    told = clusterctl("language", "check", *arguments, "--format", "json", cwd=cwd)

    assert (told.code, told.err) == (0, "")
    found: list[dict[str, object]] = json.loads(told.out)["forms"]
    return found


def test_doubtful_forms_tell_why_and_where_the_right_one_is_written(
    clusterctl: Runner, tula: Path, golden: Callable[[str, str], None]
) -> None:
    told = clusterctl("language", "check", "--doubtful", cwd=tula)

    assert told.code == 0
    assert told.err == "318 форм, из них 3 сомнительные\n"
    golden("language/doubtful.ru.txt", told.out)


def test_a_form_given_in_the_data_is_told_as_given(clusterctl: Runner, tula: Path) -> None:
    found = forms(clusterctl, cwd=tula)

    told = {
        (each["case"], each["form"], each["known"])
        for each in found
        if each["kind"] == "full" and "Черных" in str(each["text"])
    }
    assert told == {
        ("genitive", "Индивидуального предпринимателя Черных Аллы Витальевны", "given"),
        ("dative", "Индивидуальному предпринимателю Черных Алле Витальевне", "given"),
        ("instrumental", "Индивидуальным предпринимателем Черных Аллой Витальевной", "computed"),
    }


def test_writing_the_form_under_the_key_told_settles_the_doubt(
    clusterctl: Runner, tula: Path
) -> None:
    before = forms(clusterctl, "--doubtful", cwd=tula)
    assert {each["key"] for each in before} == {"genitive.name", "dative.name", "instrumental.name"}

    for place in before[0]["places"]:  # type: ignore[attr-defined]  # JSON
        file = tula / place["file"]
        lines = file.read_text(encoding="utf-8").splitlines()
        at = place["line"] - 1
        if "{" in lines[at]:
            lines[at] = lines[at].replace(
                "name: Заяц", "genitive: {name: Зайца Николая Степановича}, name: Заяц"
            )
        else:
            margin = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            lines[at] += f"\n{margin}genitive: {{name: Зайца Николая Степановича}}"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    after = forms(clusterctl, "--doubtful", cwd=tula)
    assert {each["case"] for each in after} == {"dative", "instrumental"}


def test_a_cluster_has_the_forms_of_its_own_papers_only(clusterctl: Runner, tula: Path) -> None:
    everything = {each["text"] for each in forms(clusterctl, cwd=tula)}
    own = {each["text"] for each in forms(clusterctl, "himiya", cwd=tula)}

    assert own < everything
    assert "Журавлёв Кирилл Андреевич" in own
    assert "Заяц Николай Степанович" not in own


def test_a_spreadsheet_has_a_row_for_each_place(clusterctl: Runner, tula: Path) -> None:
    told = clusterctl("language", "check", "--doubtful", "--format", "csv", cwd=tula)

    rows = list(csv.DictReader(io.StringIO(told.out.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 6
    assert {row["Ключ"] for row in rows} == {"genitive.name", "dative.name", "instrumental.name"}
    assert all((tula / row["Файл"]).exists() for row in rows)


def test_the_list_goes_to_a_file(clusterctl: Runner, tula: Path) -> None:
    told = clusterctl("language", "check", "-o", "forms.txt", cwd=tula)

    assert (told.code, told.out) == (0, "")
    assert "директора" in (tula / "forms.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["himia"], "himiya"),
        (["--format", "xml"], "--format"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(
    clusterctl: Runner, tula: Path, arguments: list[str], why: str
) -> None:
    told = clusterctl("language", "check", *arguments, cwd=tula)

    assert told.code == 2
    assert why in told.err
