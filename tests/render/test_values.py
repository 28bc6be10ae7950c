"""Documents as values: every key is there, names stand beside ids, amounts are exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clusterctl.render.values import Absent, organization, unknown, values
from render.region import read

if TYPE_CHECKING:
    from clusterctl.documents import Document


def of(kind: str, cluster: str, **changes: Any) -> dict[str, Any]:
    """A document of the example as values, with some of its keys changed."""
    (document,) = read().of(kind, cluster)
    return values(read(), replace(document, value={**document.value, **changes}))


def program() -> Document:
    (found,) = read().of("program", "himiya")
    return found


def test_dates_are_dates_and_amounts_are_decimals() -> None:
    told = of("agreement", "himiya")
    funding = of("program", "himiya")["sections"]["schedule_and_funding"]["funding"]

    assert told["date"] == date(2026, 3, 26)
    assert {type(row["amount"]) for row in funding} == {Decimal}


def test_what_is_not_given_is_there_and_empty() -> None:
    told = of("agreement", "selskoe-hozyaystvo", date=None, directions=None, valid=None)

    assert told["date"] is None
    assert told["directions"] == []
    assert not told["valid"]
    assert isinstance(told["valid"], Absent)
    assert told["valid"]["until"] is None
    assert told["termination"]["ground_title"] is None


def test_a_mapping_that_is_not_given_goes_all_the_way_down() -> None:
    told = of("program", "himiya", sections=None)["sections"]

    assert told["governance"]["council"]["members"] == []
    assert told["staff_development"]["mentors"]["order_of_engagement"] is None


def test_a_part_taken_out_of_a_list_leaves_no_hole() -> None:
    (agreement,) = read().of("agreement", "himiya")
    parties = agreement.value["parties"]

    assert len(of("agreement", "himiya", parties=[*parties[:2], None])["parties"]) == 2


def test_names_stand_beside_ids_choices_and_codes() -> None:
    told = of("program", "himiya")
    activity, sections = told["activities"][0], told["sections"]
    (mentor, *_rest) = sections["staff_development"]["mentors"]["list"]

    assert len(activity["responsible_names"]) == len(activity["responsible"])
    assert "АО «ХК «Пример-Азот»" in activity["responsible_names"]
    assert sections["participants"]["list"][0]["role_title"] == "оператор деятельности Кластера"
    assert mentor["profession_title"] == "Аппаратчик-оператор производства химических соединений"
    assert "руководство практикой" in mentor["duties_titles"]


def test_an_organisation_nobody_knows_is_called_by_its_id() -> None:
    told = of("cluster", "himiya", operator="nobody")

    assert told["operator_name"] == "nobody"
    assert organization(read(), "nobody") is None
    stranger = unknown(read(), "nobody")
    assert stranger["name"]["short"] == "nobody"
    assert (stranger["inn"], stranger["bank"]["account"]) == (None, None)


def test_what_the_schema_does_not_know_is_left_out() -> None:
    assert "extra" not in of("agreement", "himiya", extra="…")


def test_every_key_of_the_schema_is_in_every_row() -> None:
    rows = values(read(), program())["sections"]["education_programs"]["list"]

    assert len({frozenset(row) for row in rows}) == 1
