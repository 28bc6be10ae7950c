"""A program whose tables agree is found nothing in; one sum changed is found once."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clusterctl import rulebook, source
from clusterctl.documents import Document
from clusterctl.rules import every_rule
from judging import TODAY
from programs import consistent, folder, organizations, paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clusterctl.diagnostics import Route

BASE = rulebook.folder_of(
    folder(*organizations(college_a="college", emp_a="enterprise", emp_b="enterprise")), TODAY
)
RULES = [rule for code, rule in every_rule().items() if code.startswith("C")]

Program = dict[str, Any]


def found(program: Program, without: tuple[Route, ...] = ()) -> list[str]:
    text = source.read("clusters/c/program.yaml", paper("program", "programma", **program).encode())
    assert text.findings == ()
    document = Document("program", "programma", "c", text, text.value)
    judged = replace(BASE, documents=(*BASE.documents, document.without(without)))
    return [d.code for rule in RULES for d in rule.findings(judged)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(program=consistent())
def test_a_program_whose_tables_agree_is_found_nothing_in(program: Program) -> None:
    assert found(program) == []


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(program=consistent(), data=st.data())
def test_what_broke_the_schema_makes_no_finding_here(program: Program, data: st.DataObject) -> None:
    route = data.draw(st.sampled_from(list(routes(program))))

    assert found(program, (route,)) == []


def routes(value: Any, above: Route = ()) -> Iterator[Route]:
    """Every way into a value."""
    steps: Iterable[tuple[str | int, Any]] = ()
    match value:
        case dict():
            steps = value.items()
        case list():
            steps = enumerate(value)
    for step, inner in steps:
        yield (*above, step)
        yield from routes(inner, (*above, step))


def _totals(program: Program) -> Any:
    return program["sections"]["schedule_and_funding"]["totals"]


def total(program: Program, by: int) -> None:
    _totals(program)["total"] = round(_totals(program)["total"] + by, 2)


def total_of_a_year(program: Program, by: int) -> None:
    row = _totals(program)["by_year"][0]
    row["amount"] = round(row["amount"] + by, 2)


def total_of_a_source(program: Program, by: int) -> None:
    row = _totals(program)["by_source"][0]
    row["amount"] = round(row["amount"] + by, 2)


def row_of_funding(program: Program, by: int) -> None:
    row = next(
        r
        for r in program["sections"]["schedule_and_funding"]["funding"]
        if r["purpose"] == "incentives"
    )
    row["amount"] = round(row["amount"] + by, 2)


def need(program: Program, by: int) -> None:
    program["sections"]["education_programs"]["list"][0]["need_calc"][0]["total"] += by


def learners(program: Program, by: int) -> None:
    program["sections"]["vocational_training"]["list"][0]["total"] += by


def target_of(position: int) -> Callable[[Program, int], None]:
    def change(program: Program, by: int) -> None:
        target = program["sections"]["indicators"]["list"][position]["targets"][-1]
        assume(0 < target["value"] <= 100 - by)
        target["value"] += by

    return change


CHANGES = {
    total: "C161",
    total_of_a_year: "C161",
    total_of_a_source: "C161",
    row_of_funding: "C161",
    need: "C042",
    learners: "C071",
    target_of(0): "C154",
    target_of(1): "C154",
    target_of(2): "C154",
    target_of(3): "C154",
}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(program=consistent(), change=st.sampled_from(list(CHANGES)), by=st.integers(1, 9))
def test_one_sum_changed_is_found_once(
    program: Program, change: Callable[[Program, int], None], by: int
) -> None:
    changed = deepcopy(program)
    change(changed, by)

    assert found(changed) == [CHANGES[change]]
