"""Workflow commands as GitHub's runner understands them."""

from __future__ import annotations

import pytest

from clusterctl.diagnostics import Diagnostic, Place, Severity
from clusterctl.messages import said
from clusterctl.output import github
from clusterctl.output.escape import cut, visible
from hostile import NAMES, TEXTS
from reporting import finding, hostile, reported
from workflow import Command, understood


def commands(text: str) -> list[Command]:
    found = [understood(line) for line in text.splitlines()]
    assert None not in found
    return [command for command in found if command]


def test_a_finding_is_told_beside_its_stretch() -> None:
    d = finding("нет копии", advice="отправьте", related="приказ")

    [shown, total] = commands(github.told(reported(d, language="ru", prefix="тула/")))

    assert shown == Command(
        "error",
        {
            "file": "тула/orders/prikaz-1.yaml",
            "line": "1",
            "endLine": "1",
            "col": "1",
            "endColumn": "5",
            "title": "P08-02 · Положение, п. 8",
        },
        "нет копии\nотправьте\nтула/orders/prikaz-1.yaml:1:1: приказ",
    )
    assert total == Command("notice", {"title": "clusterctl"}, "Проверены 2 документа: 1 ошибка")


def test_nothing_is_told_where_nothing_is_found() -> None:
    assert github.told(reported()) == ""


def test_columns_are_left_out_where_the_runner_refuses_them() -> None:
    d = Diagnostic(Place("a.yaml", 3, 5, 4, 2), "P08-02", Severity.INFO, said("x"))

    [shown, _total] = commands(github.told(reported(d)))

    assert shown.properties == {
        "file": "a.yaml", "line": "3", "endLine": "4", "title": "P08-02",
    }  # fmt: skip


def test_no_more_than_ten_of_each_gravest_first_and_a_last_notice_with_the_total() -> None:
    few = [finding(f"i{n}", severity=Severity.INFO) for n in range(12)]
    some = [finding(f"w{n}", severity=Severity.WARNING) for n in range(12)]
    many = [finding(f"e{n}") for n in range(34)]

    told = commands(github.told(reported(*few, *some, *many)))

    assert [c.name for c in told] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert told[-1].data == (
        "2 documents checked: 34 errors, 12 warnings, 12 remarks; "
        "29 more findings are not shown beside the lines"
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_stays_in_its_annotation(text: str) -> None:
    [shown, total] = commands(github.told(reported(hostile(text))))

    assert (shown.name, total.name) == ("error", "notice")
    assert shown.data.startswith(cut(visible(text), 4000)[:3999])
    assert shown.properties["title"] == "P08-02 · the Regulation, para. 8"


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_arrives_as_it_is_but_for_what_steers_a_terminal(name: str) -> None:
    [shown, _total] = commands(github.told(reported(finding(file=f"orders/{name}"))))

    assert shown.name == "error"
    steering = {"\x1b": "\\u001b", "\udcff": "\\udcff"}
    assert shown.properties["file"] == f"orders/{''.join(steering.get(c, c) for c in name)}"
    assert shown.properties["line"] == "1"
