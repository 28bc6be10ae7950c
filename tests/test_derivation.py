"""Recommended indicators computed from a program's tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clusterctl import derivation, rulebook, sections
from clusterctl.classifiers import recommended_indicators
from clusterctl.tables import rows
from judging import TODAY
from programs import program

TABLES: dict[str, Any] = {
    "participants": {
        "list": [
            {"organization": "college-a", "role": "operator", "since": "2026-03-02"},
            {"organization": "college-b", "role": "network_college", "since": "2026-03-02"},
            {"organization": "emp-a", "role": "anchor_employer", "since": "2026-03-02"},
            {"organization": "emp-b", "role": "employer", "since": "2028-02-01"},
            {
                "organization": "emp-c",
                "role": "other",
                "since": "2026-03-02",
                "until": "2028-06-30",
            },
        ]
    },
    "industry_outlook": {"staff_need": [{"year": 2028, "headcount": 80}]},
    "education_programs": {
        "list": [
            {
                "code": "15.02.16",
                "admission_plan": [{"edu_year": "2028/2029", "budget": 25, "paid": 5}],
                "contingent": [{"edu_year": "2028/2029", "count": 90}],
            },
            {"code": "15.01.38", "contingent": [{"edu_year": "2028/2029", "count": 60}]},
        ]
    },
    "staff_development": {
        "training": [
            {"year": 2028, "audience": "teachers", "people": 8},
            {"year": 2028, "audience": "masters", "people": 4},
            {"year": 2028, "audience": "managers", "people": 9},
        ],
        "teachers_total": [{"year": 2028, "count": 48}],
    },
    "vocational_training": {
        "list": [
            {"by_year": [{"year": 2027, "learners": 12}, {"year": 2028, "learners": 20}]},
            {"by_year": [{"year": 2028, "learners": 15}]},
        ]
    },
    "dual_and_targeted_training": {
        "dual": [{"students": [{"year": 2028, "count": 30}]}],
        "targeted": [{"contracts": [{"year": 2028, "count": 45}]}],
    },
    "employment_forecast": {
        "graduates": [{"year": 2028, "count": 70}],
        "placements": [{"year": 2028, "count": 50}],
        "other_outcomes": [
            {"year": 2028, "army": 10, "other_employer": 4, "self_employed": 2, "unemployed": 4}
        ],
    },
    "career_support": {
        "career_maps": [
            {"profession": "15.02.16", "ready_by": "2028-10-01"},
            {"profession": "15.01.38", "ready_by": "2029-03-01"},
        ],
        "prof_trials": [{"year": 2028, "learners": 40}],
        "early_guidance": [{"date": "2028-03-10", "schoolchildren": 60}],
    },
    "facilities": {"zones": [{"year": 2027}, {"year": 2028}, {"year": 2028}, {"year": 2029}]},
    "production_complexes": {
        "complexes": [{"revenue_plan": [{"year": 2028, "amount": 1250500.5}]}]
    },
    "schedule_and_funding": {
        "funding": [
            {"year": 2028, "source": "employer_cash", "amount": 2000000},
            {"year": 2028, "source": "employer_inkind", "amount": 500000},
            {"year": 2028, "source": "regional", "amount": 7500000},
        ]
    },
}


def derived(year: int = 2028, tables: dict[str, Any] = TABLES, **indicator: Any) -> Any:
    told = {"id": "ind-01", "unit": "%", **indicator}
    text = program({**tables, "indicators": {"list": [told]}})
    document = rulebook.folder_of(text, TODAY).of("program")[0]
    (row,) = rows(document, sections.INDICATORS)
    return derivation.derived(document, row, year)


@pytest.mark.parametrize(
    ("recommended", "unit", "value"),
    [
        ("I-01", "чел.", "150"),
        ("I-02", "чел.", "30"),
        ("I-04", "чел.", "70"),
        ("I-05", "%", "80"),
        ("I-06", "%", "71.43"),
        ("I-08", "%", "30"),
        ("I-09", "%", "20"),
        ("I-10", "ед.", "2"),
        ("I-11", "ед.", "1"),
        ("I-12", "тыс. руб.", "2500"),
        ("I-12", "млн руб.", "2.5"),
        ("I-13", "%", "25"),
        ("I-14", "%", "25"),
        ("I-18", "чел.", "35"),
        ("I-20", "ед.", "3"),
        ("I-22", "чел.", "100"),
        ("I-23", "%", "50"),
        ("I-25", "руб.", "1250500.5"),
        ("I-27", "%", "62.5"),
    ],
)
def test_the_tables_give_the_indicator(recommended: str, unit: str, value: str) -> None:
    assert derived(recommended=recommended, unit=unit).shown == Decimal(value)


@pytest.mark.parametrize(
    ("aggregation", "learners", "workshops"),
    [("sum", 35, 2), ("cumulative", 47, 3), ("last", 35, 3)],
)
def test_the_aggregation_says_which_years_count(
    aggregation: str, learners: int, workshops: int
) -> None:
    people = derived(recommended="I-18", unit="чел.", aggregation=aggregation)
    rooms = derived(recommended="I-20", unit="ед.", aggregation=aggregation)

    assert (people.value, rooms.value) == (learners, workshops)


@pytest.mark.parametrize(
    "indicator",
    [
        pytest.param({"recommended": "I-03"}, id="only-monitoring-tells"),
        pytest.param({}, id="no-catalogue-number"),
        pytest.param({"recommended": "I-06", "unit": "чел."}, id="a-share-not-in-per-cent"),
        pytest.param({"recommended": "I-04", "unit": "%"}, id="a-count-in-per-cent"),
        pytest.param({"recommended": "I-06", "aggregation": "cumulative"}, id="a-growing-share"),
        pytest.param({"recommended": "I-06", "year": 2027}, id="a-year-without-rows"),
    ],
)
def test_what_cannot_be_computed_is_not(indicator: dict[str, Any]) -> None:
    assert derived(**indicator) is None


def test_nothing_follows_from_tables_that_are_not_there() -> None:
    told = [derived(tables={}, recommended=id, unit="чел.") for id in derivation.FORMULAS]

    assert {*told, *(derived(tables={}, recommended=id) for id in derivation.FORMULAS)} == {None}


def test_no_share_is_taken_of_nobody() -> None:
    nobody = {"graduates": [{"year": 2028, "count": 0}], "placements": []}

    assert derived(tables={"employment_forecast": nobody}, recommended="I-06") is None


def test_the_computation_is_shown() -> None:
    found = derived(recommended="I-05")

    assert found.how.text("ru") == (
        "(трудоустроены у участников 50 + работают в других местах 6) ÷ выпуск 70 × 100"
    )


def test_a_share_agrees_within_a_tenth() -> None:
    share = derived(recommended="I-06")

    declared = ["71", "71.3", "71.4", "71.43", "71.5", "71.6"]

    assert [d for d in declared if share.agrees(Decimal(d))] == ["71.4", "71.43", "71.5"]


def test_a_difference_of_just_a_tenth_is_none() -> None:
    quarter = derived(recommended="I-13")

    declared = ["24.89", "24.9", "25.1", "25.11"]

    assert [d for d in declared if quarter.agrees(Decimal(d))] == ["24.9", "25.1"]


def test_money_agrees_to_the_last_digit_given() -> None:
    money = derived(recommended="I-25", unit="тыс. руб.")

    declared = ["1250", "1250.4", "1250.5", "1250.50", "1250.502", "1251"]

    assert [d for d in declared if money.agrees(Decimal(d))] == ["1250.5", "1250.50", "1251"]


def test_every_formula_is_in_the_catalogue_and_needs_no_monitoring() -> None:
    catalogue = {indicator.id: indicator for indicator in recommended_indicators()}

    assert derivation.FORMULAS.keys() <= catalogue.keys()
    assert not [id for id in derivation.FORMULAS if catalogue[id].monitoring]
